/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the stages of reading a text, in MB of UTF-8 a second of processor time, beside two baselines on
 * the same texts in the same run: GLib's check that bytes are UTF-8, and ICU's word break iterator. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "bench-generator.h"
#include "bench-measure.h"
#include "qimam-charset.h"
#include "qimam-fold.h"
#include "qimam-quantity-reader.h"
#include "qimam-sentence.h"
#include "qimam-stem.h"
#include "qimam-time-reader.h"
#include "qimam-token.h"

#define REFERENCE "2021-06-16T12:00:00"
/* A file of --text is cut at line ends into pieces of about this size, as long as an article. */
#define PIECE 4000

static int opt_megabytes = 2, opt_runs = 7, opt_seed = 1;
static char *opt_cli;
static char **opt_texts;

static GOptionEntry options[] = {
  { "cli", 0, 0, G_OPTION_ARG_FILENAME, &opt_cli, "qimam-cli, to measure “times --batch”", "PROGRAM" },
  { "text", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_texts, "Measure on a file of text as well", "FILE" },
  { "megabytes", 0, 0, G_OPTION_ARG_INT, &opt_megabytes, "Text to run over each time", "N" },
  { "runs", 0, 0, G_OPTION_ARG_INT, &opt_runs, "How often, for the median", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &opt_seed, "Of the made-up text", "N" },
  { NULL },
};

/* One text, with what the stages need ready: a stage must not pay for another. */
typedef struct
{
  char *text;
  gsize length;
  GBytes *bytes;
  UChar *wide; /* UTF-16 */
  int32_t wide_length;
  GArray *words;
} Piece;

typedef struct
{
  const char *name;
  GPtrArray *pieces;
  gsize bytes;
  guint rounds; /* over all pieces, to reach --megabytes */
  UBreakIterator *breaks;
  guint64 sum; /* so that nothing is left out as useless */
} Corpus;

static Piece *
piece_new (const char *text, gsize length)
{
  Piece *self = g_new0 (Piece, 1);
  UErrorCode status = U_ZERO_ERROR;

  self->text = g_utf8_make_valid (text, (gssize) length);
  self->length = strlen (self->text);
  self->bytes = g_bytes_new (self->text, self->length);
  self->wide = g_new (UChar, self->length + 1);
  u_strFromUTF8 (self->wide, (int32_t) self->length + 1, &self->wide_length, self->text,
                 (int32_t) self->length, &status);
  self->words = qimam_words (self->text, -1);
  return self;
}

static void
piece_free (gpointer data)
{
  Piece *self = data;

  g_free (self->text);
  g_bytes_unref (self->bytes);
  g_free (self->wide);
  g_array_unref (self->words);
  g_free (self);
}

/* ---- The stages ---- */

static void
run_validate (Corpus *corpus, const Piece *piece)
{
  corpus->sum += g_utf8_validate (piece->text, (gssize) piece->length, NULL);
}

static void
count_breaks (Corpus *corpus, const UChar *wide, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;

  ubrk_setText (corpus->breaks, wide, length, &status);
  while (ubrk_next (corpus->breaks) != UBRK_DONE)
    corpus->sum++;
}

static void
run_icu (Corpus *corpus, const Piece *piece)
{
  count_breaks (corpus, piece->wide, piece->wide_length);
}

static void
run_icu_converted (Corpus *corpus, const Piece *piece)
{
  g_autofree UChar *wide = g_new (UChar, piece->length + 1);
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;

  u_strFromUTF8 (wide, (int32_t) piece->length + 1, &length, piece->text, (int32_t) piece->length, &status);
  count_breaks (corpus, wide, length);
}

static void
run_decode (Corpus *corpus, const Piece *piece)
{
  g_autofree char *text = qimam_charset_decode (piece->bytes, NULL, NULL, NULL, NULL);

  corpus->sum += text != NULL;
}

static void
run_fold (Corpus *corpus, const Piece *piece)
{
  g_autofree char *folded = qimam_fold (piece->text, (gssize) piece->length, NULL);

  corpus->sum += (guchar) *folded;
}

static gboolean
count_token (const QimamToken *token, gpointer data)
{
  ((Corpus *) data)->sum += token->stem_length;
  return TRUE;
}

static void
run_tokens (Corpus *corpus, const Piece *piece)
{
  qimam_tokenize (piece->text, (gssize) piece->length, count_token, corpus);
}

static void
run_stems (Corpus *corpus, const Piece *piece)
{
  for (guint i = 0; i < piece->words->len; i++)
    {
      const QimamWord *word = &g_array_index (piece->words, QimamWord, i);
      char scratch[64];
      const char *stem;
      gsize length;

      qimam_stem_into (word->folded, strlen (word->folded), scratch, &stem, &length);
      corpus->sum += length;
    }
}

static void
run_words (Corpus *corpus, const Piece *piece)
{
  g_autoptr (GArray) words = qimam_words (piece->text, (gssize) piece->length);

  corpus->sum += words->len;
}

static void
run_sentences (Corpus *corpus, const Piece *piece)
{
  g_autoptr (GArray) sentences = qimam_sentences (piece->text, (gssize) piece->length, QIMAM_FIELD_BODY);

  corpus->sum += sentences->len;
}

static void
run_quotations (Corpus *corpus, const Piece *piece)
{
  g_autoptr (GArray) found = qimam_quotations (piece->text, (gssize) piece->length, QIMAM_FIELD_BODY);

  corpus->sum += found->len;
}

static void
run_quantities (Corpus *corpus, const Piece *piece)
{
  g_autoptr (GPtrArray) found = qimam_quantities_find (piece->text, (gssize) piece->length, QIMAM_FIELD_BODY);

  corpus->sum += found->len;
}

static void
run_times (Corpus *corpus, const Piece *piece)
{
  g_autoptr (GPtrArray) found =
      qimam_times_find (piece->text, (gssize) piece->length, QIMAM_FIELD_BODY, REFERENCE);

  corpus->sum += found->len;
}

static void
run_all (Corpus *corpus, const Piece *piece)
{
  run_decode (corpus, piece);
  run_words (corpus, piece);
  run_sentences (corpus, piece);
  run_quotations (corpus, piece);
  run_quantities (corpus, piece);
  run_times (corpus, piece);
}

static const struct
{
  const char *name;
  void (*run) (Corpus *corpus, const Piece *piece);
  gboolean fresh; /* in a thread that has met no word before */
} stages[] = {
  { "baseline: UTF-8 check (GLib)", run_validate },
  { "baseline: ICU word break", run_icu },
  { "  with the conversion to UTF-16", run_icu_converted },
  { "decoding", run_decode },
  { "folding", run_fold },
  { "stems of folded words", run_stems },
  { "folding, tokens and stems", run_tokens },
  { "  in a thread that met no word yet", run_tokens, TRUE },
  { "  kept as an array", run_words },
  { "sentences", run_sentences },
  { "quotations", run_quotations },
  { "quantities", run_quantities },
  { "times", run_times },
  { "all of the text analysis", run_all },
};

#define N_STAGES G_N_ELEMENTS (stages)
#define ICU      1

/* ---- The texts ---- */

static Corpus *
corpus_new (const char *name)
{
  Corpus *self = g_new0 (Corpus, 1);
  UErrorCode status = U_ZERO_ERROR;

  self->name = name;
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->breaks = ubrk_open (UBRK_WORD, "ar", NULL, 0, &status);
  return self;
}

static void
corpus_free (Corpus *self)
{
  g_ptr_array_unref (self->pieces);
  ubrk_close (self->breaks);
  g_free (self);
}

static void
corpus_add (Corpus *self, const char *text, gsize length)
{
  if (length == 0)
    return;
  g_ptr_array_add (self->pieces, piece_new (text, length));
  self->bytes += length;
}

static Corpus *
corpus_generated (void)
{
  Corpus *self = corpus_new ("made-up articles");
  g_autoptr (BenchGenerator) generator = bench_generator_new ((guint32) opt_seed);

  while (self->bytes < (gsize) opt_megabytes * 1000000)
    {
      BenchArticle article;

      bench_generator_next (generator, &article);
      corpus_add (self, article.body, strlen (article.body));
      bench_article_clear (&article);
    }
  return self;
}

/* The plain texts of the sample coverage. */
static Corpus *
corpus_samples (void)
{
  Corpus *self = corpus_new ("sample coverage");
  const char *path = g_getenv ("QIMAM_SAMPLES"), *name;
  g_autoptr (GDir) folder = path != NULL ? g_dir_open (path, 0, NULL) : NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL), *text = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".txt") && g_file_get_contents (file, &text, &length, NULL))
        corpus_add (self, text, length);
    }
  return self;
}

static Corpus *
corpus_file (const char *path)
{
  Corpus *self = corpus_new (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  bench_check (error);
  for (gsize start = 0; start < length;)
    {
      gsize stop = MIN (start + PIECE, length);

      while (stop < length && text[stop - 1] != '\n')
        stop++;
      corpus_add (self, text + start, stop - start);
      start = stop;
    }
  return self;
}

/* ---- Measuring ---- */

/* What "times --batch" is given. */
static char *
write_batch (const Corpus *corpus, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  char *path = NULL;
  int fd;

  for (guint round = 0; round < corpus->rounds; round++)
    for (guint i = 0; i < corpus->pieces->len; i++)
      {
        const Piece *piece = corpus->pieces->pdata[i];

        g_string_append (lines, "{\"text\":\"");
        for (const char *p = piece->text; *p != '\0'; p++)
          if ((guchar) *p < 0x20)
            g_string_append_printf (lines, "\\u%04x", *p);
          else if (*p == '"' || *p == '\\')
            g_string_append_printf (lines, "\\%c", *p);
          else
            g_string_append_c (lines, *p);
        g_string_append (lines, "\",\"reference\":\"" REFERENCE "\"}\n");
      }
  fd = g_file_open_tmp ("qimam-bench-XXXXXX.jsonl", &path, error);
  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  if (!g_file_set_contents (path, lines->str, (gssize) lines->len, error))
    g_clear_pointer (&path, g_free);
  return path;
}

/* The processor time of one "times --batch", its start included; negative where it failed. */
static double
run_batch (const char *path, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  struct rusage before, after;

  getrusage (RUSAGE_CHILDREN, &before);
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  process = g_subprocess_launcher_spawn (launcher, error, opt_cli, "--json", "times", "--batch", NULL);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, error))
    return -1;
  getrusage (RUSAGE_CHILDREN, &after);
  return (double) (after.ru_utime.tv_sec - before.ru_utime.tv_sec + after.ru_stime.tv_sec -
                   before.ru_stime.tv_sec) +
         (double) (after.ru_utime.tv_usec - before.ru_utime.tv_usec + after.ru_stime.tv_usec -
                   before.ru_stime.tv_usec) /
             1e6;
}

static void
run_stage (Corpus *corpus, guint stage)
{
  for (guint round = 0; round < corpus->rounds; round++)
    for (guint i = 0; i < corpus->pieces->len; i++)
      stages[stage].run (corpus, corpus->pieces->pdata[i]);
}

typedef struct
{
  Corpus *corpus;
  guint stage;
} Fresh;

static gpointer
run_fresh (gpointer data)
{
  Fresh *fresh = data;

  run_stage (fresh->corpus, fresh->stage);
  return NULL;
}

static void
report (const char *what, double speed, double icu)
{
  printf ("%-34s %9.1f MB/s   x%.2f\n", what, speed, speed / icu);
  fflush (stdout);
}

static void
measure (Corpus *corpus)
{
  double speeds[N_STAGES], megabytes;
  g_autofree double *values = g_new (double, N_STAGES *opt_runs);

  if (corpus->bytes == 0)
    return;
  corpus->rounds = MAX (1, (guint) ((gsize) opt_megabytes * 1000000 / corpus->bytes));
  megabytes = (double) corpus->bytes * corpus->rounds / 1e6;
  printf ("\n%s: %u texts, %.1f MB, median of %d\n%-34s %14s   of ICU\n", corpus->name,
          corpus->pieces->len * corpus->rounds, megabytes, opt_runs, "", "");
  /* All stages in each run: what else the machine does falls on all of them alike. The first run warms up. */
  for (int run = -1; run < opt_runs; run++)
    for (guint s = 0; s < N_STAGES; s++)
      {
        double start = bench_cpu_seconds ();

        if (stages[s].fresh)
          g_thread_join (g_thread_new ("fresh", run_fresh, &(Fresh){ corpus, s }));
        else
          run_stage (corpus, s);
        if (run >= 0)
          values[s * (guint) opt_runs + (guint) run] = megabytes / (bench_cpu_seconds () - start);
      }
  for (guint s = 0; s < N_STAGES; s++)
    speeds[s] = bench_median (values + s * (guint) opt_runs, (guint) opt_runs);
  for (guint s = 0; s < N_STAGES; s++)
    report (stages[s].name, speeds[s], speeds[ICU]);
  if (opt_cli != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = write_batch (corpus, &error);

      bench_check (error);
      for (int run = 0; run < opt_runs; run++)
        {
          values[run] = megabytes / run_batch (path, &error);
          bench_check (error);
        }
      g_unlink (path);
      report ("times --batch, a process", bench_median (values, (guint) opt_runs), speeds[ICU]);
    }
}

/* ---- Texts that would be slow, were the time not linear ---- */

/* MB/s of a stage over one piece said again and again. */
static double
measure_shape (guint stage, const char *repeated, gsize length)
{
  Corpus *corpus = corpus_new (repeated);
  g_autoptr (GString) text = g_string_new ("في البدء ");
  double start, speed;

  while (text->len < length)
    g_string_append (text, repeated);
  corpus_add (corpus, text->str, text->len);
  corpus->rounds = MAX (1, (guint) (500000 / length));
  run_stage (corpus, stage);
  start = bench_cpu_seconds ();
  run_stage (corpus, stage);
  speed = (double) text->len * corpus->rounds / 1e6 / (bench_cpu_seconds () - start);
  corpus_free (corpus);
  return speed;
}

static void
measure_shapes (void)
{
  static const struct
  {
    const char *name;
    const char *repeated;
  } shapes[] = {
    { "one word with many marks", "ّ" }, { "one word", "ق" },
    { "quotation marks", "“" },         { "1.1.1.1.", "1." },
    { "from … to …", "من 5 إلى " },     { "many thousands", "مئة ألف و" },
  };

  printf ("\nhostile texts, MB/s at 32 KB and at 512 KB\n");
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      printf ("%-26s", shapes[i].name);
      for (guint s = 0; s < N_STAGES; s++)
        if (stages[s].run == run_words || stages[s].run == run_sentences || stages[s].run == run_quantities ||
            stages[s].run == run_times)
          printf ("  %s %.0f %.0f", stages[s].run == run_words ? "words" : stages[s].name,
                  measure_shape (s, shapes[i].repeated, 32768),
                  measure_shape (s, shapes[i].repeated, 524288));
      printf ("\n");
      fflush (stdout);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) parser = g_option_context_new ("— measure the reading of text");
  g_autoptr (GError) error = NULL;
  Corpus *corpora[2];

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (parser, options, NULL);
  g_option_context_parse (parser, &argc, &argv, &error);
  bench_check (error);
  if (opt_megabytes < 1 || opt_runs < 1)
    {
      fprintf (stderr, "%s: --megabytes and --runs must be above 0\n", g_get_prgname ());
      return 2;
    }
  printf ("Reading text, in MB of UTF-8 a second of processor time\n");
  corpora[0] = corpus_samples ();
  corpora[1] = corpus_generated ();
  for (guint i = 0; i < G_N_ELEMENTS (corpora); i++)
    {
      measure (corpora[i]);
      corpus_free (corpora[i]);
    }
  measure_shapes ();
  for (guint i = 0; opt_texts != NULL && opt_texts[i] != NULL; i++)
    {
      Corpus *corpus = corpus_file (opt_texts[i]);

      measure (corpus);
      corpus_free (corpus);
    }
  return 0;
}
