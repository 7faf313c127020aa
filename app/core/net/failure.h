#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void dossier_failure_set (GError **error, int code, GUri *uri, const char *cause, ...)
    G_GNUC_PRINTF (4, 5);
void dossier_failure_set_transport (GError **error, SoupMessage *msg, const GError *cause);
gboolean dossier_failure_check_answer (SoupMessage *msg, const char *content_type, GError **error);

G_END_DECLS
