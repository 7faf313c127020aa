#include "parts/words-in-hand.h"

#include "base/day.h"

/**
 * dossier_words_dup:
 * @start: in the session's text, code points
 * @end: the code point behind the last
 * @max: most code points to give
 *
 * Returns: (transfer full): the words on one line; cut ones end in "…"
 */
char *
dossier_words_dup (DossierSession *session, guint start, guint end, guint max)
{
  DossierArticleText *text = dossier_session_get_text (session);
  guint length = text != NULL ? dossier_text_map_get_length (text->map) : 0;
  gboolean cut;
  g_autofree char *words = NULL;

  end = MIN (end, length);
  start = MIN (start, end);
  cut = end - start > max;
  if (text == NULL)
    return g_strdup ("");
  words = dossier_text_map_dup_slice (text->map, start, cut ? start + max : end);
  g_strdelimit (words, "\n\r\t", ' ');
  g_strstrip (words);
  return cut ? g_strconcat (words, "…", NULL) : g_steal_pointer (&words);
}

/**
 * dossier_words_anchor:
 *
 * Returns: the day on which the open article was published, from which "last week" counts; or
 *   DOSSIER_DAY_NONE
 */
gint64
dossier_words_anchor (DossierSession *session)
{
  DossierArticle *row = dossier_session_get_row (session);

  if (row == NULL || row->fields.published == NULL
      || !dossier_day_is_finite (row->fields.published_min))
    return DOSSIER_DAY_NONE;
  return row->fields.published_min;
}

/**
 * dossier_place_find:
 * @name: as typed
 *
 * Returns: the actor that has exactly this name, a place before others; 0 when none has
 */
gint64
dossier_place_find (DossierNameIndex *index, const char *name)
{
  g_autoptr (GArray) matches = NULL;
  gint64 found = 0;

  if (name[0] == '\0')
    return 0;
  matches =
      dossier_name_table_find (dossier_name_index_get_table (index), DOSSIER_NAMED_ACTOR, name, 20);
  for (guint i = matches->len; i > 0; i--)
    {
      const DossierNameMatch *match = &g_array_index (matches, DossierNameMatch, i - 1);

      if (match->rank == DOSSIER_NAME_RANK_EXACT
          && (found == 0 || g_strcmp0 (match->named->detail, "place") == 0))
        found = match->named->id;
    }
  return found;
}
