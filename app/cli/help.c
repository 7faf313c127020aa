#include "help.h"

#include <glib/gi18n.h>

#include "exit-status.h"

/* The width that every terminal has. */
#define LINE_WIDTH 79

/* Appends @text, broken at blanks, where @column is taken already and further lines begin at
 * @indent. */
static void
append_wrapped (GString *out, const char *text, glong column, int indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (i > 0 && column + 1 + length > LINE_WIDTH)
        {
          g_string_append_printf (out, "\n%*s", indent, "");
          column = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append (out, words[i]);
      column += length;
    }
  g_string_append_c (out, '\n');
}

/* @left, and @text in a column of its own behind it. */
static void
append_entry (GString *out, const char *left, int width, const char *text)
{
  int missing = MAX (0, width - (int) g_utf8_strlen (left, -1));

  g_string_append_printf (out, "  %s%*s ", left, missing, "");
  append_wrapped (out, text, width + 3, width + 3);
}

/**
 * dossier_help_for_all:
 *
 * Returns: (transfer full): what `dossier-cli --help` says
 */
char *
dossier_help_for_all (void)
{
  GString *out = g_string_new (NULL);
  guint n;
  const DossierCommand *const *commands = dossier_commands_get (&n);

  g_string_append_printf (out, "%s\n\n", _ ("Usage: dossier-cli COMMAND [ARGUMENT…]"));
  g_string_append_printf (out, "%s\n\n%s\n",
                          _ ("Works on a dossier from the command line. Results go to standard "
                             "output,\nmessages to standard error."),
                          _ ("Commands:"));
  for (guint i = 0; i < n; i++)
    append_entry (out, commands[i]->name, 8, _ (commands[i]->summary));
  g_string_append_printf (
      out, "\n%s\n",
      _ ("“dossier-cli COMMAND --help” explains one. An article is named by its id or by a\npart "
         "of its title that fits only one. “--” ends the options."));
  g_string_append_printf (out, "\n%s\n", _ ("Exit status:"));
  for (int status = 0; status < DOSSIER_N_EXITS; status++)
    {
      g_autofree char *number = g_strdup_printf ("%d", status);
      append_entry (out, number, 2, dossier_exit_describe ((DossierExit) status));
    }
  return g_string_free (out, FALSE);
}

static void
append_option (GString *out, const DossierCommandOption *option)
{
  g_autofree char *letter =
      option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("");
  g_autofree char *left =
      g_strdup_printf ("%s--%s%s%s", letter, option->name, option->argument != NULL ? " " : "",
                       option->argument != NULL ? _ (option->argument) : "");

  append_entry (out, left, 22, _ (option->help));
}

/**
 * dossier_help_for_command:
 *
 * Returns: (transfer full): what `dossier-cli COMMAND --help` says
 */
char *
dossier_help_for_command (const DossierCommand *command)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, _ ("Usage: dossier-cli %s %s"), command->name,
                          _ (command->operands));
  g_string_append (out, "\n\n");
  append_wrapped (out, _ (command->summary), 0, 0);
  if (command->details != NULL)
    {
      g_string_append_c (out, '\n');
      append_wrapped (out, _ (command->details), 0, 0);
    }
  g_string_append_printf (out, "\n%s\n", _ ("Options:"));
  for (const DossierCommandOption *o = command->options; o != NULL && o->name != NULL; o++)
    append_option (out, o);
  append_entry (out, "-h, --help", 22, _ ("Say how this command is used"));
  return g_string_free (out, FALSE);
}
