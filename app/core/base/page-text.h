#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/**
 * DossierPageText:
 *
 * The text of an article as it is laid out on the page, and the way between the two. Walls of text
 * are broken there into paragraphs that can be read, and of a long text only a part is laid out;
 * what is recorded, copied, found or exported is always the text of the article.
 */
typedef struct _DossierPageText DossierPageText;

DossierPageText *dossier_page_text_new (const char *text, gboolean break_walls);
DossierPageText *dossier_page_text_new_part (DossierTextMap *article, guint start, guint end,
                                             gboolean break_walls);
void dossier_page_text_free (DossierPageText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPageText, dossier_page_text_free)

const char *dossier_page_text_get_page (DossierPageText *self);
DossierTextMap *dossier_page_text_get_article (DossierPageText *self);
guint dossier_page_text_get_length (DossierPageText *self);
guint dossier_page_text_get_start (DossierPageText *self);
guint dossier_page_text_get_end (DossierPageText *self);

guint dossier_page_text_to_page (DossierPageText *self, guint article_offset);
guint dossier_page_text_end_to_page (DossierPageText *self, guint article_end);
guint dossier_page_text_to_article (DossierPageText *self, guint page_offset);

guint dossier_page_text_get_n_breaks (DossierPageText *self);
guint dossier_page_text_get_break (DossierPageText *self, guint number);
gboolean dossier_page_text_is_break (DossierPageText *self, guint article_offset);

char *dossier_page_text_dup_article_range (DossierPageText *self, guint start, guint end);

G_END_DECLS
