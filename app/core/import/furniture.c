#include "import/proposal-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What a web page leaves in a text that was copied from it: captions, separators, footers. */
#define EDGE_LINES              12
#define EDGE_BYTES              160
#define MAX_CAPTION_CODE_POINTS 600
#define MAX_FOOTER_CODE_POINTS  200

static DossierPattern caption_end = DOSSIER_PATTERN (
    "(?:\\[(?!\\[)(?:\\p{Lu}[\\p{Lu}\\p{N}\\s.,/"
    "&'’-]{1,60}|(?:사진|그래픽|자료|图|圖|写真)[^\\]]{0,40})\\]"
    "|\\((?:Photo|Image|Picture|Credit|File "
    "photo|Courtesy|사진|图片|圖|写真|Фото|Foto)[^)]{0,60}\\)"
    "|(?:사진|그래픽)\\s*[=/]\\s*\\S[^.]{1,30}|(?:Photo|Image|Credit|Photograph)(?: "
    "by|:)\\s+[^.]{2,50})$");
static DossierPattern caption_start = DOSSIER_PATTERN (
    "^(?:\\[(?:사진|그래픽)[^\\]]{0,30}\\]|▲|△|(?:Photo|Caption|사진|图为|圖為|写真)\\s*[:：=])");
static DossierPattern separator = DOSSIER_PATTERN ("^[|*_=~#•·・◆■□○●\\-–—\\s]{1,80}$");
static DossierPattern footer = DOSSIER_PATTERN (
    "(?i)(?:\\blog in\\b|\\bsign "
    "(?:up|in)\\b|\\bsubscri|\\bnewsletter|\\bcomments?\\b|copyright|©|ⓒ|"
    "all rights reserved|무단\\s*전재|재배포|저작권|\\bpolicy\\b|related (?:articles|stories|news)|"
    "read more|follow us|share this|advertis|0\\s*/\\s*\\d+|댓글|구독|版权|转载|轉載|著作権|無断|"
    "責任編輯|责任编辑|\\bвсе права\\b|alle rechte|tous droits|todos los derechos)");

/* "with the Herald", "ⓒ Herald": what a foot says of the outlet. */
static DossierPattern outlet = DOSSIER_PATTERN (
    "^(?:[Ww]ith the\\s+|(?:©|ⓒ|Copyright)\\s*(?:\\d{4})?\\s*)(?<outlet>\\p{L}[\\p{L}'’ "
    ".&-]{1,40}?)"
    "(?:[,.]|\\s+(?:All|all|무단|\\d{4}).*)?$");

static gboolean
take_caption (DossierDraft *draft, DossierDraftLine *line)
{
  const char *end = line->start + line->length;
  const char *tail = line->start;
  const char *reason = _ ("It ends with the credit of a picture");

  if (line->code_points > MAX_CAPTION_CODE_POINTS)
    return FALSE;
  if (line->length > EDGE_BYTES)
    tail = g_utf8_find_next_char (end - EDGE_BYTES, end);
  if (!dossier_pattern_match (&caption_end, tail, (gsize) (end - tail), NULL))
    {
      if (line->length > DOSSIER_SHORT_LINE
          || !dossier_pattern_match (&caption_start, line->start, line->length, NULL))
        return FALSE;
      reason = _ ("It begins with the mark of a caption");
    }
  dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_CAPTION, 85, reason);
  return TRUE;
}

static gboolean
take_separator (DossierDraft *draft, DossierDraftLine *line)
{
  if (line->code_points > 80
      || !dossier_pattern_match (&separator, line->start, line->length, NULL))
    return FALSE;
  dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_SEPARATOR, 90,
                           _ ("A line of signs without words"));
  return TRUE;
}

/* A lone "|" behind the last sentence is what is left of a page's list of links. */
static void
take_trailing_bar (DossierDraft *draft, const DossierDraftLine *line)
{
  const char *end = line->start + line->length;
  const char *start = end - 1;

  if (line->length < 3 || *start != '|' || start[-1] != ' ')
    return;
  while (start > line->start && start[-1] == ' ')
    start--;
  dossier_draft_add_zone (draft, DOSSIER_ZONE_KIND_SEPARATOR, start, end, 95,
                          _ ("A lone “|” behind the last sentence"));
}

static gboolean
ends_like_sentence (const DossierDraftLine *line)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (line->start + line->length));

  return last != 0 && g_utf8_strchr (".!?。！？…\"”’」』", -1, last) != NULL;
}

/* Where the text is over: the first line of the last part that names the author. */
static guint
find_late_byline (DossierDraft *draft)
{
  const GPtrArray *zones = draft->proposal->zones;

  for (guint z = 0; z < zones->len; z++)
    {
      const DossierProposedZone *zone = g_ptr_array_index (zones, z);

      if (zone->kind != DOSSIER_ZONE_KIND_BYLINE || zone->start < draft->length * 3 / 5)
        continue;
      for (guint i = 0; i < draft->lines->len; i++)
        if (dossier_draft_line (draft, i)->start == draft->text + zone->start)
          return i;
    }
  return G_MAXUINT;
}

static void
read_outlet (DossierDraft *draft, const DossierDraftLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!dossier_pattern_match (&outlet, line->start, line->length, &match))
    return;
  name = g_match_info_fetch_named (match, "outlet");
  dossier_draft_set (draft, DOSSIER_FIELD_PUBLISHER, name, 60, _ ("The foot of the page names it"));
}

static void
take_footers (DossierDraft *draft)
{
  guint n = draft->lines->len;
  guint byline = find_late_byline (draft);

  for (guint i = n > EDGE_LINES ? n - EDGE_LINES : 1; i < n; i++)
    {
      DossierDraftLine *line = dossier_draft_line (draft, i);
      gboolean is_worded;

      if (line->is_taken || line->code_points > MAX_FOOTER_CODE_POINTS)
        continue;
      is_worded = dossier_pattern_match (&footer, line->start, line->length, NULL);
      if (is_worded && (i > byline || line->code_points <= 90 || !ends_like_sentence (line)))
        dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_FOOTER, 85,
                                 _ ("Words of a page's foot: comments, rights, subscription"));
      else if (i > byline && n - byline <= EDGE_LINES)
        dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_FOOTER, 70,
                                 _ ("It stands behind the line that names the author"));
      if (line->is_taken)
        read_outlet (draft, line);
    }
}

/**
 * dossier_draft_find_furniture:
 * @draft: a draft
 *
 * Proposes captions, separators and footers. Any thread.
 */
void
dossier_draft_find_furniture (DossierDraft *draft)
{
  guint n = draft->lines->len;

  for (guint i = 0; i < n; i++)
    {
      DossierDraftLine *line = dossier_draft_line (draft, i);

      if (!line->is_taken && (i == 0 || !take_caption (draft, line)))
        take_separator (draft, line);
    }
  if (n > 0)
    take_trailing_bar (draft, dossier_draft_line (draft, n - 1));
  take_footers (draft);
}
