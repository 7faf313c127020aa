#include "dialogs/outlet-row.h"

#include "corpus/article-details.h"

#include <glib/gi18n.h>

#define MAX_OFFERED 8

struct _DossierOutletRow
{
  AdwEntryRow parent_instance;

  GPtrArray *outlets; /* nullable */
  GtkWidget *popover;
  GtkListBox *list;
  gboolean is_taking; /* the text changes because an offer was taken */
};

G_DEFINE_FINAL_TYPE (DossierOutletRow, dossier_outlet_row, ADW_TYPE_ENTRY_ROW)

static void
take (DossierOutletRow *self, GtkListBoxRow *row)
{
  self->is_taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), g_object_get_data (G_OBJECT (row), "name"));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->is_taking = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierOutletRow *self)
{
  take (self, row);
}

static void
append_offer (DossierOutletRow *self, const DossierOutletFacts *facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (facts->name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 36);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (facts->reliability != NULL)
    {
      GtkWidget *letter = gtk_label_new (facts->reliability);

      gtk_widget_add_css_class (letter, "dim-label");
      gtk_widget_set_tooltip_text (letter, _ ("Reliability"));
      gtk_box_append (GTK_BOX (box), letter);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_can_focus (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (facts->name), g_free);
  gtk_list_box_append (self->list, row);
}

/* Returns: how many were offered. */
static guint
offer (DossierOutletRow *self, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->outlets->len && n < MAX_OFFERED; i++)
    {
      const DossierOutletFacts *facts = self->outlets->pdata[i];
      g_autofree char *name = g_utf8_casefold (facts->name, -1);

      if (strstr (name, folded) == NULL || g_str_equal (name, folded))
        continue;
      append_offer (self, facts);
      n++;
    }
  return n;
}

static void
changed_cb (DossierOutletRow *self)
{
  gboolean is_typing =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (self->outlets == NULL || self->is_taking || !is_typing)
    return;
  if (offer (self, gtk_editable_get_text (GTK_EDITABLE (self))) > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
choose_next (DossierOutletRow *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  gtk_list_box_select_row (self->list,
                           at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        DossierOutletRow *self)
{
  gboolean is_open = gtk_widget_get_mapped (self->popover);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Down && !is_open && self->outlets != NULL)
    {
      if (offer (self, gtk_editable_get_text (GTK_EDITABLE (self))) == 0 && offer (self, "") == 0)
        return FALSE;
      gtk_popover_popup (GTK_POPOVER (self->popover));
      return TRUE;
    }
  if (!is_open)
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    choose_next (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && row != NULL)
    take (self, row);
  else
    return FALSE;
  return TRUE;
}

static void
leave_cb (GtkEventControllerFocus *controller, DossierOutletRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
dossier_outlet_row_dispose (GObject *object)
{
  DossierOutletRow *self = DOSSIER_OUTLET_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->outlets, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_outlet_row_parent_class)->dispose (object);
}

static void
dossier_outlet_row_class_init (DossierOutletRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_outlet_row_dispose;
}

static void
dossier_outlet_row_init (DossierOutletRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "outlet-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outlets of this dossier"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/**
 * dossier_outlet_row_set_outlets:
 * @outlets: (element-type DossierOutletFacts): what is offered
 */
void
dossier_outlet_row_set_outlets (DossierOutletRow *self, GPtrArray *outlets)
{
  g_clear_pointer (&self->outlets, g_ptr_array_unref);
  self->outlets = g_ptr_array_ref (outlets);
}
