#include "corpus/facts.h"

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

/**
 * dossier_facts_read_digits:
 * @tags: (out): the tag of each digit key, 0 where there is none
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_facts_read_digits (DossierDatabase *database, gint64 tags[10], GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error, "SELECT digit, id FROM tag WHERE digit BETWEEN 1 AND 9 ORDER BY id DESC",
      "");
  DossierStep step;

  for (guint i = 0; i < 10; i++)
    tags[i] = 0;
  if (statement == NULL)
    return FALSE;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    tags[dossier_statement_get_int (statement, 0)] = dossier_statement_get_int (statement, 1);
  return step == DOSSIER_STEP_DONE;
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
 * @place: (out): of its first passage
 *
 * Returns: whether it has one
 */
gboolean
dossier_facts_find_evidence (DossierDatabase *database, gint64 record, DossierEvidencePlace *place)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, NULL,
      "SELECT r.article, p.start_at, p.end_at FROM evidence x JOIN passage p ON p.id = x.passage "
      "JOIN revision r ON r.id = p.revision WHERE x.record = ? ORDER BY x.position, x.id LIMIT 1",
      "i", record);

  *place = (DossierEvidencePlace){ 0, 0, 0 };
  if (s == NULL || dossier_statement_step (s, NULL) != DOSSIER_STEP_ROW)
    return FALSE;
  place->article = dossier_statement_get_int (s, 0);
  place->start = (guint) dossier_statement_get_int (s, 1);
  place->end = (guint) dossier_statement_get_int (s, 2);
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
