#include "reader/status-line.h"

#include <glib/gi18n.h>

/* Long enough to read it and reach for Undo; Ctrl+Z works afterwards too. */
#define SHOWN_SECONDS 12

struct _DossierStatusLine
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *undo;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (DossierStatusLine, dossier_status_line, GTK_TYPE_WIDGET)

static void
dossier_status_line_dispose (GObject *object)
{
  DossierStatusLine *self = DOSSIER_STATUS_LINE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_status_line_parent_class)->dispose (object);
}

static void
dossier_status_line_class_init (DossierStatusLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_status_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (widget_class, "statusline");
}

static void
dossier_status_line_init (DossierStatusLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->undo = gtk_button_new_with_mnemonic (_ ("_Undo"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo");
  gtk_widget_add_css_class (box, "status-pill");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->undo);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_status_line_new:
 *
 * Returns: (transfer floating): an empty line, to be laid over the page
 */
GtkWidget *
dossier_status_line_new (void)
{
  return g_object_new (DOSSIER_TYPE_STATUS_LINE, NULL);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  DossierStatusLine *self = user_data;

  self->timeout = 0;
  dossier_status_line_clear (self);
  return G_SOURCE_REMOVE;
}

/**
 * dossier_status_line_say:
 * @self: the line
 * @text: what was done: "Trade on ¶2, sentence 1"
 * @can_undo: whether Undo takes it back
 */
void
dossier_status_line_say (DossierStatusLine *self, const char *text, gboolean can_undo)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->undo, can_undo);
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SHOWN_SECONDS, timed_out_cb, self);
}

/**
 * dossier_status_line_clear:
 * @self: the line
 *
 * Takes the line away: what it said is not the last act any more.
 */
void
dossier_status_line_clear (DossierStatusLine *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_status_line_get_text:
 * @self: the line
 *
 * Returns: (transfer none): what it says, "" if nothing
 */
const char *
dossier_status_line_get_text (DossierStatusLine *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer))
             ? gtk_label_get_text (GTK_LABEL (self->label))
             : "";
}
