#include "inspector/drill.h"

#include <glib/gi18n.h>

struct _DossierDrill
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *root;
  GtkWidget *front; /* title and pushed page */
  GtkWidget *back;
  GtkWidget *title;
  GtkWidget *pushed;
};

G_DEFINE_FINAL_TYPE (DossierDrill, dossier_drill, GTK_TYPE_WIDGET)

/**
 * dossier_drill_pop:
 *
 * Back to the first page.
 */
void
dossier_drill_pop (DossierDrill *self)
{
  if (self->pushed == NULL)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->root);
  gtk_box_remove (GTK_BOX (self->front), self->pushed);
  self->pushed = NULL;
  gtk_widget_child_focus (self->root, GTK_DIR_TAB_FORWARD);
}

/**
 * dossier_drill_push:
 * @title: of the page, also the accessible name of the way back
 * @page: (transfer floating): replaces what is behind the first page
 */
void
dossier_drill_push (DossierDrill *self, const char *title, GtkWidget *page)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (self->pushed != NULL)
    gtk_box_remove (GTK_BOX (self->front), self->pushed);
  self->pushed = page;
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (self->front), page);
  dossier_drill_set_title (self, title);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->front);
  /* To the way back and not into an entry of the page: keys such as g would be typed there. */
  if (had_focus)
    gtk_widget_grab_focus (self->back);
}

/**
 * dossier_drill_set_title:
 *
 * When what is shown was renamed.
 */
void
dossier_drill_set_title (DossierDrill *self, const char *title)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, title);
}

/**
 * dossier_drill_get_pushed:
 *
 * Returns: (transfer none) (nullable): the page behind the first one
 */
GtkWidget *
dossier_drill_get_pushed (DossierDrill *self)
{
  return self->pushed;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierDrill *self)
{
  if (keyval != GDK_KEY_Escape || self->pushed == NULL)
    return GDK_EVENT_PROPAGATE;
  dossier_drill_pop (self);
  return GDK_EVENT_STOP;
}

static void
dossier_drill_dispose (GObject *object)
{
  DossierDrill *self = DOSSIER_DRILL (object);

  self->pushed = NULL;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_drill_parent_class)->dispose (object);
}

static void
dossier_drill_class_init (DossierDrillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_drill_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_bar (DossierDrill *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (bar, "drill-bar");
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _ ("Back (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"),
                                  -1);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (dossier_drill_pop), self);
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->back = back;
  gtk_box_append (GTK_BOX (bar), back);
  gtk_box_append (GTK_BOX (bar), self->title);
  return bar;
}

static void
dossier_drill_init (DossierDrill *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_transition_type (GTK_STACK (self->stack),
                                 GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT_RIGHT);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->front = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->front), build_bar (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dossier_drill_new:
 * @root: (transfer floating): the first page
 */
GtkWidget *
dossier_drill_new (GtkWidget *root)
{
  DossierDrill *self = g_object_new (DOSSIER_TYPE_DRILL, NULL);

  self->root = root;
  gtk_stack_add_child (GTK_STACK (self->stack), root);
  gtk_stack_add_child (GTK_STACK (self->stack), self->front);
  return GTK_WIDGET (self);
}
