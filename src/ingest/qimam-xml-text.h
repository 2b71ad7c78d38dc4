/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/**
 * qimam_xml_mend:
 * @text: UTF-8
 *
 * Takes out what no XML parser bears: the declaration (the text is UTF-8 whatever it says), control
 * characters, bare ampersands.
 *
 * Returns: (transfer full)
 */
GString *qimam_xml_mend (const char *text);

/* The first member of what the calls of a parser work on. */
typedef struct
{
  gboolean refused; /* the document defines entities of its own: the parser was stopped */
} QimamXmlGuard;

/* Errors: %QIMAM_ERROR_UNSUPPORTED, for a document that was refused. */
void qimam_xml_set_refused (GError **error);

/**
 * qimam_xml_parse:
 * @text: mended
 * @handler: what is called; definitions of entities are looked at here
 * @data: what the calls find as `_private` of the parser's context; it begins with a #QimamXmlGuard
 * @context: (out): the parser while it runs, for those calls that ask it; free it with xmlFreeParserCtxt().
 * NULL where there is no memory for one
 *
 * Runs the parser over a document that somebody else wrote: slips are mended as far as can be, nothing is
 * fetched, no entity of the document's own is put in.
 */
void
qimam_xml_parse (const GString *text, const xmlSAXHandler *handler, gpointer data, xmlParserCtxtPtr *context);

/* (transfer full): the value of an attribute as SAX2 gives it, five pointers each: the parser leaves an
 * ampersand as a character reference */
char *qimam_xml_attribute_value (const xmlChar **attribute);

G_END_DECLS
