#pragma once

#include "corpus/event-words.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierEventChoice:
 *
 * Below an entry for a date: the events of the dossier that its words may name (“two weeks after
 * the raid”), to be picked with Up, Down and Enter or by a click while the entry keeps the keys.
 * Once one is picked it stays while the words name it. Hidden while there is nothing to pick.
 * Main thread.
 *
 * Signal: changed, when what get_match() gives may be another.
 */
#define DOSSIER_TYPE_EVENT_CHOICE (dossier_event_choice_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventChoice, dossier_event_choice, DOSSIER, EVENT_CHOICE, GtkWidget)

GtkWidget *dossier_event_choice_new (void);
void dossier_event_choice_set_session (DossierEventChoice *self, DossierSession *session,
                                       gint64 except);
gboolean dossier_event_choice_read (DossierEventChoice *self, const char *words);
gboolean dossier_event_choice_press (DossierEventChoice *self, guint keyval);
gboolean dossier_event_choice_is_looking (DossierEventChoice *self);
const DossierEventMatch *dossier_event_choice_get_match (DossierEventChoice *self,
                                                         gboolean *is_chosen);
char *dossier_event_choice_dup_reading (DossierEventChoice *self, gboolean *is_problem);
char *dossier_event_choice_dup_rule (DossierEventChoice *self);

G_END_DECLS
