#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierSaidDate:
 *
 * Below an entry for a date: how what is typed is understood, the events it may count from, the
 * days it may be, and with one click whether it is one of them or all. Main thread.
 *
 * Signals: changed, when what was typed is understood otherwise though it is the same; rewrite
 * (text), when other words belong into the entry.
 */
#define DOSSIER_TYPE_SAID_DATE (dossier_said_date_get_type ())
G_DECLARE_FINAL_TYPE (DossierSaidDate, dossier_said_date, DOSSIER, SAID_DATE, GtkWidget)

GtkWidget *dossier_said_date_new (void);
void dossier_said_date_set_session (DossierSaidDate *self, DossierSession *session, gint64 except);
void dossier_said_date_set_anchor (DossierSaidDate *self, gint64 day);
void dossier_said_date_read (DossierSaidDate *self, const char *text);
void dossier_said_date_set_shows_days (DossierSaidDate *self, gboolean shows);
gboolean dossier_said_date_has_days (DossierSaidDate *self);
gboolean dossier_said_date_press (DossierSaidDate *self, guint keyval, GdkModifierType state);
const char *dossier_said_date_get_edtf (DossierSaidDate *self);
const char *dossier_said_date_get_reading (DossierSaidDate *self);
gboolean dossier_said_date_is_refused (DossierSaidDate *self);
char *dossier_said_date_dup_rule (DossierSaidDate *self);
GtkWidget *dossier_said_date_get_label (DossierSaidDate *self);

G_END_DECLS
