#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small form for a new event about some words: title, date, kind, status, place, participants. */
#define DOSSIER_TYPE_EVENT_FORM (dossier_event_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventForm, dossier_event_form, DOSSIER, EVENT_FORM, GtkPopover)

GtkPopover *dossier_event_form_new (DossierSession *session, DossierNameIndex *index, guint start,
                                    guint end);

G_END_DECLS
