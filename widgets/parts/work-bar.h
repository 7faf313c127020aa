#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierWorkBar:
 *
 * How far something is that takes longer than a moment, and a button that ends it. It comes after
 * 200 ms and goes with the end. Main thread.
 *
 * Signal: cancelled, when the button was pressed.
 */
#define DOSSIER_TYPE_WORK_BAR (dossier_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierWorkBar, dossier_work_bar, DOSSIER, WORK_BAR, GtkWidget)

GtkWidget *dossier_work_bar_new (void);
void dossier_work_bar_start (DossierWorkBar *self, const char *text);
void dossier_work_bar_set_progress (DossierWorkBar *self, const char *text, double fraction);
void dossier_work_bar_pulse (DossierWorkBar *self);
void dossier_work_bar_stop (DossierWorkBar *self);

G_END_DECLS
