#include "dialogs/occurrences-dialog.h"

#include "dialogs/occurrence-item.h"
#include "palette/palette.h"

#include <glib/gi18n.h>

struct _DossierOccurrencesDialog
{
  DossierFormWindow parent_instance;

  GtkEditable *words;
  GtkToggleButton *everywhere;
  GtkMenuButton *tag_button;
  GtkCheckButton *all;
  GtkLabel *report;
  GtkListView *list;

  DossierSession *session;
  DossierNameIndex *names;
  GListStore *places; /* DossierOccurrenceItem */
  GCancellable *search;
  gint64 tag;     /* chosen, 0: none */
  char *tag_path; /* or one to be made */
};

G_DEFINE_FINAL_TYPE (DossierOccurrencesDialog, dossier_occurrences_dialog, DOSSIER_TYPE_FORM_WINDOW)

typedef struct
{
  char *words;
  gint64 article; /* 0: all */
} Query;

static void
query_free (gpointer data)
{
  g_free (((Query *) data)->words);
  g_free (data);
}

static guint
count_ticked (DossierOccurrencesDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  guint ticked = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierOccurrenceItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->places), i);

      ticked += dossier_occurrence_item_is_ticked (item) ? 1 : 0;
    }
  return ticked;
}

static void
update (DossierOccurrencesDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  guint ticked = count_ticked (self);
  g_autofree char *text = NULL;

  if (n >= DOSSIER_OCCURRENCES_MAX)
    text = g_strdup_printf (_ ("%u of the first %u places"), ticked, n);
  else
    text = g_strdup_printf (ngettext ("%u of %u place", "%u of %u places", n), ticked, n);
  gtk_label_set_text (self->report, text);
  gtk_check_button_set_inconsistent (self->all, ticked > 0 && ticked < n);
  dossier_form_window_set_can_accept (DOSSIER_FORM_WINDOW (self),
                                      ticked > 0 && (self->tag != 0 || self->tag_path != NULL));
}

static gpointer
find_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return dossier_occurrences_find (database, query->words, query->article, cancellable, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierOccurrencesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error != NULL ? error->message : NULL);
  g_list_store_remove_all (self->places);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      g_autoptr (DossierOccurrenceItem) item = dossier_occurrence_item_new (found, i);

      g_signal_connect_object (item, "notify::ticked", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->places, item);
    }
  update (self);
}

/* Other words, or another scope: looked for anew, the answer to the earlier question is dropped. */
static void
search_cb (DossierOccurrencesDialog *self)
{
  Query *query = g_new0 (Query, 1);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  query->words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));
  query->article = gtk_toggle_button_get_active (self->everywhere)
                       ? 0
                       : dossier_session_get_article (self->session);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_LONG, find_thread, query, query_free,
                            (GDestroyNotify) g_array_unref, self->search, found_cb,
                            g_object_ref (self));
}

static void
all_cb (DossierOccurrencesDialog *self)
{
  gboolean tick = gtk_check_button_get_active (self->all);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierOccurrenceItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->places), i);

      g_signal_handlers_block_by_func (item, update, self);
      g_object_set (item, "ticked", tick, NULL);
      g_signal_handlers_unblock_by_func (item, update, self);
    }
  update (self);
}

static void
chosen_cb (GtkPopover *palette, const DossierPaletteItem *item, DossierOccurrencesDialog *self)
{
  if (item->type == DOSSIER_PALETTE_ITEM_TAG)
    dossier_occurrences_dialog_set_tag (self, item->id, item->title);
  else if (item->type == DOSSIER_PALETTE_ITEM_NEW_TAG)
    dossier_occurrences_dialog_set_tag (self, 0, item->value);
}

static GVariant *
list_places (DossierOccurrencesDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  GVariantBuilder places;

  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(xxx)"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierOccurrenceItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->places), i);
      const DossierOccurrence *place = dossier_occurrence_item_get (item);

      if (dossier_occurrence_item_is_ticked (item))
        g_variant_builder_add (&places, "(xxx)", place->revision, (gint64) place->range.start,
                               (gint64) place->range.end);
    }
  return g_variant_builder_end (&places);
}

static void
accept_cb (DossierOccurrencesDialog *self)
{
  const char *paths[] = { self->tag_path, NULL };
  gboolean is_new = self->tag == 0;

  if (self->tag != 0)
    dossier_session_set_last_tag (self->session, self->tag);
  dossier_session_do (
      self->session, "highlight.add-many",
      dossier_args_new ("places", list_places (self), is_new ? "tag-paths" : "tags",
                        is_new ? g_variant_new_strv (paths, -1) : dossier_args_ids (&self->tag, 1),
                        NULL));
  gtk_window_close (GTK_WINDOW (self));
}

static char *
make_markup (const DossierOccurrence *place)
{
  return g_markup_printf_escaped ("%s<b>%s</b>%s\n<small><span alpha='70%%'>%s%s%s</span></small>",
                                  place->before, place->words, place->after, place->title,
                                  place->highlighted ? " · " : "",
                                  place->highlighted ? _ ("marked already") : "");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  DossierOccurrenceItem *place = gtk_list_item_get_item (item);
  g_autofree char *markup = make_markup (dossier_occurrence_item_get (place));

  gtk_label_set_markup (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), markup);
  g_object_set_data_full (
      G_OBJECT (item), "ticked",
      g_object_ref (g_object_bind_property (place, "ticked", check, "active",
                                            G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE)),
      g_object_unref);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GBinding *binding = g_object_get_data (G_OBJECT (item), "ticked");

  g_binding_unbind (binding);
  g_object_set_data (G_OBJECT (item), "ticked", NULL);
}

static void
create_list (DossierOccurrencesDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->places))));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
  g_object_unref (factory);
  g_object_unref (model);
}

static void
dossier_occurrences_dialog_dispose (GObject *object)
{
  DossierOccurrencesDialog *self = DOSSIER_OCCURRENCES_DIALOG (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->names);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_occurrences_dialog_parent_class)->dispose (object);
}

static void
dossier_occurrences_dialog_finalize (GObject *object)
{
  DossierOccurrencesDialog *self = DOSSIER_OCCURRENCES_DIALOG (object);

  g_clear_object (&self->places);
  g_free (self->tag_path);
  G_OBJECT_CLASS (dossier_occurrences_dialog_parent_class)->finalize (object);
}

static void
dossier_occurrences_dialog_class_init (DossierOccurrencesDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_occurrences_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_occurrences_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/dossier/Dossier/ui/occurrences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierOccurrencesDialog, words);
  gtk_widget_class_bind_template_child (widget_class, DossierOccurrencesDialog, everywhere);
  gtk_widget_class_bind_template_child (widget_class, DossierOccurrencesDialog, tag_button);
  gtk_widget_class_bind_template_child (widget_class, DossierOccurrencesDialog, all);
  gtk_widget_class_bind_template_child (widget_class, DossierOccurrencesDialog, report);
  gtk_widget_class_bind_template_child (widget_class, DossierOccurrencesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
dossier_occurrences_dialog_init (DossierOccurrencesDialog *self)
{
  self->places = g_list_store_new (DOSSIER_TYPE_OCCURRENCE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  create_list (self);
}

/**
 * dossier_occurrences_dialog_new:
 * @session: where the words were selected
 * @words: the words
 *
 * Returns: (transfer none): the dialog, which looks for them at once; to be presented with
 *   dossier_form_window_present()
 */
GtkWidget *
dossier_occurrences_dialog_new (DossierSession *session, const char *words)
{
  DossierOccurrencesDialog *self = g_object_new (DOSSIER_TYPE_OCCURRENCES_DIALOG, NULL);
  GtkPopover *palette;

  self->session = g_object_ref (session);
  self->names = dossier_name_index_new (dossier_session_get_corpus (session));
  palette = dossier_palette_new (self->names, DOSSIER_PALETTE_TAGS | DOSSIER_PALETTE_CREATE);
  g_signal_connect_object (palette, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_menu_button_set_popover (self->tag_button, GTK_WIDGET (palette));
  gtk_editable_set_text (self->words, words);
  search_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_occurrences_dialog_set_tag:
 * @self: a dialog
 * @tag: a tag, or 0 for one that is made
 * @path: its name, or the path of the one that is made
 */
void
dossier_occurrences_dialog_set_tag (DossierOccurrencesDialog *self, gint64 tag, const char *path)
{
  g_free (self->tag_path);
  self->tag = tag;
  self->tag_path = g_strdup (path);
  gtk_menu_button_set_label (self->tag_button, path);
  update (self);
}

/**
 * dossier_occurrences_dialog_get_places:
 * @self: a dialog
 *
 * Returns: (transfer none) (element-type DossierOccurrenceItem): what was found
 */
GListModel *
dossier_occurrences_dialog_get_places (DossierOccurrencesDialog *self)
{
  return G_LIST_MODEL (self->places);
}
