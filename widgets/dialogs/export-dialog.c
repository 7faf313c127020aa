#include "dialogs/export-dialog.h"

#include "base/file-name.h"
#include "export/exporter.h"
#include "export/extent.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierExportDialog
{
  DossierFormWindow parent_instance;

  AdwComboRow *format;
  AdwPreferencesGroup *content;
  AdwComboRow *group_by;
  AdwComboRow *table;
  AdwComboRow *scope;
  AdwPreferencesGroup *table_options;
  AdwComboRow *separator;
  GtkSwitch *excel;
  GtkSwitch *locators;
  GtkLabel *holds;

  DossierSession *session;
  GArray *selected;      /* of gint64: highlights; may be empty */
  GArray *scopes;        /* of Scope, in the order of the row */
  DossierExtent *extent; /* NULL until it is read */
  GVariant *timeline;    /* what is seen of it, or NULL for all */
  GCancellable *cancellable;
};

typedef enum
{
  SCOPE_SELECTED,
  SCOPE_ALL,
  SCOPE_ARTICLE,
} Scope;

/* In the order of the rows that choose them. */
static const char *const groups[] = { "article", "tag", "actor", "event" };
static const char *const tables[] = { "highlights", "articles", "actors", "mentions", "events" };
static const char separators[] = { ',', ';', '\t' };

static guint exported_signal;

G_DEFINE_FINAL_TYPE (DossierExportDialog, dossier_export_dialog, DOSSIER_TYPE_FORM_WINDOW)

static const DossierExportFormat *
get_format (DossierExportDialog *self)
{
  guint n;
  const DossierExportFormat *formats = dossier_export_formats_get (&n);

  return &formats[MIN (adw_combo_row_get_selected (self->format), n - 1)];
}

static gboolean
is_format (DossierExportDialog *self, const char *name)
{
  return strcmp (get_format (self)->name, name) == 0;
}

static const char *
get_table (DossierExportDialog *self)
{
  return tables[MIN (adw_combo_row_get_selected (self->table), G_N_ELEMENTS (tables) - 1)];
}

/* Only quotes can be narrowed; the other tables and the curation are whole. */
static gboolean
has_scope (DossierExportDialog *self)
{
  return is_format (self, "markdown")
         || (is_format (self, "csv") && strcmp (get_table (self), "highlights") == 0);
}

static GArray *
get_narrowed (DossierExportDialog *self)
{
  guint at = adw_combo_row_get_selected (self->scope);
  Scope scope = at < self->scopes->len ? g_array_index (self->scopes, Scope, at) : SCOPE_ALL;

  if (!has_scope (self) || scope == SCOPE_ALL || self->extent == NULL)
    return NULL;
  return scope == SCOPE_SELECTED ? self->selected : self->extent->of_article;
}

static char *
dup_quotes (DossierExportDialog *self, guint *n)
{
  GArray *narrowed = get_narrowed (self);
  guint n_articles = self->extent->n_quoted;
  g_autofree char *quotes = NULL;
  g_autofree char *articles = NULL;

  *n = narrowed != NULL ? narrowed->len : self->extent->n_highlights;
  quotes = g_strdup_printf (ngettext ("%u quote", "%u quotes", *n), *n);
  if (narrowed != NULL)
    return g_steal_pointer (&quotes);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: "4 quotes from 1 article" */
  return g_strdup_printf (_ ("%s from %s"), quotes, articles);
}

static gboolean
is_timeline (DossierExportDialog *self)
{
  static const char *const names[] = { "svg", "png", "pdf", "timeline-csv", "timelinejs", NULL };

  return g_strv_contains (names, get_format (self)->name);
}

static char *
dup_events (DossierExportDialog *self, guint *n)
{
  *n = self->extent->n_events;
  if (is_timeline (self) && self->timeline != NULL)
    return g_strdup (_ ("The part of the timeline that is seen, with its lanes and its filter"));
  return g_strdup_printf (ngettext ("%u event", "%u events", *n), *n);
}

/* What the file will hold, and in @n how much of it there is. */
static char *
dup_holds (DossierExportDialog *self, guint *n)
{
  const DossierExtent *extent = self->extent;
  const char *table = get_table (self);

  if (has_scope (self))
    return dup_quotes (self, n);
  if (is_timeline (self))
    return dup_events (self, n);
  *n = extent->n_articles;
  if (!is_format (self, "csv"))
    return g_strdup (_ ("All that is recorded: articles with their texts, marks, tags, actors, "
                        "events and notes. Another dossier can take it in."));
  if (strcmp (table, "articles") == 0)
    return g_strdup_printf (ngettext ("%u article", "%u articles", *n), *n);
  if (strcmp (table, "actors") == 0)
    {
      *n = extent->n_actors;
      return g_strdup_printf (ngettext ("%u actor", "%u actors", *n), *n);
    }
  if (strcmp (table, "mentions") == 0)
    {
      *n = extent->n_mentions;
      return g_strdup_printf (ngettext ("%u mention", "%u mentions", *n), *n);
    }
  return dup_events (self, n);
}

static void
update_cb (DossierExportDialog *self)
{
  gboolean is_csv = is_format (self, "csv");
  g_autofree char *holds = NULL;
  guint n = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->group_by), is_format (self, "markdown"));
  gtk_widget_set_visible (GTK_WIDGET (self->table), is_csv);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), has_scope (self));
  gtk_widget_set_visible (GTK_WIDGET (self->content), is_csv || has_scope (self));
  gtk_widget_set_visible (GTK_WIDGET (self->table_options), is_csv);
  if (self->extent == NULL)
    return;
  holds = dup_holds (self, &n);
  gtk_label_set_text (self->holds, n > 0 ? holds : _ ("There is nothing to export here yet."));
  dossier_form_window_set_can_accept (DOSSIER_FORM_WINDOW (self), n > 0);
}

static void
add_scope (DossierExportDialog *self, GtkStringList *list, Scope scope, const char *label)
{
  g_array_append_val (self->scopes, scope);
  gtk_string_list_append (list, label);
}

static void
fill_scopes (DossierExportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  if (self->selected->len > 0)
    {
      g_autofree char *label = g_strdup_printf (
          ngettext ("The selected passage", "The %u selected passages", self->selected->len),
          self->selected->len);

      add_scope (self, list, SCOPE_SELECTED, label);
    }
  add_scope (self, list, SCOPE_ALL, _ ("The whole dossier"));
  if (dossier_session_get_article (self->session) != 0)
    add_scope (self, list, SCOPE_ARTICLE, _ ("The open article"));
  adw_combo_row_set_model (self->scope, G_LIST_MODEL (list));
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  DossierExtent *extent = dossier_extent_read_finish (DOSSIER_CORPUS (source), result, &error);

  if (self->session == NULL)
    {
      g_clear_pointer (&extent, dossier_extent_free);
      return;
    }
  self->extent = extent;
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  if (extent == NULL)
    dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
  update_cb (self);
  dossier_form_window_focus_accept (DOSSIER_FORM_WINDOW (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) holder = data;
  DossierExportDialog *self = g_task_get_source_object (holder);
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_export_to_file_finish (DOSSIER_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  if (!ok)
    {
      dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
      return;
    }
  g_signal_emit (self, exported_signal, 0, g_task_get_task_data (holder));
  gtk_window_close (GTK_WINDOW (self));
}

/* The task keeps the dialog and the path; the exporter copies the options. */
static void
write_to (DossierExportDialog *self, const char *path)
{
  GArray *narrowed = get_narrowed (self);
  DossierExportOptions options = {
    .group_by = is_timeline (self) ? NULL : groups[adw_combo_row_get_selected (self->group_by)],
    .table = get_table (self),
    .separator = separators[adw_combo_row_get_selected (self->separator)],
    .excel = gtk_switch_get_active (self->excel),
    .locators = gtk_switch_get_active (self->locators),
    .highlights = narrowed != NULL ? (const gint64 *) (gpointer) narrowed->data : NULL,
    .n_highlights = narrowed != NULL ? narrowed->len : 0,
    .timeline = self->timeline,
  };
  GTask *holder = g_task_new (self, NULL, NULL, NULL);

  g_task_set_task_data (holder, g_strdup (path), g_free);
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), NULL);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_export_to_file_async (
      dossier_corpus_get_store (dossier_session_get_corpus (self->session)), get_format (self),
      &options, path, self->cancellable, written_cb, holder);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierExportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || self->session == NULL)
    return;
  if (path == NULL)
    dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self),
                                   _ ("A file can only be written on a drive of this computer. "
                                      "Choose another folder."));
  else
    write_to (self, path);
}

/* "Across the strait, notes by tag.md" */
static char *
dup_name (DossierExportDialog *self)
{
  static const char *const of_groups[] = { N_ ("notes by article"), N_ ("notes by tag"),
                                           N_ ("notes by actor"), N_ ("notes by event") };
  static const char *const of_tables[] = { N_ ("highlights"), N_ ("articles"), N_ ("actors"),
                                           N_ ("mentions"), N_ ("events") };
  DossierStore *store = dossier_corpus_get_store (dossier_session_get_corpus (self->session));
  g_autofree char *base = dossier_file_name_dup_stem (dossier_store_get_path (store));
  const char *what =
      is_format (self, "markdown") ? _ (of_groups[adw_combo_row_get_selected (self->group_by)])
      : is_format (self, "csv")    ? _ (of_tables[adw_combo_row_get_selected (self->table)])
      : is_timeline (self)         ? _ ("timeline")
                                   : _ ("curation");

  return g_strdup_printf ("%s, %s.%s", base, what, get_format (self)->extension);
}

static void
accept_cb (DossierExportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  g_autofree char *name = dup_name (self);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
dossier_export_dialog_dispose (GObject *object)
{
  DossierExportDialog *self = DOSSIER_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->timeline, g_variant_unref);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->scopes, g_array_unref);
  g_clear_pointer (&self->extent, dossier_extent_free);
  G_OBJECT_CLASS (dossier_export_dialog_parent_class)->dispose (object);
}

static void
dossier_export_dialog_class_init (DossierExportDialogClass *class)
{
  static const struct
  {
    const char *name;
    gsize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (DossierExportDialog, name) }
    CHILD (format),        CHILD (content),   CHILD (group_by), CHILD (table),    CHILD (scope),
    CHILD (table_options), CHILD (separator), CHILD (excel),    CHILD (locators), CHILD (holds),
#undef CHILD
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_export_dialog_dispose;
  exported_signal = g_signal_new ("exported", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/export-dialog.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) children[i].offset);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
dossier_export_dialog_init (DossierExportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n;
  const DossierExportFormat *formats = dossier_export_formats_get (&n);

  self->cancellable = g_cancellable_new ();
  self->scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, g_dgettext (GETTEXT_PACKAGE, formats[i].title));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (list));
}

/**
 * dossier_export_dialog_present:
 * @highlights: (nullable): ax, the highlights that are selected, which are offered first
 * @before: a widget of the window that the form belongs to
 *
 * Returns: (transfer none): the dialog, for its signal
 */
DossierExportDialog *
dossier_export_dialog_present (DossierSession *session, GVariant *highlights, GtkWidget *before)
{
  DossierExportDialog *self = g_object_new (DOSSIER_TYPE_EXPORT_DIALOG, NULL);
  gsize n = 0;
  const gint64 *ids =
      highlights != NULL ? g_variant_get_fixed_array (highlights, &n, sizeof (gint64)) : NULL;

  self->session = g_object_ref (session);
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n > 0)
    g_array_append_vals (self->selected, ids, (guint) n);
  fill_scopes (self);
  update_cb (self);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_extent_read_async (dossier_session_get_corpus (session),
                             dossier_session_get_article (session), self->cancellable, extent_cb,
                             g_object_ref (self));
  dossier_form_window_present (DOSSIER_FORM_WINDOW (self), before);
  return self;
}

/**
 * dossier_export_dialog_set_timeline:
 * @timeline: (transfer floating): what is seen, as dossier_timeline_scope_new() takes it
 *
 * Offers a drawing of the timeline first, and of it what is seen.
 */
void
dossier_export_dialog_set_timeline (DossierExportDialog *self, GVariant *timeline)
{
  guint n;
  const DossierExportFormat *formats = dossier_export_formats_get (&n);

  self->timeline = g_variant_ref_sink (timeline);
  for (guint i = 0; i < n; i++)
    if (strcmp (formats[i].name, "svg") == 0)
      adw_combo_row_set_selected (self->format, i);
  update_cb (self);
}
