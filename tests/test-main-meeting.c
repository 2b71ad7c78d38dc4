/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "analysis-fixture.h"

/* Whether an article tells of a meeting of its own, and what it says of where and how that was held. */

typedef struct
{
  const char *headline;
  const char *body;
  const char *place;    /* (nullable): one of its places */
  const char *format;   /* (nullable): a way in which it was held, "!" before one in which it was not */
  const char *duration; /* (nullable) */
} Held;

static const Held held[] = {
  /* what two sides came to, and what a body decided */
  { "مذكرة تفاهم",
    "وقع صباح أمس في هلسنكي الرئيس الفنلندي ألكسندر ستوب ونظيره الإستوني ألار كاريس، بعد أيام من الترقب، "
    "مذكرة "
    "تفاهم بشأن تسليم المطلوبين.",
    NULL, NULL, NULL },
  { "فتح المعابر", "اتفقت بيرو وتشيلي، أمس الثلاثاء في ليما، على فتح معبر جديد بين البلدين.", NULL, NULL,
    NULL },
  { "ماذا بعد الاتفاق؟",
    "غادر وفد كولومبيا قاعة الفندق في هافانا بعد دقائق من توقيع الاتفاق مع فنزويلا أمس السبت. واتفق الطرفان على "
    "تبادل الأسرى وعلى فتح المعبر.",
    "هافانا", NULL, NULL },
  /* counted without its noun */
  { "لقاء الرئيسين",
    "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الصيني شي جين بينغ أمس في بكين. واللقاء هو الأول بين الرجلين "
    "منذ ثلاثة أعوام.",
    "بكين", "ordinal", NULL },
  { "لقاء الرئيسين",
    "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الصيني شي جين بينغ أمس في بكين. وعبرت الحدود قافلة من عشرين "
    "شاحنة، هي الأولى منذ شهر.",
    "بكين", "!ordinal", NULL },
  /* one who received another was there, whatever tense the headline has */
  { "ميلوني تستقبل شولتس",
    "استقبلت رئيسة الوزراء الإيطالية جورجا ميلوني المستشار الألماني أولاف شولتس. وبحث الجانبان الهجرة.", NULL,
    "in_person", NULL },
  /* "alone" before the press is none of the ways of the talks */
  { "محادثات في برلين",
    "التقى المستشار الألماني أولاف شولتس الرئيس البولندي أندجي دودا أمس في برلين. وقال شولتس في مؤتمر صحافي "
    "عقده منفردا إن المحادثات كانت صريحة.",
    "برلين", "separate_press_conferences", NULL },
  { "محادثات في برلين",
    "التقى المستشار الألماني أولاف شولتس الرئيس البولندي أندجي دودا أمس في برلين. وقال شولتس في مؤتمر صحافي "
    "عقده منفردا إن المحادثات كانت صريحة.",
    "برلين", "!one_on_one", NULL },
  /* a reporter was called, not they who met */
  { "محادثات في برلين",
    "التقى المستشار الألماني أولاف شولتس الرئيس البولندي أندجي دودا أمس في برلين. وقال تاجر من المدينة "
    "لمراسلنا "
    "عبر الهاتف إن الشوارع أغلقت.",
    "برلين", "!phone", NULL },
  /* whence somebody came back, and where a scene is laid */
  { "عودة بلا اتفاق",
    "لم يعد الرئيس البولندي أندجي دودا من براغ، أمس، باتفاق الغاز الذي ذهب من أجله، بعد محادثات مع نظيره "
    "التشيكي "
    "بيتر بافل.",
    "براغ", NULL, NULL },
  { "محادثات السلام",
    "التقى وزير الدفاع الأرميني سورين بابيكيان نظيره الأذربيجاني ذاكر حسنوف أمس. ووقف الوزيران للمصورين عند "
    "مدخل "
    "دارة كازيلا قبل أن تبدأ المحادثات.",
    "دارة كازيلا", NULL, NULL },
  /* what goes on with another meeting is none of this one */
  { "لقاء الرئيسين",
    "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الصيني شي جين بينغ أمس في بكين. وتحدث الرئيسان عن التجارة "
    "والمناخ. أما وزير الخارجية الصيني وانغ يي فقد زار باريس في أواخر شباط واستقبل في قصر الإليزيه لمدة "
    "ساعة.",
    "بكين", "!phone", NULL },
  /* how long, by what came after it */
  { "هدنة", "وقعت كولومبيا وفنزويلا أمس في هافانا اتفاقا لوقف القتال على الحدود بعد عشرة أيام من المفاوضات.",
    NULL, NULL, "P10D" },
  { "لقاء الوزيرين",
    "التقى وزير الدفاع الأرميني سورين بابيكيان نظيره الأذربيجاني ذاكر حسنوف أمس في باكو، في لقاء استغرق خمسا "
    "وأربعين دقيقة.",
    "باكو", NULL, "PT45M" },
};

/* Places that are told of another meeting, or of what lies beside the house of this one. */
static const struct
{
  const char *body;
  const char *place;
} elsewhere[] = {
  { "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الصيني شي جين بينغ أمس في بكين. وتحدث الرئيسان عن التجارة "
    "والمناخ. "
    "أما وزير الخارجية الصيني وانغ يي فقد زار باريس في أواخر شباط واستقبل في قصر الإليزيه لمدة ساعة.",
    "الإليزيه" },
  { "عقد وزيرا خارجية مصر وتركيا اجتماعا أمس في جنيف. وقال الوزير المصري سامح شكري لدى مغادرته فندق أوريون "
    "المطل "
    "على مقر الأمم المتحدة حيث عقد الاجتماع إن الأجواء إيجابية.",
    "مقر الأمم المتحدة" },
};

/* News in which somebody gives, gets, opens or suffers something, and nobody meets. */
static const char *const none[] = {
  "أسفر تفجير في أنقرة أمس عن مقتل شرطيين، وحملت تركيا حزب العمال الكردستاني المسؤولية.",
  "قدمت ألمانيا أمس إلى لبنان مليون يورو لترميم مدارس تضررت في الحرب.",
  "اختار مصرف في نيويورك أمس رئيس وزراء الدنمارك السابق مستشارا له.",
  "افتتح في الجزائر أمس مصنع فرنسي للأدوية.",
  "أدى قصف روسي على خاركيف أمس إلى انقطاع الكهرباء في شرق أوكرانيا.",
  "وقع زلزال قوي أمس على الحدود بين إيران والعراق.",
};

static const QimamMeeting *
find_main (const QimamAnalysis *analysis)
{
  for (guint i = 0; i < analysis->meetings->len; i++)
    if (((QimamMeeting *) analysis->meetings->pdata[i])->main)
      return analysis->meetings->pdata[i];
  return NULL;
}

static gboolean
is_in (const QimamMeeting *meeting, const char *name)
{
  for (guint i = 0; i < meeting->places->len; i++)
    if (g_strcmp0 (((QimamMeetingPlace *) meeting->places->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
lasted (const QimamMeeting *meeting, const char *iso)
{
  for (guint i = 0; i < meeting->durations->len; i++)
    if (g_strcmp0 (((QimamMeetingDuration *) meeting->durations->pdata[i])->iso, iso) == 0)
      return TRUE;
  return FALSE;
}

static void
test_held (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    {
      const Held *one = &held[i];
      g_autoptr (QimamDocument) document = make_document (one->headline, "2023-05-17", one->body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      const QimamMeeting *meeting = find_main (analysis);

      gboolean good = meeting != NULL && (one->place == NULL || is_in (meeting, one->place)) &&
                      (one->duration == NULL || lasted (meeting, one->duration));

      if (good && one->format != NULL)
        good =
            qimam_meeting_has_format (meeting, one->format + (*one->format == '!')) == (*one->format != '!');
      if (good)
        continue;
      g_test_message ("%s", one->body);
      g_test_fail ();
    }
}

static void
test_elsewhere (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_autoptr (QimamDocument) document = make_document ("لقاء", "2023-05-17", elsewhere[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      const QimamMeeting *meeting = find_main (analysis);

      if (meeting != NULL && !is_in (meeting, elsewhere[i].place))
        continue;
      g_test_message ("%s", elsewhere[i].body);
      g_test_fail ();
    }
}

static void
test_none (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (QimamDocument) document = make_document ("خبر", "2023-05-17", none[i]);
      g_autoptr (QimamAnalysis) analysis = analyse (document);

      if (find_main (analysis) == NULL)
        continue;
      g_test_message ("%s", none[i]);
      g_test_fail ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/main-meeting/held", test_held);
  g_test_add_func ("/main-meeting/elsewhere", test_elsewhere);
  g_test_add_func ("/main-meeting/none", test_none);
  return g_test_run ();
}
