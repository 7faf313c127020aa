#pragma once

#include "store/database.h"
#include "store/tables.h"

G_BEGIN_DECLS

/* What a file says about the columns of its recorded tables, so that what carries all records
 * needs no code for a new table or column. Immutable once read. */
typedef struct
{
  char *name;
  char type; /* i integer, d double, t text, b bytes: the letters of dossier_database_query() */
  gboolean not_null;
  char *references;    /* the table whose id it holds, or NULL */
  gboolean is_id;      /* the row's own id or a reference */
  gboolean is_content; /* holds the hash of a row of content */
  char default_type;   /* as type, or n for NULL */
  char *default_text;  /* the default in words, NULL for NULL */
} DossierCatalogColumn;

typedef struct
{
  const DossierTable *table;
  GPtrArray *columns; /* of DossierCatalogColumn, in the order of the table; the first is the id */
} DossierCatalogTable;

typedef struct
{
  GPtrArray *tables; /* of DossierCatalogTable, sorted by name */
} DossierCatalog;

DossierCatalog *dossier_catalog_read (DossierDatabase *database, GError **error);
void dossier_catalog_free (DossierCatalog *self);
const DossierCatalogTable *dossier_catalog_find (const DossierCatalog *self, const char *table);
int dossier_catalog_table_find (const DossierCatalogTable *self, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCatalog, dossier_catalog_free)

G_END_DECLS
