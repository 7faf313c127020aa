#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of a card: a name, a role, a participant. What the texts are, the card says. */
typedef struct
{
  gint64 id;    /* of the row that the line is */
  gint64 other; /* of the record that it points at, or 0 */
  char *text;
  char *detail; /* nullable */
  char *extra;  /* nullable */
  gboolean flag;
} DossierCardItem;

GArray *dossier_card_items_new (void);

G_END_DECLS
