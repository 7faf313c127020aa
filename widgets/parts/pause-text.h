#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps what is written in a text view: when its writer pauses, leaves it, or presses Ctrl+Enter.
 * So a thought becomes one act, and nothing is lost. */
typedef struct _DossierPauseText DossierPauseText;

typedef void (*DossierPauseTextFunc) (const char *text, gpointer data);

DossierPauseText *dossier_pause_text_new (GtkTextView *view, DossierPauseTextFunc written,
                                          gpointer data);
void dossier_pause_text_show (DossierPauseText *self, const char *text);
void dossier_pause_text_flush (DossierPauseText *self);
void dossier_pause_text_forget (DossierPauseText *self);
void dossier_pause_text_free (DossierPauseText *self);

G_END_DECLS
