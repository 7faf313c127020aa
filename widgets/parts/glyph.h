#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierGlyph:
 *
 * The small shape in front of a name. Each tag colour has a shape of its own and so has each kind
 * of actor, so that nothing depends on seeing colours.
 */
#define DOSSIER_TYPE_GLYPH (dossier_glyph_get_type ())
G_DECLARE_FINAL_TYPE (DossierGlyph, dossier_glyph, DOSSIER, GLYPH, GtkWidget)

GtkWidget *dossier_glyph_new (void);
void dossier_glyph_set_tag_colour (DossierGlyph *self, guint colour);
void dossier_glyph_set_actor_kind (DossierGlyph *self, const char *kind);

G_END_DECLS
