#include "inspector/inspector.h"

#include "inspector/note-page.h"
#include "inspector/records-page.h"
#include "inspector/tags-page.h"
#include "parts/late-view.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierInspector
{
  DossierPopoverBin parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  GCancellable *looking; /* for what the record is */
  GtkWidget *stack;
  DossierTagsPage *tags;
  DossierLateView *actors;
  DossierLateView *events;
};

G_DEFINE_FINAL_TYPE (DossierInspector, dossier_inspector, DOSSIER_TYPE_POPOVER_BIN)

/* What a record is, and which record's card shows it. */
typedef struct
{
  char *kind;
  gint64 shown_by;
  gboolean is_asked_for; /* by a person, who goes there */
} Found;

/* Which record is looked up. */
typedef struct
{
  gint64 record;
  gboolean is_asked_for;
} Look;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->kind);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gpointer
look_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Look *look = data;
  gint64 id = look->record;
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->is_asked_for = look->is_asked_for;
  found->kind =
      dossier_database_get_text (database, NULL, "SELECT kind FROM record WHERE id = ?", "i", id);
  found->shown_by = id;
  if (g_strcmp0 (found->kind, "mention") == 0)
    dossier_database_get_int (database, &found->shown_by, NULL,
                              "SELECT coalesce (a.merged_into, a.id) FROM mention m "
                              "JOIN actor a ON a.id = m.actor WHERE m.id = ?",
                              "i", id);
  else if (found->is_asked_for && g_strcmp0 (found->kind, "date_expression") == 0
           && dossier_database_get_int (database, &found->shown_by, NULL,
                                        "SELECT event FROM event_date WHERE date_expression = ? "
                                        "ORDER BY position, id LIMIT 1",
                                        "i", id))
    {
      g_free (found->kind);
      found->kind = g_strdup ("event");
    }
  return g_steal_pointer (&found);
}

static gboolean
is_being_used (DossierInspector *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierInspector) self = data;
  g_autoptr (Found) found = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  /* Somebody who is busy in the pane, or writes a note beside the text, is not led away. */
  if (found == NULL || self->session == NULL
      || (!found->is_asked_for
          && (is_being_used (self)
              || g_strcmp0 (dossier_session_get_panel (self->session), "note") == 0)))
    return;
  if (g_strcmp0 (found->kind, "highlight") == 0)
    dossier_session_set_panel (self->session, "tags");
  else if (g_strcmp0 (found->kind, "mention") == 0 || g_strcmp0 (found->kind, "actor") == 0)
    dossier_inspector_open_actor (self, found->shown_by);
  else if (g_strcmp0 (found->kind, "event") == 0)
    dossier_inspector_open_event (self, found->shown_by);
}

static void
look (DossierInspector *self, gboolean is_asked_for)
{
  Look look = { dossier_session_get_record (self->session), is_asked_for };

  g_cancellable_cancel (self->looking);
  g_object_unref (self->looking);
  self->looking = g_cancellable_new ();
  if (look.record != 0)
    dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                              DOSSIER_READ_VIEW, look_thread, g_memdup2 (&look, sizeof look),
                              g_free, found_free, self->looking, looked_cb, g_object_ref (self));
}

static void
record_changed_cb (DossierInspector *self)
{
  look (self, FALSE);
}

/* The keys come before the answer does, and the card may have been left with Escape. */
static void
panel_requested_cb (DossierInspector *self)
{
  look (self, TRUE);
}

static void
panel_changed_cb (DossierInspector *self)
{
  const char *panel = dossier_session_get_panel (self->session);

  if (panel != NULL && gtk_stack_get_child_by_name (GTK_STACK (self->stack), panel) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), panel);
}

static void
page_changed_cb (DossierInspector *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  if (DOSSIER_IS_LATE_VIEW (page))
    dossier_late_view_get (DOSSIER_LATE_VIEW (page));
  if (name != NULL && g_strcmp0 (name, dossier_session_get_panel (self->session)) != 0)
    dossier_session_set_panel (self->session, name);
}

/**
 * dossier_inspector_open_tag:
 *
 * Lists the passages with @tag.
 */
void
dossier_inspector_open_tag (DossierInspector *self, gint64 tag, const char *name)
{
  dossier_session_set_panel (self->session, "tags");
  dossier_tags_page_open_tag (self->tags, tag, name);
}

/**
 * dossier_inspector_open_actor:
 *
 * Shows the card of @actor.
 */
void
dossier_inspector_open_actor (DossierInspector *self, gint64 actor)
{
  dossier_session_set_panel (self->session, "actors");
  dossier_records_page_open (DOSSIER_RECORDS_PAGE (dossier_late_view_get (self->actors)), actor);
}

/**
 * dossier_inspector_open_event:
 *
 * Shows the card of @event.
 */
void
dossier_inspector_open_event (DossierInspector *self, gint64 event)
{
  dossier_session_set_panel (self->session, "events");
  dossier_records_page_open (DOSSIER_RECORDS_PAGE (dossier_late_view_get (self->events)), event);
}

/**
 * dossier_inspector_add_page:
 * @page: (transfer floating): behind the others
 * @name: as the session's panel names it
 * @title: for a person
 */
void
dossier_inspector_add_page (DossierInspector *self, GtkWidget *page, const char *name,
                            const char *title)
{
  gtk_stack_add_titled (GTK_STACK (self->stack), page, name, title);
  panel_changed_cb (self);
}

/**
 * dossier_inspector_make_switcher:
 *
 * Returns: (transfer floating): buttons that choose the page, for a header bar
 */
GtkWidget *
dossier_inspector_make_switcher (DossierInspector *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "segments");
  gtk_widget_add_css_class (switcher, "panel-switcher");
  /* In a narrow pane beside the buttons of the window it gives way instead of widening the pane. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), switcher);
  gtk_widget_set_valign (scroller, GTK_ALIGN_CENTER);
  return scroller;
}

/* A page that would like to be wide, as a note is, must not push the pane out of the window. */
static void
dossier_inspector_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GTK_WIDGET_CLASS (dossier_inspector_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
dossier_inspector_dispose (GObject *object)
{
  DossierInspector *self = DOSSIER_INSPECTOR (object);

  g_cancellable_cancel (self->looking);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  self->stack = NULL;
  g_clear_object (&self->index);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_inspector_parent_class)->dispose (object);
}

static void
dossier_inspector_finalize (GObject *object)
{
  g_object_unref (DOSSIER_INSPECTOR (object)->looking);
  G_OBJECT_CLASS (dossier_inspector_parent_class)->finalize (object);
}

static void
dossier_inspector_class_init (DossierInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_inspector_finalize;
  GTK_WIDGET_CLASS (klass)->measure = dossier_inspector_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "inspector");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
dossier_inspector_init (DossierInspector *self)
{
  self->looking = g_cancellable_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), TRUE);
  dossier_popover_bin_set_child (DOSSIER_POPOVER_BIN (self), self->stack);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Inspector pane"), -1);
}

static GtkWidget *
make_actors (gpointer data)
{
  DossierInspector *self = data;

  return dossier_records_page_new (self->session, self->index, &dossier_actors_page_kind);
}

static GtkWidget *
make_events (gpointer data)
{
  DossierInspector *self = data;

  return dossier_records_page_new (self->session, self->index, &dossier_events_page_kind);
}

static GtkWidget *
make_note (gpointer data)
{
  return dossier_note_page_new (DOSSIER_INSPECTOR (data)->session);
}

/* A page that is built when it is shown or asked for. */
static DossierLateView *
add_late_page (DossierInspector *self, DossierMakeView make, const char *name, const char *title)
{
  GtkWidget *page = dossier_late_view_new (make, self);

  dossier_inspector_add_page (self, page, name, title);
  return DOSSIER_LATE_VIEW (page);
}

/**
 * dossier_inspector_new:
 * @index: the names, shared
 */
GtkWidget *
dossier_inspector_new (DossierSession *session, DossierNameIndex *index)
{
  DossierInspector *self = g_object_new (DOSSIER_TYPE_INSPECTOR, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->tags = DOSSIER_TAGS_PAGE (dossier_tags_page_new (session, index));
  dossier_inspector_add_page (self, GTK_WIDGET (self->tags), "tags", _ ("Tags"));
  self->actors = add_late_page (self, make_actors, "actors", _ ("Actors"));
  self->events = add_late_page (self, make_events, "events", _ ("Events"));
  add_late_page (self, make_note, "note", _ ("Note"));
  g_signal_connect_swapped (session, "notify::record", G_CALLBACK (record_changed_cb), self);
  g_signal_connect_swapped (session, "panel-requested", G_CALLBACK (panel_requested_cb), self);
  g_signal_connect_swapped (session, "notify::panel", G_CALLBACK (panel_changed_cb), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child-name", G_CALLBACK (page_changed_cb),
                            self);
  panel_changed_cb (self);
  return GTK_WIDGET (self);
}
