#include "corpus/name-index.h"

#include <string.h>

struct _DossierNameIndex
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gulong changed_id;
  GCancellable *cancellable;
  DossierNameTable *table;
  gboolean loaded;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierNameIndex, dossier_name_index, G_TYPE_OBJECT)

/* What to read anew: whole kinds, or single actors; and whose last use a new row tells. */
typedef struct
{
  DossierNamedKind kinds;
  GArray *actors;   /* gint64 */
  GArray *taggings; /* gint64: highlight_tag */
  GArray *mentions; /* gint64 */
} Wish;

/* What was read. */
typedef struct
{
  DossierNamedKind kinds; /* these were read whole */
  GArray *gone;           /* gint64: actors that are no more */
  GPtrArray *named;       /* DossierNamed */
  GArray *used;           /* gint64: used just now */
} Reading;

static Wish *
wish_new (DossierNamedKind kinds)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->kinds = kinds;
  wish->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  wish->taggings = g_array_new (FALSE, FALSE, sizeof (gint64));
  wish->mentions = g_array_new (FALSE, FALSE, sizeof (gint64));
  return wish;
}

static void
wish_free (Wish *wish)
{
  g_array_unref (wish->actors);
  g_array_unref (wish->taggings);
  g_array_unref (wish->mentions);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static Reading *
reading_new (DossierNamedKind kinds)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->kinds = kinds;
  reading->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading->named = g_ptr_array_new ();
  reading->used = g_array_new (FALSE, FALSE, sizeof (gint64));
  return reading;
}

static void
reading_free (Reading *reading)
{
  g_ptr_array_foreach (reading->named, (GFunc) (void (*) (void)) dossier_named_free, NULL);
  g_ptr_array_unref (reading->named);
  g_array_unref (reading->gone);
  g_array_unref (reading->used);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_tags (DossierDatabase *database, GPtrArray *named, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT t.id, t.name, t.parent, t.colour, t.digit, u.used FROM tag t LEFT JOIN "
      "(SELECT x.tag AS tag, max (h.made_at) AS used FROM highlight_tag x "
      "JOIN highlight h ON h.id = x.highlight GROUP BY x.tag) u ON u.tag = t.id",
      "");
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierNamed *tag = dossier_named_new (DOSSIER_NAMED_TAG, dossier_statement_get_int (s, 0),
                                             dossier_statement_get_text (s, 1));

      tag->parent = dossier_statement_get_int (s, 2);
      tag->colour = (guint) dossier_statement_get_int (s, 3);
      tag->digit = (guint) dossier_statement_get_int (s, 4);
      tag->used_at = dossier_statement_get_int (s, 5);
      g_ptr_array_add (named, tag);
    }
  return step == DOSSIER_STEP_DONE;
}

/* The names of actors that were merged into another lead to that one. */
#define ACTOR_NAMES(used, join)                                                                    \
  "SELECT a.id, a.name, a.kind, n.text, " used " FROM actor a "                                    \
  "LEFT JOIN actor b ON b.id = a.id OR b.merged_into = a.id "                                      \
  "LEFT JOIN actor_name n ON n.actor = b.id " join " WHERE a.merged_into IS NULL "

static gboolean
read_actors (DossierStatement *s, GPtrArray *named, GError **error)
{
  DossierNamed *actor = NULL;
  DossierStep step;

  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (s, 0);

      if (actor == NULL || actor->id != id)
        {
          actor = dossier_named_new (DOSSIER_NAMED_ACTOR, id, dossier_statement_get_text (s, 1));
          actor->detail = dossier_statement_dup_text (s, 2);
          actor->used_at = dossier_statement_get_int (s, 4);
          g_ptr_array_add (named, actor);
        }
      if (!dossier_statement_is_null (s, 3))
        dossier_named_add_text (actor, dossier_statement_get_text (s, 3));
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
read_all_actors (DossierDatabase *database, GPtrArray *named, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      ACTOR_NAMES ("u.used", "LEFT JOIN (SELECT actor, max (made_at) AS used FROM mention "
                             "GROUP BY actor) u ON u.actor = a.id") "ORDER BY a.id, n.id",
      "");

  return s != NULL && read_actors (s, named, error);
}

static gboolean
read_some_actors (DossierDatabase *database, GArray *ids, Reading *reading, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint n_before = reading->named->len;
      g_autoptr (DossierStatement) s = dossier_database_query (
          database, error,
          ACTOR_NAMES ("(SELECT max (made_at) FROM mention m WHERE m.actor = a.id)",
                       "") "AND a.id = ? ORDER BY n.id",
          "i", id);

      if (s == NULL || !read_actors (s, reading->named, error))
        return FALSE;
      if (reading->named->len == n_before)
        g_array_append_val (reading->gone, id);
    }
  return TRUE;
}

static void
read_used (DossierDatabase *database, const char *sql, GArray *rows, GArray *used)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id;

      if (dossier_database_get_int (database, &id, NULL, sql, "i", g_array_index (rows, gint64, i)))
        g_array_append_val (used, id);
    }
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;
  g_autoptr (Reading) reading = reading_new (wish->kinds);

  if ((wish->kinds & DOSSIER_NAMED_TAG) != 0 && !read_tags (database, reading->named, error))
    return NULL;
  if ((wish->kinds & DOSSIER_NAMED_ACTOR) != 0
          ? !read_all_actors (database, reading->named, error)
          : !read_some_actors (database, wish->actors, reading, error))
    return NULL;
  read_used (database, "SELECT tag FROM highlight_tag WHERE id = ?", wish->taggings, reading->used);
  read_used (database,
             "SELECT coalesce (a.merged_into, a.id) FROM mention m JOIN actor a "
             "ON a.id = m.actor WHERE m.id = ?",
             wish->mentions, reading->used);
  return g_steal_pointer (&reading);
}

static void
take_reading (DossierNameIndex *self, Reading *reading)
{
  gint64 now = g_get_real_time () / 1000;

  if ((reading->kinds & DOSSIER_NAMED_TAG) != 0)
    dossier_name_table_remove_kind (self->table, DOSSIER_NAMED_TAG);
  if ((reading->kinds & DOSSIER_NAMED_ACTOR) != 0)
    dossier_name_table_remove_kind (self->table, DOSSIER_NAMED_ACTOR);
  for (guint i = 0; i < reading->gone->len; i++)
    dossier_name_table_remove (self->table, g_array_index (reading->gone, gint64, i));
  for (guint i = 0; i < reading->named->len; i++)
    dossier_name_table_take (self->table, reading->named->pdata[i]);
  g_ptr_array_set_size (reading->named, 0);
  for (guint i = 0; i < reading->used->len; i++)
    dossier_name_table_touch (self->table, g_array_index (reading->used, gint64, i), now);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierNameIndex) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (reading == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  take_reading (self, reading);
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Readings come back in the order in which they were asked for: each view lane is one thread. */
static void
start_reading (DossierNameIndex *self, Wish *wish)
{
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW, read_thread,
                            wish, (GDestroyNotify) wish_free, (GDestroyNotify) reading_free,
                            self->cancellable, read_cb, g_object_ref (self));
}

/* A changed actor may have been merged or taken out of a merge, which moves names between two:
 * then all are read. New actors and names, the daily case, cost one row. */
static void
add_row (Wish *wish, const DossierDeltaRow *row)
{
  const char *table = row->table->name;

  if (strcmp (table, "tag") == 0)
    wish->kinds |= DOSSIER_NAMED_TAG;
  else if (strcmp (table, "actor") == 0 && row->op == '~')
    wish->kinds |= DOSSIER_NAMED_ACTOR;
  else if (strcmp (table, "actor") == 0)
    g_array_append_val (wish->actors, row->id);
  else if (strcmp (table, "actor_name") == 0 && row->owner != 0)
    g_array_append_val (wish->actors, row->owner);
  else if (strcmp (table, "actor_name") == 0)
    wish->kinds |= DOSSIER_NAMED_ACTOR;
  else if (strcmp (table, "highlight_tag") == 0 && row->op == '+')
    g_array_append_val (wish->taggings, row->id);
  else if (strcmp (table, "mention") == 0 && row->op == '+')
    g_array_append_val (wish->mentions, row->id);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  DossierNameIndex *self = data;
  g_autoptr (Wish) wish = wish_new (0);

  if (delta->op == DOSSIER_DELTA_CUT)
    wish->kinds = DOSSIER_NAMED_TAG | DOSSIER_NAMED_ACTOR;
  for (guint i = 0; i < delta->rows->len; i++)
    add_row (wish, &g_array_index (delta->rows, DossierDeltaRow, i));
  if (wish->kinds != 0 || wish->actors->len > 0 || wish->taggings->len > 0
      || wish->mentions->len > 0)
    start_reading (self, g_steal_pointer (&wish));
}

/**
 * dossier_name_index_get_table:
 *
 * Returns: (transfer none): the names as last read; empty until ::changed comes the first time
 */
DossierNameTable *
dossier_name_index_get_table (DossierNameIndex *self)
{
  return self->table;
}

/**
 * dossier_name_index_is_loading:
 *
 * Returns: whether nothing was read yet
 */
gboolean
dossier_name_index_is_loading (DossierNameIndex *self)
{
  return !self->loaded;
}

static gpointer
count_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 n;
      guint count;

      if (!dossier_database_get_int (
              database, &n, error,
              "SELECT (SELECT count(*) FROM highlight_tag WHERE tag = ?1) + "
              "(SELECT count(*) FROM mention m JOIN actor n ON n.id = m.actor "
              "WHERE n.id = ?1 OR n.merged_into = ?1)",
              "i", g_array_index (ids, gint64, i)))
        return NULL;
      count = (guint) n;
      g_array_append_val (counts, count);
    }
  return g_steal_pointer (&counts);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GArray *counts = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (counts == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, counts, (GDestroyNotify) g_array_unref);
}

/**
 * dossier_name_index_count_async:
 * @ids: tags and actors: those that are on screen
 *
 * Counts passages with a tag and mentions of an actor. The index itself keeps no counts, because
 * every tagging would change one.
 */
void
dossier_name_index_count_async (DossierNameIndex *self, const gint64 *ids, guint n_ids,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GArray *wish = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);

  g_array_append_vals (wish, ids, n_ids);
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW,
                            count_thread, wish, (GDestroyNotify) g_array_unref,
                            (GDestroyNotify) g_array_unref, cancellable, counted_cb, task);
}

/**
 * dossier_name_index_count_finish:
 *
 * Returns: (transfer full) (element-type guint): one for each id
 */
GArray *
dossier_name_index_count_finish (DossierNameIndex *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dossier_name_index_dispose (GObject *object)
{
  DossierNameIndex *self = DOSSIER_NAME_INDEX (object);

  g_cancellable_cancel (self->cancellable);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_name_index_parent_class)->dispose (object);
}

static void
dossier_name_index_finalize (GObject *object)
{
  DossierNameIndex *self = DOSSIER_NAME_INDEX (object);

  g_object_unref (self->cancellable);
  dossier_name_table_free (self->table);
  G_OBJECT_CLASS (dossier_name_index_parent_class)->finalize (object);
}

static void
dossier_name_index_class_init (DossierNameIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_name_index_dispose;
  object_class->finalize = dossier_name_index_finalize;

  /**
   * DossierNameIndex::changed:
   *
   * Names came, went or were used.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_NAME_INDEX, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DossierNameIndex::failed:
   * @error: why names could not be read; those that are known stay
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DOSSIER_TYPE_NAME_INDEX, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_name_index_init (DossierNameIndex *self)
{
  self->cancellable = g_cancellable_new ();
  self->table = dossier_name_table_new ();
}

/**
 * dossier_name_index_new:
 *
 * Returns: (transfer full): an index that fills itself
 */
DossierNameIndex *
dossier_name_index_new (DossierCorpus *corpus)
{
  DossierNameIndex *self = g_object_new (DOSSIER_TYPE_NAME_INDEX, NULL);

  self->corpus = g_object_ref (corpus);
  self->changed_id = g_signal_connect (corpus, "changed", G_CALLBACK (changed_cb), self);
  start_reading (self, wish_new (DOSSIER_NAMED_TAG | DOSSIER_NAMED_ACTOR));
  return self;
}
