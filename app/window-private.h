#pragma once

#include "window.h"

G_BEGIN_DECLS

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
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
  gboolean closing; /* the window goes as soon as the file is closed */
};

void dossier_window_install_actions (GtkWidgetClass *widget_class);
void dossier_window_install_reading_actions (GtkWidgetClass *widget_class);
void dossier_window_update_reading_actions (DossierWindow *self);
void dossier_window_update_actions (DossierWindow *self);

G_END_DECLS
