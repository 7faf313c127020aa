#pragma once

#include <glib.h>

#include "import/html-fields.h"

G_BEGIN_DECLS

/* What a page was read as. */
typedef struct
{
  const char *encoding;
  const char *origin; /* "chosen", "mark", "header", "meta", "form" or "guess" */
} DossierHtmlCharset;

GString *dossier_html_charset_decode (GBytes *bytes, const char *header, const char *chosen,
                                      const char *name, DossierHtmlCharset *charset,
                                      DossierHtmlFields *fields, GError **error);

G_END_DECLS
