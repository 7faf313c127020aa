#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierHtmlField:
 * @field: "title", "outlet", "author", "published", "modified", "language", "url", "description",
 *   "section" or "genre"
 * @value: as it can be proposed: a date in EDTF, a language tag, an absolute address, else text
 * @found: (nullable): what the page said, where @value is not just that
 * @origin: "json-ld", "opengraph", "meta", "time", "html", "visible", "title" or "address"
 * @is_chosen: proposed; of authors there may be several, of the rest one
 */
typedef struct
{
  const char *field;
  char *value;
  char *found;
  const char *origin;
  gboolean is_chosen;
} DossierHtmlField;

/* Everything a page says about itself, in the order in which it was found. */
typedef struct _DossierHtmlFields DossierHtmlFields;

DossierHtmlFields *dossier_html_fields_new (const char *address);
void dossier_html_fields_free (DossierHtmlFields *self);
GUri *dossier_html_fields_get_base (DossierHtmlFields *self);
void dossier_html_fields_set_base (DossierHtmlFields *self, const char *reference);
void dossier_html_fields_add (DossierHtmlFields *self, const char *field, const char *found,
                              const char *origin);
void dossier_html_fields_add_note (DossierHtmlFields *self, const char *sentence);
void dossier_html_fields_choose (DossierHtmlFields *self);
GPtrArray *dossier_html_fields_get_all (DossierHtmlFields *self);
GPtrArray *dossier_html_fields_get_notes (DossierHtmlFields *self);
const char *dossier_html_fields_get (DossierHtmlFields *self, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlFields, dossier_html_fields_free)

G_END_DECLS
