#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupServer *page_service_new (const char *folder, GTlsCertificate *certificate);
char *page_service_listen (SoupServer *server, GError **error);

G_END_DECLS
