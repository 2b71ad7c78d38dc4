/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding, character by character and over whole texts. */
#include <string.h>

#include "qimam-fold.h"

/* Runs of characters that follow each other and what each folds to: "-" to nothing, "=" to itself, "_" for a
 * blank. */
static const struct
{
  gunichar first;
  const char *folded;
} blocks[] = {
  /* clang-format off */
  { 0x0600, "= = = = = = = = = = = = = = = =" },
  { 0x0610, "- - - - - - - - - - - = - = = =" },
  { 0x0620, "ي = ا ا و ا ي = = ه = = = = = =" },
  { 0x0630, "= = = = = = = = = = = ك ك ي ي ي" },
  { 0x0640, "- = = = = = = = = ي = - - - - -" },
  { 0x0650, "- - - - - - - - - - - - - - - -" },
  { 0x0660, "0 1 2 3 4 5 6 7 8 9 = = = = ب ق" },
  { 0x0670, "- ا ا ا - ا و و ي ت ت ب ت ت ب ت" },
  { 0x0680, "ب ح ح ج ج ح ج ج د د د د د د د د" },
  { 0x0690, "د ر ر ر ر ر ر ز ز ز ش س ش ص ص ط" },
  { 0x06A0, "ع ف ف ف ف ف ف ق ق ك ك ك ك ك ك ك" },
  { 0x06B0, "ك ك ك ك ك ل ل ل ل ن ن ن ن ن ه ج" },
  { 0x06C0, "ه ه ه ه و و و و و و و و ي ي ي و" },
  { 0x06D0, "ي ي ي ي = ه - - - - - - - - - -" },
  { 0x06E0, "- - - - - - - - - - - - - - د ر" },
  { 0x06F0, "0 1 2 3 4 5 6 7 8 9 ش ض غ = = ه" },
  { 0x0750, "ب ب ب ب ب ب ب ح ح د د ر س ع ع ع" },
  { 0x0760, "ف ف ك ك ك م م ن ن ن ل ر ر س ح ح" },
  { 0x0770, "س ر ح ا ا ي ي ي و و ي ي ح س س ك" },
  { 0x0870, "ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا ا" },
  { 0x0880, "ا ا ا - - - ي - = ن ح ط ط ك -" },
  { 0x0890, "= =" },
  { 0x0898, "- - - - - - - - ب ب ج ط ف ق ل م" },
  { 0x08A8, "ي ي ر و ي ا د ص ك و ز ع ك ق ب ب" },
  { 0x08B8, "ت ر ي ف ق ن ب ت ت ج ك غ ق ج ج ل" },
  { 0x08C8, "ك - - - - - - - - - - - - - - -" },
  { 0x08D8, "- - - - - - - - - - - - - - - -" },
  { 0x08E8, "- - - - - - - - - - - - - - - -" },
  { 0x08F8, "- - - - - - - -" },
  { 0xFB50, "ا ا ب ب ب ب ب ب ب ب ب ب ب ب ت ت" },
  { 0xFB60, "ت ت ت ت ت ت ت ت ت ت ف ف ف ف ف ف" },
  { 0xFB70, "ف ف ج ج ج ج ج ج ج ج ج ج ج ج ج ج" },
  { 0xFB80, "ج ج د د د د د د د د ز ز ر ر ك ك" },
  { 0xFB90, "ك ك ك ك ك ك ك ك ك ك ك ك ك ك ن ن" },
  { 0xFBA0, "ن ن ن ن ه ه ه ه ه ه ه ه ه ه ي ي" },
  { 0xFBB0, "ي ي = = = = = = = = = = = = = =" },
  { 0xFBC0, "= = =" },
  { 0xFBD3, "ك ك ك ك و و و و و و و و و و و و" },
  { 0xFBE3, "و ي ي ي ي ي ي يا يا يه يه يو يو يو يو يو" },
  { 0xFBF3, "يو يو يو يي يي يي يي يي يي ي ي ي ي يج يح يم" },
  { 0xFC03, "يي يي بج بح بخ بم بي بي تج تح تخ تم تي تي ثج ثم" },
  { 0xFC13, "ثي ثي جح جم حج حم خج خح خم سج سح سخ سم صح صم ضج" },
  { 0xFC23, "ضح ضخ ضم طح طم ظم عج عم غج غم فج فح فخ فم في في" },
  { 0xFC33, "قح قم قي قي كا كج كح كخ كل كم كي كي لج لح لخ لم" },
  { 0xFC43, "لي لي مج مح مخ مم مي مي نج نح نخ نم ني ني هج هم" },
  { 0xFC53, "هي هي يج يح يخ يم يي يي ذ ر ي - - - - -" },
  { 0xFC63, "- ير يز يم ين يي يي بر بز بم بن بي بي تر تز تم" },
  { 0xFC73, "تن تي تي ثر ثز ثم ثن ثي ثي في في قي قي كا كل كم" },
  { 0xFC83, "كي كي لم لي لي ما مم نر نز نم نن ني ني ي ير يز" },
  { 0xFC93, "يم ين يي يي يج يح يخ يم يه بج بح بخ بم به تج تح" },
  { 0xFCA3, "تخ تم ته ثم جح جم حج حم خج خم سج سح سخ سم صح صخ" },
  { 0xFCB3, "صم ضج ضح ضخ ضم طح ظم عج عم غج غم فج فح فخ فم قح" },
  { 0xFCC3, "قم كج كح كخ كل كم لج لح لخ لم له مج مح مخ مم نج" },
  { 0xFCD3, "نح نخ نم نه هج هم ه يج يح يخ يم يه يم يه بم به" },
  { 0xFCE3, "تم ته ثم ثه سم سه شم شه كل كم لم نم نه يم يه -" },
  { 0xFCF3, "- - طي طي عي عي غي غي سي سي شي شي حي حي جي جي" },
  { 0xFD03, "خي خي صي صي ضي ضي شج شح شخ شم شر سر صر ضر طي طي" },
  { 0xFD13, "عي عي غي غي سي سي شي شي حي حي جي جي خي خي صي صي" },
  { 0xFD23, "ضي ضي شج شح شخ شم شر سر صر ضر شج شح شخ شم سه شه" },
  { 0xFD33, "طم سج سح سخ شج شح شخ طم ظم ا ا = = = = =" },
  { 0xFD43, "= = = = = = = = = = = = = تجم تحج تحج" },
  { 0xFD53, "تحم تخم تمج تمح تمخ جمح جمح حمي حمي سحج سجح سجي سمح سمح سمج سمم" },
  { 0xFD63, "سمم صحح صحح صمم شحم شحم شجي شمخ شمخ شمم شمم ضحي ضخم ضخم طمح طمح" },
  { 0xFD73, "طمم طمي عجم عمم عمم عمي غمم غمي غمي فخم فخم قمح قمم لحم لحي لحي" },
  { 0xFD83, "لجج لجج لخم لخم لمح لمح محج محم محي مجح مجم مخج مخم" },
  { 0xFD92, "مجخ همج همم نحم نحي نجم نجم نجي نمي نمي يمم يمم بخي تجي تجي تخي" },
  { 0xFDA2, "تخي تمي تمي جمي جحي جمي سخي صحي شحي ضحي لجي لمي يحي يجي يمي ممي" },
  { 0xFDB2, "قمي نحي قمح لحم عمي كمي نجح مخي لجم كمم لجم نجح جحي حجي مجي فمي" },
  { 0xFDC2, "بحي كمم عجم صمم سخي نجي" },
  { 0xFDCF, "=" },
  { 0xFDF0, "صلي قلي الله اكبر محمد صلعم رسول عليه وسلم صلي صلي_الله_عليه_وسلم جل_جلاله ريال = = =" },
  { 0xFE70, "- - - - -" },
  { 0xFE76, "- - - - - - - - - - ء ا ا ا ا و" },
  { 0xFE86, "و ا ا ي ي ي ي ا ا ب ب ب ب ه ه ت" },
  { 0xFE96, "ت ت ت ث ث ث ث ج ج ج ج ح ح ح ح خ" },
  { 0xFEA6, "خ خ خ د د ذ ذ ر ر ز ز س س س س ش" },
  { 0xFEB6, "ش ش ش ص ص ص ص ض ض ض ض ط ط ط ط ظ" },
  { 0xFEC6, "ظ ظ ظ ع ع ع ع غ غ غ غ ف ف ف ف ق" },
  { 0xFED6, "ق ق ق ك ك ك ك ل ل ل ل م م م م ن" },
  { 0xFEE6, "ن ن ن ه ه ه ه و و ي ي ي ي ي ي لا" },
  { 0xFEF6, "لا لا لا لا لا لا لا" },
  { 0xFEFF, "-" },
  /* Latin-1 and what follows it: Ð to Ï, à to ö … */
  { 0x00C0, "a a a a a a ae c e e e e i i i i" },
  { 0x00D0, "d n o o o o o = o u u u u y th ss" },
  { 0x00E0, "a a a a a a ae c e e e e i i i i" },
  { 0x00F0, "d n o o o o o = o u u u u y th y" },
  { 0x0100, "a a a a a a c c c c c c c c d d" },
  { 0x0110, "d d e e e e e e e e e e g g g g" },
  { 0x0120, "g g g g h h h h i i i i i i i i" },
  { 0x0130, "i i ij ij j j k k k l l l l l l l" },
  { 0x0140, "l l l n n n n n n n n n o o o o" },
  { 0x0150, "o o oe oe r r r r r r s s s s s s" },
  { 0x0160, "s s t t t t t t u u u u u u u u" },
  { 0x0170, "u u u u w w y y y z z z z z z s" },
  /* Greek and Cyrillic */
  { 0x0386, "α = ε η ι" },
  { 0x0391, "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ" },
  { 0x03A3, "σ τ υ φ χ ψ ω ι υ α ε η ι υ α β" },
  { 0x03C2, "σ σ τ υ φ χ ψ ω ι υ ο υ ω" },
  { 0x0400, "е е ђ г є ѕ і і ј љ њ ћ к и у џ" },
  { 0x0410, "а б в г д е ж з и и к л м н о п" },
  { 0x0430, "= = = = = = = = = и = = = = = =" },
  /* Full width, Roman numbers, ligatures */
  { 0xFF10, "0 1 2 3 4 5 6 7 8 9 = = = = = =" },
  { 0xFF21, "a b c d e f g h i j k l m n o p" },
  { 0xFF41, "a b c d e f g h i j k l m n o p" },
  { 0x2160, "i ii iii iv v vi vii viii ix x xi xii" },
  { 0xFB00, "ff fi fl ffi ffl st st" },
  /* Punctuation and what cannot be seen */
  { 0x0020, "= = = = = = = = = = = = = = = =" },
  { 0x200A, "= - - - - - = = = = = = = = = = = = = = = = = = = = = = = = = =" },
  { 0x202A, "- - - - - = = =" },
  { 0x2060, "- - - - - - - - - - - - - - - -" },
  { 0x00AA, "a = = - = = = = = = = μ = = = = o = = = =" },
  { 0xFE00, "- - - - - - - - - - - - - - - -" },
  { 0x02BB, "- - - - -" },
  { 0x0300, "- - - - - - - - - - - - - - - -" },
  { 0x0966, "0 1 2 3 4 5 6 7 8 9" },
  /* clang-format on */
};

static void
test_fold_characters (void)
{
  guint n = 0;

  for (guint b = 0; b < G_N_ELEMENTS (blocks); b++)
    {
      g_auto (GStrv) cells = g_strsplit (blocks[b].folded, " ", -1);

      for (guint i = 0; cells[i] != NULL; i++, n++)
        {
          char text[8] = "";
          g_autofree char *folded = NULL, *name = g_strdup_printf ("U+%04X ", blocks[b].first + i);
          g_autofree char *got = NULL, *wanted = NULL;

          g_unichar_to_utf8 (blocks[b].first + i, text);
          folded = qimam_fold (text, -1, NULL);
          if (g_str_equal (cells[i], "-"))
            *cells[i] = '\0';
          g_strdelimit (cells[i], "_", ' ');
          got = g_strconcat (name, folded, NULL);
          wanted = g_strconcat (name, g_str_equal (cells[i], "=") ? text : cells[i], NULL);
          g_assert_cmpstr (got, ==, wanted);
        }
    }
  g_assert_cmpuint (n, >, 1500);
}

/* ---- Whole texts ---- */

static void
check_map (const char *text, gsize length, const char *folded, const GArray *map)
{
  gsize n = strlen (folded);

  g_assert_cmpuint (map->len, ==, n + 1);
  g_assert_cmpuint (g_array_index (map, guint32, n), ==, length);
  for (gsize i = 0; i < n; i++)
    {
      guint32 offset = g_array_index (map, guint32, i);

      g_assert_cmpuint (offset, <, length);
      g_assert_cmpuint (offset, <=, g_array_index (map, guint32, i + 1));
      /* Each byte comes from the beginning of a character. */
      g_assert_cmphex ((guchar) text[offset] & 0xC0, !=, 0x80);
    }
}

static void
test_fold_texts (void)
{
  static const char *const rows[][2] = {
    /* Tashkeel, superscript alef, Quranic signs, tatweel */
    { "مُؤْتَمَرٌ صُحُفِيٌّ", "موتمر صحفي" },
    { "هٰذَا ذٰلِكَ لٰكِنْ", "هذا ذلك لكن" },
    { "ٱلرَّحْمَٰنِ ٱلرَّحِيمِ", "الرحمن الرحيم" },
    { "لَهُۥ بِهِۦ ۖ قَالَ ۚ", "له به  قال " },
    { "عـــاجل", "عاجل" },
    { "ـقمةـ", "قمه" },
    /* Hamza, alef, yeh, teh marbuta, waw */
    { "إسلام أمن آسيا ٱبن", "اسلام امن اسيا ابن" },
    { "مستشفى على هدى", "مستشفي علي هدي" },
    { "قمة دولة", "قمه دوله" },
    { "مسؤول شؤون", "مسوول شوون" },
    { "رئيس هيئة", "رييس هييه" },
    { "بدء شيء", "بدء شيء" },
    { "آمال", "امال" },
    { "ا\xD9\x93مال أ ا\xD9\x94", "امال ا ا" },
    /* Persian, Urdu, Kurdish, Pashto, Maghrebi spellings */
    { "گفت‌وگو", "كفتوكو" },
    { "پاکستان", "باكستان" },
    { "چین ژاپن", "جين زابن" },
    { "وزیراعظم نے کہا", "وزيراعظم ني كها" },
    { "ٹرمپ", "ترمب" },
    { "ڤيينا ڥيديو", "فيينا فيديو" },
    { "ڨفصة", "قفصه" },
    { "أݣادير أڭادير", "اكادير اكادير" },
    { "کوردستان ههولێر", "كوردستان ههولير" },
    { "پښتو", "بشتو" },
    /* Presentation forms */
    { "ﺍﻟﻤﺆﺗﻤﺮ", "الموتمر" },
    { "ﻻ ﻷ ﻹ ﻵ", "لا لا لا لا" },
    { "ﻼ ﻸ ﻺ ﻶ", "لا لا لا لا" },
    { "ﷲ ﷳ ﷴ", "الله اكبر محمد" },
    { "ﷺ", "صلي الله عليه وسلم" },
    { "٥ ﷼", "5 ريال" },
    { "\xEF\xB9\xB0ﻗ\xEF\xB9\xB7ﻤﺔ", "قمه" },
    /* Digits and separators */
    { "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "0123456789 0123456789" },
    { "١٬٢٣٤٫٥ ٪", "1٬234٫5 ٪" },
    { "½ ² ①", "½ ² ①" },
    /* What cannot be seen */
    { "\xE2\x80\xABقمة\xE2\x80\xAC", "قمه" },
    { "\xE2\x81\xA7قمة\xE2\x81\xA9", "قمه" },
    { "قم\xE2\x80\x8Dة", "قمه" },
    { "ق\xE2\x80\x8Cمة", "قمه" },
    { "\xD8\x9Cقمة", "قمه" },
    { "\xEF\xBB\xBFقمة", "قمه" },
    { "so\xC2\xADviet", "soviet" },
    { "قمة☕\xEF\xB8\x8F", "قمه☕" },
    /* Latin */
    { "Élysée", "elysee" },
    { "E\xCC\x81lyse\xCC\x81"
      "e",
      "elysee" },
    { "Recep Tayyip ERDOĞAN İstanbul", "recep tayyip erdogan istanbul" },
    { "ʿAbd al-Raḥmān Saʿūd", "abd al-rahman saud" },
    { "Straße Œuvre Æther Þór", "strasse oeuvre aether thor" },
    { "Łódź Đurić Århus", "lodz duric arhus" },
    { "ＡＢＣ１２３", "abc123" },
    { "Путин Йошкар-Ола Ґ", "путин иошкар-ола г" },
    { "ΑΘΗΝΑΣ", "αθηνασ" },
    { "“نص” «نص» – … ،؛؟", "“نص” «نص» – … ،؛؟" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) map = NULL;
      g_autofree char *folded = qimam_fold (rows[i][0], -1, &map), *again = qimam_fold (folded, -1, NULL);

      g_assert_cmpstr (folded, ==, rows[i][1]);
      check_map (rows[i][0], strlen (rows[i][0]), folded, map);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* The byte of the text that a byte of the folded text comes from. */
static void
test_fold_map (void)
{
  static const char text[] = "«قِمّة» ﷲ É";
  g_autoptr (GArray) map = NULL;
  g_autofree char *folded = qimam_fold (text, -1, &map);
  static const struct
  {
    const char *folded;
    const char *original;
  } rows[] = {
    { "قمه", "قِمّة" }, { "مه", "مّة" }, { "الله", "ﷲ" }, { "لله", "ﷲ" }, { "e", "É" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *at = strstr (folded, rows[i].folded);

      g_assert_nonnull (at);
      g_assert_true (g_str_has_prefix (text + g_array_index (map, guint32, at - folded), rows[i].original));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/characters", test_fold_characters);
  g_test_add_func ("/fold/texts", test_fold_texts);
  g_test_add_func ("/fold/map", test_fold_map);
  return g_test_run ();
}
