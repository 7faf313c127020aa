#include "corpus/live-page.h"

/**
 * dossier_live_page_new:
 *
 * Returns: (transfer full): asks for nothing yet. Main thread.
 */
DossierLivePage *
dossier_live_page_new (const DossierListKind *kind, GVariant *query)
{
  DossierLivePage *page = g_new0 (DossierLivePage, 1);

  page->kind = kind;
  page->query = g_variant_ref (query);
  page->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return page;
}

/**
 * dossier_live_page_free:
 * @data: (transfer full): a page
 */
void
dossier_live_page_free (gpointer data)
{
  DossierLivePage *page = data;

  g_clear_pointer (&page->query, g_variant_unref);
  g_clear_pointer (&page->entries, g_array_unref);
  g_clear_pointer (&page->ids, g_array_unref);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_pointer (&page->deltas, g_ptr_array_unref);
  g_clear_pointer (&page->alive, g_array_unref);
  g_free (page);
}

static void
mark_groups (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      DossierListEntry *entry = &g_array_index (entries, DossierListEntry, i);
      entry->first = i == 0 || entry[-1].group != entry->group;
    }
}

static void
object_unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

/* The rows of @ids, as @page asks for them, into @result. */
static gboolean
read_rows (DossierDatabase *database, const DossierLivePage *page, GArray *ids,
           DossierLivePage *result, GError **error)
{
  result->ids = g_array_ref (ids);
  result->rows = g_ptr_array_new_with_free_func (object_unref_if_any);
  for (guint i = 0; i < ids->len; i++)
    {
      GError *local_error = NULL;
      DossierRow *row = page->kind->read_row (database, g_array_index (ids, gint64, i), page->query,
                                              &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      g_ptr_array_add (result->rows, row);
    }
  return TRUE;
}

/**
 * dossier_live_page_read_entries:
 * @data: a page
 *
 * Reads what is in the list, and its first rows. Reading thread.
 *
 * Returns: (transfer full): a page with the answer; NULL with an error of the store
 */
gpointer
dossier_live_page_read_entries (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                                GError **error)
{
  const DossierLivePage *page = data;
  g_autoptr (DossierLivePage) result = g_new0 (DossierLivePage, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  result->entries = g_array_new (FALSE, FALSE, sizeof (DossierListEntry));
  if (!page->kind->read_entries (database, page->query, result->entries, error))
    return NULL;
  mark_groups (result->entries);
  for (guint i = 0; i < MIN (page->n_first, result->entries->len); i++)
    g_array_append_val (ids, g_array_index (result->entries, DossierListEntry, i).id);
  return read_rows (database, page, ids, result, error) ? g_steal_pointer (&result) : NULL;
}

/* The rows that the changes are about; NULL when that may be any. */
static GHashTable *
find_touched (DossierDatabase *database, const DossierLivePage *page)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTable *touched;

  for (guint i = 0; i < page->deltas->len; i++)
    if (!page->kind->find_touched (database, page->deltas->pdata[i], ids))
      return NULL;
  touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (touched, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return touched;
}

/* What was asked for by its id, and those of the rows that are there that a change is about. */
static GArray *
collect_ids (DossierDatabase *database, const DossierLivePage *page)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) touched = find_touched (database, page);
  GArray *ids = g_array_copy (page->ids);

  for (guint i = 0; i < page->ids->len; i++)
    g_hash_table_add (asked, &g_array_index (page->ids, gint64, i));
  for (guint i = 0; i < page->alive->len; i++)
    {
      gint64 *id = &g_array_index (page->alive, gint64, i);

      if (!g_hash_table_contains (asked, id)
          && (touched == NULL || g_hash_table_contains (touched, id)))
        g_array_append_vals (ids, id, 1);
    }
  return ids;
}

/**
 * dossier_live_page_read_rows:
 * @data: a page
 *
 * Reads the rows that are asked for. Reading thread.
 *
 * Returns: (transfer full): a page with the answer; NULL with an error of the store
 */
gpointer
dossier_live_page_read_rows (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                             GError **error)
{
  const DossierLivePage *page = data;
  g_autoptr (DossierLivePage) result = g_new0 (DossierLivePage, 1);
  g_autoptr (GArray) ids =
      page->deltas != NULL ? collect_ids (database, page) : g_array_ref (page->ids);

  return read_rows (database, page, ids, result, error) ? g_steal_pointer (&result) : NULL;
}
