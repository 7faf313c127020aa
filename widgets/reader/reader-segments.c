#include "reader/reader-private.h"

#include <string.h>

/*
 * Sentences are found paragraph by paragraph, when they are asked about. A paragraph without end
 * takes longer than a frame: it is split in a thread, and until that is done the page has no
 * sentences.
 */
#define ENDLESS (1000 * 1000) /* bytes of a paragraph */

typedef struct
{
  DossierTextMap *text;
  DossierTextRange *excluded;
  guint n_excluded;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  dossier_text_map_unref (work->text);
  g_free (work->excluded);
  g_free (work);
}

static Work *
work_new (DossierReader *self)
{
  Work *work = g_new0 (Work, 1);

  work->text = dossier_text_map_ref (dossier_reader_get_text (self));
  work->n_excluded = self->zones->len;
  work->excluded = g_new (DossierTextRange, work->n_excluded + 1);
  for (guint i = 0; i < work->n_excluded; i++)
    work->excluded[i] = g_array_index (self->zones, DossierReaderZone, i).range;
  return work;
}

/* The first endless line at or behind the byte *@at; *@at goes behind it. */
static gboolean
find_endless (DossierTextMap *text, gsize *at, gsize *start)
{
  gsize n_bytes;
  const char *data = dossier_text_map_get_data (text, &n_bytes);

  while (n_bytes - *at > ENDLESS)
    {
      const char *end = memchr (data + *at, '\n', n_bytes - *at);
      gsize next = end != NULL ? (gsize) (end - data) + 1 : n_bytes;

      *start = *at;
      *at = next;
      if (next - *start > ENDLESS)
        return TRUE;
    }
  return FALSE;
}

static void
split_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  DossierSegments *segments =
      dossier_segments_new (work->text, NULL, work->excluded, work->n_excluded);
  DossierSegment sentence;
  gsize at = 0;
  gsize start;

  while (!g_cancellable_is_cancelled (cancellable) && find_endless (work->text, &at, &start))
    dossier_segments_sentence_at (segments, dossier_text_map_offset_at_byte (work->text, start),
                                  &sentence);
  g_task_return_pointer (task, segments, (GDestroyNotify) dossier_segments_free);
}

/* A page that is closed meanwhile cancels this; until then @data, the reader, is there. It is not
 * the source of the task, which would keep the page beyond its window. */
static void
split_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (DossierSegments) segments = g_task_propagate_pointer (G_TASK (result), NULL);
  DossierReader *self = data;

  /* Another article, or other zones, meanwhile: somebody else answers. */
  if (g_cancellable_is_cancelled (cancellable) || segments == NULL)
    return;
  g_clear_object (&self->splitting);
  self->segments = g_steal_pointer (&segments);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
split_in_thread (DossierReader *self, Work *work)
{
  g_autoptr (GTask) task = NULL;

  self->splitting = g_cancellable_new ();
  task = g_task_new (NULL, self->splitting, split_cb, self);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, split_thread);
}

/* Sentences, paragraphs and words; %NULL while an endless paragraph is being split. */
DossierSegments *
dossier_reader_get_segments (DossierReader *self)
{
  gsize at = 0;
  gsize start;
  Work *work;

  if (self->segments != NULL || self->splitting != NULL)
    return self->segments;
  work = work_new (self);
  if (find_endless (work->text, &at, &start))
    {
      split_in_thread (self, work);
      return NULL;
    }
  self->segments = dossier_segments_new (work->text, NULL, work->excluded, work->n_excluded);
  work_free (work);
  return self->segments;
}

/* The text or what is set aside in it is about to be another. */
void
dossier_reader_drop_segments (DossierReader *self)
{
  g_cancellable_cancel (self->splitting);
  g_clear_object (&self->splitting);
  g_clear_pointer (&self->segments, dossier_segments_free);
}
