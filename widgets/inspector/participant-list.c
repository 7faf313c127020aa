#include "inspector/participant-list.h"

#include "inspector/card-parts.h"
#include "model/card-item.h"
#include "parts/glyph.h"

#include <glib/gi18n.h>

struct _DossierParticipantList
{
  GtkWidget parent_instance;

  DossierSession *session;
  GtkWidget *box;
  GPtrArray *lines; /* of Line, in the order of the box */
  gboolean showing;
};

typedef struct
{
  DossierParticipantList *list;
  gint64 participant;
  char *role_kept;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *absent;
} Line;

G_DEFINE_FINAL_TYPE (DossierParticipantList, dossier_participant_list, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->role_kept);
  g_free (line);
}

static void
set (Line *line, const char *key, const char *value)
{
  dossier_session_do (line->list->session, "event.set-participant",
                      dossier_args_new ("participant", g_variant_new_int64 (line->participant), key,
                                        g_variant_new_string (value), NULL));
}

static void
role_done (Line *line)
{
  const char *role = gtk_editable_get_text (GTK_EDITABLE (line->role));

  if (line->list->showing || g_strcmp0 (role, line->role_kept) == 0)
    return;
  g_free (line->role_kept);
  line->role_kept = g_strdup (role);
  set (line, "role", role);
}

static void
absent_cb (Line *line)
{
  if (!line->list->showing)
    set (line, "polarity",
         gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (line->absent)) ? "-" : "+");
}

static void
fill (Line *line, const DossierCardItem *item)
{
  gtk_label_set_text (GTK_LABEL (line->name), item->text);
  gtk_widget_set_tooltip_text (line->name, item->text);
  if (!dossier_card_has_focus (line->role))
    {
      g_free (line->role_kept);
      line->role_kept = g_strdup (item->detail != NULL ? item->detail : "");
      gtk_editable_set_text (GTK_EDITABLE (line->role), line->role_kept);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (line->absent), item->flag);
  gtk_button_set_label (GTK_BUTTON (line->absent), item->flag ? _ ("absent") : _ ("took part"));
  if (item->flag)
    gtk_widget_add_css_class (line->name, "absent");
  else
    gtk_widget_remove_css_class (line->name, "absent");
}

static GtkWidget *
build_role (Line *line, const DossierCardItem *item)
{
  g_autofree char *name = g_strdup_printf (_ ("As what “%s” takes part"), item->text);

  line->role = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (line->role), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (line->role), _ ("role"));
  gtk_editable_set_width_chars (GTK_EDITABLE (line->role), 8);
  gtk_widget_add_css_class (line->role, "quiet-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->role), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  dossier_card_on_done (line->role, G_CALLBACK (role_done), line);
  return line->role;
}

static GtkWidget *
build_absent (Line *line, const DossierCardItem *item)
{
  g_autofree char *name = g_strdup_printf (_ ("“%s” did not take part"), item->text);

  line->absent = gtk_toggle_button_new_with_label ("");
  gtk_widget_add_css_class (line->absent, "flat");
  gtk_widget_add_css_class (line->absent, "absent-toggle");
  gtk_widget_set_valign (line->absent, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (line->absent, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->absent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_swapped (line->absent, "toggled", G_CALLBACK (absent_cb), line);
  return line->absent;
}

static void
add_line (DossierParticipantList *self, const DossierCardItem *item)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *glyph = dossier_glyph_new ();
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s” from the event"), item->text);

  line->list = self;
  line->participant = item->id;
  dossier_glyph_set_actor_kind (DOSSIER_GLYPH (glyph), item->extra);
  line->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line->name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), line->name);
  gtk_box_append (GTK_BOX (texts), build_role (line, item));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), glyph);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), build_absent (line, item));
  gtk_box_append (GTK_BOX (row), dossier_card_remove_button_new (self->session, tooltip,
                                                                 "event.remove-participant",
                                                                 "participant", item->id));
  gtk_box_append (GTK_BOX (self->box), row);
  g_ptr_array_add (self->lines, line);
  fill (line, item);
}

static gboolean
has_lines_of (DossierParticipantList *self, const GArray *items)
{
  gboolean same = self->lines->len == items->len;

  for (guint i = 0; same && i < items->len; i++)
    same = ((Line *) self->lines->pdata[i])->participant
           == g_array_index (items, DossierCardItem, i).id;
  return same;
}

/**
 * dossier_participant_list_show:
 * @items: (element-type DossierCardItem): name, role, kind of actor; flag: did not take part
 *
 * Lines of the same people stay, so that what is being typed is not lost.
 */
void
dossier_participant_list_show (DossierParticipantList *self, const GArray *items)
{
  self->showing = TRUE;
  if (has_lines_of (self, items))
    for (guint i = 0; i < items->len; i++)
      fill (self->lines->pdata[i], &g_array_index (items, DossierCardItem, i));
  else
    {
      dossier_card_clear (self->box);
      g_ptr_array_set_size (self->lines, 0);
      for (guint i = 0; i < items->len; i++)
        add_line (self, &g_array_index (items, DossierCardItem, i));
    }
  self->showing = FALSE;
}

static void
dossier_participant_list_dispose (GObject *object)
{
  DossierParticipantList *self = DOSSIER_PARTICIPANT_LIST (object);

  self->showing = TRUE; /* what leaves the focus now is not an answer */
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_participant_list_parent_class)->dispose (object);
}

static void
dossier_participant_list_class_init (DossierParticipantListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_participant_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_participant_list_init (DossierParticipantList *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_participant_list_new:
 * @session: where its acts are done
 */
GtkWidget *
dossier_participant_list_new (DossierSession *session)
{
  DossierParticipantList *self = g_object_new (DOSSIER_TYPE_PARTICIPANT_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
