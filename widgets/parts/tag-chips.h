#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTagChips:
 *
 * The tags of a highlight as chips in their colours, in as many lines as they need. The name
 * stands on each chip: colour alone says nothing.
 */
#define DOSSIER_TYPE_TAG_CHIPS (dossier_tag_chips_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagChips, dossier_tag_chips, DOSSIER, TAG_CHIPS, GtkWidget)

GtkWidget *dossier_tag_chips_new (void);
void dossier_tag_chips_set_tags (DossierTagChips *self, GArray *tags);

G_END_DECLS
