/* Which events may be other accounts of the same one: by days, by actors, by words. Only what is
 * near in days or shares an actor is looked at, and of that a bounded number. */
#include "corpus/same-event.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/edtf.h"
#include "corpus/link.h"

#define NEAR_DAYS  10  /* what an account may be off */
#define FAR_DAYS   60  /* where actors alone do not make two events one */
#define MAX_LOOKED 500 /* of each sort */
#define MIN_SCORE  4
#define MIN_WORD   3    /* bytes: shorter words say nothing */
#define MAX_BYTES  4096 /* of a title or a sentence that is compared */
#define MAX_ACTORS 100  /* more do not make it likelier */

typedef struct
{
  DossierDatabase *database;
  const DossierSameEventWish *wish;
  gboolean dated;
  gint64 day_min;
  gint64 day_max;
  GHashTable *words;
  GHashTable *seen; /* events that were looked at, or are out of the question */
  GArray *found;
} Search;

static void
clear_found (gpointer data)
{
  DossierSameEvent *found = data;

  g_free (found->title);
  g_free (found->edtf);
  g_free (found->why);
  g_free (found->source);
}

static GHashTable *
split (const char *text)
{
  g_auto (GStrv) ascii = NULL;
  g_autofree char *start = g_utf8_substring (text, 0, g_utf8_strlen (text, MAX_BYTES));
  g_auto (GStrv) words = g_str_tokenize_and_fold (start, NULL, &ascii);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= MIN_WORD)
      g_hash_table_add (set, g_strdup (words[i]));
  return set;
}

/* How much of the shorter one stands in the other, 0 to 1. */
static double
compare_words (GHashTable *one, GHashTable *other)
{
  guint smaller = MIN (g_hash_table_size (one), g_hash_table_size (other));
  guint common = 0;
  GHashTableIter iter;
  gpointer word;

  if (smaller == 0)
    return 0.0;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    common += g_hash_table_contains (other, word) ? 1 : 0;
  return common > 1 || smaller == 1 ? (double) common / smaller : 0.0;
}

/* Points for days that agree or nearly do; negative for days that speak against it. */
static int
compare_days (Search *self, DossierStatement *s, GPtrArray *why)
{
  gint64 min, max, gap;

  if (!self->dated || dossier_statement_is_null (s, 2))
    return 0;
  min = dossier_statement_get_int (s, 2);
  max = dossier_statement_get_int (s, 3);
  gap = MAX (min, self->day_min) - MIN (max, self->day_max);
  if (gap <= 0)
    {
      gboolean narrow = dossier_day_is_finite (min) && dossier_day_is_finite (max)
                        && max - min <= 31 && self->day_max - self->day_min <= 31;

      if (narrow)
        g_ptr_array_add (why, g_strdup (_ ("same days")));
      return narrow ? 3 : 1;
    }
  if (gap <= NEAR_DAYS)
    {
      g_ptr_array_add (
          why,
          g_strdup_printf (ngettext ("%d day apart", "%d days apart", (gulong) gap), (int) gap));
      return gap <= 3 ? 2 : 1;
    }
  return -3;
}

static char *
join_actors (Search *self)
{
  g_autoptr (GString) ids = g_string_new ("0");

  for (guint i = 0; i < MIN (self->wish->n_actors, MAX_ACTORS); i++)
    g_string_append_printf (ids, ",%" G_GINT64_FORMAT, self->wish->actors[i]);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* Points for the actors that both have. */
static int
compare_actors (Search *self, gint64 event, GPtrArray *why)
{
  g_autofree char *ids = join_actors (self);
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (DISTINCT n.id), group_concat (DISTINCT n.name) FROM participant t "
      "JOIN actor a ON a.id = t.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
      "WHERE t.event = ? AND n.id IN (%s)",
      ids);
  g_autoptr (DossierStatement) s = dossier_database_query (self->database, NULL, sql, "i", event);
  int shared;

  if (s == NULL || dossier_statement_step (s, NULL) != DOSSIER_STEP_ROW)
    return 0;
  shared = (int) dossier_statement_get_int (s, 0);
  if (shared > 0)
    g_ptr_array_add (why, g_strdup (dossier_statement_get_text (s, 1)));
  return MIN (2 * shared, 6);
}

/* Both sides of it are put on one scale; a single sort of likeness is not enough. */
static void
look_at (Search *self, DossierStatement *s)
{
  gint64 event = dossier_statement_get_int (s, 0);
  g_autoptr (GPtrArray) why = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) words = NULL;
  double alike;
  int days, actors, points;

  if (!g_hash_table_add (self->seen, g_memdup2 (&event, sizeof event)))
    return;
  words = split (dossier_statement_get_text (s, 1));
  alike = compare_words (self->words, words);
  days = compare_days (self, s, why);
  actors = compare_actors (self, event, why);
  if (alike >= 0.3)
    g_ptr_array_add (why, g_strdup (alike >= 0.6 ? _ ("the same words") : _ ("similar words")));
  points = days + actors + (int) (alike * 5.0);
  if (points >= MIN_SCORE && (days > 0) + (actors > 0) + (alike >= 0.3) >= 2)
    {
      DossierSameEvent found = { event,
                                 dossier_statement_dup_text (s, 1),
                                 dossier_statement_dup_text (s, 4),
                                 NULL,
                                 NULL,
                                 (guint) points };

      g_ptr_array_add (why, NULL);
      found.why = g_strjoinv (" · ", (char **) why->pdata);
      g_array_append_val (self->found, found);
    }
}

static gboolean
look_at_all (Search *self, DossierStatement *statement, GError **error)
{
  g_autoptr (DossierStatement) s = statement;
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    look_at (self, s);
  return step == DOSSIER_STEP_DONE;
}

#define COLUMNS "SELECT e.id, e.title, e.day_min, e.day_max, e.edtf FROM event e "

static gboolean
look_by_days (Search *self, GError **error)
{
  if (!self->dated)
    return TRUE;
  return look_at_all (
      self,
      dossier_database_query (self->database, error,
                              COLUMNS "WHERE e.day_min BETWEEN ?1 - 10 AND ?2 + 10 "
                                      "ORDER BY e.day_min, e.day_max, e.id LIMIT ?3",
                              "iii", self->day_min, self->day_max, (gint64) MAX_LOOKED),
      error);
}

static gboolean
look_by_actors (Search *self, GError **error)
{
  g_autofree char *ids = join_actors (self);
  g_autofree char *sql = g_strdup_printf (
      COLUMNS "JOIN participant t ON t.event = e.id JOIN actor a ON a.id = t.actor "
              "WHERE coalesce (a.merged_into, a.id) IN (%s) "
              "AND (NOT ?1 OR e.day_min IS NULL OR (e.day_min <= ?3 AND e.day_max >= ?2)) LIMIT ?4",
      ids);

  if (self->wish->n_actors == 0)
    return TRUE;
  return look_at_all (self,
                      dossier_database_query (self->database, error, sql, "iiii",
                                              (gint64) self->dated, self->day_min - FAR_DAYS,
                                              self->day_max + FAR_DAYS, (gint64) MAX_LOOKED),
                      error);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const DossierSameEvent *one = a;
  const DossierSameEvent *other = b;

  return one->score != other->score ? (int) other->score - (int) one->score
                                    : strcmp (one->title, other->title);
}

static gboolean
read_days (Search *self)
{
  g_autoptr (DossierEdtf) edtf =
      self->wish->edtf != NULL ? dossier_edtf_parse (self->wish->edtf, NULL) : NULL;

  if (edtf == NULL || !dossier_day_is_finite (edtf->day_min)
      || !dossier_day_is_finite (edtf->day_max))
    return FALSE;
  self->day_min = edtf->day_min;
  self->day_max = edtf->day_max;
  return TRUE;
}

/* Itself, its accounts, what it is part of, its parts, and what was judged to be another event. */
static gboolean
rule_out (Search *self, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      self->database, error,
      "WITH RECURSIVE same (id) AS (VALUES (?1) UNION SELECT CASE l.from_record WHEN same.id "
      "THEN l.to_record ELSE l.from_record END FROM same JOIN link l "
      "ON (l.from_record = same.id OR l.to_record = same.id) "
      "AND l.kind = '" DOSSIER_LINK_SAME_EVENT "') SELECT id FROM same "
      "UNION SELECT part_of FROM event WHERE id = ?1 AND part_of IS NOT NULL "
      "UNION SELECT id FROM event WHERE part_of = ?1 "
      "UNION SELECT CASE record WHEN ?1 THEN other ELSE record END FROM decision "
      "WHERE kind = '" DOSSIER_DECISION_NOT_SAME "' AND (record = ?1 OR other = ?1)",
      "i", self->wish->event);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (s, 0);
      g_hash_table_add (self->seen, g_memdup2 (&id, sizeof id));
    }
  return step == DOSSIER_STEP_DONE;
}

static void
name_sources (Search *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      DossierSameEvent *found = &g_array_index (self->found, DossierSameEvent, i);

      found->source = dossier_database_get_text (
          self->database, NULL,
          "SELECT group_concat (title, ' · ') FROM (SELECT DISTINCT a.title FROM evidence v "
          "JOIN passage p ON p.id = v.passage JOIN revision r ON r.id = p.revision "
          "JOIN article a ON a.id = r.article WHERE v.record = ? LIMIT 3)",
          "i", found->event);
    }
}

static gboolean
search (Search *self, guint limit, GError **error)
{
  if ((self->wish->event != 0 && !rule_out (self, error)) || !look_by_days (self, error)
      || !look_by_actors (self, error))
    return FALSE;
  g_array_sort (self->found, compare_found);
  if (self->found->len > limit)
    g_array_set_size (self->found, limit);
  name_sources (self);
  return TRUE;
}

/**
 * dossier_same_events_find:
 * @wish: what is known
 * @limit: most to return
 *
 * Returns: (transfer full) (element-type DossierSameEvent): events that may be the same, the
 *   likeliest first; NULL with an error of the store. Any thread.
 */
GArray *
dossier_same_events_find (DossierDatabase *database, const DossierSameEventWish *wish, guint limit,
                          GError **error)
{
  g_autoptr (GHashTable) words = split (wish->words != NULL ? wish->words : "");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DossierSameEvent));
  Search self = {
    .database = database, .wish = wish, .words = words, .seen = seen, .found = found
  };

  g_array_set_clear_func (found, clear_found);
  self.dated = read_days (&self);
  return search (&self, limit, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * dossier_same_events_find_for:
 * @event: an event of the dossier
 * @limit: most to return
 *
 * Returns: (transfer full) (element-type DossierSameEvent): as dossier_same_events_find(), without
 *   those that are linked already or were judged to be another event
 */
GArray *
dossier_same_events_find_for (DossierDatabase *database, gint64 event, guint limit, GError **error)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *title = dossier_database_get_text (
      database, NULL, "SELECT title FROM event WHERE id = ?", "i", event);
  g_autofree char *edtf =
      dossier_database_get_text (database, NULL, "SELECT edtf FROM event WHERE id = ?", "i", event);
  g_autoptr (DossierStatement) s =
      dossier_database_query (database, error,
                              "SELECT DISTINCT coalesce (a.merged_into, a.id) FROM participant t "
                              "JOIN actor a ON a.id = t.actor WHERE t.event = ?",
                              "i", event);
  DossierStep step = DOSSIER_STEP_ERROR;
  DossierSameEventWish wish = { .event = event, .words = title, .edtf = edtf };

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 actor = dossier_statement_get_int (s, 0);
      g_array_append_val (actors, actor);
    }
  if (step != DOSSIER_STEP_DONE)
    return NULL;
  wish.actors = (const gint64 *) (gpointer) actors->data;
  wish.n_actors = actors->len;
  return dossier_same_events_find (database, &wish, limit, error);
}
