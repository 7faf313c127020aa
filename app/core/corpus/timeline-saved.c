#include "corpus/timeline-saved.h"

#include "corpus/args.h"

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
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->statuses, g_array_unref);
  g_clear_pointer (&self->actors, g_array_unref);
  g_clear_pointer (&self->tags, g_array_unref);
  g_free (self);
}

static GArray *
read_terms (DossierDatabase *database, const char *sql, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (database, error, sql, "");
  g_autoptr (GArray) terms = g_array_new (FALSE, TRUE, sizeof (DossierTimelineTerm));
  DossierStep step = DOSSIER_STEP_ERROR;

  g_array_set_clear_func (terms, clear_term);
  while (statement != NULL
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierTimelineTerm term = { dossier_statement_get_int (statement, 0),
                                   dossier_statement_dup_text (statement, 1),
                                   (guint) dossier_statement_get_int (statement, 2) };

      g_array_append_val (terms, term);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&terms) : NULL;
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
 *
 * Returns: (transfer full): what a timeline can be narrowed to, and the saved ones; NULL with an
 *   error of the store. Reading thread.
 */
DossierTimelineChoices *
dossier_timeline_choices_read (DossierDatabase *database, GError **error)
{
  g_autoptr (DossierTimelineChoices) self = g_new0 (DossierTimelineChoices, 1);

  if ((self->saved = read_saved (database, error)) == NULL
      || (self->kinds = read_terms (database,
                                    "SELECT 0, kind, count (*) FROM event WHERE kind IS NOT NULL "
                                    "GROUP BY kind ORDER BY 3 DESC, 2",
                                    error))
             == NULL
      || (self->statuses = read_terms (database,
                                       "SELECT 0, status, count (*) FROM event GROUP BY status "
                                       "ORDER BY 3 DESC, 2",
                                       error))
             == NULL
      || (self->actors = read_terms (database,
                                     "SELECT coalesce (n.merged_into, n.id) AS who, "
                                     "(SELECT name FROM actor WHERE id = coalesce (n.merged_into, "
                                     "n.id)), count (*) FROM participant t JOIN actor n ON n.id = "
                                     "t.actor GROUP BY who ORDER BY 3 DESC, 2 LIMIT 200",
                                     error))
             == NULL
      || (self->tags = read_terms (database, "SELECT id, name, 0 FROM tag ORDER BY name", error))
             == NULL)
    return NULL;
  return g_steal_pointer (&self);
}
