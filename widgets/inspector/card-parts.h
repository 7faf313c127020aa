#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the cards of actors and events are made of. */
GtkWidget *dossier_card_panel_new (GtkWidget *card, int max_height, GtkWidget *below);
GtkWidget *dossier_card_section_new (const char *title, GtkWidget **heading);
GtkWidget *dossier_card_add_button (GtkWidget *heading, const char *tooltip);
GtkWidget *dossier_card_chips_new (const char *name);
void dossier_card_clear (GtkWidget *box);
GtkWidget *dossier_card_remove_button_new (DossierSession *session, const char *tooltip,
                                           const char *verb, const char *key, gint64 id);
GtkWidget *dossier_card_chip_new (const char *text, const char *detail, GtkWidget *remove);
GtkWidget *dossier_card_line_new (GtkWidget *sign, const char *text, const char *detail,
                                  GtkWidget *remove);
gboolean dossier_card_has_focus (GtkWidget *editable);
void dossier_card_on_done (GtkWidget *entry, GCallback done, gpointer data);
GtkWidget *dossier_card_choice_new (void);

G_END_DECLS
