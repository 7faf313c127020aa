#include "inspector/tags-page.h"

#include "corpus/lists.h"
#include "inspector/codebook.h"
#include "inspector/drill.h"
#include "inspector/filter-entry.h"
#include "inspector/highlight-card.h"
#include "inspector/passage-list.h"
#include "parts/empty-state.h"

#include <glib/gi18n.h>

struct _DossierTagsPage
{
  GtkWidget parent_instance;

  DossierSession *session;
  GtkWidget *drill;
  GtkWidget *filter;
  GtkWidget *stack; /* codebook, empty, nothing found */
  DossierCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (DossierTagsPage, dossier_tags_page, GTK_TYPE_WIDGET)

static void
show_emptiness (DossierTagsPage *self)
{
  DossierLiveList *list = DOSSIER_LIVE_LIST (dossier_codebook_get_model (self->codebook));
  gboolean empty =
      !dossier_live_list_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) == 0;
  gboolean filtered = gtk_editable_get_text (GTK_EDITABLE (self->filter))[0] != '\0';

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), !empty     ? "codebook"
                                                             : filtered ? "nothing"
                                                                        : "empty");
}

static void
filter_changed_cb (GtkEditable *editable, DossierTagsPage *self)
{
  dossier_codebook_set_filter (self->codebook, gtk_editable_get_text (editable));
}

static void
created_cb (DossierSession *session, GVariant *result, gpointer data)
{
  GtkWidget *entry = g_weak_ref_get (data);

  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_clear_object (&entry);
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
create_cb (GtkSearchEntry *entry, DossierTagsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  GWeakRef *filter;

  if (text[0] == '\0')
    return;
  filter = g_new0 (GWeakRef, 1);
  g_weak_ref_init (filter, entry);
  dossier_session_do_then (self->session, "tag.ensure",
                           dossier_args_new ("path", g_variant_new_string (text), NULL), created_cb,
                           filter, free_weak);
}

static void
focus_list (gpointer data)
{
  dossier_codebook_focus_list (DOSSIER_TAGS_PAGE (data)->codebook);
}

/**
 * dossier_tags_page_open_tag:
 *
 * Lists the passages with @tag and with the tags below it.
 */
void
dossier_tags_page_open_tag (DossierTagsPage *self, gint64 tag, const char *name)
{
  dossier_drill_push (
      DOSSIER_DRILL (self->drill), name,
      dossier_passage_list_new (self->session, &dossier_highlight_list_kind,
                                dossier_args_new ("tag", g_variant_new_int64 (tag), NULL),
                                _ ("No passage carries this tag yet.")));
}

static void
open_tag_cb (DossierCodebook *codebook, gint64 tag, const char *name, DossierTagsPage *self)
{
  dossier_tags_page_open_tag (self, tag, name);
}

static void
new_tag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (DOSSIER_TAGS_PAGE (widget)->filter);
}

static void
dossier_tags_page_dispose (GObject *object)
{
  DossierTagsPage *self = DOSSIER_TAGS_PAGE (object);

  if (self->codebook != NULL)
    g_signal_handlers_disconnect_by_data (dossier_codebook_get_model (self->codebook), self);
  self->codebook = NULL;
  g_clear_pointer (&self->drill, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_tags_page_parent_class)->dispose (object);
}

static void
dossier_tags_page_class_init (DossierTagsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_tags_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "tags.new", NULL, new_tag_cb);
}

static void
dossier_tags_page_init (DossierTagsPage *self)
{
}

static void
build_stack (DossierTagsPage *self, DossierNameIndex *index)
{
  self->codebook = DOSSIER_CODEBOOK (dossier_codebook_new (self->session, index));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->codebook), "codebook");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_empty_state_new (_ ("No tags yet"),
                               _ ("Select words in an article and press <tt> t </tt> to name what "
                                  "they are about."),
                               _ ("New tag"), "tags.new"),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (_ ("No such tag"),
                                                _ ("Press <tt> Enter </tt> to create it."), NULL,
                                                NULL),
                       "nothing");
  g_signal_connect (self->codebook, "open-tag", G_CALLBACK (open_tag_cb), self);
  g_signal_connect_swapped (dossier_codebook_get_model (self->codebook), "items-changed",
                            G_CALLBACK (show_emptiness), self);
  g_signal_connect_swapped (dossier_codebook_get_model (self->codebook), "notify::loading",
                            G_CALLBACK (show_emptiness), self);
}

/**
 * dossier_tags_page_new:
 * @index: the names, shared
 */
GtkWidget *
dossier_tags_page_new (DossierSession *session, DossierNameIndex *index)
{
  DossierTagsPage *self = g_object_new (DOSSIER_TYPE_TAGS_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->session = g_object_ref (session);
  gtk_widget_add_css_class (box, "panel");
  gtk_box_append (GTK_BOX (box), dossier_highlight_card_new (session, index));
  self->filter = dossier_filter_entry_new (_ ("Filter or create a tag"));
  g_signal_connect (self->filter, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect (self->filter, "activate", G_CALLBACK (create_cb), self);
  dossier_filter_entry_set_down (self->filter, focus_list, self);
  gtk_box_append (GTK_BOX (box), self->filter);
  build_stack (self, index);
  gtk_box_append (GTK_BOX (box), self->stack);
  self->drill = dossier_drill_new (box);
  gtk_widget_set_parent (self->drill, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
