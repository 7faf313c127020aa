#include "reader/mark-set.h"

struct _DossierMarkSet
{
  DossierIntervalIndex *index;
  GHashTable *by_id; /* gint64 inside the mark → (owned) DossierMark */
  guint shown;       /* a bit a kind */
};

/**
 * dossier_mark_set_new:
 *
 * Returns: (transfer full): an empty set that shows every kind. Main thread.
 */
DossierMarkSet *
dossier_mark_set_new (void)
{
  DossierMarkSet *self = g_new0 (DossierMarkSet, 1);

  self->index = dossier_interval_index_new ();
  self->by_id =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) dossier_mark_free);
  self->shown = (1u << DOSSIER_N_MARK_KINDS) - 1;
  return self;
}

/**
 * dossier_mark_set_free:
 * @self: (nullable) (transfer full): a set
 */
void
dossier_mark_set_free (DossierMarkSet *self)
{
  if (self == NULL)
    return;
  dossier_interval_index_free (self->index);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static DossierInterval
to_interval (DossierMark *mark)
{
  DossierInterval interval = { mark->start, mark->end, mark->id, mark };

  return interval;
}

/**
 * dossier_mark_set_load:
 * @self: a set
 * @marks: (array length=n_marks) (nullable): in any order; copied. What is empty or repeats an id
 *   is left out.
 * @n_marks: their number
 *
 * Replaces all marks.
 */
void
dossier_mark_set_load (DossierMarkSet *self, const DossierMark *marks, guint n_marks)
{
  g_autoptr (GArray) intervals =
      g_array_sized_new (FALSE, FALSE, sizeof (DossierInterval), n_marks);

  dossier_interval_index_set (self->index, NULL, 0);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < n_marks; i++)
    {
      DossierMark *mark;
      DossierInterval interval;

      if (marks[i].start >= marks[i].end || g_hash_table_contains (self->by_id, &marks[i].id))
        continue;
      mark = dossier_mark_copy (&marks[i]);
      g_hash_table_insert (self->by_id, &mark->id, mark);
      interval = to_interval (mark);
      g_array_append_val (intervals, interval);
    }
  dossier_interval_index_set (self->index, (DossierInterval *) (void *) intervals->data,
                              intervals->len);
}

/**
 * dossier_mark_set_add:
 * @self: a set
 * @mark: copied; one with the same id is replaced
 *
 * Returns: whether it was added: an empty range is not
 */
gboolean
dossier_mark_set_add (DossierMarkSet *self, const DossierMark *mark)
{
  DossierMark *copy;
  DossierInterval interval;

  if (mark->start >= mark->end)
    return FALSE;

  copy = dossier_mark_copy (mark);
  dossier_mark_set_remove (self, mark->id);
  g_hash_table_insert (self->by_id, &copy->id, copy);
  interval = to_interval (copy);
  dossier_interval_index_insert (self->index, &interval);
  return TRUE;
}

/**
 * dossier_mark_set_remove:
 * @self: a set
 * @id: of a mark
 *
 * Returns: whether it was there
 */
gboolean
dossier_mark_set_remove (DossierMarkSet *self, gint64 id)
{
  DossierMark *mark = g_hash_table_lookup (self->by_id, &id);

  if (mark == NULL)
    return FALSE;
  dossier_interval_index_remove (self->index, mark->start, id);
  g_hash_table_remove (self->by_id, &id);
  return TRUE;
}

/**
 * dossier_mark_set_lookup:
 * @self: a set
 * @id: of a mark
 *
 * Returns: (transfer none) (nullable): the mark, valid until the next change
 */
const DossierMark *
dossier_mark_set_lookup (DossierMarkSet *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * dossier_mark_set_get_size:
 * @self: a set
 *
 * Returns: the number of marks, shown or not
 */
guint
dossier_mark_set_get_size (DossierMarkSet *self)
{
  return g_hash_table_size (self->by_id);
}

/**
 * dossier_mark_set_set_kind_shown:
 * @self: a set
 * @kind: a kind of marks
 * @shown: whether they are found by a query
 */
void
dossier_mark_set_set_kind_shown (DossierMarkSet *self, DossierMarkKind kind, gboolean shown)
{
  if (shown)
    self->shown |= 1u << kind;
  else
    self->shown &= ~(1u << kind);
}

/**
 * dossier_mark_set_is_kind_shown:
 * @self: a set
 * @kind: a kind of marks
 *
 * Returns: whether marks of that kind are shown
 */
gboolean
dossier_mark_set_is_kind_shown (DossierMarkSet *self, DossierMarkKind kind)
{
  return (self->shown & (1u << kind)) != 0;
}

typedef struct
{
  DossierMarkSet *set;
  GPtrArray *found;
} Query;

static void
collect_shown (const DossierInterval *interval, gpointer user_data)
{
  Query *query = user_data;
  DossierMark *mark = interval->data;

  if (dossier_mark_set_is_kind_shown (query->set, mark->kind))
    g_ptr_array_add (query->found, mark);
}

/**
 * dossier_mark_set_query:
 * @self: a set
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full) (element-type DossierMark): the shown marks that share a character with
 *   the range, sorted by start, the longer first; the marks belong to the set
 */
GPtrArray *
dossier_mark_set_query (DossierMarkSet *self, guint start, guint end)
{
  Query query = { self, g_ptr_array_new () };

  dossier_interval_index_query (self->index, start, end, collect_shown, &query);
  return query.found;
}

static gboolean
is_stop (DossierMarkSet *self, const DossierMark *mark, int wanted_state)
{
  return dossier_mark_set_is_kind_shown (self, mark->kind)
         && (wanted_state < 0 || mark->state == (DossierMarkState) wanted_state);
}

/* The place in the index of the mark @id that starts at @start; if there is none, the first mark
 * behind @start when going forward, the last one before it when going back. */
static gint64
find_first_step (DossierMarkSet *self, guint start, gint64 id, int direction)
{
  guint size = dossier_interval_index_get_size (self->index);
  guint first = dossier_interval_index_lower_bound (self->index, start);

  for (guint i = first; i < size; i++)
    {
      const DossierInterval *interval = dossier_interval_index_get (self->index, i);

      if (interval->start != start)
        break;
      if (interval->id == id)
        return (gint64) i + direction;
    }
  return direction > 0 ? (gint64) first : (gint64) first - 1;
}

/**
 * dossier_mark_set_next:
 * @self: a set
 * @start: where to begin
 * @id: the mark that one stands on, or 0
 * @direction: 1 for the next, -1 for the previous one
 * @wanted_state: a #DossierMarkState, or -1 for any
 *
 * Returns: (transfer none) (nullable): the neighbour among the shown marks, %NULL at the end
 */
const DossierMark *
dossier_mark_set_next (DossierMarkSet *self, guint start, gint64 id, int direction,
                       int wanted_state)
{
  gint64 size = dossier_interval_index_get_size (self->index);

  for (gint64 i = find_first_step (self, start, id, direction); i >= 0 && i < size; i += direction)
    {
      const DossierMark *mark = dossier_interval_index_get (self->index, (guint) i)->data;

      if (is_stop (self, mark, wanted_state))
        return mark;
    }
  return NULL;
}
