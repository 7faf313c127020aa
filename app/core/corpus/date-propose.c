#include "corpus/date-propose.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* On each side of the words, in code points: a sentence of the press is shorter. */
#define AROUND 500

/**
 * dossier_date_words_read:
 * @revision: a text
 * @start: of the words, in code points
 * @end: behind them
 *
 * Returns: (transfer full): the words with what stands around them; NULL with NOT_FOUND or an error
 *   of the store. Any thread.
 */
DossierDateWords *
dossier_date_words_read (DossierDatabase *database, gint64 revision, guint start, guint end,
                         GError **error)
{
  guint from = start > AROUND ? start - AROUND : 0;
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT substr (c.text, ? + 1, ?), a.language FROM revision r "
      "JOIN article a ON a.id = r.article JOIN content c ON c.sha256 = r.content WHERE r.id = ?",
      "iii", (gint64) from, (gint64) (end - from) + AROUND, revision);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;
  DossierDateWords *self;

  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The article is no longer in the dossier"));
  if (step != DOSSIER_STEP_ROW)
    return NULL;
  self = g_new0 (DossierDateWords, 1);
  self->text = dossier_statement_dup_text (s, 0);
  self->language = dossier_statement_dup_text (s, 1);
  self->start = start - from;
  self->end = end - from;
  return self;
}

/**
 * dossier_date_words_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_date_words_free (DossierDateWords *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->language);
  g_free (self);
}

/**
 * dossier_date_propose:
 * @words: what is to be dated
 * @anchor: what it is counted from; DOSSIER_DATE_ANCHOR_NONE for what the words themselves say
 * @anchor_edtf: (nullable): when that was
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what the words mean then; NULL where they are no expression
 *   that the program knows. Its places are those of @words.
 */
DossierFoundDate *
dossier_date_propose (const DossierDateWords *words, DossierDateAnchor anchor,
                      const char *anchor_edtf)
{
  gboolean by_publication = anchor == DOSSIER_DATE_ANCHOR_PUBLICATION;
  DossierKnownDate known = { .start = words->start,
                             .end = words->end,
                             .has_anchor = anchor != DOSSIER_DATE_ANCHOR_NONE,
                             /* The day of another expression counts as that of an event does. */
                             .anchor = by_publication ? DOSSIER_DATE_ANCHOR_PUBLICATION
                                                      : DOSSIER_DATE_ANCHOR_EVENT,
                             .anchor_edtf = by_publication ? NULL : anchor_edtf };
  DossierDateContext context = { .published = by_publication ? anchor_edtf : NULL,
                                 .known = &known,
                                 .n_known = 1 };
  g_autoptr (GPtrArray) found =
      dossier_dates_find (words->text, strlen (words->text),
                          words->language != NULL ? words->language : "en", &context);

  for (guint i = 0; i < found->len; i++)
    {
      DossierFoundDate *one = found->pdata[i];

      if (one->start == words->start && one->end == words->end)
        {
          one->anchor = anchor;
          return g_ptr_array_steal_index (found, i);
        }
    }
  return NULL;
}
