/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-outcome.h"

G_BEGIN_DECLS

/* What the files that take the words of a claim share: the prepositions that a cue asks for (-link), what is
 * passed over on the way to what it is about (-skip), and the claims made of that (-take). */

#define QIMAM_OUTCOME_MAX_LINK 40 /* words between a cue and what it is about */

/* The first word after the preposition that the cue asks for, and the preposition, which is the same word
 * where the two are written together; FALSE if there is none. */
gboolean qimam_outcome_find_linked (const QimamOutcome *self, guint *start, guint *link);

/* "اتفقا على كذا، وعلى كذا", "فضلا عن كذا": the preposition again, or what goes on with the list. Gives the
 * word after it, or 0. @first, @last: what the preposition brought before; @link: the preposition; @last
 * where there is none. */
guint qimam_outcome_find_again (const QimamOutcome *self, guint first, guint last, guint link);

/* (nullable): the preposition that stands alone before @first */
const char *qimam_outcome_preposition (const QimamClauses *scan, guint first);

/* "على منع كذا وعلى دعم كذا", "بوقف كذا وبتبادل كذا": the last word before the preposition comes again, or
 * @last */
guint qimam_outcome_before_again (const QimamOutcome *self, guint first, guint last);

/* "انتهت القمة من دون اتفاق", "وأن نقطة لا تزال عالقة": whether a negator stands among the words from @first
 * up to, and without, @last. */
gboolean qimam_outcome_is_negated (const QimamOutcome *self, guint first, guint last);

/* "أقر الاجتماع، حسب الوزير، عددا": past what stands between two commas and tells the source, or @start */
guint qimam_outcome_skip_aside (const QimamOutcome *self, guint start);

/* Passes over the subject, "with …", and where or when the talking was, to what was talked of. */
guint qimam_outcome_skip_adjuncts (const QimamOutcome *self, guint word);

/* "قرر الوزراء، خلال اجتماعهم اليوم في القاهرة، تأجيل …": the act that is decided, past when and where; or
 * @start */
guint qimam_outcome_skip_frame (const QimamOutcome *self, guint start);

/* "جملة من النقاط", "عدد من الإجراءات": whether the word only counts what is told next */
gboolean qimam_outcome_is_several (const QimamOutcome *self, guint first);

/* "هيمنت الحرب على القمة", "كانت الهدنة محور اللقاء": claims of what talks are told to be about by a sentence
 * of which it is the subject. @party: (nullable) whose they are */
void qimam_outcome_take_matter (const QimamOutcome *self, const char *party);

/* "قرر، في ختام اللقاء، الجانبان": the word after what stands between two commas, or @word */
guint qimam_outcome_pass_aside (const QimamOutcome *self, guint word);

/* The word behind a group that the common noun first … last names: "وزراء خارجية الدول العربية", "الجانبان
 * الروسي والأميركي", "القادة العرب" */
guint qimam_outcome_pass_group (const QimamOutcome *self, guint first, guint last);

/* Whether several do what the verb of the cue tells: by its form, or by the subject behind or before it. */
gboolean qimam_outcome_has_actors (const QimamOutcome *self);

/* Whether the verb has no subject of its own, and a text that was named before is it. */
gboolean qimam_outcome_is_of_text (const QimamOutcome *self);

/* "اتفاق يفعلان بموجبه كذا": whether a text was named before that, and a verb of the present stands shortly
 * before it. */
gboolean qimam_outcome_is_under_text (const QimamOutcome *self);

/* "قال مسؤول أميركي إن الصين التزمت بكذا": whether one side tells what another promised. */
gboolean qimam_outcome_is_told_by_other (const QimamOutcome *self);

/* Whether a group that acts stands before a participle of several: "أكد القادة كذا، داعين إلى". */
gboolean qimam_outcome_is_of_group (const QimamOutcome *self);

/* The first word of what they do it to, past the subject and what stands around it; 0 where there is none that
 * the rule asks for. */
guint qimam_outcome_object (const QimamOutcome *self);

/* Whether the talks, or one or all of those who hold them, are the subject of the verb of the cue; or nobody new
 * is, and the text goes on with what they talked of. */
gboolean qimam_outcome_is_of_talks (const QimamOutcome *self);

/* Whether something that was talked of is told shortly before the cue, in its sentence or the two before. */
gboolean qimam_outcome_goes_on (const QimamOutcome *self);

/* After على: "على هامش", "على مدى" */
extern const char *const qimam_outcome_phrase_words[];

/* Whether a side of the meeting, a group of them or a text of theirs is the subject of the verb of the cue. */
gboolean qimam_outcome_is_of_party (const QimamOutcome *self);

/* Words of an agreement that are none: of one side alone, sought, or of something else. */
gboolean qimam_outcome_is_no_agreement (const QimamOutcome *self);

/* "سيعزز الأمن", "التي ستنعكس": what is expected to come of it, or what is said of a thing, is nobody's step.
 */
gboolean qimam_outcome_is_effect (const QimamOutcome *self);

/* "في 10 حزيران": whether a date begins at a word and is after the meeting. */
gboolean qimam_outcome_begins_later_time (const QimamOutcome *self, guint word);

/* "تلتقي الوفود مجددا الأسبوع المقبل": whether a time to come stands within the words after the verb of the cue,
 * or at the beginning of its sentence. */
gboolean qimam_outcome_is_coming (const QimamOutcome *self);

G_END_DECLS
