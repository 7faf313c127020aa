#include "dates/date-language.h"

#include <string.h>

static const DossierDateLanguage *const languages[] = {
  &dossier_date_english,
};

/**
 * dossier_date_language_lookup:
 * @code: (nullable): a language, such as "en" or "en-GB"
 *
 * Any thread.
 *
 * Returns: (nullable): how it talks about time, or NULL where nobody has said yet
 */
const DossierDateLanguage *
dossier_date_language_lookup (const char *code)
{
  gsize length = code != NULL ? strcspn (code, "-_@.") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i]->code) == length
        && g_ascii_strncasecmp (languages[i]->code, code, length) == 0)
      return languages[i];
  return NULL;
}
