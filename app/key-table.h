#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The keys of the window and of the program; those of the reader stand in reader/reader-keys.h. */
typedef struct
{
  const char *action; /* detailed: "win.undo" */
  const char *keys[3];
  const char *group; /* heading in the shortcuts window, translatable */
  const char *title; /* what it does, translatable */
} DossierKey;

const DossierKey *dossier_keys_get (guint *n_keys);
void dossier_keys_install (GtkApplication *application);
GtkWidget *dossier_keys_create_window (GtkWindow *parent);

G_END_DECLS
