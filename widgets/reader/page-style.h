#pragma once

#include "reader/reader-page.h"

G_BEGIN_DECLS

void dossier_page_style_set_scheme (GSettings *settings);
void dossier_page_style_follow (DossierReaderPage *page, GSettings *settings);

G_END_DECLS
