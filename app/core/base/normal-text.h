#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/*
 * A text as quotes are compared: composed (NFC), runs of white space as one space, typographic
 * quotation marks, dashes and ellipses as plain ones, invisible characters left out.
 */
typedef struct _DossierNormalText DossierNormalText;

DossierNormalText *dossier_normal_text_new (const char *text, gsize n_bytes);
void dossier_normal_text_free (DossierNormalText *normal);
const gunichar *dossier_normal_text_get_chars (DossierNormalText *normal, guint *length);
guint dossier_normal_text_from_original (DossierNormalText *normal, guint offset);
DossierTextRange dossier_normal_text_to_original (DossierNormalText *normal, guint start,
                                                  guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNormalText, dossier_normal_text_free)

G_END_DECLS
