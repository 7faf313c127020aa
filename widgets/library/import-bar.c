#include "library/import-bar.h"

#include "parts/work-bar.h"

#include <glib/gi18n.h>

/* Before this the rest cannot be told from what was done. */
#define ESTIMATE_AFTER_US (2 * G_USEC_PER_SEC)

struct _DossierImportBar
{
  GtkWidget parent_instance;

  DossierWorkBar *bar;
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

  if (self->bar != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));
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

static void
dossier_import_bar_init (DossierImportBar *self)
{
  self->bar = DOSSIER_WORK_BAR (dossier_work_bar_new ());
  g_signal_connect_swapped (self->bar, "cancelled", G_CALLBACK (cancel_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
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
  dossier_work_bar_start (self->bar, _ ("Looking for articles…"));
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
      dossier_work_bar_pulse (self->bar);
      return;
    }
  if (done > 0 && done < total && spent > ESTIMATE_AFTER_US)
    text = g_strdup_printf (_ ("Importing %u · %u done · %u s left"), total, done,
                            (guint) (spent / done * (total - done) / G_USEC_PER_SEC) + 1);
  else
    text = g_strdup_printf (_ ("Importing %u · %u done"), total, done);
  dossier_work_bar_set_progress (self->bar, text, (double) done / total);
}

/**
 * dossier_import_bar_stop:
 *
 * The import has ended: the bar goes.
 */
void
dossier_import_bar_stop (DossierImportBar *self)
{
  dossier_work_bar_stop (self->bar);
}
