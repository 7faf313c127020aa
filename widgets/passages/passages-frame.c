#include "passages/passages-frame.h"

#include "passages/scope-switch.h"

#include <adwaita.h>

#define PANE_WIDTH 236
/* Where there is less beside the pane, it folds away. */
#define CONTENT_WIDTH 340

struct _DossierPassagesFrame
{
  GtkWidget parent_instance;

  AdwFlap *flap;
};

G_DEFINE_FINAL_TYPE (DossierPassagesFrame, dossier_passages_frame, GTK_TYPE_WIDGET)

static void
fold_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwFlap *flap = DOSSIER_PASSAGES_FRAME (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
dossier_passages_frame_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_passages_frame_parent_class)->dispose (object);
}

static void
dossier_passages_frame_class_init (DossierPassagesFrameClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_passages_frame_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "passages-frame.fold", NULL, fold_action);
}

static void
dossier_passages_frame_init (DossierPassagesFrame *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->flap), TRUE);
}

static GtkWidget *
create_top (GtkWidget *bar, const char *fold_tooltip)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *toggle = gtk_button_new_from_icon_name ("view-list-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "passages-frame.fold");
  gtk_widget_set_tooltip_text (toggle, fold_tooltip);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_set_valign (toggle, GTK_ALIGN_START);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_add_css_class (top, "passages-top");
  gtk_box_append (GTK_BOX (top), toggle);
  gtk_box_append (GTK_BOX (top), dossier_scope_switch_new ());
  gtk_box_append (GTK_BOX (top), bar);
  return top;
}

/**
 * dossier_passages_frame_new:
 * @bar: (transfer floating): what is typed into, on top beside the scope
 * @pane: (transfer floating): what narrows the list
 * @fold_tooltip: what the button that shows or hides the pane does
 * @content: (transfer floating): the list, with whatever stands for it when it is empty
 *
 * Returns: (transfer floating): the page. Main thread.
 */
GtkWidget *
dossier_passages_frame_new (GtkWidget *bar, GtkWidget *pane, const char *fold_tooltip,
                            GtkWidget *content)
{
  DossierPassagesFrame *self = g_object_new (DOSSIER_TYPE_PASSAGES_FRAME, NULL);

  gtk_widget_set_size_request (pane, PANE_WIDTH, -1);
  gtk_widget_set_size_request (content, CONTENT_WIDTH, -1);
  adw_flap_set_flap (self->flap, pane);
  adw_flap_set_content (self->flap, content);
  gtk_widget_set_parent (create_top (bar, fold_tooltip), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * dossier_passages_frame_scroll:
 * @list_view: (transfer floating): a list of cards
 *
 * Returns: (transfer floating): a #GtkScrolledWindow with the cards in reading width. Main thread.
 */
GtkWidget *
dossier_passages_frame_scroll (GtkWidget *list_view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  gtk_widget_add_css_class (list_view, "passages");
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), 600);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), list_view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}
