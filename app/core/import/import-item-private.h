#pragma once

#include "import/html.h"
#include "import/import-item.h"

G_BEGIN_DECLS

/* What a field of the article is going to hold, and where that comes from. */
typedef struct
{
  char *value;        /* (nullable) */
  const char *origin; /* "text", "json-ld", "opengraph", … or "analyst" */
  int confidence;     /* 0–100 */
  char *reason;       /* (nullable) */
} DossierImportField;

struct _DossierImportItem
{
  GObject parent_instance;

  char *name;
  DossierImportState state;
  GError *error;
  gint64 article;

  GBytes *original;
  DossierFetched *fetched; /* (nullable): for what came from an address */
  gboolean is_html;
  gboolean is_pasted;
  GFile *curation; /* (nullable): a curation file, which is read when it is committed */
  GVariant *curation_result;

  char *text;
  gsize length;
  const char *encoding;
  gboolean is_guessed;
  GArray *alternatives;      /* (nullable) */
  DossierProposal *proposal; /* what the text says */
  DossierHtml *html;         /* (nullable): what the page says */
  DossierImportField fields[DOSSIER_N_FIELDS];
};

gboolean _dossier_import_item_propose (DossierImportItem *self, GError **error);
void _dossier_import_item_clear_reading (DossierImportItem *self);

G_END_DECLS
