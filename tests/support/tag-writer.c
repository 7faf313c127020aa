/* tag-writer DOSSIER [LIMIT]: puts one mark after the other on the first article, each an act of its own,
 * and says the id of each on standard output as soon as it is committed. Ends after LIMIT marks, on an
 * error, or when somebody kills it, which is what it is for. */
#include "corpus/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct
{
  gint64 revision;
  gint64 length;
} Target;

static gpointer
find_target (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Target *target = data;

  return dossier_database_get_int (database, &target->revision, error,
                                   "SELECT id FROM revision ORDER BY id LIMIT 1", "")
                 && dossier_database_get_int (database, &target->length, error,
                                              "SELECT code_points FROM revision WHERE id = ?", "i",
                                              target->revision)
             ? target
             : NULL;
}

static gboolean
mark (DossierCorpus *corpus, const Target *target, guint number, GError **error)
{
  static const char *const tags[] = { "Durable/Kept", "Seen" };
  gint64 start = g_random_int_range (0, (gint32) target->length - 8);
  g_autofree char *comment = g_strdup_printf ("mark %u of %d", number, (int) getpid ());
  g_autoptr (GVariant) result =
      dossier_corpus_do (corpus, "highlight.add",
                         dossier_args_new ("revision", g_variant_new_int64 (target->revision),
                                           "start", g_variant_new_int64 (start), "end",
                                           g_variant_new_int64 (start + g_random_int_range (1, 8)),
                                           "tag-paths", g_variant_new_strv (tags, 1 + number % 2),
                                           "comment", g_variant_new_string (comment), NULL),
                         0, error);

  if (result == NULL)
    return FALSE;
  /* Committed: only now may anybody rely on it. */
  printf ("%" G_GINT64_FORMAT " %u\n", dossier_args_get_id (result, "id"), number);
  return fflush (stdout) == 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = argc >= 2 ? dossier_store_open (argv[1], &error) : NULL;
  g_autoptr (DossierCorpus) corpus = NULL;
  guint limit = argc >= 3 ? (guint) atoi (argv[2]) : G_MAXUINT;
  Target target;
  gboolean fine;

  if (store != NULL)
    corpus = dossier_corpus_new (store, "Writer");
  fine = corpus != NULL && dossier_store_read (store, find_target, &target, NULL, &error);
  for (guint i = 0; fine && i < limit; i++)
    fine = mark (corpus, &target, i, &error);
  if (error != NULL)
    fprintf (stderr, "tag-writer: %s\n", error->message);
  if (corpus != NULL)
    dossier_corpus_close (corpus);
  return fine ? 0 : 1;
}
