#include "corpus/facts.h"

#include "corpus/passage.h"

/**
 * dossier_facts_count_articles:
 * @counts: (out): how many articles there are of each sort, and how much is to be checked later
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_facts_count_articles (DossierDatabase *database, guint counts[DOSSIER_N_COUNTS],
                              GError **error)
{
  static const char *const queries[DOSSIER_N_COUNTS] = {
    [DOSSIER_COUNT_TOTAL] = "SELECT count(*) FROM article",
    [DOSSIER_COUNT_UNREAD] = "SELECT count(*) FROM article WHERE state = 'unread'",
    [DOSSIER_COUNT_READING] = "SELECT count(*) FROM article WHERE state = 'reading'",
    [DOSSIER_COUNT_CURATED] = "SELECT count(*) FROM article WHERE state = 'curated'",
    [DOSSIER_COUNT_ASIDE] = "SELECT count(*) FROM article WHERE state = 'aside'",
    [DOSSIER_COUNT_UNDATED] = "SELECT count(*) FROM article WHERE published IS NULL",
    [DOSSIER_COUNT_FOLLOW_UPS] = "SELECT count(*) FROM follow_up WHERE done = 0",
  };

  for (guint i = 0; i < DOSSIER_N_COUNTS; i++)
    {
      gint64 value;

      if (!dossier_database_get_int (database, &value, error, queries[i], ""))
        return FALSE;
      counts[i] = (guint) value;
    }
  return TRUE;
}

static void
tag_fact_clear (gpointer tag)
{
  g_free (((DossierTagFact *) tag)->name);
}

/**
 * dossier_tag_facts_new:
 *
 * Returns: (transfer full) (element-type DossierTagFact): an array that frees the names. Any thread.
 */
GArray *
dossier_tag_facts_new (void)
{
  GArray *tags = g_array_new (FALSE, TRUE, sizeof (DossierTagFact));

  g_array_set_clear_func (tags, tag_fact_clear);
  return tags;
}

static GArray *
read_tags (DossierStatement *statement, GError **error)
{
  g_autoptr (GArray) tags = dossier_tag_facts_new ();
  DossierStep step = DOSSIER_STEP_ERROR;

  while (statement != NULL
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierTagFact tag = { .id = dossier_statement_get_int (statement, 0),
                             .name = g_strdup (dossier_statement_get_text (statement, 1)),
                             .colour = (guint) dossier_statement_get_int (statement, 2),
                             .digit = (guint) dossier_statement_get_int (statement, 3) };

      g_array_append_val (tags, tag);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&tags) : NULL;
}

/**
 * dossier_facts_read_digit_tags:
 *
 * Returns: (transfer full) (element-type DossierTagFact): the tags that have a digit key, by key;
 *   NULL with an error of the store
 */
GArray *
dossier_facts_read_digit_tags (DossierDatabase *database, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT id, name, colour, digit FROM tag WHERE digit BETWEEN 1 AND 9 ORDER BY digit, id", "");

  return read_tags (statement, error);
}

/**
 * dossier_facts_read_tags_of:
 * @highlight: a highlight; anything else has no tags
 *
 * Returns: (transfer full) (element-type DossierTagFact): its tags in their order; NULL with an
 *   error of the store
 */
GArray *
dossier_facts_read_tags_of (DossierDatabase *database, gint64 highlight, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT t.id, t.name, t.colour, coalesce (t.digit, 0) FROM highlight_tag x "
      "JOIN tag t ON t.id = x.tag WHERE x.highlight = ? ORDER BY x.position, x.id",
      "i", highlight);

  return read_tags (statement, error);
}

/**
 * dossier_facts_read_tags_at:
 * @revision: of a text
 * @start: of some words in it
 * @end: of them
 *
 * Returns: (transfer full) (element-type DossierTagFact): the tags that stand on exactly these
 *   words; NULL with an error of the store
 */
GArray *
dossier_facts_read_tags_at (DossierDatabase *database, gint64 revision, guint start, guint end,
                            GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT DISTINCT t.id, t.name, t.colour, coalesce (t.digit, 0) FROM passage p "
      "JOIN highlight h ON h.passage = p.id JOIN highlight_tag x ON x.highlight = h.id "
      "JOIN tag t ON t.id = x.tag WHERE p.revision = ? AND p.start_at = ? AND p.end_at = ?",
      "iii", revision, (gint64) start, (gint64) end);

  return read_tags (statement, error);
}

/**
 * dossier_facts_find_event:
 * @revision: of a text
 * @start: of some words in it
 * @end: of them
 *
 * Returns: an event that these words are evidence of, or say the date of; 0 for none. The
 *   narrowest passage wins.
 */
gint64
dossier_facts_find_event (DossierDatabase *database, gint64 revision, guint start, guint end)
{
  gint64 event;

  if (!dossier_database_get_int (
          database, &event, NULL,
          "SELECT id FROM ("
          "SELECT e.id AS id, p.end_at - p.start_at AS width FROM passage p "
          "JOIN evidence v ON v.passage = p.id JOIN event e ON e.id = v.record "
          "WHERE p.revision = ?1 AND p.start_at < ?3 AND p.end_at > ?2 UNION ALL "
          "SELECT x.event, p.end_at - p.start_at FROM passage p "
          "JOIN date_expression d ON d.passage = p.id "
          "JOIN event_date x ON x.date_expression = d.id "
          "WHERE p.revision = ?1 AND p.start_at < ?3 AND p.end_at > ?2) "
          "ORDER BY width, id LIMIT 1",
          "iii", revision, (gint64) start, (gint64) end))
    return 0;
  return event;
}

/**
 * dossier_facts_find_evidence:
 * @record: an event, or whatever else has evidence
 * @place: (out): of its first passage, one that stands in the text as it is before others
 *
 * Returns: whether it has one
 */
gboolean
dossier_facts_find_evidence (DossierDatabase *database, gint64 record, DossierEvidencePlace *place)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, NULL,
      "SELECT r.article, p.start_at, p.end_at, " DOSSIER_PASSAGE_EARLIER_SQL " FROM evidence x "
      "JOIN passage p ON p.id = x.passage JOIN revision r ON r.id = p.revision WHERE x.record = ? "
      "ORDER BY p.state = 'lost', x.position, x.id LIMIT 1",
      "i", record);

  *place = (DossierEvidencePlace){ 0, 0, 0, 0 };
  if (s == NULL || dossier_statement_step (s, NULL) != DOSSIER_STEP_ROW)
    return FALSE;
  place->article = dossier_statement_get_int (s, 0);
  place->start = (guint) dossier_statement_get_int (s, 1);
  place->end = (guint) dossier_statement_get_int (s, 2);
  place->earlier = dossier_statement_get_int (s, 3);
  return TRUE;
}

/**
 * dossier_facts_is_place:
 *
 * Returns: whether a mention means its actor as a place
 */
gboolean
dossier_facts_is_place (DossierDatabase *database, gint64 mention)
{
  g_autofree char *sense = dossier_database_get_text (
      database, NULL, "SELECT sense FROM mention WHERE id = ?", "i", mention);

  return g_strcmp0 (sense, "place") == 0;
}
