#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

/* The sample dossier in a folder of its own, open in a session. */
typedef struct
{
  char *folder;
  char *path;
  DossierCorpus *corpus;
  DossierSession *session;
} SampleDossier;

void sample_dossier_open (SampleDossier *self, gboolean with_sample);
void sample_dossier_open_file (SampleDossier *self, const char *curation);
void sample_dossier_close (SampleDossier *self);
gint64 sample_dossier_get_int (SampleDossier *self, const char *sql);
char *sample_dossier_get_text (SampleDossier *self, const char *sql);
GVariant *sample_dossier_do (SampleDossier *self, const char *verb, GVariant *args);
void sample_dossier_load_styles (void);
