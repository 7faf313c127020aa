#pragma once

#include "parts/row-widget.h"

G_BEGIN_DECLS

/* Rows of the lists beside a note. What a button on one asks for is an action with an id:
 * `notes.done` (follow-up), `notes.insert` (highlight). */
#define DOSSIER_TYPE_NOTE_ROW (dossier_note_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteRow, dossier_note_row, DOSSIER, NOTE_ROW, DossierRowWidget)

#define DOSSIER_TYPE_FOLLOW_UP_ROW (dossier_follow_up_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierFollowUpRow, dossier_follow_up_row, DOSSIER, FOLLOW_UP_ROW,
                      DossierRowWidget)

#define DOSSIER_TYPE_CITATION_ROW (dossier_citation_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierCitationRow, dossier_citation_row, DOSSIER, CITATION_ROW,
                      DossierRowWidget)

#define DOSSIER_TYPE_READY_ROW (dossier_ready_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierReadyRow, dossier_ready_row, DOSSIER, READY_ROW, DossierRowWidget)

G_END_DECLS
