#include "reader/reader-controller-private.h"

#include "export/source-line.h"

#include <glib/gi18n.h>

/* The words of a range with outlet, title, date, place and address below them. */
void
dossier_reader_controller_copy_citation (DossierReaderController *self, guint start, guint end)
{
  DossierArticle *row = dossier_session_get_row (self->session);
  DossierArticleText *text = dossier_session_get_text (self->session);
  g_autofree char *quote = dossier_reader_dup_quote (self->reader, start, end);
  g_autofree char *locator = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;
  DossierSourceLine citation;

  if (row == NULL || text == NULL)
    return;
  locator = dossier_article_text_locator (text, start, end);
  citation = (DossierSourceLine){ .outlet = row->fields.outlet,
                                  .title = row->fields.title,
                                  .published = row->fields.published,
                                  .address = row->fields.url,
                                  .locator = locator };
  plain = dossier_source_line_format_quote (&citation, quote, DOSSIER_SOURCE_PLAIN);
  html = dossier_source_line_format_quote (&citation, quote, DOSSIER_SOURCE_HTML);
  dossier_reader_copy_content (self->reader, plain, html);
  dossier_session_say (self->session, _ ("Copied with its source"), FALSE);
}
