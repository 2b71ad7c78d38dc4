/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-job-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-error.h"
#include "qimam-ui.h"

static void
add_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, C_ ("between the parts of a list", ", "));
  g_string_append (text, part);
}

static void
add_count (GString *text, const char *form, guint n)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (form, n);
#pragma GCC diagnostic pop
  add_part (text, part);
}

char *
qimam_import_summary (const QimamImportTotals *totals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint added = totals->counts[QIMAM_IMPORT_ADDED], updated = totals->counts[QIMAM_IMPORT_UPDATED],
        unchanged = totals->counts[QIMAM_IMPORT_UNCHANGED], refused = totals->counts[QIMAM_IMPORT_REFUSED];

  add_count (text, ngettext ("%u article added", "%u articles added", added), added);
  add_count (text, ngettext ("%u article updated", "%u articles updated", updated), updated);
  add_count (text, ngettext ("%u article was already there", "%u articles were already there", unchanged),
             unchanged);
  add_count (text, ngettext ("%u item refused", "%u items refused", refused), refused);
  if (text->len == 0)
    g_string_append (text, _ ("Nothing to import was found"));
  return qimam_ui_digits (text->str);
}

char *
qimam_job_summary (const QimamJobRow *job)
{
  const QimamImportTotals totals = { { job->added, job->updated, job->unchanged, job->refused } };
  g_autoptr (GString) text = NULL;

  if (job->kind == QIMAM_JOB_IMPORT)
    return qimam_import_summary (&totals);
  text = g_string_new (NULL);
  if (job->kind == QIMAM_JOB_SUBSCRIPTIONS)
    {
      add_count (text, ngettext ("%u feed added", "%u feeds added", job->added), job->added);
      add_count (text, ngettext ("%u feed was already there", "%u feeds were already there", job->unchanged),
                 job->unchanged);
      add_count (text, ngettext ("%u item refused", "%u items refused", job->refused), job->refused);
    }
  else
    {
      add_count (text, ngettext ("%u new article", "%u new articles", job->added), job->added);
      add_count (text, ngettext ("%u article updated", "%u articles updated", job->updated), job->updated);
      add_count (text, ngettext ("%u problem", "%u problems", job->refused), job->refused);
    }
  if (text->len == 0)
    g_string_append (text, _ ("Nothing new"));
  return qimam_ui_digits (text->str);
}

/* (transfer full): a path by its last part: the folders before it say little, and take all the room */
static char *
name_of (const char *item)
{
  g_autofree char *base =
      strstr (item, "://") == NULL && !g_str_equal (item, "-") ? g_path_get_basename (item) : g_strdup (item);

  return qimam_ui_isolate (base);
}

char *
qimam_job_title (const QimamJobRow *job)
{
  g_autofree char *name = job->items[0] != NULL ? name_of (job->items[0]) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;
  guint more = job->n_items > 0 ? job->n_items - 1 : 0;

  if (name == NULL)
    return g_strdup (_ ("Import"));
  if (more == 0 && job->kind == QIMAM_JOB_REFRESH)
    /* Translators: %s is the name of the feed that was asked for news */
    text = g_strdup_printf (_ ("Feed: %s"), name);
  else if (more == 0)
    text = g_steal_pointer (&name);
  else if (job->kind == QIMAM_JOB_REFRESH)
    /* Translators: %s is the name of the first of the feeds that were asked for news */
    text = g_strdup_printf (ngettext ("Feeds: %s and %u more", "Feeds: %s and %u more", more), name, more);
  else
    /* Translators: %s is the name of the first of the files that were imported */
    text = g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", more), name, more);
  if (more == 0)
    return g_steal_pointer (&text);
  digits = qimam_ui_digits (text);
  /* A Latin name at its beginning must not turn the line around. */
  return g_strconcat (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\u200f" : "", digits, NULL);
}

char *
qimam_job_state (const QimamJobRow *job)
{
  static const char *const states[] = { N_ ("running"), NULL, N_ ("stopped"), N_ ("failed"),
                                        N_ ("interrupted") };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (job->started);
  g_autofree char *iso = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M") : NULL;
  g_autofree char *day = iso != NULL ? qimam_ui_date_long (iso) : g_strdup ("");
  g_autofree char *clock = time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
  g_autofree char *digits = qimam_ui_digits (clock);

  return g_strdup_printf ("%s · %s%s%s", day, digits, states[job->state] != NULL ? " · " : "",
                          states[job->state] != NULL ? _ (states[job->state]) : "");
}

/* ---- Reasons ---- */

/* The sentences with which the core refuses, as they are kept in English; a star stands for what they name.
 * What was kept in another language is shown as it is. */
static const struct
{
  const char *reason;
  const char *text;
} reasons[] = {
  { "the text is empty", N_ ("The text is empty") },
  { "this is a binary file, not a text", N_ ("This is a binary file, not a text") },
  { "it is of no known kind", N_ ("This is of no known kind") },
  { "it is a list of subscriptions (OPML), not an article",
    N_ ("This is a list of subscriptions, not an article") },
  { "larger than the limit of * MiB", N_ ("Larger than the limit of %s MiB") },
  { "a page larger than the limit of * MiB", N_ ("Larger than the limit of %s MiB") },
  { "the item has no headline and no text", N_ ("The item has no headline and no text") },
  { "no headline and no body", N_ ("There is no headline and no text") },
  { "no article in it", N_ ("There is no article in it") },
  { "no article in it: no line reads as a paragraph", N_ ("There is no article in it") },
  { "the page is too deep or too large to be read whole", N_ ("The page is too large to be read whole") },
  { "there is no page and no text in the archive", N_ ("There is no page and no text in the archive") },
  { "there is no such file", N_ ("There is no such file") },
  { "not a regular file", N_ ("This is not a regular file") },
  { "cannot be read, permission is denied", N_ ("Permission to read it is denied") },
  { "cannot be read: *", N_ ("It cannot be read: %s") },
  { "the folder cannot be read: *", N_ ("The folder cannot be read: %s") },
  { "this is a folder, not a file", N_ ("This is a folder, not a file") },
  { "cannot be fetched: *", N_ ("It cannot be fetched: %s") },
  { "no whole answer within * seconds", N_ ("No whole answer came within %s seconds") },
  { "the server answered *", N_ ("The server answered %s") },
  { "the server sent nothing", N_ ("The server sent nothing") },
  { "the feed is gone for good", N_ ("The feed is gone for good; its articles stay") },
  { "the feed breaks off; what stood before is there",
    N_ ("The feed breaks off; what stood before is here") },
  { "it is no feed", N_ ("This is no feed") },
  { "it is JSON, but no feed", N_ ("This is no feed") },
  { "the archive cannot be read: *", N_ ("The archive cannot be read: %s") },
  { "the archive breaks off: *", N_ ("The archive breaks off: %s") },
  { "an archive inside an archive is not read", N_ ("An archive inside an archive is not read") },
  { "more than * files in the archive", N_ ("There are more than %s files in the archive") },
  { "the message has no body", N_ ("The message has no text") },
  { "it is no mail and no saved page", N_ ("This is neither a mail nor a saved page") },
  { "the line is not a JSON object", N_ ("The line is not a JSON object") },
  { "the line is not UTF-8", N_ ("The line is not UTF-8") },
  { "not JSON: *", N_ ("This is not JSON") },
  { "the character set is not known", N_ ("The character set is not known") },
  { "not an http or https address", N_ ("Not an http or https address") },
};

/* (transfer full) (nullable): what the star of @pattern stands for in @reason; "" where there is none, NULL
 * where they do not match */
static char *
match (const char *pattern, const char *reason)
{
  const char *star = strchr (pattern, '*');
  gsize head = star != NULL ? (gsize) (star - pattern) : strlen (pattern);
  gsize tail = star != NULL ? strlen (star + 1) : 0;
  gsize length = strlen (reason);

  if (star == NULL)
    return g_str_equal (pattern, reason) ? g_strdup ("") : NULL;
  if (length < head + tail || strncmp (pattern, reason, head) != 0 ||
      strcmp (star + 1, reason + length - tail) != 0)
    return NULL;
  return g_strndup (reason + head, length - head - tail);
}

/* @reason without names at its beginning that are said elsewhere */
static const char *
skip_name (const char *reason, const char *name)
{
  const char *rest = qimam_error_skip_name (reason, name);

  while (rest != reason)
    {
      reason = rest;
      rest = qimam_error_skip_name (reason, name);
    }
  return reason;
}

char *
qimam_reason_text (const char *item, const char *origin, const char *reason)
{
  reason = skip_name (skip_name (reason, item), origin);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *named = match (reasons[i].reason, reason);
      g_autofree char *clean = named != NULL ? qimam_ui_isolate (named) : NULL;
      g_auto (GStrv) parts = NULL;

      if (named == NULL)
        continue;
      parts = g_strsplit (_ (reasons[i].text), "%s", 2);
      return g_strjoinv (clean, parts);
    }
  return qimam_ui_message (reason);
}
