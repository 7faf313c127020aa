#include "corpus/timeline-saved.h"

#include <glib/gi18n-lib.h>

#include "corpus/args.h"

#define MAX_TERMS 200 /* of one kind; the others are found by words */

static void
saved_free (gpointer data)
{
  DossierSavedTimeline *saved = data;

  g_free (saved->name);
  g_variant_unref (saved->query);
  g_array_unref (saved->order);
  g_free (saved);
}

static void
clear_term (gpointer term)
{
  g_free (((DossierTimelineTerm *) term)->name);
}

void
dossier_timeline_choices_free (DossierTimelineChoices *self)
{
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    g_clear_pointer (&self->terms[i], g_array_unref);
  g_free (self);
}

/* For each: its key in a query, the terms that events have with how many have them, and what one that
 * was asked for is called. */
static const struct
{
  const char *key;
  gboolean of_words;
  const char *terms;
  const char *name;
} facets[DOSSIER_N_FACETS] = {
  [DOSSIER_FACET_STATUS] = { "statuses", TRUE,
                             "SELECT 0, status AS term, count (*) AS n FROM event GROUP BY status",
                             NULL },
  [DOSSIER_FACET_KIND] = { "kinds", TRUE,
                           "SELECT 0, kind AS term, count (*) AS n FROM event "
                           "WHERE kind IS NOT NULL GROUP BY kind",
                           NULL },
  [DOSSIER_FACET_TAG] = { "tags", FALSE, "SELECT id, name AS term, 0 AS n FROM tag",
                          "SELECT name FROM tag WHERE id = ?" },
  [DOSSIER_FACET_ACTOR] = { "actors", FALSE,
                            "SELECT m.id, m.name AS term, count (DISTINCT t.event) AS n FROM "
                            "participant t "
                            "JOIN actor n ON n.id = t.actor JOIN actor m ON m.id = coalesce "
                            "(n.merged_into, n.id) "
                            "GROUP BY m.id",
                            "SELECT name FROM actor WHERE id = ?" },
  [DOSSIER_FACET_PLACE] = { "places", FALSE,
                            "SELECT m.id, m.name AS term, count (*) AS n FROM event e JOIN actor n "
                            "ON n.id = e.place "
                            "JOIN actor m ON m.id = coalesce (n.merged_into, n.id) GROUP BY m.id",
                            "SELECT name FROM actor WHERE id = ?" },
  [DOSSIER_FACET_ARTICLE] = { "articles", FALSE,
                              "SELECT a.id, a.title AS term, count (DISTINCT x.record) AS n FROM "
                              "event e "
                              "JOIN evidence x ON x.record = e.id JOIN passage p ON p.id = "
                              "x.passage "
                              "JOIN revision r ON r.id = p.revision JOIN article a ON a.id = "
                              "r.article GROUP BY a.id",
                              "SELECT title FROM article WHERE id = ?" },
};

/**
 * dossier_timeline_facet_get_key:
 * @of_words: (out): whether it is a list of words, else of ids
 *
 * Returns: (transfer none): of the query that dossier_timeline_query() takes. Any thread.
 */
const char *
dossier_timeline_facet_get_key (DossierTimelineFacet facet, gboolean *of_words)
{
  *of_words = facets[facet].of_words;
  return facets[facet].key;
}

static void
add_term (GArray *terms, gint64 id, char *name, guint n_events)
{
  DossierTimelineTerm term = { id, name, n_events };

  g_array_append_val (terms, term);
}

static gboolean
has_term (GArray *terms, gint64 id, const char *name)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const DossierTimelineTerm *term = &g_array_index (terms, DossierTimelineTerm, i);

      if (term->id == id && (id != 0 || g_strcmp0 (term->name, name) == 0))
        return TRUE;
    }
  return FALSE;
}

/* What is asked for has a place also when no event has it any more, so that it can be taken back. */
static void
add_asked (DossierDatabase *database, DossierTimelineFacet facet, GVariant *query, GArray *terms)
{
  g_autoptr (GVariant) value =
      dossier_args_dup_value (query, facets[facet].key, facets[facet].of_words ? "as" : "ax");
  gsize n = value != NULL ? g_variant_n_children (value) : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
      gint64 id = facets[facet].of_words ? 0 : g_variant_get_int64 (child);
      g_autofree char *name =
          id == 0 ? g_variant_dup_string (child, NULL)
                  : dossier_database_get_text (database, NULL, facets[facet].name, "i", id);

      if (name == NULL)
        name = g_strdup (_ ("deleted"));
      if (!has_term (terms, id, name))
        add_term (terms, id, g_steal_pointer (&name), 0);
    }
}

/* What events have most comes first, of what has @words in it; then what is asked for besides. */
static GArray *
read_terms (DossierDatabase *database, DossierTimelineFacet facet, GVariant *query,
            const char *words, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT * FROM (%s) WHERE ?1 = '' OR instr (lower (term), lower (?1)) > 0 "
                       "ORDER BY n DESC, term LIMIT %d",
                       facets[facet].terms, MAX_TERMS);
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, error, sql, "t", words);
  g_autoptr (GArray) terms = g_array_new (FALSE, TRUE, sizeof (DossierTimelineTerm));
  DossierStep step = DOSSIER_STEP_ERROR;

  g_array_set_clear_func (terms, clear_term);
  while (statement != NULL
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    add_term (terms, dossier_statement_get_int (statement, 0),
              dossier_statement_dup_text (statement, 1),
              (guint) dossier_statement_get_int (statement, 2));
  if (step != DOSSIER_STEP_DONE)
    return NULL;
  add_asked (database, facet, query, terms);
  return g_steal_pointer (&terms);
}

static gboolean
read_order (DossierDatabase *database, DossierSavedTimeline *saved, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      /* Actors that were merged since have one lane, where the first of them stood. */
      "SELECT coalesce (n.merged_into, l.record) AS who, l.name, l.folded, min (l.position) "
      "FROM timeline_lane l LEFT JOIN actor n ON n.id = l.record WHERE l.timeline = ? "
      "GROUP BY who, l.name ORDER BY 4, l.id",
      "i", saved->id);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (statement != NULL
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    dossier_timeline_order_add (saved->order, dossier_statement_get_int (statement, 0),
                                dossier_statement_get_text (statement, 1),
                                dossier_statement_get_int (statement, 2) != 0, FALSE);
  return step == DOSSIER_STEP_DONE;
}

/* A filter that cannot be read, perhaps of a newer program, is no filter. */
static GVariant *
parse_filter (const char *filter)
{
  g_autoptr (GVariant) query =
      filter != NULL ? g_variant_parse (G_VARIANT_TYPE_VARDICT, filter, NULL, NULL, NULL) : NULL;

  return query != NULL ? g_steal_pointer (&query)
                       : g_variant_ref_sink (dossier_args_new (NULL, NULL));
}

static GPtrArray *
read_saved (DossierDatabase *database, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, error,
                              "SELECT id, name, lanes_by, filter FROM timeline "
                              "ORDER BY position, name, id",
                              "");
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (saved_free);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (statement != NULL
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierSavedTimeline *saved = g_new0 (DossierSavedTimeline, 1);

      saved->id = dossier_statement_get_int (statement, 0);
      saved->name = dossier_statement_dup_text (statement, 1);
      dossier_lanes_by_from_string (dossier_statement_get_text (statement, 2), &saved->lanes_by);
      saved->query = parse_filter (dossier_statement_get_text (statement, 3));
      saved->order = dossier_timeline_order_new ();
      g_ptr_array_add (all, saved);
      if (!read_order (database, saved, error))
        return NULL;
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * dossier_timeline_choices_read:
 * @query: what is asked for
 * @words: that terms must have in them, or ""
 *
 * Returns: (transfer full): what a timeline can be narrowed to, and the saved ones; NULL with an
 *   error of the store. Reading thread.
 */
DossierTimelineChoices *
dossier_timeline_choices_read (DossierDatabase *database, GVariant *query, const char *words,
                               GError **error)
{
  g_autoptr (DossierTimelineChoices) self = g_new0 (DossierTimelineChoices, 1);

  if ((self->saved = read_saved (database, error)) == NULL)
    return NULL;
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    if ((self->terms[i] = read_terms (database, i, query, words, error)) == NULL)
      return NULL;
  return g_steal_pointer (&self);
}
