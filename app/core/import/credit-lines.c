#include "import/proposal-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Who wrote a text and where it comes from: lines of their own near its edges, a dateline in front
 * of the first sentence, or a few words behind the last. */
#define EDGE_LINES             12
#define EDGE_BYTES             300
#define MAX_BYLINE_CODE_POINTS 160

#define MAIL         "(?:\\s*[\\[(<]*\\s*(?:\\S+@\\S+?|\\[?e-?mail[^\\])>]*)\\s*[\\])>]*)"
#define KOREAN_NAMES "\\p{Hangul}{2,4}(?:\\s*[·,・]\\s*\\p{Hangul}{2,4})*"
#define KOREAN_POST  "\\s*(?:\\p{Hangul}+\\s*)?(?:기자|특파원|논설위원|객원기자)"
#define HAN_NAMES    "\\p{Han}{2,4}(?:[\\s、,，]+\\p{Han}{2,4})*"

static DossierPattern bylines[] = {
  DOSSIER_PATTERN ("^(?:By|BY|Written by|Reported by|Story by)[:\\s]\\s*"
                   "(?<who>\\p{Lu}[^\\[\\]@|<(]{2,140}?)\\s*(?:[\\[(<|].*)?$"),
  DOSSIER_PATTERN ("^(?<who>" KOREAN_NAMES ")" KOREAN_POST MAIL "?$"),
  DOSSIER_PATTERN ("^(?:글|기자|작성자|글쓴이)\\s*[:：=]\\s*(?<who>" KOREAN_NAMES ")(?:" KOREAN_POST
                   ")?" MAIL "?$"),
  DOSSIER_PATTERN (
      "^[(（【]?(?:本报|特约)?(?:记者|記者|作者|撰文|文)\\s*[:：/／\\s]\\s*(?<who>" HAN_NAMES
      ")(?:\\s*(?:报道|報導|報道))?[)）】]?$"),
  DOSSIER_PATTERN ("^[【(（]?(?<who>[\\p{Han}\\s]{2,12})(?:記者|特派員)[】)）]?$"),
  DOSSIER_PATTERN ("^(?:Автор|Авторы|Текст)\\s*:\\s*(?<who>\\p{Lu}.{2,100})$"),
  DOSSIER_PATTERN ("^(?:Von|Par|Por)\\s+(?<who>\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:und|et|y|\\p{Lu}[\\p{"
                   "L}'’.-]+)){1,8})$"),
};

static DossierPattern source_line =
    DOSSIER_PATTERN ("(?:^|(?<=[\\s.!?\"”’)」』。]))(?<all>(?:Source|SOURCE|Sources|출처|자료|来源|"
                     "來源|出典|出所|Источник|"
                     "Quelle|Fuente)\\s*[:：]\\s*(?<who>[^:：]{2,80}?)\\.?)$");

static DossierPattern datelines[] = {
  DOSSIER_PATTERN ("^[(\\[](?<where>[^=()\\[\\]]{1,24})=(?<agency>[^()\\[\\]=]{1,24})[)\\]]\\s*"
                   "(?:(?<who>" KOREAN_NAMES ")" KOREAN_POST "\\s*=\\s*)?"),
  DOSSIER_PATTERN ("^(?:\\p{Lu}[\\p{Lu}\\s.'-]{2,30}(?:,\\s*[\\p{L}\\d.,\\s]{2,40})?\\s*)?"
                   "\\((?<agency>[\\p{Lu}][\\p{L}\\s.]{1,30})\\)\\s*(?:--?|–|—)\\s+"),
  DOSSIER_PATTERN ("^\\p{Lu}[\\p{Lu}\\s.'-]{2,30},\\s*\\p{L}{3,9}\\.?\\s+\\d{1,2}\\s*(?:,\\s*\\d{4}"
                   "\\s*)?(?:--?|–|—)\\s+"),
  DOSSIER_PATTERN (
      "^(?:【[^】]{2,30}】\\s*|(?<agency>新华社|中新社|中央社|共同社|ТАСС)(?<where>\\p{Han}{2,8})"
      "(?<when>\\d{1,2}月\\d{1,2}日)电\\s*(?:[(（].{2,40}?[)）])?\\s*)"),
};

static DossierPattern translation =
    DOSSIER_PATTERN ("(?i)(?:\\btranslat(?:ed|ion)\\b.*\\b(?:article|original|reporter|editor|from|"
                     "by|published|ai)\\b"
                     "|\\b(?:article|original)\\w*\\b.*\\btranslat(?:ed|ion)\\b|번역(?:한|된|했)|"
                     "翻译自|译自|翻譯自|翻訳した|"
                     "перевод\\s+с\\s|перевед[её]н)");
static DossierPattern original_language =
    DOSSIER_PATTERN ("(?i)(?:written in|translated from(?: the)?|published in|original(?:ly)? "
                     "in)\\s+(?<language>\\p{L}+)");

static const char *
language_code (const char *name)
{
  static const char *const names[][2] = {
    { "korean", "ko" },  { "chinese", "zh" }, { "japanese", "ja" }, { "russian", "ru" },
    { "english", "en" }, { "french", "fr" },  { "german", "de" },   { "spanish", "es" },
    { "arabic", "ar" },  { "hebrew", "he" },  { "persian", "fa" },  { "ukrainian", "uk" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i][0]) == 0)
      return names[i][1];
  return NULL;
}

/* Names have capitals; "By Monday the talks had failed" has not. */
static gboolean
are_names (const char *who)
{
  g_auto (GStrv) words = g_strsplit_set (who, " ,", -1);
  guint n_small = 0;
  guint n_words = 0;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && strcmp (*word, "and") != 0 && strcmp (*word, "in") != 0
        && strcmp (*word, "und") != 0 && strcmp (*word, "et") != 0 && strcmp (*word, "y") != 0)
      {
        n_words++;
        n_small += g_unichar_islower (g_utf8_get_char (*word));
      }
  return n_words > 0 && n_words <= 14 && n_small <= 1 && !g_str_has_suffix (who, ".");
}

/* "LEE A,KIM B" becomes "LEE A, KIM B". */
static char *
space_commas (const char *who)
{
  g_auto (GStrv) names = g_strsplit (who, ",", -1);

  for (char **name = names; *name != NULL; name++)
    g_strstrip (*name);
  return g_strjoinv (", ", names);
}

static gboolean
take_byline (DossierDraft *draft, DossierDraftLine *line)
{
  if (line->code_points > MAX_BYLINE_CODE_POINTS)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *who = NULL;
      g_autofree char *spaced = NULL;

      if (!dossier_pattern_match (&bylines[i], line->start, line->length, &match))
        continue;
      who = g_match_info_fetch_named (match, "who");
      if (!are_names (who))
        continue;
      spaced = space_commas (who);
      dossier_draft_set (draft, DOSSIER_FIELD_BYLINE, spaced, 90,
                         _ ("A line that names who wrote it"));
      dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_BYLINE, 90,
                               _ ("A line that names who wrote it"));
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_translation_note (DossierDraft *draft, DossierDraftLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (line->length > DOSSIER_SHORT_LINE
      || !dossier_pattern_match (&translation, line->start, line->length, NULL))
    return FALSE;
  if (dossier_pattern_match (&original_language, line->start, line->length, &match))
    {
      g_autofree char *language = g_match_info_fetch_named (match, "language");

      dossier_draft_set (draft, DOSSIER_FIELD_ORIGINAL_LANGUAGE, language_code (language), 85,
                         _ ("The note on the translation names it"));
    }
  dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_TRANSLATION_NOTE, 85,
                           _ ("It speaks of the translation of this text"));
  return TRUE;
}

/* A source may be said in a line of its own or behind the last sentence of a long paragraph. */
static gboolean
take_source (DossierDraft *draft, DossierDraftLine *line)
{
  const char *tail = line->start;
  const char *end = line->start + line->length;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *who = NULL;
  int start = 0;
  int stop = 0;

  if (line->length > EDGE_BYTES)
    tail = g_utf8_find_next_char (end - EDGE_BYTES, end);
  if (!dossier_pattern_match (&source_line, tail, (gsize) (end - tail), &match))
    return FALSE;
  who = g_match_info_fetch_named (match, "who");
  g_match_info_fetch_named_pos (match, "all", &start, &stop);
  dossier_draft_set (draft, DOSSIER_FIELD_SOURCE_LINE, who, 90, _ ("The words after “Source:”"));
  dossier_draft_add_zone (draft, DOSSIER_ZONE_KIND_SOURCE_LINE, tail + start, tail + stop, 90,
                          _ ("It names the source"));
  line->is_taken = tail + start == line->start;
  return line->is_taken;
}

/**
 * dossier_dateline_end:
 * @text: where a paragraph may begin
 * @length: bytes
 * @match: (out) (optional): named groups where, agency and who
 *
 * Any thread.
 *
 * Returns: (nullable): behind the dateline that @text begins with, or NULL if there is none
 */
const char *
dossier_dateline_end (const char *text, gsize length, GMatchInfo **match)
{
  const char *end = text + length;
  const char *limit = length > EDGE_BYTES ? g_utf8_find_prev_char (text, text + EDGE_BYTES) : end;

  for (gsize i = 0; i < G_N_ELEMENTS (datelines); i++)
    {
      g_autoptr (GMatchInfo) found = NULL;
      int stop = 0;

      if (!dossier_pattern_match (&datelines[i], text, (gsize) (limit - text), &found)
          || !g_match_info_fetch_pos (found, 0, NULL, &stop) || stop == 0)
        continue;
      if (match != NULL)
        *match = g_steal_pointer (&found);
      return text + stop;
    }
  return NULL;
}

/**
 * dossier_draft_take_dateline:
 * @draft: a draft
 * @text: where a paragraph begins, in the text of @draft
 * @length: bytes up to its end
 *
 * Proposes what a dateline says, if there is one: agency, author, day. Any thread.
 */
void
dossier_draft_take_dateline (DossierDraft *draft, const char *text, gsize length)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *end = dossier_dateline_end (text, length, &match);
  g_autofree char *agency = NULL;
  g_autofree char *who = NULL;
  gboolean has_author;

  if (end == NULL)
    return;
  agency = g_match_info_fetch_named (match, "agency");
  who = g_match_info_fetch_named (match, "who");
  has_author = who != NULL && *who != '\0';
  dossier_draft_set (draft, DOSSIER_FIELD_SOURCE_LINE, agency, 80,
                     _ ("The agency of the dateline"));
  dossier_draft_set (draft, DOSSIER_FIELD_BYLINE, who, 85, _ ("The author of the dateline"));
  while (end > text && end[-1] == ' ')
    end--;
  dossier_draft_add_zone (draft,
                          has_author ? DOSSIER_ZONE_KIND_BYLINE : DOSSIER_ZONE_KIND_SOURCE_LINE,
                          text, end, 70, _ ("A dateline in front of the first sentence"));
  dossier_draft_take_dateline_date (draft, text, (gsize) (end - text));
}

/**
 * dossier_draft_find_credits:
 * @draft: a draft
 *
 * Proposes byline, source and the note on a translation. Any thread.
 */
void
dossier_draft_find_credits (DossierDraft *draft)
{
  guint n = draft->lines->len;

  for (guint i = 0; i < n; i++)
    {
      DossierDraftLine *line = dossier_draft_line (draft, i);

      if (i >= EDGE_LINES && i + EDGE_LINES < n)
        {
          i = n - EDGE_LINES - 1;
          continue;
        }
      if (line->is_taken || take_byline (draft, line) || take_translation_note (draft, line)
          || take_source (draft, line))
        continue;
      if (i < 4)
        dossier_draft_take_dateline (draft, line->start, line->length);
    }
}
