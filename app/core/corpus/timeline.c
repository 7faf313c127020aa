#include "corpus/timeline.h"

#include "corpus/timeline-touch.h"

/* While an import is running, what needs everything anew waits for a pause. */
#define PAUSE_MS    150
#define PROGRESS_MS 200

struct _DossierTimeline
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gulong changed_id;
  GVariant *query;
  DossierLanesBy lanes_by;
  gboolean with_told;
  gboolean paused;
  gboolean stale; /* nothing was read yet, or everything is to be read again */

  GCancellable *cancellable; /* of the reading of everything that is under way */
  DossierTimelineReading *current;
  DossierTimelineTouch *touched; /* what is to be read again; NULL when nothing is */
  gboolean reading_some;
  guint generation; /* of all that was read, and of what is read again in it */
  guint reload_id;
  guint touched_id;
  guint progress_id;

  DossierTimelineIndex *index;
  GArray *coverage;
  guint n_events; /* dated or not */
};

enum
{
  SIGNAL_RESET,
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTimeline, dossier_timeline, G_TYPE_OBJECT)

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DossierTimelineReading *reading = data;

  return dossier_timeline_reading_run (reading, database, cancellable, error)
             ? dossier_timeline_reading_ref (reading)
             : NULL;
}

static void
stop_reading (DossierTimeline *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->current, dossier_timeline_reading_unref);
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

static gboolean
progress_cb (gpointer data)
{
  DossierTimeline *self = data;

  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0,
                 (guint) g_atomic_int_get (&self->current->n_read));
  return G_SOURCE_CONTINUE;
}

static void follow (DossierTimeline *self);

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTimeline) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTimelineReading) reading =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->corpus == NULL)
    return;
  if (reading != NULL && reading != self->current)
    return;
  stop_reading (self);
  if (reading == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  g_clear_pointer (&self->index, dossier_timeline_index_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  self->index = g_steal_pointer (&reading->index);
  self->coverage = g_steal_pointer (&reading->coverage);
  self->n_events = reading->n_events;
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
  follow (self);
}

static void
read_all (DossierTimeline *self)
{
  stop_reading (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_handle_id (&self->touched_id, g_source_remove);
  g_clear_pointer (&self->touched, dossier_timeline_touch_free);
  self->stale = self->paused;
  if (self->paused)
    return;
  self->cancellable = g_cancellable_new ();
  self->current = dossier_timeline_reading_new (self->query, self->lanes_by);
  self->current->with_coverage = TRUE;
  self->current->with_told = self->with_told;
  self->generation++;
  self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_LONG, read_thread,
                            dossier_timeline_reading_ref (self->current),
                            (GDestroyNotify) dossier_timeline_reading_unref,
                            (GDestroyNotify) dossier_timeline_reading_unref, self->cancellable,
                            all_read_cb, g_object_ref (self));
}

static gboolean
reload_cb (gpointer data)
{
  DossierTimeline *self = data;

  self->reload_id = 0;
  read_all (self);
  return G_SOURCE_REMOVE;
}

static void
read_all_soon (DossierTimeline *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add (PAUSE_MS, reload_cb, self);
}

/* Adds what was read of a few events to the index; a lane that is new comes behind the others. */
static void
take_event (DossierTimeline *self, DossierTimelineIndex *read, guint32 slot)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < dossier_timeline_index_get_n_lanes (read); i++)
    {
      const DossierTimelineLane *lane = dossier_timeline_index_get_lane (read, i);
      guint place;

      if (!dossier_timeline_index_is_in (read, i, slot))
        continue;
      place = dossier_timeline_index_add_lane (self->index, lane->record, lane->name);
      g_array_append_val (lanes, place);
    }
  dossier_timeline_index_insert (self->index, dossier_timeline_index_get (read, slot),
                                 dossier_timeline_index_get_title (read, slot),
                                 (const guint *) (gpointer) lanes->data, lanes->len);
}

/* What lanes are called and how they look. A word is its own name, which the index finds it by. */
static void
take_lanes (DossierTimeline *self, DossierTimelineIndex *read)
{
  for (guint i = 0; i < dossier_timeline_index_get_n_lanes (read); i++)
    {
      const DossierTimelineLane *lane = dossier_timeline_index_get_lane (read, i);
      DossierTimelineLane *kept;
      guint place;

      if (lane->record == 0 || lane->name == NULL
          || !dossier_timeline_index_find_lane (self->index, lane->record, NULL, &place))
        continue;
      kept = dossier_timeline_index_get_lane (self->index, place);
      g_free (kept->name);
      g_free (kept->detail);
      g_free (kept->sign);
      kept->name = g_strdup (lane->name);
      kept->detail = g_strdup (lane->detail);
      kept->sign = g_strdup (lane->sign);
      kept->colour = lane->colour;
    }
}

static void
take_some (DossierTimeline *self, DossierTimelineReading *reading)
{
  GArray *events = reading->touch->events;

  if (events->len > 0)
    self->n_events = reading->n_events;
  for (guint i = 0; i < events->len; i++)
    {
      gint64 id = g_array_index (events, gint64, i);
      guint32 slot;

      dossier_timeline_index_remove (self->index, id);
      if (dossier_timeline_index_find (reading->index, id, &slot))
        take_event (self, reading->index, slot);
    }
  take_lanes (self, reading->index);
  if (reading->coverage != NULL)
    {
      g_clear_pointer (&self->coverage, g_array_unref);
      self->coverage = g_steal_pointer (&reading->coverage);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
some_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTimeline) self = data;
  g_autoptr (DossierTimelineReading) reading =
      dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  self->reading_some = FALSE;
  if (self->corpus == NULL)
    return;
  /* What is read as a whole since then has this in it. */
  if (reading != NULL && reading->generation == self->generation && self->index != NULL
      && self->current == NULL && !reading->touch->everything)
    take_some (self, reading);
  else if (reading == NULL || reading->generation == self->generation)
    read_all_soon (self);
  follow (self);
}

/* Reads again what is touched, in the order of the changes: what comes meanwhile waits. */
static void
read_touched (DossierTimeline *self)
{
  DossierTimelineReading *reading;

  g_clear_handle_id (&self->touched_id, g_source_remove);
  reading = dossier_timeline_reading_new (self->query, self->lanes_by);
  reading->generation = self->generation;
  reading->with_told = self->with_told;
  reading->touch = g_steal_pointer (&self->touched);
  self->reading_some = TRUE;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW, read_thread,
                            reading, (GDestroyNotify) dossier_timeline_reading_unref,
                            (GDestroyNotify) dossier_timeline_reading_unref, NULL, some_read_cb,
                            g_object_ref (self));
}

static gboolean
read_touched_cb (gpointer data)
{
  DossierTimeline *self = data;

  self->touched_id = 0;
  if (self->touched != NULL && !self->reading_some && !self->paused && self->current == NULL)
    read_touched (self);
  return G_SOURCE_REMOVE;
}

/* Reads again what changed, when somebody looks and nothing else is being read. */
static void
follow (DossierTimeline *self)
{
  if (self->touched == NULL || self->current != NULL)
    return;
  if (self->touched->everything)
    read_all_soon (self);
  else if (self->paused || self->reading_some)
    return;
  else if (dossier_timeline_touch_has_events (self->touched))
    read_touched (self);
  else if (self->touched_id == 0)
    self->touched_id = g_timeout_add (PAUSE_MS, read_touched_cb, self);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  DossierTimeline *self = data;
  g_autoptr (DossierTimelineReading) shown = NULL;

  if (self->stale)
    return;
  shown = dossier_timeline_reading_new (self->query, self->lanes_by);
  shown->with_told = self->with_told;
  if (self->touched == NULL)
    self->touched = dossier_timeline_touch_new ();
  dossier_timeline_touch_add (self->touched, delta, shown, self->index);
  if (dossier_timeline_touch_is_empty (self->touched))
    g_clear_pointer (&self->touched, dossier_timeline_touch_free);
  follow (self);
}

/**
 * dossier_timeline_set_query:
 * @query: (transfer floating): a{sv}, as dossier_timeline_query() takes it
 *
 * Reads other events, unless they are the same; ::reset follows.
 */
void
dossier_timeline_set_query (DossierTimeline *self, GVariant *query)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (query);

  if (g_variant_equal (owned, self->query))
    return;
  g_variant_unref (self->query);
  self->query = g_steal_pointer (&owned);
  read_all (self);
}

/**
 * dossier_timeline_get_query:
 *
 * Returns: (transfer none): which events
 */
GVariant *
dossier_timeline_get_query (DossierTimeline *self)
{
  return self->query;
}

/**
 * dossier_timeline_set_lanes_by:
 *
 * Reads the lanes anew, unless they are the same; ::reset follows.
 */
void
dossier_timeline_set_lanes_by (DossierTimeline *self, DossierLanesBy lanes_by)
{
  if (self->lanes_by == lanes_by)
    return;
  self->lanes_by = lanes_by;
  read_all (self);
}

/**
 * dossier_timeline_open:
 * @query: (transfer floating): a{sv}
 * @lanes_by: what the lanes are
 *
 * Reads both anew, also when they are the same; one ::reset follows.
 */
void
dossier_timeline_open (DossierTimeline *self, GVariant *query, DossierLanesBy lanes_by)
{
  g_autoptr (GVariant) old = self->query;

  self->query = g_variant_ref_sink (query);
  self->lanes_by = lanes_by;
  read_all (self);
}

DossierLanesBy
dossier_timeline_get_lanes_by (DossierTimeline *self)
{
  return self->lanes_by;
}

/**
 * dossier_timeline_set_paused:
 * @paused: whether nobody looks; changes are read when somebody does
 */
void
dossier_timeline_set_paused (DossierTimeline *self, gboolean paused)
{
  self->paused = paused;
  if (!paused && self->stale)
    read_all (self);
  else
    follow (self);
}

/**
 * dossier_timeline_need_told:
 *
 * From now on events know on which day they were first told; ::reset follows.
 */
void
dossier_timeline_need_told (DossierTimeline *self)
{
  if (self->with_told)
    return;
  self->with_told = TRUE;
  read_all (self);
}

/**
 * dossier_timeline_get_index:
 *
 * Returns: (transfer none) (nullable): until the next ::reset; NULL until the first
 */
DossierTimelineIndex *
dossier_timeline_get_index (DossierTimeline *self)
{
  return self->index;
}

/**
 * dossier_timeline_get_coverage:
 *
 * Returns: (transfer none) (nullable): of gint64, sorted: days on which articles were published
 */
GArray *
dossier_timeline_get_coverage (DossierTimeline *self)
{
  return self->coverage;
}

/**
 * dossier_timeline_get_n_undated:
 *
 * Returns: how many events the query finds that have no place on a timeline
 */
guint
dossier_timeline_get_n_undated (DossierTimeline *self)
{
  guint n_dated = self->index != NULL ? dossier_timeline_index_get_n_events (self->index) : 0;

  return self->n_events > n_dated ? self->n_events - n_dated : 0;
}

static void
dossier_timeline_dispose (GObject *object)
{
  DossierTimeline *self = DOSSIER_TIMELINE (object);

  stop_reading (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_handle_id (&self->touched_id, g_source_remove);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_timeline_parent_class)->dispose (object);
}

static void
dossier_timeline_finalize (GObject *object)
{
  DossierTimeline *self = DOSSIER_TIMELINE (object);

  g_variant_unref (self->query);
  g_clear_pointer (&self->touched, dossier_timeline_touch_free);
  g_clear_pointer (&self->index, dossier_timeline_index_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  G_OBJECT_CLASS (dossier_timeline_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_parameters, GType type)
{
  return g_signal_new (name, DOSSIER_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_parameters, type);
}

static void
dossier_timeline_class_init (DossierTimelineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_timeline_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_timeline_finalize;
  signals[SIGNAL_RESET] = add_signal ("reset", 0, G_TYPE_NONE);
  signals[SIGNAL_CHANGED] = add_signal ("changed", 0, G_TYPE_NONE);
  signals[SIGNAL_PROGRESS] = add_signal ("progress", 1, G_TYPE_UINT);
  signals[SIGNAL_FAILED] = add_signal ("failed", 1, G_TYPE_ERROR);
}

static void
dossier_timeline_init (DossierTimeline *self)
{
  self->query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  self->paused = TRUE;
  self->stale = TRUE;
}

/**
 * dossier_timeline_new:
 *
 * Returns: (transfer full): paused; it reads nothing until that ends
 */
DossierTimeline *
dossier_timeline_new (DossierCorpus *corpus)
{
  DossierTimeline *self = g_object_new (DOSSIER_TYPE_TIMELINE, NULL);

  self->corpus = g_object_ref (corpus);
  self->changed_id = g_signal_connect (corpus, "changed", G_CALLBACK (changed_cb), self);
  return self;
}
