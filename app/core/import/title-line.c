#include "import/proposal-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_TITLE_CODE_POINTS 200
/* A line that stands alone and is no sentence: broadcasters put whole summaries above a text. */
#define MAX_ALONE_CODE_POINTS    600
#define MAX_LABEL_CODE_POINTS    120
#define MAX_FALLBACK_CODE_POINTS 80
#define MAX_HEADING_CODE_POINTS  90

static DossierPattern bracketed_line =
    DOSSIER_PATTERN ("^(?:\\((?<a>[^()]{3,118})\\)|\\[(?<b>[^\\[\\]=]{2,118})\\]"
                     "|【(?<c>[^【】]{2,118})】|<(?<d>[^<>]{2,118})>|〈(?<e>[^〈〉]{2,118})〉)$");
static DossierPattern label_word = DOSSIER_PATTERN (
    "^(?i:editorial|opinion|op-ed|commentary|analysis|interview|exclusive|breaking(?: "
    "news)?|explainer|"
    "feature|column|letters?(?: to the editor)?|fact check|leitartikel|kommentar|éditorial|"
    "사설|칼럼|단독|속보|인터뷰|분석|기고|社论|社評|社評|社説|社论|评论|評論|独家|快讯|"
    "редакционная статья|мнение|интервью)[:：]?$");
static DossierPattern label_prefix = DOSSIER_PATTERN (
    "^(?<all>\\[(?<a>[^\\[\\]=]{1,20})\\]|【(?<b>[^【】]{1,20})】|"
    "(?<c>EDITORIAL|Editorial|OPINION|Opinion|ANALYSIS|Analysis|EXCLUSIVE|Exclusive|BREAKING|"
    "COMMENTARY|Commentary|INTERVIEW|Interview)\\s*[:：|])\\s*(?=\\S.{7,})");
static DossierPattern label_outlet = DOSSIER_PATTERN (
    "\\bfrom (?:the )?(?<outlet>\\p{Lu}[\\p{L}'’ .&-]+?)(?:\\s+on\\b|\\s*,|\\s*$)");

/* The first of the named groups a to e that took part in the match. */
static char *
fetch_inner (GMatchInfo *match)
{
  static const char *const groups[] = { "a", "b", "c", "d", "e" };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *inner = g_match_info_fetch_named (match, groups[i]);

      if (inner != NULL && *inner != '\0')
        return g_steal_pointer (&inner);
    }
  return NULL;
}

static void
read_label (DossierDraft *draft, const char *label)
{
  g_autoptr (GMatchInfo) match = NULL;
  DossierWrittenDate date;

  if (dossier_pattern_match (&label_outlet, label, strlen (label), &match))
    {
      g_autofree char *outlet = g_match_info_fetch_named (match, "outlet");

      dossier_draft_set (draft, DOSSIER_FIELD_PUBLISHER, outlet, 75, _ ("The label names it"));
    }
  if (dossier_written_date_find (label, strlen (label), &date))
    {
      g_autofree char *words = g_strndup (label + date.start, date.end - date.start);

      dossier_draft_set (draft, DOSSIER_FIELD_DATE_LINE, words, 75, _ ("The label names a day"));
      dossier_draft_set (draft,
                         date.has_year ? DOSSIER_FIELD_PUBLISHED : DOSSIER_FIELD_PUBLISHED_PARTIAL,
                         date.edtf, 75,
                         date.has_year ? _ ("The label names a day")
                                       : _ ("The label names month and day but no year"));
    }
}

static gboolean
take_label_line (DossierDraft *draft, DossierDraftLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL;
  const char *reason = _ ("A first line in brackets that names the kind of text");

  if (line->code_points > MAX_LABEL_CODE_POINTS)
    return FALSE;
  if (dossier_pattern_match (&bracketed_line, line->start, line->length, &match))
    label = fetch_inner (match);
  else if (dossier_pattern_match (&label_word, line->start, line->length, NULL))
    {
      label = g_strndup (line->start, line->length);
      reason = _ ("A first line that names the kind of text");
    }
  if (label == NULL)
    return FALSE;
  dossier_draft_set (draft, DOSSIER_FIELD_LABEL, label, 85, reason);
  read_label (draft, label);
  dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_LABEL, 85, reason);
  return TRUE;
}

/* "[단독] …", "EDITORIAL: …": the label stands in the line of the title. Returns where that begins. */
static const char *
take_label_prefix (DossierDraft *draft, const DossierDraftLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL;
  int stop = 0;
  int title = 0;

  if (line->length > DOSSIER_SHORT_LINE
      || !dossier_pattern_match (&label_prefix, line->start, line->length, &match)
      || !g_match_info_fetch_named_pos (match, "all", NULL, &stop)
      || !g_match_info_fetch_pos (match, 0, NULL, &title))
    return line->start;
  label = fetch_inner (match);
  dossier_draft_set (draft, DOSSIER_FIELD_LABEL, label, 80, _ ("A mark in front of the title"));
  dossier_draft_add_zone (draft, DOSSIER_ZONE_KIND_LABEL, line->start, line->start + stop, 80,
                          _ ("A mark in front of the title"));
  return line->start + title;
}

static gboolean
ends_sentence (const DossierDraftLine *line)
{
  const char *last = g_utf8_prev_char (line->start + line->length);

  return g_utf8_strchr (".。", -1, g_utf8_get_char (last)) != NULL
         && !g_str_has_suffix (line->start, "...");
}

static void
propose_title (DossierDraft *draft, const char *start, const char *end, int confidence,
               const char *reason)
{
  g_autofree char *title = g_strndup (start, (gsize) (end - start));

  dossier_draft_set (draft, DOSSIER_FIELD_TITLE, title, confidence, reason);
  dossier_draft_add_zone (draft, DOSSIER_ZONE_KIND_TITLE, start, end, confidence, reason);
}

/* The next line that nothing has claimed: the body, if this is the title. */
static DossierDraftLine *
next_free (DossierDraft *draft, guint index)
{
  DossierDraftLine *line;

  while ((line = dossier_draft_line (draft, ++index)) != NULL)
    if (!line->is_taken)
      return line;
  return NULL;
}

static gboolean
take_title_line (DossierDraft *draft, DossierDraftLine *line, guint index)
{
  const DossierDraftLine *next = next_free (draft, index);
  const DossierDraftLine *below = dossier_draft_line (draft, index + 1);
  gboolean is_alone = below != NULL && below->follows_blank && !ends_sentence (line);
  const char *start;
  int confidence = 70;

  if (line->code_points > (is_alone ? MAX_ALONE_CODE_POINTS : MAX_TITLE_CODE_POINTS) || next == NULL
      || dossier_dateline_end (line->start, line->length, NULL) != NULL)
    return FALSE;
  if (below->follows_blank)
    confidence = 92;
  else if (next->code_points >= 2 * line->code_points || below->is_taken)
    confidence = 88;
  if (ends_sentence (line))
    confidence -= 40;
  if (confidence < 40)
    return FALSE;
  start = take_label_prefix (draft, line);
  propose_title (draft, start, line->start + line->length, confidence,
                 below->follows_blank ? _ ("The first line, with a blank line below")
                                      : _ ("The first line, shorter than what follows"));
  line->is_taken = TRUE;
  return TRUE;
}

/* A dateline in the middle of the first line shows where the title before it ends. */
static gboolean
take_before_dateline (DossierDraft *draft, const DossierDraftLine *line)
{
  const char *end = line->start + MIN (line->length, DOSSIER_SHORT_LINE);

  for (const char *p = line->start + 8; p < end && p - line->start < 500; p++)
    if (*p == ' '
        && dossier_dateline_end (p + 1, (gsize) (line->start + line->length - p - 1), NULL) != NULL)
      {
        if (g_utf8_strlen (line->start, p - line->start) > MAX_TITLE_CODE_POINTS)
          return FALSE;
        propose_title (draft, line->start, p, 85, _ ("The words in front of the dateline"));
        dossier_draft_take_dateline (draft, p + 1, (gsize) (line->start + line->length - p - 1));
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_run_on (DossierDraft *draft, const DossierDraftLine *line)
{
  gsize length;
  int confidence;
  const char *reason;

  if (!dossier_run_on_find (line->start, line->length, &length, &confidence, &reason))
    return FALSE;
  propose_title (draft, line->start, line->start + length, confidence, reason);
  return TRUE;
}

/* Something to know the article by in a list, which is no claim about its title. */
static void
fall_back (DossierDraft *draft, const DossierDraftLine *line)
{
  const char *label = dossier_proposal_get (draft->proposal, DOSSIER_FIELD_LABEL);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *p = line != NULL ? line->start : draft->text;
  const char *end = line != NULL ? line->start + line->length : p;

  dossier_draft_set (draft, DOSSIER_FIELD_TITLE, label, 40,
                     _ ("The text has no title of its own; its label stands in"));
  for (int n = 0; p < end && n < MAX_FALLBACK_CODE_POINTS; n++, p = g_utf8_next_char (p))
    g_string_append_unichar (words, g_utf8_get_char (p));
  if (p < end)
    {
      char *space = strrchr (words->str, ' ');

      if (space != NULL && space - words->str > MAX_FALLBACK_CODE_POINTS / 2)
        g_string_truncate (words, (gsize) (space - words->str));
      g_string_append (words, "…");
    }
  dossier_draft_set (draft, DOSSIER_FIELD_TITLE, words->str, 20,
                     _ ("The text has no title of its own; its first words stand in"));
}

/**
 * dossier_draft_find_title:
 * @draft: a draft whose credits, dates and furniture are found
 *
 * Proposes the label and the title: a line of its own, else the words in front of the first
 * sentence, else something to stand in. Any thread.
 */
void
dossier_draft_find_title (DossierDraft *draft)
{
  DossierDraftLine *line = NULL;
  gboolean has_label = FALSE;

  for (guint i = 0; i < draft->lines->len; i++)
    {
      line = dossier_draft_line (draft, i);
      if (line->is_taken)
        continue;
      if (!has_label && (has_label = take_label_line (draft, line)))
        continue;
      if (!dossier_draft_has (draft, DOSSIER_FIELD_TITLE) && !take_title_line (draft, line, i)
          && !take_before_dateline (draft, line))
        take_run_on (draft, line);
      break;
    }
  if (!dossier_draft_has (draft, DOSSIER_FIELD_TITLE))
    fall_back (draft, line != NULL && !line->is_taken ? line : dossier_draft_line (draft, 0));
}

static gboolean
ends_with_quote (const DossierDraftLine *line)
{
  const char *last = g_utf8_prev_char (line->start + line->length);

  return g_utf8_strchr ("\"”’」』", -1, g_utf8_get_char (last)) != NULL;
}

static gboolean
is_heading (const DossierDraftLine *before, const DossierDraftLine *line,
            const DossierDraftLine *after)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (line->start + line->length));
  gunichar first = g_utf8_get_char (line->start);

  if (g_str_has_prefix (line->start, "## ") || g_str_has_prefix (line->start, "### "))
    return TRUE;
  return line->code_points >= 3 && line->code_points <= MAX_HEADING_CODE_POINTS
         && !g_unichar_islower (first) && g_unichar_isalnum (first)
         && g_utf8_strchr (".。!！,、;:：…\"”’」』)", -1, last) == NULL
         && after->code_points > 2 * line->code_points
         && (ends_sentence (after) || ends_with_quote (after))
         && (before->is_taken || before->code_points > line->code_points);
}

/**
 * dossier_draft_find_headings:
 * @draft: a draft whose title is found
 *
 * Proposes the headings between paragraphs: short lines that end no sentence above long ones that
 * do. Runs last, so that only what nothing else explains is a heading. Any thread.
 */
void
dossier_draft_find_headings (DossierDraft *draft)
{
  for (guint i = 1; i + 1 < draft->lines->len; i++)
    {
      DossierDraftLine *line = dossier_draft_line (draft, i);
      guint next = i + 1;

      /* A picture may stand between a heading and its paragraph. */
      while (next + 1 < draft->lines->len && dossier_draft_line (draft, next)->is_taken)
        next++;
      if (!line->is_taken
          && is_heading (dossier_draft_line (draft, i - 1), line, dossier_draft_line (draft, next)))
        dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_HEADING, 75,
                                 _ ("A short line that ends no sentence, above a paragraph"));
    }
}
