#pragma once

#include "model/citation.h"
#include "model/note.h"

G_BEGIN_DECLS

char *dossier_note_words_dup_title (const DossierNoteFields *fields);
char *dossier_note_words_dup_edited (const DossierNoteFields *fields);
char *dossier_note_words_dup_origin (const DossierCitationFields *fields);
char *dossier_note_words_dup_quote (const char *quote, guint max_characters);

G_END_DECLS
