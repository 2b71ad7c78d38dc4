/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json.h"

#include "qimam-json-private.h"

static void
add_changes (JsonBuilder *builder, const QimamCorrection *correction)
{
  QimamDimension dimension =
      correction->changes & QIMAM_CLAIM_DIMENSION ? correction->new_dimension : correction->dimension;

  json_builder_set_member_name (builder, "corrected");
  json_builder_begin_object (builder);
  if (correction->changes & QIMAM_CLAIM_DIMENSION)
    qimam_json_add_string (builder, "dimension", qimam_dimension_nick (dimension));
  if (correction->changes & QIMAM_CLAIM_VALUE)
    qimam_json_add_value (builder, dimension, &correction->new_value);
  if (correction->changes & QIMAM_CLAIM_PARTY)
    qimam_json_add_string (builder, "party", correction->new_party);
  if (correction->changes & QIMAM_CLAIM_POLARITY)
    qimam_json_add_string (builder, "polarity", qimam_polarity_nick (correction->new_polarity));
  if (correction->changes & QIMAM_CLAIM_MEETING)
    qimam_json_add_id (builder, "meeting", correction->meeting);
  json_builder_end_object (builder);
}

void
qimam_json_correction (JsonBuilder *builder, const QimamCorrection *correction)
{
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "id", correction->id);
  qimam_json_add_int (builder, "article", correction->article);
  qimam_json_add_id (builder, "claim", correction->claim);
  qimam_json_add_string (builder, "kind", correction->dismissed ? "dismissed" : "corrected");
  qimam_json_add_string (builder, "dimension", qimam_dimension_nick (correction->dimension));
  qimam_json_add_span (builder, correction->span, correction->quote);
  qimam_json_add_value (builder, correction->dimension, &correction->value);
  if (!correction->dismissed)
    add_changes (builder, correction);
  qimam_json_add_bool (builder, "found", correction->found);
  qimam_json_add_string (builder, "created", correction->created);
  json_builder_end_object (builder);
}
