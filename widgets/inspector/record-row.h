#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What rows of actors and events have in common: a heading above the first of a group, a sign, two
 * lines of text and a number. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *sign;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *count;
} DossierRecordRow;

void dossier_record_row_init (DossierRecordRow *self, GtkWidget *widget, GtkWidget *sign);
void dossier_record_row_show (DossierRecordRow *self, GtkWidget *widget, const char *title,
                              const char *detail, const char *count);
void dossier_record_row_show_heading (DossierRecordRow *self, gpointer row, const char *here,
                                      const char *elsewhere);

G_END_DECLS
