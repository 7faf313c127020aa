/* A web page becomes an article in four steps: decode, parse, choose the element that holds the
 * article, read its text and what the page says of it. Better extraction replaces the third step. */
#include "import/html.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "import/html-choose.h"
#include "import/html-meta.h"
#include "import/html-tree.h"

static gboolean
read_tree (DossierHtml *self, GString *html, const char *name, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DossierHtmlTree) tree = NULL;
  GumboNode *root = NULL;
  GumboNode *article = NULL;

  tree = dossier_html_tree_new (html->str, html->len, name, cancellable, error);
  if (!tree)
    return FALSE;
  root = dossier_html_tree_get_root (tree);
  article = dossier_html_choose (root);
  dossier_html_meta_read (root, article, self->fields);
  dossier_html_fields_choose (self->fields);
  self->text = dossier_html_text_new (article, dossier_html_fields_get_base (self->fields));
  if (self->text->code_points > 0)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Cannot read “%s”: the page holds no text; it may be made by a script in it."),
               name);
  return FALSE;
}

/**
 * dossier_html_read:
 * @bytes: the page as it came
 * @header_charset: (nullable): of the Content-Type header
 * @chosen_encoding: (nullable): what a person corrected the encoding to
 * @address: where it was found; for relative links and messages. A file's name will do for messages
 * @cancellable: (nullable): ends the work with G_IO_ERROR_CANCELLED
 * @error: DOSSIER_ERROR_BAD_INPUT with a sentence when it is too large, too deep, no text or empty
 *
 * Reads the article out of a web page. Hostile pages cost at most about 10 s of processor time and
 * 512 MB, so this is for a worker thread.
 *
 * Returns: (transfer full): the article, or NULL.
 */
DossierHtml *
dossier_html_read (GBytes *bytes, const char *header_charset, const char *chosen_encoding,
                   const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierHtml) self = NULL;
  g_autoptr (GString) html = NULL;

  if (g_bytes_get_size (bytes) > DOSSIER_HTML_MAX_BYTES)
    {
      g_autofree char *most = g_format_size (DOSSIER_HTML_MAX_BYTES);

      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("Cannot read “%s”: it is larger than %s."), address, most);
      return NULL;
    }
  self = g_new0 (DossierHtml, 1);
  self->fields = dossier_html_fields_new (address);
  html = dossier_html_charset_decode (bytes, header_charset, chosen_encoding, address,
                                      &self->charset, self->fields, error);
  if (!html || !read_tree (self, html, address, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dossier_html_free:
 * @self: (nullable) (transfer full): a read page
 */
void
dossier_html_free (DossierHtml *self)
{
  if (!self)
    return;
  dossier_html_text_free (self->text);
  dossier_html_fields_free (self->fields);
  g_free (self);
}
