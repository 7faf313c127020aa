#include "corpus/revise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/passage.h"

/* How many passages are sought between two looks at the cancellable. */
#define CHECK_EVERY 64

static void
placement_clear (gpointer data)
{
  DossierPlacement *placement = data;

  g_free (placement->quote);
}

static DossierTextMap *
load_revision (DossierDatabase *database, gint64 revision, GError **error)
{
  g_autofree char *text = dossier_database_get_text (
      database, error,
      "SELECT c.text FROM revision r JOIN content c ON c.sha256 = r.content WHERE r.id = ?", "i",
      revision);

  return text != NULL ? dossier_text_map_new_for_string (text, error) : NULL;
}

static void
place (DossierRevisePlan *self, DossierQuoteFinder *finder, DossierStatement *row)
{
  DossierPlacement placement = { .passage = dossier_statement_get_int (row, 0) };
  DossierQuote quote = {
    .quote = dossier_statement_get_text (row, 2),
    .prefix = dossier_statement_get_text (row, 3),
    .suffix = dossier_statement_get_text (row, 4),
    .position = (guint) dossier_statement_get_int (row, 1),
  };

  dossier_quote_finder_find (finder, &quote, &placement.match);
  placement.quote = g_strdup (quote.quote);
  switch (placement.match.state)
    {
    case DOSSIER_QUOTE_EXACT:
      self->n_exact++;
      break;
    case DOSSIER_QUOTE_MOVED:
      self->n_moved++;
      break;
    case DOSSIER_QUOTE_LOST:
    default:
      self->n_lost++;
      break;
    }
  g_array_append_val (self->placements, placement);
}

static gboolean
place_all (DossierDatabase *database, DossierRevisePlan *self, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DossierQuoteFinder) finder = NULL;
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  self->after = dossier_text_map_new (self->text, error);
  if (self->after == NULL)
    return FALSE;
  finder = dossier_quote_finder_new (self->after, self->before);
  rows = dossier_database_query (database, error,
                                 "SELECT id, start_at, quote, prefix, suffix FROM passage "
                                 "WHERE revision = ? ORDER BY start_at, end_at, id",
                                 "i", self->revision);
  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      place (self, finder, rows);
      if (self->placements->len % CHECK_EVERY == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_text (DossierTextMap *earlier, GBytes *text, GError **error)
{
  gsize n_earlier;
  const char *before = dossier_text_map_get_data (earlier, &n_earlier);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (text, &n_bytes);

  if (n_bytes == 0 || !g_utf8_validate (bytes, (gssize) n_bytes, NULL))
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                         _ ("An article needs a text in UTF-8"));
  else if (n_bytes == n_earlier && memcmp (before, bytes, n_bytes) == 0)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE,
                         _ ("The text is the same as the one in the dossier"));
  else
    return TRUE;
  return FALSE;
}

/**
 * dossier_revise_plan:
 * @text: the corrected text, UTF-8 with LF line ends
 *
 * Finds every passage of the article's newest revision in @text, without writing anything; some
 * tenths of a second for thousands of passages.
 *
 * Returns: (transfer full): the plan; NULL with NOT_FOUND, BAD_INPUT, DUPLICATE (the same text) or
 *   CANCELLED. Reading thread.
 */
DossierRevisePlan *
dossier_revise_plan (DossierDatabase *database, gint64 article, GBytes *text,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierRevisePlan) self = g_new0 (DossierRevisePlan, 1);

  self->article = article;
  self->text = g_bytes_ref (text);
  self->placements = g_array_new (FALSE, FALSE, sizeof (DossierPlacement));
  g_array_set_clear_func (self->placements, placement_clear);
  self->revision = dossier_passage_current_revision (database, article, error);
  self->before = self->revision != 0 ? load_revision (database, self->revision, error) : NULL;
  if (self->before == NULL || !check_text (self->before, text, error)
      || !place_all (database, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dossier_revise_plan_to_args:
 * @made: how the text came about: "corrected", "fetched"
 * @source: (nullable): where it was fetched from, as article.import takes an article
 *
 * Returns: (transfer floating): the arguments of the verb article.revise
 */
GVariant *
dossier_revise_plan_to_args (const DossierRevisePlan *self, const char *made, GVariant *source)
{
  GVariantBuilder placements;

  g_variant_builder_init (&placements, G_VARIANT_TYPE ("a(xuuud)"));
  for (guint i = 0; i < self->placements->len; i++)
    {
      const DossierPlacement *p = &g_array_index (self->placements, DossierPlacement, i);
      g_variant_builder_add (&placements, "(xuuud)", p->passage, (guint) p->match.state,
                             p->match.start, p->match.end, p->match.score);
    }
  return dossier_args_new ("article", g_variant_new_int64 (self->article), "follows",
                           g_variant_new_int64 (self->revision), "text",
                           g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), self->text, TRUE),
                           "made", g_variant_new_string (made), "placements",
                           g_variant_builder_end (&placements), "source", source, NULL);
}

/**
 * dossier_revise_plan_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_revise_plan_free (DossierRevisePlan *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->before, dossier_text_map_unref);
  g_clear_pointer (&self->after, dossier_text_map_unref);
  g_clear_pointer (&self->placements, g_array_unref);
  g_free (self);
}
