#pragma once

#include "parts/session.h"
#include "parts/trail.h"

G_BEGIN_DECLS

/* Shared by the files of the session. */
enum
{
  DOSSIER_SESSION_SIGNAL_SHOW_PASSAGE,
  DOSSIER_SESSION_SIGNAL_PALETTE_REQUESTED,
  DOSSIER_SESSION_SIGNAL_SAID,
  DOSSIER_SESSION_SIGNAL_FAILED,
  DOSSIER_SESSION_N_SIGNALS,
};

extern guint dossier_session_signals[DOSSIER_SESSION_N_SIGNALS];

gboolean dossier_session_is_closed (DossierSession *self);
char *dossier_session_dup_place_suffix (DossierSession *self, GVariant *args);

G_END_DECLS
