#pragma once

#include "import/html-tree.h"

G_BEGIN_DECLS

/**
 * DossierHtmlSpan:
 * @start: code point of the text
 * @end: half-open
 * @kind: "heading", "list-item", "quote", "link" or "caption"
 * @value: (nullable): the level of a heading, the address of a link or of a quote's source
 */
typedef struct
{
  gint64 start;
  gint64 end;
  const char *kind;
  char *value;
} DossierHtmlSpan;

/**
 * DossierHtmlText:
 * @text: UTF-8; paragraphs are separated by an empty line, broken lines by LF
 * @code_points: its length
 * @spans: (element-type DossierHtmlSpan): by start, outer before inner
 */
typedef struct
{
  char *text;
  gint64 code_points;
  GArray *spans;
} DossierHtmlText;

DossierHtmlText *dossier_html_text_new (GumboNode *root, GUri *base);
void dossier_html_text_free (DossierHtmlText *self);
gboolean dossier_html_is_passed_over (const GumboNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlText, dossier_html_text_free)

G_END_DECLS
