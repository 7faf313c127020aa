#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a citation is written into. */
typedef enum
{
  DOSSIER_CITATION_PLAIN,
  DOSSIER_CITATION_MARKDOWN,
  DOSSIER_CITATION_HTML,
} DossierCitationForm;

/**
 * DossierCitation:
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
} DossierCitation;

char *dossier_citation_format (const DossierCitation *self, DossierCitationForm form);
char *dossier_citation_format_quote (const DossierCitation *self, const char *quote,
                                     DossierCitationForm form);

G_END_DECLS
