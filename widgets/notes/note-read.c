#include "notes/note-read.h"

typedef struct
{
  gint64 note;
  gint64 article;
} Wanted;

/**
 * dossier_note_read_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_note_read_free (DossierNoteRead *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (DossierNoteRead) self = g_new0 (DossierNoteRead, 1);
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT id, article, title, body FROM note WHERE CASE WHEN ?1 <> 0 THEN id = ?1 "
      "ELSE article = ?2 END ORDER BY made_at, id LIMIT 1",
      "ii", wanted->note, wanted->article);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_ERROR)
    return NULL;
  if (step == DOSSIER_STEP_ROW)
    {
      self->note = dossier_statement_get_int (s, 0);
      self->article = dossier_statement_get_int (s, 1);
      self->title = dossier_statement_dup_text (s, 2);
      self->body = dossier_statement_dup_text (s, 3);
    }
  return g_steal_pointer (&self);
}

/**
 * dossier_note_read_async:
 * @note: the id of a note, or 0
 * @article: then the id of the article whose note is meant
 *
 * dossier_store_read_finish() gives a #DossierNoteRead. Main thread.
 */
void
dossier_note_read_async (DossierStore *store, gint64 note, gint64 article,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->note = note;
  wanted->article = article;
  dossier_store_read_async (store, DOSSIER_READ_VIEW, read_thread, wanted, g_free,
                            (GDestroyNotify) dossier_note_read_free, cancellable, callback,
                            user_data);
}
