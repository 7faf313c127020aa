#include "parts/work-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What takes less is over before somebody wonders. */
#define PATIENCE_MS 200

struct _DossierWorkBar
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;
  guint reveal_id;
};

enum
{
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierWorkBar, dossier_work_bar, GTK_TYPE_WIDGET)

static void
cancel_cb (DossierWorkBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
reveal_cb (gpointer data)
{
  DossierWorkBar *self = data;

  self->reveal_id = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  return G_SOURCE_REMOVE;
}

static void
dossier_work_bar_dispose (GObject *object)
{
  DossierWorkBar *self = DOSSIER_WORK_BAR (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_work_bar_parent_class)->dispose (object);
}

static void
dossier_work_bar_class_init (DossierWorkBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_work_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "workbar");
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (class),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_work_bar_init (DossierWorkBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stop = gtk_button_new_with_label (_ ("Stop"));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->revealer = gtk_revealer_new ();
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->label, NULL, -1);
  gtk_widget_add_css_class (stop, "flat");
  gtk_widget_add_css_class (stop, "caption");
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), stop);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * dossier_work_bar_new:
 *
 * Returns: (transfer floating): a bar that is not seen until something has begun a while ago
 */
GtkWidget *
dossier_work_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_WORK_BAR, NULL);
}

/**
 * dossier_work_bar_start:
 * @text: what is being done
 */
void
dossier_work_bar_start (DossierWorkBar *self, const char *text)
{
  dossier_work_bar_set_progress (self, text, 0.0);
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add (PATIENCE_MS, reveal_cb, self);
}

/**
 * dossier_work_bar_set_progress:
 * @text: how far it is
 * @fraction: 0.0 to 1.0
 */
void
dossier_work_bar_set_progress (DossierWorkBar *self, const char *text, double fraction)
{
  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0.0, 1.0));
}

/**
 * dossier_work_bar_pulse:
 *
 * It goes on, and how far it is is not known.
 */
void
dossier_work_bar_pulse (DossierWorkBar *self)
{
  if (adw_get_enable_animations (GTK_WIDGET (self)))
    gtk_progress_bar_pulse (self->bar);
}

/**
 * dossier_work_bar_stop:
 *
 * It has ended, one way or the other.
 */
void
dossier_work_bar_stop (DossierWorkBar *self)
{
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
