#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *dossier_address_clean (const char *typed, GError **error);
gboolean dossier_address_check (GUri *uri, GError **error);
char *dossier_address_shorten (const char *address);

G_END_DECLS
