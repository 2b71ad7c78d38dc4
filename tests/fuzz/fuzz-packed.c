/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the row of an article: what is read is what can be written and read again. */
#include <string.h>

#include "fuzz.h"
#include "qimam-analysis-pack-private.h"

#define ARTICLE 7

static QimamDocument *
make_document (void)
{
  QimamDocument *document = qimam_document_new ();

  document->headline = g_strdup ("اتفاق على السدود");
  document->caption = g_strdup ("صورة");
  qimam_document_add_paragraph (document, "قال وزير الري إن 40 سدا ستبنى قبل نهاية العام",
                                QIMAM_PARAGRAPH_TEXT);
  return document;
}

/* The bytes with a head that fits them, so that more than the sum is tried. */
static GBytes *
seal (const QimamDocument *document, const uint8_t *data, size_t size)
{
  guint8 *bytes = g_malloc (size + QIMAM_PACK_HEAD);
  guint32 sum = GUINT32_TO_LE (qimam_pack_sum (document, data, size));

  bytes[0] = QIMAM_PACK_FORMAT;
  memcpy (bytes + 1, &sum, sizeof sum);
  if (size > 0)
    memcpy (bytes + QIMAM_PACK_HEAD, data, size);
  return g_bytes_new_take (bytes, size + QIMAM_PACK_HEAD);
}

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_claim (const QimamClaim *claim)
{
  g_assert_cmpint (claim->article, ==, ARTICLE);
  g_assert_nonnull (qimam_dimension_nick (claim->dimension));
  g_assert_nonnull (qimam_basis_nick (claim->basis));
  g_assert_cmpuint (claim->span.start, <=, claim->span.end);
  check_text (claim->text);
  check_text (claim->speaker);
  check_text (claim->value.name);
  check_text (claim->value.of);
}

static void
check (const QimamAnalysis *analysis)
{
  for (guint i = 0; i < analysis->claims->len; i++)
    check_claim (analysis->claims->pdata[i]);
  for (guint i = 0; i < analysis->dismissed->len; i++)
    check_claim (analysis->dismissed->pdata[i]);
  for (guint i = 0; i < analysis->statements->len; i++)
    {
      const QimamStatement *statement = analysis->statements->pdata[i];

      g_assert_cmpuint (statement->span.start, <=, statement->span.end);
      check_text (statement->text);
      check_text (statement->speaker);
    }
  for (guint i = 0; i < analysis->times->len; i++)
    g_assert_nonnull (qimam_time_kind_nick (((QimamTime *) analysis->times->pdata[i])->kind));
  for (guint i = 0; i < analysis->quantities->len; i++)
    g_assert_nonnull (qimam_quantity_kind_nick (((QimamQuantity *) analysis->quantities->pdata[i])->kind));
}

/* Written anew it may have other bytes, and then the same ones for ever. */
static void
check_again (const QimamDocument *document, const QimamAnalysis *analysis)
{
  g_autoptr (GBytes) packed = qimam_analysis_pack (document, analysis, NULL);
  g_autoptr (QimamAnalysis) again = qimam_analysis_new ();
  g_autoptr (GBytes) twice = NULL;

  g_assert_true (qimam_analysis_unpack (packed, document, ARTICLE, again));
  g_assert_cmpuint (again->claims->len, ==, analysis->claims->len);
  g_assert_cmpuint (again->statements->len, ==, analysis->statements->len);
  twice = qimam_analysis_pack (document, again, NULL);
  g_assert_true (g_bytes_equal (packed, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (QimamDocument) document = make_document ();
  g_autoptr (GBytes) packed = seal (document, data, size);
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bare = g_bytes_new_take (g_steal_pointer (&copy), size);
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new (), without = qimam_analysis_new ();
  gboolean good;

  qimam_analysis_unpack (bare, document, ARTICLE, without);
  good = qimam_analysis_unpack (packed, document, ARTICLE, analysis);
  /* Without the article its words are left out, and all else is read. */
  if (good)
    g_assert_true (qimam_analysis_unpack (packed, NULL, ARTICLE, without));
  check (analysis);
  check (without);
  if (good)
    check_again (document, analysis);
  return 0;
}
