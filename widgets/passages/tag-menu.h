#pragma once

#include "corpus/corpus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTagMenu:
 *
 * A popover to choose one tag: type a part of its name, Enter takes the first.
 *
 * Signals:
 * - chosen (tag): its id
 */
#define DOSSIER_TYPE_TAG_MENU (dossier_tag_menu_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagMenu, dossier_tag_menu, DOSSIER, TAG_MENU, GtkPopover)

GtkWidget *dossier_tag_menu_new (DossierCorpus *corpus);

G_END_DECLS
