#pragma once

#include "corpus/name-index.h"
#include "model/tag.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done to a tag of the codebook, asking first where something is to be asked. @anchor is
 * the widget that it is about. */
void dossier_codebook_rename (DossierSession *session, DossierTag *tag, GtkWidget *anchor);
void dossier_codebook_describe (DossierSession *session, DossierTag *tag, GtkWidget *anchor);
void dossier_codebook_recolour (DossierSession *session, DossierTag *tag, GtkWidget *anchor);
void dossier_codebook_merge (DossierSession *session, DossierNameIndex *index, DossierTag *tag,
                             GtkWidget *anchor);
void dossier_codebook_add_below (DossierSession *session, DossierTag *tag, GtkWidget *anchor);
void dossier_codebook_delete (DossierSession *session, DossierTag *tag, GtkWidget *anchor);
void dossier_codebook_set_digit (DossierSession *session, DossierTag *tag, guint digit);
void dossier_codebook_shift (DossierSession *session, DossierTag *tag, const char *to);
void dossier_codebook_drop (DossierSession *session, gint64 dropped, DossierTag *on, int where);

G_END_DECLS
