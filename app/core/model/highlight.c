#include "model/highlight.h"

G_DEFINE_FINAL_TYPE (DossierHighlight, dossier_highlight, DOSSIER_TYPE_ROW)

static void
tag_use_clear (gpointer data)
{
  DossierTagUse *use = data;

  g_free (use->name);
}

/**
 * dossier_tag_uses_new:
 *
 * Returns: (transfer full) (element-type DossierTagUse): an empty array that owns its names
 */
GArray *
dossier_tag_uses_new (void)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (DossierTagUse));

  g_array_set_clear_func (uses, tag_use_clear);
  return uses;
}

static void
dossier_highlight_finalize (GObject *object)
{
  DossierHighlight *self = DOSSIER_HIGHLIGHT (object);

  g_free (self->fields.article_title);
  g_free (self->fields.outlet);
  g_free (self->fields.published);
  g_free (self->fields.quote);
  g_free (self->fields.prefix);
  g_free (self->fields.suffix);
  g_free (self->fields.comment);
  g_free (self->fields.state);
  g_free (self->fields.locator);
  g_free (self->fields.follow_up_line);
  g_clear_pointer (&self->fields.tags, g_array_unref);
  G_OBJECT_CLASS (dossier_highlight_parent_class)->finalize (object);
}

static void
dossier_highlight_class_init (DossierHighlightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_highlight_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierHighlight, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierHighlightFields);
}

static void
dossier_highlight_init (DossierHighlight *self)
{
}
