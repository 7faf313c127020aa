#pragma once

#include "reader/reader-page.h"

G_BEGIN_DECLS

/* Invented articles for tests and pictures of the reader. */
void show_harbour_article (DossierReaderPage *page);
void show_stacked_article (DossierReaderPage *page);
void show_dense_article (DossierReaderPage *page);
void show_named_article (DossierReaderPage *page);
void show_crowded_article (DossierReaderPage *page);
void show_korean_article (DossierReaderPage *page);
void show_arabic_article (DossierReaderPage *page);
void show_formed_article (DossierReaderPage *page);
void show_wall (DossierReaderPage *page);

G_END_DECLS
