#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierNotesGroup:
 * @name: as the options say it
 * @headings: SQL for the headings in order: id, title
 * @quotes: SQL for the quotes under heading ?3: passage, highlight or NULL; ?1 and ?2 select
 * @facts: (nullable): SQL for lines under heading ?1, each one text
 *
 * A way to group notes.
 */
typedef struct
{
  const char *name;
  const char *headings;
  const char *quotes;
  const char *facts;
} DossierNotesGroup;

const DossierNotesGroup *dossier_notes_group_find (const char *name);

G_END_DECLS
