/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fold.h"

#include <string.h>

#include "qimam-fold-private.h"

/* Letters that are written in more than one way, and what is kept. Letters of other languages in Arabic
 * script go to the Arabic letter that names are spelt with in Arabic, else to the one of the same shape. */
static const struct
{
  const char *variants;
  const char *letters;
} choices[] = {
  { "أإآٱٲٳٵݳݴࡰࡱࡲࡳࡴࡵࡶࡷࡸࡹࡺࡻࡼࡽࡾࡿࢀࢁࢂࢭ", "ا" },
  { "پڀٻٮݐݑݒݓݔݕݖࢠࢡࢶࢷࢾ", "ب" },
  { "ٹٺټٽٿࢸࢿࣀ", "ت" },
  { "چڇڃڄڿࢢࣁࣅࣆ", "ج" },
  { "ځڂڅݗݘݮݯݲݼࢊ", "ح" },
  { "ڈډڊڋڌڍڎڏڐۮݙݚࢮ", "د" },
  { "ڑڒړڔڕږۯݛݫݬݱࢪࢹ", "ر" },
  { "ژڙڗࢲ", "ز" },
  { "ڛݜݭݰݽݾ", "س" },
  { "ښڜۺ", "ش" },
  { "ڝڞࢯ", "ص" },
  { "ۻ", "ض" },
  { "ڟࢋࢌࢣ", "ط" },
  { "ڠݝݞݟࢳ", "ع" },
  { "ۼࣃ", "غ" },
  { "ڤڥڡڢڣڦݠݡࢤࢻ", "ف" },
  { "ڨڧٯࢥࢵࢼࣄ", "ق" },
  { "کڪګڬڮگڰڱڲڳڴڭݢݣݤػؼݿࢍࢰࢴࣂࣈ", "ك" },
  { "ڵڶڷڸݪࢦࣇ", "ل" },
  { "ݥݦࢧ", "م" },
  { "ںڻڼڽڹݧݨݩࢉࢽ", "ن" },
  { "ةۀہۂۃەھۿ", "ه" },
  { "ؤٶٷۄۅۆۇۈۉۊۋۏݸݹࢫࢱ", "و" },
  { "ئٸىیېۍےۓݵݶݷݺݻؽؾؿؠێۑࢆࢨࢩࢬࢺ", "ي" },
  { "ðđɖ", "d" },
  { "ø", "o" },
  { "ł", "l" },
  { "ħ", "h" },
  { "ı", "i" },
  { "ŧ", "t" },
  { "ŋ", "n" },
  { "ĸ", "k" },
  { "ə", "e" },
  { "ß", "ss" },
  { "æ", "ae" },
  { "œ", "oe" },
  { "þ", "th" },
  { "ς", "σ" },
  { "ґ", "г" },
};

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Not to be seen, and no border of words. */
static const Range formats[] = {
  { 0x00AD, 0x00AD }, { 0x061C, 0x061C }, { 0x180E, 0x180E }, { 0x200B, 0x200F },   { 0x202A, 0x202E },
  { 0x2060, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF }, { 0xE0000, 0xE01EF },
};

/* What stands on, under or in the line beside letters and says nothing of its own, whatever Unicode's
 * category: modifier letters ("ʿAbd"), tatweel and its likes, high hamza, the signs of the Quran, marks that
 * a typesetter put down without their letter. */
static const Range marks[] = {
  { 0x02B0, 0x02FF }, { 0x0640, 0x0640 }, { 0x0674, 0x0674 }, { 0x06D6, 0x06ED },
  { 0x0883, 0x0885 }, { 0x0887, 0x0887 }, { 0x088E, 0x088E }, { 0x08C9, 0x08FF },
  { 0xFC5E, 0xFC63 }, { 0xFCF2, 0xFCF4 }, { 0xFE70, 0xFE7F },
};

static gboolean
is_in (gunichar c, const Range *ranges, guint n)
{
  for (guint i = 0; i < n; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static gboolean
is_format (gunichar c)
{
  return is_in (c, formats, G_N_ELEMENTS (formats));
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ismark (c) || is_in (c, marks, G_N_ELEMENTS (marks));
}

static gboolean
is_arabic (gunichar c)
{
  return (c >= 0x0620 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) || (c >= 0x0870 && c <= 0x08FF);
}

/* Behind the last letter that is_arabic(). */
#define MAX_CHOICE 0x0900

/* For each letter the number of its choice, counted from 1; the first one that names it counts. */
static const guint8 *
get_choices (void)
{
  static gsize ready;
  static guint8 numbers[MAX_CHOICE];

  G_STATIC_ASSERT (G_N_ELEMENTS (choices) < G_MAXUINT8);
  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
        for (const char *p = choices[i].variants; *p != '\0'; p = g_utf8_next_char (p))
          {
            gunichar c = g_utf8_get_char (p);

            if (c < MAX_CHOICE && numbers[c] == 0)
              numbers[c] = (guint8) (i + 1);
          }
      g_once_init_leave (&ready, 1);
    }
  return numbers;
}

/* The letters kept for a small letter, or NULL where it is kept itself. */
static const char *
preferred_letters (gunichar c)
{
  guint8 number;

  if (c < 0x80 || c >= MAX_CHOICE || (c > 0x0600 && !is_arabic (c)))
    return NULL;
  number = get_choices ()[c];
  return number != 0 ? choices[number - 1].letters : NULL;
}

/* Folds one character that has no compatibility form. */
static QimamCharKind
fold_plain (gunichar c, char *folded, guint *length)
{
  const char *preferred;

  *length = 0;
  if (is_format (c))
    return QIMAM_CHAR_FORMAT;
  if (is_mark (c))
    return QIMAM_CHAR_MARK;
  if (g_unichar_isdigit (c))
    {
      folded[(*length)++] = '0' + g_unichar_digit_value (c);
      return QIMAM_CHAR_DIGIT;
    }
  if (g_unichar_isalpha (c))
    {
      QimamCharKind kind = is_arabic (c) ? QIMAM_CHAR_ARABIC : QIMAM_CHAR_LETTER;

      c = g_unichar_tolower (c);
      preferred = preferred_letters (c);
      if (preferred == NULL)
        *length = g_unichar_to_utf8 (c, folded);
      else
        {
          *length = strlen (preferred);
          memcpy (folded, preferred, *length);
        }
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

  /* Only letters and digits lose their form: "…" must not become three full stops, nor "½" an "1⁄2". The
   * riyal is a word. */
  if (is_format (c) || is_mark (c) || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER ||
      (!g_unichar_isalnum (c) && c != 0xFDFC) || preferred_letters (g_unichar_tolower (c)) != NULL)
    return fold_plain (c, folded, length);
  *length = 0;
  n = g_unichar_fully_decompose (g_unichar_tolower (c), TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      char piece[8];
      guint piece_length;
      QimamCharKind piece_kind = fold_plain (parts[i], piece, &piece_length);

      if (piece_kind == QIMAM_CHAR_MARK || piece_kind == QIMAM_CHAR_FORMAT)
        continue;
      /* Of "ŀ" the letter stays; of "ﷺ" the blanks between its words do. */
      if (piece_kind == QIMAM_CHAR_OTHER && kind != QIMAM_CHAR_ARABIC)
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

static void
fill_table (QimamFolded *table, gunichar first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char folded[QIMAM_FOLD_MAX];
      guint length;

      table[i].kind = qimam_fold_rare (first + i, folded, &length);
      table[i].length = length <= sizeof table[i].folded ? length : QIMAM_FOLD_LONG;
      if (length <= sizeof table[i].folded)
        memcpy (table[i].folded, folded, length);
    }
}

const QimamFolded *
qimam_fold_table (void)
{
  static gsize ready;
  static QimamFolded table[QIMAM_FOLD_ALL];

  if (g_once_init_enter (&ready))
    {
      QimamFolded *next = table;

      fill_table (next, 0, QIMAM_FOLD_TABLE_SIZE);
      next += QIMAM_FOLD_TABLE_SIZE;
      fill_table (next, QIMAM_FOLD_PUNCTUATION, QIMAM_FOLD_PUNCTUATION_SIZE);
      next += QIMAM_FOLD_PUNCTUATION_SIZE;
      fill_table (next, QIMAM_FOLD_FORMS, QIMAM_FOLD_FORMS_SIZE);
      g_once_init_leave (&ready, 1);
    }
  return table;
}

/* ---- Whole texts ---- */

typedef struct
{
  char *text;
  gsize size;
  gsize length;
  GArray *map;      /* (nullable) of @size offsets */
  guint32 *offsets; /* its data */
} Output;

/* Room for the longest folded form, and for copying an entry whole. */
static void
make_room (Output *self)
{
  if (G_LIKELY (self->length + QIMAM_FOLD_MAX + sizeof (QimamFolded) <= self->size))
    return;
  self->size = 2 * self->size + QIMAM_FOLD_MAX + sizeof (QimamFolded);
  self->text = g_realloc (self->text, self->size);
  if (self->map == NULL)
    return;
  g_array_set_size (self->map, self->size);
  self->offsets = (guint32 *) (gpointer) self->map->data;
}

static inline void
add_offsets (Output *self, guint length, guint32 offset)
{
  if (self->offsets != NULL)
    for (guint i = 0; i < length; i++)
      self->offsets[self->length + i] = offset;
}

/* A character of three bytes or more, or none at all. Returns its length in the text. */
static guint
fold_other (Output *self, const QimamFolded *table, const guchar *p, const guchar *end, guint32 offset)
{
  const QimamFolded *entry;
  gunichar c;
  guint read = qimam_utf8_read (p, end, &c), length = 0;
  char *to = self->text + self->length;

  if (read == 0)
    {
      /* Not UTF-8: a replacement character keeps the result valid. */
      memcpy (to, "\xEF\xBF\xBD", 3);
      length = 3;
      read = 1;
    }
  else if ((entry = qimam_fold_find (table, c)) != NULL)
    {
      memcpy (to, entry->folded, sizeof entry->folded);
      length = entry->length;
    }
  else
    qimam_fold_rare (c, to, &length);
  add_offsets (self, length, offset);
  self->length += length;
  return read;
}

static inline void
fold_text (Output *self, const guchar *begin, const guchar *end)
{
  const QimamFolded *table = qimam_fold_table ();
  const guchar *p = begin;

  while (p < end)
    {
      const QimamFolded *entry;
      guint read = 1;

      make_room (self);
      if (*p < 0x80)
        entry = &table[*p];
      else if (*p >= 0xC2 && *p < 0xE0 && end - p >= 2 && (p[1] & 0xC0) == 0x80)
        {
          entry = &table[(*p & 0x1F) << 6 | (p[1] & 0x3F)];
          read = 2;
        }
      else
        {
          p += fold_other (self, table, p, end, p - begin);
          continue;
        }
      memcpy (self->text + self->length, entry->folded, sizeof entry->folded);
      add_offsets (self, entry->length, p - begin);
      self->length += entry->length;
      p += read;
    }
}

char *
qimam_fold (const char *text, gssize length, GArray **map)
{
  const guchar *begin = (const guchar *) text;
  gsize n;
  Output output = { NULL };

  g_return_val_if_fail (text != NULL, NULL);
  n = length < 0 ? strlen (text) : (gsize) length;
  /* Few texts grow in folding: the first room is the last. */
  output.length = n;
  if (map != NULL)
    output.map = g_array_new (FALSE, FALSE, sizeof (guint32));
  make_room (&output);
  output.length = 0;
  fold_text (&output, begin, begin + n);
  output.text[output.length] = '\0';
  if (map != NULL)
    {
      output.offsets[output.length] = n;
      g_array_set_size (output.map, output.length + 1);
      *map = output.map;
    }
  return output.text;
}
