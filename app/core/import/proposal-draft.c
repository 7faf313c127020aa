#include "import/proposal-draft.h"

#include <string.h>

#define COUNTED_CODE_POINTS 2000

/**
 * dossier_pattern_match:
 * @pattern: the expression, static
 * @text: where to search; must outlive @match
 * @length: bytes of @text, bounded by the caller: matching may take time in its square
 * @match: (out) (optional): what was found
 *
 * Any thread.
 *
 * Returns: whether the pattern was found
 */
gboolean
dossier_pattern_match (DossierPattern *pattern, const char *text, gsize length, GMatchInfo **match)
{
  if (g_once_init_enter (&pattern->regex))
    {
      g_autoptr (GError) error = NULL;
      GRegex *regex = g_regex_new (pattern->expression, G_REGEX_OPTIMIZE, 0, &error);

      if (regex == NULL)
        g_error ("The pattern %s is wrong: %s", pattern->expression, error->message);
      g_once_init_leave (&pattern->regex, regex);
    }
  return g_regex_match_full (pattern->regex, text, (gssize) length, 0, 0, match, NULL);
}

static gsize
count_code_points (const char *start, gsize length)
{
  gsize n = 0;

  for (const char *p = start; p < start + length && n < COUNTED_CODE_POINTS;
       p = g_utf8_next_char (p))
    n++;
  return n;
}

static const char *
skip_spaces (const char *start, const char *end)
{
  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return start;
}

static const char *
drop_spaces (const char *start, const char *end)
{
  while (start < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return end;
}

/**
 * dossier_draft_split:
 * @draft: a draft whose text is set
 *
 * Finds the lines that are not blank, at most DOSSIER_DRAFT_MAX_LINES. Any thread.
 */
void
dossier_draft_split (DossierDraft *draft)
{
  const char *end = draft->text + draft->length;
  gboolean follows_blank = FALSE;

  draft->lines = g_array_new (FALSE, TRUE, sizeof (DossierDraftLine));
  for (const char *p = draft->text; p < end && draft->lines->len < DOSSIER_DRAFT_MAX_LINES;)
    {
      const char *feed = memchr (p, '\n', (gsize) (end - p));
      const char *line_end = feed != NULL ? feed : end;
      DossierDraftLine line = { skip_spaces (p, line_end) };

      line.length = (gsize) (drop_spaces (line.start, line_end) - line.start);
      line.code_points = count_code_points (line.start, line.length);
      line.follows_blank = follows_blank;
      follows_blank = line.length == 0;
      if (line.length > 0)
        g_array_append_val (draft->lines, line);
      p = line_end + 1;
    }
}

/**
 * dossier_draft_line:
 * @draft: a draft
 * @index: number of a line
 *
 * Returns: (transfer none) (nullable): the line, or NULL behind the last. Any thread.
 */
DossierDraftLine *
dossier_draft_line (DossierDraft *draft, guint index)
{
  return index < draft->lines->len ? &g_array_index (draft->lines, DossierDraftLine, index) : NULL;
}

/**
 * dossier_draft_add_zone:
 * @draft: a draft
 * @kind: what the zone is
 * @start: its first byte, in the text of @draft
 * @end: behind its last byte
 * @confidence: 0–100
 * @reason: in words
 *
 * Proposes a zone unless one that was found earlier covers part of it. Any thread.
 */
void
dossier_draft_add_zone (DossierDraft *draft, DossierZoneKind kind, const char *start,
                        const char *end, int confidence, const char *reason)
{
  GPtrArray *zones = draft->proposal->zones;
  guint from = (guint) (start - draft->text);
  guint to = (guint) (end - draft->text);
  DossierProposedZone *zone;

  /* Each is compared with all before it: a text made of captions must not take time in the square. */
  if (zones->len >= DOSSIER_DRAFT_MAX_ZONES)
    return;
  for (guint i = 0; i < zones->len; i++)
    {
      const DossierProposedZone *other = g_ptr_array_index (zones, i);

      if (from < other->end && other->start < to)
        return;
    }
  zone = g_new0 (DossierProposedZone, 1);
  zone->kind = kind;
  zone->start = from;
  zone->end = to;
  zone->confidence = confidence;
  zone->reason = g_strdup (reason);
  g_ptr_array_add (zones, zone);
}

/**
 * dossier_draft_take_line:
 * @draft: a draft
 * @line: one of its lines
 * @kind: what the line is
 * @confidence: 0–100
 * @reason: in words
 *
 * Makes a whole line a zone, and later finders pass it over. Any thread.
 */
void
dossier_draft_take_line (DossierDraft *draft, DossierDraftLine *line, DossierZoneKind kind,
                         int confidence, const char *reason)
{
  dossier_draft_add_zone (draft, kind, line->start, line->start + line->length, confidence, reason);
  line->is_taken = TRUE;
}

/**
 * dossier_draft_set:
 * @draft: a draft
 * @field: which field
 * @value: (nullable): what it could hold
 * @confidence: 0–100
 * @reason: in words
 *
 * Proposes a value unless there is one of which the program is as sure. Any thread.
 */
void
dossier_draft_set (DossierDraft *draft, DossierFieldName field, const char *value, int confidence,
                   const char *reason)
{
  DossierProposedField *self = &draft->proposal->fields[field];
  g_autofree char *stripped = value != NULL ? g_strstrip (g_strdup (value)) : NULL;

  if (stripped == NULL || *stripped == '\0'
      || (self->value != NULL && self->confidence >= confidence))
    return;
  g_free (self->value);
  g_free (self->reason);
  self->value = g_steal_pointer (&stripped);
  self->confidence = confidence;
  self->reason = g_strdup (reason);
}

/**
 * dossier_draft_has:
 * @draft: a draft
 * @field: which field
 *
 * Returns: whether a value is proposed. Any thread.
 */
gboolean
dossier_draft_has (const DossierDraft *draft, DossierFieldName field)
{
  return draft->proposal->fields[field].value != NULL;
}
