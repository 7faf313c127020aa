#include "library/library-row.h"

#include "library/article-words.h"

#include <glib/gi18n.h>

struct _DossierLibraryRow
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *card;
  GtkWidget *title;
  GtkWidget *flag;
  GtkWidget *origin;
  GtkWidget *state;
  GtkWidget *progress;

  DossierArticle *article;
  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (DossierLibraryRow, dossier_library_row, GTK_TYPE_WIDGET)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

/* Only what says something: unread is the state of everything that nobody touched yet. */
static void
show_state (DossierLibraryRow *self, const char *state)
{
  static const char *const states[] = { "unread", "reading", "curated", "aside" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], state) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), states[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), states[i]);
  show_text (self->state,
             g_strcmp0 (state, "unread") == 0 ? NULL : dossier_article_words_state (state));
}

static void
show_heading (DossierLibraryRow *self)
{
  DossierRow *row = DOSSIER_ROW (self->article);
  g_autofree char *heading = NULL;

  if (dossier_row_is_first_of_group (row))
    heading = dossier_article_words_group (dossier_row_get_group (row));
  show_text (self->heading, heading);
}

static void
show_fields (DossierLibraryRow *self)
{
  const DossierArticleFields *fields = &self->article->fields;
  g_autofree char *origin = NULL;
  g_autofree char *progress = NULL;

  show_heading (self);
  if (!dossier_row_is_loaded (DOSSIER_ROW (self->article)))
    {
      /* Keeps the height of a row, so that the list does not jump when the fields arrive. */
      gtk_label_set_text (GTK_LABEL (self->title), " ");
      gtk_label_set_text (GTK_LABEL (self->origin), " ");
      gtk_widget_set_visible (self->flag, FALSE);
      show_state (self, "unread");
      show_text (self->progress, NULL);
      return;
    }
  origin = dossier_article_words_origin (fields);
  progress = dossier_article_words_progress (fields);
  gtk_label_set_text (GTK_LABEL (self->title), fields->title);
  gtk_label_set_text (GTK_LABEL (self->origin), origin);
  gtk_widget_set_visible (self->flag, fields->n_follow_ups > 0);
  /* Only where it is seen: a tooltip asks the screen where the pointer is. */
  if (fields->n_follow_ups > 0)
    gtk_widget_set_tooltip_text (self->flag, _ ("Something to check later"));
  show_state (self, fields->state);
  show_text (self->progress, progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fields->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin, -1);
}

/* Only a title that does not fit is said in full. */
static gboolean
title_tooltip_cb (GtkLabel *title, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (title)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (title));
  return TRUE;
}

static void
dossier_library_row_dispose (GObject *object)
{
  DossierLibraryRow *self = DOSSIER_LIBRARY_ROW (object);
  GtkWidget *child;

  dossier_library_row_set_article (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_library_row_parent_class)->dispose (object);
}

static void
dossier_library_row_class_init (DossierLibraryRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_library_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "libraryrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, card);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, flag);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, origin);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, state);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryRow, progress);
  gtk_widget_class_bind_template_callback (widget_class, title_tooltip_cb);
}

static void
dossier_library_row_init (DossierLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_library_row_new:
 *
 * Returns: (transfer floating): without an article
 */
GtkWidget *
dossier_library_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_LIBRARY_ROW, NULL);
}

/**
 * dossier_library_row_set_article:
 * @article: (nullable): what it shows and follows from now on
 */
void
dossier_library_row_set_article (DossierLibraryRow *self, DossierArticle *article)
{
  if (self->article != NULL)
    g_clear_signal_handler (&self->changed_id, self->article);
  if (!g_set_object (&self->article, article) && article == NULL)
    return;
  if (article == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (article, "changed", G_CALLBACK (show_fields), self);
  show_fields (self);
}

/**
 * dossier_library_row_get_article:
 *
 * Returns: (transfer none) (nullable):
 */
DossierArticle *
dossier_library_row_get_article (DossierLibraryRow *self)
{
  return self->article;
}

typedef struct
{
  DossierLibraryRowSetup set_up;
  gpointer data;
} Recipe;

static void
free_recipe (gpointer recipe, GClosure *closure)
{
  g_free (recipe);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, const Recipe *recipe)
{
  GtkWidget *row = dossier_library_row_new ();

  recipe->set_up (row, recipe->data);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  dossier_library_row_set_article (DOSSIER_LIBRARY_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  dossier_library_row_set_article (DOSSIER_LIBRARY_ROW (gtk_list_item_get_child (item)), NULL);
}

/**
 * dossier_library_row_factory_new:
 * @set_up: called for every new row with @data, which must live as long as the factory
 *
 * Returns: (transfer full): a factory for a list of #DossierArticle
 */
GtkListItemFactory *
dossier_library_row_factory_new (DossierLibraryRowSetup set_up, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->set_up = set_up;
  recipe->data = data;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), recipe, free_recipe, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
