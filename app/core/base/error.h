#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierError:
 *
 * What a caller can act on. A message always says verb, object and cause, as a sentence that a
 * person can read. Cancelling is G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  DOSSIER_ERROR_FAILED,       /* none of the others */
  DOSSIER_ERROR_BUSY,         /* another process holds the write lock: try again */
  DOSSIER_ERROR_CORRUPT,      /* the file is damaged: restore a backup */
  DOSSIER_ERROR_NEWER_FORMAT, /* written by a newer version of the program */
  DOSSIER_ERROR_NOT_FOUND,    /* no such record, file or quote */
  DOSSIER_ERROR_BAD_INPUT,    /* what was given cannot be used: correct it */
  DOSSIER_ERROR_CONFLICT,     /* a later act stands in the way */
  DOSSIER_ERROR_NO_SPACE,     /* the disk is full */
  DOSSIER_ERROR_READ_ONLY,    /* the file or its folder cannot be written */
  DOSSIER_ERROR_DUPLICATE,    /* the same is there already */
} DossierError;

#define DOSSIER_ERROR (dossier_error_quark ())
GQuark dossier_error_quark (void);

G_END_DECLS
