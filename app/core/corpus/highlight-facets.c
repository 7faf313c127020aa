#include "corpus/highlight-facets.h"

#include "corpus/args.h"
#include "corpus/highlight-query.h"

/* More of one kind than anybody reads. */
#define MAX_FACETS "40"

/* The highlights of the query, once, for everything that is counted over them. */
#define HITS                                                                                       \
  "hits (id, revision, start_at, end_at, article, outlet, comment) AS MATERIALIZED ("              \
  "SELECT h.id, p.revision, p.start_at, p.end_at, a.id, a.outlet, h.comment"

static const char *const facet_tails[DOSSIER_N_FACETS] = {
  /* A tag counts with those below it, as the filter takes it. */
  ", above (tag, id) AS (SELECT id, id FROM tag UNION SELECT above.tag, t.parent FROM above "
  "JOIN tag t ON t.id = above.id WHERE t.parent IS NOT NULL) "
  "SELECT t.id, t.name, NULL, t.colour, count (DISTINCT hits.id) FROM hits "
  "JOIN highlight_tag x ON x.highlight = hits.id JOIN above ON above.tag = x.tag "
  "JOIN tag t ON t.id = above.id GROUP BY t.id ORDER BY 5 DESC, t.name, t.id LIMIT " MAX_FACETS,

  ", naming (id, actor) AS (SELECT DISTINCT hits.id, coalesce (n.merged_into, n.id) FROM hits "
  "JOIN passage q ON q.revision = hits.revision AND q.start_at < hits.end_at "
  "AND q.end_at > hits.start_at JOIN mention m ON m.passage = q.id JOIN actor n ON n.id = m.actor) "
  "SELECT n.id, n.name, n.kind, 0, count (*) FROM naming JOIN actor n ON n.id = naming.actor "
  "GROUP BY n.id ORDER BY 5 DESC, n.name, n.id LIMIT " MAX_FACETS,

  "SELECT o.id, o.name, o.reliability, 0, count (*) FROM hits JOIN outlet o ON o.id = hits.outlet "
  "GROUP BY o.id ORDER BY 5 DESC, o.name, o.id LIMIT " MAX_FACETS,
};

static const struct
{
  const char *key;
  const char *sql;
} asked[DOSSIER_N_FACETS] = {
  { "tag", "SELECT name FROM tag WHERE id = ?" },
  { "actor", "SELECT name FROM actor WHERE id = ?" },
  { "outlet", "SELECT name FROM outlet WHERE id = ?" },
};

static void
facet_clear (gpointer data)
{
  DossierFacet *facet = data;

  g_free (facet->name);
  g_free (facet->kind);
}

static DossierStatement *
query_hits (DossierDatabase *database, GVariant *query, const char *tail, GError **error)
{
  g_autofree char *closed = g_strconcat (")", tail, NULL);

  return dossier_highlight_query (database, query, "WITH RECURSIVE " HITS, closed, error);
}

static gboolean
read_totals (DossierHighlightFacets *self, DossierDatabase *database, GVariant *query,
             GError **error)
{
  g_autoptr (DossierStatement) s = query_hits (
      database, query,
      " SELECT count (*), count (DISTINCT article), count (comment), "
      "(SELECT count (*) FROM hits z WHERE NOT EXISTS "
      "(SELECT 1 FROM highlight_tag x WHERE x.highlight = z.id)), "
      "(SELECT count (*) FROM hits z WHERE z.id IN (SELECT record FROM follow_up WHERE done = 0)) "
      "FROM hits",
      error);

  if (s == NULL || dossier_statement_step (s, error) != DOSSIER_STEP_ROW)
    return FALSE;
  self->n_highlights = (guint) dossier_statement_get_int (s, 0);
  self->n_articles = (guint) dossier_statement_get_int (s, 1);
  self->n_commented = (guint) dossier_statement_get_int (s, 2);
  self->n_untagged = (guint) dossier_statement_get_int (s, 3);
  self->n_follow_ups = (guint) dossier_statement_get_int (s, 4);
  return TRUE;
}

static gboolean
read_facet (DossierHighlightFacets *self, DossierFacetKind kind, DossierDatabase *database,
            GVariant *query, GError **error)
{
  g_autofree char *tail =
      g_strconcat (facet_tails[kind][0] == ',' ? "" : " ", facet_tails[kind], NULL);
  g_autoptr (DossierStatement) s = query_hits (database, query, tail, error);
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierFacet facet = {
        .id = dossier_statement_get_int (s, 0),
        .name = dossier_statement_dup_text (s, 1),
        .kind = dossier_statement_dup_text (s, 2),
        .colour = (guint) dossier_statement_get_int (s, 3),
        .n_highlights = (guint) dossier_statement_get_int (s, 4),
      };

      g_array_append_val (self->facets[kind], facet);
    }
  return step == DOSSIER_STEP_DONE;
}

/* What is asked for has a name even when nothing is found. One that is gone has none. */
static void
read_names (DossierHighlightFacets *self, DossierDatabase *database, GVariant *query)
{
  gint64 tag = dossier_args_get_id (query, "tag");
  gint64 colour = 0;

  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    if (dossier_args_has (query, asked[i].key))
      self->names[i] = dossier_database_get_text (database, NULL, asked[i].sql, "i",
                                                  dossier_args_get_id (query, asked[i].key));
  if (tag != 0)
    dossier_database_get_int (database, &colour, NULL, "SELECT colour FROM tag WHERE id = ?", "i",
                              tag);
  self->asked_colour = (guint) colour;
  if (dossier_args_has (query, "actor"))
    self->asked_kind =
        dossier_database_get_text (database, NULL, "SELECT kind FROM actor WHERE id = ?", "i",
                                   dossier_args_get_id (query, "actor"));
  if (dossier_args_has (query, "event"))
    self->event = dossier_database_get_text (database, NULL, "SELECT title FROM event WHERE id = ?",
                                             "i", dossier_args_get_id (query, "event"));
  if (dossier_args_has (query, "article"))
    self->article =
        dossier_database_get_text (database, NULL, "SELECT title FROM article WHERE id = ?", "i",
                                   dossier_args_get_id (query, "article"));
}

/**
 * dossier_highlight_facets_read:
 * @query: a{sv}; the keys are those of dossier_highlight_list_kind
 *
 * Counts what the query finds. Reading thread; long when there is much: not for the lane that
 * views wait for.
 *
 * Returns: (transfer full): NULL with an error of the store
 */
DossierHighlightFacets *
dossier_highlight_facets_read (DossierDatabase *database, GVariant *query, GError **error)
{
  g_autoptr (DossierHighlightFacets) self = g_new0 (DossierHighlightFacets, 1);
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    {
      self->facets[i] = g_array_new (FALSE, FALSE, sizeof (DossierFacet));
      g_array_set_clear_func (self->facets[i], facet_clear);
    }
  if (!read_totals (self, database, query, error))
    return NULL;
  self->n_microseconds = g_get_monotonic_time () - begun;
  read_names (self, database, query);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    if (!read_facet (self, i, database, query, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * dossier_highlight_facets_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_highlight_facets_free (DossierHighlightFacets *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    {
      g_clear_pointer (&self->facets[i], g_array_unref);
      g_free (self->names[i]);
    }
  g_free (self->event);
  g_free (self->article);
  g_free (self->asked_kind);
  g_free (self);
}
