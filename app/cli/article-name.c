#include "article-name.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/id.h"

/* So many candidates are named. */
#define MAX_CANDIDATES 10

typedef struct
{
  guint n;
  gint64 id;
  GString *list;
} Candidates;

static void
add_candidate (Candidates *self, gint64 id, const char *title)
{
  self->id = id;
  if (++self->n <= MAX_CANDIDATES)
    g_string_append_printf (self->list, "\n  %" G_GINT64_FORMAT "\t%s", id, title);
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (text);
}

/* A title that is @name as a whole is meant even where others contain it. */
static gboolean
collect (DossierDatabase *database, const char *name, gboolean whole, Candidates *found,
         GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      database, error, "SELECT id, title FROM article ORDER BY title, id", "");
  g_autofree char *sought = fold (name);
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      const char *title = dossier_statement_get_text (rows, 1);
      g_autofree char *folded = fold (title);

      if (whole ? strcmp (folded, sought) == 0 : strstr (folded, sought) != NULL)
        add_candidate (found, dossier_statement_get_int (rows, 0), title);
    }
  return step == DOSSIER_STEP_DONE;
}

static gint64
settle (const Candidates *found, const char *name, GError **error)
{
  if (found->n == 1)
    return found->id;
  if (found->n == 0)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                 _ ("There is no article with the id or the words “%s” in its title"), name);
  else
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("“%s” fits %u articles; name one by its id or by more of its title:%s%s"), name,
                 found->n, found->list->str, found->n > MAX_CANDIDATES ? "\n  …" : "");
  return 0;
}

/**
 * dossier_article_name_resolve:
 * @name: an id, a title or a part of one; upper and lower case are the same
 *
 * Reading thread.
 *
 * Returns: the article; 0 with NOT_FOUND, or BAD_INPUT that lists the candidates
 */
gint64
dossier_article_name_resolve (DossierDatabase *database, const char *name, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  Candidates found = { 0, 0, list };
  gint64 id;

  if (dossier_id_parse (name, &id)
      && dossier_database_get_int (database, &id, NULL, "SELECT id FROM article WHERE id = ?", "i",
                                   id))
    return id;
  if (!g_utf8_validate (name, -1, NULL) || name[0] == '\0')
    return settle (&found, "", error);
  if (!collect (database, name, TRUE, &found, error)
      || (found.n == 0 && !collect (database, name, FALSE, &found, error)))
    return 0;
  return settle (&found, name, error);
}
