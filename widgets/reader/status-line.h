#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierStatusLine:
 *
 * What the last act did, at the foot of the page, with a button that takes it back.
 */
#define DOSSIER_TYPE_STATUS_LINE (dossier_status_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierStatusLine, dossier_status_line, DOSSIER, STATUS_LINE, GtkWidget)

GtkWidget *dossier_status_line_new (void);
void dossier_status_line_say (DossierStatusLine *self, const char *text, gboolean can_undo);
void dossier_status_line_clear (DossierStatusLine *self);
const char *dossier_status_line_get_text (DossierStatusLine *self);

G_END_DECLS
