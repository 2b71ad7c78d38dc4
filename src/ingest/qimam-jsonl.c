/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-extract.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-body.h"
#include "qimam-json-reader.h"
#include "qimam-note.h"
#include "qimam-stamp.h"
#include "qimam-wording.h"

/* ---- What the members of a line may be ---- */

typedef enum
{
  KIND_TEXT = 1 << 0,
  KIND_NUMBER = 1 << 1, /* a whole one */
  KIND_TEXTS = 1 << 2,
  KIND_OBJECTS = 1 << 3,
  KIND_BOOLEAN = 1 << 4,
} Kind;

static const struct
{
  const char *name;
  Kind kinds;
  const char *wanted; /* a sentence for its name */
} members[] = {
  { "id", KIND_TEXT | KIND_NUMBER, N_ ("“%s” must be a text or a whole number") },
  { "url", KIND_TEXT, N_ ("“%s” must be a text") },
  { "source", KIND_TEXT, N_ ("“%s” must be a text") },
  { "headline", KIND_TEXT, N_ ("“%s” must be a text") },
  { "byline", KIND_TEXT | KIND_TEXTS, N_ ("“%s” must be a text or a list of texts") },
  { "caption", KIND_TEXT, N_ ("“%s” must be a text") },
  { "language", KIND_TEXT, N_ ("“%s” must be a text") },
  { "published", KIND_TEXT | KIND_NUMBER, N_ ("“%s” must be a text") },
  { "modified", KIND_TEXT, N_ ("“%s” must be a text") },
  { "body", KIND_TEXT | KIND_TEXTS, N_ ("“%s” must be a text or a list of texts") },
  { "published_basis", KIND_TEXT, N_ ("“%s” must be a text") },
  { "published_evidence", KIND_TEXT, N_ ("“%s” must be a text") },
  { "dateline", KIND_TEXT, N_ ("“%s” must be a text") },
  { "lead", KIND_TEXT, N_ ("“%s” must be a text") },
  { "image", KIND_TEXT, N_ ("“%s” must be a text") },
  { "roles", KIND_TEXTS, N_ ("“%s” must be a list of texts") },
  { "read", KIND_BOOLEAN, N_ ("“%s” must be true or false") },
  { "starred", KIND_BOOLEAN, N_ ("“%s” must be true or false") },
  { "notes", KIND_OBJECTS, N_ ("“%s” must be a list of objects") },
  { "versions", KIND_OBJECTS, N_ ("“%s” must be a list of objects") },
  { "corrections", KIND_OBJECTS, N_ ("“%s” must be a list of objects") },
};

static gboolean
is_list_of (JsonNode *node, gboolean objects)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (objects ? !JSON_NODE_HOLDS_OBJECT (element)
                  : !JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
    }
  return array != NULL;
}

static gboolean
is_of_kind (JsonNode *node, Kind kinds)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return (kinds & KIND_TEXT && type == G_TYPE_STRING) || (kinds & KIND_NUMBER && type == G_TYPE_INT64) ||
         (kinds & KIND_BOOLEAN && type == G_TYPE_BOOLEAN) ||
         (kinds & KIND_TEXTS && is_list_of (node, FALSE)) ||
         (kinds & KIND_OBJECTS && is_list_of (node, TRUE));
}

/* Whoever writes {"headline": 3} means something else than what would be read; members that nobody knows may
 * be anything. */
static gboolean
check_members (JsonObject *object, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (object, members[i].name);

      if (node == NULL || JSON_NODE_HOLDS_NULL (node) || is_of_kind (node, members[i].kinds))
        continue;
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ (members[i].wanted), members[i].name);
      return FALSE;
    }
  return TRUE;
}

/* ---- Texts ---- */

/* (transfer full) (nullable): a member as a clean text; a number is given as it is written */
static char *
read_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = qimam_json_string (object, name);
  g_autofree char *clean = NULL;

  if (text == NULL && node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (text == NULL)
    return NULL;
  clean = qimam_wording_clean (text, -1);
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* (transfer full) (nullable) */
static char *
read_byline (JsonObject *object)
{
  JsonArray *array = qimam_json_array (object, "byline");
  g_autoptr (GString) names = g_string_new (NULL);

  if (array == NULL)
    return read_text (object, "byline");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *name = qimam_wording_clean (json_array_get_string_element (array, i), -1);

      if (*name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? "، " : "", name);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static QimamParagraphRole
read_role (JsonArray *roles, guint paragraph)
{
  QimamParagraphRole role = QIMAM_PARAGRAPH_TEXT;

  if (roles != NULL && paragraph < json_array_get_length (roles))
    qimam_paragraph_role_from_nick (json_array_get_string_element (roles, paragraph), &role);
  return role;
}

static void
read_body (JsonObject *object, QimamDocument *document)
{
  g_autoptr (QimamBody) body = qimam_body_new ();
  JsonArray *roles = qimam_json_array (object, "roles");
  JsonArray *array = qimam_json_array (object, "body");
  const char *text = qimam_json_string (object, "body");
  g_auto (GStrv) paragraphs = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; paragraphs != NULL && paragraphs[i] != NULL; i++)
    qimam_body_add (body, paragraphs[i], read_role (roles, i));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    qimam_body_add (body, json_array_get_string_element (array, i), read_role (roles, i));
  qimam_body_give (body, document);
}

/* What an export tells of an article besides is for the library to read. */
static void
keep_rest (JsonObject *object, QimamDocument *document)
{
  static const char *const names[] = { "read", "starred", "versions", "corrections" };
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *kept = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        json_object_set_member (kept, names[i], json_node_copy (node));
    }
  if (json_object_get_size (kept) > 0)
    {
      json_node_set_object (root, kept);
      document->kept = json_to_string (root, FALSE);
    }
  json_object_unref (kept);
}

/* A line of an export may tell of a topic of the user. */
static gboolean
keep_topic (JsonObject *object, QimamDocument *document)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *kept, *topic = qimam_json_object (object, "topic");

  if (topic == NULL || document->headline != NULL || document->roles->len > 0)
    return FALSE;
  kept = json_object_new ();
  json_object_set_object_member (kept, "topic", json_object_ref (topic));
  root = json_node_init_object (json_node_alloc (), kept);
  json_object_unref (kept);
  g_free (document->kept);
  document->kept = json_to_string (root, FALSE);
  return TRUE;
}

gboolean
qimam_extract_is_topic (const QimamDocument *document)
{
  g_return_val_if_fail (document != NULL, FALSE);

  return document->kept != NULL && document->headline == NULL && document->roles->len == 0;
}

/* ---- Notes, as an export has them ---- */

/* More than anybody writes on an article. */
#define MAX_NOTES 1000
/* Of what stood around the words. */
#define MAX_CONTEXT 1024

static gint64
read_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? CLAMP (json_node_get_int (node), 0, G_MAXINT32)
             : 0;
}

static char *
read_context (JsonObject *object, const char *name)
{
  const char *text = qimam_json_string (object, name);

  return g_strdup (text != NULL && strlen (text) <= MAX_CONTEXT ? text : "");
}

/* (transfer full) (nullable): a moment that is one */
static char *
read_moment (JsonObject *object, const char *name)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const char *text = qimam_json_string (object, name);
  g_autoptr (GDateTime) moment = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;
  g_autoptr (GDateTime) there = moment != NULL ? g_date_time_to_utc (moment) : NULL;

  return there != NULL ? g_date_time_format (there, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* (transfer full) (nullable): NULL where it is no note */
static QimamNote *
read_note (JsonObject *object)
{
  const char *quote = qimam_json_string (object, "quote"), *text = qimam_json_string (object, "text");
  JsonObject *made = qimam_json_object (object, "made");
  QimamNote *note;

  if (quote == NULL || *quote == '\0' || strlen (quote) > QIMAM_NOTE_MAX_QUOTE ||
      (text != NULL && strlen (text) > QIMAM_NOTE_MAX_TEXT))
    return NULL;
  note = qimam_note_new ();
  note->quote = g_strdup (quote);
  note->text = g_strdup (text != NULL ? text : "");
  note->prefix = read_context (object, "prefix");
  note->suffix = read_context (object, "suffix");
  note->created = read_moment (object, "created");
  note->edited = read_moment (object, "edited");
  /* Not the time of reading: the same line read twice has the same notes. */
  if (note->created == NULL)
    note->created = g_strdup ("1970-01-01T00:00:00Z");
  if (made != NULL)
    {
      note->made.start = (guint32) read_number (made, "start");
      note->made.end = (guint32) read_number (made, "end");
      qimam_field_from_nick (qimam_json_string (made, "in"), &note->made.in);
    }
  return note;
}

static void
read_notes (JsonObject *object, QimamDocument *document)
{
  JsonArray *array = qimam_json_array (object, "notes");

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_NOTES); i++)
    {
      QimamNote *note = read_note (json_array_get_object_element (array, i));

      if (note == NULL)
        continue;
      if (document->notes == NULL)
        document->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
      g_ptr_array_add (document->notes, note);
    }
}

static gboolean
read_published (JsonObject *object, QimamDocument *document, GError **error)
{
  g_autofree char *text = read_text (object, "published"),
                  *evidence = read_text (object, "published_evidence");
  QimamBasis basis = QIMAM_BASIS_STATED;
  g_auto (QimamStamp) stamp = { 0 };

  if (text == NULL)
    return TRUE;
  if (!qimam_stamp_read (text, &stamp))
    {
      g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));

      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("“published” is not a date: %s"), shown);
      return FALSE;
    }
  qimam_basis_from_nick (qimam_json_string (object, "published_basis"), &basis);
  qimam_document_set_published (document, stamp.value, stamp.precision, basis,
                                evidence != NULL ? evidence : text);
  return TRUE;
}

QimamDocument *
qimam_extract_jsonl_line (const char *line, gssize length, GError **error)
{
  g_autoptr (QimamDocument) document = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (line != NULL, NULL);
  if (length < 0)
    length = strlen (line);
  if (!g_utf8_validate_len (line, length, NULL))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_ENCODING, _ ("the line is not UTF-8"));
      return NULL;
    }
  root = qimam_json_load (line, length, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("the line is not a JSON object"));
      return NULL;
    }
  object = json_node_get_object (root);
  if (!check_members (object, error))
    return NULL;
  document = qimam_document_new ();
  document->guid = read_text (object, "id");
  document->url = read_text (object, "url");
  document->source = read_text (object, "source");
  document->headline = read_text (object, "headline");
  document->byline = read_byline (object);
  document->caption = read_text (object, "caption");
  document->language = read_text (object, "language");
  document->dateline = read_text (object, "dateline");
  document->lead = read_text (object, "lead");
  document->image_url = read_text (object, "image");
  read_body (object, document);
  if (!read_published (object, document, error))
    return NULL;
  qimam_stamp_take_modified (document, qimam_json_string (object, "modified"));
  read_notes (object, document);
  keep_rest (object, document);
  if (keep_topic (object, document))
    return g_steal_pointer (&document);
  if (document->roles->len == 0 && document->headline == NULL)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, _ ("no headline and no body"));
      return NULL;
    }
  if (document->language == NULL)
    document->language =
        g_strdup (qimam_wording_language (document->roles->len > 0 ? document->body : document->headline));
  return g_steal_pointer (&document);
}
