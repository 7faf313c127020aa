#pragma once

#include "dossier-fixture.h"

G_BEGIN_DECLS

/* What the tests of events and of dates do again and again. */
gint64 event_acts_ask_id (DossierFixture *f, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 event_acts_do (DossierFixture *f, const char *verb, GVariant *args);
void event_acts_refuse (DossierFixture *f, const char *verb, GVariant *args, const char *sentence);
gint64 event_acts_make_actor (DossierFixture *f, const char *name);
gint64 event_acts_make_event (DossierFixture *f, const char *title, const char *edtf);
void event_acts_set (DossierFixture *f, gint64 event, const char *key, const char *value);
gint64 event_acts_make_date (DossierFixture *f, gint64 article, const char *words, const char *edtf,
                             const char *anchor_kind, gint64 anchor);

G_END_DECLS
