#pragma once

#include "command.h"

G_BEGIN_DECLS

/* What was typed behind the name of a command. */
struct _DossierInvocation
{
  const DossierCommand *command;
  GPtrArray *operands; /* of char *, owned by the caller's argv */
  GHashTable *options; /* name → what was given; a switch has "" */
  gboolean wants_help;
  int status; /* what a command that worked may still say: one file of several failed */
};

/* Wrong usage: the command was not understood. */
#define DOSSIER_USAGE_ERROR (dossier_usage_error_quark ())
GQuark dossier_usage_error_quark (void);

DossierInvocation *dossier_invocation_new (const DossierCommand *command, char **arguments,
                                           GError **error);
void dossier_invocation_free (DossierInvocation *self);
const char *dossier_invocation_get (DossierInvocation *self, guint operand);
const char *dossier_invocation_get_option (DossierInvocation *self, const char *name);
gboolean dossier_invocation_has (DossierInvocation *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierInvocation, dossier_invocation_free)

G_END_DECLS
