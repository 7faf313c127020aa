#include "corpus/article-text.h"
#include "import/proposal.h"
#include "reader/reader-controller-private.h"

/* Setting paragraphs aside and taking them back. */

static void
set_zone (DossierReaderController *self, gint64 revision, guint start, guint end, const char *kind)
{
  dossier_session_do (self->session, "zone.set",
                      dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                        g_variant_new_int64 (start), "end",
                                        g_variant_new_int64 (end), "kind",
                                        g_variant_new_string (kind), NULL));
}

/* A paragraph that a key is about, until it is known what it could be. */
typedef struct
{
  DossierReaderController *controller;
  gint64 revision;
  guint start;
  guint end;
  char *text; /* of the whole article */
} Paragraph;

static void
paragraph_free (Paragraph *paragraph)
{
  g_object_unref (paragraph->controller);
  g_free (paragraph->text);
  g_free (paragraph);
}

/* What an import would propose for these words, if anything. */
static void
propose_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Paragraph *paragraph = data;
  g_autoptr (DossierProposal) proposal = dossier_proposal_new (paragraph->text, NULL);
  const char *kind = DOSSIER_ZONE_ASIDE;

  for (guint i = 0; proposal != NULL && i < proposal->zones->len; i++)
    {
      const DossierProposedZone *zone = proposal->zones->pdata[i];

      if (zone->start < paragraph->end && zone->end > paragraph->start)
        {
          kind = dossier_zone_kind_get_nick (zone->kind);
          break;
        }
    }
  g_task_return_pointer (task, (gpointer) kind, NULL);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paragraph *paragraph = data;
  const char *kind = g_task_propagate_pointer (G_TASK (result), NULL);

  if (paragraph->controller->session != NULL)
    set_zone (paragraph->controller, paragraph->revision, paragraph->start, paragraph->end, kind);
  paragraph_free (paragraph);
}

/* The kind is what an import would have said; where that says nothing, it is just aside. */
static void
propose (DossierReaderController *self, guint start, guint end)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, proposed_cb, paragraph);

  paragraph->controller = g_object_ref (self);
  paragraph->revision = self->revision;
  paragraph->start = start;
  paragraph->end = end;
  paragraph->text = g_strdup (dossier_reader_get_article (self->reader));
  g_task_set_task_data (task, paragraph, NULL);
  g_task_run_in_thread (task, propose_thread);
}

/* What is set aside is taken back; a paragraph of the body is set aside. */
void
dossier_reader_controller_act_zone (DossierReaderController *self, guint start, guint end,
                                    int digit)
{
  DossierTextRange zone;
  const char *kind;

  if (dossier_reader_get_zone (self->reader, start, end, &zone, &kind))
    set_zone (self, self->revision, zone.start, zone.end, "");
  else
    propose (self, start, end);
}

/* What is set aside keeps its range when it becomes something else. */
void
dossier_reader_controller_act_zone_kind (DossierReaderController *self, guint start, guint end,
                                         int digit)
{
  DossierTextRange zone;
  const char *kind;

  if (dossier_reader_get_zone (self->reader, start, end, &zone, &kind))
    {
      start = zone.start;
      end = zone.end;
    }
  dossier_session_request_palette (self->session, "zone-kind", start, end);
}
