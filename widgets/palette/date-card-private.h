#pragma once

#include "palette/date-card.h"
#include "parts/day-calendar.h"
#include "parts/event-choice.h"

G_BEGIN_DECLS

/* Shared by the date-card*.c files only. */
struct _DossierDateCard
{
  GtkPopover parent_instance;

  DossierSession *session;
  DossierDateDraft *draft;
  gboolean takes_keys;

  GtkWidget *face; /* has the keys while nothing is written */
  GtkWidget *state;
  GtkWidget *anchor; /* a button: another one */
  GtkWidget *reading;
  GtkWidget *rule;
  GtkWidget *edtf;
  GtkWidget *difference;
  DossierDayCalendar *calendar;
  GtkWidget *entry; /* for words; hidden until something is typed */
  GtkWidget *entry_reading;
  DossierEventChoice *events; /* that the words may count from */
  GtkWidget *anchors;         /* a list; hidden until it is asked for */
  GtkWidget *hints;
};

/* date-card.c */
void dossier_date_card_update (DossierDateCard *self);
void dossier_date_card_emit_reader_action (DossierDateCard *self, const char *action);

/* date-card-keys.c */
void dossier_date_card_add_keys (DossierDateCard *self);
void dossier_date_card_add_hints (DossierDateCard *self);
void dossier_date_card_update_hints (DossierDateCard *self);
void dossier_date_card_show_anchors (DossierDateCard *self);

G_END_DECLS
