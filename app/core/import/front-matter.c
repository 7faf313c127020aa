#include "import/proposal-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Lines such as "Title: …" at the top, as note programs and databases write them, with or without
 * the fences of YAML; and the headings of Markdown. */
#define MAX_LINES 20

typedef struct
{
  const char *keys; /* separated by bars, with one before and behind */
  DossierFieldName field;
  DossierZoneKind zone;
} Key;

static const Key known_keys[] = {
  { "|title|headline|제목|标题|標題|見出し|заголовок|titel|titre|título|", DOSSIER_FIELD_TITLE,
    DOSSIER_ZONE_KIND_TITLE },
  { "|author|authors|by|byline|reporter|기자|글쓴이|저자|작성자|作者|记者|記者|автор|autor|auteur|",
    DOSSIER_FIELD_BYLINE, DOSSIER_ZONE_KIND_BYLINE },
  { "|source|agency|출처|来源|來源|出典|источник|quelle|fuente|", DOSSIER_FIELD_SOURCE_LINE,
    DOSSIER_ZONE_KIND_SOURCE_LINE },
  { "|publisher|outlet|publication|newspaper|언론사|매체|媒体|媒體|издание|",
    DOSSIER_FIELD_PUBLISHER, DOSSIER_ZONE_KIND_SOURCE_LINE },
  { "|date|published|publication date|pubdate|날짜|일자|발행일|日期|日付|дата|datum|fecha|",
    DOSSIER_FIELD_DATE_LINE, DOSSIER_ZONE_KIND_DATE_LINE },
  { "|url|link|address|주소|链接|網址|ссылка|", DOSSIER_FIELD_URL, DOSSIER_ZONE_KIND_SOURCE_LINE },
  { "|language|lang|언어|语言|語言|язык|", DOSSIER_FIELD_LANGUAGE, DOSSIER_ZONE_KIND_LABEL },
  { "|section|category|kind|label|분류|섹션|栏目|", DOSSIER_FIELD_LABEL, DOSSIER_ZONE_KIND_LABEL },
};

static DossierPattern pair =
    DOSSIER_PATTERN ("^(?<key>[\\p{L}][\\p{L} _-]{0,20})\\s*[:：]\\s+(?<value>\\S.*)$");
static DossierPattern markdown = DOSSIER_PATTERN ("^#\\s+(?<value>[^#].*?)\\s*#*$");

static const Key *
find_key (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);
  g_autofree char *delimited = NULL;

  g_strstrip (folded);
  delimited = g_strdup_printf ("|%s|", folded);
  for (gsize i = 0; i < G_N_ELEMENTS (known_keys); i++)
    if (strstr (known_keys[i].keys, delimited) != NULL)
      return &known_keys[i];
  return NULL;
}

static char *
unquote (char *value)
{
  gsize length = strlen (value);

  if (length >= 2 && (value[0] == '"' || value[0] == '\'') && value[length - 1] == value[0])
    {
      memmove (value, value + 1, length - 2);
      value[length - 2] = '\0';
    }
  return value;
}

static const Key *
match_pair (const DossierDraftLine *line, char **value)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;
  const Key *key;

  if (line->length > DOSSIER_SHORT_LINE
      || !dossier_pattern_match (&pair, line->start, line->length, &match))
    return NULL;
  word = g_match_info_fetch_named (match, "key");
  key = find_key (word);
  if (key != NULL && value != NULL)
    *value = unquote (g_match_info_fetch_named (match, "value"));
  return key;
}

static gboolean
is_fence (const DossierDraftLine *line)
{
  return line->length == 3 && memcmp (line->start, "---", 3) == 0;
}

static void
take_pair (DossierDraft *draft, DossierDraftLine *line)
{
  g_autofree char *value = NULL;
  const Key *key = match_pair (line, &value);
  const char *reason = _ ("A line at the top that names the field");
  DossierWrittenDate date;

  dossier_draft_set (draft, key->field, value, 97, reason);
  if (key->field == DOSSIER_FIELD_DATE_LINE
      && dossier_written_date_find (value, strlen (value), &date))
    dossier_draft_set (draft,
                       date.has_year ? DOSSIER_FIELD_PUBLISHED : DOSSIER_FIELD_PUBLISHED_PARTIAL,
                       date.edtf, 97, reason);
  dossier_draft_take_line (draft, line, key->zone, 97, reason);
}

/* One "Date: …" alone is an ordinary date line; two such lines, or a fence, are a header. */
static void
take_header (DossierDraft *draft)
{
  DossierDraftLine *first = dossier_draft_line (draft, 0);
  guint from = first != NULL && is_fence (first) ? 1 : 0;
  guint n = 0;
  gboolean has_title = FALSE;
  DossierDraftLine *line;

  while (n < MAX_LINES && (line = dossier_draft_line (draft, from + n)) != NULL)
    {
      const Key *key = match_pair (line, NULL);

      if (key == NULL)
        break;
      has_title = has_title || key->field == DOSSIER_FIELD_TITLE;
      n++;
    }
  if (n == 0 || (n == 1 && !has_title))
    return;
  for (guint i = 0; i < n; i++)
    take_pair (draft, dossier_draft_line (draft, from + i));
  line = dossier_draft_line (draft, from + n);
  if (from == 1)
    dossier_draft_take_line (draft, first, DOSSIER_ZONE_KIND_SEPARATOR, 90,
                             _ ("The fence of a header"));
  if (line != NULL && is_fence (line))
    dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_SEPARATOR, 90,
                             _ ("The fence of a header"));
}

static void
take_markdown_title (DossierDraft *draft)
{
  for (guint i = 0; i < MIN (draft->lines->len, MAX_LINES); i++)
    {
      DossierDraftLine *line = dossier_draft_line (draft, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *value = NULL;

      if (line->is_taken || line->length > DOSSIER_SHORT_LINE
          || !dossier_pattern_match (&markdown, line->start, line->length, &match))
        continue;
      value = g_match_info_fetch_named (match, "value");
      dossier_draft_set (draft, DOSSIER_FIELD_TITLE, value, 95,
                         _ ("The first heading of a Markdown text"));
      dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_TITLE, 95,
                               _ ("The first heading of a Markdown text"));
      return;
    }
}

/**
 * dossier_draft_find_front_matter:
 * @draft: a draft
 *
 * Reads what a text says of itself in so many words. Any thread.
 */
void
dossier_draft_find_front_matter (DossierDraft *draft)
{
  take_header (draft);
  if (!dossier_draft_has (draft, DOSSIER_FIELD_TITLE))
    take_markdown_title (draft);
}
