#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The recorded tables: attached to the session by name, carried by the exchange format, hashed by
 * the guarding test. In the order in which rows can be made (what is referred to comes first
 * where there is no cycle). A recorded table that is missing here would not be undone. */
typedef struct
{
  const char *name;
  gboolean has_record; /* each row has a row of `record` with its id */
} DossierTable;

const DossierTable *dossier_tables_get (guint *n_tables);
const DossierTable *dossier_tables_find (const char *name);

G_END_DECLS
