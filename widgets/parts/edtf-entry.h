#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierEdtfEntry:
 *
 * Takes a date as EDTF or in plain words and says below how it is understood, while it is typed.
 * With a session the words may count from an event of the dossier (“before the vote”): which one is
 * picked from a short list below.
 *
 * Signals: changed; activate (Enter on a date that is understood).
 */
#define DOSSIER_TYPE_EDTF_ENTRY (dossier_edtf_entry_get_type ())
G_DECLARE_FINAL_TYPE (DossierEdtfEntry, dossier_edtf_entry, DOSSIER, EDTF_ENTRY, GtkWidget)

GtkWidget *dossier_edtf_entry_new (void);
void dossier_edtf_entry_set_anchor (DossierEdtfEntry *self, gint64 day);
void dossier_edtf_entry_set_session (DossierEdtfEntry *self, DossierSession *session,
                                     gint64 except);
void dossier_edtf_entry_set_text (DossierEdtfEntry *self, const char *text);
const char *dossier_edtf_entry_get_edtf (DossierEdtfEntry *self);
gboolean dossier_edtf_entry_is_valid (DossierEdtfEntry *self);
char *dossier_edtf_entry_dup_rule (DossierEdtfEntry *self);
GtkWidget *dossier_edtf_entry_get_entry (DossierEdtfEntry *self);

char *dossier_edtf_read (const char *text, gint64 anchor, char **words, GError **error);
char *dossier_edtf_dup_words (const char *edtf);

G_END_DECLS
