#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTitleBlock:
 *
 * Title and origin of an article above its text. It covers the whole reader without taking
 * clicks, and moves its two lines with the text.
 */
#define DOSSIER_TYPE_TITLE_BLOCK (dossier_title_block_get_type ())
G_DECLARE_FINAL_TYPE (DossierTitleBlock, dossier_title_block, DOSSIER, TITLE_BLOCK, GtkWidget)

DossierTitleBlock *dossier_title_block_new (void);
void dossier_title_block_set_text (DossierTitleBlock *self, const char *title, const char *meta);
int dossier_title_block_get_height (DossierTitleBlock *self, int width);
void dossier_title_block_place (DossierTitleBlock *self, int left, int width);
void dossier_title_block_set_offset (DossierTitleBlock *self, int offset);

G_END_DECLS
