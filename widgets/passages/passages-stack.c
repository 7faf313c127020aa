#include "passages/passages-stack.h"

struct _DossierPassagesStack
{
  GtkWidget parent_instance;

  GtkStack *stack;
  DossierPassagesView *marked;
  DossierFoundView *found;

  DossierSession *session;
};

enum
{
  PROP_0,
  PROP_SCOPE,
  N_PROPS,
};

enum
{
  SIGNAL_ACTOR_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPassagesStack, dossier_passages_stack, GTK_TYPE_WIDGET)

static gboolean
shows_found (DossierPassagesStack *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->found);
}

/* What is shown now is where a person comes back to. */
static void
tell_spot (DossierPassagesStack *self)
{
  GVariant *spot;

  if (shows_found (self))
    spot = dossier_found_view_make_spot (self->found);
  else
    spot = dossier_args_new ("scope", g_variant_new_string ("marked"), "query",
                             dossier_passages_view_get_query (self->marked), NULL);
  dossier_session_set_spot (self->session, "passages", spot);
}

static void
set_scope (DossierPassagesStack *self, const char *scope)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), scope) == 0
      || gtk_stack_get_child_by_name (self->stack, scope) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, scope);
  tell_spot (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPE]);
}

static void
show_spot_cb (DossierPassagesStack *self, const char *view, GVariant *spot)
{
  const char *scope = dossier_args_get_text (spot, "scope");
  g_autoptr (GVariant) query = dossier_args_dup_value (spot, "query", "a{sv}");

  if (!g_str_equal (view, "passages") || scope == NULL)
    return;
  set_scope (self, scope);
  if (query != NULL)
    dossier_passages_view_set_query (self->marked, query);
  if (shows_found (self))
    dossier_found_view_show_spot (self->found, spot);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
actor_cb (DossierPassagesStack *self, gint64 actor)
{
  g_signal_emit (self, signals[SIGNAL_ACTOR_ACTIVATED], 0, actor);
}

static gboolean
dossier_passages_stack_grab_focus (GtkWidget *widget)
{
  DossierPassagesStack *self = DOSSIER_PASSAGES_STACK (widget);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
dossier_passages_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value,
                      gtk_stack_get_visible_child_name (DOSSIER_PASSAGES_STACK (object)->stack));
}

static void
dossier_passages_stack_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  DossierPassagesStack *self = DOSSIER_PASSAGES_STACK (object);

  set_scope (self, g_value_get_string (value));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
dossier_passages_stack_dispose (GObject *object)
{
  DossierPassagesStack *self = DOSSIER_PASSAGES_STACK (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_passages_stack_parent_class)->dispose (object);
}

static void
dossier_passages_stack_class_init (DossierPassagesStackClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = dossier_passages_stack_dispose;
  object_class->get_property = dossier_passages_stack_get_property;
  object_class->set_property = dossier_passages_stack_set_property;
  widget_class->grab_focus = dossier_passages_stack_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  properties[PROP_SCOPE] =
      g_param_spec_string ("scope", NULL, NULL, "marked",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "passages.scope", "scope");
  signals[SIGNAL_ACTOR_ACTIVATED] =
      g_signal_new ("actor-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_passages_stack_init (DossierPassagesStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * dossier_passages_stack_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): on every marked passage. Main thread.
 */
GtkWidget *
dossier_passages_stack_new (DossierSession *session)
{
  DossierPassagesStack *self = g_object_new (DOSSIER_TYPE_PASSAGES_STACK, NULL);

  self->session = g_object_ref (session);
  self->marked = DOSSIER_PASSAGES_VIEW (dossier_passages_view_new (session));
  self->found = DOSSIER_FOUND_VIEW (dossier_found_view_new (session));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->marked), "marked");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->found), "everything");
  g_signal_connect_swapped (self->marked, "query-changed", G_CALLBACK (tell_spot), self);
  g_signal_connect_swapped (self->found, "spot-changed", G_CALLBACK (tell_spot), self);
  g_signal_connect_swapped (self->found, "actor-activated", G_CALLBACK (actor_cb), self);
  g_signal_connect_object (session, "show-spot", G_CALLBACK (show_spot_cb), self,
                           G_CONNECT_SWAPPED);
  tell_spot (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_passages_stack_get_marked:
 *
 * Returns: (transfer none): the passages that were marked
 */
DossierPassagesView *
dossier_passages_stack_get_marked (DossierPassagesStack *self)
{
  return self->marked;
}

/**
 * dossier_passages_stack_get_found:
 *
 * Returns: (transfer none): what is found everywhere
 */
DossierFoundView *
dossier_passages_stack_get_found (DossierPassagesStack *self)
{
  return self->found;
}

/**
 * dossier_passages_stack_find:
 * @words: (nullable): what to look for; NULL for what was looked for last
 *
 * Goes to what is found everywhere, with the cursor in the words.
 */
void
dossier_passages_stack_find (DossierPassagesStack *self, const char *words)
{
  g_autoptr (GVariant) spot = NULL;

  if (words != NULL)
    spot = dossier_args_new ("scope", g_variant_new_string ("everything"), "text",
                             g_variant_new_string (words), NULL);
  else
    spot = dossier_found_view_make_spot (self->found);
  dossier_session_go_to_view (self->session, "passages", g_variant_ref_sink (spot));
  dossier_found_view_focus_words (self->found);
}
