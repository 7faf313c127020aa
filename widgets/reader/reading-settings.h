#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierReadingSettings:
 *
 * How the page looks: face, size, spacing, length of lines, colour. What is changed here is seen
 * behind it at once.
 */
#define DOSSIER_TYPE_READING_SETTINGS (dossier_reading_settings_get_type ())
G_DECLARE_FINAL_TYPE (DossierReadingSettings, dossier_reading_settings, DOSSIER, READING_SETTINGS,
                      GtkPopover)

GtkWidget *dossier_reading_settings_new (GSettings *settings);

G_END_DECLS
