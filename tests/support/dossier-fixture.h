#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/* A new dossier in a folder of its own, for one test: g_test_add (…, DossierFixture, NULL,
 * dossier_fixture_set_up, test, dossier_fixture_tear_down). */
typedef struct
{
  char *folder;
  char *path;
  DossierCorpus *corpus;
} DossierFixture;

void dossier_fixture_set_up (DossierFixture *self, gconstpointer data);
void dossier_fixture_tear_down (DossierFixture *self, gconstpointer data);
void dossier_fixture_open (DossierFixture *self);
void dossier_fixture_close (DossierFixture *self);

GVariant *dossier_fixture_do (DossierFixture *self, const char *verb, GVariant *args);
gint64 dossier_fixture_import (DossierFixture *self, const char *title, const char *text);
char *dossier_fixture_ask (DossierFixture *self, const char *sql);
void dossier_fixture_assert (DossierFixture *self, const char *sql, const char *expected);

G_END_DECLS
