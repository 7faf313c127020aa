#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTagFilter:
 *
 * A popover with the codebook, to choose one tag of it; ::chosen (id, name) says which.
 */
#define DOSSIER_TYPE_TAG_FILTER (dossier_tag_filter_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagFilter, dossier_tag_filter, DOSSIER, TAG_FILTER, GtkPopover)

GtkWidget *dossier_tag_filter_new (DossierSession *session);

G_END_DECLS
