#include "reader/part-bar.h"

#include <glib/gi18n.h>

struct _DossierPartBar
{
  GtkWidget parent_instance;

  DossierReader *reader; /* not owned: both live on the same page */
  GtkWidget *previous;
  GtkWidget *label;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (DossierPartBar, dossier_part_bar, GTK_TYPE_WIDGET)

static void
update (DossierPartBar *self)
{
  guint n_parts = dossier_reader_get_n_parts (self->reader);
  guint part = dossier_reader_get_part (self->reader, NULL, NULL);
  /* Translators: a very long text is shown in parts. */
  g_autofree char *text = g_strdup_printf (_ ("Part %u of %u"), part + 1, n_parts);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_sensitive (self->previous, part > 0);
  gtk_widget_set_sensitive (self->next, part + 1 < n_parts);
  gtk_widget_set_visible (GTK_WIDGET (self), n_parts > 1);
}

static void
step (DossierPartBar *self, int direction)
{
  guint part = dossier_reader_get_part (self->reader, NULL, NULL);

  dossier_reader_show_part (self->reader, direction < 0 ? part - 1 : part + 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
previous_cb (DossierPartBar *self)
{
  step (self, -1);
}

static void
next_cb (DossierPartBar *self)
{
  step (self, 1);
}

static void
dossier_part_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_part_bar_parent_class)->dispose (object);
}

static void
dossier_part_bar_class_init (DossierPartBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_part_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "partbar");
}

static GtkWidget *
add_button (DossierPartBar *self, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
dossier_part_bar_init (DossierPartBar *self)
{
  self->previous = add_button (self, "go-previous-symbolic", _ ("Previous part (Ctrl+Page Up)"),
                               G_CALLBACK (previous_cb));
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->next =
      add_button (self, "go-next-symbolic", _ ("Next part (Ctrl+Page Down)"), G_CALLBACK (next_cb));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_part_bar_new:
 * @reader: (transfer none): whose parts are turned; it outlives the bar
 *
 * Returns: (transfer floating): a bar. Main thread.
 */
GtkWidget *
dossier_part_bar_new (DossierReader *reader)
{
  DossierPartBar *self = g_object_new (DOSSIER_TYPE_PART_BAR, NULL);

  self->reader = reader;
  g_signal_connect_object (reader, "article-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "part-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
