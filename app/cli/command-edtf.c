#include <glib/gi18n.h>

#include "base/edtf.h"
#include "exit-status.h"
#include "invocation.h"
#include "message.h"
#include "output.h"

static void
write_object (DossierOutput *output, const char *text, const DossierEdtf *edtf,
              const GError *problem)
{
  g_autofree char *first = edtf != NULL ? dossier_edtf_day_to_string (edtf->day_min) : NULL;
  g_autofree char *last = edtf != NULL ? dossier_edtf_day_to_string (edtf->day_max) : NULL;
  g_autofree char *words = edtf != NULL ? dossier_edtf_to_words (edtf) : NULL;
  g_autofree char *given = g_utf8_make_valid (text, -1);
  DossierJsonStreamWriter *json = output->json;

  dossier_json_stream_writer_begin_object (json, DOSSIER_JSON_ONE_LINE);
  dossier_output_text (output, "given", given);
  dossier_json_stream_writer_key (json, "valid");
  dossier_json_stream_writer_boolean (json, edtf != NULL);
  dossier_output_text (output, "edtf", edtf != NULL ? edtf->text : NULL);
  dossier_json_stream_writer_key (json, "level");
  if (edtf != NULL)
    dossier_json_stream_writer_integer (json, edtf->level);
  else
    dossier_json_stream_writer_null (json);
  dossier_output_text (output, "kind",
                       edtf != NULL ? dossier_edtf_kind_to_string (edtf->kind) : NULL);
  dossier_output_text (output, "first_day", first);
  dossier_output_text (output, "last_day", last);
  dossier_json_stream_writer_key (json, "uncertain");
  dossier_json_stream_writer_boolean (json, edtf != NULL && edtf->uncertain);
  dossier_json_stream_writer_key (json, "approximate");
  dossier_json_stream_writer_boolean (json, edtf != NULL && edtf->approximate);
  dossier_output_text (output, "words", words);
  dossier_output_text (output, "problem", problem != NULL ? problem->message : NULL);
  dossier_json_stream_writer_end_object (json);
}

/* What was given must not look like more columns or lines. */
static char *
dup_on_one_line (const char *text)
{
  char *line = g_utf8_make_valid (text, -1);

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return line;
}

static gboolean
write_line (DossierOutput *output, const char *text, const DossierEdtf *edtf, const GError *problem,
            GError **error)
{
  g_autofree char *given = dup_on_one_line (text);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *words = NULL;

  if (edtf == NULL)
    return dossier_output_line (output, error, "%s\t%s\t%s", given, _ ("not valid"),
                                problem->message);
  first = dossier_edtf_day_to_string (edtf->day_min);
  last = dossier_edtf_day_to_string (edtf->day_max);
  words = dossier_edtf_to_words (edtf);
  return dossier_output_line (output, error, _ ("%s\tlevel %d\t%s\t%s\t%s\t%s"), given, edtf->level,
                              dossier_edtf_kind_to_string (edtf->kind), first, last, words);
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOutput) output =
      dossier_output_new (dossier_invocation_has (invocation, "json"));

  for (guint i = 0; i < invocation->operands->len; i++)
    {
      const char *text = invocation->operands->pdata[i];
      g_autoptr (GError) problem = NULL;
      g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, &problem);

      if (edtf == NULL)
        {
          dossier_message ("%s", problem->message);
          invocation->status = DOSSIER_EXIT_BAD_INPUT;
        }
      if (output->json != NULL)
        write_object (output, text, edtf, problem);
      else if (!write_line (output, text, edtf, problem, error))
        return FALSE;
    }
  return dossier_output_finish (output, error);
}

const DossierCommand dossier_command_edtf = {
  .name = "edtf",
  .operands = N_ ("[--] STRING…"),
  .summary = N_ ("Say what dates in EDTF mean"),
  .details =
      N_ ("For each: whether it is valid, its level, what kind of date it is, the first and "
          "the last day that it can be, and what it says in words. The exit status is 4 when "
          "one is not valid. “--” stands before a date that begins with a minus."),
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .options = DOSSIER_COMMAND_OPTIONS (DOSSIER_COMMAND_JSON),
  .run = run,
};
