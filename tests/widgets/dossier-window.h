#pragma once

#include "corpus/name-index.h"
#include "sample-dossier.h"

#include <gtk/gtk.h>

/* A dossier in a folder of its own, open in a session, and a window for the widget that is tested. */
typedef struct
{
  SampleDossier sample;
  DossierNameIndex *index;
  GtkWidget *window;
} DossierWindow;

void dossier_window_open (DossierWindow *self, const char *curation);
void dossier_window_show (DossierWindow *self, GtkWidget *child);
void dossier_window_close (DossierWindow *self);
void dossier_window_wait (gboolean (*condition) (gpointer data), gpointer data);
gint64 dossier_window_act (DossierWindow *self, const char *verb, GVariant *args);
void dossier_window_expect (DossierWindow *self, const char *sql, const char *expected);
void dossier_window_keys (const char *first, ...) G_GNUC_NULL_TERMINATED;
