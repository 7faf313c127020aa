#include "passages/passage-cards.h"

#include "passages/passage-card.h"

struct _DossierPassageCards
{
  GObject parent_instance;

  GPtrArray *cards; /* those that are set up, not owned */
  char *words;      /* nullable */
};

G_DEFINE_FINAL_TYPE (DossierPassageCards, dossier_passage_cards, G_TYPE_OBJECT)

static void
card_gone_cb (gpointer cards, GObject *card)
{
  g_ptr_array_remove_fast (cards, card);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, DossierPassageCards *self)
{
  GtkWidget *card = dossier_passage_card_new ();

  gtk_list_item_set_child (item, card);
  g_ptr_array_add (self->cards, card);
  g_object_weak_ref (G_OBJECT (card), card_gone_cb, self->cards);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, DossierPassageCards *self)
{
  DossierPassageCard *card = DOSSIER_PASSAGE_CARD (gtk_list_item_get_child (item));

  dossier_passage_card_set_words (card, self->words);
  dossier_passage_card_set_row (card, gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  dossier_passage_card_set_row (DOSSIER_PASSAGE_CARD (gtk_list_item_get_child (item)), NULL);
}

/* Newer versions of GTK take the child away before they say that an item is torn down. */
static void
teardown_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, NULL);
}

static void
dossier_passage_cards_finalize (GObject *object)
{
  DossierPassageCards *self = DOSSIER_PASSAGE_CARDS (object);

  for (guint i = 0; i < self->cards->len; i++)
    g_object_weak_unref (self->cards->pdata[i], card_gone_cb, self->cards);
  g_ptr_array_unref (self->cards);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_passage_cards_parent_class)->finalize (object);
}

static void
dossier_passage_cards_class_init (DossierPassageCardsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dossier_passage_cards_finalize;
}

static void
dossier_passage_cards_init (DossierPassageCards *self)
{
  self->cards = g_ptr_array_new ();
}

/**
 * dossier_passage_cards_new:
 *
 * Returns: (transfer full): no cards yet
 */
DossierPassageCards *
dossier_passage_cards_new (void)
{
  return g_object_new (DOSSIER_TYPE_PASSAGE_CARDS, NULL);
}

/**
 * dossier_passage_cards_create_factory:
 *
 * Returns: (transfer full): makes the cards, for a list of #DossierHighlight
 */
GtkListItemFactory *
dossier_passage_cards_create_factory (DossierPassageCards *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), NULL);
  return factory;
}

/**
 * dossier_passage_cards_set_words:
 * @words: (nullable): what was searched for
 */
void
dossier_passage_cards_set_words (DossierPassageCards *self, const char *words)
{
  g_free (self->words);
  self->words = g_strdup (words);
  for (guint i = 0; i < self->cards->len; i++)
    dossier_passage_card_set_words (self->cards->pdata[i], self->words);
}
