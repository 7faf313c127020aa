#include "dialogs/revision-choice.h"

/**
 * dossier_revision_choice_show:
 * @choice: from which a text of the article is chosen
 * @pair: which texts there are, and which one is shown
 * @chosen: what is connected to @choice with @data; it is not called
 *
 * Shows the texts by their names. Main thread.
 */
void
dossier_revision_choice_show (GtkDropDown *choice, const DossierRevisionPair *pair,
                              GCallback chosen, gpointer data)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < pair->names->len; i++)
    gtk_string_list_append (list, pair->names->pdata[i]);
  g_signal_handlers_block_by_func (choice, chosen, data);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choice, pair->chosen);
  g_signal_handlers_unblock_by_func (choice, chosen, data);
}
