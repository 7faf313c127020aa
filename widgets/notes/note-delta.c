#include "notes/note-delta.h"

/**
 * dossier_note_delta_is_save:
 * @delta: a change that came while a note was being saved
 * @note: its id, or 0 while it is being made
 *
 * Returns: whether the change is nothing but that save: the note is there or another, no more
 */
gboolean
dossier_note_delta_is_save (const DossierDelta *delta, gint64 note)
{
  gboolean made_note = FALSE;

  if (delta->foreign || delta->op != DOSSIER_DELTA_DONE)
    return FALSE;
  for (guint i = 0; i < delta->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (delta->rows, DossierDeltaRow, i);

      if (row->op == '+' && g_str_equal (row->table->name, "citation"))
        return FALSE;
      made_note |= row->op == '+' && g_str_equal (row->table->name, "note");
    }
  return note == 0 ? made_note : delta->subject == note;
}

/**
 * dossier_note_delta_concerns:
 * @note: the id of a note, or 0 for none yet
 * @article: whose note it would be, or 0
 *
 * Returns: whether the note may say something else after the change
 */
gboolean
dossier_note_delta_concerns (const DossierDelta *delta, gint64 note, gint64 article)
{
  static const char *const notes[] = { "note", NULL };

  if (delta->op == DOSSIER_DELTA_CUT)
    return TRUE;
  return note != 0 ? dossier_delta_has (delta, "note", note)
                   : article != 0 && dossier_delta_touches (delta, notes);
}
