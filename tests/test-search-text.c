/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-completion.h"
#include "qimam-iso.h"
#include "qimam-search-names.h"
#include "qimam-search-text.h"
#include "qimam-search-words.h"
#include "qimam-spelling.h"
#include "qimam-token.h"

/* The day that is today in the tables: a Thursday. */
#define TODAY qimam_calendar_julian (2026, 3, 12)

/* ---- A tree as text ---- */

static void
dump_days (GString *out, const QimamSearchNode *node)
{
  g_autofree char *first = node->first != 0 ? qimam_iso_from_julian (node->first) : g_strdup ("");
  g_autofree char *last = node->last != 0 ? qimam_iso_from_julian (node->last) : g_strdup ("");

  g_string_append_printf (out, "%s..%s", first, last);
}

static void
dump_words (GString *out, const QimamSearchNode *node)
{
  for (guint i = 0; i < node->words->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", g_array_index (node->words, QimamWord, i).folded);
}

/* "a b" for an AND, "[a|b]" for an OR, "{a b}" for a phrase, "^a" in the headline, "a*" half typed. */
static void
dump (GString *out, const QimamSearchNode *node, gboolean root)
{
  static const char *const names[] = {
    [QIMAM_SEARCH_TOPIC] = "topic",   [QIMAM_SEARCH_SOURCE] = "source",   [QIMAM_SEARCH_MEETING] = "meeting",
    [QIMAM_SEARCH_UNREAD] = "unread", [QIMAM_SEARCH_STARRED] = "starred", [QIMAM_SEARCH_NOTED] = "noted",
  };

  if (node->exclude)
    g_string_append_c (out, '-');
  if (node->headline)
    g_string_append_c (out, '^');
  switch (node->kind)
    {
    case QIMAM_SEARCH_AND:
    case QIMAM_SEARCH_OR:
      if (!root)
        g_string_append_c (out, node->kind == QIMAM_SEARCH_OR ? '[' : '(');
      for (guint i = 0; i < node->children->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, node->kind == QIMAM_SEARCH_OR ? '|' : ' ');
          dump (out, node->children->pdata[i], FALSE);
        }
      if (!root)
        g_string_append_c (out, node->kind == QIMAM_SEARCH_OR ? ']' : ')');
      break;
    case QIMAM_SEARCH_WORD:
      dump_words (out, node);
      break;
    case QIMAM_SEARCH_PHRASE:
      g_string_append_c (out, '{');
      dump_words (out, node);
      g_string_append_c (out, '}');
      break;
    case QIMAM_SEARCH_DATES:
      dump_days (out, node);
      break;
    case QIMAM_SEARCH_UNREAD:
    case QIMAM_SEARCH_STARRED:
    case QIMAM_SEARCH_NOTED:
      g_string_append (out, names[node->kind]);
      break;
    default:
      g_string_append_printf (out, "%s=%s", names[node->kind], node->value);
    }
  if (node->prefix)
    g_string_append_c (out, '*');
}

static char *
parsed (const char *text, gboolean prefix)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (text, prefix, TODAY);
  GString *out = g_string_new (NULL);

  dump (out, qimam_search_text_get_root (search), TRUE);
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *text;
  const char *tree;
} Case;

static void
check_cases (const Case *cases, guint n, gboolean prefix)
{
  guint n_wrong = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *tree = parsed (cases[i].text, prefix);

      if (!g_str_equal (tree, cases[i].tree))
        {
          g_test_message ("“%s” gave “%s” and not “%s”", cases[i].text, tree, cases[i].tree);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* ---- What is typed ---- */

static const Case words[] = {
  { "", "" },
  { "   ", "" },
  { "قمة", "قمه" },
  { "قمة جنيف", "قمه جنيف" },
  { "  قمة \t جنيف\n", "قمه جنيف" },
  { "قمّة جِنيف", "قمه جنيف" },
  { "أحمد إلياس آدم", "احمد الياس ادم" },
  { "مستشفى", "مستشفي" },
  { "قمة قمة قمه", "قمه" },
  { "Geneva GENEVA geneva", "geneva" },
  { "Café", "cafe" },
  { "G7 ٢٠٢١", "g7 2021" },
  { "موسكو-واشنطن", "موسكو واشنطن" },
  { "موسكو–واشنطن", "موسكو واشنطن" },
  { "قمة،جنيف", "قمه جنيف" },
  { "4.5 مليار", "4.5 مليار" },
  { "17:05", "17:05" },
  { "القمة؟", "القمه" },
  { "؟!", "" },
  { "…", "" },
  { "- – —", "" },
  { "****", "" },
  { "()", "" },
  { "\"\"", "" },
  { "«»", "" },
  { ":", "" },
  { "::", "" },
  /* Stop words drop out where there is something else. */
  { "قمة في جنيف", "قمه جنيف" },
  { "في", "في" },
  { "من في", "من في" },
  { "the summit", "summit" },
  { "ما هي القمة", "القمه" },
  { "-قمة في", "-قمه في" },
  { "\"في\" من", "{في}" },
  { "title:في قمة", "^في قمه" },
  { "في is:unread", "في unread" },
};

static const Case phrases[] = {
  { "\"قمة جنيف\"", "{قمه جنيف}" },
  { "«قمة جنيف»", "{قمه جنيف}" },
  { "»قمة جنيف«", "{قمه جنيف}" },
  { "“قمة جنيف”", "{قمه جنيف}" },
  { "”قمة جنيف“", "{قمه جنيف}" },
  { "”قمة جنيف”", "{قمه جنيف}" },
  { "“قمة جنيف“", "{قمه جنيف}" },
  { "„قمة جنيف“", "{قمه جنيف}" },
  { "„قمة جنيف”", "{قمه جنيف}" },
  { "‹قمة جنيف›", "{قمه جنيف}" },
  { "＂قمة جنيف＂", "{قمه جنيف}" },
  { "\"القمة\"", "{القمه}" },
  { "\"قمة في جنيف\"", "{قمه في جنيف}" },
  { "\"قمة جنيف\" بوتين", "{قمه جنيف} بوتين" },
  { "بوتين\"قمة جنيف\"", "بوتين {قمه جنيف}" },
  { "\"قمة جنيف\"بوتين", "{قمه جنيف} بوتين" },
  { "\"قمة\" \"قمة\"", "{قمه}" },
  { "\"قمة\" قمة", "{قمه} قمه" },
  { "\"قمة\"\"جنيف\"", "{قمه} {جنيف}" },
  { "'قمة جنيف'", "قمه جنيف" },
  { "\"؟\" قمة", "قمه" },
  /* A mark without its partner is no mark. */
  { "\"قمة جنيف", "قمه جنيف" },
  { "قمة جنيف\"", "قمه جنيف" },
  { "قمة \" جنيف", "قمه جنيف" },
  { "«قمة جنيف", "قمه جنيف" },
  { "قمة» جنيف", "قمه جنيف" },
  { "\"قمة\" جنيف\"", "{قمه} جنيف" },
  { "“قمة جنيف\"", "قمه جنيف" },
  { "\"«قمة جنيف»", "{قمه جنيف}" },
  { "\"", "" },
  { "\"\"\"", "" },
  { "«", "" },
};

static const Case exclusions[] = {
  { "قمة -جنيف", "قمه -جنيف" },
  { "-جنيف", "-جنيف" },
  { "قمة -\"لقاء جنيف\"", "قمه -{لقاء جنيف}" },
  { "قمة -«لقاء جنيف»", "قمه -{لقاء جنيف}" },
  { "قمة −جنيف", "قمه -جنيف" },
  { "قمة －جنيف", "قمه -جنيف" },
  { "قمة - جنيف", "قمه جنيف" },
  { "قمة --جنيف", "قمه -جنيف" },
  { "قمة -", "قمه" },
  { "-", "" },
  { "--", "" },
  { "قمة -موسكو-واشنطن", "قمه -(موسكو واشنطن)" },
  { "-قمة -قمة", "-قمه" },
  { "قمة -قمة", "قمه -قمه" },
  { "-في", "-في" },
  { "قمة -title:جنيف", "قمه -^جنيف" },
  { "-topic:cyber", "-topic=cyber" },
  { "-is:unread", "-unread" },
  { "-is:read", "unread" },
  { "-from:2021", "-2021-01-01.." },
  { "-(قمة جنيف)", "-(قمه جنيف)" },
  { "-(قمة أو جنيف)", "-[قمه|جنيف]" },
  { "-(-قمة)", "قمه" },
  { "-\"قمة جنيف", "-قمه جنيف" },
};

static const Case either[] = {
  { "قمة أو لقاء", "[قمه|لقاء]" },
  { "قمة OR لقاء", "[قمه|لقاء]" },
  { "قمة او لقاء", "[قمه|لقاء]" },
  { "قمة or لقاء", "قمه لقاء" },
  { "قمة Or لقاء", "قمه لقاء" },
  { "قمة | لقاء", "قمه لقاء" },
  { "قمة || لقاء", "قمه لقاء" },
  { "قمة أو لقاء أو اجتماع", "[قمه|لقاء|اجتماع]" },
  { "بوتين قمة أو لقاء جنيف", "بوتين [قمه|لقاء] جنيف" },
  { "a OR b c OR d", "b [c|d]" },
  { "kiev OR minsk paris OR rome", "[kiev|minsk] [paris|rome]" },
  { "\"قمة جنيف\" أو لقاء", "[{قمه جنيف}|لقاء]" },
  { "قمة أو -لقاء", "[قمه|-لقاء]" },
  { "-قمة أو لقاء", "[-قمه|لقاء]" },
  { "topic:cyber OR topic:arctic", "[topic=cyber|topic=arctic]" },
  { "topic:cyber أو قمة", "[topic=cyber|قمه]" },
  { "موسكو-واشنطن أو جنيف", "[(موسكو واشنطن)|جنيف]" },
  { "قمة أو قمة", "قمه" },
  { "قمة أو في", "قمه" },
  { "من أو إلى", "[من|الي]" },
  /* With nothing on one side it is a word. */
  { "OR", "or" },
  { "أو", "او" },
  { "قمة أو", "قمه" },
  { "أو قمة", "قمه" },
  { "قمة OR", "قمه" },
  { "OR قمة", "قمه" },
  { "قمة OR OR لقاء", "قمه لقاء" },
  { "OR OR", "or" },
  { "OR OR OR", "or" },
  { "قمة OR ؟ لقاء", "قمه لقاء" },
  { "؟ OR قمة", "قمه" },
  { "(قمة OR) لقاء", "قمه لقاء" },
  { "\"OR\" قمة", "{or} قمه" },
};

static const Case brackets[] = {
  { "(قمة)", "قمه" },
  { "(قمة جنيف)", "قمه جنيف" },
  { "(قمة أو لقاء) جنيف", "[قمه|لقاء] جنيف" },
  { "جنيف (قمة أو لقاء)", "جنيف [قمه|لقاء]" },
  { "(قمة جنيف) أو لقاء", "[(قمه جنيف)|لقاء]" },
  { "(قمة جنيف) أو (لقاء هلسنكي)", "[(قمه جنيف)|(لقاء هلسنكي)]" },
  { "((قمة))", "قمه" },
  { "((قمة) (جنيف))", "قمه جنيف" },
  { "(قمة أو (لقاء أو اجتماع))", "[قمه|لقاء|اجتماع]" },
  { "title:(قمة جنيف)", "^قمه ^جنيف" },
  { "title:(قمة أو لقاء)", "[^قمه|^لقاء]" },
  { "title:(\"قمة جنيف\" بوتين)", "^{قمه جنيف} ^بوتين" },
  { "title:((قمة) topic:cyber)", "^قمه topic=cyber" },
  { "(topic:cyber)", "topic=cyber" },
  { "(from:2021)", "2021-01-01.." },
  { "(موضوع:cyber أو قمة) -(x أو y)", "[topic=cyber|قمه] -[x|y]" },
  { "() قمة", "قمه" },
  { "قمة () جنيف", "قمه جنيف" },
  { "قمة أو () جنيف", "قمه جنيف" },
  { "(قمة", "قمه" },
  { "قمة)", "قمه" },
  { ")قمة(", "قمه" },
  { "((قمة أو لقاء) جنيف", "[قمه|لقاء] جنيف" },
  { "(قمة أو لقاء)) جنيف", "[قمه|لقاء] جنيف" },
  { "f(x)", "f x" },
  { "(f(x) OR y)", "[(f x)|y]" },
  { "قمة (جنيف)", "قمه جنيف" },
  { "((((((((((((قمة))))))))))))", "قمه" },
};

static const Case keywords[] = {
  { "topic:cyber", "topic=cyber" },
  { "TOPIC:cyber", "topic=cyber" },
  { "Topic:Cyber", "topic=Cyber" },
  { "topics:cyber", "topic=cyber" },
  { "sujet:climat", "topic=climat" },
  { "thème:climat", "topic=climat" },
  { "موضوع:المناخ", "topic=المناخ" },
  { "الموضوع:المناخ", "topic=المناخ" },
  { "مَوضوع:المناخ", "topic=المناخ" },
  { "topic:\"الأمن السيبراني\"", "topic=الأمن السيبراني" },
  { "موضوع:«الأمن السيبراني»", "topic=الأمن السيبراني" },
  { "موضوع:“الأمن السيبراني”", "topic=الأمن السيبراني" },
  { "topic:arms_control", "topic=arms_control" },
  { "topic:arms-control", "topic=arms-control" },
  { "topic:cyber topic:arctic", "topic=cyber topic=arctic" },
  { "topic:cyber قمة", "topic=cyber قمه" },
  { "قمة topic:cyber جنيف", "قمه topic=cyber جنيف" },
  { "source:الجزيرة", "source=الجزيرة" },
  { "outlet:BBC", "source=BBC" },
  { "مصدر:\"بي بي سي\"", "source=بي بي سي" },
  { "المصدر:رويترز", "source=رويترز" },
  { "meeting:12", "meeting=12" },
  { "meeting:#12", "meeting=#12" },
  { "لقاء:12", "meeting=12" },
  { "اجتماع:جنيف", "meeting=جنيف" },
  { "لقاء:\"قمة جنيف\"", "meeting=قمة جنيف" },
  { "title:قمة", "^قمه" },
  { "عنوان:قمة", "^قمه" },
  { "titre:sommet", "^sommet" },
  { "title:\"قمة جنيف\"", "^{قمه جنيف}" },
  { "عنوان:«قمة جنيف»", "^{قمه جنيف}" },
  { "title:قمة جنيف", "^قمه جنيف" },
  { "title:موسكو-واشنطن", "^موسكو ^واشنطن" },
  { "title:قمة قمة", "^قمه قمه" },
  { "is:unread", "unread" },
  { "is:starred", "starred" },
  { "is:read", "-unread" },
  { "IS:Unread", "unread" },
  { "حالة:مميز", "starred" },
  { "حالة:مميزة", "starred" },
  { "حالة:غير-مقروء", "unread" },
  { "حالة:غير_مقروء", "unread" },
  { "حالة:\"غير مقروء\"", "unread" },
  { "حالة:«غير مقروءة»", "unread" },
  { "حاله:مقروء", "-unread" },
  { "حالة:جديد", "unread" },
  { "état:lu", "-unread" },
  { "مميز:نعم", "starred" },
  { "مميز:لا", "-starred" },
  { "starred:yes", "starred" },
  { "has:note", "noted" },
  { "has:notes", "noted" },
  { "-has:note", "-noted" },
  { "فيه:ملاحظة", "noted" },
  { "فيها:ملاحظات", "noted" },
  { "-فيه:ملاحظه", "-noted" },
  { "avec:note", "noted" },
  { "is:noted", "noted" },
  { "note:yes", "noted" },
  { "note:no", "-noted" },
  { "has:star", "starred" },
  { "unread:no", "-unread" },
  { "read:no", "unread" },
  { "مقروء:لا", "unread" },
  { "is:unread is:unread", "unread" },
  { "is:unread is:starred", "unread starred" },
  /* What has no value, or none that means anything, is words. */
  { "topic:", "topic" },
  { "topic: cyber", "topic cyber" },
  { "موضوع : المناخ", "موضوع المناخ" },
  { "topic:\"", "topic" },
  { "topic:\"cyber", "topic cyber" },
  { "topic:؟", "topic" },
  { "topic:-", "topic" },
  { "is:نص", "نص" },
  { "is:", "is" },
  { "starred:later", "starred later" },
  { "read:more", "read more" },
  { "مميز", "مميز" },
  { "unread", "unread" },
  { "author:putin", "author putin" },
  { "قال:نعم", "قال نعم" },
  { "http://example.com/a?b=c", "http example com b c" },
  { "عاجل:بوتين", "عاجل بوتين" },
  { "10:30", "10:30" },
  { "or:x", "x" },
  { "yes:x", "yes x" },
  { ":topic:cyber", "topic cyber" },
  { "xtopic:cyber", "xtopic cyber" },
  { "\"topic:cyber\"", "{topic cyber}" },
  { "title:", "title" },
  { "title:-قمة", "^قمه" },
  { "title:\"", "title" },
  { "title:()", "" },
};

static const Case dates[] = {
  { "from:2021-06-16", "2021-06-16.." },
  { "to:2021-06-16", "..2021-06-16" },
  { "date:2021-06-16", "2021-06-16..2021-06-16" },
  { "on:2021-06-16", "2021-06-16..2021-06-16" },
  { "من:2021-06-16", "2021-06-16.." },
  { "إلى:2021-06-16", "..2021-06-16" },
  { "الى:2021-06-16", "..2021-06-16" },
  { "حتى:2021-06-16", "..2021-06-16" },
  { "منذ:2021-06-16", "2021-06-16.." },
  { "تاريخ:2021-06-16", "2021-06-16..2021-06-16" },
  { "depuis:2021", "2021-01-01.." },
  { "from:2021", "2021-01-01.." },
  { "to:2021", "..2021-12-31" },
  { "date:2021", "2021-01-01..2021-12-31" },
  { "from:2021-06", "2021-06-01.." },
  { "to:2021-06", "..2021-06-30" },
  { "to:2024-02", "..2024-02-29" },
  { "من:٢٠٢١-٠٦-١٦", "2021-06-16.." },
  { "إلى:٢٠٢١", "..2021-12-31" },
  { "from:2021 to:2022", "2021-01-01.. ..2022-12-31" },
  { "من:2021 إلى:2022 قمة", "2021-01-01.. ..2022-12-31 قمه" },
  { "date:2021-W24", "2021-06-14..2021-06-20" },
  { "date:2021-Q2", "2021-04-01..2021-06-30" },
  { "date:2021-06-10/2021-06-16", "2021-06-10..2021-06-16" },
  { "من:\"يونيو 2021\"", "2021-06-01.." },
  { "إلى:\"يونيو 2021\"", "..2021-06-30" },
  { "تاريخ:«يونيو 2021»", "2021-06-01..2021-06-30" },
  { "من:\"16 يونيو 2021\"", "2021-06-16.." },
  { "من:\"١٦ حزيران ٢٠٢١\"", "2021-06-16.." },
  { "من:\"الأربعاء 16 يونيو 2021\"", "2021-06-16.." },
  { "from:\"16 June 2021\"", "2021-06-16.." },
  { "from:\"June 2021\"", "2021-06-01.." },
  { "to:أمس", "..2026-03-11" },
  { "من:اليوم", "2026-03-12.." },
  { "تاريخ:اليوم", "2026-03-12..2026-03-12" },
  { "من:أمس", "2026-03-11.." },
  { "من:\"أول أمس\"", "2026-03-10.." },
  { "from:yesterday", "2026-03-11.." },
  { "from:today", "2026-03-12.." },
  { "من:\"قبل أسبوع\"", "2026-03-05.." },
  { "من:\"الشهر الماضي\"", "2026-02-01.." },
  { "تاريخ:\"الشهر الماضي\"", "2026-02-01..2026-02-28" },
  { "تاريخ:\"هذا الشهر\"", "2026-03-01..2026-03-31" },
  { "من:\"العام الماضي\"", "2025-01-01.." },
  { "date:\"last month\"", "2026-02-01..2026-02-28" },
  { "date:\"this week\"", "2026-03-09..2026-03-15" },
  { "تاريخ:\"هذا الأسبوع\"", "2026-03-09..2026-03-15" },
  { "تاريخ:هذا-الأسبوع", "2026-03-09..2026-03-15" },
  { "date:last-week", "2026-03-02..2026-03-08" },
  { "date:\"this year\"", "2026-01-01..2026-12-31" },
  { "date:\"last year\"", "2025-01-01..2025-12-31" },
  { "date:aujourd'hui", "2026-03-12..2026-03-12" },
  { "depuis:hier", "2026-03-11.." },
  { "-date:2021", "-2021-01-01..2021-12-31" },
  /* What is no date is words. */
  { "from:putin", "putin" },
  { "من:بوتين", "بوتين" },
  { "إلى:جنيف", "جنيف" },
  { "from:", "from" },
  { "from:20", "20" },
  { "from:2021-13-45", "2021 13 45" },
  { "to:\"16 يونيو 2021 في جنيف\"", "{16 يونيو 2021 في جنيف}" },
  { "date:2021-02-30", "date 2021 02 30" },
};

/* What looks like the language of a database or of another program is words. */
static const Case foreign[] = {
  { "قمة NEAR جنيف", "قمه near جنيف" },
  { "NEAR(قمة جنيف, 5)", "near قمه جنيف 5" },
  { "قمة AND جنيف", "قمه جنيف" },
  { "قمة NOT جنيف", "قمه not جنيف" },
  { "قم*", "قم" },
  { "*", "" },
  { "^قمة", "قمه" },
  { "headline : قمة", "headline قمه" },
  { "{headline body} : قمة", "headline body قمه" },
  { "قمة + جنيف", "قمه جنيف" },
  { "'; DROP TABLE article; --", "drop table article" },
  { "1' OR '1'='1", "1" },
  { "%قمة_", "قمه" },
  { "[قمة]", "قمه" },
  { "قمة\\جنيف", "قمه جنيف" },
  { "<b>قمة</b>", "b قمه" },
  { "قمة~2", "قمه 2" },
  { "قمة^3", "قمه 3" },
  { "/قمة.*/", "قمه" },
  { "&amp;", "amp" },
};

static const Case typing[] = {
  { "", "" },
  { "قم", "قم*" },
  { "قمة ", "قمه" },
  { "قمة جن", "قمه جن*" },
  { "قمة في", "قمه في*" },
  { "في", "في*" },
  { "قمة أو", "قمه او*" },
  { "قمة أو ", "قمه" },
  { "قمة أو ل", "[قمه|ل*]" },
  { "-قم", "-قم" },
  { "\"قمة", "قمه*" },
  { "\"قمة جن", "قمه جن*" },
  { "\"قمة\"", "{قمه}" },
  { "موسكو-واش", "موسكو واش*" },
  { "(قمة", "قمه*" },
  { "(قمة)", "قمه" },
  { "(قمة أو ل", "[قمه|ل*]" },
  { "title:قم", "^قم*" },
  { "title:", "" },
  { "قمة title:", "قمه" },
  { "topic:", "" },
  { "قمة topic:", "قمه" },
  { "topic:cy", "topic=cy*" },
  { "topic:cy ", "topic=cy" },
  { "topic:\"الأمن ال", "topic=الأمن ال*" },
  { "topic:\"الأمن السيبراني\"", "topic=الأمن السيبراني" },
  { "-topic:cy", "-topic=cy*" },
  { "from:", "" },
  { "from:20", "" },
  { "from:2021", "2021-01-01.." },
  { "from:2021-", "2021-01-01.." },
  { "from:2021-0", "" },
  { "from:2021-06", "2021-06-01.." },
  { "قمة from:\"يون", "قمه" },
  { "is:", "" },
  { "is:un", "" },
  { "is:unread", "unread" },
  { "from:20 قمة", "20 قمه*" },
  { "قمة؟", "قمه*" },
};

static void
test_words (void)
{
  check_cases (words, G_N_ELEMENTS (words), FALSE);
}

static void
test_phrases (void)
{
  check_cases (phrases, G_N_ELEMENTS (phrases), FALSE);
}

static void
test_exclusions (void)
{
  check_cases (exclusions, G_N_ELEMENTS (exclusions), FALSE);
}

static void
test_either (void)
{
  check_cases (either, G_N_ELEMENTS (either), FALSE);
}

static void
test_brackets (void)
{
  check_cases (brackets, G_N_ELEMENTS (brackets), FALSE);
}

static void
test_keywords (void)
{
  check_cases (keywords, G_N_ELEMENTS (keywords), FALSE);
}

static void
test_dates (void)
{
  check_cases (dates, G_N_ELEMENTS (dates), FALSE);
}

static void
test_foreign (void)
{
  check_cases (foreign, G_N_ELEMENTS (foreign), FALSE);
}

static void
test_typing (void)
{
  check_cases (typing, G_N_ELEMENTS (typing), TRUE);
}

/* ---- Any bytes ---- */

static guint
check_node (const QimamSearchNode *node, gsize length, guint depth)
{
  guint n = 0;

  g_assert_cmpuint (depth, <=, QIMAM_SEARCH_MAX_DEPTH);
  g_assert_cmpuint (node->start, <=, node->end);
  g_assert_cmpuint (node->end, <=, length);
  if (node->kind == QIMAM_SEARCH_AND || node->kind == QIMAM_SEARCH_OR)
    {
      g_assert_true (depth == 0 || node->children->len > 1);
      for (guint i = 0; i < node->children->len; i++)
        {
          const QimamSearchNode *child = node->children->pdata[i];

          g_assert_true (child->kind != node->kind || child->exclude);
          n += check_node (child, length, depth + 1);
        }
      return n;
    }
  if (node->kind == QIMAM_SEARCH_WORD || node->kind == QIMAM_SEARCH_PHRASE)
    {
      g_assert_cmpuint (node->words->len, >=, 1);
      for (guint i = 0; i < node->words->len; i++)
        g_assert_true (g_utf8_validate (g_array_index (node->words, QimamWord, i).folded, -1, NULL));
      return node->words->len;
    }
  if (node->value != NULL)
    g_assert_true (g_utf8_validate (node->value, -1, NULL));
  return 0;
}

static void
check_any (const char *text)
{
  for (guint prefix = 0; prefix < 2; prefix++)
    {
      g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (text, prefix == 1, TODAY);
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      const QimamSearchNode *root = qimam_search_text_get_root (search);
      g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QimamSpan));

      g_assert_false (root->exclude);
      g_assert_cmpint (root->kind, ==, QIMAM_SEARCH_AND);
      g_assert_cmpuint (check_node (root, strlen (valid), 0), <=, QIMAM_SEARCH_MAX_WORDS);
      g_assert_cmpuint (qimam_search_text_get_words (search)->len, <=, QIMAM_SEARCH_MAX_WORDS);
      g_assert_false (qimam_search_text_is_void (search) && qimam_search_text_is_empty (search));
      qimam_search_text_find (search, valid, strlen (valid), QIMAM_FIELD_BODY, 50, matches);
    }
}

/* Any pieces of the language in any order, and any bytes between them. */
static void
test_any_bytes (void)
{
  static const char *const pieces[] = {
    " ",
    " ",
    "(",
    ")",
    "-",
    "\"",
    "«",
    "»",
    "”",
    "“",
    "أو",
    " OR ",
    "topic:",
    "موضوع:",
    "source:",
    "title:",
    "from:",
    "إلى:",
    "is:",
    "2021-06",
    "unread",
    "قمة",
    "جنيف",
    "في",
    ":",
    "*",
    "NEAR",
    "\n",
    "؟",
    "a",
    "\xff",
    "\xd9",
    "\xf0\x9f",
    "\xe2\x80",
    "\xed\xa0\x80",
    "\xe2\x80\xae",
    "يونيو 2021",
    "ً",
    "ـ",
    "﷽",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (rand, 0, 24);

      for (guint i = 0; i < n; i++)
        if (g_rand_int_range (rand, 0, 12) == 0)
          g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        else
          g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      check_any (text->str);
    }
}

/* Texts that are long or deep take time in proportion, and what counts of them is bounded. */
static void
test_long (void)
{
  static const char *const units[] = { "(",    ")",       "\"",   "«",      "”",     "-",      "- ",
                                       "-(",   "title:(", "(a ",  "topic:", "a OR ", "OR ",    "from:\"",
                                       "a-b ", "كلمة ",   "\xd9", "a:",     "((",    "(a OR (" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 200000)
        g_string_append (text, units[i]);
      check_any (text->str);
      for (gsize n = text->len; n-- > 0;)
        if (text->str[n] == '(')
          g_string_append_c (text, ')');
      check_any (text->str);
    }
}

/* What was typed can be told from the tree: the bytes of a part are the part. */
static void
test_offsets (void)
{
  static const char text[] = "بوتين -topic:cyber title:«قمة جنيف» (قمة أو لقاء) from:2021";
  static const char *const parts[] = { "بوتين", "-topic:cyber", "title:«قمة جنيف»", "(قمة أو لقاء)",
                                       "from:2021" };
  g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (text, FALSE, TODAY);
  const QimamSearchNode *root = qimam_search_text_get_root (search);

  g_assert_cmpuint (root->children->len, ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < root->children->len; i++)
    {
      const QimamSearchNode *node = root->children->pdata[i];
      g_autofree char *part = g_strndup (text + node->start, node->end - node->start);

      g_assert_cmpstr (part, ==, parts[i]);
    }
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text;
    gboolean plain;
  } cases[] = {
    { "قمة", TRUE },        { "قمة أو لقاء", TRUE }, { "-قمة", FALSE },      { "\"قمة جنيف\"", TRUE },
    { "title:قمة", FALSE }, { "topic:x", FALSE },    { "قمة أو -x", FALSE }, { "قمة أو is:unread", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (cases[i].text, FALSE, TODAY);

      g_assert_cmpint (qimam_search_node_is_plain (qimam_search_text_get_root (search)->children->pdata[0]),
                       ==, cases[i].plain);
    }
}

static void
test_empty (void)
{
  static const struct
  {
    const char *text;
    gboolean prefix, empty, nothing;
  } cases[] = {
    { NULL, FALSE, TRUE, FALSE },         { "", FALSE, TRUE, FALSE },        { "  ", FALSE, TRUE, FALSE },
    { "؟!", FALSE, FALSE, TRUE },         { "قمة", FALSE, FALSE, FALSE },    { "-قمة", FALSE, FALSE, FALSE },
    { "topic:", TRUE, TRUE, FALSE },      { "topic:", FALSE, FALSE, FALSE }, { "from:20", TRUE, TRUE, FALSE },
    { "is:unread", FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamSearchText) search = qimam_search_text_parse (cases[i].text, cases[i].prefix);

      g_assert_cmpint (qimam_search_text_is_empty (search), ==, cases[i].empty);
      g_assert_cmpint (qimam_search_text_is_void (search), ==, cases[i].nothing);
    }
}

static void
test_open (void)
{
  static const struct
  {
    const char *text, *open;
    guint keyword;
    gsize start;
  } cases[] = {
    { "", NULL, 0, 0 },
    { "ab ", NULL, 0, 0 },
    { "ab", "ab", 0, 0 },
    { "ab cd", "cd", 0, 3 },
    { "-cd", "cd", 0, 1 },
    { "(cd", "cd", 0, 1 },
    { "\"ab cd", "cd", 0, 4 },
    { "\"ab cd\"", NULL, 0, 0 },
    { "topic:", "", QIMAM_SEARCH_WORD_TOPIC, 6 },
    { "ab topic:", "", QIMAM_SEARCH_WORD_TOPIC, 9 },
    { "topic:cy", "cy", QIMAM_SEARCH_WORD_TOPIC, 6 },
    { "-topic:cy", "cy", QIMAM_SEARCH_WORD_TOPIC, 7 },
    { "topic:\"arms con", "arms con", QIMAM_SEARCH_WORD_TOPIC, 6 },
    { "topic:\"arms con\"", NULL, 0, 0 },
    { "from:20", "20", QIMAM_SEARCH_WORD_FROM, 5 },
    { "is:un", "un", QIMAM_SEARCH_WORD_IS, 3 },
    { "title:ab", "ab", QIMAM_SEARCH_WORD_TITLE, 6 },
    { "topic:cy ab", "ab", 0, 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (cases[i].text, TRUE, TODAY);
      guint keyword = 0;
      gsize start = 0;

      g_assert_cmpstr (qimam_search_text_get_open (search, &keyword, &start), ==, cases[i].open);
      g_assert_cmpuint (keyword, ==, cases[i].keyword);
      g_assert_cmpuint (start, ==, cases[i].start);
    }
}

static void
test_join (void)
{
  static const char *const cases[][4] = {
    { "قمة", "جنيف", NULL, "قمة جنيف" },
    { "قمة جنيف", NULL, NULL, "قمة جنيف" },
    { "topic:arms control", "قمة", NULL, "topic:\"arms control\" قمة" },
    { "topic:arms control", NULL, NULL, "topic:arms control" },
    { "قمة", "-من:يونيو 2021", NULL, "قمة -من:\"يونيو 2021\"" },
    { "topic:«arms control» قمة", NULL, NULL, "topic:«arms control» قمة" },
    { "topic:cyber", NULL, NULL, "topic:cyber" },
    { "قال: نعم ولا", NULL, NULL, "قال: نعم ولا" },
    { "", NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = qimam_search_words_join (cases[i]);

      g_assert_cmpstr (joined, ==, cases[i][3]);
    }
}

/* What is looked for, for the rank: stop words too, nothing that is excluded. */
static void
test_list_of_words (void)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (
      "ما قمة \"لقاء في جنيف\" -بوتين topic:cyber title:نووي أو سلاح", FALSE, TODAY);
  const GArray *list = qimam_search_text_get_words (search);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s ", g_array_index (list, QimamWord, i).folded);
  g_assert_cmpstr (out->str, ==, "ما قمه لقاء في جنيف نووي سلاح ");
}

/* ---- Names ---- */

static const QimamSearchName names[] = {
  { QIMAM_SEARCH_TOPIC, "cyber", "الأمن السيبراني" },
  { QIMAM_SEARCH_TOPIC, "cyber", "Cyber security" },
  { QIMAM_SEARCH_TOPIC, "arms_control", "الحد من التسلح والاستقرار الاستراتيجي" },
  { QIMAM_SEARCH_TOPIC, "arms_control", "Arms control and strategic stability" },
  { QIMAM_SEARCH_TOPIC, "arctic", "القطب الشمالي" },
  { QIMAM_SEARCH_SOURCE, "وكالة الجزيرة", "وكالة الجزيرة" },
  { QIMAM_SEARCH_SOURCE, "الجزيرة", "الجزيرة" },
  { QIMAM_SEARCH_SOURCE, "بي بي سي", "بي بي سي" },
  { QIMAM_SEARCH_SOURCE, "Reuters", "Reuters" },
  { QIMAM_SEARCH_MEETING, "12", "لقاء الوزيرين في ريغا" },
  { QIMAM_SEARCH_MEETING, "3", "قمة ريغا 12" },
  { QIMAM_SEARCH_MEETING, "4", "قمة أوسلو" },
};

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    gboolean prefix;
    const char *keys;
  } cases[] = {
    { "topic:cyber", FALSE, "cyber" },
    { "topic:CYBER", FALSE, "cyber" },
    { "topic:السيبراني", FALSE, "cyber" },
    { "topic:\"الامن السيبرانى\"", FALSE, "cyber" },
    { "topic:arms-control", FALSE, "arms_control" },
    { "topic:\"arms control\"", FALSE, "arms_control" },
    { "topic:تسلح", FALSE, "arms_control" },
    { "topic:تسل", FALSE, "" },
    { "topic:تسل", TRUE, "arms_control" },
    { "topic:القط", TRUE, "arctic" },
    { "topic:ا", TRUE, "cyber arms_control arctic" },
    { "topic:reuters", FALSE, "" },
    { "source:الجزيرة", FALSE, "الجزيرة" },
    { "source:الجزيره", FALSE, "الجزيرة" },
    { "source:وكالة", FALSE, "وكالة الجزيرة" },
    { "source:جزيرة", FALSE, "وكالة الجزيرة الجزيرة" },
    { "source:\"بي بي سي\"", FALSE, "بي بي سي" },
    { "source:reuters", FALSE, "Reuters" },
    { "source:reu", FALSE, "" },
    { "source:reu", TRUE, "Reuters" },
    { "meeting:12", FALSE, "12" },
    { "meeting:#12", FALSE, "12" },
    { "meeting:ريغا", FALSE, "12 3" },
    { "meeting:\"ريغا قمة\"", FALSE, "3" },
    { "meeting:99", FALSE, "" },
  };
  g_autoptr (QimamSearchNames) all = qimam_search_names_new (names, G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamSearchText) search = qimam_search_text_parse_on (cases[i].text, cases[i].prefix, TODAY);
      g_autoptr (GPtrArray) keys =
          qimam_search_names_find (all, qimam_search_text_get_root (search)->children->pdata[0]);
      g_autofree char *found = NULL;

      g_ptr_array_add (keys, NULL);
      found = g_strjoinv (" ", (char **) keys->pdata);
      if (!g_str_equal (found, cases[i].keys))
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].keys);
    }
}

static char *
join_names (GPtrArray *list)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const QimamSearchName *) list->pdata[i])->key);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_complete (void)
{
  static const struct
  {
    QimamSearchKind kind;
    const char *text, *keys;
  } cases[] = {
    { QIMAM_SEARCH_TOPIC, "", "cyber arms_control arctic" },
    { QIMAM_SEARCH_TOPIC, "الام", "cyber" },
    { QIMAM_SEARCH_TOPIC, "s", "cyber arms_control" },
    { QIMAM_SEARCH_TOPIC, "الاست", "arms_control" },
    { QIMAM_SEARCH_SOURCE, "الجز", "الجزيرة وكالة الجزيرة" },
    { QIMAM_SEARCH_SOURCE, "زز", "" },
    { QIMAM_SEARCH_MEETING, "قمة ا", "4" },
    { QIMAM_SEARCH_MEETING, "قمة", "3 4" },
  };
  g_autoptr (QimamSearchNames) all = qimam_search_names_new (names, G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = qimam_search_names_complete (all, cases[i].kind, cases[i].text, "ar", 10);
      g_autofree char *keys = join_names (list);

      g_assert_cmpstr (keys, ==, cases[i].keys);
    }
  {
    g_autoptr (GPtrArray) list = qimam_search_names_complete (all, QIMAM_SEARCH_TOPIC, "", "en", 2);

    g_assert_cmpuint (list->len, ==, 2);
  }
}

static void
test_nearest_names (void)
{
  static const struct
  {
    QimamSearchKind kind;
    const char *text, *keys;
  } cases[] = {
    { QIMAM_SEARCH_TOPIC, "السيبرني", "cyber" },
    { QIMAM_SEARCH_TOPIC, "cybre", "cyber" },
    { QIMAM_SEARCH_SOURCE, "الجزبرة", "الجزيرة وكالة الجزيرة" },
    { QIMAM_SEARCH_SOURCE, "Rueters", "Reuters" },
    { QIMAM_SEARCH_MEETING, "اوصلو", "4" },
    { QIMAM_SEARCH_TOPIC, "زراعة", "" },
  };
  g_autoptr (QimamSearchNames) all = qimam_search_names_new (names, G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = qimam_search_names_nearest (all, cases[i].kind, cases[i].text, 5);
      g_autofree char *keys = join_names (list);

      g_assert_cmpstr (keys, ==, cases[i].keys);
    }
}

/* ---- Completing what is typed ---- */

static GPtrArray *
some_words (const char *prefix, guint max, gpointer data, GError **error)
{
  static const char *const all[] = { "القمة", "القمم", "السلاح", "summit" };
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (all) && found->len < max; i++)
    {
      g_autofree char *folded = g_utf8_casefold (all[i], -1);

      if (g_str_has_prefix (folded, prefix))
        g_ptr_array_add (found, g_strdup (all[i]));
    }
  return found;
}

static void
test_completion (void)
{
  static const struct
  {
    const char *text, *language, *texts;
  } cases[] = {
    { "", "ar", "" },
    { "قمة ", "ar", "" },
    { "topic:", "ar",
      "topic:\"الأمن السيبراني\" |topic:\"الحد من التسلح والاستقرار الاستراتيجي\" |"
      "topic:\"القطب الشمالي\" " },
    { "موضوع:الامن", "ar", "موضوع:\"الأمن السيبراني\" " },
    { "قمة -موضوع:\"الامن ال", "ar", "قمة -موضوع:\"الأمن السيبراني\" " },
    { "topic:", "en",
      "topic:\"Cyber security\" |topic:\"Arms control and strategic stability\" |"
      "topic:\"القطب الشمالي\" " },
    { "topic:cyb", "en", "topic:\"Cyber security\" " },
    { "source:reu", "en", "source:Reuters " },
    { "مصدر:الجز", "ar", "مصدر:الجزيرة |مصدر:\"وكالة الجزيرة\" " },
    { "لقاء:اوس", "ar", "لقاء:4 " },
    { "is:", "en", "is:unread |is:read |is:starred " },
    { "حالة:مم", "ar", "حالة:مميز " },
    { "حالة:غير", "ar", "حالة:غير-مقروء " },
    { "is:unread", "en", "" },
    { "from:y", "en", "from:yesterday " },
    { "من:هذا", "ar", "من:هذا-الأسبوع |من:هذا-الشهر |من:هذا-العام " },
    { "القم", "ar", "القمة |القمم " },
    { "-القم", "ar", "-القمة |-القمم " },
    { "(القم", "ar", "(القمة |(القمم " },
    { "title:القم", "ar", "title:القمة |title:القمم " },
    { "s", "en", "summit " },
    { "su", "en", "summit |topic:" },
    { "قمة مو", "ar", "قمة موضوع:" },
    { "reut", "en", "source:Reuters " },
    { "\"القمة\"", "ar", "" },
  };
  g_autoptr (QimamSearchNames) all = qimam_search_names_new (names, G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list =
          qimam_complete (cases[i].text, cases[i].language, all, some_words, NULL, 8, &error);
      g_autoptr (GString) texts = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint n = 0; n < list->len; n++)
        g_string_append_printf (texts, "%s%s", n > 0 ? "|" : "", ((QimamCompletion *) list->pdata[n])->text);
      g_assert_cmpstr (texts->str, ==, cases[i].texts);
    }
}

/* ---- Spelling ---- */

static void
test_spelling (void)
{
  /* The first is nearer to the second than to the third. */
  static const char *const nearer[][3] = {
    { "رياظه", "رياضه", "رياحه" },   /* sounds alike */
    { "جرانج", "غرانج", "برانج" },   /* written from another language */
    { "القمم", "القم", "القمر" },    /* doubled */
    { "القةم", "القمة", "القطم" },   /* swapped, where not folded */
    { "اجتمع", "اجتماع", "اجتمعت" }, /* a long vowel is missing */
    { "بوطين", "بوتين", "بوزين" },    { "كازاخستن", "كازاخستان", "كازاخستبن" },
    { "genava", "geneva", "genova" },
  };
  static const char *const far[][2] = {
    { "قمة", "بوتين" },     { "في", "فم" }, { "من", "عن" }, { "قمه", "سلاح" },
    { "اقتصاد", "اجتهاد" }, { "a", "b" },   { "", "قمة" },
  };
  g_autofree char *text = g_strnfill (4000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (nearer); i++)
    {
      g_assert_cmpuint (qimam_spelling_distance (nearer[i][0], nearer[i][1]), <,
                        qimam_spelling_distance (nearer[i][0], nearer[i][2]));
      g_assert_cmpuint (qimam_spelling_distance (nearer[i][0], nearer[i][1]), ==,
                        qimam_spelling_distance (nearer[i][1], nearer[i][0]));
      g_assert_cmpuint (qimam_spelling_distance (nearer[i][0], nearer[i][0]), ==, 0);
    }
  for (guint i = 0; i + 1 < G_N_ELEMENTS (far); i++)
    g_assert_cmpuint (qimam_spelling_distance (far[i][0], far[i][1]), >=, i == 4 ? 1 : QIMAM_SPELLING_FAR);
  g_assert_cmpuint (qimam_spelling_distance (text, "aaa"), ==, QIMAM_SPELLING_FAR);
}

static void
test_layout (void)
{
  static const char *const cases[][2] = {
    { "hgrlm", "القمة" },   { "HGRLM", "ألقمة" },       { "f,jdk", "بوتين" },   { "بعفهى", "futin" },
    { "hgsghl", "السلام" }, { "lwv 2021", "مصر 2021" }, { "قمة summit", NULL }, { "2021", NULL },
    { "", NULL },           { "саммит", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *other = qimam_spelling_switch_layout (cases[i][0]);

      g_assert_cmpstr (other, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-text/words", test_words);
  g_test_add_func ("/search-text/phrases", test_phrases);
  g_test_add_func ("/search-text/exclusions", test_exclusions);
  g_test_add_func ("/search-text/or", test_either);
  g_test_add_func ("/search-text/brackets", test_brackets);
  g_test_add_func ("/search-text/keywords", test_keywords);
  g_test_add_func ("/search-text/dates", test_dates);
  g_test_add_func ("/search-text/foreign", test_foreign);
  g_test_add_func ("/search-text/typing", test_typing);
  g_test_add_func ("/search-text/any-bytes", test_any_bytes);
  g_test_add_func ("/search-text/long", test_long);
  g_test_add_func ("/search-text/offsets", test_offsets);
  g_test_add_func ("/search-text/plain", test_plain);
  g_test_add_func ("/search-text/open", test_open);
  g_test_add_func ("/search-text/join", test_join);
  g_test_add_func ("/search-text/empty", test_empty);
  g_test_add_func ("/search-text/list-of-words", test_list_of_words);
  g_test_add_func ("/search-text/names", test_names);
  g_test_add_func ("/search-text/complete", test_complete);
  g_test_add_func ("/search-text/nearest-names", test_nearest_names);
  g_test_add_func ("/search-text/completion", test_completion);
  g_test_add_func ("/search-text/spelling", test_spelling);
  g_test_add_func ("/search-text/layout", test_layout);
  return g_test_run ();
}
