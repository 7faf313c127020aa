#include "library/import-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Before this the rest cannot be told from what was done. */
#define ESTIMATE_AFTER_US (2 * G_USEC_PER_SEC)

struct _DossierImportBar
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;
  gint64 started_at;
};

enum
{
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierImportBar, dossier_import_bar, GTK_TYPE_WIDGET)

static void
cancel_cb (DossierImportBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
dossier_import_bar_dispose (GObject *object)
{
  DossierImportBar *self = DOSSIER_IMPORT_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_import_bar_parent_class)->dispose (object);
}

static void
dossier_import_bar_class_init (DossierImportBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_import_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importbar");
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (class),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_cancel (DossierImportBar *self)
{
  GtkWidget *cancel = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (cancel, _ ("Stop importing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stop importing"), -1);
  gtk_widget_add_css_class (cancel, "flat");
  gtk_widget_add_css_class (cancel, "circular");
  gtk_widget_add_css_class (cancel, "small-button");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  return cancel;
}

static void
dossier_import_bar_init (DossierImportBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->revealer = gtk_revealer_new ();
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress of the import"), -1);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), create_cancel (self));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * dossier_import_bar_new:
 *
 * Returns: (transfer floating): a bar that is not seen until something starts
 */
GtkWidget *
dossier_import_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_IMPORT_BAR, NULL);
}

/**
 * dossier_import_bar_start:
 *
 * An import begins; how much there is to do is not known yet.
 */
void
dossier_import_bar_start (DossierImportBar *self)
{
  self->started_at = g_get_monotonic_time ();
  gtk_label_set_text (self->label, _ ("Looking for articles…"));
  gtk_progress_bar_set_fraction (self->bar, 0.0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/**
 * dossier_import_bar_set_progress:
 * @done: how many are through
 * @total: how many there are; 0 while that is not known
 */
void
dossier_import_bar_set_progress (DossierImportBar *self, guint done, guint total)
{
  gint64 spent = g_get_monotonic_time () - self->started_at;
  g_autofree char *text = NULL;

  if (total == 0)
    {
      if (adw_get_enable_animations (GTK_WIDGET (self)))
        gtk_progress_bar_pulse (self->bar);
      return;
    }
  if (done > 0 && done < total && spent > ESTIMATE_AFTER_US)
    text = g_strdup_printf (_ ("Importing %u · %u done · %u s left"), total, done,
                            (guint) (spent / done * (total - done) / G_USEC_PER_SEC) + 1);
  else
    text = g_strdup_printf (_ ("Importing %u · %u done"), total, done);
  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, (double) done / total);
}

/**
 * dossier_import_bar_stop:
 *
 * The import has ended: the bar goes.
 */
void
dossier_import_bar_stop (DossierImportBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
