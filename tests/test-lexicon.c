/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-cues.h"
#include "qimam-cue-set.h"
#include "qimam-lexicon.h"
#include "qimam-table.h"
#include "qimam-verb-forms.h"

/* Names, titles, topics and reported speech, on sentences made for these tests. */

static QimamLexicon *lexicon;

static QimamReading *
read_text (const char *published, const char *text)
{
  QimamDocument *document = qimam_document_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  QimamReading *reading;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    qimam_document_add_paragraph (document, paragraphs[i], QIMAM_PARAGRAPH_TEXT);
  if (published != NULL)
    qimam_document_set_published (document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  reading = qimam_reading_new (document, QIMAM_FIELD_BODY);
  qimam_lexicon_find_mentions (lexicon, reading, NULL);
  qimam_lexicon_find_topic_cues (lexicon, reading);
  qimam_lexicon_find_statements (lexicon, reading);
  return reading;
}

static void
free_reading (QimamReading *reading)
{
  QimamDocument *document = (QimamDocument *) reading->document;

  qimam_reading_free (reading);
  qimam_document_free (document);
}

/* --- cue sets --- */

static void
test_cue_patterns (void)
{
  static const struct
  {
    const char *pattern;
    const char *text;
    int first; /* -1: no match */
    int last;
  } cases[] = {
    { "عقوبة", "فرضت الدول والعقوبات الجديدة", 2, 2 },
    { "=ستارت", "معاهدة ستارت", 1, 1 },
    { "=ستارت", "لستارت حدود", 0, 0 },
    { "=ستارت", "معاهدة ستارتر", -1, -1 },
    { "الأمن السيبراني/الغذائي", "ناقشوا الأمن الغذائي", 1, 2 },
    { "=منع … =سلاح", "منع أي طرف من سلاح", 0, 4 },
    { "=منع … =سلاح", "منع أي طرف من امتلاك سلاح", -1, -1 },
    { "=للرئيس", "قال للرئيس", 1, 1 },
    { "=الرئيس", "قال للرئيس", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamCueSet) set = qimam_cue_set_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) words = qimam_words (cases[i].text, -1);
      g_autoptr (QimamCueWords) cue_words = qimam_cue_words_new (words);
      g_autoptr (GArray) matches = NULL;

      g_assert_true (qimam_cue_set_add (set, cases[i].pattern, 7, &error));
      g_assert_no_error (error);
      matches = qimam_cue_set_match (set, cue_words, 0, words->len);
      g_test_message ("%s in %s", cases[i].pattern, cases[i].text);
      if (cases[i].first < 0)
        {
          g_assert_cmpuint (matches->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (matches->len, ==, 1);
      g_assert_cmpuint (g_array_index (matches, QimamCueMatch, 0).id, ==, 7);
      g_assert_cmpint (g_array_index (matches, QimamCueMatch, 0).first_word, ==, cases[i].first);
      g_assert_cmpint (g_array_index (matches, QimamCueMatch, 0).last_word, ==, cases[i].last);
    }
}

static void
test_cue_order (void)
{
  g_autoptr (QimamCueSet) set = qimam_cue_set_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) words = qimam_words ("مجلس الأمن الدولي", -1);
  g_autoptr (QimamCueWords) cue_words = qimam_cue_words_new (words);
  g_autoptr (GArray) matches = NULL;

  g_assert_true (qimam_cue_set_add (set, "=مجلس =الأمن", 1, NULL));
  g_assert_true (qimam_cue_set_add (set, "=مجلس =الأمن =الدولي", 2, NULL));
  matches = qimam_cue_set_match (set, cue_words, 0, words->len);
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (g_array_index (matches, QimamCueMatch, 0).id, ==, 2);
  g_assert_false (qimam_cue_set_add (set, " … ", 3, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON);
}

/* All texts that a pattern is written as, up to a bound: the words with each choice in its turn. */
static void
check_pattern (const char *table, const char *written, gboolean surface)
{
  g_autofree char *marked = surface ? g_strconcat ("=", written, NULL) : g_strdup (written);
  g_auto (GStrv) words = g_strsplit (marked, " ", -1);
  guint most = 1;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) choices = g_strsplit (words[i], "/", -1);

      most = MAX (most, g_strv_length (choices));
    }
  for (guint turn = 0; turn < most; turn++)
    {
      g_autoptr (QimamCueSet) set = qimam_cue_set_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) read = NULL, matches = NULL;
      g_autoptr (QimamCueWords) cue_words = NULL;
      char *list[] = { marked, NULL };

      for (guint i = 0; words[i] != NULL; i++)
        {
          g_auto (GStrv) choices = g_strsplit (words[i], "/", -1);
          guint n = g_strv_length (choices);
          const char *choice = n > 0 ? choices[turn % n] : "";

          if (*choice == '=')
            choice++;
          if (*choice != '\0' && !g_str_equal (choice, "…"))
            g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", choice);
        }
      g_assert_true (qimam_cue_set_add_list (set, list, 0, NULL));
      read = qimam_words (text->str, -1);
      cue_words = qimam_cue_words_new (read);
      matches = qimam_cue_set_match (set, cue_words, 0, read->len);
      if (matches->len == 0)
        {
          g_test_message ("%s: “%s” does not match “%s”", table, marked, text->str);
          g_test_fail ();
        }
    }
}

static void
test_cue_tables (void)
{
  static const struct
  {
    const char *name;
    guint column;
    gboolean surface;
    const char *columns[13];
  } tables[] = {
    { "topic-cues", 4, FALSE, { "topic", "weight", "from", "to", "patterns" } },
    { "claim-cues", 6, FALSE, { "rule", "dimension", "take", "link", "polarity", "when", "patterns" } },
    { "format-cues", 2, FALSE, { "key", "meeting", "patterns" } },
    { "meeting-kinds", 2, FALSE, { "kind", "part", "patterns" } },
    { "polarity-cues", 1, FALSE, { "polarity", "patterns" } },
    { "source-phrases", 0, TRUE, { "phrase", "position" } },
  };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamTable) table = qimam_table_load (tables[t].name, tables[t].columns, &error);
      g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      g_assert_no_error (error);
      g_assert_cmpuint (qimam_table_n_rows (table), >, 0);
      for (guint i = 0; i < qimam_table_n_rows (table); i++)
        {
          g_auto (GStrv) patterns = qimam_cue_patterns (table, i, tables[t].column, classes, &error);

          g_assert_no_error (error);
          for (guint p = 0; patterns[p] != NULL; p++)
            check_pattern (tables[t].name, patterns[p], tables[t].surface);
        }
    }
}

/* Weak verbs lose their last letter before "ون", and have it or another in the dual. */
static void
test_verb_forms (void)
{
  static const struct
  {
    const char *base;
    gboolean future;
    const char *forms;
  } cases[] = {
    { "يعقد", TRUE, "=سيعقد/=ستعقد/=سنعقد/=سيعقدون/=سيعقدان/=ستعقدان" },
    { "يبقى", TRUE, "=سيبقى/=ستبقى/=سنبقى/=سيبقون/=سيبقيان/=ستبقيان" },
    { "يؤدي", TRUE, "=سيؤدي/=ستؤدي/=سنؤدي/=سيؤدون/=سيؤديان/=ستؤديان" },
    { "يدعو", FALSE, "=يدعو/=تدعو/=ندعو/=يدعون/=يدعوان/=تدعوان" },
    { "يبدأ", FALSE, "=يبدأ/=تبدأ/=نبدأ/=يبدأون/=يبدآن/=تبدآن" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *forms = qimam_verb_forms (cases[i].base, cases[i].future);

      g_assert_cmpstr (forms, ==, cases[i].forms);
    }
}

static void
test_word_skip (void)
{
  const char *text = "وَالرئيس";

  g_assert_cmpstr (text + qimam_word_skip (text, 0, strlen (text), 1), ==, "الرئيس");
}

/* --- mentions --- */

static void
test_mentions (void)
{
  static const struct
  {
    const char *published;
    const char *text;
    QimamMentionKind kind;
    const char *span;
    const char *full;
    const char *key;
    const char *role;
    const char *party;
  } cases[] = {
    { NULL, "استقبل الرئيس الفرنسي إيمانويل ماكرون ضيفه.", QIMAM_MENTION_PERSON, "إيمانويل ماكرون",
      "الرئيس الفرنسي إيمانويل ماكرون", "emmanuel_macron", "president", "FR" },
    /* offices go with the day */
    { "2019-05-04", "وصل الرئيس الأمريكي إلى طوكيو.", QIMAM_MENTION_PERSON, "الرئيس الأمريكي",
      "الرئيس الأمريكي", "donald_trump", "president", "US" },
    { "2022-05-04", "وصل الرئيس الأمريكي إلى طوكيو.", QIMAM_MENTION_PERSON, "الرئيس الأمريكي",
      "الرئيس الأمريكي", "joe_biden", "president", "US" },
    { "2022-05-04", "زار وزير الخارجية الصيني مسقط.", QIMAM_MENTION_PERSON, "وزير الخارجية الصيني",
      "وزير الخارجية الصيني", "wang_yi", "foreign_minister", "CN" },
    /* and, without a day, with whom the article names */
    { NULL, "تحدث أولاف شولتس أمام النواب. ثم غادر المستشار الألماني القاعة.", QIMAM_MENTION_PERSON,
      "المستشار الألماني", "المستشار الألماني", "olaf_scholz", "prime_minister", "DE" },
    { "2023-06-01", "التقى رجب طيب أردوغان نظيره المصري في أنقرة.", QIMAM_MENTION_PERSON, "نظيره المصري",
      "نظيره المصري", "abdel_fattah_el_sisi", "president", "EG" },
    /* attached particles stay outside */
    { "2023-06-01", "سلّم الرسالة لبوتين أمس.", QIMAM_MENTION_PERSON, "بوتين", "بوتين", "vladimir_putin",
      "president", "RU" },
    /* spelling */
    { "2023-06-01", "تحدث سيرجي لافروف طويلا.", QIMAM_MENTION_PERSON, "سيرجي لافروف", "سيرجي لافروف",
      "sergei_lavrov", "foreign_minister", "RU" },
    { NULL, "عقد اللقاء في فيلا «لاجرانج» بجنيف.", QIMAM_MENTION_PLACE, "فيلا «لاجرانج»", "فيلا «لاجرانج»",
      "villa_la_grange", NULL, "CH" },
    /* unknown to the lexicon */
    { NULL, "وصل وزير الزراعة الأردني كريم الطويل أمس.", QIMAM_MENTION_PERSON, "كريم الطويل",
      "وزير الزراعة الأردني كريم الطويل", "krim_altuil", "minister", "JO" },
    { NULL, "وصل وزير الزراعة الأردني كريم الطويل. وشكر الطويل مضيفيه.", QIMAM_MENTION_PERSON, "الطويل",
      "الطويل", "krim_altuil", "minister", "JO" },
    { NULL, "وصل وزير الداخلية المغربي عبد الوافي لفتيت أمس.", QIMAM_MENTION_PERSON, "عبد الوافي لفتيت",
      "وزير الداخلية المغربي عبد الوافي لفتيت", "abd_aluafi_lftit", "minister", "MA" },
    { NULL, "حضر محافظ البنك المركزي حسن فهمي ووزير المالية.", QIMAM_MENTION_PERSON, "حسن فهمي",
      "محافظ البنك المركزي حسن فهمي", "hsn_fhmi", "other", NULL },
    { NULL, "وصل المبعوث الأممي إلى ليبيا كريم الطويل أمس.", QIMAM_MENTION_PERSON, "كريم الطويل",
      "المبعوث الأممي إلى ليبيا كريم الطويل", "krim_altuil", "other", NULL },
    { NULL, "اجتمعوا في مدينة بريغنز النمساوية.", QIMAM_MENTION_PLACE, "بريغنز", "بريغنز", "brighnz", NULL,
      "AT" },
    { NULL, "اجتمعوا في جامعة الشرق الجديدة أمس.", QIMAM_MENTION_PLACE, "جامعة الشرق الجديدة",
      "جامعة الشرق الجديدة", "jamah_alshrq_aljdidh", NULL, NULL },
    /* a capital that acts, and one where one is */
    { NULL, "ترى باريس أن الوقت حان.", QIMAM_MENTION_COUNTRY, "باريس", "باريس", "FR", "state", "FR" },
    { NULL, "اجتمعوا في باريس.", QIMAM_MENTION_PLACE, "باريس", "باريس", "paris", NULL, "FR" },
    { NULL, "دخل حلف شمال الأطلسي على الخط.", QIMAM_MENTION_ORGANISATION, "حلف شمال الأطلسي",
      "حلف شمال الأطلسي", "nato", NULL, "nato" },
    { NULL, "أصدر البيت الأبيض توضيحا.", QIMAM_MENTION_ORGANISATION, "البيت الأبيض", "البيت الأبيض",
      "white_house", NULL, "US" },
    { NULL, "اتفق الجانبان على المتابعة.", QIMAM_MENTION_GROUP, "الجانبان", "الجانبان", NULL, "state",
      "joint" },
    { NULL, "قال مسؤولون أتراك في أنقرة ذلك.", QIMAM_MENTION_GROUP, "مسؤولون أتراك", "مسؤولون أتراك", NULL,
      "other", "TR" },
    { NULL, "صدر بيان مشترك في الختام.", QIMAM_MENTION_DOCUMENT, "بيان مشترك", "بيان مشترك",
      "joint_statement", NULL, "joint" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text (cases[i].published, cases[i].text);
      const QimamMention *found = NULL;

      for (guint m = 0; m < reading->mentions->len; m++)
        {
          const QimamMention *mention = g_ptr_array_index (reading->mentions, m);
          g_autofree char *span = qimam_reading_text (reading, mention->span);

          if (mention->kind == cases[i].kind && g_str_equal (span, cases[i].span))
            found = mention;
        }
      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (found);
      g_autofree char *full = qimam_reading_text (reading, found->full);
      g_assert_cmpstr (full, ==, cases[i].full);
      g_assert_cmpstr (found->key, ==, cases[i].key);
      g_assert_cmpstr (found->role, ==, cases[i].role);
      g_assert_cmpstr (found->party, ==, cases[i].party);
      free_reading (reading);
    }
}

static void
test_split_title (void)
{
  static const struct
  {
    const char *text;
    const char *keys[2];
    const char *role;
  } cases[] = {
    { "جمع اللقاء الرئيسين التركي رجب طيب أردوغان والفرنسي إيمانويل ماكرون.",
      { "recep_tayyip_erdogan", "emmanuel_macron" },
      "president" },
    { "جمع اللقاء وزيري الخارجية المصري سامح شكري والتركي مولود جاويش أوغلو.",
      { "sameh_shoukry", "mevlut_cavusoglu" },
      "foreign_minister" },
    { "بحث رئيسا تركيا وفرنسا، رجب طيب أردوغان وإيمانويل ماكرون، الأزمة.",
      { "recep_tayyip_erdogan", "emmanuel_macron" },
      "president" },
    { "اختتم الرئيسان أردوغان وماكرون اللقاء.", { "recep_tayyip_erdogan", "emmanuel_macron" }, "president" },
    { "اختتم الرئيسان التركي والفرنسي اللقاء.", { "recep_tayyip_erdogan", "emmanuel_macron" }, "president" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2021-10-01", cases[i].text);
      const QimamMention *found[2] = { NULL, NULL };

      g_test_message ("%s", cases[i].text);
      for (guint m = 0; m < reading->mentions->len; m++)
        for (guint k = 0; k < 2; k++)
          {
            const QimamMention *mention = g_ptr_array_index (reading->mentions, m);

            if (g_strcmp0 (mention->key, cases[i].keys[k]) == 0)
              found[k] = mention;
          }
      g_assert_nonnull (found[0]);
      g_assert_nonnull (found[1]);
      g_assert_cmpuint (found[0]->group, !=, 0);
      g_assert_cmpuint (found[0]->group, ==, found[1]->group);
      g_assert_cmpuint (found[0]->full.start, ==, found[1]->full.start);
      g_assert_cmpstr (found[0]->role, ==, cases[i].role);
      g_assert_cmpstr (found[1]->role, ==, cases[i].role);
      free_reading (reading);
    }
}

static void
test_namesakes (void)
{
  static const struct
  {
    const char *text;
    const char *key;
  } cases[] = {
    { "قابل السفير الأمريكي لدى روسيا جون سوليفان الصحفيين. وقال سوليفان إنه راض.", "john_sullivan" },
    { "قابل المستشار جيك سوليفان الصحفيين. وقال سوليفان إنه راض.", "jake_sullivan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2021-10-01", cases[i].text);
      const QimamMention *last = NULL;

      for (guint m = 0; m < reading->mentions->len; m++)
        {
          const QimamMention *mention = g_ptr_array_index (reading->mentions, m);

          if (mention->kind == QIMAM_MENTION_PERSON)
            last = mention;
        }
      g_assert_nonnull (last);
      g_assert_cmpstr (last->key, ==, cases[i].key);
      free_reading (reading);
    }
}

/* "عمان" is Oman and Amman: marks tell, else what the article speaks of. */
static void
test_places_of_one_name (void)
{
  static const struct
  {
    const char *text;
    const char *span;
    const char *key;
    const char *party;
  } cases[] = {
    { "عقد الوزراء اجتماعهم في عمّان يوم الثلاثاء.", "عمّان", "amman", "JO" },
    { "يعقد الاجتماع بعمّان غدا.", "عمّان", "amman", "JO" },
    { "عقد الوزراء اجتماعهم في عُمان يوم الثلاثاء.", "عُمان", "OM", "OM" },
    { "أكدت عمّان دعمها للقرار.", "عمّان", "JO", "JO" },
    { "أكد ملك الأردن موقف بلاده. وعقد اللقاء في عمان.", "عمان", "amman", "JO" },
    { "استقبل السلطان هيثم بن طارق ضيفه في مسقط. ورحبت عمان بالنتائج.", "عمان", "OM", "OM" },
    { "عقد الوزراء اجتماعهم في عمان.", "عمان", "OM", "OM" },
    { "التقى رئيس الوزراء اللبناني نواب المدينة في طرابلس.", "طرابلس", "tripoli_lebanon", "LB" },
    { "التقى رئيس الحكومة الليبية وفدا في طرابلس.", "طرابلس", "tripoli", "LY" },
    { "عقد الاجتماع في طرابلس.", "طرابلس", "tripoli", "LY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2021-10-01", cases[i].text);
      const QimamMention *place = NULL;

      for (guint m = 0; m < reading->mentions->len; m++)
        {
          const QimamMention *mention = g_ptr_array_index (reading->mentions, m);
          g_autofree char *span = qimam_reading_text (reading, mention->span);

          if (g_str_equal (span, cases[i].span))
            place = mention;
        }
      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (place);
      g_assert_cmpstr (place->key, ==, cases[i].key);
      g_assert_cmpstr (place->party, ==, cases[i].party);
      free_reading (reading);
    }
}

/* --- statements --- */

static void
test_statements (void)
{
  static const struct
  {
    const char *text;
    guint n;
    guint index;
    const char *span;
    const char *key;
    const char *via;
    const char *verb;
    QimamAttribution attribution;
  } cases[] = {
    { "قال ماكرون إن الأبواب مفتوحة.", 1, 0, "الأبواب مفتوحة", "emmanuel_macron", NULL, "قال",
      QIMAM_ATTRIBUTION_INDIRECT },
    { "قال ماكرون: «الأبواب مفتوحة للجميع».", 1, 0, "الأبواب مفتوحة للجميع", "emmanuel_macron", NULL, "قال",
      QIMAM_ATTRIBUTION_DIRECT },
    { "وصف ماكرون اللقاء بأنه كان \"مثمرا للغاية\" رغم قصره.", 1, 0, "كان \"مثمرا للغاية\" رغم قصره",
      "emmanuel_macron", NULL, "وصف", QIMAM_ATTRIBUTION_MIXED },
    /* participles end one stretch and begin another */
    { "أكد ماكرون أن الطريق طويل، مضيفا أن بلاده صابرة.", 2, 0, "الطريق طويل", "emmanuel_macron", NULL, "أكد",
      QIMAM_ATTRIBUTION_INDIRECT },
    { "أكد ماكرون أن الطريق طويل، مضيفا أن بلاده صابرة.", 2, 1, "بلاده صابرة", "emmanuel_macron", NULL,
      "مضيف", QIMAM_ATTRIBUTION_INDIRECT },
    /* a subject that is left out */
    { "تحدث أردوغان للصحفيين. وقال أردوغان إن السلام قريب. وأضاف: «لن نتأخر».", 2, 1, "لن نتأخر",
      "recep_tayyip_erdogan", NULL, "أضاف", QIMAM_ATTRIBUTION_DIRECT },
    /* the subject before the verb */
    { "وكان الرئيس التركي رجب طيب أردوغان أعلن أن القمة ستعقد في موعدها.", 1, 0, "القمة ستعقد في موعدها",
      "recep_tayyip_erdogan", NULL, "أعلن", QIMAM_ATTRIBUTION_INDIRECT },
    /* one passes on what another says */
    { "نقل بيسكوف عن بوتين قوله إن العمل مستمر.", 1, 0, "العمل مستمر", "vladimir_putin", "dmitry_peskov",
      "نقل", QIMAM_ATTRIBUTION_INDIRECT },
    { "قال بيسكوف إن بوتين قال إن العمل مستمر.", 1, 0, "العمل مستمر", "vladimir_putin", "dmitry_peskov",
      "قال", QIMAM_ATTRIBUTION_INDIRECT },
    /* sources */
    { "وفقا للكرملين، انتهى العمل على النص.", 1, 0, "انتهى العمل على النص", "kremlin", NULL, NULL,
      QIMAM_ATTRIBUTION_INDIRECT },
    { "انتهى العمل على النص، بحسب الكرملين.", 1, 0, "انتهى العمل على النص", "kremlin", NULL, NULL,
      QIMAM_ATTRIBUTION_INDIRECT },
    { "وجاء في بيان مشترك صدر أمس أن العمل سيستمر.", 1, 0, "العمل سيستمر", "joint_statement", NULL, "جاء في",
      QIMAM_ATTRIBUTION_INDIRECT },
    /* a noun instead of a clause */
    { "دعا أردوغان إلى وقف القتال.", 1, 0, "وقف القتال", "recep_tayyip_erdogan", NULL, "دعا",
      QIMAM_ATTRIBUTION_INDIRECT },
    { "أكد ماكرون حرص بلاده على الهدوء.", 1, 0, "حرص بلاده على الهدوء", "emmanuel_macron", NULL, "أكد",
      QIMAM_ATTRIBUTION_INDIRECT },
    /* whom the lexicon does not know */
    { "قالت الباحثة منى الخطيب إن النتائج متواضعة.", 1, 0, "النتائج متواضعة", "mni_alkhtib", NULL, "قال",
      QIMAM_ATTRIBUTION_INDIRECT },
    { "قالت منى الخطيب مديرة المعهد إن النتائج متواضعة.", 1, 0, "النتائج متواضعة", "mni_alkhtib", NULL, "قال",
      QIMAM_ATTRIBUTION_INDIRECT },
    { "وأضافت «الغد» إن النتائج متواضعة.", 1, 0, "النتائج متواضعة", "alghd", NULL, "أضاف",
      QIMAM_ATTRIBUTION_INDIRECT },
    { "قال سامي الأحمد إن الطريق طويل. وتوقع الأحمد نمو الناتج.", 2, 1, "نمو الناتج", "sami_alahmd", NULL,
      "توقع", QIMAM_ATTRIBUTION_INDIRECT },
    /* a mark that nobody closes ends where the next sentence reports */
    { "قال ماكرون: “نحن هنا اليوم. وأضاف: “سنبقى هنا”.", 2, 0, "نحن هنا اليوم", "emmanuel_macron", NULL,
      "قال", QIMAM_ATTRIBUTION_DIRECT },
    /* no report */
    { "لم يذكر ماكرون أن الموعد تغير.", 0, 0, NULL, NULL, NULL, NULL, QIMAM_ATTRIBUTION_NONE },
    { "يذكر أن القمة السابقة عقدت قبل عام.", 0, 0, NULL, NULL, NULL, NULL, QIMAM_ATTRIBUTION_NONE },
    { "وأعتقد أن القارئ يعرف الجواب.", 0, 0, NULL, NULL, NULL, NULL, QIMAM_ATTRIBUTION_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2022-11-01", cases[i].text);
      const QimamStatement *statement;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (reading->statements->len, ==, cases[i].n);
      if (cases[i].n > 0)
        {
          statement = g_ptr_array_index (reading->statements, cases[i].index);
          g_assert_cmpstr (statement->text, ==, cases[i].span);
          g_assert_cmpstr (statement->speaker_key, ==, cases[i].key);
          g_assert_cmpstr (statement->via_key, ==, cases[i].via);
          g_assert_cmpstr (statement->verb, ==, cases[i].verb);
          g_assert_cmpint (statement->attribution, ==, cases[i].attribution);
          g_assert_cmpint (statement->id, ==, cases[i].index + 1);
          g_assert_true (qimam_span_contains (statement->sentence, statement->span));
        }
      free_reading (reading);
    }
}

/* What is printed for one whom the lexicon does not know. */
static void
test_printed_names (void)
{
  static const struct
  {
    const char *text;
    const char *name; /* NULL: nobody of these words */
  } cases[] = {
    { "قال المتحدث الرسمي للهيئة إن العمل مستمر.", "المتحدث الرسمي للهيئة" },
    { "قال الدكتور الشمراني إن العمل مستمر.", "الشمراني" },
    { "قال الدكتور سامي الشمراني لصحيفة محلية إن العمل مستمر.", "سامي الشمراني" },
    { "قال بسام الخطيب إن العمل مستمر.", "بسام الخطيب" },
    { "قال سامي الشمراني مدرب الفريق إن العمل مستمر.", "سامي الشمراني" },
    { "قال لطفي الخطيب إن العمل مستمر.", "لطفي الخطيب" },
    { "قال بتسليم الجائزة إن العمل مستمر.", NULL },
    { "قال شيئاً جديداً أن العمل مستمر.", NULL },
    { "قال لصحة البيئة إن العمل مستمر.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2022-11-01", cases[i].text);
      const QimamStatement *statement =
          reading->statements->len > 0 ? g_ptr_array_index (reading->statements, 0) : NULL;

      g_test_message ("%s", cases[i].text);
      if (cases[i].name != NULL)
        {
          g_assert_nonnull (statement);
          g_assert_cmpstr (statement->speaker, ==, cases[i].name);
        }
      else if (statement != NULL)
        g_assert_null (statement->speaker);
      free_reading (reading);
    }
}

/* What stands for a verb of saying, and whose words they are. */
static void
test_sayings (void)
{
  static const struct
  {
    const char *text;
    const char *said; /* NULL: nothing */
    const char *speaker;
  } cases[] = {
    { "وأعاد ماكرون التأكيد على دعم بلاده للاتفاق.", "دعم بلاده للاتفاق", "إيمانويل ماكرون" },
    { "أعادت ألمانيا تأكيد التزامها بالمعاهدة.", "التزامها بالمعاهدة", "ألمانيا" },
    { "أعاد ماكرون فتح السفارة.", NULL, NULL },
    { "واكتفى ماكرون بالقول في بيانه إن المشاورات مستمرة.", "المشاورات مستمرة", "إيمانويل ماكرون" },
    { "ومضى ماكرون إلى القول إن الحل قريب.", "الحل قريب", "إيمانويل ماكرون" },
    { "بعث ماكرون برسالة مفادها أن الباب لم يغلق.", "الباب لم يغلق", "إيمانويل ماكرون" },
    { "رفض ماكرون التوقيع بحجة أن النص ناقص.", "النص ناقص", "إيمانويل ماكرون" },
    { "غادر ماكرون القاعة بعد تأكيده أن الخلاف انتهى.", "الخلاف انتهى", "إيمانويل ماكرون" },
    { "ولم يخف ماكرون أن الخلافات عميقة.", "الخلافات عميقة", "إيمانويل ماكرون" },
    { "أخفى ماكرون أن الخلافات عميقة.", NULL, NULL },
    { "وكان ماكرون، وهو من أنصار الاتفاق، أعلن أن بلاده ستوقع.", "بلاده ستوقع", "إيمانويل ماكرون" },
    { "وصل ماكرون إلى تونس. \"لن نغير موقفنا\"، قال في مؤتمر عقده أمس.", "لن نغير موقفنا",
      "إيمانويل ماكرون" },
    { "أعلنت القوات الحكومية في الشمال، تمديد الهدنة.", "تمديد الهدنة", "القوات الحكومية" },
    { "أبدت مفوضية اللاجئين قلقها من نقص التمويل.", "قلقها من نقص التمويل", "مفوضية اللاجئين" },
    { "وبحسب \"الشروق\"، فإن الجلسة تأجلت إلى الغد.", "الجلسة تأجلت إلى الغد", "الشروق" },
    { "ونقل ماكرون عن أردوغان «تقديره للوساطة».", "تقديره للوساطة", "رجب طيب أردوغان" },
    { "وألقى الرئيس الفرنسي إيمانويل ماكرون كلمة أكد فيها دعم بلاده للاتفاق.", "دعم بلاده للاتفاق",
      "إيمانويل ماكرون" },
    { "زار ماكرون المعرض زيارة اطلع خلالها على اللوحات.", NULL, NULL },
    { "عندما سئل ماكرون عن الموعد، أجاب: «لا أعرف».", "لا أعرف", "إيمانويل ماكرون" },
    { "وخلاصة ماكرون أن الحل قريب.", "الحل قريب", "إيمانويل ماكرون" },
    { "قال ماكرون إن رفض المجلس للاتفاق سيضر بالجميع.", "رفض المجلس للاتفاق سيضر بالجميع",
      "إيمانويل ماكرون" },
    { "قال ماكرون إنه رفض المقترح.", "رفض المقترح", "إيمانويل ماكرون" },
    { "طالب ماكرون بوقف القصف، لكن الرئيس التركي قال إن الوقت ضيق.", "بوقف القصف", "إيمانويل ماكرون" },
    { "طالب ماكرون بوقف القصف في حين دعا أردوغان إلى الهدوء.", "بوقف القصف", "إيمانويل ماكرون" },
    { "طالب ماكرون بوقف القصف، إلا أن أردوغان نفى علمه بذلك.", "بوقف القصف", "إيمانويل ماكرون" },
    { "أكدت وزارة الخارجية الفرنسية الجمعة خبر تعيين السفير.", "خبر تعيين السفير", NULL },
    { "أكدت حركة طالبان الأفغانية الجمعة خبر تعيين زعيمها.", "خبر تعيين زعيمها", "حركة طالبان" },
    { "أعلنت نقابة «النور» وهي من الأقدم في البلاد أن الإضراب مستمر.", "الإضراب مستمر", "نقابة «النور»" },
    { "أكد سالم الأحمد من معهد النور أن الأسعار سترتفع.", "الأسعار سترتفع", "سالم الأحمد" },
    { "وبشأن الأزمة أكد وزير الخارجية الفرنسي حرص بلاده على الحوار.", "حرص بلاده على الحوار", NULL },
    { "أكدت ألمانيا ودول مجلس التعاون على أهمية الحوار.", "أهمية الحوار", "ألمانيا ودول مجلس التعاون" },
    { "رحبت ألمانيا ببيان جدة.", "ببيان جدة", "ألمانيا" },
    { "قال ماكرون إن الوقت ضيق, داعيا أردوغان إلى التوقيع.", "الوقت ضيق", "إيمانويل ماكرون" },
    { "وصل إلى روما المبعوث الأممي برناردينو ليون. وقال ليون إن الوقت ضيق.", "الوقت ضيق", "برناردينو ليون" },
    { "قال عضو الوفد الفرنسي باسكال دومون، للصحافيين، إن العمل مستمر.", "العمل مستمر", "باسكال دومون" },
    { "دعا باسكال دومون رئيس لجنة الحقوق الوطنية، كافة الأطراف إلى الهدوء.", "الهدوء", "باسكال دومون" },
    { "زادت الصادرات عشرة في المئة وفقا لتقديرات مكتب الإحصاء الوطني (الراصد).",
      "زادت الصادرات عشرة في المئة", NULL },
    { "قال ماكرون إن القمة ستناقش ثلاثة ملفات تتصل بالحدود والتجارة والمياه بين الدول التي أرسلت وفودها إلى "
      "المدينة في الأسبوع الماضي بعد مشاورات طويلة جرت في العاصمة كما ستكون هناك جلسة للصحافيين في اليوم "
      "الأخير من الأعمال بعد الغداء.",
      "القمة ستناقش ثلاثة ملفات تتصل بالحدود والتجارة والمياه بين الدول التي أرسلت وفودها إلى المدينة في "
      "الأسبوع الماضي بعد مشاورات طويلة جرت في العاصمة",
      "إيمانويل ماكرون" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2022-11-01", cases[i].text);
      const QimamStatement *statement =
          reading->statements->len > 0 ? g_ptr_array_index (reading->statements, 0) : NULL;

      g_test_message ("%s", cases[i].text);
      if (cases[i].said == NULL)
        g_assert_null (statement);
      else
        {
          g_assert_nonnull (statement);
          g_assert_cmpstr (statement->text, ==, cases[i].said);
          if (cases[i].speaker != NULL)
            g_assert_cmpstr (statement->speaker, ==, cases[i].speaker);
        }
      free_reading (reading);
    }
}

/* The last statement of a text, in which there is one. @reading: (out) (transfer full) */
static const QimamStatement *
last_statement (const char *text, QimamReading **reading)
{
  *reading = read_text ("2022-11-01", text);
  g_test_message ("%s", text);
  g_assert_cmpuint ((*reading)->statements->len, >, 0);
  return g_ptr_array_index ((*reading)->statements, (*reading)->statements->len - 1);
}

/* Who speaks in the last statement of a text. */
static void
test_resumed_speakers (void)
{
  static const struct
  {
    const char *text;
    const char *speaker;
  } cases[] = {
    { "قال باسكال دومون وزير التخطيط الفرنسي إن العمل مستمر. وقال الوزير إن الموعد قريب.", "باسكال دومون" },
    { "قال باسكال دومون وزير التخطيط الفرنسي إن العمل مستمر. وقال السفير إن الموعد قريب.", "السفير" },
    { "زادت الصادرات وفقا للبنك الدولي والذي أشار إلى تراجع الواردات.", "البنك الدولي" },
    /* an outlet at home names its own minister without the state */
    { "التقى وزير الخارجية عادل الجبير في روما وزير الخارجية الإيطالي باولو جنتيلوني. وقال وزير الخارجية إن "
      "اللقاء مثمر.",
      "عادل الجبير" },
    { "التقى وزير الخارجية السعودي عادل الجبير في روما وزير الخارجية الإيطالي باولو جنتيلوني. وقال وزير "
      "الخارجية "
      "إن اللقاء مثمر.",
      "باولو جنتيلوني" },
    { "افتتح الرئيس عبد الفتاح السيسي القمة بحضور الرئيس الفرنسي إيمانويل ماكرون. وأكد السيد الرئيس أن الباب "
      "مفتوح.",
      "عبد الفتاح السيسي" },
    /* a name behind a title and where its bearer works */
    { "ورأى الباحث في مركز الدراسات الإقليمية سمير الهلالي أن اللقاء مثمر.", "سمير الهلالي" },
    { "وقال منسق الأمم المتحدة للشؤون الإنسانية في السودان كيث بومان إن اللقاء مثمر.", "كيث بومان" },
    { "وقالت المتحدثة باسم المفوضية الأوروبية مريم بيلار إن اللقاء مثمر.", "مريم بيلار" },
    { "وقال رئيس غرفة التجارة في باكو رشاد محمدوف: «اللقاء مثمر».", "رشاد محمدوف" },
    { "وقال المتحدث باسم الرئاسة التونسية إن اللقاء مثمر. وأضاف المتحدث أن العمل مستمر.",
      "المتحدث باسم الرئاسة التونسية" },
    /* who speaks stands some way off */
    { "لكن ماكرون، الذي كان قد زار المدينة، قال للصحافيين إن اللقاء مثمر.", "إيمانويل ماكرون" },
    { "«اللقاء مثمر»؛ بهذه العبارة اختصر ماكرون ما انتهت إليه القمة.", "إيمانويل ماكرون" },
    { "وسأل صحافي ماكرون عن ذلك، فرد: «اللقاء مثمر».", "إيمانويل ماكرون" },
    { "ولم تسفر المساعي عن شيء، إذ اكتفى ماكرون بالقول إن اللقاء مثمر.", "إيمانويل ماكرون" },
    { "وصل ماكرون إلى المدينة. وأعرب مكتبه عن أسفه للتأخر.", "مكتب إيمانويل ماكرون" },
    { "وجاء في تصريح للرئيس إيمانويل ماكرون أن اللقاء مثمر.", "إيمانويل ماكرون" },
    { "وبحسب الباحث في معهد الدراسات سمير الهلالي، فإن اللقاء مثمر.", "سمير الهلالي" },
    { "ونقلت وكالة الأنباء عن مصدر دبلوماسي قوله إن اللقاء مثمر.", "مصدر دبلوماسي" },
    { "وبين الوزير أن اللقاء مثمر.", "الوزير" },
    { "قال ماكرون إن اللقاء انتهى. وقيل إن الموعد قريب.", NULL },
    { "وأكدت القمة رفض التدخل.", "القمة" },
    { "واختتمت القمة بإعلان شدد على رفض التدخل.", "إعلان" },
    { "قال ماكرون إن اللقاء مثمر. وسئل عن البيان فقال: «الموعد قريب».", "إيمانويل ماكرون" },
    { "قال ماكرون إن اللقاء مثمر. وذكّر ضيفه بأن الموعد قريب.", "إيمانويل ماكرون" },
    { "وسارع مسؤول أميركي إلى التهدئة. وأضاف للصحافيين أن الموعد قريب.", "مسؤول أميركي" },
    /* signs behind the last word */
    { "قال ماكرون إن الاتفاق إيجابي ومثمر والوضع خطير ومقلق 😀", "إيمانويل ماكرون" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading;

      g_assert_cmpstr (last_statement (cases[i].text, &reading)->speaker, ==, cases[i].speaker);
      free_reading (reading);
    }
}

/* Whose position the last statement of a text is. */
static void
test_parties (void)
{
  static const struct
  {
    const char *text;
    const char *party;
  } cases[] = {
    { "قالت أوساط سياسية فرنسية إن العمل مستمر.", "FR" },
    { "قال مصدر في وزارة المالية اليونانية إن العمل مستمر.", "GR" },
    { "قال المتحدث باسم وزارة النقل اليونانية سالم الأحمد إن العمل مستمر. وأضاف الأحمد أن الموعد قريب.",
      "GR" },
    { "قال الجيش اليوناني إن العمل مستمر. وأعلن الجيش أن الموعد قريب.", "GR" },
    { "قال مصدر مطلع إن العمل مستمر.", "other" },
    { "قال مصدر لصحيفة فرنسية إن العمل مستمر.", "other" },
    { "قال مسؤول خليجي إن العمل مستمر.", "gcc" },
    { "قالت مصادر أممية إن العمل مستمر.", "un" },
    { "قال دبلوماسيون أوروبيون إن العمل مستمر.", "eu" },
    { "قال الباحث التركي مراد الأحمدي إن العمل مستمر. وقال الأحمدي إن الموعد قريب.", "other" },
    { "قالت أستاذة التاريخ بجامعة تونس ليلى الأحمد إن العمل مستمر.", "other" },
    { "قالت صحيفة الغد البريطانية إن العمل مستمر.", "other" },
    { "قال الباحث سالم الأحمد إن العمل مستمر.", "other" },
    { "عاد الهدوء إلى تونس بعد أزمة تونس التي شغلت التونسيين في تونس كلها. وقال مسؤول عسكري إن العمل مستمر.",
      "TN" },
    { "زار وفد من تونس ألمانيا بعد زيارة ألمانيا وتونس. وقال مسؤول عسكري إن العمل مستمر.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading;

      g_assert_cmpstr (last_statement (cases[i].text, &reading)->party, ==, cases[i].party);
      free_reading (reading);
    }
}

/* A title is followed by a name, or by nobody. */
static void
test_no_names (void)
{
  static const char *const texts[] = {
    "استقبل وزير الخارجية الفرنسي لمدة ساعتين وفدا.",
    "قال رئيس الاتحاد الدولي لكرة اليد.",
    "غادر ولي العهد مطار قاعدة جوية.",
    "وصل رئيس الحكومة المكلف ونقاش طويل.",
    "أمر المدير العام بتسليم الوثائق.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      QimamReading *reading = read_text ("2022-11-01", texts[i]);

      g_test_message ("%s", texts[i]);
      for (guint m = 0; m < reading->mentions->len; m++)
        {
          const QimamMention *mention = g_ptr_array_index (reading->mentions, m);

          g_assert_false (mention->kind == QIMAM_MENTION_PERSON && mention->named);
        }
      free_reading (reading);
    }
}

static void
test_joint_speakers (void)
{
  QimamReading *reading =
      read_text ("2022-11-01", "التقى الرئيس التركي رجب طيب أردوغان نظيره الفرنسي إيمانويل ماكرون.\n"
                               "وقال الرئيسان إن الحوار مستمر. وأكدا أن اللقاء كان مفيدا.");

  g_assert_cmpuint (reading->statements->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const QimamStatement *statement = g_ptr_array_index (reading->statements, i);

      g_assert_cmpstr (statement->speaker_key, ==, "emmanuel_macron+recep_tayyip_erdogan");
      g_assert_cmpstr (statement->party, ==, "joint");
    }
  free_reading (reading);
}

static void
test_polarity (void)
{
  static const struct
  {
    const char *text;
    QimamPolarity polarity;
  } cases[] = {
    { "اتهم أردوغان دمشق بخرق الهدنة.", QIMAM_POLARITY_ACCUSATION },
    { "نفى الكرملين أن يكون الموعد قد تغير.", QIMAM_POLARITY_DENIAL },
    { "حذر ماكرون من اتساع القتال.", QIMAM_POLARITY_WARNING },
    { "طالب أردوغان بفتح المعابر.", QIMAM_POLARITY_DEMAND },
    { "اقترح ماكرون عقد لقاء آخر.", QIMAM_POLARITY_PROPOSAL },
    { "قال ماكرون إن المحادثات كانت مثمرة.", QIMAM_POLARITY_POSITIVE },
    { "قال ماكرون إنهم اتفقوا على موعد جديد.", QIMAM_POLARITY_AGREED },
    { "قال ماكرون إن الأوضاع هادئة.", QIMAM_POLARITY_POSITIVE },
    { "قال ماكرون إن الخطة لن تحقق شيئا.", QIMAM_POLARITY_NEGATIVE },
    { "قال ماكرون إن الأجواء هادئة لكن المخاطر كثيرة.", QIMAM_POLARITY_MIXED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2022-11-01", cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (reading->statements->len, ==, 1);
      g_assert_cmpint (((QimamStatement *) g_ptr_array_index (reading->statements, 0))->polarity, ==,
                       cases[i].polarity);
      free_reading (reading);
    }
}

/* --- topics --- */

static void
test_topics (void)
{
  static const struct
  {
    const char *published;
    const char *text;
    const char *primary;
    const char *absent;
  } cases[] = {
    { "2021-11-20",
      "تصدرت أوكرانيا جدول الأعمال. وبحث الطرفان اتفاقات مينسك. وقالت كييف إن دونباس لن تعود بالقوة.",
      "ukraine_minsk", "ukraine_war" },
    { "2023-11-20",
      "تصدرت أوكرانيا جدول الأعمال. وبحث الطرفان الحرب في أوكرانيا. وقالت كييف إن دونباس لن تعود بالقوة.",
      "ukraine_war", "ukraine_minsk" },
    { "2021-11-20", "ناقشوا الهجمات السيبرانية. والأمن السيبراني أولوية. ووعدوا بصد القرصنة الإلكترونية.",
      "cyber", "trade_economy" },
    { "2022-11-20", "بحثت القمة الأمن الغذائي. واستمر العمل باتفاق الحبوب. وارتفع سعر القمح والأسمدة.",
      "food_grain", "energy" },
    { "2023-11-20", "وصل السفير إلى تايوان. وقالت بكين إن تايوان جزء منها. ومبدأ الصين الواحدة ثابت.",
      "taiwan", "arab_china_partnership" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text (cases[i].published, cases[i].text);
      g_autoptr (GPtrArray) hits = qimam_lexicon_weigh_topics (lexicon, &reading, 1);
      gboolean found = FALSE;

      g_test_message ("%s", cases[i].text);
      for (guint h = 0; h < hits->len; h++)
        {
          const QimamTopicHit *hit = g_ptr_array_index (hits, h);

          g_assert_cmpstr (hit->key, !=, cases[i].absent);
          g_assert_cmpfloat (hit->weight, >, 0);
          g_assert_cmpfloat (hit->weight, <=, 1);
          g_assert_cmpuint (hit->spans->len, >, 0);
          found = found || (hit->primary && g_str_equal (hit->key, cases[i].primary));
        }
      g_assert_true (found);
      free_reading (reading);
    }
}

/* Nearly every meeting has a word for trade: an article is about it where it is about little else. */
static void
test_topics_beside (void)
{
  static const char text[] =
      "بحث الوزيران الأزمة السورية في دمشق. وطالبت المعارضة السورية بعودة اللاجئين السوريين. "
      "وقال الشيباني إن قسد ستندمج في الجيش السوري. وزار المبعوث حلب وحمص ودرعا. "
      "وتعثر مسار أستانا حول سوريا. وبحثا اللجنة الدستورية. وتناولا وحدة سوريا. "
      "واتفقا على زيادة التبادل التجاري. وعلى حجم الصادرات والرسوم الجمركية. وعلى منتدى للتجارة الحرة. "
      "ودعوا إلى خفض العجز التجاري. وإلى تحسين الميزان التجاري.";
  QimamReading *reading = read_text ("2025-05-20", text);
  g_autoptr (GPtrArray) hits = qimam_lexicon_weigh_topics (lexicon, &reading, 1);
  guint found = 0;

  for (guint h = 0; h < hits->len; h++)
    {
      const QimamTopicHit *hit = g_ptr_array_index (hits, h);

      if (!g_str_equal (hit->key, "syria") && !g_str_equal (hit->key, "trade_economy"))
        continue;
      found++;
      g_test_message ("%s %g", hit->key, hit->weight);
      g_assert_cmpint (hit->primary, ==, g_str_equal (hit->key, "syria"));
    }
  g_assert_cmpuint (found, ==, 2);
  free_reading (reading);
}

/* "Denuclearisation" is of Korea where Korea is named, and of arms control where a treaty of arsenals is. */
static void
test_topics_shared (void)
{
  static const struct
  {
    const char *text;
    const char *found;
    const char *absent;
  } cases[] = {
    { "طالب الوزير بنزع السلاح النووي. والتقى زعيم كوريا الشمالية كيم جونغ أون ضيفه في سول.",
      "north_korea_nuclear", "arms_control" },
    { "طالب الوزير بنزع السلاح النووي. وقال إن معاهدة ستارت الجديدة باقية، وإن كوريا الشمالية شأن آخر.",
      "arms_control", NULL },
    { "طالب الوزير بنزع السلاح النووي أينما كان.", "arms_control", "north_korea_nuclear" },
    { "أشاد المبعوث بعملية السلام، وقال إن حركة طالبان جادة. وطالبان تفاوض منذ أعوام.", "regional_conflicts",
      "palestine" },
    { "أشاد المبعوث بعملية السلام وبحل الدولتين، وقال إن الأزمة اليمنية تقترب من نهايتها.", "palestine",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamReading *reading = read_text ("2022-11-20", cases[i].text);
      g_autoptr (GPtrArray) hits = NULL;
      gboolean found = FALSE;

      qimam_lexicon_share_topic_cues (lexicon, &reading, 1);
      hits = qimam_lexicon_weigh_topics (lexicon, &reading, 1);
      g_test_message ("%s", cases[i].text);
      for (guint h = 0; h < hits->len; h++)
        {
          const char *key = ((QimamTopicHit *) hits->pdata[h])->key;

          g_assert_cmpstr (key, !=, cases[i].absent);
          found = found || g_str_equal (key, cases[i].found);
        }
      g_assert_true (found);
      free_reading (reading);
    }
}

static void
test_topics_in (void)
{
  QimamReading *reading = read_text ("2022-11-01", "قال ماكرون إن العقوبات باقية. وقال إن المناخ أولوية.");
  const QimamStatement *first = g_ptr_array_index (reading->statements, 0);
  const QimamStatement *second = g_ptr_array_index (reading->statements, 1);

  g_assert_cmpuint (g_strv_length (first->topics), ==, 1);
  g_assert_cmpstr (first->topics[0], ==, "sanctions");
  g_assert_cmpstr (second->topics[0], ==, "climate");
  free_reading (reading);
}

/* --- the rest --- */

static void
test_party_names (void)
{
  g_assert_cmpstr (qimam_lexicon_party_name (lexicon, "RU", "ar"), ==, "روسيا");
  g_assert_cmpstr (qimam_lexicon_party_name (lexicon, "nato", "en"), ==, "NATO");
  g_assert_null (qimam_lexicon_party_name (lexicon, "joint", "en"));
  g_assert_null (qimam_lexicon_party_name (lexicon, NULL, "en"));
}

/* Odd and long input: spans stay at borders of characters, and the time grows with the length alone. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "“",          "قال ",         "الرئيس ", "و",       "أن ",
    "«",          "بوتين ",       "، ",      ": ",      "الرئيسين ",
    "وزير ",      "لـ",           "ـــ",     "\"",      "مضيفا ",
    ". ",         "وفقا ",        "نقل ",    "عن ",     "👩‍👩‍👧 ",
    "e\xcc\x81 ", "\xe2\x80\x8f", "إنه ",    "الروسي ", "كما ",
    "2021 ",      "جاء في ",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autoptr (GString) text = g_string_new (NULL);
  QimamReading *reading;
  gint64 start;

  for (guint i = 0; i < 60000; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  start = g_get_monotonic_time ();
  reading = read_text ("2021-06-16", text->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
  for (guint i = 0; i < reading->statements->len; i++)
    {
      const QimamStatement *statement = g_ptr_array_index (reading->statements, i);

      g_assert_cmpuint (statement->span.start, <, statement->span.end);
      g_assert_cmpuint (statement->span.end, <=, reading->length);
      g_assert_true (g_utf8_validate (statement->text, -1, NULL));
      g_assert_true (qimam_span_contains (statement->sentence, statement->span));
    }
  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const QimamMention *mention = g_ptr_array_index (reading->mentions, i);
      g_autofree char *span = qimam_reading_text (reading, mention->span);

      g_assert_true (g_utf8_validate (span, -1, NULL));
      g_assert_true (qimam_span_contains (mention->full, mention->span));
      g_assert_cmpuint (mention->first_word, <=, mention->last_word);
    }
  free_reading (reading);
  free_reading (read_text (NULL, ""));

  /* marks without end, names without end, titles without end */
  static const char *const repeated[] = { "\"قال\" ", "وزير الزراعة الأردني كريم الطويل، ", "كما كان قد ",
                                          "“", "الرئيسين و" };

  for (guint r = 0; r < G_N_ELEMENTS (repeated); r++)
    {
      g_string_truncate (text, 0);
      for (guint i = 0; i < 40000; i++)
        g_string_append (text, repeated[r]);
      start = g_get_monotonic_time ();
      free_reading (read_text ("2021-06-16", text->str));
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", repeated[r], (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = qimam_lexicon_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/lexicon/cue-patterns", test_cue_patterns);
  g_test_add_func ("/lexicon/cue-order", test_cue_order);
  g_test_add_func ("/lexicon/cue-tables", test_cue_tables);
  g_test_add_func ("/lexicon/word-skip", test_word_skip);
  g_test_add_func ("/lexicon/mentions", test_mentions);
  g_test_add_func ("/lexicon/split-title", test_split_title);
  g_test_add_func ("/lexicon/namesakes", test_namesakes);
  g_test_add_func ("/lexicon/places-of-one-name", test_places_of_one_name);
  g_test_add_func ("/lexicon/statements", test_statements);
  g_test_add_func ("/lexicon/sayings", test_sayings);
  g_test_add_func ("/lexicon/resumed-speakers", test_resumed_speakers);
  g_test_add_func ("/lexicon/parties", test_parties);
  g_test_add_func ("/lexicon/joint-speakers", test_joint_speakers);
  g_test_add_func ("/lexicon/printed-names", test_printed_names);
  g_test_add_func ("/lexicon/no-names", test_no_names);
  g_test_add_func ("/lexicon/polarity", test_polarity);
  g_test_add_func ("/lexicon/topics", test_topics);
  g_test_add_func ("/lexicon/topics-beside", test_topics_beside);
  g_test_add_func ("/lexicon/topics-shared", test_topics_shared);
  g_test_add_func ("/lexicon/topics-in", test_topics_in);
  g_test_add_func ("/lexicon/party-names", test_party_names);
  g_test_add_func ("/lexicon/hostile", test_hostile);
  g_test_add_func ("/lexicon/verb-forms", test_verb_forms);
  result = g_test_run ();
  qimam_lexicon_free (lexicon);
  return result;
}
