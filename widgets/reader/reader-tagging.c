#include "reader/reader-controller-private.h"

#include <glib/gi18n.h>

/* The acts of the reader that put tags on words and take them off. */

typedef struct
{
  DossierReaderController *self;
  char *tag; /* its name; NULL: the one that was put on last */
  int digit; /* its key */
} Tagging;

static void
tagging_free (gpointer data)
{
  Tagging *tagging = data;

  g_object_unref (tagging->self);
  g_free (tagging->tag);
  g_free (tagging);
}

/* What the words have already stays; the same key once more is meant to take it off. */
static void
put_on_cb (DossierSession *session, GVariant *result, gpointer data)
{
  const Tagging *tagging = data;
  g_autofree char *text = NULL;

  dossier_reader_controller_want_mark (tagging->self, dossier_args_get_id (result, "id"));
  if (dossier_args_has (result, "step"))
    return;
  if (tagging->tag != NULL)
    text = g_strdup_printf (_ ("“%s” is on these words already. Press %d again to take it off."),
                            tagging->tag, tagging->digit);
  else
    text = g_strdup (_ ("The last tag is on these words already"));
  dossier_session_say (session, text, FALSE);
}

static void
put_on (DossierReaderController *self, guint start, guint end, gint64 tag, const char *name,
        int digit)
{
  Tagging *tagging = g_new0 (Tagging, 1);

  tagging->self = g_object_ref (self);
  tagging->tag = g_strdup (name);
  tagging->digit = digit;
  dossier_session_set_last_tag (self->session, tag);
  dossier_session_do_then (
      self->session, "highlight.add",
      dossier_reader_controller_make_args (self, start, end, "tags", dossier_args_ids (&tag, 1)),
      put_on_cb, tagging, tagging_free);
}

/* Whether a person knows what these words have: a digit was pressed on them and the cursor has
 * stayed since, or they are the mark that was chosen. Words that were selected anew lose nothing. */
static gboolean
are_known (DossierReaderController *self, guint start, guint end)
{
  const DossierMark *current =
      dossier_reader_get_mark (self->reader, dossier_reader_get_current_mark (self->reader));
  guint selected_start, selected_end;

  if (self->has_pressed)
    return self->pressed.start == start && self->pressed.end == end;
  return current != NULL && current->start == start && current->end == end
         && !dossier_reader_get_selection (self->reader, &selected_start, &selected_end);
}

/* A digit puts its tag on, and takes it off again where a person knows that it is there. */
void
dossier_reader_controller_act_tag_digit (DossierReaderController *self, guint start, guint end,
                                         int digit)
{
  const DossierTagFact *tag = dossier_reader_controller_find_digit (self, digit);
  g_autofree char *text = NULL;

  if (tag == NULL)
    {
      text =
          g_strdup_printf (_ ("No tag has the key %d. Give it to one in the Tags panel."), digit);
      dossier_session_say (self->session, text, FALSE);
      return;
    }
  if (are_known (self, start, end))
    dossier_reader_controller_mark (self, "highlight.toggle",
                                    dossier_reader_controller_make_args (
                                        self, start, end, "tag", g_variant_new_int64 (tag->id)));
  else
    put_on (self, start, end, tag->id, tag->name, digit);
  self->has_pressed = TRUE;
  self->pressed = (DossierTextRange){ start, end };
}

void
dossier_reader_controller_act_repeat_tag (DossierReaderController *self, guint start, guint end,
                                          int digit)
{
  gint64 tag = dossier_session_get_last_tag (self->session);

  if (tag != 0)
    put_on (self, start, end, tag, NULL, 0);
  else
    dossier_session_say (self->session, _ ("No tag was put on yet. Press t to choose one."), FALSE);
}

/* The words as the name of a tag: on one line. */
void
dossier_reader_controller_act_in_vivo (DossierReaderController *self, guint start, guint end,
                                       int digit)
{
  g_autofree char *quote = dossier_reader_dup_quote (self->reader, start, end);
  const char *paths[] = { NULL, NULL };

  paths[0] = g_strstrip (g_strdelimit (quote, "\n\r\t", ' '));
  dossier_reader_controller_mark (
      self, "highlight.add",
      dossier_reader_controller_make_args (self, start, end, "tag-paths",
                                           g_variant_new_strv (paths, -1)));
}

/* One tag of several goes, the mark stays. */
void
dossier_reader_controller_act_untag (DossierReaderController *self, guint start, guint end,
                                     int place)
{
  const DossierTagFact *tag = dossier_reader_controller_get_own_tag (self, (guint) place);

  if (tag == NULL)
    return;
  dossier_session_do (self->session, "highlight.untag",
                      dossier_args_new ("highlight", g_variant_new_int64 (self->own_tags_of), "tag",
                                        g_variant_new_int64 (tag->id), NULL));
}
