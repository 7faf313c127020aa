#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dossier_binary_kind (const char *bytes, gsize length);

G_END_DECLS
