#include "window-private.h"

#include "dialogs/article-dialog.h"
#include "dialogs/published-dialog.h"

#include <glib/gi18n.h>

static void
set_state (DossierWindow *self, gint64 article, const char *state)
{
  dossier_session_do (self->session, "article.set",
                      dossier_args_new ("article", g_variant_new_int64 (article), "state",
                                        g_variant_new_string (state), NULL));
}

/* What the menu is about: the row that it was opened on, else the open article. */
static gint64
get_article (DossierWindow *self)
{
  return self->menu_article != 0 ? self->menu_article : dossier_session_get_article (self->session);
}

static void
article_state_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  set_state (self, get_article (self), g_variant_get_string (parameter, NULL));
}

/* It can be undone, and the status line says so: nobody is asked first. */
static void
article_delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_session_do (self->session, "article.delete",
                      dossier_args_new ("article", g_variant_new_int64 (get_article (self)), NULL));
}

static void
article_details_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  gint64 article = self->session != NULL ? get_article (self) : 0;

  if (article != 0)
    dossier_article_dialog_present (self->session, article, widget);
}

static void
article_published_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  gint64 article = self->session != NULL ? get_article (self) : 0;

  if (article != 0)
    dossier_published_dialog_present (self->session, article, widget);
}

static void
open_address_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierArticle *row = dossier_session_get_row (self->session);
  const char *url = self->menu_article != 0 ? self->menu_url : row->fields.url;

  if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    gtk_show_uri (GTK_WINDOW (self), url, GDK_CURRENT_TIME);
  else
    dossier_session_say (self->session,
                         _ ("No address is recorded for this article. Add it in its details."),
                         FALSE);
}

static gboolean
forget_row_cb (gpointer data)
{
  g_autoptr (DossierWindow) self = data;

  self->menu_article = 0;
  g_clear_pointer (&self->menu_url, g_free);
  return G_SOURCE_REMOVE;
}

/* The action of the item that was chosen still means the row. */
static void
menu_closed_cb (GtkPopover *menu, DossierWindow *self)
{
  g_idle_add (forget_row_cb, g_object_ref (self));
}

static GtkWidget *
get_row_menu (DossierWindow *self, GtkWidget *library)
{
  GtkWidget *menu = g_object_get_data (G_OBJECT (library), "row-menu");

  if (menu != NULL)
    return menu;
  menu = gtk_popover_menu_new_from_model (dossier_workspace_get_article_menu (self->workspace));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, library);
  g_object_set_data (G_OBJECT (library), "row-menu", menu);
  g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), self, 0);
  return menu;
}

/* The menu of a row in the library: the same as that of the open article. */
void
dossier_window_show_row_menu (DossierWindow *self, DossierArticle *article, GtkWidget *row, int x,
                              int y)
{
  GtkWidget *library = GTK_WIDGET (dossier_workspace_get_library (self->workspace));
  GtkWidget *menu = get_row_menu (self, library);
  double menu_x, menu_y;

  self->menu_article = dossier_row_get_id (DOSSIER_ROW (article));
  g_free (self->menu_url);
  self->menu_url = g_strdup (article->fields.url);
  gtk_widget_translate_coordinates (row, library, x, y, &menu_x, &menu_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu),
                               &(GdkRectangle){ (int) menu_x, (int) menu_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}

/* Adds the actions about one article. */
void
dossier_window_install_article_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.article-state", "s", article_state_cb);
  gtk_widget_class_install_action (widget_class, "win.article-details", NULL, article_details_cb);
  gtk_widget_class_install_action (widget_class, "win.article-published", NULL,
                                   article_published_cb);
  gtk_widget_class_install_action (widget_class, "win.article-delete", NULL, article_delete_cb);
  gtk_widget_class_install_action (widget_class, "win.open-address", NULL, open_address_cb);
}
