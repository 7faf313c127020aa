#include "corpus/timeline-touch.h"

#include "corpus/args.h"

/* From this many on, reading everything anew on another thread is cheaper than putting each where it
 * belongs among a million on this one. */
#define MANY 64

#define IN_REVISION                                                                                \
  "SELECT x.record FROM passage q JOIN evidence x ON x.passage = q.id WHERE q.revision IN "

/* For a row of each kind: the events that it may have put elsewhere, and the records of lanes. What
 * a mark may have changed has its evidence in the same text. */
static const struct
{
  const char *events;
  const char *lanes;
} sql[DOSSIER_N_TOUCHED] = {
  [DOSSIER_TOUCHED_PARTICIPANT] = { "SELECT event FROM participant WHERE id = ?", NULL },
  [DOSSIER_TOUCHED_EVIDENCE] = { "SELECT record FROM evidence WHERE id = ?", NULL },
  [DOSSIER_TOUCHED_ARTICLE] = { IN_REVISION "(SELECT id FROM revision WHERE article = ?)", NULL },
  [DOSSIER_TOUCHED_OUTLET] = { IN_REVISION
                               "(SELECT r.id FROM article a JOIN revision r ON r.article = a.id "
                               "WHERE a.outlet = ?)",
                               "SELECT id FROM article WHERE outlet = ?" },
  [DOSSIER_TOUCHED_ACTOR] = { "SELECT event FROM participant WHERE actor = ?1 UNION "
                              "SELECT id FROM event WHERE place = ?1",
                              NULL },
  [DOSSIER_TOUCHED_LANE_OWNER] = { "SELECT t.event FROM actor n JOIN participant t ON t.actor = "
                                   "n.id "
                                   "WHERE n.id = ?1 AND n.merged_into IS NOT NULL UNION "
                                   "SELECT e.id FROM actor n JOIN event e ON e.place = n.id "
                                   "WHERE n.id = ?1 AND n.merged_into IS NOT NULL",
                                   NULL },
  [DOSSIER_TOUCHED_ROLE] = { NULL, "SELECT actor FROM role WHERE id = ?" },
  [DOSSIER_TOUCHED_HIGHLIGHT] = { IN_REVISION "(SELECT g.revision FROM highlight y JOIN passage g "
                                              "ON g.id = y.passage WHERE y.id = ?)",
                                  NULL },
  [DOSSIER_TOUCHED_TAGGING] = { IN_REVISION "(SELECT g.revision FROM highlight_tag h JOIN "
                                            "highlight y ON y.id = h.highlight "
                                            "JOIN passage g ON g.id = y.passage WHERE h.id = ?)",
                                NULL },
  [DOSSIER_TOUCHED_PASSAGE] = { IN_REVISION "(SELECT revision FROM passage WHERE id = ?)", NULL },
};

/* Of what is shown, all that decides which changes matter. */
typedef struct
{
  DossierLanesBy lanes_by;
  gboolean by_tags;
  gboolean by_actors;
  gboolean by_articles;
  DossierTimelineIndex *index;
} Shown;

/**
 * dossier_timeline_touch_new:
 *
 * Returns: (transfer full): nothing. Any thread.
 */
DossierTimelineTouch *
dossier_timeline_touch_new (void)
{
  DossierTimelineTouch *self = g_new0 (DossierTimelineTouch, 1);

  for (guint i = 0; i < DOSSIER_N_TOUCHED; i++)
    self->rows[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
dossier_timeline_touch_free (DossierTimelineTouch *self)
{
  for (guint i = 0; i < DOSSIER_N_TOUCHED; i++)
    g_array_unref (self->rows[i]);
  g_array_unref (self->events);
  g_array_unref (self->lanes);
  g_free (self);
}

/* Once; too many are everything. */
static void
add (DossierTimelineTouch *self, GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
  self->everything |= ids->len > MANY;
}

/* A row of something that belongs to an event; who that is, is known except after some changes. */
static void
add_owned (DossierTimelineTouch *self, const DossierDeltaRow *row, DossierTouchedRow kind)
{
  if (row->owner != 0)
    add (self, self->events, row->owner);
  else
    add (self, self->rows[kind], row->id);
}

static void
add_article (DossierTimelineTouch *self, const Shown *shown, const DossierDeltaRow *row)
{
  self->coverage = TRUE;
  /* One that is new or gone comes with the evidence in it. */
  if (row->op == '~' && shown->by_articles)
    add (self, self->rows[DOSSIER_TOUCHED_ARTICLE], row->id);
  if (shown->lanes_by == DOSSIER_LANES_ARTICLE)
    add (self, self->lanes, row->id);
}

static void
add_actor (DossierTimelineTouch *self, const Shown *shown, const DossierDeltaRow *row)
{
  guint lane;

  if (!shown->by_actors)
    return;
  add (self, self->lanes, row->id);
  if (shown->index != NULL && dossier_timeline_index_find_lane (shown->index, row->id, NULL, &lane)
      && dossier_timeline_index_get_lane (shown->index, lane)->n_events > 0)
    add (self, self->rows[DOSSIER_TOUCHED_LANE_OWNER], row->id);
  else
    add (self, self->rows[DOSSIER_TOUCHED_ACTOR], row->id);
}

static void
add_mark (DossierTimelineTouch *self, const char *table, const DossierDeltaRow *row)
{
  if (g_str_equal (table, "highlight_tag") && row->owner != 0)
    add (self, self->rows[DOSSIER_TOUCHED_HIGHLIGHT], row->owner);
  else if (g_str_equal (table, "highlight_tag"))
    add (self, self->rows[DOSSIER_TOUCHED_TAGGING], row->id);
  else if (row->op == '~')
    add (self,
         self->rows[g_str_equal (table, "passage") ? DOSSIER_TOUCHED_PASSAGE
                                                   : DOSSIER_TOUCHED_HIGHLIGHT],
         row->id);
  else if (row->op == '-' && g_str_equal (table, "highlight"))
    self->everything = TRUE; /* nobody knows any more where it stood */
}

static void
add_row (DossierTimelineTouch *self, const Shown *shown, const DossierDeltaRow *row)
{
  static const char *const marks[] = { "highlight", "highlight_tag", "passage", NULL };
  const char *table = row->table->name;

  if (g_str_equal (table, "event"))
    add (self, self->events, row->id);
  else if (g_str_equal (table, "participant"))
    add_owned (self, row, DOSSIER_TOUCHED_PARTICIPANT);
  else if (g_str_equal (table, "evidence"))
    add_owned (self, row, DOSSIER_TOUCHED_EVIDENCE);
  else if (g_str_equal (table, "article"))
    add_article (self, shown, row);
  else if (g_str_equal (table, "outlet")
           && (shown->by_articles || shown->lanes_by == DOSSIER_LANES_ARTICLE))
    add (self, self->rows[DOSSIER_TOUCHED_OUTLET], row->id);
  else if (g_str_equal (table, "actor"))
    add_actor (self, shown, row);
  else if (g_str_equal (table, "role") && shown->lanes_by == DOSSIER_LANES_ACTOR)
    {
      if (row->owner != 0)
        add (self, self->lanes, row->owner);
      else
        add (self, self->rows[DOSSIER_TOUCHED_ROLE], row->id);
    }
  else if (g_str_equal (table, "tag") && shown->lanes_by == DOSSIER_LANES_TAG)
    add (self, self->lanes, row->id);
  else if (shown->by_tags && g_strv_contains (marks, table))
    add_mark (self, table, row);
}

/**
 * dossier_timeline_touch_add:
 * @delta: what changed
 * @reading: what is shown: query, lanes, and whether it is known when events were told
 * @index: (nullable): of the same
 *
 * Notes what @delta may mean for what is shown. Main thread.
 */
void
dossier_timeline_touch_add (DossierTimelineTouch *self, const DossierDelta *delta,
                            const DossierTimelineReading *reading, DossierTimelineIndex *index)
{
  const char *rating = dossier_args_get_text (reading->query, "rating");
  Shown shown = { .lanes_by = reading->lanes_by, .index = index };

  shown.by_tags =
      reading->lanes_by == DOSSIER_LANES_TAG || dossier_args_has (reading->query, "tags");
  shown.by_actors =
      reading->lanes_by == DOSSIER_LANES_ACTOR || reading->lanes_by == DOSSIER_LANES_PLACE
      || dossier_args_has (reading->query, "actors") || dossier_args_has (reading->query, "places");
  shown.by_articles = reading->with_told || (rating != NULL && rating[0] != '\0');
  self->everything |= delta->op == DOSSIER_DELTA_CUT;
  for (guint i = 0; i < delta->rows->len && !self->everything; i++)
    add_row (self, &shown, &g_array_index (delta->rows, DossierDeltaRow, i));
}

/**
 * dossier_timeline_touch_has_events:
 *
 * Returns: whether more than the coverage by articles may be touched
 */
gboolean
dossier_timeline_touch_has_events (const DossierTimelineTouch *self)
{
  for (guint i = 0; i < DOSSIER_N_TOUCHED; i++)
    if (self->rows[i]->len > 0)
      return TRUE;
  return self->everything || self->events->len > 0 || self->lanes->len > 0;
}

gboolean
dossier_timeline_touch_is_empty (const DossierTimelineTouch *self)
{
  return !self->coverage && !dossier_timeline_touch_has_events (self);
}

static gboolean
find (DossierTimelineTouch *self, DossierDatabase *database, const char *query, gint64 row,
      GArray *ids, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, error, query, "i", row);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (statement != NULL && !self->everything
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    add (self, ids, dossier_statement_get_int (statement, 0));
  return self->everything || step == DOSSIER_STEP_DONE;
}

/**
 * dossier_timeline_touch_resolve:
 *
 * Finds the events and lanes that the rows are about, or that these are too many. Reading thread.
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_timeline_touch_resolve (DossierTimelineTouch *self, DossierDatabase *database,
                                GError **error)
{
  for (guint kind = 0; kind < DOSSIER_N_TOUCHED; kind++)
    for (guint i = 0; i < self->rows[kind]->len && !self->everything; i++)
      {
        gint64 row = g_array_index (self->rows[kind], gint64, i);

        if ((sql[kind].events != NULL
             && !find (self, database, sql[kind].events, row, self->events, error))
            || (sql[kind].lanes != NULL
                && !find (self, database, sql[kind].lanes, row, self->lanes, error)))
          return FALSE;
      }
  return TRUE;
}
