#include "dialogs/passage-way.h"

#include "dialogs/earlier-window.h"

#include <glib/gi18n.h>

/**
 * dossier_passage_way_go:
 * @earlier: the revision that alone has the words; 0: they stand in the text as it is
 * @start: of the words, in the text that has them
 * @end: of them
 * @record: the mark to be the current one, or 0
 * @before: a widget of the window
 *
 * Goes to a passage. Words that a correction has removed are shown in the text that had them: at
 * their place there are others now.
 */
void
dossier_passage_way_go (DossierSession *session, gint64 article, gint64 earlier, guint start,
                        guint end, gint64 record, GtkWidget *before)
{
  if (earlier == 0)
    {
      dossier_session_go_to (session, article, start, end, record);
      return;
    }
  dossier_session_say (session, _ ("These words are not in the text any more."), FALSE);
  dossier_earlier_window_present (session, article, earlier, start, end, before);
}
