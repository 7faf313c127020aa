#include "reader/reading-view.h"

#include "base/edtf.h"
#include "palette/marking-area.h"
#include "timeline/date-strip.h"

#include <glib/gi18n.h>

struct _DossierReadingView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwBin *start_slot;
  AdwBin *page_slot;
  AdwBin *work_slot;
  DossierReaderPage *page;
  GtkRevealer *strip_revealer;
  DossierDateStrip *strip;

  DossierSession *session;
  DossierArticleCounts *counts;
  DossierReaderController *controller;
  guint n_dates;
  gboolean dates_shown;
  gboolean start_shown;
  gint64 start_article; /* may be open behind the start */
};

G_DEFINE_FINAL_TYPE (DossierReadingView, dossier_reading_view, GTK_TYPE_WIDGET)

static void
update_stack (DossierReadingView *self)
{
  const char *child = "choose";

  if (dossier_session_get_text (self->session) != NULL && !self->start_shown)
    child = "page";
  else if (!dossier_article_counts_is_loaded (self->counts))
    child = "blank";
  else if (dossier_article_counts_get (self->counts, DOSSIER_COUNT_TOTAL) == 0)
    child = "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
}

static void
update_strip (DossierReadingView *self)
{
  gtk_revealer_set_reveal_child (self->strip_revealer, self->dates_shown && self->n_dates > 0);
}

/* What differs says so in words; what is only suggested, too. */
static char *
dup_label (const DossierMark *mark, const DossierEdtf *edtf)
{
  g_autofree char *words = dossier_edtf_to_words_short (edtf);
  g_autofree char *detail = dossier_mark_dup_detail (mark);

  if (mark->id < 0)
    return g_strdup_printf (_ ("%s, suggested"), words);
  return detail != NULL ? g_strdup_printf ("%s · %s", words, detail) : g_steal_pointer (&words);
}

static void
add_item (GArray *items, const DossierMark *mark)
{
  g_autoptr (DossierEdtf) edtf =
      mark->label != NULL ? dossier_edtf_parse (mark->label, NULL) : NULL;
  DossierDateItem item = { .id = mark->id, .suggested = mark->id < 0 };

  if (edtf == NULL)
    return;
  item.label = dup_label (mark, edtf);
  item.day_min = edtf->day_min;
  item.day_max = edtf->day_max;
  item.kind = edtf->kind;
  item.approximate = edtf->approximate;
  g_array_append_val (items, item);
}

static void
clear_item (gpointer data)
{
  g_free ((char *) ((DossierDateItem *) data)->label);
}

/* A date that was just accepted is suggested until the text has been read again. */
static void
add_suggested (DossierReadingView *self, GArray *items, GHashTable *recorded)
{
  DossierDateSuggestions *suggestions =
      dossier_reader_controller_get_suggestions (self->controller);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));

  if (suggestions != NULL)
    dossier_date_suggestions_append_marks (suggestions, marks);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);

      if (!g_hash_table_contains (recorded, GUINT_TO_POINTER (mark->start)))
        add_item (items, mark);
    }
}

static void
dates_changed_cb (DossierReadingView *self)
{
  g_autoptr (GPtrArray) marks =
      dossier_reader_controller_dup_marks (self->controller, DOSSIER_MARK_DATE);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DossierDateItem));
  g_autoptr (GHashTable) recorded = g_hash_table_new (NULL, NULL);

  g_array_set_clear_func (items, clear_item);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = marks->pdata[i];

      g_hash_table_add (recorded, GUINT_TO_POINTER (mark->start));
      add_item (items, mark);
    }
  add_suggested (self, items, recorded);
  self->n_dates = items->len;
  dossier_date_strip_set_items (self->strip, (const DossierDateItem *) (gpointer) items->data,
                                items->len);
  update_strip (self);
}

/* From a date to its passage; Alt+Left goes back. */
static void
date_activated_cb (DossierReadingView *self, gint64 id)
{
  DossierReader *reader = dossier_reader_page_get_reader (self->page);
  const DossierMark *mark = dossier_reader_get_mark (reader, id);

  if (mark != NULL)
    dossier_session_go_to (self->session, dossier_session_get_article (self->session), mark->start,
                           mark->end, id);
}

/* The article that was open last comes by itself; another one the person has chosen. */
static void
article_cb (DossierReadingView *self)
{
  if (self->start_shown && dossier_session_get_article (self->session) != self->start_article)
    dossier_reading_view_hide_start (self);
}

static void
show_passage_cb (DossierReadingView *self)
{
  if (self->start_shown)
    dossier_reading_view_hide_start (self);
}

static void
record_cb (DossierReadingView *self)
{
  dossier_date_strip_select (self->strip, dossier_session_get_record (self->session));
}

static gboolean
dossier_reading_view_grab_focus (GtkWidget *widget)
{
  DossierReadingView *self = DOSSIER_READING_VIEW (widget);

  if (dossier_session_get_text (self->session) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->page));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
dossier_reading_view_dispose (GObject *object)
{
  DossierReadingView *self = DOSSIER_READING_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->controller);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->counts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_reading_view_parent_class)->dispose (object);
}

static void
dossier_reading_view_class_init (DossierReadingViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_reading_view_dispose;
  widget_class->grab_focus = dossier_reading_view_grab_focus;
  g_type_ensure (DOSSIER_TYPE_DATE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/reading-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReadingView, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingView, start_slot);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingView, page_slot);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingView, work_slot);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingView, strip_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingView, strip);
  gtk_widget_class_bind_template_callback (widget_class, date_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "readview");
}

static void
dossier_reading_view_init (DossierReadingView *self)
{
  self->dates_shown = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The page with what opens over it. */
static void
build_page (DossierReadingView *self, DossierNameIndex *index)
{
  self->page = DOSSIER_READER_PAGE (dossier_reader_page_new ());
  self->controller = dossier_reader_controller_new (self->session, self->page);
  adw_bin_set_child (self->page_slot, dossier_marking_area_new (self->session, index, self->page));
  adw_bin_set_child (self->work_slot, dossier_reader_controller_get_work_bar (self->controller));
}

/**
 * dossier_reading_view_new:
 * @counts: of the same session
 * @index: the names that the palette offers
 *
 * Returns: (transfer floating): shows the articles of @session
 */
GtkWidget *
dossier_reading_view_new (DossierSession *session, DossierArticleCounts *counts,
                          DossierNameIndex *index)
{
  DossierReadingView *self = g_object_new (DOSSIER_TYPE_READING_VIEW, NULL);

  self->session = g_object_ref (session);
  self->counts = g_object_ref (counts);
  build_page (self, index);
  g_signal_connect_object (self->controller, "dates-changed", G_CALLBACK (dates_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::revision", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "show-passage", G_CALLBACK (show_passage_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::record", G_CALLBACK (record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (counts, "changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_reading_view_get_page:
 *
 * Returns: (transfer none):
 */
DossierReaderPage *
dossier_reading_view_get_page (DossierReadingView *self)
{
  return self->page;
}

/**
 * dossier_reading_view_get_controller:
 *
 * Returns: (transfer none):
 */
DossierReaderController *
dossier_reading_view_get_controller (DossierReadingView *self)
{
  return self->controller;
}

/**
 * dossier_reading_view_set_start:
 * @start: (transfer floating): what is shown while there are articles and none is open
 */
void
dossier_reading_view_set_start (DossierReadingView *self, GtkWidget *start)
{
  adw_bin_set_child (self->start_slot, start);
}

/**
 * dossier_reading_view_set_dates_shown:
 * @shown: whether an article with dates has them on a strip below
 */
void
dossier_reading_view_set_dates_shown (DossierReadingView *self, gboolean shown)
{
  self->dates_shown = shown;
  update_strip (self);
}

/**
 * dossier_reading_view_show_start:
 * @article: that is open behind it or about to be; another one takes its place
 *
 * Shows what stands where no article is open before the page.
 */
void
dossier_reading_view_show_start (DossierReadingView *self, gint64 article)
{
  self->start_shown = TRUE;
  self->start_article = article;
  update_stack (self);
}

/**
 * dossier_reading_view_hide_start:
 *
 * Shows the page, if an article is open.
 */
void
dossier_reading_view_hide_start (DossierReadingView *self)
{
  self->start_shown = FALSE;
  update_stack (self);
}
