#include "parts/session-text.h"

#include "base/error.h"
#include "corpus/lists.h"
#include "corpus/reading.h"

#include <glib/gi18n.h>

/**
 * dossier_session_text_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_session_text_free (DossierSessionText *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, dossier_article_text_free);
  g_clear_object (&self->row);
  g_free (self);
}

typedef struct
{
  gint64 article;
  gboolean with_text;
} Request;

static DossierArticleText *
read_text (DossierDatabase *database, gint64 article, GError **error)
{
  gint64 revision;

  if (!dossier_database_get_int (
          database, &revision, error,
          "SELECT id FROM revision WHERE article = ? ORDER BY number DESC LIMIT 1", "i", article))
    return NULL;
  return dossier_article_text_load (database, revision, error);
}

static DossierArticle *
read_row (DossierDatabase *database, gint64 article, GError **error)
{
  g_autoptr (GVariant) query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  DossierRow *row = dossier_article_list_kind.read_row (database, article, query, error);

  if (row == NULL)
    return NULL;
  dossier_row_set_id (row, article);
  return DOSSIER_ARTICLE (row);
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (DossierSessionText) self = g_new0 (DossierSessionText, 1);
  g_autoptr (GError) local_error = NULL;

  self->row = read_row (database, request->article, &local_error);
  if (self->row != NULL && request->with_text)
    self->text = read_text (database, request->article, &local_error);
  if (self->text != NULL)
    self->left_at = dossier_reading_get_position (database, request->article);
  if (self->row != NULL && local_error == NULL)
    return g_steal_pointer (&self);

  if (local_error == NULL || g_error_matches (local_error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND))
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The article cannot be opened: it is no longer in the dossier."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * dossier_session_text_read_async:
 * @article: an id
 * @with_text: whether the text is wanted, too
 *
 * Reads on a reading thread. Main thread.
 */
void
dossier_session_text_read_async (DossierCorpus *corpus, gint64 article, gboolean with_text,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Request request = { article, with_text };

  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_VIEW, read_thread,
                            g_memdup2 (&request, sizeof request), g_free,
                            (GDestroyNotify) dossier_session_text_free, cancellable, callback,
                            user_data);
}

/**
 * dossier_session_text_read_finish:
 *
 * Returns: (transfer full): the article; NULL with NOT_FOUND when it is gone, or an error of the
 *   store
 */
DossierSessionText *
dossier_session_text_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return dossier_store_read_finish (dossier_corpus_get_store (corpus), result, error);
}
