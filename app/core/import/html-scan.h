#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_HTML_MAX_DEPTH      512
#define DOSSIER_HTML_MAX_FORMATTING 10000
#define DOSSIER_HTML_MAX_ATTRIBUTES 512

gboolean dossier_html_scan (const char *html, gsize length, const char *name, GError **error);

G_END_DECLS
