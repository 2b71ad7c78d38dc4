/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexicon-speech.h"

G_BEGIN_DECLS

/* The reading of what stands after a verb of saying, word by word: subject, who is spoken to, what is said.
 */

typedef struct
{
  QimamSpeech *self;
  QimamSpeechCue *cue;
  const QimamVerbAt *verb;
  guint takes;
  guint word;
  gboolean finite;
  gboolean inside;
  gboolean fresh;    /* nothing but the subject stands between the verb and here */
  gboolean relative; /* a relative clause stands there */
  gboolean whole;    /* "this is what he said": what is said stands before */
  gboolean cited;    /* "حسبما قال": the same */
  gboolean filled;   /* a phrase of time or place stands there */
  gboolean bound;    /* its subject is the pronoun of أن before it */
  gboolean excused;  /* the comma before this word closes a parenthesis */
  int object;
} QimamWalk;

/* Each takes what stands at the word of the walk, goes on behind it and returns TRUE, or returns FALSE. */

/* The subject, the name after its title, or who is spoken to. */
gboolean qimam_walk_take_mention (QimamWalk *walk, int index);

/* "نائب رئيس مجلس الأمن الروسي دميتري ميدفيديف": the name some words after a title that names nobody. */
gboolean qimam_walk_take_bearer (QimamWalk *walk, const QimamMention *title);

/* "الرئيس الجنوب أفريقي سيريل رامافوزا": a title that no mention begins at, and the name after it. */
gboolean qimam_walk_take_titled_name (QimamWalk *walk);

/* "الباحث في الشؤون الإسرائيلية مهند مصطفى أن": the unknown name before أن of one whose trade is told. */
void qimam_walk_find_name_ahead (QimamWalk *walk);

/* A subject that no mention begins at. */
gboolean qimam_walk_take_printed_subject (QimamWalk *walk);

/* "المحلل السياسي، رامي الحداد، أن", "نائب رئيس البلدية، نور الطيب، الحكومة": the name of the one whose trade
 * or office was just told, between commas. */
gboolean qimam_walk_take_apposition (QimamWalk *walk);

/* "أعلن مفاوضو الدول حول الاتفاقية أنهم": the subject in a noun phrase that أن, at a word, follows. */
void qimam_walk_take_phrase (QimamWalk *walk, guint that);

/* "دعا البيان جميع الدول إلى": who is spoken to, where no mention is. */
gboolean qimam_walk_take_printed_object (QimamWalk *walk);

/* Marks around the one who speaks: "قالت «الغد» إن". */
gboolean qimam_walk_take_quoted_subject (QimamWalk *walk, const QimamQuotation *quotation);

/* Whether a word begins what the verb says with its preposition: "بتوفير", "لعدم", "على". */
gboolean qimam_walk_opens_with_preposition (const QimamWalk *walk, guint word);

/* Whether what is said begins at the word of the walk, or after it. @reports: FALSE where nothing follows */
gboolean qimam_walk_open_content (QimamWalk *walk, gboolean *reports);

/* A noun that is said, as object or after بـ. */
gboolean qimam_walk_open_noun (QimamWalk *walk);

/* The words from that of the walk to @last speak, and the walk goes on at @after. */
void qimam_walk_take_words (QimamWalk *walk, guint last, guint after);

/* "«لن نتراجع»، قال في مؤتمر صحافي": a quotation begins the sentence, and the verb follows it. */
gboolean qimam_walk_is_after_quotation (const QimamWalk *walk);

/* "لن يتغير شيء، يقول الوزير، قبل": a clause that is said stands before the verb. */
gboolean qimam_walk_is_tail (const QimamWalk *walk);

/* The unknown name of the one who speaks, after such a verb. */
gboolean qimam_walk_take_tail_subject (QimamWalk *walk);

/* "أكد إعلان الكويت أهمية": a text called after the place where it was made */
gboolean qimam_walk_take_document (QimamWalk *walk);

/* "أكدت القمة في بيانها رفض": the meeting speaks for those who met. */
gboolean qimam_walk_take_meeting (QimamWalk *walk);

/* "وأعرب مكتبه عن أسفه": the office of the one who was told of. */
gboolean qimam_walk_take_his_office (QimamWalk *walk);

/* "أقر السيد الأحمد": a surname alone after what is said to anybody */
gboolean qimam_walk_take_styled_surname (QimamWalk *walk);

/* "ثمن الرئيس دور الوسطاء", "أكد الوزير السوري أهمية": a definite title that names nobody, and an indefinite
 * noun, which cannot belong to it, as what is said. */
gboolean qimam_walk_take_definite_title (QimamWalk *walk);

G_END_DECLS
