#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_passage_way_go (DossierSession *session, gint64 article, gint64 earlier, guint start,
                             guint end, gint64 record, GtkWidget *before);

G_END_DECLS
