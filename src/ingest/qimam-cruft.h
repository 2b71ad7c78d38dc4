/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the tables say of a line. */
typedef enum
{
  QIMAM_CRUFT_NONE,
  QIMAM_CRUFT_LINE,    /* the line is furniture of the page */
  QIMAM_CRUFT_HEADING, /* furniture, and heads a list of links or a box that may follow */
  QIMAM_CRUFT_LINK,    /* a link to another story, with its title in the same line */
  QIMAM_CRUFT_SITE,    /* the rest of the line is the name of the site */
} QimamCruftKind;

/* What a word or phrase names. */
typedef enum
{
  QIMAM_OUTLET_NONE = 0,
  QIMAM_OUTLET_WORD = 1 << 0,    /* a word that names of outlets are made with */
  QIMAM_OUTLET_AGENCY = 1 << 1,  /* a news agency */
  QIMAM_OUTLET_GENERIC = 1 << 2, /* "agencies", "follow-up": a credit that names nobody */
  QIMAM_OUTLET_WIRE = 1 << 3,    /* a word that names of news agencies are made with; never alone */
} QimamOutletKind;

/**
 * QimamCruft:
 *
 * The tables `cruft`, `bylines`, `outlet-words` and `captions`, read once.
 */
typedef struct _QimamCruft QimamCruft;

/* Returns: (transfer none): the tables, or %NULL with a %QIMAM_ERROR_LEXICON error */
const QimamCruft *qimam_cruft_get (GError **error);

/**
 * qimam_cruft_judge:
 * @text: the line
 * @key: the line as qimam_wording_key() gives it
 * @why: (out): a static phrase, set unless the line is %QIMAM_CRUFT_NONE
 * @rest: (out): where in @text that begins which follows the phrase, marks and blanks skipped
 */
QimamCruftKind qimam_cruft_judge (
    const QimamCruft *self, const char *text, const char *key, const char **why, const char **rest);

/**
 * qimam_cruft_byline:
 * @text: a line, cleaned
 * @key: its key
 * @known: it stands where authors do, so that no colon need follow the word that says so
 *
 * Returns: (transfer full) (nullable): the names, joined by "، ", if the line is an author line
 */
char *qimam_cruft_byline (const QimamCruft *self, const char *text, const char *key, gboolean known);

/* Whether a key stands in the place of a name and is none: "admin". */
gboolean qimam_cruft_is_nobody (const QimamCruft *self, const char *key);

/* Whether a key is what someone does at an outlet: "staff writer". */
gboolean qimam_cruft_is_role (const QimamCruft *self, const char *key);

/* Whether a word is one that lines of share buttons are made of. */
gboolean qimam_cruft_is_share_word (const QimamCruft *self, const char *key);

/* Whether a word is one that stands under each comment of a reader: "Reply". */
gboolean qimam_cruft_is_reply_word (const QimamCruft *self, const char *key);

/* Returns: (transfer full) (nullable): what a line such as "المصدر: …" names as its source */
char *qimam_cruft_source (const QimamCruft *self, const char *text, const char *key);

/* (transfer full): a list of names in one string, joined by "، " */
char *qimam_cruft_join_names (const char *names);

/* The kinds of all outlet words in a key, joined by |. */
guint qimam_cruft_outlets (const QimamCruft *self, const char *key);

/* Whether a line is worded as a photograph's caption or credit. */
gboolean qimam_cruft_is_caption (const QimamCruft *self, const char *key);

G_END_DECLS
