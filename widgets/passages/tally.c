#include "passages/tally.h"

/* After a change the counts are read anew when no other follows at once. */
#define PAUSE_MS 200

struct _DossierTally
{
  GObject parent_instance;

  DossierSession *session; /* NULL when disposed */
  const char *const *tables;
  DossierReadFunc read;
  GDestroyNotify free_result;
  GVariant *query; /* NULL: nothing was asked for yet */
  gboolean is_watched;
  gboolean is_stale; /* what was counted last, while nobody looks */
  GCancellable *reading;
  guint pause_id;
};

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTally, dossier_tally, G_TYPE_OBJECT)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTally) self = data;
  g_autoptr (GError) error = NULL;
  gpointer counts = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (counts == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dossier_session_fail (self->session, error);
      return;
    }
  if (self->session != NULL)
    g_signal_emit (self, signals[SIGNAL_COUNTED], 0, counts);
  self->free_result (counts);
}

static void
count (DossierTally *self)
{
  self->is_stale = !self->is_watched;
  if (self->is_stale || self->query == NULL)
    return;
  dossier_session_read_newest (self->session, &self->reading, DOSSIER_READ_LONG, self->read,
                               g_variant_ref (self->query), (GDestroyNotify) g_variant_unref,
                               self->free_result, counted_cb, self);
}

static gboolean
pause_cb (gpointer data)
{
  DossierTally *self = data;

  self->pause_id = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierTally *self)
{
  if ((delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, self->tables))
      && self->pause_id == 0)
    self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
dossier_tally_dispose (GObject *object)
{
  DossierTally *self = DOSSIER_TALLY (object);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->query, g_variant_unref);
  G_OBJECT_CLASS (dossier_tally_parent_class)->dispose (object);
}

static void
dossier_tally_class_init (DossierTallyClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_tally_dispose;

  /**
   * DossierTally::counted:
   * @result: what was read, until the handler returns
   */
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", DOSSIER_TYPE_TALLY, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
dossier_tally_init (DossierTally *self)
{
}

/**
 * dossier_tally_new:
 * @session: what the window has open
 * @tables: ends with NULL, not copied: a change of one of these makes the counts anew
 * @read: counts, on a reading thread; its data is the query, a #GVariant
 * @free_result: frees what was counted
 *
 * Returns: (transfer full): counting nothing until it is asked and watched. Main thread.
 */
DossierTally *
dossier_tally_new (DossierSession *session, const char *const *tables, DossierReadFunc read,
                   GDestroyNotify free_result)
{
  DossierTally *self = g_object_new (DOSSIER_TYPE_TALLY, NULL);

  self->session = g_object_ref (session);
  self->tables = tables;
  self->read = read;
  self->free_result = free_result;
  g_signal_connect_object (dossier_session_get_corpus (session), "changed", G_CALLBACK (changed_cb),
                           self, 0);
  return self;
}

/**
 * dossier_tally_ask:
 * @query: (transfer floating): what is counted from now on
 *
 * ::counted follows, at once or when somebody looks. What an earlier query counted does not come
 * any more.
 */
void
dossier_tally_ask (DossierTally *self, GVariant *query)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (query);

  g_clear_pointer (&self->query, g_variant_unref);
  self->query = g_steal_pointer (&owned);
  count (self);
}

/**
 * dossier_tally_set_watched:
 * @is_watched: whether the counts are on the screen
 */
void
dossier_tally_set_watched (DossierTally *self, gboolean is_watched)
{
  self->is_watched = is_watched;
  if (is_watched && self->is_stale)
    count (self);
}
