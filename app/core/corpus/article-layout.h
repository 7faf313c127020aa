#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/* How a source set words apart. */
typedef enum
{
  DOSSIER_SPAN_HEADING,
  DOSSIER_SPAN_LIST_ITEM,
  DOSSIER_SPAN_QUOTE,
  DOSSIER_SPAN_LINK,
} DossierSpanKind;

/**
 * DossierTextSpan:
 * @range: of the text
 * @kind: what it is
 * @level: of a heading, 1 to 6; else 0
 * @value: (nullable): the address of a link or of a quote's source
 *
 * A part of a revision that its source showed in another form than the rest.
 */
typedef struct
{
  DossierTextRange range;
  DossierSpanKind kind;
  guint level;
  char *value;
} DossierTextSpan;

GArray *dossier_article_layout_new (void);
GArray *dossier_article_layout_parse (const char *json, guint length, GError **error);

G_END_DECLS
