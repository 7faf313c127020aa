#include "import/proposal-draft.h"

#include <string.h>

#include <unicode/uscript.h>

#define SAMPLE_CODE_POINTS 1200
#define MIN_LETTERS        12

/* The commonest little words of the languages in Latin letters: six in a hundred words are enough. */
static const struct
{
  const char *language;
  const char *words;
} stop_words[] = {
  { "en", " the of and to in a is that for on with as was it by said has from at be are his an " },
  { "fr",
    " le la les de des et à un une du en est que qui dans pour au sur a par il ne se pas plus " },
  { "de",
    " der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch " },
  { "es", " el la de que y en los del se las por un para con no una su al lo como más es " },
  { "pt", " o a de que e do da em um para é com não uma os no se na por mais as dos ao " },
  { "it", " di e il la che in un per è del con non una le i si da al dei della nel " },
  { "nl", " de het een van en in is dat op te zijn met voor niet aan er om ook als bij " },
  { "pl", " w i na z do się nie że to jest o jak za od po przez oraz dla " },
  { "cs", " a v se na je že s z do o i k ve pro jako za by ale po podle " },
  { "sv", " och att det i en som på är av för med den till inte har ett om " },
  { "tr", " ve bir bu da de için ile olarak çok daha en olan gibi kadar sonra " },
  { "vi", " và của là có được cho không trong một các với người này đã những " },
  { "id", " yang dan di dengan untuk dari ini pada dalam itu tidak akan oleh " },
};

typedef struct
{
  guint latin, cyrillic, greek, hebrew, arabic, thai, hangul, han, kana, devanagari;
  guint ukrainian, persian;
  guint letters;
} Census;

static void
count_letter (Census *census, gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript ((UChar32) c, &status);

  census->letters++;
  census->latin += script == USCRIPT_LATIN;
  census->cyrillic += script == USCRIPT_CYRILLIC;
  census->greek += script == USCRIPT_GREEK;
  census->hebrew += script == USCRIPT_HEBREW;
  census->arabic += script == USCRIPT_ARABIC;
  census->thai += script == USCRIPT_THAI;
  census->hangul += script == USCRIPT_HANGUL;
  census->han += script == USCRIPT_HAN;
  census->kana += script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
  census->devanagari += script == USCRIPT_DEVANAGARI;
  census->ukrainian += g_utf8_strchr ("іїєґІЇЄҐ", -1, c) != NULL;
  census->persian += g_utf8_strchr ("پچژگیک", -1, c) != NULL;
}

/* A syllable or an ideograph says as much as two or three letters. */
static const char *
decide_by_script (const Census *census, guint *weight)
{
  guint east_asian = 2 * (census->hangul + census->han + census->kana);
  guint best = MAX (census->latin, MAX (census->cyrillic, east_asian));

  *weight = best;
  if (best == east_asian && east_asian > 0)
    {
      if (census->hangul * 3 >= census->han + census->kana)
        return "ko";
      return census->kana * 8 >= census->han ? "ja" : "zh";
    }
  if (census->greek > best)
    return *weight = census->greek, "el";
  if (census->hebrew > best)
    return *weight = census->hebrew, "he";
  if (census->arabic > best)
    return *weight = census->arabic, census->persian * 12 > census->arabic ? "fa" : "ar";
  if (census->thai > best)
    return *weight = census->thai, "th";
  if (census->devanagari > best)
    return *weight = census->devanagari, "hi";
  if (best == census->cyrillic && census->cyrillic > census->latin)
    return census->ukrainian * 40 > census->cyrillic ? "uk" : "ru";
  return NULL;
}

static const char *
decide_by_words (const char *text, gsize length, int *confidence)
{
  guint counts[G_N_ELEMENTS (stop_words)] = { 0 };
  g_autofree char *folded = g_utf8_strdown (text, (gssize) length);
  g_auto (GStrv) words = g_strsplit_set (folded, " \n\t.,;:!?()\"", -1);
  guint n_words = 0;
  gsize best = 0;

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *padded = g_strdup_printf (" %s ", *word);

      if (**word == '\0')
        continue;
      n_words++;
      for (gsize i = 0; i < G_N_ELEMENTS (stop_words); i++)
        counts[i] += strstr (stop_words[i].words, padded) != NULL;
    }
  for (gsize i = 1; i < G_N_ELEMENTS (stop_words); i++)
    if (counts[i] > counts[best])
      best = i;
  if (counts[best] < 2 || counts[best] * 100 < n_words * 6)
    return NULL;
  *confidence = (int) CLAMP (counts[best] * 300 / MAX (n_words, 1), 50, 98);
  return stop_words[best].language;
}

/**
 * dossier_text_language:
 * @text: UTF-8
 * @length: its bytes
 * @confidence: (out): 0–100
 *
 * Tells the language by the letters, or the little words where many languages share the letters,
 * of the first 1,200 characters. Any thread.
 *
 * Returns: (transfer none): a BCP 47 tag, "und" if it cannot be told
 */
const char *
dossier_text_language (const char *text, gsize length, int *confidence)
{
  Census census = { 0 };
  const char *p = text;
  const char *language;
  guint weight;

  for (guint n = 0; p < text + length && n < SAMPLE_CODE_POINTS; n++, p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      count_letter (&census, g_utf8_get_char (p));
  *confidence = 0;
  language = decide_by_script (&census, &weight);
  if (language != NULL && census.letters >= MIN_LETTERS / 2)
    {
      *confidence = (int) MIN (99, 60 + 40 * weight / (census.letters + 1));
      return language;
    }
  if (census.letters >= MIN_LETTERS && census.latin * 2 > census.letters)
    language = decide_by_words (text, (gsize) (p - text), confidence);
  return language != NULL ? language : "und";
}
