#include "corpus/date-suggestions.h"

/* From this many on, replacing all marks at once is cheaper. */
#define MANY_MARKS 64

struct _DossierDateSuggestions
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gint64 revision;
  gulong changed_id;
  GCancellable *cancellable;
  DossierDateReading *reading; /* NULL until the first is there */
  gboolean is_reading;
  gboolean is_stale; /* something changed since the reading began */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RESET,
  SIGNAL_MARK_CHANGED,
  SIGNAL_MARK_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierDateSuggestions, dossier_date_suggestions, G_TYPE_OBJECT)

static void start_reading (DossierDateSuggestions *self);

static gboolean
is_suggested (DossierDateReading *reading, guint index)
{
  return dossier_date_reading_get_standing (reading, index) == DOSSIER_DATE_SUGGESTED;
}

/* Expressions do not overlap: where one begins says which it is. */
static gint64
mark_id (const DossierFoundDate *found)
{
  return -1 - (gint64) found->start;
}

static DossierMark
make_mark (const DossierFoundDate *found)
{
  return (DossierMark){ .id = mark_id (found),
                        .start = found->start,
                        .end = found->end,
                        .kind = DOSSIER_MARK_DATE,
                        .state = DOSSIER_MARK_SUGGESTED,
                        .label = found->edtf };
}

/* The suggested expression that begins there, or -1. */
static int
find_suggested (DossierDateReading *reading, guint start)
{
  int index = reading != NULL ? dossier_date_reading_find (reading, start, start + 1) : -1;

  return index >= 0 && dossier_date_reading_get (reading, (guint) index)->start == start
                 && is_suggested (reading, (guint) index)
             ? index
             : -1;
}

/* A range of marks that are not, or not the same, in the other reading. */
static GArray *
list_different (DossierDateReading *reading, DossierDateReading *other, gboolean only_gone)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; reading != NULL && i < reading->found->len; i++)
    {
      const DossierFoundDate *found = dossier_date_reading_get (reading, i);
      int at = is_suggested (reading, i) ? find_suggested (other, found->start) : -1;
      const DossierFoundDate *match = at >= 0 ? dossier_date_reading_get (other, (guint) at) : NULL;
      gint64 id = mark_id (found);

      if (is_suggested (reading, i)
          && (match == NULL
              || (!only_gone
                  && (match->end != found->end || g_strcmp0 (match->edtf, found->edtf) != 0))))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
emit_each (DossierDateSuggestions *self, guint signal, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_signal_emit (self, signals[signal], 0, g_array_index (ids, gint64, i));
}

static void
take_reading (DossierDateSuggestions *self, DossierDateReading *reading)
{
  DossierDateReading *before = self->reading;
  g_autoptr (GArray) gone = list_different (before, reading, TRUE);
  g_autoptr (GArray) other = list_different (reading, before, FALSE);

  self->reading = reading;
  if (before == NULL || gone->len + other->len > MANY_MARKS)
    g_signal_emit (self, signals[SIGNAL_RESET], 0);
  else
    {
      emit_each (self, SIGNAL_MARK_REMOVED, gone);
      emit_each (self, SIGNAL_MARK_CHANGED, other);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_clear_pointer (&before, dossier_date_reading_free);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, dossier_date_reading_new (data),
                         (GDestroyNotify) dossier_date_reading_free);
}

/* What came meanwhile is read before the person sees something that is no longer so. */
static gboolean
read_again (DossierDateSuggestions *self)
{
  self->is_reading = FALSE;
  if (self->corpus == NULL || !self->is_stale)
    return FALSE;
  start_reading (self);
  return TRUE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierDateSuggestions *self = DOSSIER_DATE_SUGGESTIONS (source);
  DossierDateReading *reading = g_task_propagate_pointer (G_TASK (result), NULL);

  if (read_again (self) || self->corpus == NULL || reading == NULL)
    g_clear_pointer (&reading, dossier_date_reading_free);
  else
    take_reading (self, reading);
}

static void
sources_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierDateSuggestions) self = data;
  DossierDateSources *sources = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  /* Without an article there is nothing to suggest, and the old reading does no harm. */
  if (sources == NULL || self->corpus == NULL)
    {
      g_clear_pointer (&sources, dossier_date_sources_free);
      read_again (self);
      return;
    }
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_task_data (task, sources, (GDestroyNotify) dossier_date_sources_free);
  g_task_run_in_thread (task, find_thread);
}

static gpointer
sources_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_date_sources_read (database, *(gint64 *) data, error);
}

static void
start_reading (DossierDateSuggestions *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW,
                            sources_thread, g_memdup2 (&self->revision, sizeof self->revision),
                            g_free, (GDestroyNotify) dossier_date_sources_free, self->cancellable,
                            sources_cb, g_object_ref (self));
}

/* Tags, mentions and notes do not matter: while somebody marks, nothing is read anew. */
static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  static const char *const tables[] = { "date_expression", "decision", "article", "zone",
                                        "event",           NULL };

  if (delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, tables))
    start_reading (data);
}

/**
 * dossier_date_suggestions_get_reading:
 *
 * Returns: (transfer none) (nullable): the latest reading, until the next signal
 */
DossierDateReading *
dossier_date_suggestions_get_reading (DossierDateSuggestions *self)
{
  return self->reading;
}

/**
 * dossier_date_suggestions_is_busy:
 *
 * Returns: whether a newer reading is on its way
 */
gboolean
dossier_date_suggestions_is_busy (DossierDateSuggestions *self)
{
  return self->is_reading;
}

/**
 * dossier_date_suggestions_append_marks:
 * @marks: (element-type DossierMark): all suggestions are added; their texts are borrowed until
 *   the next signal
 */
void
dossier_date_suggestions_append_marks (DossierDateSuggestions *self, GArray *marks)
{
  for (guint i = 0; self->reading != NULL && i < self->reading->found->len; i++)
    if (is_suggested (self->reading, i))
      {
        DossierMark mark = make_mark (dossier_date_reading_get (self->reading, i));
        g_array_append_val (marks, mark);
      }
}

/**
 * dossier_date_suggestions_find:
 * @mark: the id of a mark
 *
 * Returns: which expression of the reading is suggested there, or -1
 */
int
dossier_date_suggestions_find (DossierDateSuggestions *self, gint64 mark)
{
  return mark < 0 ? find_suggested (self->reading, (guint) (-1 - mark)) : -1;
}

/**
 * dossier_date_suggestions_get_mark:
 * @id: of a mark
 * @mark: (out): its text is borrowed until the next signal
 *
 * Returns: FALSE where nothing is suggested any more
 */
gboolean
dossier_date_suggestions_get_mark (DossierDateSuggestions *self, gint64 id, DossierMark *mark)
{
  int index = dossier_date_suggestions_find (self, id);

  if (index >= 0)
    *mark = make_mark (dossier_date_reading_get (self->reading, (guint) index));
  return index >= 0;
}

static void
dossier_date_suggestions_dispose (GObject *object)
{
  DossierDateSuggestions *self = DOSSIER_DATE_SUGGESTIONS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_date_suggestions_parent_class)->dispose (object);
}

static void
dossier_date_suggestions_finalize (GObject *object)
{
  DossierDateSuggestions *self = DOSSIER_DATE_SUGGESTIONS (object);

  g_clear_pointer (&self->reading, dossier_date_reading_free);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (dossier_date_suggestions_parent_class)->finalize (object);
}

static void
dossier_date_suggestions_class_init (DossierDateSuggestionsClass *class)
{
  static const struct
  {
    const char *name;
    gboolean has_id;
  } list[] = {
    [SIGNAL_CHANGED] = { "changed", FALSE },
    [SIGNAL_RESET] = { "reset", FALSE },
    [SIGNAL_MARK_CHANGED] = { "mark-changed", TRUE },
    [SIGNAL_MARK_REMOVED] = { "mark-removed", TRUE },
  };

  G_OBJECT_CLASS (class)->dispose = dossier_date_suggestions_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_date_suggestions_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    signals[i] = g_signal_new (list[i].name, G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, list[i].has_id ? 1 : 0, G_TYPE_INT64);
}

static void
dossier_date_suggestions_init (DossierDateSuggestions *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dossier_date_suggestions_new:
 * @revision: whose dates
 *
 * Returns: (transfer full): empty until ::reset
 */
DossierDateSuggestions *
dossier_date_suggestions_new (DossierCorpus *corpus, gint64 revision)
{
  DossierDateSuggestions *self = g_object_new (DOSSIER_TYPE_DATE_SUGGESTIONS, NULL);

  self->corpus = g_object_ref (corpus);
  self->revision = revision;
  self->changed_id = g_signal_connect (corpus, "changed", G_CALLBACK (changed_cb), self);
  start_reading (self);
  return self;
}
