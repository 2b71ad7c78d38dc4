/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fold.h"

#include <string.h>

#include "qimam-fold-private.h"

/* Letters that are written in more than one way, and the one that is kept. */
static const struct
{
  const char *variants;
  const char *letter;
} letters[] = {
  { "أإآٱٲٳٵݳݴ", "ا" },
  { "ؤٶٷۄۅۆۇۈۉۊۋۏ", "و" },
  { "ئٸىیېۍےۓݵݶؽؾؿێ", "ي" },
  { "ةۀہۂۃەھۿ", "ه" },
  { "کڪګڬڮگڰڱڲڳڴڭݢݣݤ", "ك" },
  { "پڀٻ", "ب" },
  { "ٹٺټٽٿ", "ت" },
  { "چڇڃڄڿ", "ج" },
  { "ځڂڅ", "ح" },
  { "ڈډڊڋڌڍڎڏڐ", "د" },
  { "ڑڒړڔڕږ", "ر" },
  { "ژڙڗ", "ز" },
  { "ڤڥڡڢڣڦ", "ف" },
  { "ڨڧ", "ق" },
  { "ڵڶڷڸ", "ل" },
  { "ںڻڼڽڹ", "ن" },
  { "ð", "d" },
  { "đ", "d" },
  { "ø", "o" },
  { "ł", "l" },
  { "ħ", "h" },
  { "ı", "i" },
  { "ŧ", "t" },
  { "ґ", "г" },
};

static const struct
{
  gunichar first;
  gunichar last;
} formats[] = {
  { 0x00AD, 0x00AD }, { 0x061C, 0x061C }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
  { 0x2060, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
};

static gboolean
is_format (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (c >= formats[i].first && c <= formats[i].last)
      return TRUE;
  return FALSE;
}

static gunichar
preferred_letter (gunichar c)
{
  if (c < 0x80)
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_utf8_strchr (letters[i].variants, -1, c) != NULL)
      return g_utf8_get_char (letters[i].letter);
  return c;
}

static gboolean
is_arabic (gunichar c)
{
  return (c >= 0x0620 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) || (c >= 0x0870 && c <= 0x08FF);
}

/* Folds one character that has no compatibility form. */
static QimamCharKind
fold_plain (gunichar c, char *folded, guint *length)
{
  QimamCharKind kind;

  *length = 0;
  if (is_format (c))
    return QIMAM_CHAR_FORMAT;
  if (c == 0x0640 || g_unichar_ismark (c) || (c >= 0x06D6 && c <= 0x06ED && !g_unichar_isalpha (c)))
    return QIMAM_CHAR_MARK;
  if (g_unichar_isdigit (c))
    {
      folded[(*length)++] = '0' + g_unichar_digit_value (c);
      return QIMAM_CHAR_DIGIT;
    }
  if (g_unichar_isalpha (c))
    {
      kind = is_arabic (c) ? QIMAM_CHAR_ARABIC : QIMAM_CHAR_LETTER;
      c = preferred_letter (g_unichar_tolower (c));
      *length = g_unichar_to_utf8 (c, folded);
      return kind;
    }
  *length = g_unichar_to_utf8 (c, folded);
  return QIMAM_CHAR_OTHER;
}

QimamCharKind
qimam_fold_rare (gunichar c, char *folded, guint *length)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  QimamCharKind kind = QIMAM_CHAR_MARK;
  gsize n;

  *length = 0;
  if (is_format (c))
    return QIMAM_CHAR_FORMAT;
  /* Only letters and digits lose their form: "…" must not become three full stops, nor "½" an "1⁄2". */
  if (!g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER)
    return fold_plain (c, folded, length);
  n = g_unichar_fully_decompose (preferred_letter (g_unichar_tolower (c)), TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      char piece[8];
      guint piece_length;
      QimamCharKind piece_kind = fold_plain (parts[i], piece, &piece_length);

      if (piece_kind == QIMAM_CHAR_MARK || piece_kind == QIMAM_CHAR_FORMAT)
        continue;
      if (*length + piece_length > QIMAM_FOLD_MAX)
        break;
      memcpy (folded + *length, piece, piece_length);
      *length += piece_length;
      /* A form made of several words counts as one Arabic letter; its blanks stay inside. */
      if (kind != QIMAM_CHAR_ARABIC)
        kind = piece_kind;
    }
  return kind;
}

const QimamFolded *
qimam_fold_table (void)
{
  static gsize ready;
  static QimamFolded table[QIMAM_FOLD_TABLE_SIZE];

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0; c < QIMAM_FOLD_TABLE_SIZE; c++)
        {
          char folded[QIMAM_FOLD_MAX];
          guint length;

          table[c].kind = qimam_fold_rare (c, folded, &length);
          if (length > sizeof table[c].folded)
            length = sizeof table[c].folded;
          table[c].length = length;
          memcpy (table[c].folded, folded, length);
        }
      g_once_init_leave (&ready, 1);
    }
  return table;
}

char *
qimam_fold (const char *text, gssize length, GArray **map)
{
  const QimamFolded *table = qimam_fold_table ();
  const guchar *begin = (const guchar *) text, *p = begin, *end;
  GString *result;
  GArray *offsets = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  end = p + (length < 0 ? strlen (text) : (gsize) length);
  result = g_string_sized_new (end - p + 1);
  if (map != NULL)
    offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), end - p + 1);
  while (p < end)
    {
      char rare[QIMAM_FOLD_MAX];
      const char *folded = rare;
      guint folded_length, read;
      guint32 offset = p - begin;
      gunichar c;

      read = qimam_utf8_read (p, end, &c);
      if (read == 0)
        {
          /* Not UTF-8: a replacement character keeps the result valid. */
          folded = "\xEF\xBF\xBD";
          folded_length = 3;
          read = 1;
        }
      else if (c < QIMAM_FOLD_TABLE_SIZE)
        {
          folded = table[c].folded;
          folded_length = table[c].length;
        }
      else
        qimam_fold_rare (c, rare, &folded_length);
      g_string_append_len (result, folded, folded_length);
      if (offsets != NULL)
        for (guint i = 0; i < folded_length; i++)
          g_array_append_val (offsets, offset);
      p += read;
    }
  if (offsets != NULL)
    {
      guint32 offset = end - begin;

      g_array_append_val (offsets, offset);
      *map = offsets;
    }
  return g_string_free (result, FALSE);
}
