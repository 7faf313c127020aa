#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a citation is written into. */
typedef enum
{
  DOSSIER_SOURCE_PLAIN,
  DOSSIER_SOURCE_MARKDOWN,
  DOSSIER_SOURCE_HTML,
} DossierSourceForm;

/**
 * DossierSourceLine:
 * @outlet: (nullable): its name
 * @title: of the article
 * @published: (nullable): EDTF
 * @address: (nullable): of the article
 * @locator: (nullable): where in it: "¶2, s. 1"
 *
 * What tells a reader where words stand. Nothing in it is owned.
 */
typedef struct
{
  const char *outlet;
  const char *title;
  const char *published;
  const char *address;
  const char *locator;
} DossierSourceLine;

char *dossier_source_line_format (const DossierSourceLine *self, DossierSourceForm form);
char *dossier_source_line_format_quote (const DossierSourceLine *self, const char *quote,
                                        DossierSourceForm form);

G_END_DECLS
