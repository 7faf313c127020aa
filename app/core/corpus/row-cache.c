#include "corpus/row-cache.h"

/* How many rows stay filled although nobody holds them, for scrolling back. */
#define KEPT_ROWS 512

struct _DossierRowCache
{
  GType row_type;
  GHashTable *rows; /* id → row that is alive, not owned */
  GQueue *kept;     /* rows owned for a while */
};

/**
 * dossier_row_cache_new:
 * @row_type: a type of #DossierRow
 *
 * Returns: (transfer full): an empty cache
 */
DossierRowCache *
dossier_row_cache_new (GType row_type)
{
  DossierRowCache *self = g_new0 (DossierRowCache, 1);

  self->row_type = row_type;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->kept = g_queue_new ();
  return self;
}

/* The row is still whole: this runs when it begins to be disposed of. */
static void
row_gone_cb (gpointer data, GObject *row)
{
  DossierRowCache *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == (gpointer) row)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

/**
 * dossier_row_cache_free:
 * @self: (nullable) (transfer full): rows that somebody holds live on without it
 */
void
dossier_row_cache_free (DossierRowCache *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (row, row_gone_cb, self);
  g_hash_table_unref (self->rows);
  g_queue_free_full (self->kept, g_object_unref);
  g_free (self);
}

/**
 * dossier_row_cache_get:
 *
 * Returns: (transfer none) (nullable): the row, when it is alive
 */
DossierRow *
dossier_row_cache_get (DossierRowCache *self, gint64 id)
{
  return g_hash_table_lookup (self->rows, &id);
}

/**
 * dossier_row_cache_make:
 * @id: an id whose row is not alive
 *
 * Returns: (transfer full): a row without fields, which stays alive for a while by itself
 */
DossierRow *
dossier_row_cache_make (DossierRowCache *self, gint64 id)
{
  DossierRow *row = g_object_new (self->row_type, NULL);

  dossier_row_set_id (row, id);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  g_queue_push_tail (self->kept, g_object_ref (row));
  if (g_queue_get_length (self->kept) > KEPT_ROWS)
    g_object_unref (g_queue_pop_head (self->kept));
  return row;
}

/**
 * dossier_row_cache_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the ids of all rows that are alive
 */
GArray *
dossier_row_cache_dup_ids (DossierRowCache *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}
