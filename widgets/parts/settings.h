#pragma once

#include <gio/gio.h>

GSettings *dossier_settings_new (GError **error);
