/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "qimam-analysis-pack.h"

#include <string.h>

#include "qimam-analysis-pack-private.h"
#include "qimam-index-codec.h"

/* Words are looked for so far on either side of where something stands, so that no sentence is too long. */
#define LOOK_AROUND 1024
/* Shorter ones are no longer as bytes than as a place. */
#define MIN_PLACED 4

/* Files keep these numbers. */
G_STATIC_ASSERT (QIMAM_FIELD_CAPTION == QIMAM_PACK_N_FIELDS - 1);
G_STATIC_ASSERT (QIMAM_DIMENSION_BACKGROUND == 11 && QIMAM_BASIS_INFERRED == 2);
G_STATIC_ASSERT (QIMAM_ATTRIBUTION_MIXED == 3 && QIMAM_POLARITY_PROPOSAL == 17);
G_STATIC_ASSERT (QIMAM_PRECISION_RANGE == 6 && QIMAM_CMP_LT == 3);
G_STATIC_ASSERT (QIMAM_TIME_SET == 4 && QIMAM_TIME_INVALID == 4 && QIMAM_QUANTITY_ORDINAL == 4);

typedef struct
{
  QimamBuffer out;
  const QimamDocument *document;
  const QimamIdMap *ids;
  const QimamAnalysis *analysis;
  const char *fields[QIMAM_PACK_N_FIELDS];
  gsize lengths[QIMAM_PACK_N_FIELDS];
  GHashTable *strings; /* (element-type utf8, number) of what came before; not owned */
  GHashTable *places;  /* (key-type gint64): ids of statements to their place in the list */
  guint32 at;          /* where the span before began */
  gint64 last_statement, last_claim, last_told, last_place;
} Packer;

/* ---- Numbers, spans and strings ---- */

static void
put_number (Packer *self, guint64 value)
{
  qimam_buffer_add_number (&self->out, value);
}

static void
put_signed (Packer *self, gint64 value)
{
  put_number (self, qimam_pack_fold (value));
}

static void
put_double (Packer *self, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  qimam_buffer_add (&self->out, &bits, sizeof bits);
}

static void
put_span (Packer *self, QimamSpan span)
{
  put_number (self, qimam_pack_fold ((gint64) span.start - self->at) * QIMAM_PACK_N_FIELDS + span.in);
  put_number (self, span.end > span.start ? span.end - span.start : 0);
  self->at = span.start;
}

static gboolean
is_same_span (QimamSpan a, QimamSpan b)
{
  return a.in == b.in && a.start == b.start && a.end == b.end;
}

static void
put_spans (Packer *self, const GArray *spans)
{
  put_number (self, spans->len);
  for (guint i = 0; i < spans->len; i++)
    put_span (self, g_array_index (spans, QimamSpan, i));
}

/* Whether @text stands near @near, and where. */
static gboolean
find_words (const Packer *self, const char *text, gsize length, QimamSpan near, QimamSpan *place)
{
  gsize size = self->lengths[near.in], start = MIN (near.start, size);
  gsize end = CLAMP (near.end, start, MIN (start + LOOK_AROUND, size));
  const char *field = self->fields[near.in], *found;

  if (length < MIN_PLACED)
    return FALSE;
  start -= MIN (start, LOOK_AROUND);
  end += MIN (size - end, LOOK_AROUND);
  found = memmem (field + start, end - start, text, length);
  if (found == NULL)
    return FALSE;
  *place = qimam_span (near.in, found - field, found - field + length);
  return TRUE;
}

/* @near: where the words may stand */
static void
put_string (Packer *self, const char *text, QimamSpan near)
{
  gpointer number;
  QimamSpan place;
  gsize length;

  if (text == NULL)
    {
      put_number (self, QIMAM_PACK_STRING_NONE);
      return;
    }
  if (g_hash_table_lookup_extended (self->strings, text, NULL, &number))
    {
      put_number (self, QIMAM_PACK_STRING_KNOWN + GPOINTER_TO_UINT (number));
      return;
    }
  g_hash_table_insert (self->strings, (gpointer) text, GUINT_TO_POINTER (g_hash_table_size (self->strings)));
  length = strlen (text);
  if (find_words (self, text, length, near, &place))
    {
      put_number (self, QIMAM_PACK_STRING_PLACE);
      put_span (self, place);
      return;
    }
  put_number (self, QIMAM_PACK_STRING_BYTES);
  put_number (self, length);
  qimam_buffer_add (&self->out, text, length);
}

static void
put_strings (Packer *self, char **strings, QimamSpan near)
{
  put_number (self, g_strv_length (strings));
  for (guint i = 0; strings[i] != NULL; i++)
    put_string (self, strings[i], near);
}

static gboolean
has_strings (char **strings)
{
  return strings != NULL && *strings != NULL;
}

static gboolean
is_same_list (char **a, char **b)
{
  if (!has_strings (a) || !has_strings (b))
    return has_strings (a) == has_strings (b);
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* Whether @text is what stands at @span. */
static gboolean
is_verbatim (const Packer *self, const char *text, QimamSpan span)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return text != NULL && span.end <= self->lengths[span.in] && span.start <= span.end &&
         span.end - span.start == length && memcmp (self->fields[span.in] + span.start, text, length) == 0;
}

static gint64
map_id (const Packer *self, GHashTable *map, gint64 id)
{
  return self->ids != NULL ? qimam_id_map_get (map, id) : id;
}

/* ---- Statements and claims ---- */

typedef struct
{
  const char *speaker, *speaker_key, *verb, *via, *via_key;
  QimamAttribution attribution;
} Speech;

static Speech
speech_of_statement (const QimamStatement *statement)
{
  return (Speech){ statement->speaker, statement->speaker_key, statement->verb,
                   statement->via,     statement->via_key,     statement->attribution };
}

static Speech
speech_of_claim (const QimamClaim *claim)
{
  return (Speech){ claim->speaker, claim->speaker_key, claim->verb,
                   claim->via,     claim->via_key,     claim->attribution };
}

static gboolean
is_same_speech (const Speech *a, const Speech *b)
{
  return a->attribution == b->attribution && g_strcmp0 (a->speaker, b->speaker) == 0 &&
         g_strcmp0 (a->speaker_key, b->speaker_key) == 0 && g_strcmp0 (a->verb, b->verb) == 0 &&
         g_strcmp0 (a->via, b->via) == 0 && g_strcmp0 (a->via_key, b->via_key) == 0;
}

static void
put_speech (Packer *self, const Speech *speech, QimamSpan near)
{
  const char *texts[] = { speech->speaker, speech->speaker_key, speech->verb, speech->via, speech->via_key };
  guint8 flags = (guint8) speech->attribution;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      flags |= (guint8) (QIMAM_PACK_SPEECH_SPEAKER << i);
  qimam_buffer_add_byte (&self->out, flags);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      put_string (self, texts[i], near);
}

static void
put_statement (Packer *self, const QimamStatement *statement, const QimamStatement *before)
{
  gint64 id = map_id (self, self->ids != NULL ? self->ids->statements : NULL, statement->id);
  Speech speech = speech_of_statement (statement);
  gint64 distance = qimam_pack_distance (self->last_statement, id);
  guint flags = 0;

  flags |= distance == 1 ? QIMAM_PACK_STATEMENT_NEXT : 0;
  flags |= is_verbatim (self, statement->text, statement->span) ? QIMAM_PACK_STATEMENT_VERBATIM : 0;
  flags |= before != NULL && is_same_span (before->sentence, statement->sentence)
               ? QIMAM_PACK_STATEMENT_SENTENCE
               : 0;
  flags |= statement->party != NULL ? QIMAM_PACK_STATEMENT_PARTY : 0;
  flags |= statement->polarity != QIMAM_POLARITY_NONE_SET ? QIMAM_PACK_STATEMENT_POLARITY : 0;
  flags |= statement->quotes->len > 0 ? QIMAM_PACK_STATEMENT_QUOTES : 0;
  flags |= has_strings (statement->topics) ? QIMAM_PACK_STATEMENT_TOPICS : 0;
  put_number (self, flags);
  if (!(flags & QIMAM_PACK_STATEMENT_NEXT))
    put_signed (self, distance);
  if (!(flags & QIMAM_PACK_STATEMENT_SENTENCE))
    put_span (self, statement->sentence);
  put_span (self, statement->span);
  if (!(flags & QIMAM_PACK_STATEMENT_VERBATIM))
    put_string (self, statement->text, statement->span);
  put_speech (self, &speech, statement->span);
  if (flags & QIMAM_PACK_STATEMENT_POLARITY)
    qimam_buffer_add_byte (&self->out, (guint8) statement->polarity);
  if (flags & QIMAM_PACK_STATEMENT_PARTY)
    put_string (self, statement->party, statement->span);
  if (flags & QIMAM_PACK_STATEMENT_QUOTES)
    put_spans (self, statement->quotes);
  if (flags & QIMAM_PACK_STATEMENT_TOPICS)
    put_strings (self, statement->topics, statement->span);
  self->last_statement = id;
}

/* Whether the number is one that 64 bits hold as they are; -0 is not. */
static gboolean
is_integer (double number)
{
  double whole;

  if (!(number > -1e15 && number < 1e15))
    return FALSE;
  whole = (double) (gint64) number;
  return memcmp (&whole, &number, sizeof whole) == 0;
}

static guint
value_flags (const QimamValue *value)
{
  guint flags = 0;

  flags |= value->unit != NULL ? QIMAM_PACK_VALUE_UNIT : 0;
  flags |= value->of != NULL ? QIMAM_PACK_VALUE_OF : 0;
  flags |= value->iso != NULL ? QIMAM_PACK_VALUE_ISO : 0;
  flags |= value->currency != NULL ? QIMAM_PACK_VALUE_CURRENCY : 0;
  flags |= value->cmp != QIMAM_CMP_EQ ? QIMAM_PACK_VALUE_CMP : 0;
  flags |= value->name != NULL ? QIMAM_PACK_VALUE_NAME : 0;
  flags |= value->key != NULL ? QIMAM_PACK_VALUE_KEY : 0;
  flags |= value->role != NULL ? QIMAM_PACK_VALUE_ROLE : 0;
  flags |= value->kind != NULL ? QIMAM_PACK_VALUE_KIND : 0;
  flags |= value->precision != QIMAM_PRECISION_UNKNOWN ? QIMAM_PACK_VALUE_PRECISION : 0;
  flags |= value->scope != NULL ? QIMAM_PACK_VALUE_SCOPE : 0;
  flags |= value->due != NULL ? QIMAM_PACK_VALUE_DUE : 0;
  if (value->has_number)
    flags |= is_integer (value->number) ? QIMAM_PACK_VALUE_INTEGER : QIMAM_PACK_VALUE_REAL;
  return flags;
}

static void
put_value (Packer *self, const QimamValue *value, guint flags, QimamSpan near)
{
  const struct
  {
    QimamPackValue flag;
    const char *text;
  } last[] = {
    { QIMAM_PACK_VALUE_NAME, value->name },
    { QIMAM_PACK_VALUE_KEY, value->key },
    { QIMAM_PACK_VALUE_ROLE, value->role },
    { QIMAM_PACK_VALUE_KIND, value->kind },
  };

  put_number (self, flags | (value->set ? 0 : QIMAM_PACK_VALUE_UNSET));
  if (flags & QIMAM_PACK_VALUE_UNIT)
    put_string (self, value->unit, near);
  if (flags & QIMAM_PACK_VALUE_INTEGER)
    put_signed (self, (gint64) value->number);
  if (flags & QIMAM_PACK_VALUE_OF)
    put_string (self, value->of, near);
  if (flags & QIMAM_PACK_VALUE_ISO)
    put_string (self, value->iso, near);
  if (flags & QIMAM_PACK_VALUE_CURRENCY)
    put_string (self, value->currency, near);
  if (flags & QIMAM_PACK_VALUE_CMP)
    qimam_buffer_add_byte (&self->out, (guint8) value->cmp);
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (flags & last[i].flag)
      put_string (self, last[i].text, near);
  if (flags & QIMAM_PACK_VALUE_PRECISION)
    qimam_buffer_add_byte (&self->out, (guint8) value->precision);
  if (flags & QIMAM_PACK_VALUE_SCOPE)
    put_string (self, value->scope, near);
  if (flags & QIMAM_PACK_VALUE_REAL)
    put_double (self, value->number);
  if (flags & QIMAM_PACK_VALUE_DUE)
    put_string (self, value->due, near);
}

/* Whether a claim says in all that is kept of both what its statement does. */
static gboolean
is_statement (const QimamClaim *claim, const QimamStatement *statement)
{
  Speech one = speech_of_claim (claim), other = speech_of_statement (statement);

  return is_same_span (claim->span, statement->span) && is_same_span (claim->sentence, statement->sentence) &&
         claim->polarity == statement->polarity && g_strcmp0 (claim->text, statement->text) == 0 &&
         g_strcmp0 (claim->party, statement->party) == 0 && is_same_speech (&one, &other) &&
         is_same_list (claim->topics, statement->topics);
}

static guint
claim_flags (const Packer *self,
             const QimamClaim *claim,
             const QimamStatement *statement,
             const QimamClaim *before,
             gint64 told)
{
  Speech own = speech_of_claim (claim), given = { 0 };
  const QimamSpan *sentence = before != NULL ? &before->sentence : NULL;
  guint flags = 0;

  if (statement != NULL)
    {
      given = speech_of_statement (statement);
      sentence = &statement->sentence;
      flags |= QIMAM_PACK_CLAIM_IN;
    }
  flags |= claim->value.set || value_flags (&claim->value) != 0 ? QIMAM_PACK_CLAIM_VALUE : 0;
  flags |= told != 0 ? QIMAM_PACK_CLAIM_TOLD : 0;
  flags |= claim->how != NULL ? QIMAM_PACK_CLAIM_HOW : 0;
  flags |= claim->repeats->len > 0 ? QIMAM_PACK_CLAIM_REPEATS : 0;
  if (statement != NULL && is_statement (claim, statement))
    return flags | QIMAM_PACK_CLAIM_IS;
  flags |= is_verbatim (self, claim->text, claim->span) ? QIMAM_PACK_CLAIM_VERBATIM : 0;
  flags |= sentence != NULL && is_same_span (*sentence, claim->sentence) ? QIMAM_PACK_CLAIM_SENTENCE : 0;
  flags |= claim->party != NULL ? QIMAM_PACK_CLAIM_PARTY : 0;
  flags |= has_strings (claim->topics) ? QIMAM_PACK_CLAIM_TOPICS : 0;
  flags |= !is_same_speech (&own, &given) ? QIMAM_PACK_CLAIM_SPEECH : 0;
  flags |= claim->polarity != QIMAM_POLARITY_NONE_SET ? QIMAM_PACK_CLAIM_POLARITY : 0;
  return flags;
}

static void
put_own_words (Packer *self, const QimamClaim *claim, guint flags)
{
  Speech speech = speech_of_claim (claim);

  if (!(flags & QIMAM_PACK_CLAIM_SENTENCE))
    put_span (self, claim->sentence);
  put_span (self, claim->span);
  if (!(flags & QIMAM_PACK_CLAIM_VERBATIM))
    put_string (self, claim->text, claim->span);
  if (flags & QIMAM_PACK_CLAIM_SPEECH)
    put_speech (self, &speech, claim->span);
  if (flags & QIMAM_PACK_CLAIM_POLARITY)
    qimam_buffer_add_byte (&self->out, (guint8) claim->polarity);
  if (flags & QIMAM_PACK_CLAIM_PARTY)
    put_string (self, claim->party, claim->span);
  if (flags & QIMAM_PACK_CLAIM_TOPICS)
    put_strings (self, claim->topics, claim->span);
}

static void
put_claim (Packer *self, const QimamClaim *claim, const QimamClaim *before)
{
  gint64 id = map_id (self, self->ids != NULL ? self->ids->claims : NULL, claim->id);
  gint64 told = map_id (self, self->ids != NULL ? self->ids->told : NULL, claim->meeting);
  gint64 distance = qimam_pack_distance (self->last_claim, id);
  gpointer place;
  gboolean in =
      claim->statement != 0 && g_hash_table_lookup_extended (self->places, &claim->statement, NULL, &place);
  const QimamStatement *statement = in ? self->analysis->statements->pdata[GPOINTER_TO_UINT (place)] : NULL;
  guint flags =
      claim_flags (self, claim, statement, before, told) | (distance == 1 ? QIMAM_PACK_CLAIM_NEXT : 0);

  qimam_buffer_add_byte (&self->out, (guint8) (claim->dimension | claim->basis << 4));
  put_number (self, flags);
  if (!(flags & QIMAM_PACK_CLAIM_NEXT))
    put_signed (self, distance);
  if (in)
    {
      put_signed (self, (gint64) GPOINTER_TO_UINT (place) - self->last_place);
      self->last_place = GPOINTER_TO_UINT (place);
    }
  if (flags & QIMAM_PACK_CLAIM_IS)
    self->at = claim->span.start;
  else
    put_own_words (self, claim, flags);
  if (flags & QIMAM_PACK_CLAIM_VALUE)
    put_value (self, &claim->value, value_flags (&claim->value), claim->span);
  if (flags & QIMAM_PACK_CLAIM_TOLD)
    {
      put_signed (self, qimam_pack_distance (self->last_told, told));
      self->last_told = told;
    }
  if (flags & QIMAM_PACK_CLAIM_HOW)
    put_string (self, claim->how, claim->span);
  if (flags & QIMAM_PACK_CLAIM_REPEATS)
    put_spans (self, claim->repeats);
  self->last_claim = id;
}

static void
put_claims (Packer *self, const GPtrArray *claims)
{
  put_number (self, claims->len);
  for (guint i = 0; i < claims->len; i++)
    put_claim (self, claims->pdata[i], i > 0 ? claims->pdata[i - 1] : NULL);
}

static void
put_statements (Packer *self, const GPtrArray *statements)
{
  put_number (self, statements->len);
  for (guint i = 0; i < statements->len; i++)
    {
      const QimamStatement *statement = statements->pdata[i];

      put_statement (self, statement, i > 0 ? statements->pdata[i - 1] : NULL);
      g_hash_table_insert (self->places, (gpointer) &statement->id, GUINT_TO_POINTER (i));
    }
}

/* ---- Times, quantities, summary ---- */

static void
put_time (Packer *self, const QimamTime *time)
{
  const int parts[] = { time->year, time->month, time->day, time->weekday };
  guint8 flags = 0;

  put_span (self, time->span);
  qimam_buffer_add_byte (&self->out,
                         (guint8) (time->kind | time->resolution << 3 | (time->bare_weekday ? 1 << 6 : 0)));
  flags |= time->value != NULL ? QIMAM_PACK_TIME_VALUE : 0;
  flags |= time->mod != NULL ? QIMAM_PACK_TIME_MOD : 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    flags |= parts[i] != 0 ? (guint8) (QIMAM_PACK_TIME_YEAR << i) : 0;
  qimam_buffer_add_byte (&self->out, flags);
  if (time->value != NULL)
    put_string (self, time->value, time->span);
  if (time->mod != NULL)
    put_string (self, time->mod, time->span);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != 0)
      put_signed (self, parts[i]);
}

/* Whether a text is a number written as a program would. */
static gboolean
is_plain_number (const char *text, guint64 *number)
{
  gsize length = strspn (text, "0123456789");

  if (length == 0 || length > 18 || text[length] != '\0' || (length > 1 && *text == '0'))
    return FALSE;
  *number = g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

static void
put_quantity (Packer *self, const QimamQuantity *quantity)
{
  guint64 number = 0;
  guint flags = quantity->kind;

  if (quantity->value != NULL)
    flags |=
        is_plain_number (quantity->value, &number) ? QIMAM_PACK_QUANTITY_INTEGER : QIMAM_PACK_QUANTITY_VALUE;
  flags |= quantity->unit != NULL ? QIMAM_PACK_QUANTITY_UNIT : 0;
  flags |= quantity->dual ? QIMAM_PACK_QUANTITY_DUAL : 0;
  flags |= quantity->mod != NULL ? QIMAM_PACK_QUANTITY_MOD : 0;
  put_span (self, quantity->span);
  put_number (self, flags);
  if (flags & QIMAM_PACK_QUANTITY_INTEGER)
    put_number (self, number);
  if (flags & QIMAM_PACK_QUANTITY_VALUE)
    put_string (self, quantity->value, quantity->span);
  if (quantity->unit != NULL)
    put_string (self, quantity->unit, quantity->span);
  if (quantity->mod != NULL)
    put_string (self, quantity->mod, quantity->span);
}

static void
put_lists (Packer *self, const QimamAnalysis *analysis)
{
  put_number (self, analysis->times->len);
  for (guint i = 0; i < analysis->times->len; i++)
    put_time (self, analysis->times->pdata[i]);
  put_number (self, analysis->quantities->len);
  for (guint i = 0; i < analysis->quantities->len; i++)
    put_quantity (self, analysis->quantities->pdata[i]);
  put_number (self, analysis->summary->len);
  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const QimamSummarySentence *sentence = &g_array_index (analysis->summary, QimamSummarySentence, i);

      put_span (self, sentence->span);
      put_double (self, sentence->score);
    }
}

/* ---- The whole ---- */

/* FNV-1a. */
static void
add_to_sum (guint32 *sum, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    *sum = (*sum ^ bytes[i]) * 16777619u;
}

guint32
qimam_pack_sum (const QimamDocument *document, const guint8 *bytes, gsize length)
{
  guint32 sum = 2166136261u;

  for (guint i = 0; i < QIMAM_PACK_N_FIELDS; i++)
    {
      guint64 size = GUINT64_TO_LE (strlen (qimam_document_field (document, (QimamField) i)));

      add_to_sum (&sum, (const guint8 *) &size, sizeof size);
    }
  add_to_sum (&sum, bytes, length);
  return sum;
}

GBytes *
qimam_analysis_pack (const QimamDocument *document, const QimamAnalysis *analysis, const QimamIdMap *ids)
{
  g_autoptr (GHashTable) strings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  Packer packer = { .document = document,
                    .ids = ids,
                    .analysis = analysis,
                    .strings = strings,
                    .places = places };
  static const guint8 head[QIMAM_PACK_HEAD] = { QIMAM_PACK_FORMAT };
  guint32 sum;

  for (guint i = 0; i < QIMAM_PACK_N_FIELDS; i++)
    {
      packer.fields[i] = qimam_document_field (document, (QimamField) i);
      packer.lengths[i] = strlen (packer.fields[i]);
    }
  qimam_buffer_add (&packer.out, head, sizeof head);
  put_statements (&packer, analysis->statements);
  put_claims (&packer, analysis->claims);
  put_claims (&packer, analysis->dismissed);
  put_lists (&packer, analysis);
  sum = GUINT32_TO_LE (
      qimam_pack_sum (document, packer.out.data + QIMAM_PACK_HEAD, packer.out.length - QIMAM_PACK_HEAD));
  memcpy (packer.out.data + 1, &sum, sizeof sum);
  return g_bytes_new_take (packer.out.data, packer.out.length);
}
