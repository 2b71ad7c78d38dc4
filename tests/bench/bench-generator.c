/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-generator.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "qimam-table.h"

#define N_WORDS    60000
#define N_SOURCES  50
#define N_SUBJECTS 40
#define N_PHRASES  12
#define N_DAYS     1826

struct _BenchGenerator
{
  GRand *rand;
  char **words;
  double *cumulated; /* of Zipf's weights, by rank */
  char *phrases[N_SUBJECTS][N_PHRASES];
  guint made;
};

/* A root on a pattern: looks like Arabic, means nothing. */
static char *
make_word (GRand *rand)
{
  static const char *const letters[] = { "ب", "ت", "ج", "ح", "خ", "د", "ر", "س", "ش", "ص", "ض", "ط",
                                         "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ز" };
  static const char *const patterns[] = { "%s%s%s",    "%sا%s%s",   "م%s%s%s",  "%s%sا%s", "ت%s%sي%s",
                                          "م%s%sو%s",  "ا%s%sا%s",  "%s%sي%s",  "%s%s%sة", "%s%s%sات",
                                          "م%sا%s%sة", "ا%sت%sا%s", "%s%s%sية", "ي%s%s%s" };
  const char *root[3];
  g_autoptr (GString) word = g_string_new (NULL);
  const char *p = patterns[g_rand_int_range (rand, 0, G_N_ELEMENTS (patterns))];

  for (guint i = 0; i < 3; i++)
    root[i] = letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))];
  for (guint i = 0; *p != '\0';)
    {
      if (p[0] == '%' && p[1] == 's')
        {
          g_string_append (word, root[MIN (i, 2)]);
          i++;
          p += 2;
        }
      else
        g_string_append_c (word, *p++);
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    g_string_append (word, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (g_steal_pointer (&word), FALSE);
}

/* The words that a pattern of a topic's cues stands for: the first of each choice, gaps left out. */
static char *
spell_pattern (const char *pattern)
{
  g_auto (GStrv) words = g_strsplit (pattern, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];

      if (g_str_equal (word, "…"))
        continue;
      if (*word == '=')
        word++;
      g_string_append_printf (text, "%s%.*s", text->len > 0 ? " " : "", (int) strcspn (word, "/"), word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Gives each subject the phrases of one of the program's topics, and made-up ones where they do not reach. */
static void
choose_phrases (BenchGenerator *self)
{
  static const char *const columns[] = { "topic", "weight", "patterns", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("topic-cues", columns, NULL);
  const char *topic = "";
  int subject = -1;
  guint filled = 0;

  for (guint row = 0; table != NULL && row < qimam_table_n_rows (table); row++)
    {
      g_auto (GStrv) patterns = qimam_table_get_list (table, row, 2);

      if (g_ascii_strtod (qimam_table_get (table, row, 1), NULL) < 0.9)
        continue;
      if (!g_str_equal (qimam_table_get (table, row, 0), topic))
        {
          topic = qimam_table_get (table, row, 0);
          subject++;
          filled = 0;
        }
      for (guint i = 0; subject < N_SUBJECTS && patterns[i] != NULL && filled < N_PHRASES; i++)
        self->phrases[subject][filled++] = spell_pattern (patterns[i]);
    }
  for (guint s = 0; s < N_SUBJECTS; s++)
    for (guint i = 0; i < N_PHRASES; i++)
      if (self->phrases[s][i] == NULL)
        self->phrases[s][i] =
            self->phrases[s][0] != NULL
                ? g_strdup (self->phrases[s][i % 2 == 0 ? 0 : i / 2])
                : g_strdup_printf ("%s %s", self->words[200 + s * 97 + i], self->words[5000 + s * 131 + i]);
}

static guint
pick_rank (BenchGenerator *self)
{
  double want = g_rand_double (self->rand) * self->cumulated[N_WORDS - 1];
  guint low = 0, high = N_WORDS - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (self->cumulated[middle] < want)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

BenchGenerator *
bench_generator_new (guint32 seed)
{
  BenchGenerator *self = g_new0 (BenchGenerator, 1);
  double sum = 0;

  self->rand = g_rand_new_with_seed (seed);
  self->words = g_new0 (char *, N_WORDS + 1);
  self->cumulated = g_new (double, N_WORDS);
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->words[i] = make_word (self->rand);
      sum += 1.0 / pow (i + 2.7, 1.05);
      self->cumulated[i] = sum;
    }
  choose_phrases (self);
  return self;
}

void
bench_generator_free (BenchGenerator *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->rand);
  g_strfreev (self->words);
  g_free (self->cumulated);
  for (guint s = 0; s < N_SUBJECTS; s++)
    for (guint p = 0; p < N_PHRASES; p++)
      g_free (self->phrases[s][p]);
  g_free (self);
}

const char *
bench_generator_word (BenchGenerator *self, guint rank)
{
  return self->words[MIN (rank, N_WORDS - 1)];
}

static void
add_sentence (BenchGenerator *self, GString *text, guint subject)
{
  static const char *const before[] = { "", "", "", "", "ال", "ال", "ال", "و", "وال", "ب", "لل", "ل" };
  static const char *const verbs[] = { "قال", "أكد", "أضاف", "أعلن", "شدد", "بحث", "ناقش", "عقد" };
  int n = g_rand_int_range (self->rand, 10, 26);
  int phrase_at = g_rand_int_range (self->rand, 0, n);

  g_string_append (text, verbs[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (verbs))]);
  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (text, " %s%s", before[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (before))],
                              self->words[pick_rank (self)]);
      if (i == phrase_at)
        g_string_append_printf (text, " %s",
                                self->phrases[subject][g_rand_int_range (self->rand, 0, N_PHRASES)]);
      if (g_rand_int_range (self->rand, 0, 12) == 0)
        g_string_append (text, "،");
    }
  g_string_append (text, ". ");
}

static void
add_meeting (BenchGenerator *self, GString *text)
{
  static const char *const cities[] = { "جنيف",  "القاهرة", "الرياض", "الدوحة",
                                        "باريس", "أنقرة",   "بكين",   "عمّان" };
  static const char *const people[] = {
    "الرئيس الفرنسي إيمانويل ماكرون", "الرئيس المصري عبد الفتاح السيسي",
    "الرئيس التركي رجب طيب أردوغان",  "العاهل الأردني الملك عبد الله الثاني",
    "الرئيس الصيني شي جين بينغ",      "المستشار الألماني أولاف شولتس"
  };
  guint a = (guint) g_rand_int_range (self->rand, 0, G_N_ELEMENTS (people));
  guint b =
      (a + 1 + (guint) g_rand_int_range (self->rand, 0, G_N_ELEMENTS (people) - 1)) % G_N_ELEMENTS (people);

  g_string_append_printf (text, "والتقى %s و%s اليوم في %s في قمة استمرت %d ساعات. ", people[a], people[b],
                          cities[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (cities))],
                          g_rand_int_range (self->rand, 3, 9));
}

void
bench_generator_next (BenchGenerator *self, BenchArticle *article)
{
  g_autoptr (GString) body = g_string_new (NULL), headline = g_string_new (NULL);
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (2019, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) day = NULL;
  int paragraphs = g_rand_int_range (self->rand, 5, 10);
  guint subject = (guint) g_rand_int_range (self->rand, 0, N_SUBJECTS);

  for (int i = 0; i < 6; i++)
    g_string_append_printf (headline, "%s%s", i > 0 ? " " : "", self->words[pick_rank (self)]);
  g_string_append_printf (headline, " %s", self->phrases[subject][0]);
  for (int p = 0; p < paragraphs; p++)
    {
      int sentences = g_rand_int_range (self->rand, 1, 4);
      if (p > 0)
        g_string_append_c (body, '\n');
      if (p == 0 && g_rand_int_range (self->rand, 0, 10) == 0)
        add_meeting (self, body);
      for (int s = 0; s < sentences; s++)
        add_sentence (self, body, subject);
    }
  day = g_date_time_add_seconds (epoch, 86400.0 * N_DAYS * g_rand_double (self->rand));
  article->id = g_strdup_printf ("bench-%u", self->made++);
  article->source =
      g_strdup_printf ("صحيفة %s", self->words[1000 + g_rand_int_range (self->rand, 0, N_SOURCES)]);
  article->headline = g_string_free (g_steal_pointer (&headline), FALSE);
  article->published = g_date_time_format (day, "%Y-%m-%dT%H:%M:%SZ");
  article->body = g_string_free (g_steal_pointer (&body), FALSE);
  article->subject = subject;
}

void
bench_article_clear (BenchArticle *article)
{
  g_free (article->id);
  g_free (article->source);
  g_free (article->headline);
  g_free (article->published);
  g_free (article->body);
}

gboolean
bench_generator_write (BenchGenerator *self, const char *path, guint n, GError **error)
{
  FILE *file = fopen (path, "w");
  gboolean ok;

  if (file == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      BenchArticle article;
      g_auto (GStrv) paragraphs = NULL;
      g_autofree char *body = NULL;

      bench_generator_next (self, &article);
      /* The only character of these texts that JSON escapes. */
      paragraphs = g_strsplit (article.body, "\n", -1);
      body = g_strjoinv ("\\n", paragraphs);
      fprintf (file,
               "{\"id\":\"%s\",\"url\":null,\"source\":\"%s\",\"headline\":\"%s\",\"published\":\"%s\","
               "\"body\":\"%s\"}\n",
               article.id, article.source, article.headline, article.published, body);
      bench_article_clear (&article);
    }
  ok = !ferror (file);
  if (fclose (file) != 0 || !ok)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s: it cannot be written", path);
      return FALSE;
    }
  return TRUE;
}
