/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* What the words around a name tell of whether he was at the meeting. @s_first and @s_last are the first and
 * last word of his sentence. */

/* "دور خادم الحرمين الشريفين الملك سلمان": the word where one who is named twice in a row begins. */
guint qimam_attendance_first_of_name (const QimamClauses *scan, const QimamMention *who);

/* "ولم يشارك في القمة العاهل …", "كما غاب عنها …": before the name, in its clause. */
gboolean qimam_attendance_is_absent (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "بتوجيه من فلان", "نيابة عن فلان", "بدعوة من فلان": he is told of and need not be there. */
gboolean qimam_attendance_is_behind (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "وضم الوفد الروسي …", "بحضور وزير الخارجية …", "وشارك من الجانب الأميركي …": a list of those who came, in a
 * sentence that does not name the meeting. */
gboolean qimam_attendance_is_listed (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* Whether a name stands as one of those who met: in the description of the meeting, or in a list after a word
 * of attending. */
gboolean qimam_attendance_is_attending (const QimamClaimBuilder *builder,
                                        const QimamClauses *scan,
                                        const QimamMention *who,
                                        guint s_first);

/* "وترأس الوفد الروسي فلان", "مثل الجانب الإيراني فلان": between the verb and him stands only the delegation.
 */
gboolean qimam_attendance_heads_before (const QimamClauses *scan, const QimamMention *who, guint s_first);
gboolean
qimam_attendance_heads_after (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last);

/* "ولم يلق الأمير فلان كلمة", "لم يصافح الوزير فلان أحدا": what he did not do where he was. */
gboolean qimam_attendance_is_there_even_so (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "وكان الرئيس فلان قد جمع قادة الدول قبل الاجتماع بيوم": those who met before. */
gboolean qimam_attendance_met_before (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "ووصل الوزير فلان صباح أمس لحضور الختام" */
gboolean
qimam_attendance_comes_for (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last);

/* "وكان المبعوث فلان قد استهل المشاورات", "السفير فلان أدار الجلسة" */
gboolean qimam_attendance_runs_it (const QimamClauses *scan, const QimamMention *who, guint s_last);

/* "ولم يعلق الوزير فلان على المحادثات": what he did not do tells nothing of where he was. */
gboolean qimam_attendance_does_not_act (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "قال رئيس وفد المعارضة فلان", "فلان، الناطق باسم الحركة ورئيس وفدها": a delegation is led where it meets.
 */
gboolean qimam_attendance_leads_delegation (const QimamClauses *scan, const QimamMention *who, guint s_last);

/* "فلان، الذي حضر التوقيع" */
gboolean qimam_attendance_is_said_to_attend (const QimamClauses *scan, const QimamMention *who, guint s_last);

/* "أوفد رئيس الوزراء فلانا", "وينوب عنه وزير الخارجية فلان", "فلان ممثلا عن السلطان": who comes for another.
 */
gboolean
qimam_attendance_stands_for (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last);

/* "الرئيس الذي وقف إلى جانب فلان" */
gboolean qimam_attendance_stands_beside (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "أعلن الرئيس فلان، في ختام القمة، أن": those of rank who speak at the meeting take part in it. */
gboolean
qimam_attendance_speaks_there (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event);

/* "وتسلم فلان رئاسة المنظمة من فلان" */
gboolean qimam_attendance_hands_over (const QimamClauses *scan, guint s_first, guint s_last);

/* "وتولى الوزير فلان نقل الرسائل", "وأدار المبعوث فلان الجلسات": who goes between the sides is there. */
gboolean qimam_attendance_mediates (const QimamClauses *scan, const QimamMention *who);

/* "ألقى … كلمة أمام المجتمعين", "وقال … مخاطبا مضيفه" */
gboolean qimam_attendance_addresses (const QimamClauses *scan, const QimamMention *who);

/* "وأثار حضور فلان غضبا", "فلان، الذي كان ضمن الوفد", "ترأس مدير المكتب فلان الوفد" */
gboolean
qimam_attendance_is_noted (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last);

/* "فلان، الذي التقى … ولم يشارك في المحادثات" */
gboolean qimam_attendance_stays_out (const QimamClauses *scan, const QimamMention *who, guint s_last);

/* "ووقع البيان … فلان": those who sign what came of a meeting were there. */
gboolean qimam_attendance_signs (const QimamClauses *scan, const QimamMention *who, guint s_first);

/* "وقال الرئيس فلان، وإلى جانبه فلان وفلان، في مؤتمر صحفي مشترك": those of rank who face the press together.
 */
gboolean
qimam_attendance_faces_press (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last);

/* "وكان فلان التقى …", "فلان قد زار …", "فلان الذي التقى …": (nullable): the meeting of whose verb he is the
 * subject. */
const QimamEvent *qimam_attendance_subject_of (const QimamClaimBuilder *builder,
                                               const QimamClauses *scan,
                                               const QimamMention *who);

/* "تلقى فلان اتصالا من فلان", "أجرى فلان محادثات مع …": the subject of the verb that goes with the noun. */
gboolean
qimam_attendance_holds_it (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event);

/* "اتفق فلان ونظيره فلان، خلال اتصال هاتفي، على", "فلان وفلان بحثا في لقاء …": two who did it together, at
 * the meeting. */
gboolean
qimam_attendance_acts_there (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event);

/* "… said that the round …": who speaks of a meeting need not have been there. */
gboolean qimam_attendance_is_speaking (const QimamClauses *scan, const QimamMention *who);

G_END_DECLS
