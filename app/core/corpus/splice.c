#include "corpus/splice.h"

#include "corpus/live-list.h"

/* More single splices than this cost a view more than one large one. */
#define MAX_SPLICES 16

static const DossierListEntry *
entry (GArray *entries, guint i)
{
  return &g_array_index (entries, DossierListEntry, i);
}

static gboolean
same (const DossierListEntry *one, const DossierListEntry *other)
{
  return one->id == other->id && one->first == other->first && one->group == other->group;
}

static void
add_splice (GArray *splices, guint position, guint removed, guint added)
{
  DossierSplice splice = { position, removed, added };

  if (splices->len > 0)
    {
      DossierSplice *last = &g_array_index (splices, DossierSplice, splices->len - 1);
      if (last->position + last->added == position)
        {
          last->removed += removed;
          last->added += added;
          return;
        }
    }
  g_array_append_val (splices, splice);
}

static GHashTable *
ids_of (GArray *entries, guint from, guint to)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = from; i < to; i++)
    g_hash_table_add (ids, (gpointer) &entry (entries, i)->id);
  return ids;
}

/* Walks both middles side by side. Entries that stay in order are passed over; what is only on
 * one side, or stands elsewhere, is taken out or put in. FALSE when there is too much of it. */
static gboolean
walk (GArray *old_entries, guint old_end, GArray *new_entries, guint new_end, guint start,
      GArray *splices)
{
  g_autoptr (GHashTable) old_ids = ids_of (old_entries, start, old_end);
  g_autoptr (GHashTable) new_ids = ids_of (new_entries, start, new_end);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint i = start;
  guint j = start;

  while (i < old_end || j < new_end)
    {
      const DossierListEntry *old_entry = i < old_end ? entry (old_entries, i) : NULL;
      const DossierListEntry *new_entry = j < new_end ? entry (new_entries, j) : NULL;

      if (splices->len > MAX_SPLICES)
        return FALSE;
      if (old_entry != NULL && new_entry != NULL && old_entry->id == new_entry->id)
        {
          if (!same (old_entry, new_entry))
            add_splice (splices, j, 1, 1);
          i++;
          j++;
        }
      else if (old_entry != NULL
               && (new_entry == NULL || g_hash_table_contains (moved, &old_entry->id)
                   || !g_hash_table_contains (new_ids, &old_entry->id)))
        {
          add_splice (splices, j, 1, 0);
          i++;
        }
      else if (old_entry != NULL && i + 1 < old_end
               && entry (old_entries, i + 1)->id == new_entry->id
               && g_hash_table_contains (old_ids, &new_entry->id))
        {
          g_hash_table_add (moved, (gpointer) &old_entry->id);
          add_splice (splices, j, 1, 0);
          i++;
        }
      else
        {
          g_hash_table_add (moved, (gpointer) &new_entry->id);
          add_splice (splices, j, 0, 1);
          j++;
        }
    }
  return splices->len <= MAX_SPLICES;
}

/**
 * dossier_splices_between:
 * @old_entries: (element-type DossierListEntry): what there was
 * @new_entries: (element-type DossierListEntry): what there is
 *
 * Returns: (transfer full) (element-type DossierSplice): few splices that make the one out of the
 *   other, in ascending order, so that a view keeps its place. Any thread.
 */
GArray *
dossier_splices_between (GArray *old_entries, GArray *new_entries)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (DossierSplice));
  guint old_end = old_entries->len;
  guint new_end = new_entries->len;
  guint start = 0;

  while (start < old_end && start < new_end
         && same (entry (old_entries, start), entry (new_entries, start)))
    start++;
  while (old_end > start && new_end > start
         && same (entry (old_entries, old_end - 1), entry (new_entries, new_end - 1)))
    {
      old_end--;
      new_end--;
    }
  if (old_end == start && new_end == start)
    return splices;
  if (old_end == start || new_end == start
      || !walk (old_entries, old_end, new_entries, new_end, start, splices))
    {
      g_array_set_size (splices, 0);
      add_splice (splices, start, old_end - start, new_end - start);
    }
  return splices;
}
