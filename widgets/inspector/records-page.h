#pragma once

#include "corpus/live-list.h"
#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page of records shows. The texts are to be translated. */
typedef struct
{
  const DossierListKind *kind;
  GType (*get_row_type) (void);
  GtkWidget *(*make_card) (DossierSession *session, DossierNameIndex *index, gint64 id);
  const char *verb;      /* that creates one */
  const char *key;       /* its argument for what was typed */
  const char *list_name; /* for a screen reader */
  const char *filter;    /* what the entry is for */
  const char *heading;   /* where there are none */
  const char *sentence;
  const char *nothing; /* where none fits the filter */
  /* Only where there is such a thing, else NULL. */
  const char *narrow_key; /* a flag of the list's query, for a button beside the filter */
  const char *narrow;     /* what the button shows then */
  const char *action;     /* of the window, for a button below the list */
  const char *action_label;
  void (*go) (GtkWidget *card); /* `g` on a card: to where it is in a text */
} DossierRecordsPageKind;

extern const DossierRecordsPageKind dossier_actors_page_kind;
extern const DossierRecordsPageKind dossier_events_page_kind;

/* The actors or events, those of the open article first; behind each its card. */
#define DOSSIER_TYPE_RECORDS_PAGE (dossier_records_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierRecordsPage, dossier_records_page, DOSSIER, RECORDS_PAGE, GtkWidget)

GtkWidget *dossier_records_page_new (DossierSession *session, DossierNameIndex *index,
                                     const DossierRecordsPageKind *kind);
void dossier_records_page_open (DossierRecordsPage *self, gint64 id);

G_END_DECLS
