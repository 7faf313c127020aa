#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dossier_markdown_append_text (GString *out, const char *text);
void dossier_markdown_append_heading (GString *out, guint level, const char *text);
void dossier_markdown_append_lines (GString *out, const char *prefix, const char *text);
void dossier_markdown_append_address (GString *out, const char *address);
void dossier_markdown_append_note (GString *out, const char *body, guint level);

G_END_DECLS
