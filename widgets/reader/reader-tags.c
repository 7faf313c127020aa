#include "reader/reader-controller-private.h"

/* The tags that the reader offers by name: those with a digit key, and those on the current mark. */

/**
 * dossier_reader_controller_find_digit:
 * @digit: 1 to 9
 *
 * Returns: (transfer none) (nullable): the tag of that key
 */
const DossierTagFact *
dossier_reader_controller_find_digit (DossierReaderController *self, int digit)
{
  GArray *tags = dossier_reader_get_digit_tags (self->reader);

  for (guint i = 0; i < tags->len; i++)
    if ((int) g_array_index (tags, DossierTagFact, i).digit == digit)
      return &g_array_index (tags, DossierTagFact, i);
  return NULL;
}

/**
 * dossier_reader_controller_get_own_tag:
 * @place: among the tags of the current mark
 *
 * Returns: (transfer none) (nullable): the tag, unless it is gone by now
 */
const DossierTagFact *
dossier_reader_controller_get_own_tag (DossierReaderController *self, guint place)
{
  GArray *tags = dossier_reader_get_own_tags (self->reader);

  return place < tags->len ? &g_array_index (tags, DossierTagFact, place) : NULL;
}

static gpointer
read_digits_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                    GError **error)
{
  return dossier_facts_read_digit_tags (database, error);
}

static void
digits_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReaderController) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) tags = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (tags != NULL)
    dossier_reader_set_digit_tags (self->reader, tags);
  else
    dossier_session_fail (self->session, error);
}

typedef struct
{
  DossierReaderController *controller;
  gint64 highlight;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->controller);
  g_free (question);
}

static gpointer
read_own_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  return dossier_facts_read_tags_of (database, ((Question *) data)->highlight, error);
}

static void
own_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  DossierReaderController *self = question->controller;
  g_autoptr (GArray) tags = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  /* Another mark may be the current one by now: its own answer is on the way. */
  if (tags != NULL && self->session != NULL && self->own_tags_of == question->highlight)
    dossier_reader_set_own_tags (self->reader, tags);
  question_free (question);
}

static DossierStore *
get_store (DossierReaderController *self)
{
  return dossier_corpus_get_store (dossier_session_get_corpus (self->session));
}

static void
read_digits (DossierReaderController *self)
{
  dossier_store_read_async (get_store (self), DOSSIER_READ_VIEW, read_digits_thread, NULL, NULL,
                            (GDestroyNotify) g_array_unref, NULL, digits_read_cb,
                            g_object_ref (self));
}

static void
read_own (DossierReaderController *self)
{
  gint64 id = dossier_reader_get_current_mark (self->reader);
  const DossierMark *mark = dossier_reader_get_mark (self->reader, id);
  Question *question;

  if (self->own_tags_of != id)
    {
      g_autoptr (GArray) none = dossier_tag_facts_new ();

      dossier_reader_set_own_tags (self->reader, none);
    }
  self->own_tags_of = id;
  if (mark == NULL || mark->kind != DOSSIER_MARK_HIGHLIGHT)
    return;
  question = g_new0 (Question, 1);
  question->controller = g_object_ref (self);
  question->highlight = id;
  dossier_store_read_async (get_store (self), DOSSIER_READ_VIEW, read_own_thread, question, NULL,
                            (GDestroyNotify) g_array_unref, NULL, own_read_cb, question);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierReaderController *self)
{
  static const char *const codebook[] = { "tag", NULL };
  static const char *const uses[] = { "tag", "highlight_tag", NULL };

  if (dossier_delta_touches (delta, codebook))
    read_digits (self);
  if (dossier_delta_touches (delta, uses))
    read_own (self);
}

/* Keeps what the reader knows of tags as the dossier has it. */
void
dossier_reader_controller_follow_tags (DossierReaderController *self)
{
  g_signal_connect_object (dossier_session_get_corpus (self->session), "changed",
                           G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->reader, "mark-activated", G_CALLBACK (read_own), self,
                           G_CONNECT_SWAPPED);
  read_digits (self);
}
