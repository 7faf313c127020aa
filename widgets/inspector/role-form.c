#include "inspector/role-form.h"

#include "parts/edtf-entry.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

typedef struct
{
  DossierSession *session;
  DossierNameIndex *index;
  gint64 actor;
  GtkWidget *popover;
  GtkWidget *title;
  GtkWidget *of;
  GtkWidget *valid;
} RoleForm;

static void
role_form_free (gpointer data)
{
  RoleForm *form = data;

  g_object_unref (form->session);
  g_object_unref (form->index);
  g_free (form);
}

static void
accept (RoleForm *form)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (form->title));
  const char *valid = dossier_edtf_entry_get_edtf (DOSSIER_EDTF_ENTRY (form->valid));
  const char *of_name = gtk_editable_get_text (GTK_EDITABLE (form->of));
  gint64 of = dossier_place_find (form->index, of_name);

  if (title[0] == '\0' || valid == NULL || (of == 0 && of_name[0] != '\0'))
    {
      gtk_widget_grab_focus (title[0] == '\0' ? form->title
                             : valid == NULL  ? form->valid
                                              : form->of);
      gtk_widget_error_bell (form->popover);
      return;
    }
  dossier_session_do (form->session, "role.add",
                      dossier_args_new ("actor", g_variant_new_int64 (form->actor), "title",
                                        g_variant_new_string (title), "of",
                                        of != 0 ? g_variant_new_int64 (of) : NULL, "valid",
                                        valid[0] != '\0' ? g_variant_new_string (valid) : NULL,
                                        NULL));
  gtk_popover_popdown (GTK_POPOVER (form->popover));
}

static GtkWidget *
add_entry (GtkWidget *box, const char *placeholder, RoleForm *form)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (accept), form);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

/**
 * dossier_role_form_new:
 * @actor: who has the role
 *
 * Returns: (transfer floating): asks for title, of whom, and since when
 */
GtkPopover *
dossier_role_form_new (DossierSession *session, DossierNameIndex *index, gint64 actor)
{
  RoleForm *form = g_new0 (RoleForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add"));

  form->session = g_object_ref (session);
  form->index = g_object_ref (index);
  form->actor = actor;
  form->popover = gtk_popover_new ();
  gtk_widget_set_size_request (box, 280, -1);
  form->title = add_entry (box, _ ("Role: president, spokesman…"), form);
  form->of = add_entry (box, _ ("Of whom (an actor’s name)"), form);
  form->valid = dossier_edtf_entry_new ();
  dossier_edtf_entry_set_session (DOSSIER_EDTF_ENTRY (form->valid), session, 0);
  g_signal_connect_swapped (form->valid, "activate", G_CALLBACK (accept), form);
  gtk_box_append (GTK_BOX (box), form->valid);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (accept), form);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (form->popover), box);
  gtk_widget_add_css_class (form->popover, "form-popover");
  g_object_set_data_full (G_OBJECT (form->popover), "form", form, role_form_free);
  return GTK_POPOVER (form->popover);
}
