#pragma once

#include "corpus/corpus.h"
#include "store/catalog.h"

G_BEGIN_DECLS

/* Of the small file that curation_fixture_make_file() makes. */
#define CURATION_UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
#define CURATION_BODY "Grain and energy. 북한 곡물."

/* A dossier in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  DossierCorpus *corpus;
} CurationFixture;

void curation_fixture_open (CurationFixture *f);
void curation_fixture_close (CurationFixture *f);
void curation_fixture_fill (CurationFixture *f);
char *curation_fixture_export (CurationFixture *f);
GVariant *curation_fixture_import (CurationFixture *f, const char *text, GError **error);
gint64 curation_fixture_count (CurationFixture *f, const char *sql);
gint64 curation_fixture_import_text (CurationFixture *f, const char *title, const char *text);
char *curation_fixture_make_file (const char *search, const char *replace);

G_END_DECLS
