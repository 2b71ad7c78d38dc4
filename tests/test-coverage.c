/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "qimam-analyser.h"
#include "qimam-comparison.h"
#include "qimam-meeting-linker.h"

#define N_CASES 142

/* Reads the articles of data/analysis, each with what it says in a JSON file of its name, and asks that the
 * analysis finds at least so much of it and adds at most so little. */

typedef struct
{
  const char *name;
  double recall; /* floors */
  double precision;
  guint matched; /* of the gold */
  guint gold;
  guint right; /* of what was found */
  guint found;
} Score;

typedef enum
{
  MAIN_DATE,
  KIND,
  STATUS,
  FORMAT,
  PLACES,
  DURATIONS,
  PEOPLE,
  AGREEMENTS,
  DISAGREEMENTS,
  NEXT_STEPS,
  SPEAKERS,
  OTHER_MEETINGS,
  ISSUES,
  FIGURES,
  BACKGROUND,
  STATEMENTS,
  STATEMENT_SPEAKERS,
  STATEMENT_PARTIES,
  STATEMENT_KINDS,
  STATEMENT_POLARITIES,
  TOPICS,
  N_SCORES,
} ScoreId;

typedef struct
{
  char *name;
  JsonParser *gold;
  QimamArticle *article;
  QimamMeeting *main; /* not owned: as the article tells it, before linking; or @none */
  QimamMeeting *none; /* stands for it where the analysis finds none */
} Case;

typedef struct
{
  QimamAnalyser *analyser;
  GPtrArray *cases;
} Fixture;

static void
case_free (Case *one)
{
  g_free (one->name);
  g_object_unref (one->gold);
  qimam_article_free (one->article);
  g_clear_pointer (&one->none, qimam_meeting_free);
  g_free (one);
}

static JsonObject *
gold_of (const Case *one)
{
  return json_node_get_object (json_parser_get_root (one->gold));
}

static const char *
gold_string (const Case *one, const char *member)
{
  JsonNode *node = json_object_get_member (gold_of (one), member);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* The first line is the headline, the second paragraph the dateline, what follows the body. */
static QimamDocument *
read_document (const char *path, const char *published)
{
  QimamDocument *document = qimam_document_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      if (n == 0)
        document->headline = g_strdup (lines[i]);
      else if (n > 1)
        qimam_document_add_paragraph (document, lines[i], QIMAM_PARAGRAPH_TEXT);
      n++;
    }
  qimam_document_set_published (document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  return document;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "analysis", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);
  self->analyser = qimam_analyser_new (&error);
  g_assert_no_error (error);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);
  for (guint i = 0; i < names->len; i++)
    {
      Case *one = g_new0 (Case, 1);
      g_autofree char *json = g_strdup_printf ("%s/%s.json", folder, (char *) names->pdata[i]);
      g_autofree char *text = g_strdup_printf ("%s/%s.txt", folder, (char *) names->pdata[i]);

      one->name = g_strdup (names->pdata[i]);
      one->gold = json_parser_new_immutable ();
      json_parser_load_from_file (one->gold, json, &error);
      g_assert_no_error (error);
      one->article = qimam_article_new ();
      one->article->id = i + 1;
      g_clear_pointer (&one->article->document, qimam_document_free);
      one->article->document = read_document (text, gold_string (one, "published"));
      g_clear_pointer (&one->article->analysis, qimam_analysis_free);
      one->article->analysis = qimam_analyser_run (self->analyser, one->article->document, NULL, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < one->article->analysis->meetings->len; k++)
        {
          QimamMeeting *meeting = one->article->analysis->meetings->pdata[k];
          if (meeting->main)
            one->main = meeting;
        }
      if (one->main == NULL)
        {
          g_test_message ("%s: no meeting that the article reports on", one->name);
          one->main = one->none = qimam_meeting_new ();
          one->none->id = -(gint64) i - 1;
          one->none->kind = QIMAM_MEETING_OTHER;
        }
      g_ptr_array_add (self->cases, one);
    }
  g_assert_cmpuint (self->cases->len, >=, N_CASES);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  qimam_analyser_unref (self->analyser);
  g_ptr_array_unref (self->cases);
}

static gboolean
contains (const GPtrArray *strings, const char *string)
{
  for (guint i = 0; i < strings->len; i++)
    if (g_strcmp0 (strings->pdata[i], string) == 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
gold_list (const Case *one, const char *member)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (gold_of (one), member);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (list, (gpointer) json_array_get_string_element (array, i));
    }
  else if (json_node_get_string (node) != NULL)
    g_ptr_array_add (list, (gpointer) json_node_get_string (node));
  return list;
}

/* Sets as they are: what is in one and not in the other is missed, or too much. */
static void
add_sets (Score *score, const Case *one, const GPtrArray *gold, const GPtrArray *found)
{
  for (guint i = 0; i < gold->len; i++)
    {
      gboolean hit = contains (found, gold->pdata[i]);
      score->matched += hit;
      if (!hit)
        g_test_message ("%s: %s misses %s", one->name, score->name, (char *) gold->pdata[i]);
    }
  for (guint i = 0; i < found->len; i++)
    {
      gboolean hit = contains (gold, found->pdata[i]);
      score->right += hit;
      if (!hit)
        g_test_message ("%s: %s adds %s", one->name, score->name, (char *) found->pdata[i]);
    }
  score->gold += gold->len;
  score->found += found->len;
}

static void
add_value (Score *score, const Case *one, const char *member, const char *value)
{
  g_autoptr (GPtrArray) gold = gold_list (one, member);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (value != NULL)
    g_ptr_array_add (found, (gpointer) value);
  add_sets (score, one, gold, found);
}

static void
add_people (Score *score, const Case *one)
{
  g_autoptr (GPtrArray) gold = gold_list (one, "participants");
  g_autoptr (GPtrArray) also = gold_list (one, "also");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < one->main->participants->len; i++)
    {
      const QimamParticipant *who = one->main->participants->pdata[i];
      gboolean by_name = contains (gold, who->name);

      /* A state or delegation as such may be told beside those who spoke for it. */
      if (!by_name && !contains (gold, who->key) &&
          (contains (also, who->key) || contains (also, who->name) ||
           g_strcmp0 (who->role, "delegation") == 0 || g_strcmp0 (who->role, "state") == 0))
        continue;
      g_ptr_array_add (found, by_name || who->key == NULL ? who->name : who->key);
    }
  add_sets (score, one, gold, found);
}

/* One day of a meeting of several dates it as well as all of them. */
static const char *
within_range (const char *gold, const char *found)
{
  if (gold != NULL && found != NULL && strlen (gold) == strlen ("2000-01-01/2000-01-02") &&
      strlen (found) == strlen ("2000-01-01") && strncmp (gold, found, strlen (found)) <= 0 &&
      strcmp (found, gold + strlen ("2000-01-01/")) <= 0)
    return gold;
  return found;
}

static void
add_meeting (Score *scores, const Case *one)
{
  static const char *const modes[] = { "in_person", "video", "phone", "hybrid" };
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) durations = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) gold_places = gold_list (one, "places");
  g_autoptr (GPtrArray) gold_durations = gold_list (one, "durations");
  const char *mode = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (mode == NULL && qimam_meeting_has_format (one->main, modes[i]))
      mode = modes[i];
  for (guint i = 0; i < one->main->places->len; i++)
    {
      const QimamMeetingPlace *place = one->main->places->pdata[i];
      if (g_strcmp0 (place->kind, "city") == 0)
        g_ptr_array_add (places, place->key != NULL ? place->key : place->name);
    }
  for (guint i = 0; i < one->main->durations->len; i++)
    {
      const QimamMeetingDuration *duration = one->main->durations->pdata[i];
      g_ptr_array_add (durations, g_strdup_printf ("%s %s", qimam_cmp_nick (duration->cmp), duration->iso));
    }
  add_value (&scores[MAIN_DATE], one, "date", within_range (gold_string (one, "date"), one->main->date.iso));
  add_value (&scores[KIND], one, "kind", qimam_meeting_kind_nick (one->main->kind));
  add_value (&scores[STATUS], one, "status", qimam_meeting_status_nick (one->main->status));
  add_value (&scores[FORMAT], one, "mode", mode);
  add_sets (&scores[PLACES], one, gold_places, places);
  add_sets (&scores[DURATIONS], one, gold_durations, durations);
  add_people (&scores[PEOPLE], one);
}

/* Whether a claim says what the gold says: its words, or most of them. */
static gboolean
says (const char *claim, const char *gold)
{
  g_auto (GStrv) words = g_strsplit (gold, " ", -1);
  guint n = g_strv_length (words), shared = 0;

  if (strstr (claim, gold) != NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    shared += strstr (claim, words[i]) != NULL;
  return shared * 10 >= n * 6;
}

/* Whether a claim stands on what the gold leaves open. */
static gboolean
is_open (const Case *one, const char *dimension, const char *text)
{
  JsonNode *node = json_object_get_member (gold_of (one), "open");
  JsonArray *spans;

  if (node == NULL || !json_object_has_member (json_node_get_object (node), dimension))
    return FALSE;
  spans = json_object_get_array_member (json_node_get_object (node), dimension);
  for (guint i = 0; i < json_array_get_length (spans); i++)
    if (says (text, json_array_get_string_element (spans, i)) ||
        says (json_array_get_string_element (spans, i), text))
      return TRUE;
  return FALSE;
}

/* "agreed to meet again" is told as a step beside the agreement. */
static gboolean
is_agreed (const Case *one, const char *text)
{
  g_autoptr (GPtrArray) gold = gold_list (one, "agreements");

  for (guint i = 0; i < gold->len; i++)
    if (says (text, gold->pdata[i]) || says (gold->pdata[i], text))
      return TRUE;
  return FALSE;
}

static void
add_outcomes (Score *score, const Case *one, const char *member, guint dimensions)
{
  g_autoptr (GPtrArray) gold = gold_list (one, member);
  const GPtrArray *claims = one->article->analysis->claims;
  g_autofree gboolean *hit = g_new0 (gboolean, gold->len + 1);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      gboolean right = FALSE;

      if ((dimensions & (1u << claim->dimension)) == 0 ||
          (claim->meeting > 0 && claim->meeting != one->main->id && one->none == NULL))
        continue;
      for (guint k = 0; k < gold->len; k++)
        if (says (claim->text, gold->pdata[k]))
          right = hit[k] = TRUE;
      if (!right && (is_open (one, qimam_dimension_nick (claim->dimension), claim->text) ||
                     (claim->dimension == QIMAM_DIMENSION_NEXT_STEP && is_agreed (one, claim->text))))
        continue;
      score->found++;
      score->right += right;
      if (!right)
        g_test_message ("%s: %s adds %s", one->name, score->name, claim->text);
    }
  for (guint k = 0; k < gold->len; k++)
    {
      score->matched += hit[k];
      if (!hit[k])
        g_test_message ("%s: %s misses %s", one->name, score->name, (char *) gold->pdata[k]);
    }
  score->gold += gold->len;
}

/* "agreed to hold another round" is an agreement and a next step: either will do. */
static void
forgive_steps (Score *scores, const Case *one)
{
  g_autoptr (GPtrArray) steps = gold_list (one, "next_steps");
  const GPtrArray *claims = one->article->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension != QIMAM_DIMENSION_AGREEMENT)
        continue;
      for (guint k = 0; k < steps->len; k++)
        if (says (claim->text, steps->pdata[k]))
          {
            scores[NEXT_STEPS].matched++;
            scores[AGREEMENTS].right++;
            break;
          }
    }
}

static void
add_speakers (Score *score, const Case *one)
{
  JsonArray *quotes = json_object_get_array_member (gold_of (one), "quotes");
  const GPtrArray *statements = one->article->analysis->statements;

  for (guint i = 0; i < json_array_get_length (quotes); i++)
    {
      JsonObject *quote = json_array_get_object_element (quotes, i);
      const char *text = json_object_get_string_member (quote, "text");
      const char *speaker = json_object_get_string_member (quote, "speaker");
      gboolean found = FALSE, right = FALSE;

      for (guint k = 0; k < statements->len; k++)
        {
          const QimamStatement *statement = statements->pdata[k];
          if (strstr (statement->text, text) == NULL && strstr (text, statement->text) == NULL)
            continue;
          found = TRUE;
          right = right || g_strcmp0 (statement->speaker_key, speaker) == 0 ||
                  g_strcmp0 (statement->speaker, speaker) == 0 || g_strcmp0 (statement->party, speaker) == 0;
        }
      score->gold++;
      score->matched += right;
      score->found += found;
      score->right += right;
      if (!right)
        g_test_message ("%s: %s of '%s' is not %s", one->name, score->name, text, speaker);
    }
}

/* What was said: whether it is found at all, then by whom, for which side, how, and in which sense. */
static void
add_statements (Score *scores, const Case *one)
{
  static const struct
  {
    ScoreId id;
    const char *member;
  } parts[] = { { STATEMENT_SPEAKERS, "speaker" },
                { STATEMENT_PARTIES, "party" },
                { STATEMENT_KINDS, "kind" },
                { STATEMENT_POLARITIES, "polarity" } };
  JsonArray *gold;
  const GPtrArray *statements = one->article->analysis->statements;
  g_autofree gboolean *taken = g_new0 (gboolean, statements->len + 1);

  if (!json_object_has_member (gold_of (one), "statements"))
    return;
  gold = json_object_get_array_member (gold_of (one), "statements");
  for (guint i = 0; i < json_array_get_length (gold); i++)
    {
      JsonObject *said = json_array_get_object_element (gold, i);
      const char *text = json_object_get_string_member (said, "text");
      const QimamStatement *found = NULL;

      for (guint k = 0; k < statements->len; k++)
        {
          const QimamStatement *statement = statements->pdata[k];
          if (!says (statement->text, text) && !says (text, statement->text))
            continue;
          taken[k] = TRUE;
          if (found == NULL)
            found = statement;
        }
      scores[STATEMENTS].gold++;
      scores[STATEMENTS].matched += found != NULL;
      if (found == NULL)
        {
          g_test_message ("%s: statements misses %s", one->name, text);
          continue;
        }
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          Score *score = &scores[parts[p].id];
          JsonNode *node = json_object_get_member (said, parts[p].member);
          const char *want = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
          const char *got = parts[p].id == STATEMENT_SPEAKERS  ? found->speaker_key
                            : parts[p].id == STATEMENT_PARTIES ? found->party
                            : parts[p].id == STATEMENT_KINDS   ? qimam_attribution_nick (found->attribution)
                                                               : qimam_polarity_nick (found->polarity);
          gboolean right;

          if (want == NULL)
            continue;
          right = g_strcmp0 (want, got) == 0 || (parts[p].id == STATEMENT_SPEAKERS &&
                                                 found->speaker != NULL && says (found->speaker, want));
          score->gold++;
          score->found++;
          score->matched += right;
          score->right += right;
          if (!right)
            g_test_message ("%s: %s of '%s' is not %s but %s", one->name, score->name, text, want,
                            got != NULL ? got : "unknown");
        }
    }
  for (guint k = 0; k < statements->len; k++)
    {
      const QimamStatement *statement = statements->pdata[k];

      if (!taken[k] && is_open (one, "statement", statement->text))
        continue;
      scores[STATEMENTS].found++;
      scores[STATEMENTS].right += taken[k];
      if (!taken[k])
        g_test_message ("%s: statements adds %s", one->name, statement->text);
    }
}

/* Claims of a dimension of which the gold tells those that must be there. */
static void
add_recall (Score *score, const Case *one, const char *member, guint dimension)
{
  JsonArray *gold;
  const GPtrArray *claims = one->article->analysis->claims;

  if (!json_object_has_member (gold_of (one), member))
    return;
  gold = json_object_get_array_member (gold_of (one), member);
  for (guint i = 0; i < json_array_get_length (gold); i++)
    {
      JsonNode *node = json_array_get_element (gold, i);
      JsonObject *figure = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *text =
          figure != NULL ? json_object_get_string_member (figure, "text") : json_node_get_string (node);
      gboolean hit = FALSE;

      for (guint k = 0; k < claims->len && !hit; k++)
        {
          const QimamClaim *claim = claims->pdata[k];
          hit = claim->dimension == dimension && (says (claim->text, text) || says (text, claim->text)) &&
                (figure == NULL ||
                 (ABS (claim->value.number - json_object_get_double_member (figure, "number")) < 1e-6 &&
                  g_strcmp0 (qimam_cmp_nick (claim->value.cmp),
                             json_object_get_string_member (figure, "cmp")) == 0));
        }
      score->gold++;
      score->matched += hit;
      if (!hit)
        g_test_message ("%s: %s misses %s", one->name, score->name, text);
    }
}

static void
add_topics (Score *score, const Case *one)
{
  g_autoptr (GPtrArray) gold = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  JsonArray *primary;

  if (!json_object_has_member (gold_of (one), "topics"))
    return;
  primary = json_object_get_array_member (json_object_get_object_member (gold_of (one), "topics"), "primary");
  for (guint i = 0; i < json_array_get_length (primary); i++)
    g_ptr_array_add (gold, (gpointer) json_array_get_string_element (primary, i));
  for (guint i = 0; i < one->article->analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = one->article->analysis->topics->pdata[i];
      if (topic->primary)
        g_ptr_array_add (found, (gpointer) topic->key);
    }
  add_sets (score, one, gold, found);
}

static void
add_others (Score *score, const Case *one)
{
  g_autoptr (GPtrArray) gold = gold_list (one, "other_meetings");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const GPtrArray *meetings = one->article->analysis->meetings;

  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];
      if (!meeting->main && meeting->date.iso != NULL)
        g_ptr_array_add (found, meeting->date.iso);
    }
  add_sets (score, one, gold, found);
}

static void
test_articles (Fixture *self, gconstpointer data)
{
  Score scores[N_SCORES] = {
    [MAIN_DATE] = { "date", 0.92, 0.95 },
    [KIND] = { "kind", 0.93, 0.93 },
    [STATUS] = { "status", 0.96, 0.96 },
    [FORMAT] = { "format", 0.94, 0.97 },
    [PLACES] = { "places", 0.87, 0.96 },
    [DURATIONS] = { "durations", 0.85, 0.97 },
    [PEOPLE] = { "participants", 0.8, 0.98 },
    [AGREEMENTS] = { "agreements", 0.86, 0.97 },
    [DISAGREEMENTS] = { "disagreements", 0.89, 0.91 },
    [NEXT_STEPS] = { "next steps", 0.97, 0.92 },
    [SPEAKERS] = { "speakers", 0.9, 0.92 },
    [OTHER_MEETINGS] = { "other meetings", 0.76, 0.58 },
    [ISSUES] = { "issues", 0.82, 0 },
    [FIGURES] = { "figures", 0.95, 0 },
    [BACKGROUND] = { "background", 0.85, 0 },
    [STATEMENTS] = { "statements", 0.955, 0.99 },
    [STATEMENT_SPEAKERS] = { "speakers of statements", 0.9, 0.9 },
    [STATEMENT_PARTIES] = { "parties of statements", 0.89, 0.89 },
    [STATEMENT_KINDS] = { "kinds of statements", 0.95, 0.95 },
    [STATEMENT_POLARITIES] = { "polarities of statements", 0.72, 0.72 },
    [TOPICS] = { "topics", 0.86, 0.81 },
  };

  for (guint i = 0; i < self->cases->len; i++)
    {
      const Case *one = self->cases->pdata[i];

      add_meeting (scores, one);
      add_outcomes (&scores[AGREEMENTS], one, "agreements", 1u << QIMAM_DIMENSION_AGREEMENT);
      add_outcomes (&scores[DISAGREEMENTS], one, "disagreements", 1u << QIMAM_DIMENSION_DISAGREEMENT);
      add_outcomes (&scores[NEXT_STEPS], one, "next_steps", 1u << QIMAM_DIMENSION_NEXT_STEP);
      forgive_steps (scores, one);
      add_speakers (&scores[SPEAKERS], one);
      add_others (&scores[OTHER_MEETINGS], one);
      add_recall (&scores[ISSUES], one, "issues", QIMAM_DIMENSION_ISSUE);
      add_recall (&scores[FIGURES], one, "figures", QIMAM_DIMENSION_FIGURE);
      add_recall (&scores[BACKGROUND], one, "background", QIMAM_DIMENSION_BACKGROUND);
      add_statements (scores, one);
      add_topics (&scores[TOPICS], one);
    }
  for (guint i = 0; i < N_SCORES; i++)
    g_test_message ("%s: recall %u of %u, precision %u of %u", scores[i].name, scores[i].matched,
                    scores[i].gold, scores[i].right, scores[i].found);
  for (guint i = 0; i < N_SCORES; i++)
    {
      const Score *score = &scores[i];

      if (score->matched < score->recall * score->gold || score->right < score->precision * score->found)
        g_test_message ("below the floor: %s", score->name);
      g_assert_cmpfloat (score->matched, >=, score->recall * score->gold);
      g_assert_cmpfloat (score->right, >=, score->precision * score->found);
    }
}

/* Articles on one meeting are one group, others are not, in whichever order they come. */
static void
check_groups (Fixture *self, gboolean backwards)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = NULL;
  Score pairs = { "pairs of articles on one meeting", 0.89, 1 };

  for (guint i = 0; i < self->cases->len; i++)
    {
      const Case *one = self->cases->pdata[backwards ? self->cases->len - 1 - i : i];
      g_ptr_array_add (articles, one->article);
    }
  groups = qimam_meetings_link (known, articles, 1);
  for (guint i = 0; i < self->cases->len; i++)
    for (guint k = i + 1; k < self->cases->len; k++)
      {
        const Case *a = self->cases->pdata[i], *b = self->cases->pdata[k];
        gboolean same = g_str_equal (gold_string (a, "group"), gold_string (b, "group"));
        gboolean found = a->main->id == b->main->id;

        pairs.gold += same;
        pairs.found += found;
        pairs.matched += same && found;
        if (same != found)
          g_test_message ("%s and %s: %s", a->name, b->name, same ? "parted" : "joined");
      }
  g_test_message ("%s: recall %u of %u, precision %u of %u", pairs.name, pairs.matched, pairs.gold,
                  pairs.matched, pairs.found);
  g_assert_cmpfloat (pairs.matched, >=, pairs.recall * pairs.gold);
  g_assert_cmpfloat (pairs.matched, >=, pairs.precision * pairs.found);
  for (guint i = 0; i < groups->len; i++)
    {
      const QimamMeeting *group = groups->pdata[i];
      g_test_message ("%s", group->title);
      g_assert_cmpuint (g_utf8_strlen (group->title, -1), <=, 90);
    }
}

/* What outlets say against each other of a meeting: these, and nothing else. */
static void
test_contradictions (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *group;
    const char *kind;
  } planted[] = {
    { "jeddah-sudan", "figure" },   { "opec", "duration" },       { "osaka", "duration" },
    { "panmunjom", "duration" },    { "vienna", "duration" },     { "xivideo", "duration" },
    { "vilnius", "duration" },      { "dohasummit25", "figure" }, { "istanbul25", "figure" },
    { "sharaa-trump", "duration" },
  };
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = NULL;
  Score score = { "contradictions", 1, 1 };

  for (guint i = 0; i < self->cases->len; i++)
    {
      Case *one = self->cases->pdata[i];

      g_free (one->article->document->source);
      one->article->document->source = g_strdup (one->name);
      g_ptr_array_add (all, one->article);
    }
  groups = qimam_meetings_link (known, all, 1);
  for (guint g = 0; g < groups->len; g++)
    {
      const QimamMeeting *meeting = groups->pdata[g];
      g_autoptr (GPtrArray) articles = g_ptr_array_new ();
      g_autoptr (QimamComparison) comparison = NULL;
      const char *group = NULL;

      for (guint i = 0; i < self->cases->len; i++)
        {
          const Case *one = self->cases->pdata[i];

          if (one->none != NULL || one->main->id != meeting->id)
            continue;
          group = gold_string (one, "group");
          g_ptr_array_add (articles, one->article);
        }
      if (articles->len < 2)
        continue;
      comparison = qimam_compare_sources (meeting, articles, NULL, "ar");
      for (guint i = 0; i < comparison->discrepancies->len; i++)
        {
          const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[i];
          gboolean right = FALSE;

          if (discrepancy->level != QIMAM_LEVEL_CONTRADICTION)
            continue;
          for (guint k = 0; k < G_N_ELEMENTS (planted); k++)
            right = right || (g_str_equal (planted[k].group, group) &&
                              g_str_equal (planted[k].kind, discrepancy->kind));
          score.found++;
          score.matched += right;
          g_test_message ("%s: %s %s %s", group, right ? "rightly" : "wrongly", discrepancy->kind,
                          discrepancy->note);
        }
    }
  g_test_message ("contradictions: %u planted, %u found, %u of them right", (guint) G_N_ELEMENTS (planted),
                  score.found, score.matched);
  g_assert_cmpuint (score.matched, ==, G_N_ELEMENTS (planted));
  g_assert_cmpuint (score.found, ==, score.matched);
}

static void
test_groups (Fixture *self, gconstpointer data)
{
  check_groups (self, FALSE);
}

static void
test_groups_backwards (Fixture *self, gconstpointer data)
{
  check_groups (self, TRUE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8"); /* for the words that messages quote */
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/coverage/articles", Fixture, NULL, set_up, test_articles, tear_down);
  g_test_add ("/coverage/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/coverage/contradictions", Fixture, NULL, set_up, test_contradictions, tear_down);
  g_test_add ("/coverage/groups-backwards", Fixture, NULL, set_up, test_groups_backwards, tear_down);
  return g_test_run ();
}
