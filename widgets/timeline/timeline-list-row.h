#pragma once

#include "parts/row-widget.h"

G_BEGIN_DECLS

/* An event of the timeline's list: its date in words, title, status and lanes. */
#define DOSSIER_TYPE_TIMELINE_LIST_ROW (dossier_timeline_list_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineListRow, dossier_timeline_list_row, DOSSIER, TIMELINE_LIST_ROW,
                      DossierRowWidget)

G_END_DECLS
