#pragma once

#include "parts/popover-bin.h"
#include "parts/session.h"
#include "reader/reader-page.h"

G_BEGIN_DECLS

/**
 * DossierDating:
 *
 * Puts the card of a date beside its words: with the keys when a person asks for it, without them
 * beside the suggestion that is the current mark. Main thread.
 */
#define DOSSIER_TYPE_DATING (dossier_dating_get_type ())
G_DECLARE_FINAL_TYPE (DossierDating, dossier_dating, DOSSIER, DATING, GObject)

DossierDating *dossier_dating_new (DossierSession *session, DossierPopoverBin *bin,
                                   DossierReader *reader);
void dossier_dating_open (DossierDating *self, guint start, guint end);

G_END_DECLS
