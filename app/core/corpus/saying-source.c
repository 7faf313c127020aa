#include "corpus/saying-source.h"

#include <glib/gi18n-lib.h>

#include "base/edtf.h"
#include "corpus/passage.h"

#define EXCERPT 160

/* A record's own passage, or the first that is evidence of it. */
#define PASSAGE_OF                                                                                 \
  "SELECT p.id FROM passage p WHERE p.id = ?1 UNION ALL "                                          \
  "SELECT passage FROM claim WHERE id = ?1 UNION ALL "                                             \
  "SELECT passage FROM highlight WHERE id = ?1 UNION ALL "                                         \
  "SELECT passage FROM mention WHERE id = ?1 UNION ALL "                                           \
  "SELECT passage FROM date_expression WHERE id = ?1 UNION ALL "                                   \
  "SELECT passage FROM (SELECT v.passage FROM evidence v JOIN passage q ON q.id = v.passage "      \
  "WHERE v.record = ?1 AND v.use = 'evidence' ORDER BY q.state = 'lost', v.position, v.id "        \
  "LIMIT 1) LIMIT 1"

/* What other records are called. */
#define NAME_OF                                                                                    \
  "SELECT title FROM event WHERE id = ?1 UNION ALL SELECT name FROM actor WHERE id = ?1 "          \
  "UNION ALL SELECT title FROM article WHERE id = ?1 UNION ALL "                                   \
  "SELECT title FROM note WHERE id = ?1 UNION ALL SELECT name FROM tag WHERE id = ?1 LIMIT 1"

/* The articles in which an account rests: their titles, the first with its outlet. */
static char *
read_source (DossierDatabase *database, gint64 record)
{
  return dossier_database_get_text (
      database, NULL,
      "SELECT group_concat (words, ' · ') FROM (SELECT DISTINCT coalesce (o.name || ', ', '') || "
      "a.title AS words FROM (SELECT passage FROM evidence WHERE record = ?1 AND use = 'evidence' "
      "UNION SELECT (" PASSAGE_OF ")) x JOIN passage p ON p.id = x.passage "
      "JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article "
      "LEFT JOIN outlet o ON o.id = a.outlet ORDER BY a.published_min, a.title LIMIT 4)",
      "i", record);
}

static gboolean
read_place (DossierDatabase *database, DossierSaying *saying, char **quote, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT r.article, p.start_at, p.end_at, p.quote, " DOSSIER_PASSAGE_EARLIER_SQL
      " FROM passage p "
      "JOIN revision r ON r.id = p.revision WHERE p.id = (" PASSAGE_OF ")",
      "i", saying->record);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_ROW)
    {
      saying->article = dossier_statement_get_int (s, 0);
      saying->start = (guint) dossier_statement_get_int (s, 1);
      saying->end = (guint) dossier_statement_get_int (s, 2);
      saying->earlier = dossier_statement_get_int (s, 4);
      *quote = dossier_passage_excerpt (dossier_statement_get_text (s, 3), EXCERPT);
    }
  return step != DOSSIER_STEP_ERROR;
}

static char *
dup_date (const char *edtf)
{
  g_autoptr (DossierEdtf) parsed = dossier_edtf_parse (edtf, NULL);

  return parsed != NULL ? dossier_edtf_to_words (parsed) : g_strdup (edtf);
}

/* A side of a link says its own words; expressions stand with theirs. */
static char *
dup_text (DossierDatabase *database, DossierMatterKind kind, const DossierSaying *saying,
          const char *quote)
{
  g_autofree char *date = NULL;
  char *name;

  switch (kind)
    {
    case DOSSIER_MATTER_LINK:
      name = dossier_database_get_text (database, NULL, NAME_OF, "i", saying->record);
      return name != NULL ? name : g_strdup (quote != NULL ? quote : "?");
    case DOSSIER_MATTER_DATE:
      return dup_date (saying->value);
    case DOSSIER_MATTER_DATES:
      date = dup_date (saying->value);
      return quote != NULL ? g_strdup_printf (_ ("“%s”: %s"), quote, date)
                           : g_steal_pointer (&date);
    case DOSSIER_MATTER_PARTICIPANT:
      return g_strdup (saying->value[0] == '-' ? _ ("did not take part") : _ ("took part"));
    case DOSSIER_MATTER_PLACE:
    case DOSSIER_MATTER_STATUS:
    default:
      return g_strdup (saying->value);
    }
}

static char *
dup_link_title (const DossierMatter *matter)
{
  const DossierSaying *one = &g_array_index (matter->sayings, DossierSaying, 0);
  const DossierSaying *other = &g_array_index (matter->sayings, DossierSaying, 1);
  g_autofree char *first = dossier_passage_excerpt (one->text, 40);
  g_autofree char *second = dossier_passage_excerpt (other->text, 40);

  return g_strdup_printf (_ ("“%s” against “%s”"), first, second);
}

/**
 * dossier_saying_sources_read:
 * @conflict: gains, for everything that is said, words for a person, the articles that say so and
 *   the way there
 *
 * Returns: FALSE with an error of the store. Any thread.
 */
gboolean
dossier_saying_sources_read (DossierDatabase *database, DossierConflict *conflict, GError **error)
{
  GPtrArray *matters = conflict->fields.matters;

  for (guint i = 0; i < matters->len; i++)
    {
      DossierMatter *matter = matters->pdata[i];

      for (guint j = 0; j < matter->sayings->len; j++)
        {
          DossierSaying *saying = &g_array_index (matter->sayings, DossierSaying, j);
          g_autofree char *quote = NULL;

          if (!read_place (database, saying, &quote, error))
            return FALSE;
          saying->source = read_source (database, saying->record);
          g_free (saying->text);
          saying->text = dup_text (database, matter->kind, saying, quote);
        }
    }
  if (conflict->fields.link && conflict->fields.title == NULL)
    conflict->fields.title = dup_link_title (matters->pdata[0]);
  return TRUE;
}
