#pragma once

#include "import/html-charset.h"
#include "import/html-fields.h"
#include "import/html-text.h"

G_BEGIN_DECLS

/**
 * DossierHtml:
 * @text: the article's text with its spans
 * @fields: what the page says about it, with origins, choice and notes
 * @charset: the encoding it was read in, and who said so
 */
typedef struct
{
  DossierHtmlText *text;
  DossierHtmlFields *fields;
  DossierHtmlCharset charset;
} DossierHtml;

DossierHtml *dossier_html_read (GBytes *bytes, const char *header_charset,
                                const char *chosen_encoding, const char *address,
                                GCancellable *cancellable, GError **error);
void dossier_html_free (DossierHtml *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtml, dossier_html_free)

G_END_DECLS
