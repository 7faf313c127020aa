#include <glib/gi18n-lib.h>

#include "corpus/check-private.h"
#include "store/tables.h"

/* What holds between records and no constraint keeps: see the rules in the schema. */

static gboolean
check_tags (DossierCheck *self, GError **error)
{
  return dossier_check_rows (
             self, error, _ ("There are several tags “%s” in one place"),
             "SELECT name FROM tag GROUP BY coalesce (parent, 0), name COLLATE NOCASE "
             "HAVING count(*) > 1")
         && dossier_check_rows (
             self, error, _ ("The tag “%s” is above itself, or below a tag that is"),
             "WITH RECURSIVE reached (id) AS (SELECT id FROM tag WHERE parent IS NULL UNION "
             "SELECT t.id FROM reached JOIN tag t ON t.parent = reached.id) "
             "SELECT name FROM tag WHERE id NOT IN (SELECT id FROM reached) "
             "AND (parent IS NULL OR parent IN (SELECT id FROM tag))")
         && dossier_check_rows (self, error, _ ("Several tags have the key %s"),
                                "SELECT digit FROM tag WHERE digit IS NOT NULL GROUP BY digit "
                                "HAVING count(*) > 1");
}

/* The table `record` is what makes "any record" a real foreign key. */
static gboolean
check_table (DossierCheck *self, const char *table, GError **error)
{
  g_autofree char *missing = g_strdup_printf (
      "SELECT id FROM %s WHERE id NOT IN (SELECT id FROM record WHERE kind = '%s')", table, table);
  g_autofree char *left_over = g_strdup_printf (
      "SELECT '%s ' || id FROM record WHERE kind = '%s' AND id NOT IN (SELECT id FROM %s)", table,
      table, table);
  g_autofree char *sentence = g_strdup_printf (_ ("The %s %%s is not among the records"), table);

  return dossier_check_rows (self, error, sentence, missing)
         && dossier_check_rows (self, error, _ ("There is a record without what it is about: %s"),
                                left_over);
}

/**
 * dossier_check_records:
 *
 * The codebook is a tree with names that are unique in each place; every record is registered as
 * what it is; every article has a text.
 */
gboolean
dossier_check_records (DossierCheck *self, GError **error)
{
  guint n;
  const DossierTable *tables = dossier_tables_get (&n);

  for (guint i = 0; i < n; i++)
    if (tables[i].has_record && !check_table (self, tables[i].name, error))
      return FALSE;
  return check_tags (self, error)
         && dossier_check_rows (self, error, _ ("The article “%s” has no text"),
                                "SELECT title FROM article WHERE id NOT IN "
                                "(SELECT article FROM revision)");
}
