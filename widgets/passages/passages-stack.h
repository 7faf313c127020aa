#pragma once

#include "passages/found-view.h"
#include "passages/passages-view.h"

G_BEGIN_DECLS

/**
 * DossierPassagesStack:
 *
 * The Passages view of the window: what was marked, or what is found everywhere. It tells the
 * session what it shows, and shows it again when a person comes back.
 *
 * Properties: scope ("marked" or "everything"), which is also the action "passages.scope".
 *
 * Signals:
 * - actor-activated (id): the card of that actor is wanted
 */
#define DOSSIER_TYPE_PASSAGES_STACK (dossier_passages_stack_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassagesStack, dossier_passages_stack, DOSSIER, PASSAGES_STACK,
                      GtkWidget)

GtkWidget *dossier_passages_stack_new (DossierSession *session);
DossierPassagesView *dossier_passages_stack_get_marked (DossierPassagesStack *self);
DossierFoundView *dossier_passages_stack_get_found (DossierPassagesStack *self);
void dossier_passages_stack_find (DossierPassagesStack *self, const char *words);

G_END_DECLS
