#include "export/notes-groups.h"

#include "export/selection.h"

#include <string.h>

#define ARTICLE_ORDER "a.published_min IS NULL, a.published_min, a.published_max, a.title, a.id"

/* Highlights h on passages p, with their articles for the order. */
#define HIGHLIGHTS                                                                                 \
  "SELECT p.id, h.id FROM highlight h JOIN passage p ON p.id = h.passage"                          \
  " JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article "                      \
  "WHERE " DOSSIER_SELECTION_SQL

static const DossierNotesGroup groups[] = {
  { .name = "article",
    .headings = "SELECT a.id, a.title FROM article a ORDER BY " ARTICLE_ORDER,
    .quotes = HIGHLIGHTS " AND r.article = ?3 ORDER BY p.start_at, p.end_at, h.id",
    .facts = "SELECT o.name FROM article a JOIN outlet o ON o.id = a.outlet WHERE a.id = ?1"
             " UNION ALL SELECT 'date ' || coalesce (published, '') FROM article WHERE id = ?1"
             " UNION ALL SELECT byline FROM article WHERE id = ?1 AND byline <> ''" },
  { .name = "tag",
    .headings =
        "WITH RECURSIVE path (id, text, place) AS (SELECT id, name, printf ('%09d', position) || "
        "name"
        " || id FROM tag WHERE parent IS NULL UNION ALL SELECT t.id, path.text || ' / ' || t.name,"
        " path.place || '/' || printf ('%09d', t.position) || t.name || t.id"
        " FROM tag t JOIN path ON t.parent = path.id) SELECT id, text FROM path ORDER BY place",
    .quotes = HIGHLIGHTS " AND h.id IN (SELECT highlight FROM highlight_tag WHERE tag = ?3)"
                         " ORDER BY " ARTICLE_ORDER ", p.start_at, p.end_at, h.id",
    .facts = "SELECT description FROM tag WHERE id = ?1 AND description <> ''" },
  { .name = "actor",
    .headings = "SELECT id, name FROM actor WHERE merged_into IS NULL"
                " ORDER BY name COLLATE NOCASE, id",
    .quotes = HIGHLIGHTS
    " AND h.id IN (SELECT h.id FROM mention m JOIN actor n ON n.id = m.actor"
    "  JOIN passage mp ON mp.id = m.passage JOIN passage hp ON hp.revision = mp.revision"
    "  AND hp.start_at < mp.end_at AND hp.end_at > mp.start_at JOIN highlight h ON h.passage = "
    "hp.id"
    "  WHERE n.id = ?3 OR n.merged_into = ?3)"
    " ORDER BY " ARTICLE_ORDER ", p.start_at, p.end_at, h.id",
    .facts = "SELECT text FROM (SELECT r.title || coalesce (', ' || coalesce (o.name, r.of_text), "
             "'') AS text"
             " FROM role r LEFT JOIN actor o ON o.id = r.of_actor WHERE r.actor = ?1"
             " ORDER BY r.valid_min IS NULL, r.valid_min, r.id)" },
  { .name = "event",
    .headings = "SELECT id, title FROM event ORDER BY day_min IS NULL, day_min, day_max, title, id",
    /* Evidence is quoted whether it is highlighted or not. */
    .quotes = "SELECT p.id, h.id FROM evidence e JOIN passage p ON p.id = e.passage"
              " LEFT JOIN highlight h ON h.id = (SELECT x.id FROM highlight x JOIN passage xp"
              "  ON xp.id = x.passage WHERE xp.revision = p.revision AND xp.start_at = p.start_at"
              "  AND xp.end_at = p.end_at ORDER BY x.id LIMIT 1)"
              " WHERE e.record = ?3 AND e.use = 'evidence' AND " DOSSIER_SELECTION_SQL
              " ORDER BY e.position, e.id",
    .facts =
        "SELECT 'date ' || coalesce (edtf, '') FROM event WHERE id = ?1"
        " UNION ALL SELECT coalesce (c.name, e.place_text) FROM event e"
        " LEFT JOIN actor a ON a.id = e.place"
        " LEFT JOIN actor c ON c.id = coalesce (a.merged_into, a.id) WHERE e.id = ?1"
        " AND coalesce (c.name, e.place_text) <> ''"
        " UNION ALL SELECT text FROM (SELECT CASE p.polarity WHEN '-' THEN 'absent ' ELSE '' END"
        " || n.name || coalesce (' (' || p.role || ')', '') AS text FROM participant p"
        " JOIN actor a ON a.id = p.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id)"
        " WHERE p.event = ?1"
        " ORDER BY p.position, p.id)" },
};

/**
 * dossier_notes_group_find:
 * @name: (nullable): NULL for the default
 *
 * Returns: (transfer none) (nullable): the grouping of that name. Any thread.
 */
const DossierNotesGroup *
dossier_notes_group_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (groups[i].name, name != NULL ? name : "article") == 0)
      return &groups[i];
  return NULL;
}
