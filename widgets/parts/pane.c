#include "parts/pane.h"

#include <adwaita.h>

/* No pane is wider, so that the text beside it stays. */
#define MAX_WIDTH 720
/* One press of an arrow key on the handle. */
#define KEY_STEP 16

struct _DossierPane
{
  GtkWidget parent_instance;

  AdwFlap *flap;
  GtkWidget *box;  /* the pane and its handle */
  GtkWidget *slot; /* holds the pane at just the width that the person gave it */
  GtkWidget *handle;
  GtkPackType side;
  int min_width;
  int width;
  int drag_width; /* when the drag began */
  gboolean shown;
  gboolean away;
};

enum
{
  PROP_0,
  PROP_WIDTH,
  PROP_SHOWN,
  PROP_REVEALED,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierPane, dossier_pane, GTK_TYPE_WIDGET)

static gboolean
is_from_right (DossierPane *self)
{
  gboolean from_right = self->side == GTK_PACK_END;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? !from_right
                                                                          : from_right;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DossierPane *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked != self->handle)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag_width = self->width;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DossierPane *self)
{
  dossier_pane_set_width (self, self->drag_width + (int) (is_from_right (self) ? -dx : dx));
}

static gboolean
handle_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
               GdkModifierType state, DossierPane *self)
{
  int step = 0;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    step = -KEY_STEP;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    step = KEY_STEP;
  if (step == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  dossier_pane_set_width (self, self->width + (is_from_right (self) ? -step : step));
  return GDK_EVENT_STOP;
}

/* Folding hides the pane for the moment; there is room again: it is as the person wants it. */
static void
folded_cb (AdwFlap *flap, GParamSpec *pspec, DossierPane *self)
{
  gboolean folded = adw_flap_get_folded (flap);

  gtk_widget_set_visible (self->handle, !folded);
  adw_flap_set_reveal_flap (flap, !folded && self->shown && !self->away);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
revealed_cb (AdwFlap *flap, GParamSpec *pspec, DossierPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

static void
dossier_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierPane *self = DOSSIER_PANE (object);

  switch (id)
    {
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, dossier_pane_is_revealed (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, dossier_pane_is_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierPane *self = DOSSIER_PANE (object);

  switch (id)
    {
    case PROP_WIDTH:
      dossier_pane_set_width (self, g_value_get_int (value));
      break;
    case PROP_SHOWN:
      dossier_pane_set_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_pane_dispose (GObject *object)
{
  DossierPane *self = DOSSIER_PANE (object);

  if (self->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->flap)));
  G_OBJECT_CLASS (dossier_pane_parent_class)->dispose (object);
}

static void
dossier_pane_class_init (DossierPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_pane_get_property;
  object_class->set_property = dossier_pane_set_property;
  object_class->dispose = dossier_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pane");

  properties[PROP_WIDTH] =
      g_param_spec_int ("width", NULL, NULL, 0, MAX_WIDTH, 0, readable | G_PARAM_WRITABLE);
  properties[PROP_SHOWN] =
      g_param_spec_boolean ("shown", NULL, NULL, TRUE, readable | G_PARAM_WRITABLE);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, TRUE, readable);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add_controllers (DossierPane *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* On the whole widget: the handle itself moves below the pointer. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (handle_key_cb), self);
  gtk_widget_add_controller (self->handle, keys);
}

static GtkWidget *
create_handle (const char *name)
{
  GtkWidget *handle = g_object_new (ADW_TYPE_BIN, "css-name", "panehandle", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_SEPARATOR, "focusable", TRUE, NULL);

  gtk_widget_set_cursor_from_name (handle, "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return handle;
}

/* As wide as the person made it, whatever would be natural for what is in it. */
static void
measure_slot (GtkWidget *slot, GtkOrientation orientation, int for_size, int *minimum, int *natural,
              int *minimum_baseline, int *natural_baseline)
{
  DossierPane *self = DOSSIER_PANE (gtk_widget_get_ancestor (slot, DOSSIER_TYPE_PANE));
  GtkWidget *child = gtk_widget_get_first_child (slot);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self != NULL)
    *minimum = *natural = MAX (*minimum, self->width);
}

static void
allocate_slot (GtkWidget *slot, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (slot);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
get_slot_mode (GtkWidget *slot)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_pane_init (DossierPane *self)
{
  self->shown = TRUE;
  self->slot = adw_bin_new ();
  gtk_widget_set_layout_manager (
      self->slot, gtk_custom_layout_new (get_slot_mode, measure_slot, allocate_slot));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->flap = ADW_FLAP (adw_flap_new ());
  gtk_widget_add_css_class (self->box, "background");
  adw_flap_set_flap (self->flap, self->box);
  adw_flap_set_locked (self->flap, TRUE);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
  g_signal_connect (self->flap, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
}

/**
 * dossier_pane_new:
 * @side: where the pane stands beside its content
 * @min_width: of the pane, in pixels
 * @handle_name: what the handle is called for those who hear it
 *
 * Returns: (transfer floating): without pane and content. Main thread.
 */
GtkWidget *
dossier_pane_new (GtkPackType side, int min_width, const char *handle_name)
{
  DossierPane *self = g_object_new (DOSSIER_TYPE_PANE, NULL);

  self->side = side;
  self->min_width = min_width;
  self->handle = create_handle (handle_name);
  adw_flap_set_flap_position (self->flap, side);
  gtk_box_append (GTK_BOX (self->box), self->slot);
  if (side == GTK_PACK_START)
    gtk_box_append (GTK_BOX (self->box), self->handle);
  else
    gtk_box_prepend (GTK_BOX (self->box), self->handle);
  add_controllers (self);
  dossier_pane_set_width (self, min_width);
  return GTK_WIDGET (self);
}

/**
 * dossier_pane_set_pane:
 * @pane: (transfer floating): what stands at the side
 */
void
dossier_pane_set_pane (DossierPane *self, GtkWidget *pane)
{
  adw_bin_set_child (ADW_BIN (self->slot), pane);
}

/**
 * dossier_pane_set_content:
 * @content: (transfer floating): what the pane stands beside
 */
void
dossier_pane_set_content (DossierPane *self, GtkWidget *content)
{
  adw_flap_set_content (self->flap, content);
}

/**
 * dossier_pane_set_width:
 * @width: pixels; kept between the least and what leaves the content its place
 */
void
dossier_pane_set_width (DossierPane *self, int width)
{
  width = CLAMP (width, self->min_width, MAX_WIDTH);
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (self->slot);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

int
dossier_pane_get_width (DossierPane *self)
{
  return self->width;
}

/**
 * dossier_pane_set_shown:
 * @shown: what the person wants where there is room
 */
void
dossier_pane_set_shown (DossierPane *self, gboolean shown)
{
  if (!adw_flap_get_folded (self->flap) && !self->away)
    adw_flap_set_reveal_flap (self->flap, shown);
  if (self->shown == shown)
    return;
  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/**
 * dossier_pane_set_away:
 * @away: whether what is beside the pane needs its room now, whatever the person wants elsewhere
 *
 * Puts the pane away for as long; dossier_pane_toggle() brings it for the moment.
 */
void
dossier_pane_set_away (DossierPane *self, gboolean away)
{
  if (self->away == away)
    return;
  self->away = away;
  if (!dossier_pane_is_folded (self) || away)
    adw_flap_set_reveal_flap (self->flap, self->shown && !away);
}

/**
 * dossier_pane_is_folded:
 *
 * Returns: whether there is no room beside the content
 */
gboolean
dossier_pane_is_folded (DossierPane *self)
{
  return self->flap != NULL && adw_flap_get_folded (self->flap);
}

/**
 * dossier_pane_is_revealed:
 *
 * Returns: whether the pane is on the screen now
 */
gboolean
dossier_pane_is_revealed (DossierPane *self)
{
  return self->flap != NULL && adw_flap_get_reveal_flap (self->flap);
}

/**
 * dossier_pane_toggle:
 *
 * Shows the pane if it is not on the screen, else hides it; where it is folded that is for the
 * moment only.
 */
void
dossier_pane_toggle (DossierPane *self)
{
  gboolean reveal = !dossier_pane_is_revealed (self);

  if (dossier_pane_is_folded (self) || self->away)
    adw_flap_set_reveal_flap (self->flap, reveal);
  else
    dossier_pane_set_shown (self, reveal);
}
