#include "library/library.h"

#include "corpus/lists.h"
#include "library/library-row.h"
#include "library/tag-filter.h"
#include "parts/gradual-list.h"
#include "parts/late-menu.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierLibrary
{
  GtkWidget parent_instance;

  GtkWidget *filters;
  GtkSearchEntry *search;
  GtkMenuButton *order;
  GMenuModel *order_menu;
  GtkToggleButton *unread;
  GtkToggleButton *reading;
  GtkToggleButton *curated;
  GtkMenuButton *tag_button;
  GtkWidget *tag_filter;
  GtkLabel *tag_name;
  GtkStack *stack;
  GtkListView *list;
  AdwBin *footer;

  DossierSession *session;
  DossierArticleCounts *counts;
  DossierLiveList *articles;
  DossierGradualList *given; /* what of them has come to the list */
  GtkSingleSelection *selection;
  gboolean following; /* the selection follows the session, not the person */

  char *sort;
  char *state;
  gboolean ascending;
  gboolean undated;
  gboolean follow_up;
  gint64 tag;
};

enum
{
  PROP_0,
  PROP_SORT,
  PROP_ASCENDING,
  PROP_STATE,
  PROP_UNDATED,
  PROP_FOLLOW_UP,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_ROW_MENU,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierLibrary, dossier_library, GTK_TYPE_WIDGET)

static gboolean
is_filtered (DossierLibrary *self)
{
  return self->state[0] != '\0' || self->undated || self->follow_up || self->tag != 0
         || gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';
}

static void
update_stack (DossierLibrary *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->articles)) == 0
                  && !dossier_live_list_is_loading (self->articles);
  gboolean empty = none && !is_filtered (self);

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : none ? "nothing" : "list");
  gtk_widget_set_visible (self->filters, !empty);
}

static GVariant *
make_query (DossierLibrary *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return dossier_args_new ("sort", g_variant_new_string (self->sort), "ascending",
                           g_variant_new_boolean (self->ascending), "text",
                           words[0] != '\0' ? g_variant_new_string (words) : NULL, "state",
                           self->state[0] != '\0' ? g_variant_new_string (self->state) : NULL,
                           "tag", self->tag != 0 ? g_variant_new_int64 (self->tag) : NULL,
                           "undated", self->undated ? g_variant_new_boolean (TRUE) : NULL,
                           "follow-up", self->follow_up ? g_variant_new_boolean (TRUE) : NULL,
                           NULL);
}

static void
update_query (DossierLibrary *self)
{
  if (self->articles == NULL)
    return;
  dossier_live_list_set_query (self->articles, make_query (self));
  update_stack (self);
}

static void
stop_search_cb (DossierLibrary *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dossier_library_focus_list (self);
}

static void
chip_toggled_cb (GtkToggleButton *chip, DossierLibrary *self)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (chip));

  if (gtk_toggle_button_get_active (chip))
    g_object_set (self, "state", name, NULL);
  else if (g_str_equal (self->state, name))
    g_object_set (self, "state", "", NULL);
}

static void
set_tag (DossierLibrary *self, gint64 tag, const char *name)
{
  self->tag = tag;
  gtk_label_set_text (self->tag_name, name != NULL ? name : "");
  gtk_widget_set_visible (self->tag_filter, tag != 0);
  update_query (self);
}

static void
tag_chosen_cb (DossierTagFilter *filter, gint64 tag, const char *name, DossierLibrary *self)
{
  set_tag (self, tag, name);
}

static void
clear_tag_cb (DossierLibrary *self)
{
  set_tag (self, 0, NULL);
}

static void
show_all_cb (DossierLibrary *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_object_set (self, "state", "", "undated", FALSE, "follow-up", FALSE, NULL);
  set_tag (self, 0, NULL);
}

static void
show_count (GtkToggleButton *chip, const char *name, guint count)
{
  g_autofree char *label = count > 0 ? g_strdup_printf ("%s %u", name, count) : g_strdup (name);

  gtk_button_set_label (GTK_BUTTON (chip), label);
}

static void
counts_changed_cb (DossierLibrary *self)
{
  guint total = dossier_article_counts_get (self->counts, DOSSIER_COUNT_TOTAL);
  g_autofree char *hint =
      g_strdup_printf (ngettext ("Search %u article", "Search %u articles", total), total);

  show_count (self->unread, _ ("Unread"),
              dossier_article_counts_get (self->counts, DOSSIER_COUNT_UNREAD));
  show_count (self->reading, _ ("Reading"),
              dossier_article_counts_get (self->counts, DOSSIER_COUNT_READING));
  show_count (self->curated, _ ("Curated"),
              dossier_article_counts_get (self->counts, DOSSIER_COUNT_CURATED));
  g_object_set (self->search, "placeholder-text", hint, NULL);
}

/* The row of the open article is the chosen one, wherever it stands now. */
static void
follow_session (DossierLibrary *self)
{
  gint64 article = dossier_session_get_article (self->session);
  guint position =
      article != 0 ? dossier_live_list_find (self->articles, article) : GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected (self->selection) == position
      || (position != GTK_INVALID_LIST_POSITION
          && position >= g_list_model_get_n_items (G_LIST_MODEL (self->given))))
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
}

static void
article_changed_cb (DossierLibrary *self)
{
  guint position;

  follow_session (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* The open article may stand among those that come later. */
static void
given_changed_cb (DossierLibrary *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION
      && dossier_session_get_article (self->session) != 0)
    article_changed_cb (self);
}

static void
items_changed_cb (DossierLibrary *self)
{
  follow_session (self);
  update_stack (self);
}

/* Rows that come and go above the chosen one move it: that is nobody's choice. */
static void
selected_cb (DossierLibrary *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 article = dossier_live_list_get_id (self->articles, position);

  if (!self->following && article != 0 && article != dossier_session_get_article (self->session))
    dossier_session_open_article (self->session, article);
}

static void
activate_cb (DossierLibrary *self, guint position)
{
  gint64 article = dossier_live_list_get_id (self->articles, position);

  dossier_session_open_article (self->session, article);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, article);
}

static void
failed_cb (DossierLiveList *list, const GError *error, DossierLibrary *self)
{
  dossier_session_fail (self->session, error);
}

static void
request_row_menu (DossierLibrary *self, DossierLibraryRow *row, double x, double y)
{
  DossierArticle *article = dossier_library_row_get_article (row);

  if (article != NULL)
    g_signal_emit (self, signals[SIGNAL_ROW_MENU], 0, article, row, (int) x, (int) y);
}

static void
row_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierLibrary *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  request_row_menu (self, DOSSIER_LIBRARY_ROW (row), x, y);
}

/* The list says nothing when the chosen row is chosen again; the person means the article all the same. */
static void
row_chosen_again_cb (GtkGestureClick *gesture, int n_press, double x, double y,
                     DossierLibrary *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DossierArticle *article = dossier_library_row_get_article (DOSSIER_LIBRARY_ROW (row));
  gint64 id = article != NULL ? dossier_row_get_id (DOSSIER_ROW (article)) : 0;

  if (id != 0 && id == dossier_session_get_article (self->session))
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, id);
}

static void
add_click (GtkWidget *row, guint button, GtkPropagationPhase phase, GCallback pressed,
           DossierLibrary *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), phase);
  g_signal_connect (click, "pressed", pressed, self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

static void
set_up_row (GtkWidget *row, gpointer self)
{
  add_click (row, GDK_BUTTON_SECONDARY, GTK_PHASE_BUBBLE, G_CALLBACK (row_pressed_cb), self);
  add_click (row, GDK_BUTTON_PRIMARY, GTK_PHASE_CAPTURE, G_CALLBACK (row_chosen_again_cb), self);
}

/* The menu key on the chosen row. */
static void
menu_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibrary *self = DOSSIER_LIBRARY (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (DOSSIER_IS_LIBRARY_ROW (child))
    request_row_menu (self, DOSSIER_LIBRARY_ROW (child), 24, 24);
}

static void
connect_list (DossierLibrary *self)
{
  g_autoptr (GtkListItemFactory) factory = dossier_library_row_factory_new (set_up_row, self);

  self->given = dossier_gradual_list_new (G_LIST_MODEL (self->articles));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->given)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  dossier_gradual_list_follow_hands (self->given, GTK_WIDGET (self->list));
  g_signal_connect_object (self->given, "items-changed", G_CALLBACK (given_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
dossier_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierLibrary *self = DOSSIER_LIBRARY (object);

  switch (id)
    {
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    case PROP_ASCENDING:
      g_value_set_boolean (value, self->ascending);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_UNDATED:
      g_value_set_boolean (value, self->undated);
      break;
    case PROP_FOLLOW_UP:
      g_value_set_boolean (value, self->follow_up);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_state (DossierLibrary *self, const char *state)
{
  GtkToggleButton *chips[] = { self->unread, self->reading, self->curated };

  g_free (self->state);
  self->state = g_strdup (state != NULL ? state : "");
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    gtk_toggle_button_set_active (
        chips[i], g_str_equal (gtk_widget_get_name (GTK_WIDGET (chips[i])), self->state));
}

static void
dossier_library_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierLibrary *self = DOSSIER_LIBRARY (object);

  switch (id)
    {
    case PROP_SORT:
      g_free (self->sort);
      self->sort = g_value_dup_string (value);
      break;
    case PROP_ASCENDING:
      self->ascending = g_value_get_boolean (value);
      break;
    case PROP_STATE:
      set_state (self, g_value_get_string (value));
      break;
    case PROP_UNDATED:
      self->undated = g_value_get_boolean (value);
      break;
    case PROP_FOLLOW_UP:
      self->follow_up = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update_query (self);
}

static gboolean
dossier_library_grab_focus (GtkWidget *widget)
{
  dossier_library_focus_list (DOSSIER_LIBRARY (widget));
  return TRUE;
}

static void
dossier_library_dispose (GObject *object)
{
  DossierLibrary *self = DOSSIER_LIBRARY (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->given);
  g_clear_object (&self->articles);
  g_clear_object (&self->counts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_library_parent_class)->dispose (object);
}

static void
dossier_library_finalize (GObject *object)
{
  DossierLibrary *self = DOSSIER_LIBRARY (object);

  g_free (self->sort);
  g_free (self->state);
  G_OBJECT_CLASS (dossier_library_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "date", flags);
  properties[PROP_ASCENDING] = g_param_spec_boolean ("ascending", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "", flags);
  properties[PROP_UNDATED] = g_param_spec_boolean ("undated", NULL, NULL, FALSE, flags);
  properties[PROP_FOLLOW_UP] = g_param_spec_boolean ("follow-up", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "library.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "library.ascending", "ascending");
  gtk_widget_class_install_property_action (widget_class, "library.undated", "undated");
  gtk_widget_class_install_property_action (widget_class, "library.follow-up", "follow-up");
  gtk_widget_class_install_property_action (widget_class, "library.state", "state");
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "library.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "library.menu",
                                       NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/library.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, filters);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, search);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, order);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, order_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, unread);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, reading);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, curated);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, tag_button);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, tag_filter);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, tag_name);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, list);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrary, footer);
  gtk_widget_class_bind_template_callback (widget_class, update_query);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_library_focus_list);
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dossier_library_class_init (DossierLibraryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = dossier_library_get_property;
  object_class->set_property = dossier_library_set_property;
  object_class->dispose = dossier_library_dispose;
  object_class->finalize = dossier_library_finalize;
  widget_class->grab_focus = dossier_library_grab_focus;
  install_properties (object_class);
  install_actions (widget_class);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "library");

  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ROW_MENU] =
      g_signal_new ("row-menu", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, DOSSIER_TYPE_ARTICLE, GTK_TYPE_WIDGET, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
dossier_library_init (DossierLibrary *self)
{
  self->sort = g_strdup ("date");
  self->state = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_late_menu_attach (self->order, self->order_menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Library pane"), -1);
}

/**
 * dossier_library_new:
 * @counts: of the same session
 *
 * Returns: (transfer floating): the articles of @session. Main thread.
 */
GtkWidget *
dossier_library_new (DossierSession *session, DossierArticleCounts *counts)
{
  DossierLibrary *self = g_object_new (DOSSIER_TYPE_LIBRARY, NULL);
  GtkWidget *tags = dossier_tag_filter_new (session);

  self->session = g_object_ref (session);
  self->counts = g_object_ref (counts);
  self->articles = dossier_live_list_new (dossier_session_get_corpus (session),
                                          &dossier_article_list_kind, make_query (self));
  connect_list (self);
  gtk_menu_button_set_popover (self->tag_button, tags);
  g_signal_connect (tags, "chosen", G_CALLBACK (tag_chosen_cb), self);
  g_signal_connect_object (self->articles, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->articles, "notify::loading", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->articles, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::article", G_CALLBACK (article_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (counts, "changed", G_CALLBACK (counts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  counts_changed_cb (self);
  update_stack (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_library_focus_search:
 *
 * The next keys are words to look for in all articles.
 */
void
dossier_library_focus_search (DossierLibrary *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * dossier_library_focus_list:
 *
 * The next keys move through the articles.
 */
void
dossier_library_focus_list (DossierLibrary *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * dossier_library_set_footer:
 * @footer: (transfer floating) (nullable): what stands below the list
 */
void
dossier_library_set_footer (DossierLibrary *self, GtkWidget *footer)
{
  adw_bin_set_child (self->footer, footer);
}
