#include "base/interval-index.h"

/*
 * An array sorted by start, with the largest end of each block of 64. A query skips every block
 * that ends before it; an insertion is one memmove and one pass over the blocks behind it. For the
 * sizes of an article (100,000 marks at most) this beats a tree in time and in memory.
 */
#define BLOCK 64

struct _DossierIntervalIndex
{
  GArray *intervals; /* DossierInterval, sorted by start, then the longer first, then id */
  GArray *max_ends;  /* guint, one a block */
};

static int
compare_intervals (gconstpointer a, gconstpointer b)
{
  const DossierInterval *x = a;
  const DossierInterval *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* Everything from @first on has moved: its blocks are counted again. */
static void
recount_from (DossierIntervalIndex *self, guint first)
{
  guint n_blocks = (self->intervals->len + BLOCK - 1) / BLOCK;

  g_array_set_size (self->max_ends, n_blocks);
  for (guint block = first / BLOCK; block < n_blocks; block++)
    {
      guint end = MIN ((block + 1) * BLOCK, self->intervals->len);
      guint max_end = 0;

      for (guint i = block * BLOCK; i < end; i++)
        max_end = MAX (max_end, g_array_index (self->intervals, DossierInterval, i).end);
      g_array_index (self->max_ends, guint, block) = max_end;
    }
}

/**
 * dossier_interval_index_new:
 *
 * Returns: (transfer full): an empty index. An index belongs to one thread at a time.
 */
DossierIntervalIndex *
dossier_interval_index_new (void)
{
  DossierIntervalIndex *self = g_new0 (DossierIntervalIndex, 1);

  self->intervals = g_array_new (FALSE, FALSE, sizeof (DossierInterval));
  self->max_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * dossier_interval_index_free:
 * @self: (nullable) (transfer full): an index
 *
 * The data of the intervals is not touched.
 */
void
dossier_interval_index_free (DossierIntervalIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->intervals);
  g_array_unref (self->max_ends);
  g_free (self);
}

/**
 * dossier_interval_index_set:
 * @self: an index
 * @intervals: (array length=n_intervals) (nullable): in any order; copied
 * @n_intervals: their number
 *
 * Replaces the content.
 */
void
dossier_interval_index_set (DossierIntervalIndex *self, const DossierInterval *intervals,
                            guint n_intervals)
{
  g_array_set_size (self->intervals, 0);
  if (n_intervals > 0)
    g_array_append_vals (self->intervals, intervals, n_intervals);
  g_array_sort (self->intervals, compare_intervals);
  recount_from (self, 0);
}

/**
 * dossier_interval_index_lower_bound:
 * @self: an index
 * @start: a position
 *
 * Returns: the position in the index of the first interval that starts at or behind @start; the
 *   size of the index if there is none
 */
guint
dossier_interval_index_lower_bound (DossierIntervalIndex *self, guint start)
{
  guint low = 0;
  guint high = self->intervals->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->intervals, DossierInterval, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_interval_index_insert:
 * @self: an index
 * @interval: copied; its end is not before its start
 */
void
dossier_interval_index_insert (DossierIntervalIndex *self, const DossierInterval *interval)
{
  guint at;

  g_return_if_fail (interval->start <= interval->end);

  at = dossier_interval_index_lower_bound (self, interval->start);
  while (at < self->intervals->len
         && compare_intervals (&g_array_index (self->intervals, DossierInterval, at), interval) < 0)
    at++;
  g_array_insert_vals (self->intervals, at, interval, 1);
  recount_from (self, at);
}

/**
 * dossier_interval_index_remove:
 * @self: an index
 * @start: where the interval starts
 * @id: its id
 *
 * Returns: whether it was there
 */
gboolean
dossier_interval_index_remove (DossierIntervalIndex *self, guint start, gint64 id)
{
  for (guint i = dossier_interval_index_lower_bound (self, start); i < self->intervals->len; i++)
    {
      const DossierInterval *interval = &g_array_index (self->intervals, DossierInterval, i);

      if (interval->start != start)
        break;
      if (interval->id == id)
        {
          g_array_remove_index (self->intervals, i);
          recount_from (self, i);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dossier_interval_index_get_size:
 * @self: an index
 *
 * Returns: the number of intervals
 */
guint
dossier_interval_index_get_size (DossierIntervalIndex *self)
{
  return self->intervals->len;
}

/**
 * dossier_interval_index_get:
 * @self: an index
 * @position: below its size
 *
 * Returns: (transfer none): the interval at @position, valid until the next change
 */
const DossierInterval *
dossier_interval_index_get (DossierIntervalIndex *self, guint position)
{
  g_return_val_if_fail (position < self->intervals->len, NULL);
  return &g_array_index (self->intervals, DossierInterval, position);
}

/**
 * dossier_interval_index_query:
 * @self: an index
 * @start: first position of the range
 * @end: position behind the range
 * @func: (scope call) (nullable): called for each, in the order of the index; must not change it
 * @user_data: for @func
 *
 * Finds what shares at least one position with the range: what only touches it is left out.
 *
 * Returns: how many there are
 */
guint
dossier_interval_index_query (DossierIntervalIndex *self, guint start, guint end,
                              DossierIntervalFunc func, gpointer user_data)
{
  guint stop = dossier_interval_index_lower_bound (self, end);
  guint found = 0;

  for (guint first = 0; first < stop; first += BLOCK)
    {
      guint last = MIN (first + BLOCK, stop);

      if (g_array_index (self->max_ends, guint, first / BLOCK) <= start)
        continue;
      for (guint i = first; i < last; i++)
        {
          const DossierInterval *interval = &g_array_index (self->intervals, DossierInterval, i);

          if (interval->end <= start || interval->start >= end)
            continue;
          found++;
          if (func != NULL)
            func (interval, user_data);
        }
    }
  return found;
}
