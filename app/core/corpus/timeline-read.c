#include "corpus/timeline-read.h"

#include "corpus/args.h"
#include "corpus/event-sql.h"
#include "corpus/timeline-query.h"
#include "corpus/timeline-touch.h"

#include <string.h>

/* A cancelled reading ends after so many rows. */
#define ROWS_A_LOOK 4096

#define EVIDENCE_OF                                                                                \
  "FROM evidence x JOIN event e ON e.id = x.record JOIN passage p ON p.id = x.passage "            \
  "JOIN revision r ON r.id = p.revision "

/* For each event the record or the word of a lane that it stands in. */
static const struct
{
  const char *name;
  const char *head;
  const char *plain;   /* the same for all events, which need not be looked up */
  const char *details; /* name, detail, sign, colour of the record ?1; NULL for words */
} kinds[DOSSIER_N_LANES] = {
  [DOSSIER_LANES_ACTOR] = { "actor",
                            "SELECT e.id, coalesce (n.merged_into, n.id), NULL FROM participant t "
                            "JOIN event e ON e.id = t.event JOIN actor n ON n.id = t.actor",
                            "SELECT t.event, coalesce (n.merged_into, n.id), NULL "
                            "FROM participant t CROSS JOIN actor n ON n.id = t.actor",
                            "SELECT n.name, (SELECT group_concat (line, char (10)) FROM (SELECT "
                            "x.title AS line FROM role x WHERE x.actor = n.id "
                            "ORDER BY x.valid_max DESC, x.id LIMIT 2)), n.kind, -1 "
                            "FROM actor n WHERE n.id = ?1" },
  [DOSSIER_LANES_TAG] = { "tag",
                          "SELECT e.id, h.tag, NULL " EVIDENCE_OF
                          "JOIN passage g ON g.revision = p.revision AND g.start_at < p.end_at "
                          "AND g.end_at > p.start_at JOIN highlight y ON y.passage = g.id "
                          "JOIN highlight_tag h ON h.highlight = y.id",
                          NULL,
                          "SELECT t.name, t.description, NULL, t.colour FROM tag t "
                          "WHERE t.id = ?1" },
  [DOSSIER_LANES_KIND] = { "kind", "SELECT e.id, 0, e.kind FROM event e", NULL, NULL },
  [DOSSIER_LANES_STATUS] = { "status", "SELECT e.id, 0, e.status FROM event e", NULL, NULL },
  [DOSSIER_LANES_PLACE] = { "place",
                            "SELECT e.id, coalesce (n.merged_into, n.id), e.place_text "
                            "FROM event e LEFT JOIN actor n ON n.id = e.place",
                            NULL, "SELECT n.name, NULL, n.kind, -1 FROM actor n WHERE n.id = ?1" },
  [DOSSIER_LANES_ARTICLE] = { "article", "SELECT e.id, r.article, NULL " EVIDENCE_OF, NULL,
                              "SELECT a.title, o.name, NULL, -1 FROM article a "
                              "LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?1" },
};

const char *
dossier_lanes_by_to_string (DossierLanesBy lanes_by)
{
  return kinds[lanes_by].name;
}

/**
 * dossier_lanes_by_get_members_sql:
 *
 * Returns: (transfer none): a query for the events with the record and the name of each lane that
 *   they stand in; it names the event e and ends before WHERE
 */
const char *
dossier_lanes_by_get_members_sql (DossierLanesBy lanes_by)
{
  return kinds[lanes_by].head;
}

/**
 * dossier_lanes_by_get_names_sql:
 *
 * Returns: (transfer none): a query for the names of the lanes that the event e stands in, as one text
 */
const char *
dossier_lanes_by_get_names_sql (DossierLanesBy lanes_by)
{
  static const char *const names[DOSSIER_N_LANES] = {
    [DOSSIER_LANES_ACTOR] = "SELECT group_concat (name, ', ') FROM (SELECT DISTINCT n.name FROM "
                            "participant t JOIN actor m ON m.id = t.actor JOIN actor n ON n.id = "
                            "coalesce (m.merged_into, m.id) WHERE t.event = e.id "
                            "ORDER BY t.position, t.id)",
    [DOSSIER_LANES_TAG] = "SELECT group_concat (name, ', ') FROM (SELECT DISTINCT t.name FROM "
                          "evidence x JOIN passage p ON p.id = x.passage JOIN passage g ON "
                          "g.revision = p.revision AND g.start_at < p.end_at AND g.end_at > "
                          "p.start_at JOIN highlight y ON y.passage = g.id JOIN highlight_tag h ON "
                          "h.highlight = y.id JOIN tag t ON t.id = h.tag WHERE x.record = e.id)",
    [DOSSIER_LANES_KIND] = "e.kind",
    [DOSSIER_LANES_STATUS] = "e.status",
    [DOSSIER_LANES_PLACE] = DOSSIER_PLACE_NAME_SQL,
    [DOSSIER_LANES_ARTICLE] =
        "SELECT group_concat (title, ', ') FROM (SELECT DISTINCT a.title FROM "
        "evidence x JOIN passage p ON p.id = x.passage JOIN revision r ON "
        "r.id = p.revision JOIN article a ON a.id = r.article "
        "WHERE x.record = e.id)",
  };

  return names[lanes_by];
}

/**
 * dossier_lanes_by_from_string:
 * @lanes_by: (out): what the lanes are
 *
 * Returns: whether there are such lanes
 */
gboolean
dossier_lanes_by_from_string (const char *name, DossierLanesBy *lanes_by)
{
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *lanes_by = (DossierLanesBy) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dossier_timeline_reading_new:
 * @query: (transfer floating): which events
 *
 * Returns: (transfer full): to be run. Any thread.
 */
DossierTimelineReading *
dossier_timeline_reading_new (GVariant *query, DossierLanesBy lanes_by)
{
  DossierTimelineReading *self = g_new0 (DossierTimelineReading, 1);

  g_atomic_ref_count_init (&self->references);
  self->query = g_variant_ref_sink (query);
  self->lanes_by = lanes_by;
  return self;
}

DossierTimelineReading *
dossier_timeline_reading_ref (DossierTimelineReading *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_timeline_reading_unref (DossierTimelineReading *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_variant_unref (self->query);
  g_clear_pointer (&self->touch, dossier_timeline_touch_free);
  g_clear_pointer (&self->index, dossier_timeline_index_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  g_free (self);
}

static gboolean
count_whole (DossierTimelineReading *self, DossierDatabase *database, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_timeline_query (database, self->query, "SELECT count (*) FROM event e", "", error);

  if (statement == NULL || dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;
  self->n_events = (guint) dossier_statement_get_int (statement, 0);
  return TRUE;
}

/* A step that also counts, and ends when nobody waits any more. */
static DossierStep
step (DossierTimelineReading *self, DossierStatement *statement, GCancellable *cancellable,
      GError **error)
{
  gint n = g_atomic_int_add (&self->n_read, 1);

  if (n % ROWS_A_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
    return DOSSIER_STEP_ERROR;
  return dossier_statement_step (statement, error);
}

static gboolean
read_events (DossierTimelineReading *self, DossierDatabase *database, GCancellable *cancellable,
             GError **error)
{
  DossierStep s;
  guint n = 0;
  g_autoptr (DossierStatement) statement = dossier_timeline_query (
      database, self->query, "SELECT e.id, e.edtf, e.status, e.title FROM event e", "", error);

  if (statement == NULL)
    return FALSE;
  while ((s = step (self, statement, cancellable, error)) == DOSSIER_STEP_ROW)
    {
      DossierTimelineEvent event;

      if (dossier_timeline_event_init (&event, dossier_statement_get_int (statement, 0),
                                       dossier_statement_get_text (statement, 1),
                                       dossier_statement_get_text (statement, 2)))
        dossier_timeline_index_append (self->index, &event,
                                       dossier_statement_get_text (statement, 3));
      n++;
    }
  dossier_timeline_index_end_events (self->index);
  if (self->touch == NULL)
    self->n_events = n;
  return s == DOSSIER_STEP_DONE;
}

static gboolean
read_members (DossierTimelineReading *self, DossierDatabase *database, guint8 *has_lane,
              GCancellable *cancellable, GError **error)
{
  DossierStep s;
  gboolean plain =
      kinds[self->lanes_by].plain != NULL && dossier_timeline_query_is_everything (self->query);
  g_autoptr (DossierStatement) statement = dossier_timeline_query (
      database, self->query, plain ? kinds[self->lanes_by].plain : kinds[self->lanes_by].head, "",
      error);

  if (statement == NULL)
    return FALSE;
  while ((s = step (self, statement, cancellable, error)) == DOSSIER_STEP_ROW)
    {
      gint64 record = dossier_statement_get_int (statement, 1);
      const char *name = dossier_statement_get_text (statement, 2);
      guint32 slot;

      if (!dossier_timeline_index_find (self->index, dossier_statement_get_int (statement, 0),
                                        &slot)
          || (record == 0 && (name == NULL || name[0] == '\0')))
        continue;
      has_lane[slot] = 1;
      dossier_timeline_index_append_to_lane (
          self->index, dossier_timeline_index_add_lane (self->index, record, name), slot);
    }
  return s == DOSSIER_STEP_DONE;
}

/* What is in no lane gets one of its own. */
static void
place_rest (DossierTimelineReading *self, const guint8 *has_lane, guint n)
{
  for (guint32 slot = 0; slot < n; slot++)
    if (!has_lane[slot])
      dossier_timeline_index_append_to_lane (
          self->index, dossier_timeline_index_add_lane (self->index, 0, NULL), slot);
}

static gboolean
read_details (DossierTimelineReading *self, DossierDatabase *database, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  if (kinds[self->lanes_by].details == NULL)
    return TRUE;
  statement = dossier_database_query (database, error, kinds[self->lanes_by].details, "");
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < dossier_timeline_index_get_n_lanes (self->index); i++)
    {
      DossierTimelineLane *lane = dossier_timeline_index_get_lane (self->index, i);
      DossierStep s;

      if (lane->record == 0)
        continue;
      dossier_statement_reset (statement);
      dossier_statement_bind_int (statement, 1, lane->record);
      s = dossier_statement_step (statement, error);
      if (s == DOSSIER_STEP_ERROR)
        return FALSE;
      if (s == DOSSIER_STEP_DONE)
        continue;
      g_free (lane->name);
      lane->name = dossier_statement_dup_text (statement, 0);
      lane->detail = dossier_statement_dup_text (statement, 1);
      lane->sign = dossier_statement_dup_text (statement, 2);
      lane->colour = (int) dossier_statement_get_int (statement, 3);
    }
  return TRUE;
}

static gboolean
read_told (DossierTimelineReading *self, DossierDatabase *database, GCancellable *cancellable,
           GError **error)
{
  DossierStep s;
  g_autoptr (DossierStatement) statement = dossier_timeline_query (
      database, self->query,
      "SELECT e.id, a.published_min " EVIDENCE_OF "JOIN article a ON a.id = r.article",
      "AND a.published_min IS NOT NULL", error);

  if (statement == NULL)
    return FALSE;
  while ((s = step (self, statement, cancellable, error)) == DOSSIER_STEP_ROW)
    {
      gint64 day = dossier_statement_get_int (statement, 1);
      guint32 slot;

      if (dossier_timeline_index_find (self->index, dossier_statement_get_int (statement, 0),
                                       &slot))
        {
          DossierTimelineEvent *event = dossier_timeline_index_get (self->index, slot);

          event->told = MIN (event->told, (gint32) CLAMP (day, G_MININT32, G_MAXINT32 - 1));
        }
    }
  return s == DOSSIER_STEP_DONE;
}

static gboolean
read_coverage (DossierTimelineReading *self, DossierDatabase *database, GCancellable *cancellable,
               GError **error)
{
  DossierStep s;
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, error,
                              "SELECT published_min FROM article WHERE published_min IS NOT NULL "
                              "AND published_max - published_min BETWEEN 0 AND 31 "
                              "ORDER BY published_min",
                              "");

  if (statement == NULL)
    return FALSE;
  self->coverage = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((s = step (self, statement, cancellable, error)) == DOSSIER_STEP_ROW)
    {
      gint64 day = dossier_statement_get_int (statement, 0);

      if (dossier_day_is_finite (day))
        g_array_append_val (self->coverage, day);
    }
  return s == DOSSIER_STEP_DONE;
}

/* Finds what is to be read again, and how many events there are now. */
static gboolean
prepare_some (DossierTimelineReading *self, DossierDatabase *database, GError **error)
{
  GVariantDict dict;

  if (!dossier_timeline_touch_resolve (self->touch, database, error))
    return FALSE;
  if (self->touch->everything)
    return TRUE;
  if (self->touch->events->len > 0 && !count_whole (self, database, error))
    return FALSE;
  g_variant_dict_init (&dict, self->query);
  g_variant_dict_insert_value (
      &dict, "events",
      dossier_args_ids ((const gint64 *) (gpointer) self->touch->events->data,
                        self->touch->events->len));
  g_variant_unref (self->query);
  self->query = g_variant_ref_sink (g_variant_dict_end (&dict));
  self->with_coverage = self->touch->coverage;
  /* Lanes that may look otherwise are read without their events. */
  for (guint i = 0; i < self->touch->lanes->len; i++)
    dossier_timeline_index_add_lane (self->index, g_array_index (self->touch->lanes, gint64, i),
                                     NULL);
  return TRUE;
}

/**
 * dossier_timeline_reading_run:
 *
 * Reads events, their lanes, and what else was asked for; nothing when it turns out that everything
 * is to be read. Reading thread.
 *
 * Returns: FALSE with an error of the store, or CANCELLED
 */
gboolean
dossier_timeline_reading_run (DossierTimelineReading *self, DossierDatabase *database,
                              GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *has_lane = NULL;
  guint n;

  self->index = dossier_timeline_index_new ();
  if (self->touch != NULL && !prepare_some (self, database, error))
    return FALSE;
  if (self->touch != NULL && self->touch->everything)
    return TRUE;
  if (!read_events (self, database, cancellable, error))
    return FALSE;
  n = dossier_timeline_index_get_n_events (self->index);
  has_lane = g_malloc0 (n + 1);
  if (!read_members (self, database, has_lane, cancellable, error)
      || !read_details (self, database, error)
      || (self->with_told && !read_told (self, database, cancellable, error))
      || (self->with_coverage && !read_coverage (self, database, cancellable, error)))
    return FALSE;
  place_rest (self, has_lane, n);
  dossier_timeline_index_finish (self->index);
  return TRUE;
}
