#include "corpus/article-details.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

static void
free_facts (DossierOutletFacts *facts)
{
  g_free (facts->name);
  g_free (facts->reliability);
  g_free (facts->reason);
  g_free (facts);
}

/**
 * dossier_article_details_free:
 */
void
dossier_article_details_free (DossierArticleDetails *self)
{
  g_free (self->title);
  g_free (self->label);
  g_free (self->genre);
  g_free (self->language);
  g_free (self->url);
  g_free (self->byline);
  g_free (self->outlet);
  g_free (self->published);
  g_free (self->state);
  g_free (self->reliability);
  g_free (self->reliability_reason);
  g_strfreev (self->reasons);
  g_clear_pointer (&self->outlets, g_ptr_array_unref);
  g_free (self);
}

/**
 * dossier_outlet_facts_find:
 * @outlets: (element-type DossierOutletFacts):
 *
 * Returns: (transfer none) (nullable): the one of that name, whatever its letters' case. Any thread.
 */
const DossierOutletFacts *
dossier_outlet_facts_find (GPtrArray *outlets, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < outlets->len; i++)
    {
      const DossierOutletFacts *facts = outlets->pdata[i];
      g_autofree char *other = g_utf8_casefold (facts->name, -1);

      if (g_str_equal (folded, other))
        return facts;
    }
  return NULL;
}

static GPtrArray *
read_outlets (DossierDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_facts);
  g_autoptr (DossierStatement) s =
      dossier_database_query (database, error,
                              "SELECT name, reliability, reliability_reason FROM outlet "
                              "ORDER BY name COLLATE NOCASE, id",
                              "");
  DossierStep step;

  if (s == NULL)
    return NULL;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierOutletFacts *facts = g_new0 (DossierOutletFacts, 1);

      facts->name = dossier_statement_dup_text (s, 0);
      facts->reliability = dossier_statement_dup_text (s, 1);
      facts->reason = dossier_statement_dup_text (s, 2);
      g_ptr_array_add (outlets, facts);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&outlets) : NULL;
}

static gpointer
outlets_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_outlets (database, error);
}

static void
outlets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *outlets = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (outlets == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, outlets, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dossier_outlet_facts_read_async:
 *
 * Main thread.
 */
void
dossier_outlet_facts_read_async (DossierCorpus *corpus, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_VIEW, outlets_thread,
                            NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, outlets_cb,
                            g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_outlet_facts_read_finish:
 *
 * Returns: (transfer full) (element-type DossierOutletFacts): all outlets by name
 */
GPtrArray *
dossier_outlet_facts_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
read_fields (DossierDatabase *database, gint64 article, DossierArticleDetails *details,
             GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT a.title, coalesce (a.label, ''), coalesce (a.genre, ''), coalesce (a.language, ''), "
      "coalesce (a.url, ''), coalesce (a.byline, ''), coalesce (o.name, ''), "
      "coalesce (a.published, ''), a.state, coalesce (a.reliability, ''), "
      "coalesce (a.reliability_reason, '') "
      "FROM article a LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?",
      "i", article);
  char **fields[] = {
    &details->title,
    &details->label,
    &details->genre,
    &details->language,
    &details->url,
    &details->byline,
    &details->outlet,
    &details->published,
    &details->state,
    &details->reliability,
    &details->reliability_reason,
  };
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The article is no longer in the dossier"));
  if (step != DOSSIER_STEP_ROW)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *fields[i] = dossier_statement_dup_text (s, (int) i);
  return TRUE;
}

static char **
read_reasons (DossierDatabase *database, gint64 article, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error, "SELECT reason FROM article_reason WHERE article = ? ORDER BY position, id",
      "i", article);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  DossierStep step;

  if (s == NULL)
    return NULL;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    g_strv_builder_add (reasons, dossier_statement_get_text (s, 0));
  return step == DOSSIER_STEP_DONE ? g_strv_builder_end (reasons) : NULL;
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 article = *(gint64 *) data;
  g_autoptr (DossierArticleDetails) details = g_new0 (DossierArticleDetails, 1);

  if (!read_fields (database, article, details, error))
    return NULL;
  details->reasons = read_reasons (database, article, error);
  if (details->reasons == NULL)
    return NULL;
  details->outlets = read_outlets (database, error);
  return details->outlets != NULL ? g_steal_pointer (&details) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DossierArticleDetails *details =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (details == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, details, (GDestroyNotify) dossier_article_details_free);
}

/**
 * dossier_article_details_read_async:
 *
 * Main thread.
 */
void
dossier_article_details_read_async (DossierCorpus *corpus, gint64 article,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_VIEW, read_thread,
                            g_memdup2 (&article, sizeof article), g_free,
                            (GDestroyNotify) dossier_article_details_free, cancellable, read_cb,
                            g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_article_details_read_finish:
 *
 * Returns: (transfer full): what is recorded now
 */
DossierArticleDetails *
dossier_article_details_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
