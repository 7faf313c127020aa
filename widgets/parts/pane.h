#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPane:
 *
 * A pane beside some content. Where there is room it stands beside it and a handle between the
 * two changes its width; where there is not, it folds and slides over the content when asked for.
 *
 * Properties: width (pixels), shown (what the person wants, kept while it is folded), revealed
 * (whether it is on screen now), folded (read only).
 */
#define DOSSIER_TYPE_PANE (dossier_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierPane, dossier_pane, DOSSIER, PANE, GtkWidget)

GtkWidget *dossier_pane_new (GtkPackType side, int min_width, const char *handle_name);
void dossier_pane_set_pane (DossierPane *self, GtkWidget *pane);
void dossier_pane_set_content (DossierPane *self, GtkWidget *content);
void dossier_pane_set_width (DossierPane *self, int width);
int dossier_pane_get_width (DossierPane *self);
void dossier_pane_set_shown (DossierPane *self, gboolean shown);
void dossier_pane_set_away (DossierPane *self, gboolean away);
gboolean dossier_pane_is_folded (DossierPane *self);
gboolean dossier_pane_is_revealed (DossierPane *self);
void dossier_pane_toggle (DossierPane *self);

G_END_DECLS
