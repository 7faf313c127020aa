#pragma once

#include "library/imports.h"
#include "parts/popover-bin.h"
#include "window.h"

G_BEGIN_DECLS

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  DossierPopoverBin *bin; /* everything below the toasts, for what opens over all of it */
  GtkStack *stack;
  GtkWidget *welcome;
  GtkSpinner *spinner;
  AdwBin *slot;

  GSettings *settings;
  GFile *file; /* of the dossier that is open or being opened */
  GCancellable *opening;
  DossierStore *store;
  DossierCorpus *corpus;
  DossierSession *session;
  DossierWorkspace *workspace;
  DossierImports *imports;
  gint64 menu_article; /* that the menu of a row is about; 0: the open one */
  char *menu_url;
  gint64 focus_article; /* its page gets the keys as soon as it is there */
  gboolean closing;     /* the window goes as soon as the file is closed */
};

void dossier_window_install_actions (GtkWidgetClass *widget_class);
void dossier_window_install_import_actions (GtkWidgetClass *widget_class);
void dossier_window_install_file_actions (GtkWidgetClass *widget_class);
void dossier_window_install_article_actions (GtkWidgetClass *widget_class);
void dossier_window_install_title_actions (GtkWidgetClass *widget_class);
void dossier_window_follow_title (DossierWindow *self);
void dossier_window_show_continue (DossierWindow *self, gint64 article);
void dossier_window_watch_imports (DossierWindow *self);
void dossier_window_watch_exports (DossierWindow *self);
void dossier_window_install_export_actions (GtkWidgetClass *widget_class);
void dossier_window_accept_drops (DossierWindow *self);
void dossier_window_show_row_menu (DossierWindow *self, DossierArticle *article, GtkWidget *row,
                                   int x, int y);
void dossier_window_install_reading_actions (GtkWidgetClass *widget_class);
void dossier_window_update_reading_actions (DossierWindow *self);
void dossier_window_show_commands (DossierWindow *self);
void dossier_window_update_actions (DossierWindow *self);

G_END_DECLS
