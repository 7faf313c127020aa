#include "parts/late-view.h"

struct _DossierLateView
{
  AdwBin parent_instance;

  DossierMakeView make;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (DossierLateView, dossier_late_view, ADW_TYPE_BIN)

/**
 * dossier_late_view_get:
 *
 * Builds the view if it is not there yet.
 *
 * Returns: (transfer none): the view
 */
GtkWidget *
dossier_late_view_get (DossierLateView *self)
{
  GtkWidget *view = adw_bin_get_child (ADW_BIN (self));

  if (view == NULL)
    {
      view = self->make (self->data);
      adw_bin_set_child (ADW_BIN (self), view);
    }
  return view;
}

/**
 * dossier_late_view_is_built:
 *
 * Returns: whether somebody looked at the view or asked for it
 */
gboolean
dossier_late_view_is_built (DossierLateView *self)
{
  return adw_bin_get_child (ADW_BIN (self)) != NULL;
}

static gboolean
dossier_late_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (dossier_late_view_get (DOSSIER_LATE_VIEW (widget)));
}

static void
dossier_late_view_map (GtkWidget *widget)
{
  dossier_late_view_get (DOSSIER_LATE_VIEW (widget));
  GTK_WIDGET_CLASS (dossier_late_view_parent_class)->map (widget);
}

static void
dossier_late_view_class_init (DossierLateViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = dossier_late_view_grab_focus;
  widget_class->map = dossier_late_view_map;
}

static void
dossier_late_view_init (DossierLateView *self)
{
}

/**
 * dossier_late_view_new:
 * @make: returns the view, floating; called once
 * @data: for @make; it must live as long as the place does
 *
 * Returns: (transfer floating): an empty place
 */
GtkWidget *
dossier_late_view_new (DossierMakeView make, gpointer data)
{
  DossierLateView *self = g_object_new (DOSSIER_TYPE_LATE_VIEW, NULL);

  self->make = make;
  self->data = data;
  return GTK_WIDGET (self);
}
