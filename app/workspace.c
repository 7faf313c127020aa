#include "workspace.h"

#include "inspector/inspector.h"
#include "notes/notes-view.h"
#include "parts/late-menu.h"
#include "parts/late-view.h"
#include "passages/passages-stack.h"
#include "reader/reading-settings.h"
#include "timeline/timeline-view.h"

#include <glib/gi18n.h>

#define LIBRARY_MIN_WIDTH   200
#define INSPECTOR_MIN_WIDTH 260

struct _DossierWorkspace
{
  GtkWidget parent_instance;

  DossierPane *library_pane;
  DossierPane *inspector_pane;
  GtkWidget *library_side;
  GtkWidget *library_header;
  AdwBin *library_slot;
  GtkLabel *title;
  GtkWidget *centre;
  AdwHeaderBar *header;
  GtkWidget *library_toggle;
  GtkWidget *inspector_toggle;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *add_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *article_button;
  GtkMenuButton *reading_button;
  GtkMenuButton *view_button;
  GMenuModel *add_menu;
  GMenuModel *primary_menu;
  GMenuModel *article_menu;
  GMenuModel *view_menu;
  GtkInfoBar *warning;
  GtkLabel *warning_label;
  GtkStack *views;
  GtkWidget *inspector_side;
  AdwHeaderBar *inspector_header;
  AdwBin *inspector_title;
  AdwBin *inspector_slot;

  DossierSession *session;
  DossierArticleCounts *counts;
  DossierLibrary *library;
  DossierReadingView *reading;
  DossierLateView *passages;
  DossierLateView *timeline;
  DossierInspector *inspector;
  DossierNameIndex *names; /* for the palette and the panels */
};

enum
{
  SIGNAL_EXPORT_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierWorkspace, dossier_workspace, GTK_TYPE_WIDGET)

static void
warning_response_cb (GtkInfoBar *bar, int response, gpointer data)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

/* The buttons say what they will do. */
static void
labels_cb (DossierWorkspace *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  g_object_get (dossier_session_get_corpus (self->session), "undo-label", &undo, "redo-label",
                &redo, NULL);
  undo_text =
      undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Nothing to undo"));
  redo_text =
      redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Nothing to redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
}

static void
revision_cb (DossierWorkspace *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->article_button),
                            dossier_session_get_text (self->session) != NULL);
}

static void
inspector_mapped_cb (GtkWidget *slot, DossierWorkspace *self)
{
  g_signal_handlers_disconnect_by_func (slot, inspector_mapped_cb, self);
  gtk_widget_child_focus (slot, GTK_DIR_TAB_FORWARD);
}

/* A pane that was hidden takes keys only when it is on the screen, a frame later. */
static void
panel_requested_cb (DossierWorkspace *self, const char *panel)
{
  GtkWidget *slot = GTK_WIDGET (self->inspector_slot);

  if (!dossier_pane_is_revealed (self->inspector_pane))
    dossier_pane_toggle (self->inspector_pane);
  g_signal_handlers_disconnect_by_func (slot, inspector_mapped_cb, self);
  if (gtk_widget_get_mapped (slot))
    gtk_widget_child_focus (slot, GTK_DIR_TAB_FORWARD);
  else
    g_signal_connect_object (slot, "map", G_CALLBACK (inspector_mapped_cb), self, G_CONNECT_AFTER);
}

/* An actor was found: its card stands beside the page. */
static void
actor_cb (DossierWorkspace *self, gint64 actor)
{
  dossier_session_go_to_view (self->session, "read", NULL);
  dossier_inspector_open_actor (self->inspector, actor);
  panel_requested_cb (self, "actors");
}

/* A toggle shows whether its pane is on the screen, also while it is folded. */
static void
toggled_cb (GtkToggleButton *button, DossierPane *pane)
{
  if (gtk_toggle_button_get_active (button) != dossier_pane_is_revealed (pane))
    dossier_pane_toggle (pane);
}

static void
revealed_cb (DossierPane *pane, GParamSpec *pspec, GtkToggleButton *button)
{
  gtk_toggle_button_set_active (button, dossier_pane_is_revealed (pane));
}

static void
connect_toggle (GtkWidget *button, DossierPane *pane)
{
  revealed_cb (pane, NULL, GTK_TOGGLE_BUTTON (button));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), pane, 0);
  g_signal_connect_object (pane, "notify::revealed", G_CALLBACK (revealed_cb), button, 0);
}

/* The window's own buttons stand at its outer ends, whichever panes are there. */
static void
update_title_buttons (DossierWorkspace *self)
{
  gboolean library =
      dossier_pane_is_revealed (self->library_pane) && !dossier_pane_is_folded (self->library_pane);
  gboolean inspector = dossier_pane_is_revealed (self->inspector_pane)
                       && !dossier_pane_is_folded (self->inspector_pane);

  adw_header_bar_set_show_start_title_buttons (self->header, !library);
  adw_header_bar_set_show_end_title_buttons (self->header, !inspector);
  adw_header_bar_set_show_end_title_buttons (self->inspector_header, inspector);
}

/* On a narrow screen the library makes way for the article that was chosen in it. */
static void
article_cb (DossierWorkspace *self)
{
  if (dossier_pane_is_folded (self->library_pane) && dossier_pane_is_revealed (self->library_pane))
    dossier_pane_toggle (self->library_pane);
}

/* It stays in sight as long as nothing else is. */
static void
library_folded_cb (DossierWorkspace *self)
{
  if (dossier_pane_is_folded (self->library_pane) && !dossier_pane_is_revealed (self->library_pane)
      && self->session != NULL && dossier_session_get_text (self->session) == NULL)
    dossier_pane_toggle (self->library_pane);
}

/* Library and inspector are about the article; the other views bring panes of their own. */
static void
view_cb (DossierWorkspace *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);
  gboolean reading = view == NULL || view == GTK_WIDGET (self->reading);

  dossier_pane_set_away (self->library_pane, !reading);
  dossier_pane_set_away (self->inspector_pane, !reading);
  if (view == NULL)
    return;
  if (DOSSIER_IS_LATE_VIEW (view))
    dossier_late_view_get (DOSSIER_LATE_VIEW (view));
  gtk_menu_button_set_label (self->view_button,
                             gtk_stack_page_get_title (gtk_stack_get_page (self->views, view)));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (view);
}

static void
connect_pane (DossierWorkspace *self, DossierPane *pane)
{
  g_signal_connect_object (pane, "notify::revealed", G_CALLBACK (update_title_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::folded", G_CALLBACK (update_title_buttons), self,
                           G_CONNECT_SWAPPED);
}

/* Three headers and a stack, without the panels, which come one by one. */
static void
build_panes (DossierWorkspace *self)
{
  self->library_pane = DOSSIER_PANE (
      dossier_pane_new (GTK_PACK_START, LIBRARY_MIN_WIDTH, _ ("Width of the library")));
  self->inspector_pane = DOSSIER_PANE (
      dossier_pane_new (GTK_PACK_END, INSPECTOR_MIN_WIDTH, _ ("Width of the inspector")));
  dossier_pane_set_pane (self->inspector_pane, self->inspector_side);
  dossier_pane_set_content (self->inspector_pane, self->centre);
  dossier_pane_set_pane (self->library_pane, self->library_side);
  dossier_pane_set_content (self->library_pane, GTK_WIDGET (self->inspector_pane));
  gtk_widget_set_parent (GTK_WIDGET (self->library_pane), GTK_WIDGET (self));
  connect_pane (self, self->library_pane);
  connect_pane (self, self->inspector_pane);
  connect_toggle (self->library_toggle, self->library_pane);
  connect_toggle (self->inspector_toggle, self->inspector_pane);
  g_signal_connect_object (self->library_pane, "notify::folded", G_CALLBACK (library_folded_cb),
                           self, G_CONNECT_SWAPPED);
  update_title_buttons (self);
}

static void
bind_settings (DossierWorkspace *self, GSettings *settings)
{
  g_settings_bind (settings, "library-visible", self->library_pane, "shown",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "library-width", self->library_pane, "width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "inspector-visible", self->inspector_pane, "shown",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "inspector-width", self->inspector_pane, "width",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
export_cb (DossierWorkspace *self, GVariant *highlights)
{
  g_signal_emit (self, signals[SIGNAL_EXPORT_REQUESTED], 0, highlights);
}

static GtkWidget *
make_passages (gpointer data)
{
  DossierWorkspace *self = data;
  GtkWidget *view = dossier_passages_stack_new (self->session);

  g_signal_connect_object (view, "actor-activated", G_CALLBACK (actor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossier_passages_stack_get_marked (DOSSIER_PASSAGES_STACK (view)),
                           "export-requested", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
make_timeline (gpointer data)
{
  DossierWorkspace *self = data;

  return dossier_timeline_view_new (self->session, self->names);
}

static GtkWidget *
make_notes (gpointer data)
{
  return dossier_notes_view_new (DOSSIER_WORKSPACE (data)->session);
}

/* A view other than the page is built when a person or a command goes there. */
static DossierLateView *
add_late_view (DossierWorkspace *self, DossierMakeView make, const char *name, const char *title)
{
  GtkWidget *view = dossier_late_view_new (make, self);

  gtk_stack_add_titled (self->views, view, name, title);
  return DOSSIER_LATE_VIEW (view);
}

static void
build_views (DossierWorkspace *self)
{
  GtkWidget *switcher;

  self->counts = dossier_article_counts_new (self->session);
  self->library = DOSSIER_LIBRARY (dossier_library_new (self->session, self->counts));
  /* After the library, which a person sees: what is asked for first is read first. */
  self->names = dossier_name_index_new (dossier_session_get_corpus (self->session));
  self->reading =
      DOSSIER_READING_VIEW (dossier_reading_view_new (self->session, self->counts, self->names));
  adw_bin_set_child (self->library_slot, GTK_WIDGET (self->library));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->reading), "read", _ ("Read"));
  self->passages = add_late_view (self, make_passages, "passages", _ ("Passages"));
  self->timeline = add_late_view (self, make_timeline, "timeline", _ ("Timeline"));
  add_late_view (self, make_notes, "notes", _ ("Notes"));
  self->inspector = DOSSIER_INSPECTOR (dossier_inspector_new (self->session, self->names));
  adw_bin_set_child (self->inspector_slot, GTK_WIDGET (self->inspector));
  switcher = dossier_inspector_make_switcher (self->inspector);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  adw_bin_set_child (self->inspector_title, switcher);
  g_object_bind_property (self->session, "view", self->views, "visible-child-name",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->library, "activated", G_CALLBACK (gtk_widget_grab_focus),
                           self->reading, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossier_session_get_corpus (self->session), "notify::undo-label",
                           G_CALLBACK (labels_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::revision", G_CALLBACK (revision_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "panel-requested", G_CALLBACK (panel_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_cb), self,
                           G_CONNECT_SWAPPED);
  view_cb (self);
  labels_cb (self);
  revision_cb (self);
}

static void
dossier_workspace_dispose (GObject *object)
{
  DossierWorkspace *self = DOSSIER_WORKSPACE (object);

  if (self->library_pane != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->library_pane)));
  g_clear_object (&self->counts);
  g_clear_object (&self->names);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_workspace_parent_class)->dispose (object);
}

static void
dossier_workspace_class_init (DossierWorkspaceClass *class)
{
  static const struct
  {
    const char *name;
    gsize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (DossierWorkspace, name) }
    CHILD (library_side),    CHILD (library_header),   CHILD (library_slot),
    CHILD (title),           CHILD (centre),           CHILD (header),
    CHILD (library_toggle),  CHILD (inspector_toggle), CHILD (undo_button),
    CHILD (redo_button),     CHILD (article_button),   CHILD (reading_button),
    CHILD (warning),         CHILD (warning_label),    CHILD (views),
    CHILD (inspector_side),  CHILD (inspector_slot),   CHILD (inspector_header),
    CHILD (inspector_title), CHILD (view_button),      CHILD (add_button),
    CHILD (menu_button),     CHILD (add_menu),         CHILD (primary_menu),
    CHILD (article_menu),    CHILD (view_menu),
#undef CHILD
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_workspace_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/workspace.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) children[i].offset);
  gtk_widget_class_bind_template_callback (widget_class, warning_response_cb);
  gtk_widget_class_set_css_name (widget_class, "workspace");
  signals[SIGNAL_EXPORT_REQUESTED] =
      g_signal_new ("export-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
attach_menus (DossierWorkspace *self)
{
  dossier_late_menu_attach (self->add_button, self->add_menu);
  dossier_late_menu_attach (self->menu_button, self->primary_menu);
  dossier_late_menu_attach (self->article_button, self->article_menu);
  dossier_late_menu_attach (self->view_button, self->view_menu);
}

static GtkWidget *
make_reading_settings (gpointer settings)
{
  return dossier_reading_settings_new (settings);
}

static void
dossier_workspace_init (DossierWorkspace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  attach_menus (self);
  build_panes (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Working area"), -1);
}

/**
 * dossier_workspace_new:
 * @settings: of the program: which panes are shown, and how wide
 *
 * Returns: (transfer floating): everything about @session
 */
GtkWidget *
dossier_workspace_new (DossierSession *session, GSettings *settings)
{
  DossierWorkspace *self = g_object_new (DOSSIER_TYPE_WORKSPACE, NULL);

  self->session = g_object_ref (session);
  bind_settings (self, settings);
  build_views (self);
  dossier_late_popover_attach (self->reading_button, make_reading_settings, g_object_ref (settings),
                               g_object_unref);
  return GTK_WIDGET (self);
}

/**
 * dossier_workspace_get_session:
 *
 * Returns: (transfer none):
 */
DossierSession *
dossier_workspace_get_session (DossierWorkspace *self)
{
  return self->session;
}

/**
 * dossier_workspace_get_counts:
 *
 * Returns: (transfer none):
 */
DossierArticleCounts *
dossier_workspace_get_counts (DossierWorkspace *self)
{
  return self->counts;
}

/**
 * dossier_workspace_get_library:
 *
 * Returns: (transfer none):
 */
DossierLibrary *
dossier_workspace_get_library (DossierWorkspace *self)
{
  return self->library;
}

/**
 * dossier_workspace_get_reading_view:
 *
 * Returns: (transfer none):
 */
DossierReadingView *
dossier_workspace_get_reading_view (DossierWorkspace *self)
{
  return self->reading;
}

/**
 * dossier_workspace_find_all:
 * @words: (nullable): what to look for in the whole dossier; NULL for what was looked for last
 *
 * Goes to the results, with the cursor in the words.
 */
void
dossier_workspace_find_all (DossierWorkspace *self, const char *words)
{
  dossier_passages_stack_find (DOSSIER_PASSAGES_STACK (dossier_late_view_get (self->passages)),
                               words);
}

/**
 * dossier_workspace_get_timeline:
 *
 * Returns: (transfer none): the #DossierTimelineView, built if nobody has looked at it yet
 */
GtkWidget *
dossier_workspace_get_timeline (DossierWorkspace *self)
{
  return dossier_late_view_get (self->timeline);
}

/**
 * dossier_workspace_get_pane:
 * @side: GTK_PACK_START for the library, GTK_PACK_END for the inspector
 *
 * Returns: (transfer none):
 */
DossierPane *
dossier_workspace_get_pane (DossierWorkspace *self, GtkPackType side)
{
  return side == GTK_PACK_START ? self->library_pane : self->inspector_pane;
}

/**
 * dossier_workspace_get_article_menu:
 *
 * Returns: (transfer none): what can be done with an article
 */
GMenuModel *
dossier_workspace_get_article_menu (DossierWorkspace *self)
{
  return self->article_menu;
}

/**
 * dossier_workspace_set_title:
 * @title: of the dossier
 */
void
dossier_workspace_set_title (DossierWorkspace *self, const char *title)
{
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
}

/**
 * dossier_workspace_warn:
 * @sentence: (nullable): what a person should know while the dossier is open
 */
void
dossier_workspace_warn (DossierWorkspace *self, const char *sentence)
{
  gtk_label_set_text (self->warning_label, sentence != NULL ? sentence : "");
  gtk_info_bar_set_revealed (self->warning, sentence != NULL);
}

static gboolean
has_focus_in (DossierWorkspace *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/**
 * dossier_workspace_focus_pane:
 * @step: 1 for the next pane, -1 for the one before
 *
 * Gives the keys to another pane; those that are not on the screen are passed over. From outside the
 * panes, a button of the header bar, they go to the text first.
 */
void
dossier_workspace_focus_pane (DossierWorkspace *self, int step)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->library_slot), GTK_WIDGET (self->views),
                         GTK_WIDGET (self->inspector_slot) };
  GtkWidget *targets[] = { GTK_WIDGET (self->library), gtk_stack_get_visible_child (self->views),
                           adw_bin_get_child (self->inspector_slot) };
  gboolean there[] = { dossier_pane_is_revealed (self->library_pane), TRUE,
                       dossier_pane_is_revealed (self->inspector_pane) };
  int at = 1 - step;

  for (int i = 0; i < 3; i++)
    if (has_focus_in (self, panes[i]))
      at = i;
  for (int i = 1; i <= 3; i++)
    {
      int next = (at + step * i + 9) % 3;

      if (there[next] && targets[next] != NULL
          && (gtk_widget_grab_focus (targets[next])
              || gtk_widget_child_focus (targets[next], GTK_DIR_TAB_FORWARD)))
        return;
    }
}
