#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierReasonList:
 *
 * Sentences in an order: each can be changed in place, moved (Alt+Up, Alt+Down) and removed; a
 * button adds one. Main thread.
 */
#define DOSSIER_TYPE_REASON_LIST (dossier_reason_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierReasonList, dossier_reason_list, DOSSIER, REASON_LIST,
                      AdwPreferencesGroup)

void dossier_reason_list_set_reasons (DossierReasonList *self, const char *const *reasons);
char **dossier_reason_list_dup_reasons (DossierReasonList *self);

G_END_DECLS
