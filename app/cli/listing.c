#include "listing.h"

#include <string.h>

static int
find_column (DossierStatement *rows, const char *name)
{
  gsize length = strlen (name);

  for (int i = 0; i < dossier_statement_get_n_columns (rows); i++)
    {
      const char *column = dossier_statement_get_name (rows, i);
      if (strncmp (column, name, length) == 0 && strchr ("[#?", column[length]) != NULL)
        return i;
    }
  g_return_val_if_reached (0);
}

/* One line a row whatever stands in it: blanks for line ends and tabs, commas in lists. */
static void
append_cell (GString *line, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (*p == '\x1f')
      g_string_append (line, ", ");
    else
      g_string_append_c (line, (guchar) *p < 0x20 || *p == 0x7f ? ' ' : *p);
}

static gboolean
write_line (DossierStatement *rows, char **columns, DossierOutput *output, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (line, '\t');
      append_cell (line, dossier_statement_get_text (rows, find_column (rows, columns[i])));
    }
  return dossier_output_line (output, error, "%s", line->str);
}

/**
 * dossier_listing_write:
 * @output: where to; an array of objects, or a line a row with tabs between the cells
 *
 * Reading thread.
 */
gboolean
dossier_listing_write (const DossierListing *self, DossierDatabase *database, DossierOutput *output,
                       GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (database, error, self->sql, "");
  g_auto (GStrv) columns = g_strsplit (self->lines, " ", -1);
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (output->json != NULL)
      dossier_output_object (output, rows);
    else if (!write_line (rows, columns, output, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}
