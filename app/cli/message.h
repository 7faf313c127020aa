#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dossier_message (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
