/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-blob.h"

#include <string.h>
#include <zstd.h>

#define PACK_LEVEL 6
/* No input is larger: what claims to be is not ours. */
#define MAX_UNPACKED (256u << 20)

#define TYPE_SPANS      "a(uuy)"
#define TYPE_DROPPED    "a(uss)"
#define TYPE_TIMES      "a(uuyymsmsynyyyb)"
#define TYPE_QUANTITIES "a(uuyymsmsmsb)"
#define TYPE_SUMMARY    "a(uuyd)"
#define TYPE_MEETING    "(axasymsaxa(smsmsyax)a(sysyax)a(smsmsmsax))"

/* Files travel between machines of both byte orders; the file has the little one. */
static GBytes *
to_bytes (GVariant *variant)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  g_autoptr (GVariant) swapped = NULL;

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    swapped = g_variant_byteswap (owned);
  return g_variant_get_data_as_bytes (swapped != NULL ? swapped : owned);
}

static GVariant *
from_bytes (GBytes *blob, const char *type)
{
  g_autoptr (GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), blob, FALSE));

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    return g_variant_byteswap (variant);
  return g_variant_get_normal_form (variant);
}

static QimamField
read_field (guchar byte)
{
  return byte <= QIMAM_FIELD_CAPTION ? (QimamField) byte : QIMAM_FIELD_BODY;
}

GBytes *
qimam_blob_from_spans (const GArray *spans)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TYPE_SPANS));

  if (spans == NULL || spans->len == 0)
    return NULL;
  for (guint i = 0; i < spans->len; i++)
    {
      const QimamSpan *span = &g_array_index (spans, QimamSpan, i);

      g_variant_builder_add (&builder, "(uuy)", span->start, span->end, (guchar) span->in);
    }
  return to_bytes (g_variant_builder_end (&builder));
}

void
qimam_blob_to_spans (GBytes *blob, GArray *spans)
{
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  guint32 start, end;
  guchar in;

  if (blob == NULL)
    return;
  list = from_bytes (blob, TYPE_SPANS);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(uuy)", &start, &end, &in))
    {
      QimamSpan span = qimam_span (read_field (in), start, end);

      g_array_append_val (spans, span);
    }
}

GBytes *
qimam_blob_from_roles (const GArray *roles)
{
  guint8 *bytes = g_new (guint8, roles->len + 1);

  for (guint i = 0; i < roles->len; i++)
    bytes[i] = (guint8) g_array_index (roles, QimamParagraphRole, i);
  return g_bytes_new_take (bytes, roles->len);
}

void
qimam_blob_to_roles (GBytes *blob, GArray *roles)
{
  gsize size;
  const guint8 *bytes;

  if (blob == NULL)
    return;
  bytes = g_bytes_get_data (blob, &size);
  for (gsize i = 0; i < size; i++)
    {
      QimamParagraphRole role = bytes[i] <= QIMAM_PARAGRAPH_EMBED ? (QimamParagraphRole) bytes[i] : 0;

      g_array_append_val (roles, role);
    }
}

GBytes *
qimam_blob_from_dropped (const GPtrArray *dropped)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TYPE_DROPPED));

  if (dropped->len == 0)
    return NULL;
  for (guint i = 0; i < dropped->len; i++)
    {
      const QimamDropped *item = dropped->pdata[i];

      g_variant_builder_add (&builder, "(uss)", item->line, item->text != NULL ? item->text : "",
                             item->why != NULL ? item->why : "");
    }
  return to_bytes (g_variant_builder_end (&builder));
}

void
qimam_blob_to_dropped (GBytes *blob, QimamDocument *document)
{
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  guint32 line;
  const char *text, *why;

  if (blob == NULL)
    return;
  list = from_bytes (blob, TYPE_DROPPED);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(u&s&s)", &line, &text, &why))
    qimam_document_add_dropped (document, line, text, why);
}

void
qimam_blob_to_times (GBytes *blob, GPtrArray *times)
{
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  guint32 start, end;
  guchar in, kind, resolution, month, day, weekday;
  gint16 year;
  gboolean bare;
  const char *value, *mod;

  if (blob == NULL)
    return;
  list = from_bytes (blob, TYPE_TIMES);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(uuyym&sm&synyyyb)", &start, &end, &in, &kind, &value, &mod,
                              &resolution, &year, &month, &day, &weekday, &bare))
    {
      QimamTime *time = qimam_time_new (qimam_span (read_field (in), start, end), MIN (kind, QIMAM_TIME_SET));

      time->value = g_strdup (value);
      time->mod = g_intern_string (mod);
      time->resolution = MIN (resolution, QIMAM_TIME_INVALID);
      time->year = year;
      time->month = (gint8) month;
      time->day = (gint8) day;
      time->weekday = (gint8) weekday;
      time->bare_weekday = bare;
      g_ptr_array_add (times, time);
    }
}

void
qimam_blob_to_quantities (GBytes *blob, GPtrArray *quantities)
{
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  guint32 start, end;
  guchar in, kind;
  gboolean dual;
  const char *value, *unit, *mod;

  if (blob == NULL)
    return;
  list = from_bytes (blob, TYPE_QUANTITIES);
  g_variant_iter_init (&iter, list);
  while (
      g_variant_iter_next (&iter, "(uuyym&sm&sm&sb)", &start, &end, &in, &kind, &value, &unit, &mod, &dual))
    {
      QimamQuantity *quantity =
          qimam_quantity_new (qimam_span (read_field (in), start, end), MIN (kind, QIMAM_QUANTITY_ORDINAL));

      quantity->value = g_strdup (value);
      quantity->unit = g_strdup (unit);
      quantity->mod = g_intern_string (mod);
      quantity->dual = dual;
      g_ptr_array_add (quantities, quantity);
    }
}

void
qimam_blob_to_summary (GBytes *blob, GArray *summary)
{
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  guint32 start, end;
  guchar in;
  double score;

  if (blob == NULL)
    return;
  list = from_bytes (blob, TYPE_SUMMARY);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(uuyd)", &start, &end, &in, &score))
    {
      QimamSummarySentence sentence = { qimam_span (read_field (in), start, end), score };

      g_array_append_val (summary, sentence);
    }
}

static GVariant *
ids_to_variant (const GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static void
ids_from_variant (GVariant *variant, GArray *ids)
{
  gsize n;
  const gint64 *values = g_variant_get_fixed_array (variant, &n, sizeof (gint64));

  g_array_append_vals (ids, values, (guint) n);
}

GBytes *
qimam_blob_from_meeting (const QimamMeeting *meeting)
{
  GVariantBuilder places, durations, participants;
  static const char *const none[] = { NULL };

  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(smsmsyax)"));
  for (guint i = 0; i < meeting->places->len; i++)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[i];

      g_variant_builder_add (&places, "(smsmsy@ax)", place->name != NULL ? place->name : "", place->key,
                             place->kind, (guchar) place->basis, ids_to_variant (place->claims));
    }
  g_variant_builder_init (&durations, G_VARIANT_TYPE ("a(sysyax)"));
  for (guint i = 0; i < meeting->durations->len; i++)
    {
      const QimamMeetingDuration *duration = meeting->durations->pdata[i];

      g_variant_builder_add (&durations, "(sysy@ax)", duration->iso != NULL ? duration->iso : "",
                             (guchar) duration->cmp, duration->scope != NULL ? duration->scope : "",
                             (guchar) duration->basis, ids_to_variant (duration->claims));
    }
  g_variant_builder_init (&participants, G_VARIANT_TYPE ("a(smsmsmsax)"));
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *participant = meeting->participants->pdata[i];

      g_variant_builder_add (&participants, "(smsmsms@ax)",
                             participant->name != NULL ? participant->name : "", participant->key,
                             participant->role, participant->party, ids_to_variant (participant->claims));
    }
  return to_bytes (
      g_variant_new ("(@ax^asyms@axa(smsmsyax)a(sysyax)a(smsmsmsax))", ids_to_variant (meeting->date.claims),
                     meeting->format.keys != NULL ? (const char *const *) meeting->format.keys : none,
                     (guchar) meeting->format.basis, meeting->format.how,
                     ids_to_variant (meeting->format.claims), &places, &durations, &participants));
}

static void
read_places (GVariantIter *iter, QimamMeeting *meeting)
{
  const char *name, *key, *kind;
  guchar basis;
  GVariant *claims;

  while (g_variant_iter_loop (iter, "(&sm&sm&sy@ax)", &name, &key, &kind, &basis, &claims))
    {
      QimamMeetingPlace *place = qimam_meeting_add_place (meeting, name, key, kind);

      place->basis = MIN (basis, QIMAM_BASIS_INFERRED);
      ids_from_variant (claims, place->claims);
    }
}

static void
read_durations (GVariantIter *iter, QimamMeeting *meeting)
{
  const char *iso, *scope;
  guchar cmp, basis;
  GVariant *claims;

  while (g_variant_iter_loop (iter, "(&sy&sy@ax)", &iso, &cmp, &scope, &basis, &claims))
    {
      QimamMeetingDuration *duration =
          qimam_meeting_add_duration (meeting, iso, MIN (cmp, QIMAM_CMP_LT), *scope != '\0' ? scope : NULL);

      duration->basis = MIN (basis, QIMAM_BASIS_INFERRED);
      ids_from_variant (claims, duration->claims);
    }
}

static void
read_participants (GVariantIter *iter, QimamMeeting *meeting)
{
  const char *name, *key, *role, *party;
  GVariant *claims;

  while (g_variant_iter_loop (iter, "(&sm&sm&sm&s@ax)", &name, &key, &role, &party, &claims))
    {
      QimamParticipant *participant = qimam_meeting_add_participant (meeting, name, key, role, party);

      ids_from_variant (claims, participant->claims);
    }
}

void
qimam_blob_to_meeting (GBytes *blob, QimamMeeting *meeting)
{
  g_autoptr (GVariant) variant = NULL, date_claims = NULL, format_claims = NULL;
  g_autoptr (GVariantIter) places = NULL, durations = NULL, participants = NULL;
  g_auto (GStrv) keys = NULL;
  guchar basis;

  if (blob == NULL)
    return;
  variant = from_bytes (blob, TYPE_MEETING);
  g_strfreev (g_steal_pointer (&meeting->format.keys));
  g_free (g_steal_pointer (&meeting->format.how));
  g_variant_get (variant, "(@ax^asyms@axa(smsmsyax)a(sysyax)a(smsmsmsax))", &date_claims, &keys, &basis,
                 &meeting->format.how, &format_claims, &places, &durations, &participants);
  if (*keys != NULL)
    meeting->format.keys = g_steal_pointer (&keys);
  meeting->format.basis = MIN (basis, QIMAM_BASIS_INFERRED);
  ids_from_variant (date_claims, meeting->date.claims);
  ids_from_variant (format_claims, meeting->format.claims);
  read_places (places, meeting);
  read_durations (durations, meeting);
  read_participants (participants, meeting);
}

GBytes *
qimam_blob_pack (GBytes *bytes)
{
  gsize size, room;
  gconstpointer data;
  g_autofree guint8 *packed = NULL;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  room = ZSTD_compressBound (size);
  packed = g_malloc (room);
  size = ZSTD_compress (packed, room, data, size, PACK_LEVEL);
  if (ZSTD_isError (size))
    return NULL;
  return g_bytes_new (packed, size);
}

GBytes *
qimam_blob_unpack (GBytes *packed)
{
  gsize size;
  gconstpointer data;
  guint8 *bytes;
  unsigned long long length;

  if (packed == NULL)
    return NULL;
  data = g_bytes_get_data (packed, &size);
  length = ZSTD_getFrameContentSize (data, size);
  if (length == ZSTD_CONTENTSIZE_ERROR || length == ZSTD_CONTENTSIZE_UNKNOWN || length > MAX_UNPACKED)
    return NULL;
  bytes = g_malloc (length + 1);
  if (ZSTD_decompress (bytes, length, data, size) != length)
    {
      g_free (bytes);
      return NULL;
    }
  return g_bytes_new_take (bytes, length);
}

char *
qimam_lines_from_keys (char **keys)
{
  return keys != NULL && *keys != NULL ? g_strjoinv ("\n", keys) : NULL;
}

char **
qimam_lines_to_keys (const char *lines)
{
  return lines != NULL && *lines != '\0' ? g_strsplit (lines, "\n", -1) : NULL;
}
