#include "key-table.h"
#include "window-private.h"

#include "reader/reader-keys.h"

/* Cutting and pasting by the places of X, C, V and A, where the layout has other letters there. */
static gboolean
activate_in_text (GtkWidget *window, guint key, GdkModifierType modifiers)
{
  static const struct
  {
    guint key;
    const char *action;
  } acts[] = {
    { GDK_KEY_x, "clipboard.cut" },
    { GDK_KEY_c, "clipboard.copy" },
    { GDK_KEY_v, "clipboard.paste" },
    { GDK_KEY_a, "selection.select-all" },
  };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (modifiers != GDK_CONTROL_MASK || (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].key == key)
      return gtk_widget_activate_action (focus, acts[i].action, NULL);
  return FALSE;
}

static gboolean
activate_line (GtkWidget *window, const DossierKey *line)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return g_action_parse_detailed_name (line->action, &name, &target, NULL)
         && gtk_widget_activate_action_variant (window, name, target);
}

/* With a layout that has no Latin letters Ctrl+Z is on the key where a US keyboard has Z, and with
 * one that has no digits in the first row Ctrl+1 is on its first key. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, GtkWidget *window)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  guint key = dossier_reader_keys_to_us (keyval, keycode, modifiers & ~GDK_CONTROL_MASK);
  const DossierKey *line;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 || key == keyval
      || dossier_keys_find (keyval, modifiers) != NULL)
    return GDK_EVENT_PROPAGATE;
  line = dossier_keys_find (key, modifiers);
  if (line != NULL && !line->after_focus)
    return activate_line (window, line) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  return activate_in_text (window, key, modifiers) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* What has the focus comes first: on a mark the same keys move its ends. */
static void
add_late_keys (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  guint n_keys;
  const DossierKey *keys = dossier_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    for (guint j = 0; keys[i].after_focus && j < 3 && keys[i].keys[j] != NULL; j++)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys[j]),
                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (window, controller);
}

/**
 * dossier_keys_add_to:
 * @window: of the program
 *
 * Adds what the application's accelerators cannot do: keys for which what has the focus comes
 * first, and keys by their place where the layout has no Latin letter there.
 */
void
dossier_keys_add_to (GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), window);
  gtk_widget_add_controller (window, controller);
  add_late_keys (window);
}
