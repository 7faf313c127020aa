#include "export/extent.h"

/**
 * dossier_extent_free:
 */
void
dossier_extent_free (DossierExtent *self)
{
  g_clear_pointer (&self->of_article, g_array_unref);
  g_free (self);
}

static gboolean
count (DossierDatabase *database, DossierExtent *extent, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT (SELECT count(*) FROM highlight), (SELECT count(*) FROM article), "
      "(SELECT count(DISTINCT r.article) FROM highlight h JOIN passage p ON p.id = h.passage "
      "JOIN revision r ON r.id = p.revision), "
      "(SELECT count(*) FROM actor), (SELECT count(*) FROM mention), (SELECT count(*) FROM event)",
      "");
  guint *counts[] = { &extent->n_highlights, &extent->n_articles, &extent->n_quoted,
                      &extent->n_actors,     &extent->n_mentions, &extent->n_events };

  if (s == NULL || dossier_statement_step (s, error) != DOSSIER_STEP_ROW)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    *counts[i] = (guint) dossier_statement_get_int (s, (int) i);
  return TRUE;
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 article = *(gint64 *) data;
  g_autoptr (DossierExtent) extent = g_new0 (DossierExtent, 1);
  g_autoptr (DossierStatement) s = NULL;
  DossierStep step;

  extent->of_article = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!count (database, extent, error))
    return NULL;
  s = dossier_database_query (database, error,
                              "SELECT h.id FROM revision r JOIN passage p ON p.revision = r.id "
                              "JOIN highlight h ON h.passage = p.id WHERE r.article = ?",
                              "i", article);
  if (s == NULL)
    return NULL;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (s, 0);

      g_array_append_val (extent->of_article, id);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&extent) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DossierExtent *extent = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (extent == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, extent, (GDestroyNotify) dossier_extent_free);
}

/**
 * dossier_extent_read_async:
 * @article: whose highlights are listed; 0 for none
 *
 * Main thread.
 */
void
dossier_extent_read_async (DossierCorpus *corpus, gint64 article, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_VIEW, read_thread,
                            g_memdup2 (&article, sizeof article), g_free,
                            (GDestroyNotify) dossier_extent_free, cancellable, read_cb,
                            g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_extent_read_finish:
 *
 * Returns: (transfer full):
 */
DossierExtent *
dossier_extent_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
