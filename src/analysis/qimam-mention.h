/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_MENTION_PERSON, /* by name, or by an office that the lexicon resolves: "الرئيس الأميركي" */
  QIMAM_MENTION_COUNTRY,      /* name, capital as metonym ("موسكو"), or demonym used as a noun */
  QIMAM_MENTION_ORGANISATION, /* "حلف الناتو", "جامعة الدول العربية", "الكرملين", "البيت الأبيض" */
  QIMAM_MENTION_PLACE,        /* city, venue, region */
  QIMAM_MENTION_GROUP, /* "الرئيسان", "الجانبان", "الطرفان", "الوفدين", "مسؤولون أميركيون" */
  QIMAM_MENTION_DOCUMENT, /* a text that speaks: "بيان مشترك" */
} QimamMentionKind;

/**
 * QimamMention:
 *
 * A place in the text that names someone or something. @span is the name alone, without an attached و ف ب ل
 * ك;
 * @full has the title and the demonym with it ("وزير الخارجية الروسي سيرغي لافروف"). In "الرئيسين الروسي
 * فلاديمير بوتين والأميركي جو بايدن" there are two mentions with one @full and one @group number.
 */
typedef struct
{
  QimamMentionKind kind;
  QimamSpan span;
  QimamSpan full;
  guint first_word; /* of @full, index into the words */
  guint last_word;
  guint sentence;         /* index into the sentences */
  guint group;            /* mentions that share one title have one number; 0: none */
  char *key;              /* (nullable) canonical: "vladimir_putin", "RU", "nato", "geneva" */
  char *name;             /* as the lexicon writes it, else as printed */
  const char *role;       /* (nullable) (static) participant role: president, foreign_minister … */
  const char *place_kind; /* (nullable) (static) country, region, city, venue */
  char *party;            /* (nullable) "US", "nato", "joint" */
  gboolean named;         /* the name itself stands here, not only the office or a pronoun */
} QimamMention;

void qimam_mention_free (QimamMention *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMention, qimam_mention_free)

/* Whether it is told for which state or body somebody stands, or that both sides do. @party: (nullable) */
gboolean qimam_party_is_told (const char *party);

G_END_DECLS
