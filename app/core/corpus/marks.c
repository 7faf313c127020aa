#include "corpus/marks.h"

#include "corpus/marks-read.h"

/* From this many touched records on, reading all marks anew is cheaper. */
#define MANY_RECORDS 64

struct _DossierMarks
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gint64 revision;
  gulong changed_id;
  GHashTable *marks; /* id → DossierMark */
  GCancellable *cancellable;
  gboolean loaded;
};

enum
{
  SIGNAL_RESET,
  SIGNAL_MARK_CHANGED,
  SIGNAL_MARK_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierMarks, dossier_marks, G_TYPE_OBJECT)

/* What goes to the reading thread and comes back. */
typedef struct
{
  gint64 revision;
  GArray *ids; /* of gint64: only these; NULL for all */
  GPtrArray *marks;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->ids, g_array_unref);
  g_clear_pointer (&reading->marks, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *asked = data;
  g_autoptr (Reading) result = g_new0 (Reading, 1);

  if (asked->ids == NULL)
    result->marks = dossier_marks_read (database, asked->revision, 0, error);
  else
    {
      result->ids = g_array_ref (asked->ids);
      result->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mark_free);
      for (guint i = 0; i < asked->ids->len; i++)
        {
          GPtrArray *some = dossier_marks_read (database, asked->revision,
                                                g_array_index (asked->ids, gint64, i), error);
          if (some == NULL)
            return NULL;
          g_ptr_array_extend_and_steal (result->marks, some);
        }
    }
  return result->marks != NULL ? g_steal_pointer (&result) : NULL;
}

static void
put (DossierMarks *self, DossierMark *mark)
{
  g_hash_table_replace (self->marks, &mark->id, mark);
}

static void
take_all (DossierMarks *self, GPtrArray *marks)
{
  g_hash_table_remove_all (self->marks);
  for (guint i = 0; i < marks->len; i++)
    put (self, dossier_mark_copy (marks->pdata[i]));
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

static void
take_some (DossierMarks *self, GArray *ids, GPtrArray *marks)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < marks->len; i++)
    {
      DossierMark *mark = dossier_mark_copy (marks->pdata[i]);

      put (self, mark);
      g_hash_table_add (present, &((DossierMark *) marks->pdata[i])->id);
      g_signal_emit (self, signals[SIGNAL_MARK_CHANGED], 0, mark->id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!g_hash_table_contains (present, &id) && g_hash_table_remove (self->marks, &id))
        g_signal_emit (self, signals[SIGNAL_MARK_REMOVED], 0, id);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierMarks) self = data;
  g_autoptr (Reading) reading = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  /* On an error the page keeps the marks that it has. */
  if (reading == NULL || self->corpus == NULL)
    return;
  if (reading->ids == NULL)
    take_all (self, reading->marks);
  else
    take_some (self, reading->ids, reading->marks);
}

static void
start_reading (DossierMarks *self, GArray *ids)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->revision = self->revision;
  reading->ids = ids;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus),
                            ids != NULL ? DOSSIER_READ_PAGE : DOSSIER_READ_VIEW, read_thread,
                            reading, (GDestroyNotify) reading_free, (GDestroyNotify) reading_free,
                            self->cancellable, read_cb, g_object_ref (self));
}

static void
add_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  if (id != 0)
    g_array_append_val (ids, id);
}

/* Which marks a change may have touched: FALSE when it may be any. */
static gboolean
collect_ids (const DossierDelta *delta, GArray *ids)
{
  static const char *const own[] = { "highlight", "mention",   "date_expression",
                                     "claim",     "follow_up", NULL };
  static const char *const owned[] = { "highlight_tag", "claim_source", NULL };

  for (guint i = 0; i < delta->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (delta->rows, DossierDeltaRow, i);
      const char *table = row->table->name;

      if (g_strv_contains (own, table))
        add_id (ids, row->id);
      else if (g_strv_contains (owned, table) && row->owner != 0)
        add_id (ids, row->owner);
      else if (g_strv_contains (owned, table)
               || (row->op == '~'
                   && g_strv_contains ((const char *const[]){ "tag", "actor", "passage", NULL },
                                       table)))
        return FALSE;
      if (ids->len > MANY_RECORDS)
        return FALSE;
    }
  return TRUE;
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  DossierMarks *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (delta->op == DOSSIER_DELTA_CUT || !collect_ids (delta, ids))
    start_reading (self, NULL);
  else if (ids->len > 0)
    start_reading (self, g_steal_pointer (&ids));
}

/**
 * dossier_marks_is_loaded:
 *
 * Returns: FALSE until ::reset was emitted for the first time
 */
gboolean
dossier_marks_is_loaded (DossierMarks *self)
{
  return self->loaded;
}

/**
 * dossier_marks_get_n_marks:
 */
guint
dossier_marks_get_n_marks (DossierMarks *self)
{
  return g_hash_table_size (self->marks);
}

/**
 * dossier_marks_find:
 *
 * Returns: (transfer none) (nullable): valid until the next signal
 */
const DossierMark *
dossier_marks_find (DossierMarks *self, gint64 id)
{
  return g_hash_table_lookup (self->marks, &id);
}

/**
 * dossier_marks_dup_all:
 *
 * Returns: (transfer full) (element-type DossierMark): all marks, in no order; their texts are
 *   borrowed until the next signal
 */
GArray *
dossier_marks_dup_all (DossierMarks *self)
{
  GArray *all =
      g_array_sized_new (FALSE, FALSE, sizeof (DossierMark), g_hash_table_size (self->marks));
  GHashTableIter iter;
  gpointer mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    g_array_append_vals (all, mark, 1);
  return all;
}

static void
dossier_marks_dispose (GObject *object)
{
  DossierMarks *self = DOSSIER_MARKS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_marks_parent_class)->dispose (object);
}

static void
dossier_marks_finalize (GObject *object)
{
  DossierMarks *self = DOSSIER_MARKS (object);

  g_hash_table_unref (self->marks);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (dossier_marks_parent_class)->finalize (object);
}

static void
dossier_marks_class_init (DossierMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_marks_dispose;
  object_class->finalize = dossier_marks_finalize;

  /**
   * DossierMarks::reset:
   *
   * All marks were read (anew).
   */
  signals[SIGNAL_RESET] = g_signal_new ("reset", DOSSIER_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DossierMarks::mark-changed:
   * @id: a mark that is new, or different
   */
  signals[SIGNAL_MARK_CHANGED] =
      g_signal_new ("mark-changed", DOSSIER_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * DossierMarks::mark-removed:
   * @id: a mark that is gone
   */
  signals[SIGNAL_MARK_REMOVED] =
      g_signal_new ("mark-removed", DOSSIER_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_marks_init (DossierMarks *self)
{
  self->marks =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) dossier_mark_free);
  self->cancellable = g_cancellable_new ();
}

/**
 * dossier_marks_new:
 * @revision: whose marks
 *
 * Returns: (transfer full): empty until ::reset
 */
DossierMarks *
dossier_marks_new (DossierCorpus *corpus, gint64 revision)
{
  DossierMarks *self = g_object_new (DOSSIER_TYPE_MARKS, NULL);

  self->corpus = g_object_ref (corpus);
  self->revision = revision;
  self->changed_id = g_signal_connect (corpus, "changed", G_CALLBACK (changed_cb), self);
  start_reading (self, NULL);
  return self;
}
