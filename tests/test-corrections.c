/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"
#include "qimam-library-corrections.h"
#include "qimam-library-reanalysis.h"

/* ---- Articles of our own ---- */

#define PARIS                                                                                                                                                                             \
  "عقد الرئيس المصري عبد الفتاح السيسي ونظيره الفرنسي إيمانويل ماكرون قمة في باريس يوم الاثنين 17 مايو " \
  "2021."
#define LASTED "وقال ماكرون: «اتفقنا على دعم السودان». واستمرت القمة نحو ساعتين."

static const char first[] = "{\"id\":\"p1\",\"source\":\"منبر الضفة\",\"headline\":\"قمة مصرية فرنسية\","
                            "\"published\":\"2021-05-18\",\"body\":\"" PARIS "\\n" LASTED "\"}";
static const char second[] =
    "{\"id\":\"p2\",\"source\":\"صحيفة المدار\",\"headline\":\"السيسي وماكرون\",\"published\":\"2021-05-17\","
    "\"body\":\"استقبل الرئيس الفرنسي إيمانويل ماكرون في باريس، اليوم الاثنين، الرئيس المصري عبد الفتاح "
    "السيسي في قمة ثنائية.\\nواستمرت القمة أقل من ساعتين.\"}";
static const char third[] =
    "{\"id\":\"c1\",\"source\":\"وكالة الأفق\",\"headline\":\"قمة القاهرة\",\"published\":\"2019-01-29\","
    "\"body\":\"عقد الرئيس المصري عبد الفتاح السيسي ونظيره الفرنسي إيمانويل ماكرون قمة في القاهرة يوم 28 "
    "يناير "
    "2019.\"}";

typedef struct
{
  QimamLibrary *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->library = open_library (":memory:");
  import_lines (fixture->library, first);
  import_lines (fixture->library, second);
  import_lines (fixture->library, third);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_sound (fixture->library);
  g_object_unref (fixture->library);
}

/* ---- Looking ---- */

static void
reanalyse (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_library_reanalyse (fixture->library, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* (transfer full) (nullable): the first claim of a dimension whose words hold @words */
static QimamClaim *
find (Fixture *fixture, gint64 id, QimamDimension dimension, const char *words)
{
  g_autoptr (QimamArticle) article = load_article (fixture->library, id);

  for (guint i = 0; i < article->analysis->claims->len; i++)
    {
      const QimamClaim *claim = article->analysis->claims->pdata[i];

      if (claim->dimension == dimension && strstr (claim->text, words) != NULL)
        return qimam_claim_copy (claim);
    }
  return NULL;
}

static gint64
id_of (Fixture *fixture, gint64 article, QimamDimension dimension, const char *words)
{
  g_autoptr (QimamClaim) claim = find (fixture, article, dimension, words);

  g_assert_nonnull (claim);
  return claim->id;
}

static guint
count_dismissed (Fixture *fixture, gint64 id)
{
  g_autoptr (QimamArticle) article = load_article (fixture->library, id);

  return article->analysis->dismissed->len;
}

/* (transfer full): the meeting that an article reports on */
static QimamMeeting *
meeting_of (Fixture *fixture, gint64 article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = qimam_library_list_meetings (fixture->library, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];

      for (guint k = 0; k < meeting->articles->len; k++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);

          if (entry->article == article && entry->main)
            {
              QimamMeeting *copy = qimam_meeting_copy (meeting);

              if (copy->articles->len == 0)
                g_array_append_vals (copy->articles, meeting->articles->data, meeting->articles->len);
              return copy;
            }
        }
    }
  return NULL;
}

/* All that articles and meetings say, so that before and after can be compared. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = qimam_library_list_meetings (fixture->library, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];

      g_string_append_printf (text, "M %" G_GINT64_FORMAT " %d %s %s", meeting->id, meeting->fixed,
                              meeting->title, meeting->date.iso);
      for (guint k = 0; k < meeting->places->len; k++)
        g_string_append_printf (text, " %s", ((QimamMeetingPlace *) meeting->places->pdata[k])->name);
      for (guint k = 0; k < meeting->durations->len; k++)
        {
          const QimamMeetingDuration *duration = meeting->durations->pdata[k];

          g_string_append_printf (text, " %s:%d", duration->iso, duration->cmp);
        }
      for (guint k = 0; k < meeting->participants->len; k++)
        g_string_append_printf (text, " %s", ((QimamParticipant *) meeting->participants->pdata[k])->name);
      for (guint k = 0; k < meeting->articles->len; k++)
        g_string_append_printf (text, " #%" G_GINT64_FORMAT,
                                g_array_index (meeting->articles, QimamMeetingArticle, k).article);
      g_string_append_c (text, '\n');
    }
  for (gint64 id = 1; id <= 3; id++)
    {
      g_autoptr (QimamArticle) article = load_article (fixture->library, id);

      for (guint i = 0; i < article->analysis->claims->len; i++)
        {
          const QimamClaim *claim = article->analysis->claims->pdata[i];
          g_autofree char *value = qimam_value_to_text (&claim->value);

          g_string_append_printf (text, "C %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %s %d %s\n",
                                  claim->id, claim->meeting, qimam_dimension_nick (claim->dimension),
                                  claim->text, claim->party, claim->polarity,
                                  g_strdelimit (value, "\n", ';'));
        }
      for (guint i = 0; i < article->analysis->dismissed->len; i++)
        g_string_append_printf (text, "D %s\n",
                                ((QimamClaim *) article->analysis->dismissed->pdata[i])->text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_same (const char *before, Fixture *fixture)
{
  g_autofree char *now = describe (fixture);

  g_assert_cmpstr (now, ==, before);
}

static QimamUndo *
dismiss (Fixture *fixture, gint64 claim)
{
  g_autoptr (GError) error = NULL;
  QimamUndo *undo = NULL;

  g_assert_true (qimam_library_dismiss_claims (fixture->library, &claim, 1, &undo, &error));
  g_assert_no_error (error);
  g_assert_nonnull (undo);
  return undo;
}

static void
undo (Fixture *fixture, const QimamUndo *how)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_library_undo (fixture->library, how, &error));
  g_assert_no_error (error);
}

/* ---- Ids ---- */

static void
test_ids_stay (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);

  reanalyse (fixture);
  assert_same (before, fixture);
}

/* ---- Dismissing ---- */

static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  gint64 claim = id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين");
  g_autoptr (QimamUndo) how = dismiss (fixture, claim);
  g_autofree char *after = describe (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (find (fixture, 1, QIMAM_DIMENSION_DURATION, ""));
  g_assert_cmpuint (count_dismissed (fixture, 1), ==, 1);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (QimamMeeting) meeting = meeting_of (fixture, 1);

      /* What the other article says stays. */
      g_assert_cmpuint (meeting->durations->len, ==, 1);
      g_assert_cmpint (((QimamMeetingDuration *) meeting->durations->pdata[0])->cmp, ==, QIMAM_CMP_LT);
      g_assert_cmpstr (meeting->date.iso, ==, "2021-05-17");
      reanalyse (fixture);
      assert_same (after, fixture);
    }
  g_assert_true (qimam_library_restore_claims (fixture->library, &claim, 1, NULL, &error));
  g_assert_no_error (error);
  assert_same (before, fixture);
  g_assert_false (qimam_library_restore_claims (fixture->library, &claim, 1, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
}

static void
test_dismiss_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autoptr (QimamUndo) how = dismiss (fixture, id_of (fixture, 1, QIMAM_DIMENSION_PLACE, "باريس"));

  g_assert_cmpuint (count_dismissed (fixture, 1), ==, 1);
  undo (fixture, how);
  assert_same (before, fixture);
}

/* A fact that rests on dismissed claims alone goes, from a meeting that the user named, too. */
static void
test_dismiss_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamMeeting) cairo = meeting_of (fixture, 3);
  g_autoptr (QimamMeeting) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 claims[] = { id_of (fixture, 3, QIMAM_DIMENSION_DATE, "2019"),
                      id_of (fixture, 3, QIMAM_DIMENSION_PLACE, "القاهرة") };
  QimamUndo *how = NULL;

  g_assert_cmpstr (cairo->date.iso, ==, "2019-01-28");
  g_assert_cmpuint (cairo->places->len, ==, 1);
  if (data != NULL)
    g_assert_true (qimam_library_rename_meeting (fixture->library, cairo->id, "لقاء القاهرة", &error));
  g_assert_true (qimam_library_dismiss_claims (fixture->library, claims, 2, &how, &error));
  g_assert_no_error (error);
  after = meeting_of (fixture, 3);
  g_assert_cmpint (after->id, ==, cairo->id);
  g_assert_null (after->date.iso);
  g_assert_cmpuint (after->places->len, ==, 0);
  reanalyse (fixture);
  g_clear_pointer (&after, qimam_meeting_free);
  after = meeting_of (fixture, 3);
  g_assert_null (after->date.iso);
  g_assert_cmpuint (after->places->len, ==, 0);
  undo (fixture, how);
  g_clear_pointer (&after, qimam_meeting_free);
  after = meeting_of (fixture, 3);
  g_assert_cmpstr (after->date.iso, ==, "2019-01-28");
  g_assert_cmpuint (after->places->len, ==, 1);
  qimam_undo_unref (how);
}

/* Of two persons named with one title only the one that is meant goes. */
static void
test_dismiss_one_of_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamClaim) sisi = find (fixture, 1, QIMAM_DIMENSION_PARTICIPANTS, "السيسي");
  g_autoptr (QimamUndo) how = NULL;

  g_assert_nonnull (sisi);
  how = dismiss (fixture, sisi->id);
  reanalyse (fixture);
  g_assert_cmpuint (count_dismissed (fixture, 1), ==, 1);
  g_assert_cmpint (id_of (fixture, 1, QIMAM_DIMENSION_PARTICIPANTS, "ماكرون"), !=, sisi->id);
}

/* ---- The article changes ---- */

static void
test_new_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamUndo) place = dismiss (fixture, id_of (fixture, 1, QIMAM_DIMENSION_PLACE, "باريس"));
  g_autoptr (QimamUndo) lasted = dismiss (fixture, id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين"));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  guint lost = 0;

  /* A paragraph before what was there, and no word of how long it lasted. */
  import_lines (fixture->library,
                "{\"id\":\"p1\",\"source\":\"منبر الضفة\",\"headline\":\"قمة مصرية فرنسية\","
                "\"published\":\"2021-05-18\",\"body\":\"هذا خبر محدث.\\n" PARIS
                "\\nوقال ماكرون: «اتفقنا على دعم السودان».\"}");
  g_assert_null (find (fixture, 1, QIMAM_DIMENSION_PLACE, "باريس"));
  g_assert_cmpuint (count_dismissed (fixture, 1), ==, 1);
  list = qimam_library_list_corrections (fixture->library, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    if (!((QimamCorrection *) list->pdata[i])->found)
      lost++;
  g_assert_cmpuint (lost, ==, 1);
  article = load_article (fixture->library, 1);
  g_assert_cmpuint (article->lost_corrections, ==, 1);
  /* The words come back, and with them what was said of them. */
  import_lines (fixture->library, first);
  g_assert_cmpuint (count_dismissed (fixture, 1), ==, 2);
  g_assert_null (find (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين"));
}

static void
test_forget_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamUndo) how = dismiss (fixture, id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين"));
  g_autoptr (GPtrArray) list = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[] = { 0, 9999 };

  import_lines (fixture->library, "{\"id\":\"p1\",\"source\":\"منبر الضفة\",\"headline\":\"خبر آخر\","
                                  "\"published\":\"2021-05-18\",\"body\":\"نص آخر لا يقول ذلك.\"}");
  list = qimam_library_list_corrections (fixture->library, 0, &error);
  g_assert_cmpuint (list->len, ==, 1);
  ids[0] = ((QimamCorrection *) list->pdata[0])->id;
  g_assert_false (qimam_library_forget_corrections (fixture->library, ids, 2, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (qimam_library_forget_corrections (fixture->library, ids, 1, NULL, &error));
  g_assert_no_error (error);
  none = qimam_library_list_corrections (fixture->library, 0, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (qimam_library_list_corrections (fixture->library, 9999, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
}

/* ---- Correcting ---- */

static void
correct (Fixture *fixture, gint64 claim, const QimamClaimEdit *edit, QimamUndo **how)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_library_correct_claim (fixture->library, claim, edit, how, &error));
  g_assert_no_error (error);
}

static void
read_value (Fixture *fixture, QimamClaimEdit *edit, QimamDimension dimension, const char *text)
{
  g_autoptr (GError) error = NULL;

  edit->changes |= QIMAM_CLAIM_VALUE;
  g_assert_true (
      qimam_library_read_value (fixture->library, dimension, text, "2021-05-18", &edit->value, &error));
  g_assert_no_error (error);
}

static void
test_correct_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autoptr (QimamUndo) undo_date = NULL;
  g_autoptr (QimamUndo) undo_lasted = NULL;
  g_autoptr (QimamUndo) undo_place = NULL;
  g_auto (QimamClaimEdit) date = { 0 };
  g_auto (QimamClaimEdit) lasted = { 0 };
  g_auto (QimamClaimEdit) place = { 0 };
  g_autofree char *after = NULL;

  read_value (fixture, &date, QIMAM_DIMENSION_DATE, "29 كانون الثاني 2019");
  correct (fixture, id_of (fixture, 3, QIMAM_DIMENSION_DATE, "2019"), &date, &undo_date);
  read_value (fixture, &place, QIMAM_DIMENSION_PLACE, "شرم الشيخ");
  correct (fixture, id_of (fixture, 3, QIMAM_DIMENSION_PLACE, "القاهرة"), &place, &undo_place);
  read_value (fixture, &lasted, QIMAM_DIMENSION_DURATION, "<PT3H");
  correct (fixture, id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين"), &lasted, &undo_lasted);
  after = describe (fixture);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (QimamMeeting) cairo = meeting_of (fixture, 3);
      g_autoptr (QimamClaim) claim = find (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين");

      g_assert_cmpstr (cairo->date.iso, ==, "2019-01-29");
      g_assert_cmpuint (cairo->places->len, ==, 1);
      g_assert_cmpstr (((QimamMeetingPlace *) cairo->places->pdata[0])->name, ==, "شرم الشيخ");
      g_assert_cmpstr (claim->value.iso, ==, "PT3H");
      g_assert_cmpint (claim->value.cmp, ==, QIMAM_CMP_LT);
      g_assert_cmpint (claim->correction, !=, 0);
      reanalyse (fixture);
      assert_same (after, fixture);
    }
  undo (fixture, undo_lasted);
  undo (fixture, undo_place);
  undo (fixture, undo_date);
  assert_same (before, fixture);
}

/* What is corrected in one article does not take it away from the others on the meeting. */
static void
test_correct_keeps_meeting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QimamMeeting) paris = meeting_of (fixture, 1);
  g_auto (QimamClaimEdit) date = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 claim = id_of (fixture, 1, QIMAM_DIMENSION_DATE, "2021");

  read_value (fixture, &date, QIMAM_DIMENSION_DATE, "2021-05-20");
  correct (fixture, claim, &date, NULL);
  after = describe (fixture);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (QimamMeeting) one = meeting_of (fixture, 1), other = meeting_of (fixture, 2);

      g_assert_cmpint (one->id, ==, paris->id);
      g_assert_cmpint (other->id, ==, paris->id);
      g_assert_cmpstr (one->date.iso, ==, "2021-05-17");
      g_assert_cmpuint (one->durations->len, ==, 2);
      reanalyse (fixture);
      assert_same (after, fixture);
    }
  g_assert_true (qimam_library_restore_claims (fixture->library, &claim, 1, NULL, &error));
  assert_same (before, fixture);
}

static void
test_correct_dimension (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QimamUndo) how = NULL;
  g_autoptr (QimamClaim) claim = NULL;
  g_auto (QimamClaimEdit)
      edit = { .changes = QIMAM_CLAIM_DIMENSION | QIMAM_CLAIM_POLARITY | QIMAM_CLAIM_PARTY,
               .dimension = QIMAM_DIMENSION_DISAGREEMENT,
               .polarity = QIMAM_POLARITY_OPEN,
               .party = g_strdup ("FR") };
  gint64 id = id_of (fixture, 1, QIMAM_DIMENSION_AGREEMENT, "السودان");

  correct (fixture, id, &edit, &how);
  claim = find (fixture, 1, QIMAM_DIMENSION_DISAGREEMENT, "السودان");
  g_assert_nonnull (claim);
  g_assert_cmpint (claim->id, ==, id);
  g_assert_cmpint (claim->polarity, ==, QIMAM_POLARITY_OPEN);
  g_assert_cmpstr (claim->party, ==, "FR");
  after = describe (fixture);
  reanalyse (fixture);
  assert_same (after, fixture);
  undo (fixture, how);
  assert_same (before, fixture);
}

static void
test_correct_meeting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QimamMeeting) cairo = meeting_of (fixture, 3);
  g_autoptr (QimamMeeting) paris = meeting_of (fixture, 1);
  g_autoptr (QimamMeeting) now = NULL;
  g_autoptr (QimamUndo) how = NULL;
  g_autoptr (QimamUndo) none = NULL;
  g_autoptr (QimamClaim) claim = NULL;
  g_auto (QimamClaimEdit) edit = { .changes = QIMAM_CLAIM_MEETING, .meeting = cairo->id };
  gint64 id = id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين");

  correct (fixture, id, &edit, &how);
  claim = find (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين");
  g_assert_cmpint (claim->meeting, ==, cairo->id);
  after = describe (fixture);
  for (guint round = 0; round < 3; round++)
    {
      g_clear_pointer (&now, qimam_meeting_free);
      now = meeting_of (fixture, 3);
      g_assert_cmpuint (now->durations->len, ==, 1);
      g_assert_cmpuint (now->articles->len, ==, 2);
      reanalyse (fixture);
      assert_same (after, fixture);
    }
  edit.meeting = 0;
  correct (fixture, id, &edit, &none);
  g_clear_pointer (&claim, qimam_claim_free);
  claim = find (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين");
  g_assert_cmpint (claim->meeting, ==, 0);
  undo (fixture, none);
  assert_same (after, fixture);
  undo (fixture, how);
  assert_same (before, fixture);
}

/* A correction of a claim that analysis no longer makes of the same words. */
static void
test_correct_wrong_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autoptr (GError) error = NULL;
  g_auto (QimamClaimEdit) nothing = { 0 };
  g_auto (QimamClaimEdit) bare = { .changes = QIMAM_CLAIM_DIMENSION, .dimension = QIMAM_DIMENSION_DATE };
  gint64 id = id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين"), missing = 9999;

  g_assert_false (qimam_library_correct_claim (fixture->library, id, &nothing, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (qimam_library_correct_claim (fixture->library, id, &bare, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (qimam_library_correct_claim (fixture->library, missing, &bare, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (qimam_library_dismiss_claims (fixture->library, &missing, 1, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  assert_same (before, fixture);
}

static void
test_read_value (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    QimamDimension dimension;
    const char *text;
    const char *value; /* NULL: none */
  } cases[] = {
    { QIMAM_DIMENSION_DATE, "2021-06-16", "set=1;iso=2021-06-16;precision=day;role=event;" },
    { QIMAM_DIMENSION_DATE, "2021-06", "set=1;iso=2021-06;precision=month;role=event;" },
    { QIMAM_DIMENSION_DATE, " 16 حزيران 2021 ", "set=1;iso=2021-06-16;precision=day;role=event;" },
    { QIMAM_DIMENSION_DATE, "أمس", "set=1;iso=2021-05-17;precision=day;role=event;" },
    { QIMAM_DIMENSION_DATE, "جنيف", NULL },
    { QIMAM_DIMENSION_DURATION, "PT4H30M", "set=1;iso=PT4H30M;scope=total;" },
    { QIMAM_DIMENSION_DURATION, "< PT4H", "set=1;iso=PT4H;cmp=lt;scope=total;" },
    { QIMAM_DIMENSION_DURATION, "أقل من أربع ساعات", "set=1;iso=PT4H;cmp=lt;scope=total;" },
    { QIMAM_DIMENSION_DURATION, "~ 3 ساعات", "set=1;iso=PT3H;cmp=approx;scope=total;" },
    { QIMAM_DIMENSION_DURATION, "طويلا", NULL },
    { QIMAM_DIMENSION_PLACE, "جنيف", "set=1;name=جنيف;key=geneva;kind=city;" },
    { QIMAM_DIMENSION_PLACE, "قصر لا يعرفه أحد", "set=1;name=قصر لا يعرفه أحد;kind=city;" },
    { QIMAM_DIMENSION_PLACE, "سويسرا", "set=1;name=سويسرا;key=CH;kind=country;" },
    { QIMAM_DIMENSION_PARTICIPANTS, "فلاديمير بوتين",
      "set=1;name=فلاديمير بوتين;key=vladimir_putin;role=president;" },
    { QIMAM_DIMENSION_FORMAT, "video", "set=1;key=video;" },
    { QIMAM_DIMENSION_FORMAT, "rounds.n", NULL },
    { QIMAM_DIMENSION_FORMAT, "dance", NULL },
    { QIMAM_DIMENSION_FIGURE, "> 250", "set=1;cmp=gt;unit=count;number=250;" },
    { QIMAM_DIMENSION_FIGURE, "12.5%", "set=1;unit=percent;number=12.5;" },
    { QIMAM_DIMENSION_FIGURE, "كثير", NULL },
    { QIMAM_DIMENSION_NEXT_STEP, "2021-07", "set=1;due=2021-07;" },
    { QIMAM_DIMENSION_AGREEMENT, "شيء", NULL },
    { QIMAM_DIMENSION_PLACE, "   ", NULL },
    { QIMAM_DIMENSION_PLACE, "سطر\nوسطر", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamValue value = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean done = qimam_library_read_value (fixture->library, cases[i].dimension, cases[i].text,
                                                "2021-05-18", &value, &error);
      g_autofree char *text = qimam_value_to_text (&value);

      g_test_message ("%s", cases[i].text);
      if (cases[i].value == NULL)
        {
          g_assert_false (done);
          g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_true (done);
          g_assert_cmpstr (g_strdelimit (text, "\n", ';'), ==, cases[i].value);
        }
      qimam_value_clear (&value);
    }
}

static void
test_value_text (void)
{
  QimamValue value = { .set = TRUE, .name = (char *) "سطر\nو\\=", .has_number = TRUE, .number = -0.125 };
  QimamValue back = { 0 }, odd = { 0 };
  g_autofree char *text = qimam_value_to_text (&value);

  qimam_value_from_text (text, &back);
  g_assert_cmpstr (back.name, ==, value.name);
  g_assert_true (back.has_number);
  g_assert_cmpfloat (back.number, ==, -0.125);
  qimam_value_clear (&back);
  qimam_value_from_text ("=\n\nset\nnumber=inf\nname=\\\niso=a\niso=b", &odd);
  g_assert_false (odd.set);
  g_assert_false (odd.has_number);
  g_assert_cmpstr (odd.iso, ==, "b");
  qimam_value_clear (&odd);
}

/* ---- Meetings ---- */

static void
test_undo_meetings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autoptr (QimamMeeting) paris = meeting_of (fixture, 1);
  g_autoptr (QimamMeeting) cairo = meeting_of (fixture, 3);
  gint64 both[] = { paris->id, cairo->id }, two = 2;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamMeeting) none = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (QimamUndo) how =
          qimam_library_note_meetings (fixture->library, both, 2, i >= 3 ? 3 : 0, &error);
      g_autofree char *now = NULL;

      g_assert_no_error (error);
      switch (i)
        {
        case 0:
          qimam_library_rename_meeting (fixture->library, paris->id, "اسم آخر", &error);
          break;
        case 1:
          qimam_library_merge_meetings (fixture->library, paris->id, cairo->id, &error);
          break;
        case 2:
          qimam_library_split_meeting (fixture->library, paris->id, &two, 1, NULL, &error);
          break;
        case 3:
          qimam_library_assign_article (fixture->library, 3, paris->id, &error);
          break;
        default:
          qimam_library_assign_article (fixture->library, 3, 0, &error);
          none = meeting_of (fixture, 3);
          g_assert_null (none);
          reanalyse (fixture);
          none = meeting_of (fixture, 3);
          g_assert_null (none);
          qimam_undo_unref (g_steal_pointer (&how));
          return;
        }
      g_assert_no_error (error);
      now = describe (fixture);
      g_assert_cmpstr (now, !=, before);
      undo (fixture, how);
      assert_same (before, fixture);
    }
}

static void
test_assign_none_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamUndo) how = qimam_library_note_meetings (fixture->library, NULL, 0, 3, &error);

  g_assert_no_error (error);
  g_assert_true (qimam_library_assign_article (fixture->library, 3, 0, &error));
  undo (fixture, how);
  assert_same (before, fixture);
}

/* ---- Analysing all anew ---- */

static void
cancel_cb (const QimamImportItem *item, guint done, guint total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
count_cb (const QimamImportItem *item, guint done, guint total, gpointer calls)
{
  ++*(guint *) calls;
}

static void
import_many (Fixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "{\"id\":\"m%u\",\"source\":\"وكالة الأفق\",\"headline\":\"خبر %u\","
                            "\"body\":\"ارتفعت أسعار القمح %u مرات.\"}\n",
                            i, i, i + 3);
  import_lines (fixture->library, text->str);
}

static void
test_reanalysis_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QimamUndo) how = dismiss (fixture, id_of (fixture, 1, QIMAM_DIMENSION_DURATION, "ساعتين"));
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  guint done, total, calls = 0;

  import_many (fixture, 200);
  before = describe (fixture);
  g_assert_false (qimam_library_is_reanalysis_due (fixture->library, &done, &total, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (total, ==, 203);
  g_assert_false (qimam_library_reanalyse (fixture->library, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* What is done is whole. */
  assert_same (before, fixture);
  g_assert_true (qimam_library_is_reanalysis_due (fixture->library, &done, &total, &error));
  g_assert_cmpuint (done, ==, 50);
  g_assert_true (qimam_library_reanalyse (fixture->library, count_cb, &calls, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (calls, ==, 4);
  g_assert_false (qimam_library_is_reanalysis_due (fixture->library, &done, NULL, &error));
  assert_same (before, fixture);
  g_assert_cmpuint (count_dismissed (fixture, 1), ==, 1);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_library_reanalyse_finish (QIMAM_LIBRARY (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

typedef struct
{
  GThread *asking;
  guint calls;
} Heard;

static void
hear_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  Heard *heard = data;

  g_assert_true (g_thread_self () == heard->asking);
  heard->calls++;
}

static void
test_reanalysis_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (fixture);
  Heard heard = { g_thread_self () };
  gboolean finished = FALSE;

  qimam_library_reanalyse_async (fixture->library, hear_cb, &heard, NULL, finished_cb, &finished);
  /* Progress waits for the one who asked, whoever could run his main context meanwhile. */
  g_usleep (300 * 1000);
  g_assert_cmpuint (heard.calls, ==, 0);
  while (!finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (heard.calls, >, 0);
  assert_same (before, fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, func) g_test_add ("/corrections/" name, Fixture, data, set_up, func, tear_down)
  ADD ("ids-stay", NULL, test_ids_stay);
  ADD ("dismiss/restore", NULL, test_dismiss);
  ADD ("dismiss/undo", NULL, test_dismiss_undo);
  ADD ("dismiss/facts", NULL, test_dismiss_facts);
  ADD ("dismiss/facts-of-named", "named", test_dismiss_facts);
  ADD ("dismiss/one-of-two", NULL, test_dismiss_one_of_two);
  ADD ("dismiss/new-version", NULL, test_new_version);
  ADD ("dismiss/forget-lost", NULL, test_forget_lost);
  ADD ("correct/values", NULL, test_correct_values);
  ADD ("correct/keeps-meeting", NULL, test_correct_keeps_meeting);
  ADD ("correct/dimension", NULL, test_correct_dimension);
  ADD ("correct/meeting", NULL, test_correct_meeting);
  ADD ("correct/wrong-values", NULL, test_correct_wrong_values);
  ADD ("read-value", NULL, test_read_value);
  ADD ("meetings/undo", NULL, test_undo_meetings);
  ADD ("meetings/assign-none", NULL, test_assign_none_undo);
  ADD ("reanalysis/goes-on", NULL, test_reanalysis_goes_on);
  ADD ("reanalysis/async", NULL, test_reanalysis_async);
  g_test_add_func ("/corrections/value-text", test_value_text);
  return g_test_run ();
}
