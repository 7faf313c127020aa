#pragma once

#include <gio/gio.h>

#include "import/decode.h"
#include "import/proposal.h"
#include "net/fetched.h"

G_BEGIN_DECLS

/**
 * DossierImportState:
 * @DOSSIER_IMPORT_READY: read, with a proposal; not in the dossier
 * @DOSSIER_IMPORT_IMPORTED: in the dossier now
 * @DOSSIER_IMPORT_KNOWN: the same bytes were in the dossier already
 * @DOSSIER_IMPORT_LEFT_OUT: something in a folder that is no text; the error says why
 * @DOSSIER_IMPORT_FAILED: the error says why
 */
typedef enum
{
  DOSSIER_IMPORT_READY,
  DOSSIER_IMPORT_IMPORTED,
  DOSSIER_IMPORT_KNOWN,
  DOSSIER_IMPORT_LEFT_OUT,
  DOSSIER_IMPORT_FAILED,
} DossierImportState;

/* One thing on its way into a dossier: an article with what is proposed for its fields, which a
 * person may correct before it is committed, or a curation file. One thread at a time. */
#define DOSSIER_TYPE_IMPORT_ITEM (dossier_import_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportItem, dossier_import_item, DOSSIER, IMPORT_ITEM, GObject)

DossierImportItem *dossier_import_item_new_for_file (GFile *file, const char *encoding,
                                                     GCancellable *cancellable);
DossierImportItem *dossier_import_item_new_for_fetched (DossierFetched *fetched,
                                                        const char *encoding,
                                                        GCancellable *cancellable);
DossierImportItem *dossier_import_item_new_for_text (const char *text, const char *name);
DossierImportItem *dossier_import_item_new_for_error (const char *name, DossierImportState state,
                                                      GError *error);

const char *dossier_import_item_get_name (DossierImportItem *self);
DossierImportState dossier_import_item_get_state (DossierImportItem *self);
const GError *dossier_import_item_get_error (DossierImportItem *self);
gint64 dossier_import_item_get_article (DossierImportItem *self);
GFile *dossier_import_item_get_curation (DossierImportItem *self);
GVariant *dossier_import_item_get_curation_result (DossierImportItem *self);

const char *dossier_import_item_get_text (DossierImportItem *self);
gsize dossier_import_item_get_size (DossierImportItem *self);
const char *dossier_import_item_get_encoding (DossierImportItem *self);
gboolean dossier_import_item_is_encoding_guessed (DossierImportItem *self);
GArray *dossier_import_item_get_alternatives (DossierImportItem *self);
gboolean dossier_import_item_set_encoding (DossierImportItem *self, const char *encoding,
                                           GCancellable *cancellable, GError **error);

const char *dossier_import_item_get_field (DossierImportItem *self, DossierFieldName field);
const char *dossier_import_item_get_reason (DossierImportItem *self, DossierFieldName field);
const char *dossier_import_item_get_origin (DossierImportItem *self, DossierFieldName field);
int dossier_import_item_get_confidence (DossierImportItem *self, DossierFieldName field);
void dossier_import_item_set_field (DossierImportItem *self, DossierFieldName field,
                                    const char *value);
GPtrArray *dossier_import_item_get_zones (DossierImportItem *self);

/* For the importer. */
GVariant *dossier_import_item_to_args (DossierImportItem *self);
void dossier_import_item_set_article (DossierImportItem *self, gint64 article, gboolean known);
void dossier_import_item_take_curation_result (DossierImportItem *self, GVariant *result);
void dossier_import_item_fail (DossierImportItem *self, const GError *error);
void dossier_import_item_release (DossierImportItem *self);

G_END_DECLS
