#include "model/card-item.h"

static void
clear (gpointer data)
{
  DossierCardItem *item = data;

  g_free (item->text);
  g_free (item->detail);
  g_free (item->extra);
}

/**
 * dossier_card_items_new:
 *
 * Returns: (transfer full) (element-type DossierCardItem): an empty list that owns its texts.
 *   Any thread.
 */
GArray *
dossier_card_items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DossierCardItem));

  g_array_set_clear_func (items, clear);
  return items;
}
