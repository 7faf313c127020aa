#include "library/continue-page.h"

#include "corpus/lists.h"
#include "library/article-words.h"
#include "model/change.h"
#include "model/follow-up.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A section is a reminder; the library and the history have everything. */
#define MAX_ROWS 5
#define MAX_ACTS 3

struct _DossierContinuePage
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkBox *box;
  GtkWidget *continue_button;
  GtkLabel *continue_title;
  GtkLabel *continue_origin;

  DossierSession *session;
  GPtrArray *lists; /* of DossierLiveList */
};

enum
{
  SIGNAL_CONTINUE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierContinuePage, dossier_continue_page, GTK_TYPE_WIDGET)

static void
continue_cb (DossierContinuePage *self)
{
  g_signal_emit (self, signals[SIGNAL_CONTINUE], 0);
}

static void
continue_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  continue_cb (DOSSIER_CONTINUE_PAGE (widget));
}

/* "14:05" today, "12 Oct, 14:05" before. */
static char *
dup_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (milliseconds / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean today = g_date_time_get_year (then) == g_date_time_get_year (now)
                   && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);

  return g_date_time_format (then, today ? "%H:%M" : "%-d %b %Y, %H:%M");
}

static void
show_texts (AdwActionRow *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
}

static void
show_row (DossierRow *record, AdwActionRow *row)
{
  g_autofree char *subtitle = NULL;

  if (!dossier_row_is_loaded (record))
    return;
  if (DOSSIER_IS_ARTICLE (record))
    {
      const DossierArticleFields *fields = &DOSSIER_ARTICLE (record)->fields;

      subtitle = dossier_article_words_origin (fields);
      show_texts (row, fields->title, subtitle);
    }
  else if (DOSSIER_IS_CHANGE (record))
    {
      const DossierChangeFields *fields = &DOSSIER_CHANGE (record)->fields;

      subtitle = dup_time (fields->made_at);
      show_texts (row, fields->label, subtitle);
    }
  else if (DOSSIER_IS_FOLLOW_UP (record))
    {
      const DossierFollowUpFields *fields = &DOSSIER_FOLLOW_UP (record)->fields;
      gboolean has_line = fields->line != NULL && fields->line[0] != '\0';

      show_texts (row, has_line ? fields->line : fields->quote, fields->article_title);
    }
}

static GtkWidget *
create_row (gpointer record, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (record, "changed", G_CALLBACK (show_row), row, 0);
  show_row (record, ADW_ACTION_ROW (row));
  return row;
}

static void
row_activated_cb (DossierContinuePage *self, GtkListBoxRow *row)
{
  DossierRow *record = g_object_get_data (G_OBJECT (row), "record");

  if (!dossier_row_is_loaded (record))
    return;
  if (DOSSIER_IS_ARTICLE (record))
    dossier_session_open_article (self->session, dossier_row_get_id (record));
  else if (DOSSIER_IS_FOLLOW_UP (record) && DOSSIER_FOLLOW_UP (record)->fields.article != 0)
    {
      const DossierFollowUpFields *fields = &DOSSIER_FOLLOW_UP (record)->fields;

      dossier_session_go_to (self->session, fields->article, fields->start, fields->end,
                             fields->record);
    }
  else if (DOSSIER_IS_CHANGE (record) && DOSSIER_CHANGE (record)->fields.article != 0)
    dossier_session_open_article (self->session, DOSSIER_CHANGE (record)->fields.article);
  continue_cb (self);
}

/* A section without rows is not there. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GtkWidget *section)
{
  gtk_widget_set_visible (section, g_list_model_get_n_items (model) > 0);
}

static void
add_section (DossierContinuePage *self, const char *title, const DossierListKind *kind,
             GVariant *query)
{
  DossierLiveList *list =
      dossier_live_list_new (dossier_session_get_corpus (self->session), kind, query);
  g_autoptr (GtkSliceListModel) slice =
      gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (list)), 0, MAX_ROWS);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *rows = gtk_list_box_new ();

  g_ptr_array_add (self->lists, list);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (rows), G_LIST_MODEL (slice), create_row, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (section), heading);
  gtk_box_append (GTK_BOX (section), rows);
  gtk_widget_set_visible (section, FALSE);
  gtk_box_append (self->box, section);
  g_signal_connect_swapped (rows, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_object (slice, "items-changed", G_CALLBACK (items_changed_cb), section, 0);
}

static void
row_cb (DossierContinuePage *self)
{
  DossierArticle *article = dossier_session_get_row (self->session);
  g_autofree char *origin = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->continue_origin), article != NULL);
  if (article == NULL)
    return;
  origin = dossier_article_words_origin (&article->fields);
  gtk_label_set_text (self->continue_title, article->fields.title);
  gtk_label_set_text (self->continue_origin, origin);
}

static gboolean
dossier_continue_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_CONTINUE_PAGE (widget)->continue_button);
}

/* Behind the page of the article nobody sees them: marking need not wait for them. */
static void
set_paused (DossierContinuePage *self, gboolean paused)
{
  for (guint i = 0; i < self->lists->len; i++)
    dossier_live_list_set_paused (self->lists->pdata[i], paused);
}

static void
dossier_continue_page_map (GtkWidget *widget)
{
  set_paused (DOSSIER_CONTINUE_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (dossier_continue_page_parent_class)->map (widget);
}

static void
dossier_continue_page_unmap (GtkWidget *widget)
{
  DossierContinuePage *self = DOSSIER_CONTINUE_PAGE (widget);

  if (self->lists != NULL)
    set_paused (self, TRUE);
  GTK_WIDGET_CLASS (dossier_continue_page_parent_class)->unmap (widget);
}

static void
dossier_continue_page_dispose (GObject *object)
{
  DossierContinuePage *self = DOSSIER_CONTINUE_PAGE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_continue_page_parent_class)->dispose (object);
}

static void
dossier_continue_page_class_init (DossierContinuePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_continue_page_dispose;
  widget_class->map = dossier_continue_page_map;
  widget_class->unmap = dossier_continue_page_unmap;
  widget_class->grab_focus = dossier_continue_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/continue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierContinuePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DossierContinuePage, box);
  gtk_widget_class_bind_template_child (widget_class, DossierContinuePage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, DossierContinuePage, continue_title);
  gtk_widget_class_bind_template_child (widget_class, DossierContinuePage, continue_origin);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_install_action (widget_class, "continue.go-on", NULL, continue_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "continue.go-on", NULL);
  gtk_widget_class_set_css_name (widget_class, "continuepage");

  signals[SIGNAL_CONTINUE] = g_signal_new ("continue", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_continue_page_init (DossierContinuePage *self)
{
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_continue_page_new:
 *
 * Returns: (transfer floating): about the dossier of @session
 */
GtkWidget *
dossier_continue_page_new (DossierSession *session)
{
  DossierContinuePage *self = g_object_new (DOSSIER_TYPE_CONTINUE_PAGE, NULL);

  self->session = g_object_ref (session);
  add_section (self, _ ("Done last"), &dossier_change_list_kind,
               dossier_args_new ("limit", g_variant_new_int64 (MAX_ACTS), NULL));
  add_section (self, _ ("To check later"), &dossier_follow_up_list_kind, NULL);
  add_section (self, _ ("Unread"), &dossier_article_list_kind,
               dossier_args_new ("state", g_variant_new_string ("unread"), NULL));
  add_section (self, _ ("Undated"), &dossier_article_list_kind,
               dossier_args_new ("undated", g_variant_new_boolean (TRUE), NULL));
  g_signal_connect_object (session, "notify::row", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  set_paused (self, TRUE);
  row_cb (self);
  return GTK_WIDGET (self);
}
