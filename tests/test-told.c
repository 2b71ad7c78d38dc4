/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "analysis-fixture.h"

/* When, where and how meetings were held, as sentences of news tell it. What is found is written as words:
 * "date:m:2015-08-03" of the meeting that the article reports on, "place:o:كيغالي" of another one,
 * "format:n:phone" of none, "duration:m:PT2H/total"; "title:m:…" is what the meeting is called. */

typedef struct
{
  const char *published;
  const char *headline;
  const char *body;
  const char *told; /* separated by "|": what must be there; what begins with "!" must not */
} Case;

static GHashTable *
tell (const Case *one)
{
  g_autoptr (QimamDocument) document = make_document (one->headline, one->published, one->body);
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  GHashTable *told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];
      const char *of = claim->meeting == 0 ? "n" : "o";

      for (guint k = 0; k < analysis->meetings->len; k++)
        {
          const QimamMeeting *meeting = analysis->meetings->pdata[k];
          if (meeting->id == claim->meeting && meeting->main)
            of = "m";
        }
      if (claim->dimension == QIMAM_DIMENSION_DATE && claim->value.iso != NULL)
        g_hash_table_add (told, g_strdup_printf ("date:%s:%.10s", of, claim->value.iso));
      else if (claim->dimension == QIMAM_DIMENSION_PLACE)
        g_hash_table_add (told, g_strdup_printf ("place:%s:%s", of, claim->value.name));
      else if (claim->dimension == QIMAM_DIMENSION_FORMAT)
        g_hash_table_add (told, g_strdup_printf ("format:%s:%s", of, claim->value.key));
      else if (claim->dimension == QIMAM_DIMENSION_DURATION)
        g_hash_table_add (told,
                          g_strdup_printf ("duration:%s:%s/%s", of, claim->value.iso, claim->value.scope));
    }
  for (guint k = 0; k < analysis->meetings->len; k++)
    {
      const QimamMeeting *meeting = analysis->meetings->pdata[k];

      g_hash_table_add (told, g_strdup_printf ("title:%s:%s", meeting->main ? "m" : "o", meeting->title));
    }
  return told;
}

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) told = tell (&cases[i]);
      g_auto (GStrv) wanted = g_strsplit (cases[i].told, "|", -1);
      gboolean good = TRUE;

      for (guint k = 0; wanted[k] != NULL; k++)
        {
          gboolean not = *wanted[k] == '!';

          if (g_hash_table_contains (told, wanted[k] + not ) == not )
            {
              g_test_message ("%s: %s", cases[i].body, wanted[k]);
              good = FALSE;
            }
        }
      if (!good)
        {
          g_autofree gpointer *keys = g_hash_table_get_keys_as_array (told, NULL);

          for (guint k = 0; keys[k] != NULL; k++)
            g_test_message ("  found %s", (const char *) keys[k]);
          g_test_fail ();
        }
    }
}

/* An article that was printed a day after it was written. */
static void
test_writing_day (void)
{
  static const Case cases[] = {
    { "2015-08-04", "لقاء أردني تركي",
      "التقى وزير الخارجية الأردني ناصر جودة نظيره التركي مولود جاويش أوغلو، اليوم (الاثنين) في عمّان.",
      "date:m:2015-08-03|!date:m:2015-08-04" },
    { "2015-08-06", "لقاء أردني تركي",
      "التقى وزير الخارجية الأردني ناصر جودة أمس الثلاثاء نظيره التركي مولود جاويش أوغلو في عمّان.",
      "date:m:2015-08-04" },
    /* another day word of the same article counts from the same day */
    { "2015-08-06", "لقاء أردني تركي",
      "التقى وزير الخارجية الأردني ناصر جودة أمس نظيره التركي مولود جاويش أوغلو في عمّان.\n"
      "وقال جودة للصحافيين اليوم الأربعاء إن المباحثات كانت مثمرة.",
      "date:m:2015-08-04" },
    /* one that agrees keeps the day of publication for the others */
    { "2015-08-06", "لقاء أردني تركي",
      "التقى وزير الخارجية الأردني ناصر جودة أمس نظيره التركي مولود جاويش أوغلو في عمّان.\n"
      "وقال جودة للصحافيين اليوم الخميس إن المباحثات كانت مثمرة.",
      "date:m:2015-08-05" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_others (void)
{
  static const Case cases[] = {
    { "2023-05-11", "قمة أفريقية في كيغالي",
      "اختتم القادة الأفارقة أعمال قمتهم اليوم الخميس في كيغالي.\n"
      "ويعقد القادة قمتهم المقبلة في نيروبي في تموز/يوليو 2024.",
      "date:m:2023-05-11|place:m:كيغالي|date:o:2024-07|place:o:نيروبي|!place:m:نيروبي" },
    { "2023-05-11", "محادثات في مسقط",
      "أجرى وزير الخارجية الإيراني حسين أمير عبد اللهيان محادثات مع نظيره العماني بدر البوسعيدي في مسقط "
      "اليوم.\n"
      "ومن المستبعد أن تعقد القمة الأسبوع المقبل.",
      "place:m:مسقط|!date:o:2023-W20" },
    { "2023-05-11", "قمة في كيغالي",
      "انطلقت اليوم الخميس في كيغالي قمة أفريقية.\nوتأتي القمة عقب قمة مماثلة عقدت في نيروبي قبل أيام.",
      "place:m:كيغالي|place:o:نيروبي|!place:m:نيروبي" },
    { "2023-05-11", "قمة في كيغالي",
      "انطلقت اليوم الخميس في كيغالي قمة أفريقية.\nوكان الرئيس الصيني شي جين بينغ زار رواندا في 9 مارس "
      "الماضي.",
      "date:o:2023-03-09|place:o:رواندا" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_places (void)
{
  static const Case cases[] = {
    { "2023-05-11", "قطر تستضيف جولة جديدة من المحادثات",
      "ذكر دبلوماسي أمس أن قطر ستستضيف جولة ثالثة من المحادثات بين الحكومة السودانية والحركة الشعبية الأسبوع "
      "المقبل.",
      "place:m:قطر" },
    { "2023-05-11", "زيارة ولي العهد",
      "وأعلن المشروع أثناء زيارة الأمير سلمان بن حمد ولي العهد نائب القائد الأعلى، للكويت يوم أمس.",
      "place:m:الكويت|date:m:2023-05-10" },
    { "2023-05-11", "جولة سادسة من المحادثات",
      "انفضت يوم الأحد في جنيف الجولة السادسة من المحادثات بين إيران والولايات المتحدة.\n"
      "وتعقد المحادثات في فندق «الزنبق الأبيض» على ضفة البحيرة.",
      "place:m:جنيف|place:m:فندق الزنبق الأبيض" },
    { "2023-05-11", "اجتماع خليجي في الدوحة",
      "اجتمع وزراء خارجية دول مجلس التعاون اليوم الخميس في مدينة الدوحة، لبحث مجالات التعاون التي أعلن عنها "
      "في "
      "كامب ديفيد.",
      "place:m:الدوحة|!place:m:كامب ديفيد" },
    { "2023-05-11", "انتهاء محادثات فيينا",
      "انتهت اليوم في فيينا المحادثات النووية، وذلك بعد يومين فقط من فوز إبراهيم رئيسي بالرئاسة في طهران.",
      "place:m:فيينا|!place:m:طهران" },
    { "2023-05-11", "اجتماع وزاري في عمّان",
      "أنهى وزراء خارجية مصر والأردن والعراق اجتماعا في عمّان أمس.\n"
      "ودان المجتمعون الهجوم في مدينة تعز الذي قتل فيه ثلاثة أشخاص.",
      "place:m:عمّان|!place:m:تعز" },
    { "2023-05-11", "اجتماع الحكومة والنقابات",
      "أعلن وزير الخارجية الأردني أيمن الصفدي، عقب لقاء نظيره التركي مولود جاويش أوغلو، أمس، بقصر الحكومة، أن "
      "البلدين سيفتحان معبرا جديدا.",
      "place:m:قصر الحكومة" },
    { "2023-05-11", "اجتماع الحكومة والنقابات",
      "التقى وزير الخارجية الأردني أيمن الصفدي نظيره التركي مولود جاويش أوغلو أمس.\n"
      "وقال الصفدي إن الوثائق محفوظة في قصر الحكومة.",
      "!place:m:قصر الحكومة" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Those who look on do not name the talks. */
static void
test_titles (void)
{
  static const Case cases[] = {
    { "2023-05-11", "محادثات في أديس أبابا",
      "أجرى وزراء الخارجية المصري سامح شكري والتركي مولود جاويش أوغلو والإيراني حسين أمير عبد اللهيان محادثات "
      "في أديس أبابا أمس، بحضور مراقبين من الاتحاد الأوروبي وجنوب أفريقيا.",
      "title:m:محادثات أديس أبابا: حسين أمير عبد اللهيان وسامح شكري ومولود جاويش أوغلو" },
    { "2023-05-11", "محادثات في مسقط",
      "أجرى وفدا إيران والعراق محادثات في مسقط أمس.", "title:m:محادثات إيران والعراق في مسقط" },
    { "2023-05-11", "محادثات في مسقط",
      "أجرى وفدا إيران والعراق محادثات في مسقط أمس بمشاركة الأمم المتحدة.",
      "title:m:محادثات إيران والعراق في مسقط" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_course (void)
{
  static const Case cases[] = {
    { "2023-05-11", "محادثات في جنيف",
      "تتواصل في جنيف المحادثات بين روسيا والولايات المتحدة، التي بدأت مساء الثلاثاء الماضي وتستمر حتى السبت "
      "المقبل.",
      "date:m:2023-05-09|date:m:2023-05-13" },
    { "2023-05-11", "الصحف تتناول القمة",
      "اهتمت الصحف الصادرة صباح اليوم الخميس بالقمة العربية الأفريقية الأولى التي اختتمت أمس في سرت.",
      "date:m:2023-05-10|!date:m:2023-05-11|format:m:ordinal" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_lengths (void)
{
  static const Case cases[] = {
    { "2023-05-11", "لقاء بين الرئيسين الفرنسي والروسي",
      "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الروسي فلاديمير بوتين على انفراد صباح الأربعاء لنحو أربعين "
      "دقيقة.",
      "duration:m:PT40M/narrow|format:m:one_on_one" },
    { "2023-05-11", "قمة فرنسية روسية في باريس",
      "عقد الرئيس الفرنسي إيمانويل ماكرون ونظيره الروسي فلاديمير بوتين قمة في باريس أمس.\n"
      "وتحدث الزعيمان زهاء ثلاث ساعات تخللها غداء عمل.",
      "duration:m:PT3H/total" },
    { "2023-05-11", "قمة فرنسية روسية في باريس",
      "عقد الرئيس الفرنسي إيمانويل ماكرون ونظيره الروسي فلاديمير بوتين قمة في باريس أمس.\n"
      "وقال ماكرون إنه انتظر قبل ثلاث ساعات من الموعد.",
      "!duration:m:PT3H/total" },
    { "2023-05-11", "محادثات في الرياض",
      "أجرى وزير الخارجية الأمريكي ماركو روبيو محادثات مع نظيره الروسي سيرغي لافروف في الرياض أمس.\n"
      "ولم تسفر المحادثات عن موعد لقمة بين بوتين ونظيره الأمريكي دونالد ترامب اللذين تحدثا هاتفيا لنحو "
      "ساعتين يوم الجمعة الماضي.",
      "duration:o:PT2H/total|format:o:phone|date:o:2023-05-05|!format:m:phone" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_ways (void)
{
  static const Case cases[] = {
    { "2023-05-11", "قمة فرنسية روسية في باريس",
      "عقد الرئيس الفرنسي إيمانويل ماكرون ونظيره الروسي فلاديمير بوتين قمة في باريس أمس.\n"
      "وانفرد الرئيسان في غرفة واحدة قبل أن ينضم إليهما وزيرا الخارجية.",
      "format:m:one_on_one|format:m:expanded" },
    { "2023-05-11", "قمة فرنسية روسية في باريس",
      "عقد الرئيس الفرنسي إيمانويل ماكرون ونظيره الروسي فلاديمير بوتين قمة في باريس أمس.\n"
      "وسئل ماكرون في مؤتمره الصحفي المنفرد عما دار خلف الباب الموصد.",
      "format:m:closed_door|!format:m:one_on_one" },
    { "2023-05-11", "اتفاق في جدة",
      "وقع الوفدان إعلانا بعد محادثات في جدة أمس.\nوأضاف مسؤول للصحافيين عبر الهاتف أن الإعلان ليس هدنة.",
      "!format:m:phone" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* How long a meeting was, told without a verb of lasting. */
static void
test_spells (void)
{
#define LEAD "اجتمع الرئيسان المصري والعراقي في القاهرة. "
  static const Case cases[] = {
    { "2023-03-14", "محادثات في القاهرة", "اجتمع الرئيسان المصري والعراقي في القاهرة لمدة ساعتين.",
      "duration:m:PT2H/total" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وبعد ثلاث ساعات من المباحثات خرج الرئيسان إلى الصحفيين.",
      "duration:m:PT3H/total" },
    { "2023-03-14", "محادثات ليبية",
      "اختتم وزراء خارجية دول الجوار الليبي اجتماعهم في الجزائر العاصمة بعد يومين من المداولات.",
      "duration:m:P2D/total" },
    { "2023-03-14", "مفاوضات سودانية",
      "خاض الوفدان السوداني والجنوبي في أديس أبابا جولة ثالثة من المفاوضات، انفضت بعد ست ساعات.",
      "duration:m:PT6H/total|format:m:ordinal" },
    { "2023-03-14", "مباحثات روسية سورية",
      "أنهى وزير الخارجية الروسي ونظيره السوري مباحثاتهما في موسكو بعد أقل من ساعة على بدئها.",
      "duration:m:PT1H/total" },
    { "2023-03-14", "اتفاق في الدوحة",
      "اختتم وزير الخارجية المصري سامح شكري ووزير الخارجية الأردني أيمن الصفدي في الدوحة مفاوضات ماراثونية "
      "تجاوزت عشرين ساعة.",
      "duration:m:PT20H/total" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وتستغرق الرحلة بين العاصمتين ساعتين ونصف الساعة.",
      "!duration:m:PT2H30M/total" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "ويأتي اللقاء بعد ثلاثة أيام من قمة عربية.",
      "!duration:m:P3D/total" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "واتفقا على فتح المعبر لمدة 120 يوما.",
      "!duration:m:P120D/total" },
    { "2023-03-14", "اجتماع مائي في الخرطوم",
      "تنطلق غدا الأربعاء في الخرطوم اجتماعات لجنة المياه.\nوكانت اجتماعات اللجنة الثلاثية قد عقدت في "
      "القاهرة على مدار ثلاثة أيام أوائل الشهر الماضي.",
      "date:m:2023-03-15|!duration:m:P3D/total" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* In which way, and of which meeting it is told. */
static void
test_forms_of_ways (void)
{
  static const Case cases[] = {
    { "2023-03-14", "محادثات في القاهرة", LEAD "وتصافح الرئيسان أمام العدسات.", "format:m:in_person" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وتوزعت المحادثات على ثلاث جلسات.", "format:m:rounds" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "واقتصر اللقاء على الرئيسين والمترجمين.",
      "format:m:one_on_one" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وعقد كل من الرئيسين مؤتمرا صحفيا على حدة.",
      "format:m:separate_press_conferences" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وقال محلل إن ما أعلن اتفاق افتراضي حتى ينفذ.",
      "!format:m:video" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وكان الوسيط استهل المباحثات في السادس من مارس.",
      "!format:m:ordinal" },
    { "2023-03-14", "محادثات في القاهرة",
      LEAD "واتفقا على لجنة مشتركة.\nوتعقد اللجنة اجتماعها الأول خلال أيام.", "!format:m:ordinal" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وستتحقق لجنة من هوية كل محتجز على انفراد.",
      "!format:m:one_on_one" },
    { "2023-03-14", "القمة العربية في الرياض",
      "اختتم القادة العرب قمتهم الثالثة والثلاثين في الرياض اليوم.\nوقال بيان إنهم بحثوا عددا من الملفات.\n"
      "وناقشوا الوضع الاقتصادي.\nوعلى هامش القمة، التقى وزير الخارجية المصري سامح شكري نظيره الجزائري رمطان "
      "لعمامرة.",
      "format:m:ordinal|format:n:on_sidelines" },
  };

  check (cases, G_N_ELEMENTS (cases));
#undef LEAD
}

/* Where a meeting was, told beside no word for it; and where something else was. */
static void
test_sites (void)
{
  static const Case cases[] = {
    { "2023-03-14", "قمة دول الجوار",
      "تستضيف بغداد في 28 أغسطس المقبل قمة تجمع الرئيس الفرنسي إيمانويل ماكرون والرئيس المصري عبد الفتاح "
      "السيسي.",
      "place:m:بغداد|date:m:2023-08-28" },
    { "2023-03-14", "قادة أرمينيا وأذربيجان",
      "اجتمع رئيسا أرمينيا وأذربيجان في أحد فنادق ميونيخ، واستغرق الاجتماع قرابة ساعة ونصف.",
      "place:m:ميونيخ" },
    { "2023-03-14", "اجتماع عربي طارئ",
      "أعلن وزير الخارجية المصري سامح شكري عن عقد اجتماع طارئ للجنة المبادرة برئاسة مصر، في القاهرة يوم 20 "
      "مارس الجاري.\nويبحث الاجتماع الوضع الاقتصادي، بحضور وزير الخارجية الأردني أيمن الصفدي.",
      "place:m:القاهرة" },
    { "2023-03-14", "سلال يشارك في الاجتماع الجزائري الإسباني",
      "أكد رئيس الوزراء الجزائري عبد المالك سلال أمس الاثنين بالعاصمة الإسبانية مدريد أن بلاده متمسكة بالحل "
      "السياسي.\nوجاء ذلك في كلمة ألقاها خلال الاجتماع مع رئيس الحكومة الإسبانية ماريانو راخوي حول التجارة.",
      "place:m:مدريد" },
    { "2023-03-14", "محادثات في القاهرة",
      "اجتمع الرئيسان المصري والعراقي في القاهرة.\nوكان الرئيس الفرنسي قد جمع في باريس قادة أوروبيين.",
      "place:m:القاهرة|!place:m:باريس" },
    { "2023-03-14", "محادثات في القاهرة",
      "اجتمع الرئيسان المصري والعراقي في القاهرة.\nوقال الوزير في مؤتمر صحفي عقده في الإسكندرية إن اللقاء "
      "مثمر.",
      "place:m:القاهرة|!place:m:الإسكندرية" },
    { "2023-03-14", "قمة عربية",
      "تناولت القمة العربية التي حضرها الرئيس المصري عبد الفتاح السيسي، والتي اختتمت أعمالها في الجزائر أمس، "
      "ملفات عدة.",
      "place:m:الجزائر|date:m:2023-03-13" },
    { "2023-03-14", "محادثات مصرية عراقية",
      "اجتمع الرئيسان المصري والعراقي في القاهرة أمس.\nوهذه المحادثات هي الأولى منذ محادثات الكويت.",
      "place:n:الكويت" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* The day on which somebody spoke who is no side of the meeting. */
static void
test_day_of_report (void)
{
  static const Case cases[] = {
    { "2023-03-14", "محادثات سلام في مينسك",
      "أعلن الجيش أمس أن أربعة جنود قتلوا في الشرق قبل الموعد المقرر لانطلاق محادثات السلام في مينسك.",
      "!date:m:2023-03-13" },
    { "2023-03-14", "محادثات الديون",
      "ذكرت تقارير إعلامية اليوم الثلاثاء أن الصندوق يصر على الحصول على ضمانات في محادثات الديون في أثينا.",
      "!date:m:2023-03-14" },
    { "2023-03-14", "بوتين وبايدن", "أعلن الكرملين اليوم أن الرئيسين الروسي والأميركي التقيا في جنيف.",
      "date:m:2023-03-14" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Days of other meetings, of what was signed before, and of what those who met did. */
static void
test_other_days (void)
{
#define LEAD "اجتمع الرئيسان المصري والعراقي أمس في القاهرة.\n"
  static const Case cases[] = {
    { "2023-03-14", "محادثات في القاهرة", LEAD "وكان الطرفان وقعا في 11 يناير الماضي اتفاقا على الحدود.",
      "date:m:2023-03-13|date:n:2023-01-11" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وتصافح الرئيسان مساء الاثنين أمام العدسات.",
      "date:m:2023-03-13" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وقرر المجتمعون عقد اجتماع آخر في بغداد في أبريل.",
      "date:m:2023-03-13|!date:n:2022-04|!date:o:2022-04" },
    { "2023-03-14", "محادثات في القاهرة", LEAD "وارتفعت أسعار القمح في 11 يناير الماضي إلى مستوى قياسي.",
      "!date:n:2023-01-11|!date:m:2023-01-11" },
  };

  check (cases, G_N_ELEMENTS (cases));
#undef LEAD
}

/* The day of the meeting, and not the one since which none was, of one years before, or of coming to it. */
static void
test_days_apart (void)
{
  static const Case cases[] = {
    { "2023-03-14", "محادثات ليبية في تونس",
      "جمعت البعثة الأممية طرفي النزاع الليبي في تونس أمس.\nوالتقى خلالها رئيسا الوفدين وجها لوجه للمرة الأولى "
      "منذ 15 يناير.",
      "date:m:2023-03-13|!date:m:2023-01-15" },
    { "2023-03-14", "المفاوضات السورية في جنيف",
      "أنهت اللجنة الدستورية السورية أمس جولتها السادسة في جنيف، بعد أسبوع من الجلسات.\nيذكر أن أول اجتماع للجنة "
      "عقد في 30 تشرين الأول 2019.",
      "date:m:2023-03-13|!date:m:2019-10-30" },
    { "2023-03-14", "السيسي يصل إلى بغداد عشية القمة",
      "وصل الرئيس المصري عبد الفتاح السيسي مساء الثلاثاء إلى بغداد، حيث يشارك غدا الأربعاء في قمة تجمعه بنظيره "
      "العراقي عبد اللطيف رشيد.",
      "date:m:2023-03-15|!date:m:2023-03-14" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Where something else than the meeting was: an accord that was signed, a journey. */
static void
test_elsewhere (void)
{
#define MET "التقى وزير الخارجية الأردني ناصر جودة نظيره التركي مولود جاويش أوغلو في أوسلو الثلاثاء.\n"
  static const Case cases[] = {
    { "2015-08-06", "لقاء أردني تركي",
      MET "وتطالب المعارضة بتطبيق اتفاق السلام المبرم في الجزائر قبل أربعة أعوام.",
      "place:m:أوسلو|place:n:الجزائر" },
    { "2015-08-06", "لقاء أردني تركي", MET "وكان الطرفان قد وقعا في ستوكهولم نهاية 2013 اتفاقا لوقف النار.",
      "place:n:ستوكهولم" },
    { "2015-08-06", "لقاء أردني تركي", MET "وأشاد الوزيران بالتفاهمات التي تم التوصل إليها في بكين.",
      "place:n:بكين" },
    /* where what was agreed is to be, and what only happened */
    { "2015-08-06", "لقاء أردني تركي", MET "وكان الطرفان قد وقعا اتفاقا لوقف النار في طرابلس.",
      "!place:n:طرابلس|!place:m:طرابلس" },
    { "2015-08-06", "لقاء أردني تركي", MET "ووقعت الهجمات في باريس قبل أربعة أعوام.",
      "!place:n:باريس|!place:m:باريس" },
    { "2015-08-06", "لقاء أردني تركي",
      MET "وكان من المتوقع أن يتوجه الرئيس الفرنسي فرنسوا هولاند إلى براغ قبل أن يصل إلى وارسو الخميس.",
      "place:n:براغ|place:n:وارسو" },
    { "2015-08-06", "لقاء أردني تركي", MET "ووصلت السفن الحربية إلى عدن.", "!place:n:عدن|!place:m:عدن" },
    { "2019-05-14", "محادثات تركية سنغالية",
      "وصل الرئيس التركي رجب طيب أردوغان اليوم إلى السنغال في مستهل جولة، وسيجري محادثات مع نظيره السنغالي.",
      "place:m:السنغال" },
    { "2015-08-06", "لقاء أردني تركي", MET "وتلتئم القمة العربية القادمة في تونس العام المقبل.", "place:o:تونس" },
    /* who waits for news there, and what lies between the verb and the place */
    { "2015-08-06", "لقاء أردني تركي", MET "وقالت مصادر طبية إن الجرحى سيصلون إلى بيروت قريبا.",
      "!place:n:بيروت|!place:m:بيروت" },
  };
#undef MET

  check (cases, G_N_ELEMENTS (cases));
}

/* "تباحث" is of the past, with its ت. */
static void
test_confer (void)
{
  static const Case cases[] = {
    { "2019-05-14", "مباحثات مغربية إسبانية",
      "تباحث أمس وزير الخارجية المغربي ناصر بوريطة مع نظيره الإسباني حول التعاون القنصلي في الرباط.",
      "date:m:2019-05-13|place:m:الرباط" },
    { "2020-05-14", "الغاز",
      "تشاور رئيس الوزراء اليوناني كيرياكوس ميتسوتاكيس مع الرئيس القبرصي نيكوس أناستاسياديس اليوم في نيقوسيا.",
      "date:m:2020-05-14|place:m:نيقوسيا" },
    { "2019-05-14", "آلية جديدة", "أنشئت آلية تشاور الوزراء في نيقوسيا اليوم بقرار من البرلمان.",
      "!place:m:نيقوسيا" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A city of the second sentence, which tells of something else. */
static void
test_no_site (void)
{
  static const Case cases[] = {
    { "2019-05-14", "نشرة الأخبار",
      "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي مايك بومبيو. وارتفعت أسعار النفط في نيويورك.",
      "!place:m:نيويورك" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* How long talks last, over a clause that is put between; and what else lasts, or is only to last. */
static void
test_lengths_apart (void)
{
  static const Case cases[] = {
    { "2019-05-14", "لقاء في سوتشي",
      "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي مايك بومبيو في سوتشي.\n"
      "واستمرت الجلسة المغلقة، التي عقدت في قاعة صغيرة مطلة على البحر، أكثر من ساعتين.",
      "duration:m:PT2H/session" },
    { "2019-05-14", "لقاء في سوتشي",
      "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي مايك بومبيو في سوتشي.\n"
      "واستغرقت الجلسة الأولى (في غياب المستشارين) خمسين دقيقة.",
      "duration:m:PT50M/session" },
    { "2019-05-14", "لقاء في سوتشي",
      "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي مايك بومبيو في سوتشي.\n"
      "وتقرر أن تعقد جلسات الخبراء في الفندق، وأن تستمر عشرة أيام.\n"
      "ويقوم بومبيو بجولة في المنطقة تدوم أربعة أيام.",
      "!duration:m:P10D/total|!duration:m:P4D/total" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/told/other-days", test_other_days);
  g_test_add_func ("/told/days-apart", test_days_apart);
  g_test_add_func ("/told/sites", test_sites);
  g_test_add_func ("/told/elsewhere", test_elsewhere);
  g_test_add_func ("/told/confer", test_confer);
  g_test_add_func ("/told/no-site", test_no_site);
  g_test_add_func ("/told/lengths-apart", test_lengths_apart);
  g_test_add_func ("/told/day-of-report", test_day_of_report);
  g_test_add_func ("/told/spells", test_spells);
  g_test_add_func ("/told/forms-of-ways", test_forms_of_ways);
  g_test_add_func ("/told/writing-day", test_writing_day);
  g_test_add_func ("/told/others", test_others);
  g_test_add_func ("/told/places", test_places);
  g_test_add_func ("/told/titles", test_titles);
  g_test_add_func ("/told/course", test_course);
  g_test_add_func ("/told/lengths", test_lengths);
  g_test_add_func ("/told/ways", test_ways);
  return g_test_run ();
}
