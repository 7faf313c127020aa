#include "corpus/date-dependents.h"

#include "corpus/date-propose.h"
#include "corpus/date-reading.h"
#include "corpus/dated.h"
#include "corpus/passage.h"

/* A guard against what no person made. */
#define MAX_DEPENDENTS 10000

/* What is worked out on the way: nothing is written. */
typedef struct
{
  DossierDatabase *database;
  gint64 article;
  const char *published;
  GPtrArray *all;    /* DossierDateDependent */
  GHashTable *after; /* id of a record → what it counts as then */
} Work;

static void
free_dependent (gpointer data)
{
  DossierDateDependent *self = data;

  g_free (self->quote);
  g_free (self->now);
  g_free (self->then);
  g_free (self);
}

/**
 * dossier_date_dependent_moves:
 *
 * Returns: whether its value would be another one, if the person lets it go
 */
gboolean
dossier_date_dependent_moves (const DossierDateDependent *self)
{
  return self->then != NULL && !self->is_own && g_strcmp0 (self->now, self->then) != 0;
}

static char *
text_or_null (DossierStatement *s, int column)
{
  return dossier_statement_is_null (s, column) ? NULL : dossier_statement_dup_text (s, column);
}

/* What an expression counts from then. */
static char *
anchor_then (Work *work, DossierStatement *s, DossierDateAnchor *anchor)
{
  gint64 other = dossier_statement_get_int (s, 7);
  const char *known = g_hash_table_lookup (work->after, &other);

  if (g_strcmp0 (dossier_statement_get_text (s, 6), "publication") == 0)
    {
      *anchor = DOSSIER_DATE_ANCHOR_PUBLICATION;
      return g_strdup (work->published);
    }
  *anchor = DOSSIER_DATE_ANCHOR_DATE;
  return known != NULL ? g_strdup (known) : text_or_null (s, 8);
}

static DossierDateDependent *
read_one (Work *work, DossierStatement *s)
{
  DossierDateDependent *one = g_new0 (DossierDateDependent, 1);
  DossierDateAnchor anchor;
  g_autofree char *from = anchor_then (work, s, &anchor);
  g_autofree char *edtf = text_or_null (s, 4);
  g_autofree char *proposed = text_or_null (s, 5);
  g_autoptr (DossierDateWords) words = dossier_date_words_read (
      work->database, dossier_statement_get_int (s, 1), (guint) dossier_statement_get_int (s, 2),
      (guint) dossier_statement_get_int (s, 3), NULL);
  g_autoptr (DossierFoundDate) found = words != NULL && from != NULL && from[0] != '\0'
                                           ? dossier_date_propose (words, anchor, from)
                                           : NULL;

  one->date = dossier_statement_get_int (s, 0);
  one->quote = dossier_statement_dup_text (s, 9);
  one->article = dossier_statement_get_int (s, 10);
  one->now = g_strdup (edtf != NULL ? edtf : proposed);
  one->then = found != NULL ? g_strdup (found->edtf) : NULL;
  one->is_own = edtf != NULL && g_strcmp0 (edtf, proposed) != 0;
  return one;
}

/* One step of the way: all that count from @id, or from publication. */
static gboolean
follow (Work *work, gint64 id, GArray *queue, GError **error)
{
  static const char columns[] =
      "SELECT d.id, p.revision, p.start_at, p.end_at, d.edtf, d.edtf_proposed, d.anchor_kind, "
      "coalesce (d.anchor, 0), (SELECT coalesce (o.edtf, o.edtf_proposed) FROM date_expression o "
      "WHERE o.id = d.anchor), p.quote, r.article FROM date_expression d "
      "JOIN passage p ON p.id = d.passage JOIN revision r ON r.id = p.revision ";
  g_autofree char *sql =
      g_strconcat (columns,
                   id == 0 ? "WHERE r.article = ? AND d.anchor_kind = 'publication' "
                           : "WHERE d.anchor = ? AND d.anchor_kind = 'date' ",
                   "ORDER BY p.start_at, d.id", NULL);
  g_autoptr (DossierStatement) s =
      dossier_database_query (work->database, error, sql, "i", id == 0 ? work->article : id);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierDateDependent *one;
      gint64 date = dossier_statement_get_int (s, 0);

      if (g_hash_table_contains (work->after, &date) || work->all->len >= MAX_DEPENDENTS)
        continue;
      one = read_one (work, s);
      g_hash_table_insert (work->after, g_memdup2 (&date, sizeof date),
                           g_strdup (dossier_date_dependent_moves (one) ? one->then
                                     : one->now != NULL                 ? one->now
                                                                        : ""));
      g_ptr_array_add (work->all, one);
      g_array_append_val (queue, date);
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
hangs_on_publication (DossierDateReading *reading, guint index)
{
  for (guint n = 0; n < reading->found->len; n++)
    {
      const DossierFoundDate *found = dossier_date_reading_get (reading, index);

      if (found->anchor != DOSSIER_DATE_ANCHOR_DATE)
        return found->anchor == DOSSIER_DATE_ANCHOR_PUBLICATION;
      index = found->anchor_index;
    }
  return FALSE;
}

/* What is only suggested moves by itself. */
static gboolean
add_suggestions (Work *work, GError **error)
{
  gint64 revision = dossier_passage_current_revision (work->database, work->article, error);
  g_autoptr (DossierDateSources) sources =
      revision != 0 ? dossier_date_sources_read (work->database, revision, error) : NULL;
  g_autoptr (DossierDateReading) now = NULL;
  g_autoptr (DossierDateReading) then = NULL;

  if (sources == NULL)
    return FALSE;
  now = dossier_date_reading_new (sources);
  dossier_date_sources_set_published (sources, work->published);
  then = dossier_date_reading_new (sources);
  for (guint i = 0; i < then->found->len && i < now->found->len; i++)
    {
      const DossierFoundDate *found = dossier_date_reading_get (then, i);
      DossierDateDependent *one;

      if (dossier_date_reading_get_standing (then, i) != DOSSIER_DATE_SUGGESTED
          || !hangs_on_publication (then, i) || work->all->len >= MAX_DEPENDENTS)
        continue;
      one = g_new0 (DossierDateDependent, 1);
      one->article = work->article;
      one->quote = dossier_text_map_dup_slice (dossier_date_sources_get_text (sources)->map,
                                               found->start, found->end);
      one->now = g_strdup (dossier_date_reading_get (now, i)->edtf);
      one->then = g_strdup (found->edtf);
      g_ptr_array_add (work->all, one);
    }
  return TRUE;
}

/**
 * dossier_date_dependents_read:
 * @article: whose day of publication may become another
 * @published: (nullable): that day, as EDTF
 *
 * Works out what would follow, and writes nothing.
 *
 * Returns: (transfer full) (element-type DossierDateDependent): what hangs on it, recorded dates
 *   first; NULL with NOT_FOUND or an error of the store. Reading thread.
 */
GPtrArray *
dossier_date_dependents_read (DossierDatabase *database, gint64 article, const char *published,
                              GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_dependent);
  g_autoptr (GHashTable) after =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  Work work = { database, article, published, all, after };

  if (!follow (&work, 0, queue, error))
    return NULL;
  for (guint i = 0; i < queue->len; i++)
    if (!follow (&work, g_array_index (queue, gint64, i), queue, error))
      return NULL;
  return add_suggestions (&work, error) ? g_steal_pointer (&all) : NULL;
}
