#include "inspector/filter-entry.h"

/**
 * dossier_filter_entry_new:
 * @placeholder: what it is for, also its accessible name
 *
 * Returns: (transfer floating): a #GtkSearchEntry above a list: typing filters the list ("changed"),
 *   Enter creates what is typed ("activate")
 */
GtkWidget *
dossier_filter_entry_new (const char *placeholder)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  return entry;
}

typedef struct
{
  void (*down) (gpointer data);
  gpointer data;
} Down;

static void
free_down (gpointer data, GClosure *closure)
{
  g_free (data);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, Down *down)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  down->down (down->data);
  return GDK_EVENT_STOP;
}

/**
 * dossier_filter_entry_set_down:
 * @down: goes into the list
 * @data: lives as long as @entry
 */
void
dossier_filter_entry_set_down (GtkWidget *entry, void (*down) (gpointer data), gpointer data)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Down *closure = g_new0 (Down, 1);

  closure->down = down;
  closure->data = data;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_pressed_cb), closure, free_down, 0);
  gtk_widget_add_controller (entry, keys);
}
