#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTextPopover:
 *
 * Asks for some text: one line, taken with Enter, or several, taken with Ctrl+Enter. Escape leaves
 * everything as it was.
 *
 * Signals: taken (text).
 */
#define DOSSIER_TYPE_TEXT_POPOVER (dossier_text_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierTextPopover, dossier_text_popover, DOSSIER, TEXT_POPOVER, GtkPopover)

GtkPopover *dossier_text_popover_new (const char *heading, const char *text, gboolean several);
void dossier_text_popover_set_text (DossierTextPopover *self, const char *text);

G_END_DECLS
