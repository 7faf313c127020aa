#include "parts/event-choice.h"

#include "base/edtf-event-words.h"
#include "parts/edtf-entry.h"

#include <glib/gi18n.h>

#define TITLE_CHARS 34

struct _DossierEventChoice
{
  GtkWidget parent_instance;

  DossierSession *session; /* NULL: nothing is looked up */
  gint64 except;
  char *words;        /* that are looked up, or NULL */
  GPtrArray *matches; /* NULL until they are there */
  gint64 chosen;      /* an event, or 0 */
  gboolean wants;     /* Enter came before the events */
  GCancellable *looking;
  GtkWidget *list;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierEventChoice, dossier_event_choice, GTK_TYPE_WIDGET)

static int
find_chosen (DossierEventChoice *self)
{
  for (guint i = 0; self->chosen != 0 && self->matches != NULL && i < self->matches->len; i++)
    {
      const DossierEventMatch *match = self->matches->pdata[i];

      if (match->event == self->chosen)
        return (int) i;
    }
  return -1;
}

static GtkListBoxRow *
get_row (DossierEventChoice *self, int index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
}

static int
get_selected (DossierEventChoice *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
show_list (DossierEventChoice *self)
{
  gboolean has_some = self->matches != NULL && self->matches->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self), has_some && self->chosen == 0);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
  if (class != NULL)
    {
      gtk_widget_add_css_class (label, class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

/* What it is called, when it was, and what that makes of the words. */
static GtkWidget *
make_row (const DossierEventMatch *match)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *date = dossier_edtf_dup_words (match->edtf);
  g_autofree char *value = dossier_edtf_dup_words (match->value);
  g_autofree char *way = value != NULL ? g_strdup_printf (_ ("%s → %s"), date, value)
                                       : g_strdup (date != NULL ? date : _ ("not dated"));
  g_autofree char *name = g_strdup_printf ("%s, %s", match->title, way);

  gtk_box_append (GTK_BOX (box), make_label (match->title, NULL));
  gtk_box_append (GTK_BOX (box), make_label (way, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The entry keeps the keys, also after a click. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_tooltip_text (row, match->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
emit_changed (DossierEventChoice *self)
{
  show_list (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* One that nothing can be counted from says so, and is not taken. */
static gboolean
choose (DossierEventChoice *self, int index)
{
  gboolean is_there = self->matches != NULL && index >= 0 && index < (int) self->matches->len;
  const DossierEventMatch *match = is_there ? self->matches->pdata[index] : NULL;

  if (match == NULL || match->value == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  self->chosen = match->event;
  emit_changed (self);
  return TRUE;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierEventChoice *self)
{
  choose (self, gtk_list_box_row_get_index (row));
}

static void
selected_cb (DossierEventChoice *self)
{
  if (self->matches != NULL && self->chosen == 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_rows (DossierEventChoice *self)
{
  for (GtkListBoxRow *row = get_row (self, 0); row != NULL; row = get_row (self, 0))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static void
take_matches (DossierEventChoice *self, GPtrArray *matches)
{
  gboolean wants = self->wants;
  int chosen;

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  clear_rows (self);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (matches->pdata[i]));
  self->matches = matches;
  self->wants = FALSE;
  chosen = find_chosen (self);
  if (chosen < 0)
    self->chosen = 0;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), get_row (self, MAX (chosen, 0)));
  if (!wants || matches->len == 0 || !choose (self, 0))
    emit_changed (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierEventChoice) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *matches = dossier_event_words_find_finish (DOSSIER_CORPUS (source), result, &error);

  if (matches == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dossier_session_fail (self->session, error);
      return;
    }
  if (self->list == NULL)
    {
      g_ptr_array_unref (matches);
      return;
    }
  take_matches (self, matches);
}

static void
stop_looking (DossierEventChoice *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->wants = FALSE;
}

/**
 * dossier_event_choice_read:
 * @words: as they stand in the entry, where they are no date by themselves
 *
 * Looks up the events that they name; "changed" says when these are there.
 *
 * Returns: FALSE where the words name none, or nothing can be looked up
 */
gboolean
dossier_event_choice_read (DossierEventChoice *self, const char *words)
{
  g_autofree char *name = self->session != NULL ? dossier_edtf_find_event_name (words) : NULL;
  DossierEventWords wish = { .words = words, .except = self->except };

  if (name != NULL && g_strcmp0 (words, self->words) == 0)
    return TRUE;
  stop_looking (self);
  g_clear_pointer (&self->words, g_free);
  if (name == NULL)
    {
      self->chosen = 0;
      g_clear_pointer (&self->matches, g_ptr_array_unref);
      show_list (self);
      return FALSE;
    }
  self->words = g_strdup (words);
  wish.revision = dossier_session_get_revision (self->session);
  self->looking = g_cancellable_new ();
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  dossier_event_words_find_async (dossier_session_get_corpus (self->session), &wish, self->looking,
                                  found_cb, g_object_ref (self));
  return TRUE;
}

static void
move (DossierEventChoice *self, int by)
{
  int to = CLAMP (get_selected (self) + by, 0, (int) self->matches->len - 1);

  if (self->chosen != 0)
    {
      /* Back to the list, where it was picked. */
      self->chosen = 0;
      emit_changed (self);
      return;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), get_row (self, to));
}

/**
 * dossier_event_choice_press:
 * @keyval: a key that came to the entry
 *
 * Returns: whether it was meant for the list: Up, Down, and Enter while nothing is picked
 */
gboolean
dossier_event_choice_press (DossierEventChoice *self, guint keyval)
{
  gboolean has_rows = self->matches != NULL && self->matches->len > 0;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      self->wants = dossier_event_choice_is_looking (self);
      if (self->wants)
        return TRUE;
      if (!has_rows || self->chosen != 0)
        return FALSE;
      choose (self, get_selected (self));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (has_rows)
        move (self, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1);
      return has_rows;
    default:
      return FALSE;
    }
}

/**
 * dossier_event_choice_is_looking:
 *
 * Returns: whether the events that the words name are still looked up
 */
gboolean
dossier_event_choice_is_looking (DossierEventChoice *self)
{
  return self->words != NULL && self->matches == NULL;
}

/**
 * dossier_event_choice_get_match:
 * @is_chosen: (out) (optional): whether the person picked it; else it is only what Enter would pick
 *
 * Returns: (transfer none) (nullable): an event and what the words come to with it
 */
const DossierEventMatch *
dossier_event_choice_get_match (DossierEventChoice *self, gboolean *is_chosen)
{
  int chosen = find_chosen (self);
  int index = chosen >= 0 ? chosen : get_selected (self);

  if (is_chosen != NULL)
    *is_chosen = chosen >= 0;
  return self->matches != NULL && index >= 0 && index < (int) self->matches->len
             ? self->matches->pdata[index]
             : NULL;
}

/**
 * dossier_event_choice_dup_reading:
 * @is_problem: (out): whether it says why there is no date
 *
 * Returns: (transfer full): how the words are understood, for a person
 */
char *
dossier_event_choice_dup_reading (DossierEventChoice *self, gboolean *is_problem)
{
  gboolean is_chosen;
  const DossierEventMatch *match = dossier_event_choice_get_match (self, &is_chosen);
  g_autoptr (DossierEdtf) edtf =
      match != NULL && match->value != NULL ? dossier_edtf_parse (match->value, NULL) : NULL;
  g_autofree char *words = edtf != NULL ? dossier_edtf_to_words (edtf) : NULL;
  g_autofree char *name = NULL;

  *is_problem = words == NULL && !dossier_event_choice_is_looking (self);
  if (dossier_event_choice_is_looking (self))
    return g_strdup ("");
  if (match == NULL)
    {
      name = dossier_edtf_find_event_name (self->words);
      return g_strdup_printf (_ ("No event of the dossier has “%s” in its title"), name);
    }
  if (words == NULL)
    return g_strdup (match->problem);
  return g_strdup_printf (is_chosen ? _ ("%s · %s, counted from “%s”")
                                    : _ ("%s · %s if “%s” is meant: Enter takes it"),
                          words, match->value, match->title);
}

/**
 * dossier_event_choice_dup_rule:
 *
 * Returns: (transfer full) (nullable): how the date came about, once an event is picked
 */
char *
dossier_event_choice_dup_rule (DossierEventChoice *self)
{
  gboolean is_chosen;
  const DossierEventMatch *match = dossier_event_choice_get_match (self, &is_chosen);

  if (match == NULL || !is_chosen)
    return NULL;
  return g_strdup_printf (_ ("“%s”, counted from “%s” (%s)"), self->words, match->title,
                          match->edtf);
}

/**
 * dossier_event_choice_set_session:
 * @session: whose dossier has the events
 * @except: an event that is not meant, or 0
 */
void
dossier_event_choice_set_session (DossierEventChoice *self, DossierSession *session, gint64 except)
{
  g_set_object (&self->session, session);
  self->except = except;
}

static void
dossier_event_choice_dispose (GObject *object)
{
  DossierEventChoice *self = DOSSIER_EVENT_CHOICE (object);

  stop_looking (self);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_event_choice_parent_class)->dispose (object);
}

static void
dossier_event_choice_class_init (DossierEventChoiceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_event_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "eventchoice");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_event_choice_init (DossierEventChoice *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "event-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events that are meant"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_event_choice_new:
 *
 * Returns: (transfer floating): hidden; nothing is looked up before it has a session
 */
GtkWidget *
dossier_event_choice_new (void)
{
  return g_object_new (DOSSIER_TYPE_EVENT_CHOICE, NULL);
}
