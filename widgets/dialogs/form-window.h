#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierFormWindow:
 *
 * A form in a window of its own before the window it belongs to: Cancel (Escape) at one end of the
 * header, what the form is for (Enter, Ctrl+Enter) at the other. What goes wrong is said in the
 * form, which stays open with all that was typed. Main thread.
 *
 * Properties: body (the form), accept-label. Signal: accept.
 */
#define DOSSIER_TYPE_FORM_WINDOW (dossier_form_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierFormWindow, dossier_form_window, DOSSIER, FORM_WINDOW, AdwWindow)

struct _DossierFormWindowClass
{
  AdwWindowClass parent_class;
};

void dossier_form_window_set_accept_label (DossierFormWindow *self, const char *label);
void dossier_form_window_set_can_accept (DossierFormWindow *self, gboolean can_accept);
void dossier_form_window_set_busy (DossierFormWindow *self, gboolean is_busy);
void dossier_form_window_set_error (DossierFormWindow *self, const char *sentence);
void dossier_form_window_focus_accept (DossierFormWindow *self);
void dossier_form_window_present (DossierFormWindow *self, GtkWidget *before);

G_END_DECLS
