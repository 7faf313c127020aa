#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One encoding that Dossier offers: the name people know and the ICU converter that reads it. */
typedef struct
{
  const char *name;
  const char *converter;
  double prior; /* bits: how much worse evidence has to look before a rarer encoding is believed */
} DossierCharset;

const DossierCharset *dossier_charset_list (gsize *n_charsets);
const DossierCharset *dossier_charset_find (const char *name);
gboolean dossier_charset_decode (const DossierCharset *charset, const char *bytes, gsize length,
                                 gboolean is_whole, GString *text, gsize *bad_at);

G_END_DECLS
