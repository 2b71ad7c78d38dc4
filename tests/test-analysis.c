/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "qimam-analyser.h"
#include "qimam-meeting-linker.h"

/* --- linking: meetings written by hand --- */

typedef struct
{
  QimamMeetingKind kind;
  gboolean main;
  const char *iso;
  const char *city;   /* key */
  const char *people; /* keys, separated by spaces */
  const char *mode;
} Told;

static QimamMeeting *
make_meeting (const Told *told, gint64 id)
{
  QimamMeeting *meeting = qimam_meeting_new ();
  g_auto (GStrv) people = g_strsplit (told->people != NULL ? told->people : "", " ", -1);

  meeting->id = id;
  meeting->main = told->main;
  meeting->kind = told->kind;
  meeting->status = QIMAM_MEETING_HELD;
  if (told->iso != NULL)
    {
      meeting->date.iso = g_strdup (told->iso);
      meeting->date.precision = strlen (told->iso) == 7 ? QIMAM_PRECISION_MONTH : QIMAM_PRECISION_DAY;
      meeting->date.basis = QIMAM_BASIS_STATED;
    }
  if (told->city != NULL)
    qimam_meeting_add_place (meeting, told->city, told->city, "city");
  for (guint i = 0; people[i] != NULL; i++)
    if (*people[i] != '\0')
      qimam_meeting_add_participant (meeting, people[i], people[i], "president", NULL);
  if (told->mode != NULL)
    meeting->format.keys = g_strsplit (told->mode, " ", -1);
  return meeting;
}

static QimamArticle *
make_article (gint64 id, const char *published, const Told *told, guint n)
{
  QimamArticle *article = qimam_article_new ();

  article->id = id;
  if (article->document == NULL)
    article->document = qimam_document_new ();
  if (article->analysis == NULL)
    article->analysis = qimam_analysis_new ();
  if (published != NULL)
    qimam_document_set_published (article->document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  for (guint i = 0; i < n; i++)
    {
      QimamClaim *claim = qimam_claim_new (QIMAM_DIMENSION_ISSUE, qimam_span (QIMAM_FIELD_BODY, i, i + 1),
                                           qimam_span (QIMAM_FIELD_BODY, i, i + 1));

      claim->id = i + 1;
      claim->meeting = i + 1;
      g_ptr_array_add (article->analysis->claims, claim);
      g_ptr_array_add (article->analysis->meetings, make_meeting (&told[i], i + 1));
    }
  return article;
}

static void
test_same (void)
{
  static const struct
  {
    const char *what;
    Told known;
    Told told;
    const char *published;
    gboolean same;
  } cases[] = {
    { "one day, one city, the same two", { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" }, NULL, TRUE },
    { "a date is not told", { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" }, NULL, TRUE },
    { "only the month is told", { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, FALSE, "2019-05", "oslo", NULL }, NULL, TRUE },
    { "another day", { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-09-04", "oslo", "a b" }, NULL, FALSE },
    { "by video and in person", { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b", "in_person" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, NULL, "a b", "video" }, NULL, FALSE },
    { "another city", { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "rome", "a b" }, NULL, FALSE },
    { "others met in the same city", { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "c d" }, NULL, FALSE },
    { "experts after a summit", { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" },
      { QIMAM_MEETING_TALKS, TRUE, NULL, "oslo", NULL }, NULL, FALSE },
    { "reported months later", { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" }, "2020-02-01", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamMeeting) known = make_meeting (&cases[i].known, 1);
      g_autoptr (QimamMeeting) told = make_meeting (&cases[i].told, 2);
      double score = qimam_meeting_same (known, told, cases[i].published);

      g_test_message ("%s: %.2f", cases[i].what, score);
      g_assert_true (score >= 0 && score <= 1);
      g_assert_true ((score >= 0.5) == cases[i].same);
    }
}

static const Told june[] = { { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" } };
static const Told undated[] = { { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b c" } };
static const Told later[] = { { QIMAM_MEETING_TALKS, TRUE, "2019-09-10", "oslo", "d e" },
                              { QIMAM_MEETING_SUMMIT, FALSE, "2019-05-04", "oslo", "a b" },
                              { QIMAM_MEETING_TALKS, FALSE, "2019-07", "oslo", NULL } };
static const Told remote[] = { { QIMAM_MEETING_SUMMIT, TRUE, NULL, NULL, "a b", "video" },
                               { QIMAM_MEETING_SUMMIT, FALSE, "2019-05", "oslo", NULL } };

static gint64
home_of (const GPtrArray *meetings, gint64 article, gboolean main)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];
      for (guint k = 0; k < meeting->articles->len; k++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);
          if (entry->article == article && entry->main == main)
            return meeting->id;
        }
    }
  return 0;
}

static void
test_link (void)
{
  static const guint orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 }, { 1, 3, 0, 2 } };

  for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (GPtrArray) linked = NULL;
      gint64 summit;

      for (guint i = 0; i < 4; i++)
        switch (orders[o][i])
          {
          case 0:
            g_ptr_array_add (articles, make_article (10, "2019-05-04", june, G_N_ELEMENTS (june)));
            break;
          case 1:
            g_ptr_array_add (articles, make_article (11, NULL, undated, G_N_ELEMENTS (undated)));
            break;
          case 2:
            g_ptr_array_add (articles, make_article (12, "2019-09-10", later, G_N_ELEMENTS (later)));
            break;
          default:
            g_ptr_array_add (articles, make_article (13, NULL, remote, G_N_ELEMENTS (remote)));
            break;
          }
      linked = qimam_meetings_link (known, articles, 100);
      g_assert_cmpuint (linked->len, ==, 4);
      summit = home_of (linked, 10, TRUE);
      g_assert_cmpint (summit, >=, 100);
      g_assert_cmpint (home_of (linked, 11, TRUE), ==, summit);
      g_assert_cmpint (home_of (linked, 12, FALSE), !=, 0);
      g_assert_cmpint (home_of (linked, 12, TRUE), !=, summit);
      g_assert_cmpint (home_of (linked, 13, TRUE), !=, summit);
      g_assert_cmpint (home_of (linked, 13, FALSE), ==, summit);
      for (guint i = 0; i < articles->len; i++)
        {
          const QimamArticle *article = articles->pdata[i];
          for (guint k = 0; k < article->analysis->claims->len; k++)
            {
              const QimamClaim *claim = article->analysis->claims->pdata[k];
              const QimamMeeting *meeting = article->analysis->meetings->pdata[k];
              g_assert_cmpint (claim->meeting, ==, meeting->id);
              g_assert_cmpint (claim->meeting, >=, 100);
            }
        }
      for (guint i = 0; i < linked->len; i++)
        {
          const QimamMeeting *meeting = linked->pdata[i];
          if (meeting->id == summit)
            {
              g_assert_cmpstr (meeting->date.iso, ==, "2019-05-04");
              g_assert_cmpuint (meeting->articles->len, ==, 4);
            }
          g_assert_nonnull (meeting->title);
        }
    }
}

static void
test_link_known (void)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (GPtrArray) linked = NULL;
  QimamMeeting *fixed = make_meeting (&june[0], 7);

  fixed->fixed = TRUE;
  fixed->title = g_strdup ("عنوان المستخدم");
  g_ptr_array_add (known, fixed);
  g_ptr_array_add (articles, make_article (11, NULL, undated, G_N_ELEMENTS (undated)));
  linked = qimam_meetings_link (known, articles, 8);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_cmpint (((QimamMeeting *) linked->pdata[0])->id, ==, 7);
  g_assert_cmpstr (((QimamMeeting *) linked->pdata[0])->title, ==, "عنوان المستخدم");
  g_assert_cmpstr (((QimamMeeting *) linked->pdata[0])->date.iso, ==, "2019-05-04");
  g_assert_cmpint (home_of (linked, 11, TRUE), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linker/same", test_same);
  g_test_add_func ("/linker/link", test_link);
  g_test_add_func ("/linker/known", test_link_known);
  return g_test_run ();
}
