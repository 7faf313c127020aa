#include "import/proposal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/text-map.h"
#include "import/proposal-draft.h"

static void
zone_free (gpointer data)
{
  DossierProposedZone *zone = data;

  g_free (zone->reason);
  g_free (zone);
}

static int
compare_zones (gconstpointer a, gconstpointer b)
{
  const DossierProposedZone *left = *(DossierProposedZone *const *) a;
  const DossierProposedZone *right = *(DossierProposedZone *const *) b;

  return (left->start > right->start) - (left->start < right->start);
}

/* The finders count in bytes; from here on positions are code points. */
static void
convert_positions (GPtrArray *zones, DossierTextMap *map)
{
  for (guint i = 0; i < zones->len; i++)
    {
      DossierProposedZone *zone = g_ptr_array_index (zones, i);

      zone->start = dossier_text_map_offset_at_byte (map, zone->start);
      zone->end = dossier_text_map_offset_at_byte (map, zone->end);
    }
}

/* Month and day alone are of use only where nothing says the year. */
static void
drop_partial_date (DossierProposal *self)
{
  DossierProposedField *partial = &self->fields[DOSSIER_FIELD_PUBLISHED_PARTIAL];

  if (self->fields[DOSSIER_FIELD_PUBLISHED].value == NULL)
    return;
  g_clear_pointer (&partial->value, g_free);
  g_clear_pointer (&partial->reason, g_free);
  partial->confidence = 0;
}

/**
 * dossier_proposal_new:
 * @text: an article as decoded: UTF-8, lines end in LF
 * @error: return location
 *
 * Reads off the text what a person will be asked to confirm: title, label, byline, source, date,
 * language, and the ranges that are not body. Looks at each line once and at long lines only where
 * they begin and end. Any thread.
 *
 * Returns: (transfer full): the proposal, or NULL with DOSSIER_ERROR_BAD_INPUT if @text is too long
 */
DossierProposal *
dossier_proposal_new (const char *text, GError **error)
{
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (text, error);
  g_autoptr (DossierProposal) self = NULL;
  DossierDraft draft = { text, strlen (text) };
  const char *language;
  int confidence;

  if (map == NULL)
    return NULL;
  self = g_new0 (DossierProposal, 1);
  self->zones = g_ptr_array_new_with_free_func (zone_free);
  draft.proposal = self;
  dossier_draft_split (&draft);
  dossier_draft_find_front_matter (&draft);
  dossier_draft_find_credits (&draft);
  dossier_draft_find_dates (&draft);
  dossier_draft_find_furniture (&draft);
  dossier_draft_find_title (&draft);
  dossier_draft_find_headings (&draft);
  drop_partial_date (self);
  language = dossier_text_language (text, draft.length, &confidence);
  dossier_draft_set (&draft, DOSSIER_FIELD_LANGUAGE, language, confidence,
                     _ ("The letters and the commonest words of the text"));
  g_array_unref (draft.lines);
  g_ptr_array_sort (self->zones, compare_zones);
  convert_positions (self->zones, map);
  return g_steal_pointer (&self);
}

/**
 * dossier_proposal_free:
 * @self: (transfer full): a proposal
 *
 * Any thread.
 */
void
dossier_proposal_free (DossierProposal *self)
{
  for (gsize i = 0; i < DOSSIER_N_FIELDS; i++)
    {
      g_free (self->fields[i].value);
      g_free (self->fields[i].reason);
    }
  g_ptr_array_unref (self->zones);
  g_free (self);
}

/**
 * dossier_proposal_get:
 * @self: a proposal
 * @field: which field
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what the field could hold, or NULL if nothing was found
 */
const char *
dossier_proposal_get (const DossierProposal *self, DossierFieldName field)
{
  return self->fields[field].value;
}

/**
 * dossier_zone_kind_get_nick:
 * @kind: a kind of zone
 *
 * Returns: (transfer none): the word that records and exports use for it. Any thread.
 */
const char *
dossier_zone_kind_get_nick (DossierZoneKind kind)
{
  static const char *const nicks[] = { "title",       "label",     "caption",          "byline",
                                       "source-line", "date-line", "translation-note", "heading",
                                       "separator",   "footer" };

  return nicks[kind];
}
