#include "reader/reader-keys.h"
#include "reader/reader-private.h"

#include <string.h>

/* What an act takes if nothing is chosen. */
static const struct
{
  const char *name;
  DossierTargetUnit unit;
  gboolean wants_mark; /* it is about the current mark and does nothing without one */
} acts[] = {
  { "palette", DOSSIER_TARGET_SENTENCE, FALSE },
  { "repeat-tag", DOSSIER_TARGET_SENTENCE, FALSE },
  { "in-vivo", DOSSIER_TARGET_NAME, FALSE },
  { "highlight", DOSSIER_TARGET_SENTENCE, FALSE },
  { "comment", DOSSIER_TARGET_SENTENCE, FALSE },
  { "check-later", DOSSIER_TARGET_SENTENCE, FALSE },
  { "unmark", DOSSIER_TARGET_SENTENCE, TRUE },
  { "zone", DOSSIER_TARGET_PARAGRAPH, FALSE },
  { "zone-kind", DOSSIER_TARGET_PARAGRAPH, FALSE },
  { "actor", DOSSIER_TARGET_NAME, FALSE },
  { "date", DOSSIER_TARGET_DATE, FALSE },
  { "event", DOSSIER_TARGET_SENTENCE, FALSE },
  { "evidence", DOSSIER_TARGET_SENTENCE, FALSE },
  { "go-event", DOSSIER_TARGET_SENTENCE, FALSE },
  { "to-note", DOSSIER_TARGET_SENTENCE, FALSE },
  { "copy-citation", DOSSIER_TARGET_SENTENCE, FALSE },
  { "tag-everywhere", DOSSIER_TARGET_NAME, FALSE },
  { "accept", DOSSIER_TARGET_SENTENCE, TRUE },
  { "accept-alike", DOSSIER_TARGET_SENTENCE, TRUE },
  { "accept-everywhere", DOSSIER_TARGET_SENTENCE, TRUE },
  { "reject", DOSSIER_TARGET_SENTENCE, TRUE },
  { "place", DOSSIER_TARGET_SENTENCE, TRUE },
};

static const char *const moves[] = { "sentence", "extend-sentence", "mark", "move-end",
                                     "move-start" };

/* Where there is no current mark, an act on one means the innermost mark at the cursor. */
static void
adopt_mark_at_cursor (DossierReader *self)
{
  guint cursor = dossier_reader_get_cursor (self);
  g_autoptr (GPtrArray) marks = dossier_mark_set_query (self->marks, cursor, cursor + 1);

  if (self->current == 0 && marks->len > 0)
    dossier_reader_set_current_mark (
        self, ((DossierMark *) g_ptr_array_index (marks, marks->len - 1))->id);
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const char *name = action + strlen ("reader.");
  guint start, end;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (strcmp (acts[i].name, name) != 0)
        continue;
      if (acts[i].wants_mark)
        adopt_mark_at_cursor (self);
      if (acts[i].wants_mark && self->current == 0)
        gtk_widget_error_bell (widget);
      else if (dossier_reader_get_target (self, acts[i].unit, &start, &end))
        dossier_reader_emit_act (self, name, start, end, 0);
      return;
    }
}

static void
tag_digit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  guint start, end;

  if (dossier_reader_get_target (self, DOSSIER_TARGET_SENTENCE, &start, &end))
    dossier_reader_emit_act (self, "tag-digit", start, end, g_variant_get_int32 (parameter));
}

/* One of the tags of the current mark, by its place among them. */
static void
untag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);

  if (current != NULL)
    dossier_reader_emit_act (self, "untag", current->start, current->end,
                             g_variant_get_int32 (parameter));
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_open_menu_at_cursor (DOSSIER_READER (widget));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  int direction = parameter != NULL ? g_variant_get_int32 (parameter) : 1;
  gboolean done = FALSE;

  dossier_reader_forget_goal (self);
  if (g_str_equal (action, "reader.sentence"))
    done = dossier_reader_step_sentence (self, direction, FALSE);
  else if (g_str_equal (action, "reader.extend-sentence"))
    done = dossier_reader_step_sentence (self, direction, TRUE);
  else if (g_str_equal (action, "reader.mark"))
    done = dossier_reader_step_mark (self, direction, -1);
  else if (g_str_equal (action, "reader.next-suggestion"))
    done = dossier_reader_step_mark (self, 1, DOSSIER_MARK_SUGGESTED);
  else if (g_str_equal (action, "reader.previous-suggestion"))
    done = dossier_reader_step_mark (self, -1, DOSSIER_MARK_SUGGESTED);
  else if (g_str_equal (action, "reader.cycle"))
    done = dossier_reader_cycle_stack (self);
  else if (g_str_equal (action, "reader.move-end"))
    done = dossier_reader_move_edge (self, TRUE, direction);
  else if (g_str_equal (action, "reader.move-start"))
    done = dossier_reader_move_edge (self, FALSE, direction);
  if (!done)
    gtk_widget_error_bell (widget);
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  guint cursor = dossier_reader_get_cursor (self);

  dossier_reader_set_current_mark (self, 0);
  dossier_reader_select (self, cursor, cursor);
}

static void
toggle_kind_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  static const char *const names[] = { "reader.show-highlights", "reader.show-mentions",
                                       "reader.show-dates", "reader.show-claims" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (action, names[i]))
      {
        dossier_reader_set_kind_shown (self, (DossierMarkKind) i,
                                       !dossier_reader_is_kind_shown (self, (DossierMarkKind) i));
        g_signal_emit_by_name (self, "kinds-changed");
      }
}

static void
hide_zones_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  dossier_reader_set_zones_hidden (self, !self->zones_hidden);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_emit_page_act (DOSSIER_READER (widget), action + strlen ("reader."), 0);
}

static void
open_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  dossier_reader_open_link (self, dossier_reader_get_cursor (self));
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_emit_page_act (DOSSIER_READER (widget), "zoom", g_variant_get_int32 (parameter));
}

/* One part on, or one back, from its beginning. */
static void
part_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  gint64 part = (gint64) self->part + g_variant_get_int32 (parameter);

  if (part < 0 || !dossier_reader_show_part (self, (guint) part))
    gtk_widget_error_bell (widget);
}

static void
as_it_came_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  dossier_reader_set_as_it_came (self, !self->as_it_came);
}

/* Adds every action of the reader and its keys to the class. */
void
dossier_reader_install_actions (GtkWidgetClass *class)
{
  static const char *const steps[] = { "next-suggestion", "previous-suggestion", "cycle" };
  static const char *const finds[] = { "find", "find-next", "find-previous" };
  static const char *const kinds[] = { "show-highlights", "show-mentions", "show-dates",
                                       "show-claims" };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", acts[i].name, NULL);

      gtk_widget_class_install_action (class, name, NULL, act_cb);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", moves[i], NULL);

      gtk_widget_class_install_action (class, name, "i", move_cb);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", steps[i], NULL);

      gtk_widget_class_install_action (class, name, NULL, move_cb);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", kinds[i], NULL);

      gtk_widget_class_install_action (class, name, NULL, toggle_kind_cb);
    }
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", finds[i], NULL);

      gtk_widget_class_install_action (class, name, NULL, find_cb);
    }
  gtk_widget_class_install_action (class, "reader.tag-digit", "i", tag_digit_cb);
  gtk_widget_class_install_action (class, "reader.untag", "i", untag_cb);
  gtk_widget_class_install_action (class, "reader.menu", NULL, menu_cb);
  gtk_widget_class_install_action (class, "reader.open-link", NULL, open_link_cb);
  gtk_widget_class_install_action (class, "reader.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (class, "reader.part", "i", part_cb);
  gtk_widget_class_install_action (class, "reader.clear", NULL, clear_cb);
  gtk_widget_class_install_action (class, "reader.hide-zones", NULL, hide_zones_cb);
  gtk_widget_class_install_action (class, "reader.as-it-came", NULL, as_it_came_cb);
  dossier_reader_keys_bind (class);
}

/* Keys that mean something else when a mark is not current reach the window then. */
void
dossier_reader_update_actions (DossierReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean has_text = dossier_page_text_get_length (self->page) > 0;
  gboolean has_current = self->current != 0;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", acts[i].name, NULL);

      gtk_widget_action_set_enabled (widget, name, has_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *name = g_strconcat ("reader.", moves[i], NULL);

      gtk_widget_action_set_enabled (
          widget, name, has_text && (has_current || !g_str_has_prefix (moves[i], "move-")));
    }
  gtk_widget_action_set_enabled (widget, "reader.tag-digit", has_text);
  gtk_widget_action_set_enabled (widget, "reader.part", self->parts->len > 1);
  gtk_widget_action_set_enabled (widget, "reader.menu", has_text);
  gtk_widget_action_set_enabled (widget, "reader.untag", has_current);
  gtk_widget_action_set_enabled (widget, "reader.open-link",
                                 dossier_reader_get_link (self, dossier_reader_get_cursor (self))
                                     != NULL);
  gtk_widget_action_set_enabled (widget, "reader.clear",
                                 has_current || gtk_text_buffer_get_has_selection (buffer));
}

static gboolean
has_suggestion (DossierReader *self)
{
  return dossier_mark_set_next (self->marks, 0, 0, 1, DOSSIER_MARK_SUGGESTED) != NULL;
}

static gboolean
activate_key (DossierReader *self, const DossierReaderKey *key)
{
  GVariant *parameter = key->has_parameter ? g_variant_new_int32 (key->parameter) : NULL;

  return gtk_widget_activate_action_variant (GTK_WIDGET (self), key->action, parameter);
}

/* Keys that GtkTextView has a meaning of its own for. */
static gboolean
is_kept_by_the_view (guint key, GdkModifierType modifiers)
{
  return key == GDK_KEY_Delete || key == GDK_KEY_Menu || key == GDK_KEY_Page_Down
         || key == GDK_KEY_Page_Up || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
}

/* Before GtkTextView: what it would keep for itself, and what a layout makes of a hardware key. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierReader *self)
{
  GdkModifierType modifiers =
      state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  guint key = dossier_reader_keys_to_us (keyval, keycode, modifiers);
  const DossierReaderKey *found;

  /* Nothing is suggested: Tab goes to the next widget, as everywhere. */
  if (key == GDK_KEY_Tab)
    {
      if ((modifiers & ~GDK_SHIFT_MASK) != 0 || !has_suggestion (self))
        return GDK_EVENT_PROPAGATE;
    }
  else if (!is_kept_by_the_view (key, modifiers) && key == keyval)
    return GDK_EVENT_PROPAGATE;

  found = dossier_reader_keys_find (key, modifiers, 0);
  if (found == NULL)
    return GDK_EVENT_PROPAGATE;
  activate_key (self, found);
  return GDK_EVENT_STOP;
}

/* Keys before the view takes them. */
void
dossier_reader_add_keys (DossierReader *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
