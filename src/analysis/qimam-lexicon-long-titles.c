/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-scan.h"

/* Offices that are told at length: "رئيس الأركان بمكتب وزير الدفاع فلان", "كبير المساعدين العسكريين فلان".
 * What stands between the title and the name is told to be of the office by the name itself, so that it must
 * begin with a word that is one. */

#define MAX_LONG 8 /* words between a title and the name */

static gboolean
begins_known_name (QimamScan *scan, guint word)
{
  const char *folded = qimam_scan_word (scan, word)->folded;
  guint last, skip, n;

  if (qimam_scan_read_person (scan, word, NULL, &last, &skip) != NULL)
    return skip == 0 && last > word;
  n = qimam_scan_unknown_name_length (scan, word);
  return n >= 2 && (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_FIRST_NAME, folded) ||
                    qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_GIVEN_NAME, folded));
}

/* "أمس", "اليوم", "في", "قصر": tells when or where something was, and not of what an office is. */
static gboolean
is_apart (const QimamScan *scan, guint word)
{
  static const char *const when[] = { "اليوم",   "امس",    "الاحد",  "الاثنين", "الثلاثاء", "الاربعاء",
                                      "الخميس",  "الجمعه", "السبت",  "الماضي",  "الماضيه",  "المقبل",
                                      "المقبله", "الجاري", "الحالي", "الحاليه", "التالي",   "صباح",
                                      "مساء",    "ظهر",    NULL };
  const char *folded = qimam_scan_word (scan, word)->folded;
  const char *bare = g_str_has_prefix (folded, "ب") ? g_utf8_next_char (folded) : folded;

  return g_strv_contains (when, folded) || qimam_is_stop_word (folded, -1) ||
         g_hash_table_contains (scan->lexicon->verb_forms, folded) ||
         qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_VENUE, folded) ||
         (bare != folded && qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_VENUE, bare) &&
          !g_str_equal (bare, "مكتب") && !g_str_equal (bare, "مجلس"));
}

guint
qimam_scan_long_title_end (QimamScan *scan, guint word)
{
  gboolean open = FALSE; /* "بمكتب", "لشؤون": whose it is follows */
  QimamFound own;
  gboolean closed = qimam_scan_is_definite (qimam_scan_word (scan, word - 1)->folded) ||
                    qimam_scan_find (scan, word - 1, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_DEMONYM, &own);

  for (guint w = word; w < word + MAX_LONG && w + 2 < scan->sentence_end; w++)
    {
      const char *folded = qimam_scan_word (scan, w)->folded;
      gboolean definite = qimam_scan_is_definite (folded);
      gboolean led = g_str_has_prefix (folded, "ب") || g_str_has_prefix (folded, "ل");
      QimamFound found;
      gboolean known;

      if (!qimam_reading_is_plain_gap (scan->reading, w - 1, w) || is_apart (scan, w))
        return 0;
      known = qimam_scan_find (
          scan, w, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_TITLE,
          &found);
      /* "النائب الأول وزير الخارجية فلان": "أمير الكويت والرئيس الجزائري فلان": an office of its own,
       * which is read as such */
      if (known && found.entry->kind == QIMAM_ENTRY_TITLE &&
          ((w == word && closed) || qimam_scan_begins_with_and (scan, w)))
        return 0;
      if (known && found.last > w)
        {
          w = found.last;
          definite = TRUE;
        }
      if (!definite && !led && !open && !known)
        return 0;
      open = (led && !definite) || (open && !definite);
      if (qimam_reading_is_plain_gap (scan->reading, w, w + 1) && begins_known_name (scan, w + 1))
        return w;
    }
  return 0;
}
