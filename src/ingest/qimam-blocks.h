/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "qimam-document.h"

G_BEGIN_DECLS

/* A stretch of text between two borders of blocks. */
typedef struct
{
  char *text;        /* cleaned */
  guint length;      /* in characters */
  guint link_length; /* of these, inside links */
  QimamParagraphRole role;
  guint8 heading;        /* 1-6 for h1 to h6 */
  gboolean caption;      /* in a figcaption or figure */
  gboolean paragraph;    /* in a <p> */
  gboolean image_before; /* a picture stands between it and the block before it */
  xmlNode *owner;        /* the innermost block element around it */
} QimamBlock;

/* Tells whether an element is left out with all that is in it. */
typedef gboolean (*QimamBlockSkipFunc) (xmlNode *element, gpointer data);

/**
 * qimam_blocks_read:
 * @root: read from here
 * @skip: (nullable)
 *
 * Cuts a tree into blocks, in the order of the document: elements of running text are joined, block elements
 * and double line breaks part.
 *
 * Returns: (transfer full) (element-type QimamBlock)
 */
GPtrArray *qimam_blocks_read (xmlNode *root, QimamBlockSkipFunc skip, gpointer data);

/* Whether the name of an element is @name, in any case. */
static inline gboolean
qimam_node_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrcasecmp (node->name, BAD_CAST name) == 0;
}

/* (nullable): an attribute's value as it is stored, without copying; NULL also where it is made of several
 * nodes */
const char *qimam_node_attribute (const xmlNode *node, const char *name);

/* The next node of @root's tree in document order; @inside: go into @node first. NULL at the end. */
xmlNode *qimam_node_next (xmlNode *node, const xmlNode *root, gboolean inside);

/* (transfer full): the text of an element, cleaned */
char *qimam_node_text (xmlNode *node);

/* (transfer full) (nullable): the same, NULL where the source has more than @max bytes; a comma parts the
 * texts of elements that touch each other: "<a>Name</a><span>Editor</span>" */
char *qimam_node_text_parted (xmlNode *node, gsize max);

G_END_DECLS
