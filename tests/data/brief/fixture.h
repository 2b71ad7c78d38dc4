/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "qimam-analysis.h"
#include "qimam-sentence.h"

/* Three reports by three outlets on one invented meeting, and one on the next, with what an analysis finds in
 * them. */

#define MEETING_SPRING 1
#define MEETING_AUTUMN 2

static const char *const body_a = "اختتمت في صلالة قمة جمعت رئيسة الحكومة التونسية لينا حداد والوزير العماني "
                                  "سالم العامري في قصر «لا غراند».\n"
                                  "واستمرت القمة إجمالا نحو أربع ساعات ونصف ساعة، وجرت جولة مغلقة استمرت "
                                  "أكثر من ساعة ونصف، ثم جولة موسعة لأكثر من ساعة.\n"
                                  "وانتهت المحادثات عند الساعة 17:05 بالتوقيت المحلي.\n"
                                  "واتفق الجانبان على إعادة فتح خط الملاحة بين الميناءين.\n"
                                  "وجاء في بيان مشترك أن البلدين سيتعاونان في حماية الشبكات الرقمية.\n"
                                  "وقال العامري إن معظم الشكاوى الرقمية في العالم تصدر من شركات القراصنة.\n"
                                  "وقالت حداد إن اللقاء كان إيجابيا وجرى في أجواء ودية.\n"
                                  "وقالت حداد: «لن نوقع شيئا قبل أن يراه برلماننا».";

static const char *const body_b = "عقدت القمة في قصر «لا جراند» المطل على بحر العرب في صلالة.\n"
                                  "ودامت القمة أقل من أربع ساعات، أي أقصر مما كان المنظمون ينتظرون.\n"
                                  "واتفق الطرفان على إعادة فتح خط الملاحة بين الميناءين ابتداء من الخريف.\n"
                                  "وقال العامري إنه اتفق مع حداد على ما يجب أن يبقى خارج الهجمات الرقمية.\n"
                                  "وقال العامري إن معظم الشكاوى الرقمية على عمان تصدر من شركات القراصنة.\n"
                                  "وكان السفير ناصر البلوشي قد استدعي للتشاور في الشتاء.\n"
                                  "وقال العامري إن المحادثات كانت باردة ولم تخل من أجواء متوترة.";

static const char *const body_c =
    "ودامت القمة أقل من أربع ساعات، أي أقصر مما كان المنظمون ينتظرون.\n"
    "وحضر الجولة الثانية السفير ناصر البلوشي، بعد جولة أولى استمرت قرابة ساعتين.\n"
    "وانتهت المحادثات عند الساعة 13:05 بتوقيت غرينتش.\n"
    "وأعلن العامري أن البلدين سيتعاونان في حماية الشبكات الرقمية.\n"
    "وقال العامري إن الموانئ يجب أن تبقى خارج الهجمات الرقمية.\n"
    "كما اتفقا على مكافحة تلوث الشواطئ.\n"
    "وقالت حداد إن معظم الطلبات، نصفها تقريبا، لم يصل إليها رد.\n"
    "وقال العامري إن اللقاء المقبل لم يحدد موعده بعد.";

static const char *const body_d =
    "بحث الوفدان في تونس العاصمة عبر الفيديو خط الملاحة وحماية الشبكات الرقمية.\n"
    "ولم يتوصلا إلى اتفاق على حماية الشبكات الرقمية.";

static QimamArticle *
fixture_article (gint64 id, const char *source, const char *headline, const char *published, const char *body)
{
  QimamArticle *article = qimam_article_new ();
  g_auto (GStrv) paragraphs = g_strsplit (body, "\n", -1);

  if (article->document == NULL)
    article->document = qimam_document_new ();
  if (article->analysis == NULL)
    article->analysis = qimam_analysis_new ();
  article->id = id;
  article->document->source = g_strdup (source);
  article->document->headline = g_strdup (headline);
  qimam_document_set_published (article->document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    qimam_document_add_paragraph (article->document, paragraphs[i], QIMAM_PARAGRAPH_TEXT);
  return article;
}

/* A claim on the words @text, which stand in the article. */
static QimamClaim *
fixture_claim (
    QimamArticle *article, gint64 meeting, QimamDimension dimension, const char *text, const char *topic)
{
  const char *body = article->document->body;
  const char *found = strstr (body, text);
  g_autoptr (GArray) sentences = qimam_sentences (body, -1, QIMAM_FIELD_BODY);
  QimamSpan span, sentence;
  QimamClaim *claim;

  g_assert_nonnull (found);
  span = qimam_span (QIMAM_FIELD_BODY, (gsize) (found - body), (gsize) (found - body) + strlen (text));
  sentence = span;
  for (guint i = 0; i < sentences->len; i++)
    if (qimam_span_contains (g_array_index (sentences, QimamSpan, i), span))
      sentence = g_array_index (sentences, QimamSpan, i);
  claim = qimam_claim_new (dimension, span, sentence);
  claim->id = article->id * 100 + article->analysis->claims->len + 1;
  claim->article = article->id;
  claim->meeting = meeting;
  claim->text = g_strdup (text);
  claim->basis = QIMAM_BASIS_STATED;
  if (topic != NULL)
    {
      const char *const topics[] = { topic, NULL };

      claim->topics = g_strdupv ((char **) topics);
    }
  g_ptr_array_add (article->analysis->claims, claim);
  return claim;
}

static QimamClaim *
fixture_duration (QimamArticle *article, const char *text, const char *iso, QimamCmp cmp, const char *scope)
{
  QimamClaim *claim = fixture_claim (article, MEETING_SPRING, QIMAM_DIMENSION_DURATION, text, NULL);

  claim->value.set = TRUE;
  claim->value.iso = g_strdup (iso);
  claim->value.cmp = cmp;
  claim->value.scope = g_intern_string (scope);
  return claim;
}

static QimamClaim *
fixture_date (QimamArticle *article, const char *text, const char *iso, const char *role)
{
  QimamClaim *claim = fixture_claim (article, MEETING_SPRING, QIMAM_DIMENSION_DATE, text, NULL);

  claim->value.set = TRUE;
  claim->value.iso = g_strdup (iso);
  claim->value.role = g_intern_string (role);
  return claim;
}

static QimamClaim *
fixture_place (QimamArticle *article,
               gint64 meeting,
               const char *text,
               const char *name,
               const char *key,
               const char *kind)
{
  QimamClaim *claim = fixture_claim (article, meeting, QIMAM_DIMENSION_PLACE, text, NULL);

  claim->value.set = TRUE;
  claim->value.name = g_strdup (name);
  claim->value.key = g_strdup (key);
  claim->value.kind = g_intern_string (kind);
  return claim;
}

static QimamClaim *
fixture_person (QimamArticle *article, const char *text, const char *name, const char *key, const char *role)
{
  QimamClaim *claim = fixture_claim (article, MEETING_SPRING, QIMAM_DIMENSION_PARTICIPANTS, text, NULL);

  claim->value.set = TRUE;
  claim->value.name = g_strdup (name);
  claim->value.key = g_strdup (key);
  claim->value.role = g_intern_string (role);
  return claim;
}

static QimamClaim *
fixture_speech (QimamArticle *article,
                QimamDimension dimension,
                const char *text,
                const char *topic,
                const char *speaker,
                const char *key,
                const char *party,
                QimamPolarity polarity)
{
  QimamClaim *claim = fixture_claim (article, MEETING_SPRING, dimension, text, topic);

  claim->speaker = g_strdup (speaker);
  claim->speaker_key = g_strdup (key);
  claim->party = g_strdup (party);
  claim->polarity = polarity;
  claim->attribution = speaker != NULL ? QIMAM_ATTRIBUTION_INDIRECT : QIMAM_ATTRIBUTION_NONE;
  return claim;
}

#define AMIRI      "سالم العامري", "salim_alamiri", "OM"
#define HADDAD     "لينا حداد", "lina_haddad", "TN"
#define NOBODY     NULL, NULL, "joint"
#define AGREEMENT_ QIMAM_DIMENSION_AGREEMENT
#define STATEMENT_ QIMAM_DIMENSION_STATEMENT

static void
fixture_fill_a (QimamArticle *a)
{
  fixture_place (a, MEETING_SPRING, "صلالة", "صلالة", "salalah", "city");
  fixture_place (a, MEETING_SPRING, "قصر «لا غراند»", "قصر لا غراند", NULL, "venue");
  fixture_person (a, "لينا حداد", "لينا حداد", "lina_haddad", "prime_minister");
  fixture_person (a, "سالم العامري", "سالم العامري", "salim_alamiri", "minister");
  fixture_duration (a, "نحو أربع ساعات ونصف ساعة", "PT4H30M", QIMAM_CMP_APPROX, "total");
  fixture_duration (a, "أكثر من ساعة ونصف", "PT1H30M", QIMAM_CMP_GT, "narrow");
  fixture_duration (a, "لأكثر من ساعة", "PT1H", QIMAM_CMP_GT, "expanded");
  fixture_date (a, "الساعة 17:05 بالتوقيت المحلي", "T17:05+04:00", "end");
  fixture_speech (a, AGREEMENT_, "إعادة فتح خط الملاحة بين الميناءين", "trade_economy", NOBODY,
                  QIMAM_POLARITY_AGREED);
  fixture_speech (a, AGREEMENT_, "سيتعاونان في حماية الشبكات الرقمية", "cyber", "بيان مشترك", NULL, "joint",
                  QIMAM_POLARITY_AGREED);
  fixture_speech (a, STATEMENT_, "معظم الشكاوى الرقمية في العالم تصدر من شركات القراصنة", "cyber", AMIRI,
                  QIMAM_POLARITY_ACCUSATION);
  fixture_speech (a, STATEMENT_, "اللقاء كان إيجابيا وجرى في أجواء ودية", "bilateral_relations", HADDAD,
                  QIMAM_POLARITY_POSITIVE);
  fixture_speech (a, STATEMENT_, "لن نوقع شيئا قبل أن يراه برلماننا", NULL, HADDAD, QIMAM_POLARITY_POSITION)
      ->attribution = QIMAM_ATTRIBUTION_DIRECT;
}

static void
fixture_fill_b (QimamArticle *b)
{
  fixture_place (b, MEETING_SPRING, "قصر «لا جراند»", "قصر لا جراند", NULL, "venue");
  fixture_place (b, MEETING_SPRING, "صلالة", "صلالة", "salalah", "city");
  fixture_duration (b, "أقل من أربع ساعات", "PT4H", QIMAM_CMP_LT, "total");
  fixture_speech (b, AGREEMENT_, "إعادة فتح خط الملاحة بين الميناءين ابتداء من الخريف", "trade_economy",
                  NOBODY, QIMAM_POLARITY_AGREED);
  fixture_speech (b, AGREEMENT_, "اتفق مع حداد على ما يجب أن يبقى خارج الهجمات الرقمية", "cyber", AMIRI,
                  QIMAM_POLARITY_CLAIMED_AGREEMENT);
  fixture_speech (b, STATEMENT_, "معظم الشكاوى الرقمية على عمان تصدر من شركات القراصنة", "cyber", AMIRI,
                  QIMAM_POLARITY_ACCUSATION);
  fixture_claim (b, 0, QIMAM_DIMENSION_BACKGROUND, "السفير ناصر البلوشي قد استدعي للتشاور",
                 "diplomatic_missions");
  fixture_speech (b, STATEMENT_, "المحادثات كانت باردة ولم تخل من أجواء متوترة", "bilateral_relations", AMIRI,
                  QIMAM_POLARITY_NEGATIVE);
}

static void
fixture_fill_c (QimamArticle *c)
{
  fixture_duration (c, "أقل من أربع ساعات", "PT4H", QIMAM_CMP_LT, "total");
  fixture_duration (c, "قرابة ساعتين", "PT2H", QIMAM_CMP_APPROX, "narrow");
  fixture_person (c, "السفير ناصر البلوشي", "ناصر البلوشي", "nasir_albalushi", "ambassador");
  fixture_date (c, "الساعة 13:05 بتوقيت غرينتش", "T13:05Z", "end");
  fixture_speech (c, AGREEMENT_, "البلدين سيتعاونان في حماية الشبكات الرقمية", "cyber", AMIRI,
                  QIMAM_POLARITY_AGREED);
  fixture_speech (c, STATEMENT_, "الموانئ يجب أن تبقى خارج الهجمات الرقمية", "cyber", AMIRI,
                  QIMAM_POLARITY_DEMAND);
  fixture_speech (c, AGREEMENT_, "مكافحة تلوث الشواطئ", "climate", NOBODY, QIMAM_POLARITY_AGREED);
  fixture_speech (c, STATEMENT_, "معظم الطلبات، نصفها تقريبا، لم يصل إليها رد", NULL, HADDAD,
                  QIMAM_POLARITY_ACCUSATION);
  fixture_speech (c, QIMAM_DIMENSION_NEXT_STEP, "اللقاء المقبل لم يحدد موعده بعد", NULL, AMIRI,
                  QIMAM_POLARITY_OPEN);
}

static void
fixture_fill_d (QimamArticle *d)
{
  QimamClaim *format = fixture_claim (d, MEETING_AUTUMN, QIMAM_DIMENSION_FORMAT, "عبر الفيديو", NULL);

  format->value.set = TRUE;
  format->value.key = g_strdup ("video");
  fixture_place (d, MEETING_AUTUMN, "تونس العاصمة", "تونس", "tunis", "city");
  fixture_claim (d, MEETING_AUTUMN, QIMAM_DIMENSION_ISSUE, "خط الملاحة", "trade_economy")->polarity =
      QIMAM_POLARITY_DISCUSSED;
  fixture_claim (d, MEETING_AUTUMN, QIMAM_DIMENSION_DISAGREEMENT,
                 "لم يتوصلا إلى اتفاق على حماية الشبكات الرقمية", "cyber")
      ->polarity = QIMAM_POLARITY_DISPUTED;
}

/* (element-type QimamArticle): those on the spring meeting, with @all also the one on the autumn meeting */
static GPtrArray *
fixture_articles (gboolean all)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  QimamArticle *a =
      fixture_article (11, "صحيفة الضفاف", "قمة صلالة تنتهي باتفاق على الملاحة", "2031-04-12", body_a);
  QimamArticle *b = fixture_article (12, "Gulf Ledger", "لقاء صلالة أقصر من المتوقع", "2031-04-12", body_b);
  QimamArticle *c = fixture_article (13, NULL, "العامري: تعاون رقمي بين البلدين", NULL, body_c);
  QimamArticle *d = fixture_article (14, "صحيفة الضفاف", "لا اتفاق في لقاء الخريف", "2031-10-02", body_d);

  fixture_fill_a (a);
  fixture_fill_b (b);
  fixture_fill_c (c);
  fixture_fill_d (d);
  g_ptr_array_add (articles, a);
  g_ptr_array_add (articles, b);
  g_ptr_array_add (articles, c);
  if (all)
    g_ptr_array_add (articles, d);
  else
    qimam_article_free (d);
  return articles;
}

static QimamMeeting *
fixture_meeting (gint64 id)
{
  QimamMeeting *meeting = qimam_meeting_new ();
  gint64 articles[] = { 11, 12, 13, 14 };

  meeting->id = id;
  meeting->title = g_strdup (id == MEETING_SPRING ? "قمة صلالة" : "لقاء الخريف");
  meeting->date.iso = g_strdup (id == MEETING_SPRING ? "2031-04-12" : "2031-10-02");
  meeting->date.precision = QIMAM_PRECISION_DAY;
  meeting->date.basis = QIMAM_BASIS_STATED;
  qimam_meeting_add_place (meeting, id == MEETING_SPRING ? "صلالة" : "تونس", NULL, "city");
  if (meeting->articles == NULL)
    meeting->articles = g_array_new (FALSE, FALSE, sizeof (QimamMeetingArticle));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if ((articles[i] == 14) == (id == MEETING_AUTUMN))
      {
        QimamMeetingArticle link = { articles[i], TRUE };

        g_array_append_val (meeting->articles, link);
      }
  return meeting;
}
