#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When a key means what the table says; the same key may mean something else in another one. */
typedef enum
{
  DOSSIER_KEY_ALWAYS,
  DOSSIER_KEY_WITH_MARK, /* a mark is the current one */
} DossierKeyContext;

/**
 * DossierReaderKey:
 * @keyval: the key, as on a US keyboard
 * @modifiers: held with it
 * @action: the widget action that it activates
 * @has_parameter: whether the action takes @parameter
 * @parameter: a number for the action
 * @context: when
 * @group: heading in the shortcuts window, translatable
 * @title: what it does, translatable
 *
 * One line of the table of keys.
 */
typedef struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
  gboolean has_parameter;
  int parameter;
  DossierKeyContext context;
  const char *group;
  const char *title;
} DossierReaderKey;

const DossierReaderKey *dossier_reader_keys_get (guint *n_keys);
const DossierReaderKey *dossier_reader_keys_find (guint keyval, GdkModifierType modifiers,
                                                  guint from);
guint dossier_reader_keys_to_us (guint keyval, guint keycode, GdkModifierType modifiers);
char *dossier_reader_keys_dup_accelerator (const DossierReaderKey *key);
char *dossier_reader_keys_dup_label (const DossierReaderKey *key);
void dossier_reader_keys_bind (GtkWidgetClass *class);
char *dossier_reader_keys_to_markdown (void);

G_END_DECLS
