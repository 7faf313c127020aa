#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFoundBar:
 *
 * The words to look for everywhere, what was found, and a sentence where they cannot be looked
 * for as they seem to be meant.
 *
 * Signals:
 * - search (words): when the hand rests, or at once with Enter
 * - leave: the person wants to go on in the list
 */
#define DOSSIER_TYPE_FOUND_BAR (dossier_found_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFoundBar, dossier_found_bar, DOSSIER, FOUND_BAR, GtkWidget)

GtkWidget *dossier_found_bar_new (void);
void dossier_found_bar_set_words (DossierFoundBar *self, const char *words);
void dossier_found_bar_set_report (DossierFoundBar *self, const char *report);

G_END_DECLS
