#pragma once

#include "palette/palette-popover.h"

G_BEGIN_DECLS

/**
 * DossierCommandList:
 *
 * Every command by name: one types, takes a line with Enter, and it is done. What cannot be done now
 * is shown and cannot be taken. It does nothing itself. Main thread.
 *
 * Signals: chosen (command: as given, a guint).
 */
#define DOSSIER_TYPE_COMMAND_LIST (dossier_command_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierCommandList, dossier_command_list, DOSSIER, COMMAND_LIST,
                      DossierPalettePopover)

GtkPopover *dossier_command_list_new (void);
void dossier_command_list_add (DossierCommandList *self, guint command, const char *title,
                               const char *group, const char *key, gboolean is_possible);
void dossier_command_list_show (DossierCommandList *self);

G_END_DECLS
