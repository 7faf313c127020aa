#include "dialogs/form-window.h"

typedef struct
{
  AdwBin *slot;
  GtkButton *accept_button;
  GtkSpinner *spinner;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  GtkWidget *focus; /* weak: what had the keys before the form was busy */
  gboolean can_accept;
  gboolean is_busy;
} DossierFormWindowPrivate;

enum
{
  PROP_0,
  PROP_BODY,
  PROP_ACCEPT_LABEL,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint accept_signal;

G_DEFINE_TYPE_WITH_PRIVATE (DossierFormWindow, dossier_form_window, ADW_TYPE_WINDOW)

static DossierFormWindowPrivate *
get_private (DossierFormWindow *self)
{
  return dossier_form_window_get_instance_private (self);
}

static void
update_button (DossierFormWindow *self)
{
  DossierFormWindowPrivate *p = get_private (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.accept", p->can_accept && !p->is_busy);
}

static void
accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, accept_signal, 0);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierFormWindowPrivate *p = get_private (DOSSIER_FORM_WINDOW (object));

  if (id == PROP_BODY)
    g_value_set_object (value, adw_bin_get_child (p->slot));
  else
    g_value_set_string (value, gtk_button_get_label (p->accept_button));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierFormWindowPrivate *p = get_private (DOSSIER_FORM_WINDOW (object));

  if (id == PROP_BODY)
    adw_bin_set_child (p->slot, g_value_get_object (value));
  else
    gtk_button_set_label (p->accept_button, g_value_get_string (value));
}

static void
dossier_form_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&get_private (DOSSIER_FORM_WINDOW (object))->focus);
  G_OBJECT_CLASS (dossier_form_window_parent_class)->dispose (object);
}

/* A form that was closed may live on while it waits for an answer, longer than the window it stood
 * before, which GTK would still think is there. */
static void
dossier_form_window_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_form_window_parent_class)->unmap (widget);
  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);
}

static void
dossier_form_window_class_init (DossierFormWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = dossier_form_window_dispose;
  widget_class->unmap = dossier_form_window_unmap;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  props[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_ACCEPT_LABEL] = g_param_spec_string ("accept-label", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  accept_signal = g_signal_new ("accept", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "form.accept", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DossierFormWindow, slot);
  gtk_widget_class_bind_template_child_private (widget_class, DossierFormWindow, accept_button);
  gtk_widget_class_bind_template_child_private (widget_class, DossierFormWindow, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, DossierFormWindow, error_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, DossierFormWindow, error_label);
}

static void
dossier_form_window_init (DossierFormWindow *self)
{
  get_private (self)->can_accept = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_form_window_set_accept_label:
 * @label: what the form does, with a mnemonic
 */
void
dossier_form_window_set_accept_label (DossierFormWindow *self, const char *label)
{
  gtk_button_set_label (get_private (self)->accept_button, label);
}

/**
 * dossier_form_window_set_can_accept:
 * @can_accept: whether what is filled in suffices
 */
void
dossier_form_window_set_can_accept (DossierFormWindow *self, gboolean can_accept)
{
  get_private (self)->can_accept = can_accept;
  update_button (self);
}

/**
 * dossier_form_window_set_busy:
 * @is_busy: whether what was asked for is being done; the form cannot be changed meanwhile
 */
void
dossier_form_window_set_busy (DossierFormWindow *self, gboolean is_busy)
{
  DossierFormWindowPrivate *p = get_private (self);

  if (is_busy && !p->is_busy)
    g_set_weak_pointer (&p->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  if (is_busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  p->is_busy = is_busy;
  gtk_widget_set_visible (GTK_WIDGET (p->spinner), is_busy);
  gtk_spinner_set_spinning (p->spinner, is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (p->slot), !is_busy);
  update_button (self);
  if (!is_busy && p->focus != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), p->focus);
}

/**
 * dossier_form_window_set_error:
 * @sentence: (nullable): what went wrong and what to do; NULL for nothing
 */
void
dossier_form_window_set_error (DossierFormWindow *self, const char *sentence)
{
  DossierFormWindowPrivate *p = get_private (self);

  if (sentence != NULL)
    gtk_label_set_text (p->error_label, sentence);
  gtk_revealer_set_reveal_child (p->error_revealer, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (p->slot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

/**
 * dossier_form_window_focus_accept:
 *
 * Gives the keys to the button, for forms that are mostly accepted as they stand: Enter does it.
 */
void
dossier_form_window_focus_accept (DossierFormWindow *self)
{
  DossierFormWindowPrivate *p = get_private (self);

  if (!p->can_accept || !gtk_widget_grab_focus (GTK_WIDGET (p->accept_button)))
    gtk_widget_child_focus (GTK_WIDGET (p->slot), GTK_DIR_TAB_FORWARD);
}

/**
 * dossier_form_window_present:
 * @before: a widget of the window that the form belongs to
 *
 * Shows the form before that window; it goes with it.
 */
void
dossier_form_window_present (DossierFormWindow *self, GtkWidget *before)
{
  GtkRoot *root = gtk_widget_get_root (before);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
}
