#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_found_date_to_edtf (const char *found);

G_END_DECLS
