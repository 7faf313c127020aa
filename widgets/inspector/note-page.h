#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The note of the open article beside its text, and what it cites below. */
#define DOSSIER_TYPE_NOTE_PAGE (dossier_note_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotePage, dossier_note_page, DOSSIER, NOTE_PAGE, GtkWidget)

GtkWidget *dossier_note_page_new (DossierSession *session);

G_END_DECLS
