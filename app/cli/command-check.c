#include <glib/gi18n.h>

#include "corpus/check.h"
#include "exit-status.h"
#include "invocation.h"
#include "message.h"
#include "output.h"

static gboolean
write_findings (GPtrArray *findings, gboolean json, GError **error)
{
  g_autoptr (DossierOutput) output = dossier_output_new (json);

  for (guint i = 0; i < findings->len; i++)
    if (json)
      {
        dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_ONE_LINE);
        dossier_output_text (output, "finding", findings->pdata[i]);
        dossier_json_stream_writer_end_object (output->json);
      }
    else if (!dossier_output_line (output, error, "%s", (char *) findings->pdata[i]))
      return FALSE;
  return dossier_output_finish (output, error);
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (GPtrArray) findings =
      dossier_check_file (dossier_invocation_get (invocation, 0), NULL, error);

  if (findings == NULL
      || !write_findings (findings, dossier_invocation_has (invocation, "json"), error))
    return FALSE;
  if (findings->len == 0)
    dossier_message (_ ("The dossier is sound"));
  else
    invocation->status = DOSSIER_EXIT_DAMAGED;
  return TRUE;
}

const DossierCommand dossier_command_check = {
  .name = "check",
  .operands = N_ ("FILE"),
  .summary = N_ ("Check the file, its references, every quote and the index"),
  .details = N_ ("Works on a private copy, so that the dossier may be open and is never touched. "
                 "Prints a line for each thing that is wrong; the exit status is 7 then."),
  .min_operands = 1,
  .max_operands = 1,
  .options = DOSSIER_COMMAND_OPTIONS (DOSSIER_COMMAND_JSON),
  .run = run,
};
