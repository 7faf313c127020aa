#include "dialogs/reason-list.h"

#include <glib/gi18n.h>

struct _DossierReasonList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of AdwEntryRow, in order; each belongs to the group */
};

G_DEFINE_FINAL_TYPE (DossierReasonList, dossier_reason_list, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
get_button (GtkWidget *row, const char *which)
{
  return g_object_get_data (G_OBJECT (row), which);
}

/* Each row says its number, and offers only the moves that there are. */
static void
number_rows (DossierReasonList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("Reason %u"), i + 1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_set_sensitive (get_button (row, "up"), i > 0);
      gtk_widget_set_sensitive (get_button (row, "down"), i + 1 < self->rows->len);
    }
}

static void
move (DossierReasonList *self, GtkWidget *row, int step)
{
  guint at;
  gint to;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  GtkEditable *other;

  if (!g_ptr_array_find (self->rows, row, &at))
    return;
  to = (gint) at + step;
  if (to < 0 || to >= (gint) self->rows->len)
    return;
  /* The rows stand still and their words change places: the keys stay with the words. */
  other = GTK_EDITABLE (self->rows->pdata[to]);
  gtk_editable_set_text (GTK_EDITABLE (row), gtk_editable_get_text (other));
  gtk_editable_set_text (other, text);
  gtk_widget_grab_focus (GTK_WIDGET (other));
}

static DossierReasonList *
get_list (GtkWidget *row)
{
  return DOSSIER_REASON_LIST (gtk_widget_get_ancestor (row, DOSSIER_TYPE_REASON_LIST));
}

static void
up_cb (GtkWidget *row)
{
  move (get_list (row), row, -1);
}

static void
down_cb (GtkWidget *row)
{
  move (get_list (row), row, 1);
}

static void
remove_cb (GtkWidget *row)
{
  DossierReasonList *self = get_list (row);
  guint at;

  if (!g_ptr_array_find (self->rows, row, &at))
    return;
  g_ptr_array_remove_index (self->rows, at);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  number_rows (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (at, self->rows->len - 1)]);
}

static gboolean
move_key_cb (GtkWidget *row, GVariant *step, gpointer data)
{
  move (get_list (row), row, g_variant_get_int32 (step));
  return TRUE;
}

static void
add_button (GtkWidget *row, const char *which, const char *icon, const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), which, button);
}

static void
add_move_keys (GtkWidget *row)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (int step = -1; step <= 1; step += 2)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
          gtk_keyval_trigger_new (step < 0 ? GDK_KEY_Up : GDK_KEY_Down, GDK_ALT_MASK),
          gtk_callback_action_new (move_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (row, controller);
}

static GtkWidget *
add_row (DossierReasonList *self, const char *reason)
{
  GtkWidget *row = adw_entry_row_new ();

  gtk_editable_set_text (GTK_EDITABLE (row), reason);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  add_button (row, "up", "go-up-symbolic", _ ("Move up"), G_CALLBACK (up_cb));
  add_button (row, "down", "go-down-symbolic", _ ("Move down"), G_CALLBACK (down_cb));
  add_button (row, "remove", "list-remove-symbolic", _ ("Remove"), G_CALLBACK (remove_cb));
  add_move_keys (row);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
add_cb (DossierReasonList *self)
{
  GtkWidget *row = add_row (self, "");

  number_rows (self);
  gtk_widget_grab_focus (row);
}

static void
dossier_reason_list_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_REASON_LIST (object)->rows);
  G_OBJECT_CLASS (dossier_reason_list_parent_class)->finalize (object);
}

static void
dossier_reason_list_class_init (DossierReasonListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dossier_reason_list_finalize;
}

static void
dossier_reason_list_init (DossierReasonList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Add a reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a reason"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * dossier_reason_list_set_reasons:
 * @reasons: NULL-terminated, in order
 *
 * Adds them to an empty list.
 */
void
dossier_reason_list_set_reasons (DossierReasonList *self, const char *const *reasons)
{
  for (guint i = 0; reasons[i] != NULL; i++)
    add_row (self, reasons[i]);
  number_rows (self);
}

/**
 * dossier_reason_list_dup_reasons:
 *
 * Returns: (transfer full): in order, without empty ones
 */
char **
dossier_reason_list_dup_reasons (DossierReasonList *self)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text =
          g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows->pdata[i]))));

      if (text[0] != '\0')
        g_strv_builder_add (reasons, text);
    }
  return g_strv_builder_end (reasons);
}
