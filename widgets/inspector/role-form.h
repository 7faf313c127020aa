#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPopover *dossier_role_form_new (DossierSession *session, DossierNameIndex *index, gint64 actor);

G_END_DECLS
