#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPopoverBin:
 *
 * Shows its child and, over it, popovers that come and go. On GTK 4.8 a popover follows its
 * parent's size only when the parent presents it while it is allocated, and must be unparented
 * before the parent is gone: both is done here once for all.
 */
#define DOSSIER_TYPE_POPOVER_BIN (dossier_popover_bin_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierPopoverBin, dossier_popover_bin, DOSSIER, POPOVER_BIN, GtkWidget)

struct _DossierPopoverBinClass
{
  GtkWidgetClass parent_class;
};

GtkWidget *dossier_popover_bin_new (GtkWidget *child);
void dossier_popover_bin_set_child (DossierPopoverBin *self, GtkWidget *child);
GtkWidget *dossier_popover_bin_get_child (DossierPopoverBin *self);
void dossier_popover_bin_show (DossierPopoverBin *self, GtkPopover *popover,
                               const GdkRectangle *area);
void dossier_popover_choose_side (GtkPopover *popover);
void dossier_popover_show_at (GtkPopover *popover, GtkWidget *anchor);

G_END_DECLS
