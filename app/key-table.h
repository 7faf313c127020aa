#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The commands of the window and of the program; those of the reader stand in reader/reader-keys.h. */
typedef struct
{
  const char *action;   /* detailed: "win.undo" */
  const char *keys[3];  /* as accelerators; a command may have none */
  const char *group;    /* heading in the shortcuts window, translatable */
  const char *title;    /* what it does, translatable */
  gboolean after_focus; /* what has the focus may mean something else by the key */
} DossierKey;

const DossierKey *dossier_keys_get (guint *n_keys);
const DossierKey *dossier_keys_find (guint keyval, GdkModifierType modifiers);
char *dossier_key_dup_label (const DossierKey *self, guint index);
char *dossier_keys_to_markdown (void);
void dossier_keys_install (GtkApplication *application);
void dossier_keys_add_to (GtkWidget *window);
GtkWidget *dossier_keys_create_window (GtkWindow *parent);

G_END_DECLS
