#include "dialogs/date-row.h"

#include "parts/said-date.h"

struct _DossierDateRow
{
  AdwEntryRow parent_instance;

  DossierSaidDate *said; /* NULL until the template has said which */
  guint ticks;           /* frames until it is laid out */
};

enum
{
  PROP_0,
  PROP_READING,
};

G_DEFINE_FINAL_TYPE (DossierDateRow, dossier_date_row, ADW_TYPE_ENTRY_ROW)

/* What is said of the words may lie below the edge of the form: it comes into sight with them. */
static gboolean
bring_into_sight_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DossierDateRow *self = DOSSIER_DATE_ROW (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = scroller != NULL
                             ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))
                             : NULL;
  graphene_rect_t words, said;
  double top;

  if (self->ticks > 0 && --self->ticks > 0)
    return G_SOURCE_CONTINUE;
  if (place == NULL || self->said == NULL || !gtk_widget_compute_bounds (widget, scroller, &words)
      || !gtk_widget_compute_bounds (GTK_WIDGET (self->said), scroller, &said))
    return G_SOURCE_REMOVE;
  top = gtk_adjustment_get_value (place);
  gtk_adjustment_clamp_page (place, top + said.origin.y, top + said.origin.y + said.size.height);
  top = MIN (gtk_adjustment_get_value (place), top + words.origin.y);
  gtk_adjustment_set_value (place, top);
  return G_SOURCE_REMOVE;
}

static void
show_reading (DossierDateRow *self)
{
  const char *text = dossier_said_date_get_reading (self->said);
  gboolean failed = dossier_said_date_is_refused (self->said);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self->said), GTK_TYPE_LIST_BOX_ROW);

  if (row != NULL)
    gtk_widget_set_visible (row, text[0] != '\0');
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    {
      if (self->ticks == 0)
        gtk_widget_add_tick_callback (GTK_WIDGET (self), bring_into_sight_cb, NULL, NULL);
      self->ticks = 2;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               failed ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
read_text (DossierDateRow *self)
{
  if (self->said == NULL)
    return;
  dossier_said_date_read (self->said, gtk_editable_get_text (GTK_EDITABLE (self)));
  show_reading (self);
}

/* The same words are understood otherwise: who listens to the row hears it as they do a change. */
static void
understood_cb (DossierDateRow *self)
{
  g_signal_emit_by_name (self, "changed");
}

static void
rewrite_cb (DossierDateRow *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierDateRow *self)
{
  return self->said != NULL && dossier_said_date_press (self->said, keyval, state);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierDateRow *self = DOSSIER_DATE_ROW (object);

  if (id != PROP_READING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_set_object (&self->said, g_value_get_object (value));
  if (self->said == NULL)
    return;
  g_signal_connect_object (self->said, "changed", G_CALLBACK (understood_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->said, "rewrite", G_CALLBACK (rewrite_cb), self, G_CONNECT_SWAPPED);
  read_text (self);
}

static void
dossier_date_row_dispose (GObject *object)
{
  DossierDateRow *self = DOSSIER_DATE_ROW (object);

  g_clear_object (&self->said);
  G_OBJECT_CLASS (dossier_date_row_parent_class)->dispose (object);
}

static void
dossier_date_row_class_init (DossierDateRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = dossier_date_row_dispose;
  object_class->set_property = set_property;
  g_object_class_install_property (object_class, PROP_READING,
                                   g_param_spec_object ("reading", NULL, NULL,
                                                        DOSSIER_TYPE_SAID_DATE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
dossier_date_row_init (DossierDateRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "changed", G_CALLBACK (read_text), NULL);
}

/**
 * dossier_date_row_get_edtf:
 *
 * Returns: (transfer none) (nullable): the date as EDTF, empty for none; NULL while what is typed
 *   is not understood
 */
const char *
dossier_date_row_get_edtf (DossierDateRow *self)
{
  return self->said != NULL ? dossier_said_date_get_edtf (self->said) : NULL;
}

/**
 * dossier_date_row_set_session:
 * @session: of the dossier whose events the words may count from
 */
void
dossier_date_row_set_session (DossierDateRow *self, DossierSession *session)
{
  dossier_said_date_set_session (self->said, session, 0);
}

/**
 * dossier_date_row_dup_rule:
 *
 * Returns: (transfer full) (nullable): how the date came about, where it counts from an event
 */
char *
dossier_date_row_dup_rule (DossierDateRow *self)
{
  return self->said != NULL ? dossier_said_date_dup_rule (self->said) : NULL;
}
