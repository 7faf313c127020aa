#include "shown-article.h"

#include <string.h>

#include "corpus/passage.h"

#define OF_ARTICLE                                                                                 \
  "JOIN passage p ON p.id = x.passage JOIN revision r ON r.id = p.revision WHERE r.article = ?1 "
#define IN_ORDER "ORDER BY p.start_at, p.end_at, x.id"
#define PLACE    "p.start_at AS start, p.end_at AS end, p.quote, p.state"

/* Any record that belongs to the article: itself, or what stands on one of its passages. */
#define RECORDS_OF_ARTICLE                                                                         \
  "(SELECT ?1 UNION SELECT h.id FROM highlight h JOIN passage p ON p.id = h.passage "              \
  "JOIN revision r ON r.id = p.revision WHERE r.article = ?1)"

static const char article_sql[] =
    "SELECT a.id AS 'id#', a.title, a.title_note, a.label, a.kind, a.genre, a.language, "
    "a.original_language, a.translation_note, a.url, o.name AS publisher, a.outlet_confidence, "
    "a.outlet_reason, a.republisher, a.byline, a.published, a.published_from_text, "
    "a.published_confidence, a.retrieved_at, a.state, "
    "coalesce (a.reliability, o.reliability) AS reliability, a.reliability_reason, "
    "a.duplicate_of AS 'duplicate_of#', a.relay_of AS 'relay_of#', a.note, "
    "strftime ('%Y-%m-%dT%H:%M:%SZ', a.added_at / 1000, 'unixepoch') AS added_at "
    "FROM article a LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?1";

/* Everything that refers to the article, a list for each kind. Bytes of originals stay out. */
static const struct
{
  const char *key;
  const char *sql;
} sections[] = {
  { "authors", "SELECT name, actor AS 'actor#' FROM article_author WHERE article = ?1 "
               "ORDER BY position, id" },
  { "reasons", "SELECT x.reason, p.start_at AS start, p.end_at AS end, p.quote "
               "FROM article_reason x LEFT JOIN passage p ON p.id = x.passage "
               "WHERE x.article = ?1 ORDER BY x.position, x.id" },
  { "cited_sources", "SELECT coalesce (x.text, a.name) AS name, x.actor AS 'actor#' "
                     "FROM cited_source x LEFT JOIN actor a ON a.id = x.actor "
                     "WHERE x.article = ?1 ORDER BY x.position, x.id" },
  { "field_origins", "SELECT field, value, origin, chosen AS 'chosen?', confidence "
                     "FROM field_origin WHERE article = ?1 ORDER BY field, chosen DESC, id" },
  { "revisions", "SELECT id AS 'id#', number, content AS sha256, code_points, made, note "
                 "FROM revision WHERE article = ?1 ORDER BY number" },
  { "sources", "SELECT id AS 'id#', content AS sha256, file_name, address, final_address, "
               "retrieved_at, media_type, encoding, headers FROM source WHERE article = ?1 "
               "ORDER BY id" },
  { "zones", "SELECT x.id AS 'id#', x.kind, x.in_body AS 'in_body?', " PLACE
             " FROM zone x " OF_ARTICLE IN_ORDER },
  { "highlights", "SELECT x.id AS 'id#', " PLACE ", "
                  "(SELECT group_concat (name, char (31)) FROM (SELECT t.name FROM highlight_tag u "
                  "JOIN tag t ON t.id = u.tag WHERE u.highlight = x.id ORDER BY u.position, u.id)) "
                  "AS 'tags[]', x.comment, x.author FROM highlight x " OF_ARTICLE IN_ORDER },
  { "mentions", "SELECT x.id AS 'id#', x.actor AS 'actor#', "
                "(SELECT name FROM actor a WHERE a.id = x.actor) AS name, x.class, x.sense, " PLACE
                " FROM mention x " OF_ARTICLE IN_ORDER },
  { "dates",
    "SELECT x.id AS 'id#', x.edtf AS date, x.edtf_proposed AS proposed, x.type, "
    "x.anchor_kind, x.anchor_text, x.rule, " PLACE " FROM date_expression x " OF_ARTICLE IN_ORDER },
  { "events", "SELECT DISTINCT e.id AS 'id#', e.title, e.edtf AS date, e.kind, e.status "
              "FROM event e JOIN evidence v ON v.record = e.id JOIN passage p ON p.id = v.passage "
              "JOIN revision r ON r.id = p.revision WHERE r.article = ?1 "
              "ORDER BY e.day_min, e.title, e.id" },
  { "claims",
    "SELECT x.id AS 'id#', x.mode, x.kind, x.certainty, x.polarity, x.reliability, "
    "x.credibility, x.reason, x.standing, x.note, "
    "(SELECT group_concat (name, char (31)) FROM (SELECT coalesce (s.text, a.name) AS name "
    "FROM claim_source s LEFT JOIN actor a ON a.id = s.actor WHERE s.claim = x.id "
    "ORDER BY s.position, s.id)) AS 'chain[]', " PLACE " FROM claim x " OF_ARTICLE IN_ORDER },
  { "notes", "SELECT id AS 'id#', title, body FROM note WHERE article = ?1 ORDER BY id" },
  { "follow_ups", "SELECT id AS 'id#', record AS 'record#', line, done AS 'done?' FROM follow_up "
                  "WHERE record IN " RECORDS_OF_ARTICLE " ORDER BY made_at, id" },
  { "links", "SELECT id AS 'id#', kind, from_record AS 'from#', to_record AS 'to#', reading, state "
             "FROM link WHERE from_record IN " RECORDS_OF_ARTICLE
             " OR to_record IN " RECORDS_OF_ARTICLE " ORDER BY id" },
  { "external_ids", "SELECT scheme, value FROM external_id WHERE record = ?1 "
                    "ORDER BY scheme, value, id" },
};

static gboolean
write_json_section (DossierDatabase *database, gint64 article, const char *key, const char *sql,
                    DossierOutput *output, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (database, error, sql, "i", article);
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  dossier_json_stream_writer_key (output->json, key);
  dossier_json_stream_writer_begin_array (output->json, DOSSIER_JSON_LINES);
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    dossier_output_object (output, rows);
  dossier_json_stream_writer_end_array (output->json);
  return step == DOSSIER_STEP_DONE;
}

static DossierArticleText *
load_text (DossierDatabase *database, gint64 article, GError **error)
{
  gint64 revision = dossier_passage_current_revision (database, article, error);

  return revision != 0 ? dossier_article_text_load (database, revision, error) : NULL;
}

static gboolean
write_json (DossierDatabase *database, gint64 article, DossierStatement *row, DossierOutput *output,
            GError **error)
{
  g_autoptr (DossierArticleText) text = load_text (database, article, error);
  const char *data;
  gsize length;

  if (text == NULL)
    return FALSE;
  dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_LINES);
  for (int i = 0; i < dossier_statement_get_n_columns (row); i++)
    dossier_output_value (output, row, i);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!write_json_section (database, article, sections[i].key, sections[i].sql, output, error))
      return FALSE;
  dossier_json_stream_writer_key (output->json, "code_points");
  dossier_json_stream_writer_integer (output->json, dossier_text_map_get_length (text->map));
  dossier_json_stream_writer_key (output->json, "text");
  data = dossier_text_map_get_data (text->map, &length);
  dossier_json_stream_writer_string (output->json, data, (gssize) length);
  dossier_json_stream_writer_end_object (output->json);
  return TRUE;
}

/* "key: value" for what has a value, without the signs of dossier_output_value(). */
static gboolean
write_facts (DossierStatement *row, const char *indent, DossierOutput *output, GError **error)
{
  for (int i = 0; i < dossier_statement_get_n_columns (row); i++)
    {
      g_autofree char *key = g_strdup (dossier_statement_get_name (row, i));
      g_autofree char *value = dossier_statement_dup_text (row, i);
      gboolean is_reference = g_str_has_suffix (key, "#");

      if (value == NULL || value[0] == '\0' || (is_reference && value[0] == '0'))
        continue;
      g_strdelimit (key, "_", ' ');
      key[strcspn (key, "#?[")] = '\0';
      if (!dossier_output_line (output, error, "%s%s: %s", indent, key,
                                g_strdelimit (g_strdelimit (value, "\n\t\r", ' '), "\x1f", ',')))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_section (DossierDatabase *database, gint64 article, const char *key, const char *sql,
               DossierOutput *output, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (database, error, sql, "i", article);
  g_autofree char *heading = g_strdelimit (g_strdup (key), "_", ' ');
  gboolean is_first = TRUE;
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      if ((is_first ? !dossier_output_line (output, error, "\n%s", heading)
                    : !dossier_output_line (output, error, "%s", ""))
          || !write_facts (rows, "  ", output, error))
        return FALSE;
      is_first = FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
write_lines (DossierDatabase *database, gint64 article, DossierStatement *row,
             DossierOutput *output, GError **error)
{
  if (!write_facts (row, "", output, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!write_section (database, article, sections[i].key, sections[i].sql, output, error))
      return FALSE;
  return TRUE;
}

/**
 * dossier_shown_article_write:
 * @output: an array of one object with everything and the text, or lines for reading
 *
 * Reading thread.
 */
gboolean
dossier_shown_article_write (DossierDatabase *database, gint64 article, DossierOutput *output,
                             GError **error)
{
  g_autoptr (DossierStatement) row =
      dossier_database_query (database, error, article_sql, "i", article);

  if (row == NULL || dossier_statement_step (row, error) != DOSSIER_STEP_ROW)
    return FALSE;
  return output->json != NULL ? write_json (database, article, row, output, error)
                              : write_lines (database, article, row, output, error);
}
