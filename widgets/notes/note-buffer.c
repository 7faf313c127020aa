#include "notes/note-buffer.h"

#include <string.h>

/**
 * dossier_note_buffer_dup_text:
 *
 * Returns: (transfer full): all that is written in @buffer. Main thread, as are the others.
 */
char *
dossier_note_buffer_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Where two texts begin to differ, and where they agree again: pointers into both. */
static void
find_difference (const char **a, const char **a_end, const char **b, const char **b_end)
{
  while (*a < *a_end && *b < *b_end && g_utf8_get_char (*a) == g_utf8_get_char (*b))
    {
      *a = g_utf8_next_char (*a);
      *b = g_utf8_next_char (*b);
    }
  while (*a_end > *a && *b_end > *b
         && g_utf8_get_char (g_utf8_prev_char (*a_end))
                == g_utf8_get_char (g_utf8_prev_char (*b_end)))
    {
      *a_end = g_utf8_prev_char (*a_end);
      *b_end = g_utf8_prev_char (*b_end);
    }
}

/**
 * dossier_note_buffer_take_text:
 * @text: what others wrote
 *
 * Only what differs is replaced, so that the cursor and the place on the page stay; it is not for
 * the editor's own undo.
 */
void
dossier_note_buffer_take_text (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *mine = dossier_note_buffer_dup_text (buffer);
  const char *a = mine;
  const char *b = text;
  const char *a_end = mine + strlen (mine);
  const char *b_end = text + strlen (text);
  GtkTextIter start, end;

  if (g_str_equal (mine, text))
    return;
  find_difference (&a, &a_end, &b, &b_end);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_pointer_to_offset (mine, a));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_pointer_to_offset (mine, a_end));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, b, (int) (b_end - b));
  gtk_text_buffer_end_irreversible_action (buffer);
}

/**
 * dossier_note_text_is_blank:
 *
 * Returns: whether nothing is written that one could read
 */
gboolean
dossier_note_text_is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}
