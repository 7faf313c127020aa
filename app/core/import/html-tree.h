#pragma once

#include <gio/gio.h>
#include <gumbo.h>

G_BEGIN_DECLS

#define DOSSIER_HTML_MAX_BYTES 25000000

/* A parsed page; frees all that the parser took at once. */
typedef struct _DossierHtmlTree DossierHtmlTree;

DossierHtmlTree *dossier_html_tree_new (const char *html, gsize length, const char *name,
                                        GCancellable *cancellable, GError **error);
void dossier_html_tree_free (DossierHtmlTree *self);
GumboNode *dossier_html_tree_get_root (DossierHtmlTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlTree, dossier_html_tree_free)

/**
 * DossierHtmlWalk:
 *
 * A walk over a node and all below it that needs no recursion: a hostile page may nest deeper than
 * the stack of a thread. Each element is met twice, entering and leaving; other nodes once.
 */
typedef struct
{
  GArray *levels; /* private */
  GumboNode *node;
  gboolean is_leaving;
} DossierHtmlWalk;

void dossier_html_walk_init (DossierHtmlWalk *walk, GumboNode *root);
gboolean dossier_html_walk_next (DossierHtmlWalk *walk);
void dossier_html_walk_skip (DossierHtmlWalk *walk);
void dossier_html_walk_clear (DossierHtmlWalk *walk);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierHtmlWalk, dossier_html_walk_clear)

GumboTag dossier_html_get_tag (const GumboNode *node);
const char *dossier_html_get_attribute (const GumboNode *node, const char *name);
char *dossier_html_dup_text (GumboNode *node);

G_END_DECLS
