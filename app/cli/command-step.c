#include <glib/gi18n.h>

#include "invocation.h"
#include "opened.h"
#include "output.h"

/* undo and redo: the same road in two directions. */

static gboolean
run_step (DossierInvocation *invocation, gboolean undo, GError **error)
{
  g_autoptr (DossierOpened) corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  g_autoptr (DossierOutput) output = NULL;
  g_autofree char *label = NULL;

  if (corpus == NULL)
    return FALSE;
  label = undo ? dossier_corpus_undo (corpus, error) : dossier_corpus_redo (corpus, error);
  if (label == NULL)
    return FALSE;
  output = dossier_output_new (FALSE);
  return dossier_output_line (output, error, undo ? _ ("Undid: %s") : _ ("Did again: %s"), label)
         && dossier_output_finish (output, error);
}

static gboolean
run_undo (DossierInvocation *invocation, GError **error)
{
  return run_step (invocation, TRUE, error);
}

static gboolean
run_redo (DossierInvocation *invocation, GError **error)
{
  return run_step (invocation, FALSE, error);
}

const DossierCommand dossier_command_undo = {
  .name = "undo",
  .operands = N_ ("FILE"),
  .summary = N_ ("Take the last act back"),
  .details = N_ ("Says what was undone. What a command did is one act, and so is an import of many "
                 "files. Acts of the window and of other processes are undone in the same row."),
  .min_operands = 1,
  .max_operands = 1,
  .run = run_undo,
};

const DossierCommand dossier_command_redo = {
  .name = "redo",
  .operands = N_ ("FILE"),
  .summary = N_ ("Do again what was undone last"),
  .min_operands = 1,
  .max_operands = 1,
  .run = run_redo,
};
