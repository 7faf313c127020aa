#include "notes/note-words.h"

#include "passages/passage-words.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * dossier_note_words_dup_title:
 *
 * Returns: (transfer full): the title; without one the first words, or what it is about
 */
char *
dossier_note_words_dup_title (const DossierNoteFields *fields)
{
  const char *line = fields->start != NULL ? fields->start : "";
  g_autofree char *first = NULL;

  if (fields->title != NULL && fields->title[0] != '\0')
    return g_strdup (fields->title);
  line += strspn (line, "#>*- \n\t");
  first = g_strndup (line, strcspn (line, "\n"));
  if (fields->article_title != NULL && first[0] == '\0')
    return g_strdup_printf (_ ("On “%s”"), fields->article_title);
  return first[0] != '\0' ? g_steal_pointer (&first) : g_strdup (_ ("Untitled note"));
}

static char *
dup_day (gint64 milliseconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (milliseconds / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) != g_date_time_get_year (now))
    return g_date_time_format (then, _ ("%-d %b %Y"));
  if (g_date_time_get_day_of_year (then) != g_date_time_get_day_of_year (now))
    return g_date_time_format (then, _ ("%-d %b"));
  return g_strdup (_ ("edited today"));
}

/**
 * dossier_note_words_dup_edited:
 *
 * Returns: (transfer full): "edited today · 14 citations"
 */
char *
dossier_note_words_dup_edited (const DossierNoteFields *fields)
{
  g_autofree char *day = dup_day (fields->changed_at);
  g_autofree char *citations = g_strdup_printf (
      ngettext ("%u citation", "%u citations", fields->n_citations), fields->n_citations);

  return fields->n_citations > 0 ? g_strconcat (day, " · ", citations, NULL)
                                 : g_steal_pointer (&day);
}

/**
 * dossier_note_words_dup_origin:
 *
 * Returns: (transfer full): "Harbour Courier, 9 Oct 2025, ¶1, s. 2"
 */
char *
dossier_note_words_dup_origin (const DossierCitationFields *fields)
{
  g_autofree char *date = NULL;
  gboolean has_place = fields->locator != NULL && fields->locator[0] != '\0';

  if (fields->article == 0)
    return g_strdup (_ ("no passage"));
  date = dossier_passage_words_dup_date (fields->published);
  return g_strconcat (fields->outlet != NULL ? fields->outlet : fields->article_title, ", ", date,
                      has_place ? ", " : "", has_place ? fields->locator : "", NULL);
}

/**
 * dossier_note_words_dup_quote:
 * @quote: (nullable): words of an article
 * @max_characters: code points; what is longer is cut
 *
 * Returns: (transfer full): the words on one line in quotation marks
 */
char *
dossier_note_words_dup_quote (const char *quote, guint max_characters)
{
  g_autofree char *flat = g_strdup (quote != NULL ? quote : "");
  gboolean long_one = g_utf8_strlen (flat, -1) > max_characters;

  g_strdelimit (flat, "\n\t\r", ' ');
  if (long_one)
    *g_utf8_offset_to_pointer (flat, max_characters) = '\0';
  return g_strconcat (_ ("“"), g_strstrip (flat), long_one ? "…" : "", _ ("”"), NULL);
}
