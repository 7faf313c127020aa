#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierInvocation DossierInvocation;

typedef struct
{
  const char *name;     /* without the dashes */
  char letter;          /* the short form, or 0 */
  const char *argument; /* what it takes, or NULL for a switch */
  const char *help;
} DossierCommandOption;

/* One command of the program: an entry of the table in commands.c, and a file command-NAME.c. */
typedef struct
{
  const char *name;
  const char *operands; /* as the synopsis writes them: "FILE PATH…" */
  const char *summary;
  const char *details; /* paragraphs for --help, or NULL */
  guint min_operands;
  guint max_operands;
  const DossierCommandOption *options; /* ends with a NULL name; NULL for none */
  gboolean (*run) (DossierInvocation *invocation, GError **error);
} DossierCommand;

#define DOSSIER_COMMAND_OPTIONS(...)                                                               \
  ((const DossierCommandOption[]){ __VA_ARGS__, { NULL, 0, NULL, NULL } })
#define DOSSIER_COMMAND_JSON                                                                       \
  {                                                                                                \
    "json", 0, NULL, N_ ("Write one array of objects")                                             \
  }

extern const DossierCommand dossier_command_new;
extern const DossierCommand dossier_command_import;
extern const DossierCommand dossier_command_list;
extern const DossierCommand dossier_command_show;
extern const DossierCommand dossier_command_set;
extern const DossierCommand dossier_command_tag;
extern const DossierCommand dossier_command_search;
extern const DossierCommand dossier_command_undo;
extern const DossierCommand dossier_command_redo;
extern const DossierCommand dossier_command_export;
extern const DossierCommand dossier_command_check;
extern const DossierCommand dossier_command_copy;
extern const DossierCommand dossier_command_edtf;
extern const DossierCommand dossier_command_dates;
extern const DossierCommand dossier_command_revise;

const DossierCommand *const *dossier_commands_get (guint *n_commands);
const DossierCommand *dossier_commands_find (const char *name);

G_END_DECLS
