#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At @position, @removed places go and @added come, counted after the splices before it. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} DossierSplice;

GArray *dossier_splices_between (GArray *old_entries, GArray *new_entries);

G_END_DECLS
