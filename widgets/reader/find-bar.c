#include "reader/find-bar.h"

#include "base/find-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* More than this is a passage and not a word to look for. */
#define MAX_SEED 120

struct _DossierFindBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkLabel *report;
  GtkWidget *previous;
  GtkWidget *next;
  GtkToggleButton *match_case;
  GtkToggleButton *accents;
  GtkToggleButton *whole_words;
  GtkToggleButton *regex;

  DossierReader *reader; /* not owned: both live on the same page */
  DossierTextMap *map;   /* of the article; made when first needed */
  GCancellable *search;  /* the one under way */
  GArray *hits;          /* DossierTextRange */
  guint at;              /* the hit that was gone to; G_MAXUINT: none */
  guint anchor;          /* where looking began: typing on finds from there */
  gboolean follows;      /* the page goes to what is found */
  char *sought;          /* what was looked for last */
};

G_DEFINE_FINAL_TYPE (DossierFindBar, dossier_find_bar, GTK_TYPE_WIDGET)

typedef struct
{
  DossierTextMap *map;
  char *sought;
  DossierFindFlags flags;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  dossier_text_map_unref (search->map);
  g_free (search->sought);
  g_free (search);
}

static const DossierTextRange *
get_hit (DossierFindBar *self, guint i)
{
  return &g_array_index (self->hits, DossierTextRange, i);
}

static void
set_report (DossierFindBar *self, const char *text, gboolean is_error)
{
  gtk_label_set_text (self->report, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->report), is_error ? text : NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
update_report (DossierFindBar *self)
{
  g_autofree char *text = NULL;
  guint n = self->hits->len;

  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else if (n == DOSSIER_FIND_MAX_HITS)
    text = g_strdup_printf (_ ("First %u"), n);
  else if (self->at == G_MAXUINT)
    text = g_strdup_printf (ngettext ("%u hit", "%u hits", n), n);
  else
    /* Translators: the number of a search hit, and how many there are. */
    text = g_strdup_printf (_ ("%u of %u"), self->at + 1, n);
  set_report (self, text, n == 0 && *gtk_editable_get_text (self->entry) != '\0');
}

static void
go_to (DossierFindBar *self, guint at)
{
  const DossierTextRange *hit = get_hit (self, at);

  self->at = at;
  dossier_reader_show_range (self->reader, hit->start, hit->end, TRUE);
  update_report (self);
}

/* The first hit that begins at @offset or later. */
static guint
find_from (DossierFindBar *self, guint offset)
{
  guint low = 0;
  guint high = self->hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_hit (self, middle)->start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* From the hit that was gone to while the cursor stands there, else from the cursor; at the ends of
 * the article it goes on at the other one. */
static void
step (DossierFindBar *self, int direction)
{
  guint n = self->hits->len;
  guint cursor = dossier_reader_get_cursor (self->reader);
  guint next;

  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (self->at < n && cursor == get_hit (self, self->at)->end)
    next = self->at + n + (guint) direction;
  else
    next = find_from (self, cursor) + n - (direction < 0 ? 1 : 0);
  go_to (self, next % n);
  self->anchor = get_hit (self, self->at)->start;
}

static void
set_hits (DossierFindBar *self, GArray *hits)
{
  g_array_unref (self->hits);
  self->hits = g_array_ref (hits);
  self->at = G_MAXUINT;
  dossier_reader_set_hits (self->reader, (const DossierTextRange *) (gpointer) hits->data,
                           hits->len);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;
  g_autoptr (GError) error = NULL;
  GArray *hits = dossier_find_text (search->map, search->sought, search->flags, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What is found first is shown first: as one types, the page stays near where looking began. */
static void
searched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = g_task_propagate_pointer (G_TASK (result), &error);

  /* Other words, or another article, meanwhile: somebody else answers. */
  if (g_task_get_cancellable (G_TASK (result)) != self->search || self->reader == NULL)
    return;
  g_clear_object (&self->search);
  if (hits == NULL)
    hits = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  set_hits (self, hits);
  if (hits->len > 0 && self->follows)
    go_to (self, find_from (self, self->anchor) % hits->len);
  else
    update_report (self);
  if (error != NULL)
    set_report (self, error->message, TRUE);
}

static DossierFindFlags
get_flags (DossierFindBar *self)
{
  return (gtk_toggle_button_get_active (self->match_case) ? DOSSIER_FIND_CASE : 0)
         | (gtk_toggle_button_get_active (self->accents) ? DOSSIER_FIND_ACCENTS : 0)
         | (gtk_toggle_button_get_active (self->whole_words) ? DOSSIER_FIND_WHOLE_WORDS : 0)
         | (gtk_toggle_button_get_active (self->regex) ? DOSSIER_FIND_REGEX : 0);
}

static void
drop_search (DossierFindBar *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
clear_hits (DossierFindBar *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));

  set_hits (self, none);
}

static void
run_search (DossierFindBar *self, const char *sought)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  search->map = dossier_text_map_ref (self->map);
  search->sought = g_strdup (sought);
  search->flags = get_flags (self);
  self->search = g_cancellable_new ();
  task = g_task_new (self, self->search, searched_cb, NULL);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
}

/* Looks for what the bar says; @follows: whether the page goes to the first hit. */
static void
look (DossierFindBar *self, gboolean follows)
{
  const char *sought = gtk_editable_get_text (self->entry);

  drop_search (self);
  self->follows = follows;
  g_free (self->sought);
  self->sought = g_strdup (sought);
  if (self->map == NULL)
    self->map = dossier_text_map_ref (dossier_reader_get_text (self->reader));
  if (*sought == '\0' || !dossier_find_bar_is_open (self))
    {
      clear_hits (self);
      update_report (self);
      return;
    }
  run_search (self, sought);
}

static void
search_cb (DossierFindBar *self)
{
  look (self, TRUE);
}

static void
next_cb (DossierFindBar *self)
{
  dossier_find_bar_step (self, 1);
}

static void
previous_cb (DossierFindBar *self)
{
  dossier_find_bar_step (self, -1);
}

/* GtkSearchEntry knows Enter alone. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        DossierFindBar *self)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!is_enter || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK
      || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->entry))))
    return GDK_EVENT_PROPAGATE;
  dossier_find_bar_step (self, -1);
  return GDK_EVENT_STOP;
}

static void
article_changed_cb (DossierFindBar *self)
{
  g_clear_pointer (&self->map, dossier_text_map_unref);
  self->anchor = 0;
  drop_search (self);
  clear_hits (self);
  if (dossier_find_bar_is_open (self))
    look (self, FALSE);
}

static void
dossier_find_bar_dispose (GObject *object)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);
  GtkWidget *child;

  drop_search (self);
  self->reader = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->map, dossier_text_map_unref);
  G_OBJECT_CLASS (dossier_find_bar_parent_class)->dispose (object);
}

static void
dossier_find_bar_finalize (GObject *object)
{
  g_array_unref (DOSSIER_FIND_BAR (object)->hits);
  g_free (DOSSIER_FIND_BAR (object)->sought);
  G_OBJECT_CLASS (dossier_find_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/io/github/dossier/Dossier/ui/find-bar.ui");
  gtk_widget_class_bind_template_child (class, DossierFindBar, revealer);
  gtk_widget_class_bind_template_child (class, DossierFindBar, entry);
  gtk_widget_class_bind_template_child (class, DossierFindBar, report);
  gtk_widget_class_bind_template_child (class, DossierFindBar, previous);
  gtk_widget_class_bind_template_child (class, DossierFindBar, next);
  gtk_widget_class_bind_template_child (class, DossierFindBar, match_case);
  gtk_widget_class_bind_template_child (class, DossierFindBar, accents);
  gtk_widget_class_bind_template_child (class, DossierFindBar, whole_words);
  gtk_widget_class_bind_template_child (class, DossierFindBar, regex);
  gtk_widget_class_bind_template_callback (class, search_cb);
  gtk_widget_class_bind_template_callback (class, next_cb);
  gtk_widget_class_bind_template_callback (class, previous_cb);
  gtk_widget_class_bind_template_callback (class, dossier_find_bar_close);
}

static void
dossier_find_bar_class_init (DossierFindBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = dossier_find_bar_dispose;
  object_class->finalize = dossier_find_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "findbar");
  bind_template (GTK_WIDGET_CLASS (class));
}

/* A revealer asks for the width of what it hides: a closed bar would keep the page wide. */
static void
revealed_cb (DossierFindBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (self->revealer)
                              || gtk_revealer_get_child_revealed (self->revealer));
}

static void
dossier_find_bar_init (DossierFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  self->at = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  update_report (self);
}

/**
 * dossier_find_bar_new:
 * @reader: (transfer none): whose article is looked through; it lives as long as the bar
 *
 * Returns: (transfer floating): a closed bar. Main thread.
 */
GtkWidget *
dossier_find_bar_new (DossierReader *reader)
{
  DossierFindBar *self = g_object_new (DOSSIER_TYPE_FIND_BAR, NULL);

  self->reader = reader;
  g_signal_connect_object (reader, "article-changed", G_CALLBACK (article_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Selected words are what one wants to find. */
static void
seed (DossierFindBar *self)
{
  g_autofree char *quote = NULL;
  guint start, end;

  self->anchor = dossier_reader_get_cursor (self->reader);
  if (!dossier_reader_get_selection (self->reader, &start, &end))
    return;
  self->anchor = start;
  if (end - start > MAX_SEED || gtk_toggle_button_get_active (self->regex))
    return;
  quote = dossier_reader_dup_quote (self->reader, start, end);
  if (strchr (quote, '\n') == NULL)
    gtk_editable_set_text (self->entry, quote);
}

/**
 * dossier_find_bar_open:
 * @self: a bar
 *
 * Opens the bar, or goes back to its entry.
 */
void
dossier_find_bar_open (DossierFindBar *self)
{
  seed (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  search_cb (self);
}

/**
 * dossier_find_bar_close:
 * @self: a bar
 *
 * Closes the bar and goes back to the page; the hit that was gone to stays selected.
 */
void
dossier_find_bar_close (DossierFindBar *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  drop_search (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  clear_hits (self);
  update_report (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/**
 * dossier_find_bar_is_open:
 * @self: a bar
 *
 * Returns: whether it is open
 */
gboolean
dossier_find_bar_is_open (DossierFindBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * dossier_find_bar_step:
 * @self: a bar
 * @direction: 1 for the next hit, -1 for the previous one
 *
 * Goes there; to the first one if other words have been typed; a closed bar opens.
 */
void
dossier_find_bar_step (DossierFindBar *self, int direction)
{
  if (!dossier_find_bar_is_open (self))
    dossier_find_bar_open (self);
  else if (g_strcmp0 (self->sought, gtk_editable_get_text (self->entry)) != 0)
    look (self, TRUE);
  else if (self->search == NULL)
    step (self, direction);
}

/**
 * dossier_find_bar_is_searching:
 * @self: a bar
 *
 * Returns: whether an answer is still to come
 */
gboolean
dossier_find_bar_is_searching (DossierFindBar *self)
{
  return self->search != NULL;
}

/**
 * dossier_find_bar_get_report:
 * @self: a bar
 *
 * Returns: (transfer none): what it says about the hits: "3 of 17"
 */
const char *
dossier_find_bar_get_report (DossierFindBar *self)
{
  return gtk_label_get_text (self->report);
}
