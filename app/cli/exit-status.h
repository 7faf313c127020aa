#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program returns; the numbers are in the manual page and never change. */
typedef enum
{
  DOSSIER_EXIT_DONE = 0,
  DOSSIER_EXIT_FAILED = 1,
  DOSSIER_EXIT_USAGE = 2,
  DOSSIER_EXIT_NOT_FOUND = 3,
  DOSSIER_EXIT_BAD_INPUT = 4,
  DOSSIER_EXIT_BUSY = 5,
  DOSSIER_EXIT_NOT_WRITABLE = 6,
  DOSSIER_EXIT_DAMAGED = 7,
  DOSSIER_EXIT_CONFLICT = 8,
  DOSSIER_N_EXITS,
} DossierExit;

DossierExit dossier_exit_for (const GError *error);
const char *dossier_exit_describe (DossierExit status);

G_END_DECLS
