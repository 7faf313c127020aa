#include "inspector/codebook.h"

#include "corpus/lists.h"
#include "inspector/codebook-acts.h"
#include "inspector/codebook-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierCodebook
{
  DossierPopoverBin parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  DossierLiveList *list;
  GtkSingleSelection *selection;
  GtkWidget *view;
  GHashTable *collapsed; /* set of gint64 */
  char *filter;
};

enum
{
  SIGNAL_OPEN_TAG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierCodebook, dossier_codebook, DOSSIER_TYPE_POPOVER_BIN)

static DossierTag *
get_selected (DossierCodebook *self)
{
  DossierTag *tag = gtk_single_selection_get_selected_item (self->selection);

  return tag != NULL && dossier_row_is_loaded (DOSSIER_ROW (tag)) ? tag : NULL;
}

/* The widget that shows the selected tag, for a popover to stand beside. */
static GtkWidget *
find_row (GtkWidget *widget, DossierTag *tag)
{
  if (DOSSIER_IS_ROW_WIDGET (widget))
    return dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (widget)) == tag ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, tag);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
ask_for_rows (DossierCodebook *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->collapsed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  dossier_live_list_set_query (
      self->list,
      dossier_args_new ("collapsed",
                        dossier_args_ids ((const gint64 *) (gpointer) ids->data, ids->len), "text",
                        self->filter != NULL ? g_variant_new_string (self->filter) : NULL, NULL));
}

static void
set_collapsed (DossierCodebook *self, DossierTag *tag, gboolean collapsed)
{
  gint64 id = dossier_row_get_id (DOSSIER_ROW (tag));
  GtkWidget *row = find_row (self->view, tag);

  if (collapsed)
    g_hash_table_add (self->collapsed, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->collapsed, &id);
  if (row != NULL)
    dossier_codebook_row_set_collapsed (DOSSIER_CODEBOOK_ROW (row), self->collapsed);
  ask_for_rows (self);
}

static gboolean
is_collapsed (DossierCodebook *self, DossierTag *tag)
{
  gint64 id = dossier_row_get_id (DOSSIER_ROW (tag));

  return g_hash_table_contains (self->collapsed, &id);
}

static void
open_tag (DossierCodebook *self, DossierTag *tag)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_TAG], 0, dossier_row_get_id (DOSSIER_ROW (tag)),
                 tag->fields.name);
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierCodebook *self = DOSSIER_CODEBOOK (widget);
  DossierTag *tag = get_selected (self);
  GtkWidget *anchor = tag != NULL ? find_row (self->view, tag) : NULL;

  if (tag == NULL || anchor == NULL)
    gtk_widget_error_bell (widget);
  else if (strcmp (action, "codebook.open") == 0)
    open_tag (self, tag);
  else if (strcmp (action, "codebook.rename") == 0)
    dossier_codebook_rename (self->session, tag, anchor);
  else if (strcmp (action, "codebook.recolour") == 0)
    dossier_codebook_recolour (self->session, tag, anchor);
  else if (strcmp (action, "codebook.describe") == 0)
    dossier_codebook_describe (self->session, tag, anchor);
  else if (strcmp (action, "codebook.add-below") == 0)
    dossier_codebook_add_below (self->session, tag, anchor);
  else if (strcmp (action, "codebook.merge") == 0)
    dossier_codebook_merge (self->session, self->index, tag, anchor);
  else if (strcmp (action, "codebook.delete") == 0)
    dossier_codebook_delete (self->session, tag, anchor);
  else if (strcmp (action, "codebook.digit") == 0)
    dossier_codebook_set_digit (self->session, tag, (guint) g_variant_get_int32 (parameter));
  else if (strcmp (action, "codebook.shift") == 0)
    dossier_codebook_shift (self->session, tag, g_variant_get_string (parameter, NULL));
}

static void
show_menu (DossierCodebook *self, const GdkRectangle *area)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/dossier/Dossier/ui/codebook-menu.ui");
  GtkWidget *menu =
      gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  dossier_popover_bin_show (DOSSIER_POPOVER_BIN (self), GTK_POPOVER (menu), area);
}

static gboolean
show_menu_for_selected (DossierCodebook *self)
{
  DossierTag *tag = get_selected (self);
  GtkWidget *row = tag != NULL ? find_row (self->view, tag) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return GDK_EVENT_PROPAGATE;
  show_menu (self, &(GdkRectangle){ (int) bounds.origin.x + 40, (int) bounds.origin.y, 1,
                                    (int) bounds.size.height });
  return GDK_EVENT_STOP;
}

static gboolean
shift (DossierCodebook *self, const char *to)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), "codebook.shift", "s", to);
}

/* Alt with an arrow: up and down among its siblings, in the reading direction below the one above. */
static gboolean
alt_key (DossierCodebook *self, guint keyval)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Up:
      return shift (self, "up");
    case GDK_KEY_Down:
      return shift (self, "down");
    case GDK_KEY_Right:
      return shift (self, rtl ? "unnest" : "nest");
    case GDK_KEY_Left:
      return shift (self, rtl ? "nest" : "unnest");
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
plain_key (DossierCodebook *self, guint keyval, GdkModifierType state)
{
  DossierTag *tag = get_selected (self);
  GtkWidget *widget = GTK_WIDGET (self);

  switch (keyval)
    {
    case GDK_KEY_F2:
      gtk_widget_activate_action (widget, "codebook.rename", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      gtk_widget_activate_action (widget, "codebook.delete", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      return show_menu_for_selected (self);
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) != 0 ? show_menu_for_selected (self) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (tag == NULL || tag->fields.n_children == 0)
        return GDK_EVENT_PROPAGATE;
      set_collapsed (self, tag,
                     (keyval == GDK_KEY_Left)
                         == (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Digits go by the hardware key, as in the reader: a French keyboard sends signs there. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierCodebook *self)
{
  GdkModifierType modifiers =
      state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);

  if (modifiers == GDK_CONTROL_MASK && keycode >= 10 && keycode <= 19)
    return gtk_widget_activate_action (GTK_WIDGET (self), "codebook.digit", "i",
                                       (int) (keycode - 9) % 10);
  if (modifiers == GDK_ALT_MASK)
    return alt_key (self, keyval);
  return modifiers == 0 ? plain_key (self, keyval, state) : GDK_EVENT_PROPAGATE;
}

static DossierTag *
select_row (DossierCodebook *self, DossierCodebookRow *row)
{
  DossierTag *tag = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (row));
  guint position;

  if (tag == NULL || !dossier_row_is_loaded (DOSSIER_ROW (tag)))
    return NULL;
  position = dossier_live_list_find (self->list, dossier_row_get_id (DOSSIER_ROW (tag)));
  gtk_single_selection_set_selected (self->selection, position);
  return tag;
}

static void
row_activated_cb (DossierCodebookRow *row, DossierCodebook *self)
{
  DossierTag *tag = select_row (self, row);

  if (tag != NULL)
    open_tag (self, tag);
}

static void
row_toggled_cb (DossierCodebookRow *row, DossierCodebook *self)
{
  DossierTag *tag = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (row));

  if (tag != NULL)
    set_collapsed (self, tag, !is_collapsed (self, tag));
}

static void
row_menu_cb (DossierCodebookRow *row, double x, double y, DossierCodebook *self)
{
  graphene_point_t point;

  if (select_row (self, row) != NULL
      && gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self),
                                   &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    show_menu (self, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
}

static void
row_dropped_cb (DossierCodebookRow *row, gint64 tag, int where, DossierCodebook *self)
{
  DossierTag *on = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (row));

  if (on != NULL)
    dossier_codebook_drop (self->session, tag, on, where);
}

static void
set_up_row (GtkWidget *row, gpointer data)
{
  dossier_codebook_row_set_collapsed (DOSSIER_CODEBOOK_ROW (row),
                                      DOSSIER_CODEBOOK (data)->collapsed);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), data);
  g_signal_connect (row, "toggled", G_CALLBACK (row_toggled_cb), data);
  g_signal_connect (row, "menu", G_CALLBACK (row_menu_cb), data);
  g_signal_connect (row, "dropped", G_CALLBACK (row_dropped_cb), data);
}

static void
view_activate_cb (GtkListView *view, guint position, DossierCodebook *self)
{
  DossierTag *tag = get_selected (self);

  if (tag != NULL)
    open_tag (self, tag);
}

/**
 * dossier_codebook_set_filter:
 * @text: (nullable): part of a name; empty for the whole tree
 */
void
dossier_codebook_set_filter (DossierCodebook *self, const char *text)
{
  g_free (self->filter);
  self->filter = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
  ask_for_rows (self);
}

/**
 * dossier_codebook_get_model:
 *
 * Returns: (transfer none): the tags that are shown, a #DossierLiveList
 */
GListModel *
dossier_codebook_get_model (DossierCodebook *self)
{
  return G_LIST_MODEL (self->list);
}

/**
 * dossier_codebook_focus_list:
 *
 * Goes to the first tag, or to the one that was chosen last.
 */
void
dossier_codebook_focus_list (DossierCodebook *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->view);
}

static void
dossier_codebook_dispose (GObject *object)
{
  DossierCodebook *self = DOSSIER_CODEBOOK (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self->session);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_codebook_parent_class)->dispose (object);
}

static void
dossier_codebook_class_init (DossierCodebookClass *klass)
{
  static const char *const actions[] = { "codebook.open",      "codebook.rename",
                                         "codebook.recolour",  "codebook.describe",
                                         "codebook.add-below", "codebook.merge",
                                         "codebook.delete" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_codebook_dispose;
  gtk_widget_class_set_css_name (widget_class, "codebook");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, act_cb);
  gtk_widget_class_install_action (widget_class, "codebook.digit", "i", act_cb);
  gtk_widget_class_install_action (widget_class, "codebook.shift", "s", act_cb);

  signals[SIGNAL_OPEN_TAG] =
      g_signal_new ("open-tag", DOSSIER_TYPE_CODEBOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
dossier_codebook_init (DossierCodebook *self)
{
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
build_view (DossierCodebook *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view =
      gtk_list_view_new (GTK_SELECTION_MODEL (self->selection),
                         dossier_row_factory_new (DOSSIER_TYPE_CODEBOOK_ROW, set_up_row, self));
  gtk_widget_add_css_class (self->view, "panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Codebook"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (view_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  dossier_popover_bin_set_child (DOSSIER_POPOVER_BIN (self), scroller);
}

/**
 * dossier_codebook_new:
 * @index: the names, shared
 */
GtkWidget *
dossier_codebook_new (DossierSession *session, DossierNameIndex *index)
{
  DossierCodebook *self = g_object_new (DOSSIER_TYPE_CODEBOOK, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->list =
      dossier_live_list_new (dossier_session_get_corpus (session), &dossier_tag_list_kind, NULL);
  g_signal_connect_swapped (self->list, "failed", G_CALLBACK (dossier_session_fail), session);
  build_view (self);
  return GTK_WIDGET (self);
}
