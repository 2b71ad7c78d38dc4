/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-analysis-pack-private.h"
#include "qimam-index-codec.h"

/* The texts that are unpacked may have so many bytes, and so many times those of the row and the article: a
 * few bytes can say a long text again and again. */
#define MAX_TEXTS  (64u << 20)
#define MAX_GROWTH 64

/* A text that was read: bytes of the row or of the article. */
typedef struct
{
  const char *text; /* (nullable): NULL for words of an article that is not there */
  gsize length;
} Text;

typedef struct
{
  QimamBytes in;
  const char *fields[QIMAM_PACK_N_FIELDS];
  gsize lengths[QIMAM_PACK_N_FIELDS];
  gboolean has_fields;
  gboolean good; /* until something is not as it was written */
  GArray *texts; /* (element-type Text) */
  guint64 room;  /* bytes of text that may still be made */
  guint32 at;
  gint64 last_statement, last_claim, last_told, last_place;
  gint64 article;
  QimamAnalysis *to;
} Unpacker;

/* ---- Numbers, spans and strings: after a failure all is 0 and nothing ---- */

static guint64
get_number (Unpacker *self)
{
  guint64 value = 0;

  self->good = self->good && qimam_bytes_read (&self->in, &value);
  return self->good ? value : 0;
}

static gint64
get_signed (Unpacker *self)
{
  return qimam_pack_unfold (get_number (self));
}

/* Sums wrap around instead of overflowing: whoever wrote such bytes gets an id that is nobody's. */
static gint64
get_distance (Unpacker *self, gint64 from)
{
  return (gint64) ((guint64) from + (guint64) get_signed (self));
}

static guint8
get_byte (Unpacker *self)
{
  const guint8 *byte = self->good ? qimam_bytes_take (&self->in, 1) : NULL;

  self->good = byte != NULL;
  return byte != NULL ? *byte : 0;
}

/* A member of an enumeration that ends with @last. */
static guint
get_member (Unpacker *self, guint8 byte, guint last)
{
  self->good = self->good && byte <= last;
  return self->good ? byte : 0;
}

static double
get_double (Unpacker *self)
{
  const guint8 *bytes = self->good ? qimam_bytes_take (&self->in, 8) : NULL;
  guint64 bits;
  double value;

  self->good = bytes != NULL;
  if (bytes == NULL)
    return 0;
  memcpy (&bits, bytes, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

/* How many items follow, each of which has at least @size bytes. */
static gsize
get_count (Unpacker *self, gsize size)
{
  guint64 n = get_number (self);

  self->good = self->good && n <= qimam_bytes_left (&self->in) / size;
  return self->good ? (gsize) n : 0;
}

static QimamSpan
get_span (Unpacker *self)
{
  guint64 number = get_number (self), length = get_number (self);
  gint64 distance = qimam_pack_unfold (number / QIMAM_PACK_N_FIELDS);
  gint64 start;

  self->good = self->good && distance >= -(gint64) G_MAXUINT32 && distance <= (gint64) G_MAXUINT32;
  start = self->good ? (gint64) self->at + distance : 0;
  self->good =
      self->good && start >= 0 && start <= (gint64) G_MAXUINT32 && length <= (guint64) (G_MAXUINT32 - start);
  if (!self->good)
    return qimam_span (QIMAM_FIELD_BODY, 0, 0);
  self->at = (guint32) start;
  return qimam_span ((QimamField) (number % QIMAM_PACK_N_FIELDS), (gsize) start, (gsize) (start + length));
}

static void
get_spans (Unpacker *self, GArray *spans)
{
  gsize n = get_count (self, 2);

  for (gsize i = 0; i < n && self->good; i++)
    {
      QimamSpan span = get_span (self);

      g_array_append_val (spans, span);
    }
}

/* A copy; (nullable): also where there is no text to copy from */
static char *
make_string (Unpacker *self, Text text)
{
  self->good = self->good && text.length < self->room;
  if (!self->good || text.text == NULL)
    return NULL;
  self->room -= text.length + 1;
  return g_strndup (text.text, text.length);
}

static gboolean
is_border (const char *text, gsize length, gsize offset)
{
  return offset == length || ((guchar) text[offset] & 0xC0) != 0x80;
}

static Text
text_of_span (Unpacker *self, QimamSpan span)
{
  const char *field = self->fields[span.in];
  gsize length = self->lengths[span.in];
  Text text = { NULL, 0 };

  if (!self->has_fields || !self->good)
    return text;
  self->good =
      span.end <= length && is_border (field, length, span.start) && is_border (field, length, span.end);
  if (self->good)
    text = (Text){ field + span.start, span.end - span.start };
  return text;
}

static Text
get_new_text (Unpacker *self)
{
  guint64 length = get_number (self);
  const guint8 *bytes = self->good ? qimam_bytes_take (&self->in, length) : NULL;

  self->good = bytes != NULL && memchr (bytes, '\0', length) == NULL &&
               g_utf8_validate_len ((const char *) bytes, length, NULL);
  return self->good ? (Text){ (const char *) bytes, length } : (Text){ NULL, 0 };
}

static char *
get_string (Unpacker *self)
{
  guint64 code = get_number (self);
  Text text;

  if (code == QIMAM_PACK_STRING_NONE)
    return NULL;
  if (code >= QIMAM_PACK_STRING_KNOWN)
    {
      self->good = self->good && code - QIMAM_PACK_STRING_KNOWN < self->texts->len;
      return self->good
                 ? make_string (self, g_array_index (self->texts, Text, code - QIMAM_PACK_STRING_KNOWN))
                 : NULL;
    }
  text = code == QIMAM_PACK_STRING_BYTES ? get_new_text (self) : text_of_span (self, get_span (self));
  g_array_append_val (self->texts, text);
  return make_string (self, text);
}

/* (transfer none) (nullable): of a closed set */
static const char *
get_interned (Unpacker *self)
{
  g_autofree char *string = get_string (self);

  return g_intern_string (string);
}

static char **
get_strings (Unpacker *self)
{
  gsize n = get_count (self, 1);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n && self->good; i++)
    {
      char *string = get_string (self);

      if (string != NULL)
        g_ptr_array_add (strings, string);
    }
  if (strings->len == 0)
    return NULL;
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}

/* ---- Statements and claims ---- */

typedef struct
{
  char *texts[5]; /* speaker, its key, verb, via, its key */
  QimamAttribution attribution;
} Speech;

static Speech
get_speech (Unpacker *self)
{
  guint8 flags = get_byte (self);
  Speech speech = { { NULL }, (QimamAttribution) (flags & 3) };

  self->good = self->good && flags < 1 << 7;
  for (guint i = 0; i < G_N_ELEMENTS (speech.texts); i++)
    if (flags & QIMAM_PACK_SPEECH_SPEAKER << i)
      speech.texts[i] = get_string (self);
  return speech;
}

static void
get_statement (Unpacker *self, const QimamStatement *before)
{
  guint64 flags = get_number (self);
  gint64 id = flags & QIMAM_PACK_STATEMENT_NEXT ? (gint64) ((guint64) self->last_statement + 1)
                                                : get_distance (self, self->last_statement);
  QimamSpan sentence = { 0 }, span;
  QimamStatement *statement;
  Speech speech;

  if (!(flags & QIMAM_PACK_STATEMENT_SENTENCE))
    sentence = get_span (self);
  else if (before != NULL)
    sentence = before->sentence;
  span = get_span (self);
  statement = qimam_statement_new (span, sentence);
  g_ptr_array_add (self->to->statements, statement);
  statement->id = self->last_statement = id;
  statement->text = flags & QIMAM_PACK_STATEMENT_VERBATIM ? make_string (self, text_of_span (self, span))
                                                          : get_string (self);
  speech = get_speech (self);
  statement->speaker = speech.texts[0];
  statement->speaker_key = speech.texts[1];
  statement->verb = speech.texts[2];
  statement->via = speech.texts[3];
  statement->via_key = speech.texts[4];
  statement->attribution = speech.attribution;
  if (flags & QIMAM_PACK_STATEMENT_POLARITY)
    statement->polarity = (QimamPolarity) get_member (self, get_byte (self), QIMAM_POLARITY_PROPOSAL);
  if (flags & QIMAM_PACK_STATEMENT_PARTY)
    statement->party = get_string (self);
  if (flags & QIMAM_PACK_STATEMENT_QUOTES)
    get_spans (self, statement->quotes);
  if (flags & QIMAM_PACK_STATEMENT_TOPICS)
    statement->topics = get_strings (self);
}

static void
get_value (Unpacker *self, QimamValue *value)
{
  guint64 flags = get_number (self);

  value->set = !(flags & QIMAM_PACK_VALUE_UNSET);
  value->has_number = (flags & (QIMAM_PACK_VALUE_INTEGER | QIMAM_PACK_VALUE_REAL)) != 0;
  if (flags & QIMAM_PACK_VALUE_UNIT)
    value->unit = get_interned (self);
  if (flags & QIMAM_PACK_VALUE_INTEGER)
    value->number = (double) get_signed (self);
  if (flags & QIMAM_PACK_VALUE_OF)
    value->of = get_string (self);
  if (flags & QIMAM_PACK_VALUE_ISO)
    value->iso = get_string (self);
  if (flags & QIMAM_PACK_VALUE_CURRENCY)
    value->currency = get_string (self);
  if (flags & QIMAM_PACK_VALUE_CMP)
    value->cmp = (QimamCmp) get_member (self, get_byte (self), QIMAM_CMP_LT);
  if (flags & QIMAM_PACK_VALUE_NAME)
    value->name = get_string (self);
  if (flags & QIMAM_PACK_VALUE_KEY)
    value->key = get_string (self);
  if (flags & QIMAM_PACK_VALUE_ROLE)
    value->role = get_interned (self);
  if (flags & QIMAM_PACK_VALUE_KIND)
    value->kind = get_interned (self);
  if (flags & QIMAM_PACK_VALUE_PRECISION)
    value->precision = (QimamPrecision) get_member (self, get_byte (self), QIMAM_PRECISION_RANGE);
  if (flags & QIMAM_PACK_VALUE_SCOPE)
    value->scope = get_interned (self);
  if (flags & QIMAM_PACK_VALUE_REAL)
    value->number = get_double (self);
  if (flags & QIMAM_PACK_VALUE_DUE)
    value->due = get_string (self);
}

/* A text once more. */
static char *
repeat (Unpacker *self, const char *text)
{
  return text != NULL ? make_string (self, (Text){ text, strlen (text) }) : NULL;
}

static char **
repeat_all (Unpacker *self, char **strings)
{
  gsize length = 0;

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    length += strlen (strings[i]) + sizeof (char *) + 1;
  self->good = self->good && length <= self->room;
  if (!self->good)
    return NULL;
  self->room -= length;
  return g_strdupv (strings);
}

static void
take_speech (Unpacker *self, QimamClaim *claim, const QimamStatement *statement)
{
  claim->speaker = repeat (self, statement->speaker);
  claim->speaker_key = repeat (self, statement->speaker_key);
  claim->verb = repeat (self, statement->verb);
  claim->via = repeat (self, statement->via);
  claim->via_key = repeat (self, statement->via_key);
  claim->attribution = statement->attribution;
}

static void
take_words (Unpacker *self, QimamClaim *claim, const QimamStatement *statement)
{
  claim->span = statement->span;
  claim->sentence = statement->sentence;
  claim->text = repeat (self, statement->text);
  claim->party = repeat (self, statement->party);
  claim->polarity = statement->polarity;
  claim->topics = repeat_all (self, statement->topics);
  take_speech (self, claim, statement);
  self->at = claim->span.start;
}

/* @statement: (nullable) */
static void
get_own_words (Unpacker *self,
               QimamClaim *claim,
               guint64 flags,
               const QimamStatement *statement,
               const QimamClaim *before)
{
  Speech speech;

  if (!(flags & QIMAM_PACK_CLAIM_SENTENCE))
    claim->sentence = get_span (self);
  else if (statement != NULL || before != NULL)
    claim->sentence = statement != NULL ? statement->sentence : before->sentence;
  claim->span = get_span (self);
  claim->text = flags & QIMAM_PACK_CLAIM_VERBATIM ? make_string (self, text_of_span (self, claim->span))
                                                  : get_string (self);
  if (flags & QIMAM_PACK_CLAIM_SPEECH)
    {
      speech = get_speech (self);
      claim->speaker = speech.texts[0];
      claim->speaker_key = speech.texts[1];
      claim->verb = speech.texts[2];
      claim->via = speech.texts[3];
      claim->via_key = speech.texts[4];
      claim->attribution = speech.attribution;
    }
  else if (statement != NULL)
    take_speech (self, claim, statement);
  if (flags & QIMAM_PACK_CLAIM_POLARITY)
    claim->polarity = (QimamPolarity) get_member (self, get_byte (self), QIMAM_POLARITY_PROPOSAL);
  if (flags & QIMAM_PACK_CLAIM_PARTY)
    claim->party = get_string (self);
  if (flags & QIMAM_PACK_CLAIM_TOPICS)
    claim->topics = get_strings (self);
}

/* The statement that a claim stands in. */
static const QimamStatement *
get_place (Unpacker *self)
{
  self->last_place = get_distance (self, self->last_place);
  self->good = self->good && self->last_place >= 0 && self->last_place < self->to->statements->len;
  return self->good ? self->to->statements->pdata[self->last_place] : NULL;
}

static void
get_claim (Unpacker *self, GPtrArray *claims, gboolean dismissed)
{
  const QimamClaim *before = claims->len > 0 ? claims->pdata[claims->len - 1] : NULL;
  const QimamStatement *statement = NULL;
  guint8 byte = get_byte (self);
  guint64 flags = get_number (self);
  QimamSpan nowhere = { 0 };
  QimamClaim *claim = qimam_claim_new (
      (QimamDimension) get_member (self, byte & 0xF, QIMAM_DIMENSION_BACKGROUND), nowhere, nowhere);

  g_ptr_array_add (claims, claim);
  claim->basis = (QimamBasis) get_member (self, byte >> 4, QIMAM_BASIS_INFERRED);
  claim->article = self->article;
  claim->dismissed = dismissed;
  claim->id = self->last_claim = flags & QIMAM_PACK_CLAIM_NEXT ? (gint64) ((guint64) self->last_claim + 1)
                                                               : get_distance (self, self->last_claim);
  if (flags & QIMAM_PACK_CLAIM_IN)
    statement = get_place (self);
  if (statement != NULL)
    claim->statement = statement->id;
  if (!(flags & QIMAM_PACK_CLAIM_IS))
    get_own_words (self, claim, flags, statement, before);
  else if (statement != NULL)
    take_words (self, claim, statement);
  if (flags & QIMAM_PACK_CLAIM_VALUE)
    get_value (self, &claim->value);
  if (flags & QIMAM_PACK_CLAIM_TOLD)
    claim->meeting = self->last_told = get_distance (self, self->last_told);
  if (flags & QIMAM_PACK_CLAIM_HOW)
    claim->how = get_string (self);
  if (flags & QIMAM_PACK_CLAIM_REPEATS)
    get_spans (self, claim->repeats);
}

/* ---- Times, quantities, summary ---- */

static int
get_part (Unpacker *self, guint8 flags, guint8 flag, int min, int max)
{
  gint64 part = flags & flag ? get_signed (self) : 0;

  self->good = self->good && part >= min && part <= max;
  return self->good ? (int) part : 0;
}

static void
get_time (Unpacker *self)
{
  QimamSpan span = get_span (self);
  guint8 byte = get_byte (self), flags = get_byte (self);
  QimamTime *time = qimam_time_new (span, (QimamTimeKind) get_member (self, byte & 7, QIMAM_TIME_SET));

  g_ptr_array_add (self->to->times, time);
  time->resolution = (QimamTimeResolution) get_member (self, byte >> 3 & 7, QIMAM_TIME_INVALID);
  time->bare_weekday = (byte & 1 << 6) != 0;
  if (flags & QIMAM_PACK_TIME_VALUE)
    time->value = get_string (self);
  if (flags & QIMAM_PACK_TIME_MOD)
    time->mod = get_interned (self);
  time->year = (gint16) get_part (self, flags, QIMAM_PACK_TIME_YEAR, G_MININT16, G_MAXINT16);
  time->month = (gint8) get_part (self, flags, QIMAM_PACK_TIME_MONTH, G_MININT8, G_MAXINT8);
  time->day = (gint8) get_part (self, flags, QIMAM_PACK_TIME_DAY, G_MININT8, G_MAXINT8);
  time->weekday = (gint8) get_part (self, flags, QIMAM_PACK_TIME_WEEKDAY, G_MININT8, G_MAXINT8);
}

static void
get_quantity (Unpacker *self)
{
  QimamSpan span = get_span (self);
  guint64 flags = get_number (self);
  QimamQuantity *quantity =
      qimam_quantity_new (span, (QimamQuantityKind) get_member (self, flags & 7, QIMAM_QUANTITY_ORDINAL));

  g_ptr_array_add (self->to->quantities, quantity);
  if (flags & QIMAM_PACK_QUANTITY_INTEGER)
    quantity->value = g_strdup_printf ("%" G_GUINT64_FORMAT, get_number (self));
  else if (flags & QIMAM_PACK_QUANTITY_VALUE)
    quantity->value = get_string (self);
  if (flags & QIMAM_PACK_QUANTITY_UNIT)
    quantity->unit = get_string (self);
  quantity->dual = (flags & QIMAM_PACK_QUANTITY_DUAL) != 0;
  if (flags & QIMAM_PACK_QUANTITY_MOD)
    quantity->mod = get_interned (self);
}

static void
get_summary (Unpacker *self)
{
  QimamSummarySentence sentence = { get_span (self), get_double (self) };

  g_array_append_val (self->to->summary, sentence);
}

/* ---- The whole ---- */

static void
get_all (Unpacker *self)
{
  for (gsize n = get_count (self, 3); n > 0 && self->good; n--)
    get_statement (self, self->to->statements->len > 0
                             ? self->to->statements->pdata[self->to->statements->len - 1]
                             : NULL);
  for (gsize n = get_count (self, 3); n > 0 && self->good; n--)
    get_claim (self, self->to->claims, FALSE);
  for (gsize n = get_count (self, 3); n > 0 && self->good; n--)
    get_claim (self, self->to->dismissed, TRUE);
  for (gsize n = get_count (self, 4); n > 0 && self->good; n--)
    get_time (self);
  for (gsize n = get_count (self, 3); n > 0 && self->good; n--)
    get_quantity (self);
  for (gsize n = get_count (self, 10); n > 0 && self->good; n--)
    get_summary (self);
  self->good = self->good && qimam_bytes_left (&self->in) == 0;
}

static gboolean
check_head (Unpacker *self, const QimamDocument *document)
{
  const guint8 *head = qimam_bytes_take (&self->in, QIMAM_PACK_HEAD);
  guint32 sum;

  if (head == NULL || *head != QIMAM_PACK_FORMAT)
    return FALSE;
  memcpy (&sum, head + 1, sizeof sum);
  return document == NULL ||
         GUINT32_FROM_LE (sum) == qimam_pack_sum (document, self->in.p, qimam_bytes_left (&self->in));
}

gboolean
qimam_analysis_unpack (GBytes *packed, const QimamDocument *document, gint64 article, QimamAnalysis *analysis)
{
  g_autoptr (QimamAnalysis) whole = qimam_analysis_new ();
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Text));
  gsize size;
  gconstpointer data = g_bytes_get_data (packed, &size);
  Unpacker self = { .in = qimam_bytes (data, size), .texts = texts, .article = article, .to = whole };

  if (!check_head (&self, document))
    return FALSE;
  self.has_fields = document != NULL;
  self.good = TRUE;
  self.room = size;
  for (guint i = 0; i < QIMAM_PACK_N_FIELDS; i++)
    {
      self.fields[i] = document != NULL ? qimam_document_field (document, (QimamField) i) : "";
      self.lengths[i] = strlen (self.fields[i]);
      self.room += self.lengths[i];
    }
  self.room = MAX_GROWTH * self.room + MAX_TEXTS;
  get_all (&self);
  if (!self.good)
    return FALSE;
  g_ptr_array_extend_and_steal (analysis->statements, g_ptr_array_ref (whole->statements));
  g_ptr_array_extend_and_steal (analysis->claims, g_ptr_array_ref (whole->claims));
  g_ptr_array_extend_and_steal (analysis->dismissed, g_ptr_array_ref (whole->dismissed));
  g_ptr_array_extend_and_steal (analysis->times, g_ptr_array_ref (whole->times));
  g_ptr_array_extend_and_steal (analysis->quantities, g_ptr_array_ref (whole->quantities));
  g_array_append_vals (analysis->summary, whole->summary->data, whole->summary->len);
  return TRUE;
}
