#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The selected highlight, and the codebook to filter, create and edit; behind a tag its passages. */
#define DOSSIER_TYPE_TAGS_PAGE (dossier_tags_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagsPage, dossier_tags_page, DOSSIER, TAGS_PAGE, GtkWidget)

GtkWidget *dossier_tags_page_new (DossierSession *session, DossierNameIndex *index);
void dossier_tags_page_open_tag (DossierTagsPage *self, gint64 tag, const char *name);

G_END_DECLS
