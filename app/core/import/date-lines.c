#include "import/proposal-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define EDGE_LINES                10
#define MAX_DATE_LINE_CODE_POINTS 90

static DossierPattern announced =
    DOSSIER_PATTERN ("^(?i:published|posted|first published|publication "
                     "date|date|issued|입력|게재|등록|승인|발행|작성|발표|"
                     "发布时间|发布|发表于|發布|發佈|日期|掲載|公開|配信|опубликовано|дата|"
                     "veröffentlicht|stand|publié|"
                     "publicado|fecha).{0,24}?\\d");
static DossierPattern amended = DOSSIER_PATTERN (
    "^(?i:updated|last updated|modified|수정|최종수정|更新|обновлено|aktualisiert|mis à jour|"
    "actualizado).{0,24}?\\d");

/* Nothing beside the date but a time, a weekday or a place. */
static gboolean
is_date_alone (const DossierDraftLine *line, const DossierWrittenDate *date)
{
  gsize beside = 0;

  for (gsize i = 0; i < line->length; i++)
    if ((i < date->start || i >= date->end) && ((guchar) line->start[i] & 0xc0) != 0x80
        && !g_ascii_ispunct (line->start[i]))
      beside++;
  return beside <= 28;
}

static void
set_date (DossierDraft *draft, const DossierWrittenDate *date, int confidence, const char *reason)
{
  if (date->has_year)
    dossier_draft_set (draft, DOSSIER_FIELD_PUBLISHED, date->edtf, confidence, reason);
  else
    dossier_draft_set (draft, DOSSIER_FIELD_PUBLISHED_PARTIAL, date->edtf, confidence,
                       _ ("The text names month and day but no year"));
}

static void
take_date_line (DossierDraft *draft, DossierDraftLine *line)
{
  DossierWrittenDate date;
  gboolean is_announced;
  gboolean is_amended;
  int confidence;
  const char *reason;
  g_autofree char *words = NULL;

  if (line->is_taken || line->code_points > MAX_DATE_LINE_CODE_POINTS
      || !dossier_written_date_find (line->start, line->length, &date))
    return;
  is_announced = dossier_pattern_match (&announced, line->start, line->length, NULL);
  is_amended = dossier_pattern_match (&amended, line->start, line->length, NULL);
  if (!is_announced && !is_amended && !is_date_alone (line, &date))
    return;
  confidence = is_announced ? 95 : is_amended ? 50 : 80;
  reason = is_announced ? _ ("A line that says when it was published")
           : is_amended ? _ ("A line that says when it was changed, perhaps not first published")
                        : _ ("A line that holds only a date");
  words = g_strndup (line->start, line->length);
  dossier_draft_set (draft, DOSSIER_FIELD_DATE_LINE, words, confidence, reason);
  set_date (draft, &date, confidence, reason);
  dossier_draft_take_line (draft, line, DOSSIER_ZONE_KIND_DATE_LINE, MAX (confidence, 70), reason);
}

/**
 * dossier_draft_take_dateline_date:
 * @draft: a draft
 * @text: a dateline, in the text of @draft
 * @length: its bytes
 *
 * Proposes the day that a dateline names. Any thread.
 */
void
dossier_draft_take_dateline_date (DossierDraft *draft, const char *text, gsize length)
{
  DossierWrittenDate date;
  g_autofree char *words = NULL;

  if (!dossier_written_date_find (text, length, &date))
    return;
  words = g_strndup (text + date.start, date.end - date.start);
  dossier_draft_set (draft, DOSSIER_FIELD_DATE_LINE, words, 70, _ ("The date of the dateline"));
  set_date (draft, &date, 75, _ ("The date of the dateline"));
}

/**
 * dossier_draft_find_dates:
 * @draft: a draft
 *
 * Proposes the date of publication from lines of their own. Dates inside sentences say when things happened and are left alone. Any thread.
 */
void
dossier_draft_find_dates (DossierDraft *draft)
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
      take_date_line (draft, line);
    }
}
