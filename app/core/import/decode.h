#pragma once

#include <glib.h>

#include "import/detect.h"

G_BEGIN_DECLS

#define DOSSIER_TEXT_MAX_BYTES (32 * 1024 * 1024)

/**
 * DossierDecoded:
 * @text: UTF-8 without byte order mark; every line ends in LF
 * @length: bytes of @text
 * @code_points: characters of @text
 * @encoding: the name of the encoding that was read
 * @confidence: 0–100
 * @is_guessed: nothing in the bytes says the encoding; a person should be able to correct it
 * @had_bom: whether a byte order mark was dropped
 * @alternatives: (element-type DossierEncodingGuess): other readings that make sense, best first
 */
typedef struct
{
  char *text;
  gsize length;
  gint64 code_points;
  const char *encoding;
  int confidence;
  gboolean is_guessed;
  gboolean had_bom;
  GArray *alternatives;
} DossierDecoded;

DossierDecoded *dossier_decode (GBytes *bytes, const char *encoding, const char *name,
                                GError **error);
void dossier_decoded_free (DossierDecoded *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDecoded, dossier_decoded_free)

G_END_DECLS
