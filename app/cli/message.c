#include "message.h"

#include <stdio.h>

/**
 * dossier_message:
 *
 * Says a sentence on standard error, in UTF-8 whatever the locale is: names of files and articles
 * would else arrive as question marks.
 */
void
dossier_message (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stderr, "dossier-cli: %s\n", text);
}
