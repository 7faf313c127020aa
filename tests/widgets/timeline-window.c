#include "timeline-window.h"

#include <adwaita.h>

guint
timeline_window_count (TimelineWindow *self)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (self->view->timeline);

  return index != NULL ? dossier_timeline_index_get_n_events (index) : 0;
}

const char *
timeline_window_get_page (TimelineWindow *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (self->view->stack));
}

void
timeline_window_key (TimelineWindow *self, const char *action, int parameter)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->view->canvas), action, "i", parameter));
}

/* The event whose title begins so. */
gint64
timeline_window_find (TimelineWindow *self, const char *title)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM event WHERE title LIKE '%s%%'", title);

  return sample_dossier_get_int (&self->sample, sql);
}

/* Makes an event, of an actor when one is given. */
gint64
timeline_window_add_event (TimelineWindow *self, const char *title, const char *edtf, gint64 actor)
{
  GVariantBuilder participants;
  g_autoptr (GVariant) made = NULL;

  g_variant_builder_init (&participants, G_VARIANT_TYPE ("a(xss)"));
  if (actor != 0)
    g_variant_builder_add (&participants, "(xss)", actor, "party", "+");
  made = sample_dossier_do (&self->sample, "event.create",
                            dossier_args_new ("title", g_variant_new_string (title), "edtf",
                                              g_variant_new_string (edtf != NULL ? edtf : ""),
                                              "participants", g_variant_builder_end (&participants),
                                              NULL));
  return dossier_args_get_id (made, "id");
}

static void
set_up (TimelineWindow *self, gconstpointer with_sample)
{
  g_autoptr (DossierNameIndex) names = NULL;

  sample_dossier_open (&self->sample, GPOINTER_TO_INT (with_sample));
  /* What was imported is heard of before anybody looks, else it would be read twice. */
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  names = dossier_name_index_new (self->sample.corpus);
  self->view = DOSSIER_TIMELINE_VIEW (dossier_timeline_view_new (self->sample.session, names));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  until (dossier_timeline_get_index (self->view->timeline) != NULL
         && gtk_widget_get_width (GTK_WIDGET (self->view->stack)) > 0);
}

static void
tear_down (TimelineWindow *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  sample_dossier_close (&self->sample);
}

void
timeline_window_add_test (const char *path, gboolean with_sample,
                          void (*test) (TimelineWindow *, gconstpointer))
{
  g_test_add (path, TimelineWindow, GINT_TO_POINTER (with_sample), set_up, test, tear_down);
}

/* Before any test is added. */
void
timeline_window_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  sample_dossier_load_styles ();
}
