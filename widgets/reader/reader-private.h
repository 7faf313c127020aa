#pragma once

#include "base/page-text.h"
#include "base/segments.h"
#include "base/text-parts.h"
#include "reader/margin.h"
#include "reader/mark-set.h"
#include "reader/reader.h"
#include "reader/title-block.h"

G_BEGIN_DECLS

/* Shared by the files of the reader and by nobody else. */
struct _DossierReader
{
  GtkTextView parent_instance;

  DossierPageText *page; /* of the part that is shown: reader-parts.c */
  GArray *parts;         /* guint: where each begins */
  guint part;
  DossierSegments *segments; /* found when first needed: reader-segments.c */
  GCancellable *splitting;   /* they are on their way */
  DossierMarkSet *marks;
  DossierMarkSet *hits; /* what was found last: reader-hits.c */
  DossierLineEdges *edges;
  DossierMargin *margin;
  DossierTitleBlock *title;
  gint64 current;
  GArray *zones; /* DossierReaderZone, kinds owned */
  gboolean zones_hidden;
  gboolean as_it_came;
  gboolean show_actor_kinds;
  gboolean is_loading; /* the buffer changes: nothing is the person's doing */

  GtkTextTag *zone_tag;
  GtkTextTag *gap_tag;

  /* The form of the source: reader-layout.c */
  GArray *layout;          /* DossierTextSpan */
  GHashTable *item_starts; /* code point + 1 of each item of a list */
  GtkTextTag *heading_tags[6];
  GtkTextTag *block_tag;
  GtkTextTag *quote_tag;
  GtkTextTag *link_tag;
  GtkCssProvider *font;
  double size;
  double spacing;
  guint measure;
  int column; /* width of the text in pixels */

  /* An end of the current mark is dragged: reader-pointer.c */
  gboolean drag_end;
  guint drag_edge; /* where it would be, G_MAXUINT: nothing is dragged */

  /* Ends that were moved and have not come back from the dossier yet: reader-moves.c */
  gint64 moved_mark;
  DossierTextRange moved_to;

  /* The menu of the words: reader-menu.c */
  GtkWidget *menu;
  GArray *digit_tags; /* DossierTagFact */
  GArray *own_tags;   /* DossierTagFact: on the current mark */

  /* Jumping and staying: reader-scroll.c */
  GtkTextMark *goal;
  double goal_align;
  guint goal_offset;
  guint tick;
  gint64 deadline;
  guint steady_frames;
  guint top;
  gboolean has_top;
};

/* reader.c */
void dossier_reader_get_iter (DossierReader *self, GtkTextIter *iter, guint offset);
guint dossier_reader_get_offset (DossierReader *self, const GtkTextIter *iter);
void dossier_reader_current_changed (DossierReader *self);
void dossier_reader_marks_changed (DossierReader *self);

/* reader-segments.c */
DossierSegments *dossier_reader_get_segments (DossierReader *self);
void dossier_reader_drop_segments (DossierReader *self);

/* reader-parts.c */
void dossier_reader_load_part (DossierReader *self, DossierTextMap *text, guint part);
gboolean dossier_reader_reach (DossierReader *self, guint offset);
gboolean dossier_reader_turn (DossierReader *self, int direction);

/* reader-view.c */
void dossier_reader_snapshot_marks (DossierReader *self, GtkSnapshot *snapshot);
int dossier_reader_get_least_width (void);
double dossier_reader_get_scale (DossierReader *self);
void dossier_reader_lay_out (DossierReader *self, int width);
void dossier_reader_apply_font (DossierReader *self);

/* reader-zones.c */
void dossier_reader_apply_zones (DossierReader *self);
void dossier_reader_apply_gaps (DossierReader *self);
void dossier_reader_update_zone_colour (DossierReader *self);
gboolean dossier_reader_has_zone (DossierReader *self, guint start, guint end);
void dossier_reader_paint_zone_kinds (DossierReader *self, DossierPainter *painter);

const DossierReaderZone *dossier_reader_find_zone (DossierReader *self, guint start, guint end);

/* reader-target.c */
void dossier_reader_place_cursor (DossierReader *self, guint offset, gboolean extend);

/* reader-moves.c */
gboolean dossier_reader_step_sentence (DossierReader *self, int direction, gboolean extend);
gboolean dossier_reader_step_mark (DossierReader *self, int direction, int wanted_state);
gboolean dossier_reader_cycle_stack (DossierReader *self);
gboolean dossier_reader_move_edge (DossierReader *self, gboolean end, int direction);
gint64 dossier_reader_mark_at (DossierReader *self, int x, int y);

/* reader-scroll.c */
void dossier_reader_forget_goal (DossierReader *self);
void dossier_reader_remember_top (DossierReader *self);
void dossier_reader_stay (DossierReader *self);

/* reader-actions.c */
void dossier_reader_install_actions (GtkWidgetClass *class);
void dossier_reader_update_actions (DossierReader *self);
void dossier_reader_add_keys (DossierReader *self);
void dossier_reader_emit_act (DossierReader *self, const char *name, guint start, guint end,
                              int digit);

void dossier_reader_emit_page_act (DossierReader *self, const char *name, int number);

/* reader-layout.c */
void dossier_reader_create_layout_tags (DossierReader *self);
void dossier_reader_update_layout_colour (DossierReader *self);
void dossier_reader_apply_layout (DossierReader *self);
void dossier_reader_paint_bullets (DossierReader *self, DossierPainter *painter);
void dossier_reader_open_link (DossierReader *self, guint offset);

/* reader-copy.c */
void dossier_reader_install_copying (DossierReaderClass *class);
void dossier_reader_add_dragging (DossierReader *self);

/* reader-menu.c */
void dossier_reader_create_menu (DossierReader *self);
void dossier_reader_clear_menu (DossierReader *self);
void dossier_reader_open_menu (DossierReader *self, const GdkRectangle *area);
void dossier_reader_open_menu_at_cursor (DossierReader *self);

/* reader-pointer.c */
void dossier_reader_add_pointer (DossierReader *self);
void dossier_reader_paint_current (DossierReader *self, DossierPainter *painter);

G_END_DECLS
