#include "dated-text.h"

#include <string.h>

#include "corpus/passage.h"

static void
list_skipped (DossierDatedText *self)
{
  guint end = 0;

  for (guint i = 0; i < self->text->zones->len; i++)
    {
      const DossierZone *zone = &g_array_index (self->text->zones, DossierZone, i);
      DossierTextRange range = { MAX (zone->range.start, end), zone->range.end };

      if (zone->in_body || range.start >= range.end)
        continue;
      g_array_append_val (self->skipped, range);
      end = range.end;
    }
}

static const char *
keep (DossierDatedText *self, DossierStatement *row, int column)
{
  char *text = dossier_statement_dup_text (row, column);

  if (text != NULL)
    g_ptr_array_add (self->words, text);
  return text;
}

/* Which way a recorded expression is counted. Its anchor is kept as an id until all are read. */
static void
read_anchor (DossierDatedText *self, DossierStatement *row, DossierKnownDate *known)
{
  const char *kind = dossier_statement_get_text (row, 4);
  const char *edtf;

  if (g_strcmp0 (kind, "publication") == 0)
    {
      known->has_anchor = TRUE;
      known->anchor = DOSSIER_DATE_ANCHOR_PUBLICATION;
      return;
    }
  edtf = keep (self, row, 6);
  if (edtf == NULL)
    return;
  /* An expression of another text counts like an event: by its day. */
  known->has_anchor = TRUE;
  known->anchor = DOSSIER_DATE_ANCHOR_EVENT;
  known->anchor_edtf = edtf;
}

static gboolean
load_known (DossierDatabase *database, DossierDatedText *self, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) rows = dossier_database_query (
      database, error,
      "SELECT d.id, p.start_at, p.end_at, d.edtf, d.anchor_kind, coalesce (d.anchor, 0), "
      "coalesce (e.edtf, o.edtf, o.edtf_proposed) FROM passage p "
      "JOIN date_expression d ON d.passage = p.id LEFT JOIN event e ON e.id = d.anchor "
      "LEFT JOIN date_expression o ON o.id = d.anchor WHERE p.revision = ? "
      "ORDER BY p.start_at, p.end_at, d.id",
      "i", self->text->revision);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (rows, 0), anchor = dossier_statement_get_int (rows, 5);
      DossierKnownDate known = {
        .start = (guint) dossier_statement_get_int (rows, 1),
        .end = (guint) dossier_statement_get_int (rows, 2),
        .edtf = keep (self, rows, 3),
      };

      read_anchor (self, rows, &known);
      g_hash_table_insert (places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->known->len));
      g_array_append_val (self->known, known);
      g_array_append_val (anchors, anchor);
    }
  for (guint i = 0; i < self->known->len; i++)
    {
      DossierKnownDate *known = &g_array_index (self->known, DossierKnownDate, i);
      gpointer place;

      if (!g_hash_table_lookup_extended (places, &g_array_index (anchors, gint64, i), NULL, &place))
        continue;
      known->has_anchor = TRUE;
      known->anchor = DOSSIER_DATE_ANCHOR_DATE;
      known->anchor_known = GPOINTER_TO_UINT (place);
    }
  return step == DOSSIER_STEP_DONE;
}

static void
find (DossierDatedText *self)
{
  DossierDateContext context = {
    .published = self->published,
    .skip = (const DossierTextRange *) (gpointer) self->skipped->data,
    .n_skip = self->skipped->len,
    .known = (const DossierKnownDate *) (gpointer) self->known->data,
    .n_known = self->known->len,
  };
  gsize n_bytes;
  const char *text = dossier_text_map_get_data (self->text->map, &n_bytes);
  /* In a text of no known language English finds nothing that is not there. */
  const char *language = self->text->language != NULL ? self->text->language : "en";

  self->found = dossier_dates_find (text, n_bytes, language, &context);
}

/**
 * dossier_dated_text_load:
 * @article: whose newest text
 *
 * Finds the dates of a text, counted from its recorded publication, with the values and anchors
 * that are recorded. What is set aside is not read. Reading thread.
 *
 * Returns: (transfer full): NULL with an error of the store
 */
DossierDatedText *
dossier_dated_text_load (DossierDatabase *database, gint64 article, GError **error)
{
  g_autoptr (DossierDatedText) self = g_new0 (DossierDatedText, 1);
  gint64 revision = dossier_passage_current_revision (database, article, error);

  self->skipped = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  self->known = g_array_new (FALSE, FALSE, sizeof (DossierKnownDate));
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->text = revision != 0 ? dossier_article_text_load (database, revision, error) : NULL;
  if (self->text == NULL || !load_known (database, self, error))
    return NULL;
  self->published = dossier_database_get_text (
      database, NULL, "SELECT published FROM article WHERE id = ?", "i", article);
  list_skipped (self);
  find (self);
  return g_steal_pointer (&self);
}

/**
 * dossier_dated_text_free:
 * @self: (nullable) (transfer full):
 *
 * Frees it.
 */
void
dossier_dated_text_free (DossierDatedText *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, dossier_article_text_free);
  g_clear_pointer (&self->skipped, g_array_unref);
  g_clear_pointer (&self->known, g_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self->published);
  g_free (self);
}
