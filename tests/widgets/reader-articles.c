#include "reader-articles.h"

#include <string.h>

static gint64 next_id;

/* Marks the words @quote wherever they stand first; the test ends if they do not. */
static gint64
mark (DossierReader *reader, const char *quote, DossierMarkKind kind, DossierMarkState state,
      const char *label, const char *detail, int colour)
{
  const char *text = dossier_reader_get_article (reader);
  const char *at = strstr (text, quote);
  DossierMark one = { .id = ++next_id, .kind = kind, .state = state };

  g_assert_nonnull (at);
  one.start = (guint) g_utf8_strlen (text, at - text);
  one.end = one.start + (guint) g_utf8_strlen (quote, -1);
  one.label = label;
  one.detail = detail;
  if (colour >= 0)
    {
      one.n_colours = 1;
      one.colours[0] = (guint8) colour;
    }
  dossier_reader_add_mark (reader, &one);
  return one.id;
}

#define HIGHLIGHT(quote, label, colour)                                                            \
  mark (reader, quote, DOSSIER_MARK_HIGHLIGHT, DOSSIER_MARK_CONFIRMED, label, NULL, colour)
#define MENTION(quote, state)                                                                      \
  mark (reader, quote, DOSSIER_MARK_MENTION, DOSSIER_MARK_##state, quote, NULL, 3)
#define DATE(quote, state)                                                                         \
  mark (reader, quote, DOSSIER_MARK_DATE, DOSSIER_MARK_##state, quote, NULL, -1)

static void
set_zone (DossierReader *reader, const char *quote, const char *kind)
{
  const char *text = dossier_reader_get_article (reader);
  const char *at = strstr (text, quote);
  guint start = (guint) g_utf8_strlen (text, at - text);
  DossierReaderZone zone = { { start, start + (guint) g_utf8_strlen (quote, -1) }, kind };

  dossier_reader_set_zones (reader, &zone, 1);
}

/* The working day: a few marks of every kind, one of them current. */
void
show_harbour_article (DossierReaderPage *page)
{
  DossierReader *reader = dossier_reader_page_get_reader (page);
  gint64 current;

  dossier_reader_set_title (
      reader, "Ferry town counts its guests before the second delegation",
      "Harbour Courier · M. Okafor · 9 Oct 2025 · translated from Korean · outlet reliability B");
  dossier_reader_set_article (
      reader,
      "Workers on the northern quay have painted the guest house twice since early September. "
      "According to the state news agency, President Ilyin accepted an invitation last week, and "
      "Vostrany now “waits for a day that suits everyone”.\n\n"
      "Deputy minister Sora Han, who looked at the hotels on Friday, said the visit would “very "
      "likely” end with an agreement on grain and energy, although an adviser who did not want to "
      "be named called the talks “a first look”. It would be her first meeting with Ilyin since "
      "July 2019.\n\n"
      "The Institute for Strait Studies read the guest list in another way: the absence of the "
      "defence chief from the table was a signal, it said, and not an oversight. The south, for "
      "its part, will send a vice premier to the forum in late October.\n\n"
      "Photo: the guest house on the northern quay, seen from the ferry. [STRAIT POOL]\n");
  set_zone (reader,
            "Photo: the guest house on the northern quay, seen from the ferry. "
            "[STRAIT POOL]",
            "Caption");
  HIGHLIGHT ("accepted an invitation last week", "Invitation", 0);
  current = HIGHLIGHT ("said the visit would “very likely” end with an agreement on grain and "
                       "energy",
                       "Grain, energy", 1);
  HIGHLIGHT ("the absence of the defence chief from the table", "Signal", 2);
  mark (reader, "an adviser who did not want to be named called the talks “a first look”",
        DOSSIER_MARK_CLAIM, DOSSIER_MARK_CONFIRMED, "Adviser", "possible", -1);
  MENTION ("the state news agency", CONFIRMED);
  MENTION ("President Ilyin", CONFIRMED);
  MENTION ("Vostrany", CONFIRMED);
  MENTION ("Sora Han", CONFIRMED);
  MENTION ("The Institute for Strait Studies", SUGGESTED);
  MENTION ("The south", SUGGESTED);
  DATE ("early September", CONFIRMED);
  DATE ("last week", CONFIRMED);
  DATE ("Friday", SUGGESTED);
  DATE ("July 2019", CONFIRMED);
  DATE ("late October", SUGGESTED);
  dossier_reader_set_current_mark (reader, current);
  dossier_status_line_say (dossier_reader_page_get_status (page),
                           "Grain and energy on ¶2, sentence 1", TRUE);
}

/* Six marks on one another, tags shared by one mark, and a full margin. */
void
show_stacked_article (DossierReaderPage *page)
{
  DossierReader *reader = dossier_reader_page_get_reader (page);
  static const char *const names[] = { "Trade", "Energy", "Signal", "Visits", "Fish", "Border" };
  DossierMark several = { .id = 900, .start = 470, .end = 560, .label = "Trade, Signal, Visits" };

  dossier_reader_set_title (reader, "Six readings of one sentence", "The Meridian · 3 Oct 2025");
  dossier_reader_set_article (
      reader, "The ministers wrote to one another about the fishing quotas, about the price of "
              "gas at the border, about a visit that nobody had asked for, and about the grain "
              "that was still lying in the silos of the harbour because no one would sign for "
              "it.\n\nEach of these letters was read aloud in the council, and each of them was "
              "answered by the same clerk, who had the habit of writing on both sides of the "
              "paper. Nobody knows whether he kept copies. The council has said that it will look "
              "for them when the roof of the archive has been mended.\n");
  for (guint i = 0; i < 6; i++)
    {
      DossierMark one = { .id = i + 1,
                          .start = 4 + 22 * i,
                          .end = 150 + 12 * i,
                          .n_colours = 1,
                          .colours = { (guint8) i },
                          .label = names[i],
                          .has_comment = i == 2 };
      dossier_reader_add_mark (reader, &one);
    }
  several.n_colours = 3;
  several.colours[0] = 0;
  several.colours[1] = 2;
  several.colours[2] = 3;
  dossier_reader_add_mark (reader, &several);
}

/* A mention in every fourth word and forty highlights: still a page. */
void
show_dense_article (DossierReaderPage *page)
{
  DossierReader *reader = dossier_reader_page_get_reader (page);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (DossierMark));
  static const char *const tags[] = { "Standing", "Signal", "Trade", "Grain", "Border" };

  for (guint i = 0; i < 60; i++)
    {
      DossierMark one = { .id = i + 1 };
      guint start = (guint) g_utf8_strlen (text->str, -1);

      g_string_append (text, "As Ilyin met Vostrany near Lidau, the envoy of Karsk asked for more "
                             "time.");
      g_string_append (text, i % 4 == 3 ? "\n\n" : " ");
      for (guint j = 0; j < 4; j++)
        {
          static const guint where[][2] = { { 3, 8 }, { 13, 21 }, { 27, 32 }, { 47, 52 } };

          one.id = 1000 + i * 4 + j;
          one.kind = DOSSIER_MARK_MENTION;
          one.state = j == 3 ? DOSSIER_MARK_SUGGESTED : DOSSIER_MARK_CONFIRMED;
          one.start = start + where[j][0];
          one.end = start + where[j][1];
          one.label = "Somebody";
          g_array_append_val (marks, one);
        }
      one.id = 1 + i;
      one.kind = DOSSIER_MARK_HIGHLIGHT;
      one.state = i % 5 == 4 ? DOSSIER_MARK_SUGGESTED : DOSSIER_MARK_CONFIRMED;
      one.start = start + 30 + i % 7;
      one.end = start + 60;
      one.n_colours = 1;
      one.colours[0] = (guint8) (i % 10);
      one.label = tags[i % G_N_ELEMENTS (tags)];
      g_array_append_val (marks, one);
    }
  dossier_reader_set_title (reader, "A ring of partners", "Capital Times · 23 Jan 2024");
  dossier_reader_set_article (reader, text->str);
  dossier_reader_set_marks (reader, (DossierMark *) (void *) marks->data, marks->len);
}

/* Two hundred names, one about every fifteen characters, some of them only suggested. */
void
show_named_article (DossierReaderPage *page)
{
  static const char *const names[] = { "Ilyin",   "Vostrany", "Sora Han",  "Lidau",
                                       "Jo Wong", "Karsk",    "the south", "Anna Lim" };
  static const char *const links[] = { " wrote to ", ", ",      " met ",   " and ",
                                       ", as did ",  " asked ", " before " };
  DossierReader *reader = dossier_reader_page_get_reader (page);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (DossierMark));

  for (guint i = 0; i < 200; i++)
    {
      const char *name = names[(i * 5 + i / 8) % G_N_ELEMENTS (names)];
      DossierMark one = { .id = i + 1,
                          .start = (guint) text->len, /* ASCII */
                          .end = (guint) (text->len + strlen (name)),
                          .kind = DOSSIER_MARK_MENTION,
                          .state = i % 6 == 5 ? DOSSIER_MARK_SUGGESTED : DOSSIER_MARK_CONFIRMED,
                          .n_colours = 1,
                          .colours = { (guint8) (i % 4) },
                          .label = name };

      g_array_append_val (marks, one);
      g_string_append (text, name);
      g_string_append (text, i % 32 == 31 ? ".\n\n"
                             : i % 8 == 7 ? " in May. "
                                          : links[i % G_N_ELEMENTS (links)]);
    }
  dossier_reader_set_title (reader, "Who wrote to whom", "Capital Times · 23 Jan 2024");
  dossier_reader_set_article (reader, text->str);
  dossier_reader_set_marks (reader, (DossierMark *) (void *) marks->data, marks->len);
}

/* Forty highlights and claims on a screen, two and three in a line. */
void
show_crowded_article (DossierReaderPage *page)
{
  static const char *const tags[] = { "Invitation", "Grain and energy", "Signal", "Fish",
                                      "Border" };
  DossierReader *reader = dossier_reader_page_get_reader (page);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (DossierMark));

  for (guint i = 0; i < 60; i++)
    {
      DossierMark one = { .id = i + 1,
                          .start = (guint) text->len + 4 + i % 5,
                          .end = (guint) text->len + 26,
                          .n_colours = 1,
                          .colours = { (guint8) (i % 10) },
                          .label = tags[i % G_N_ELEMENTS (tags)],
                          .has_comment = i % 7 == 3 };

      if (i % 6 == 5)
        {
          one.kind = DOSSIER_MARK_CLAIM;
          one.label = "Anna Lim";
          one.detail = "probable";
        }
      g_array_append_val (marks, one);
      g_string_append (text, "The clerk read the letter aloud");
      g_string_append (text, i % 12 == 11 ? ".\n\n" : i % 4 == 3 ? ". " : ", and then ");
    }
  dossier_reader_set_title (reader, "Letters, read aloud", "The Meridian · 3 Oct 2025");
  dossier_reader_set_article (reader, text->str);
  dossier_reader_set_marks (reader, (DossierMark *) (void *) marks->data, marks->len);
}

void
show_korean_article (DossierReaderPage *page)
{
  DossierReader *reader = dossier_reader_page_get_reader (page);

  dossier_reader_set_title (reader, "항구 도시, 두 번째 대표단을 기다리다",
                            "하버 쿠리어 · 2025년 10월 9일");
  dossier_reader_set_article (
      reader,
      "북쪽 부두의 관계자들은 9월 초부터 영빈관을 두 번 칠했다. 국영 통신에 따르면 일린 대통령은 "
      "지난주 초청을 받아들였고, 보스트라니는 이제 모두에게 알맞은 날을 기다리고 있다.\n\n"
      "금요일에 호텔을 둘러본 한소라 차관은 이번 방문이 곡물과 에너지에 관한 합의로 이어질 "
      "가능성이 매우 크다고 말했다. 이름을 밝히지 않은 보좌관은 이 회담을 “첫 만남”이라고 "
      "불렀다.\n");
  HIGHLIGHT ("지난주 초청을 받아들였고", "초청", 0);
  HIGHLIGHT ("곡물과 에너지에 관한 합의로", "곡물, 에너지", 1);
  MENTION ("일린 대통령", CONFIRMED);
  MENTION ("한소라", CONFIRMED);
  MENTION ("보스트라니", SUGGESTED);
  DATE ("9월 초", CONFIRMED);
  DATE ("금요일", SUGGESTED);
}

void
show_arabic_article (DossierReaderPage *page)
{
  DossierReader *reader = dossier_reader_page_get_reader (page);

  dossier_reader_set_title (reader, "مدينة الميناء تنتظر الوفد الثاني",
                            "بريد الميناء · 9 أكتوبر 2025");
  dossier_reader_set_article (
      reader,
      "يقول العمال في الرصيف الشمالي إنهم طلوا بيت الضيافة مرتين منذ أوائل سبتمبر. ووفقا "
      "لوكالة الأنباء، قبل الرئيس إيلين الدعوة في الأسبوع الماضي، وتنتظر Vostrany اليوم الذي "
      "يناسب الجميع.\n\nקצין בנמל אמר כי הביקור של President Ilyin יסתיים בהסכם על תבואה "
      "ואנרגיה.\n\nThe same clerk wrote السلام عليكم on both sides of the paper.\n");
  HIGHLIGHT ("قبل الرئيس إيلين الدعوة", "دعوة", 0);
  HIGHLIGHT ("تنتظر Vostrany اليوم", "Signal", 2);
  HIGHLIGHT ("הביקור של President Ilyin יסתיים", "Visit", 3);
  HIGHLIGHT ("wrote السلام عليكم on", "Greeting", 6);
  MENTION ("الرصيف الشمالي", CONFIRMED);
  DATE ("أوائل سبتمبر", CONFIRMED);
}

/* One paragraph as the wire sends it. */
void
show_wall (DossierReaderPage *page)
{
  DossierReader *reader = dossier_reader_page_get_reader (page);
  g_autoptr (GString) text = g_string_new ("Clerks seek lost letters after council meeting ");

  for (guint i = 0; i < 14; i++)
    g_string_append (text,
                     "The council of the harbour met on Tuesday to speak about the letters. "
                     "Nobody had seen them since the roof came down. A clerk, Jo Wong, said that "
                     "“copies may exist” in the cellar of the customs house. ");
  dossier_reader_set_title (reader, "Clerks seek lost letters after council meeting",
                            "Daily Observer · one day, 25 Mar – 7 Apr 2019");
  dossier_reader_set_article (reader, text->str);
  HIGHLIGHT ("“copies may exist” in the cellar", "Archive", 4);
}

/* Where the words stand first. */
static DossierTextSpan
make_span (const char *text, const char *words, DossierSpanKind kind, guint level, char *value)
{
  const char *at = strstr (text, words);
  guint start = (guint) g_utf8_strlen (text, at - text);
  DossierTextSpan span = {
    { start, start + (guint) g_utf8_strlen (words, -1) }, kind, level, value
  };

  return span;
}

/* As an import from a page leaves it: headings, a list, a quote, links. */
void
show_formed_article (DossierReaderPage *page)
{
  static const char text[] =
      "What the quay needs\n\n"
      "The harbour office published a plan for the quay on Friday. It names three works:\n\n"
      "A new lamp on the northern mole, seen from eleven miles\n\n"
      "Rails for the crane, which has stood still since the flood of two winters ago and is older "
      "than the people who would drive it\n\n"
      "Paint\n\n"
      "Who pays\n\n"
      "The minister left that open when she spoke to the council:\n\n"
      "We shall find the money where we found it last time. Nobody in this room needs to be told "
      "where that was.\n\n"
      "The full plan is kept at the town hall.";
  DossierReader *reader = dossier_reader_page_get_reader (page);
  const DossierTextSpan spans[] = {
    make_span (text, "What the quay needs", DOSSIER_SPAN_HEADING, 2, NULL),
    make_span (text, "Who pays", DOSSIER_SPAN_HEADING, 3, NULL),
    make_span (text, "A new lamp on the northern mole, seen from eleven miles",
               DOSSIER_SPAN_LIST_ITEM, 0, NULL),
    make_span (text,
               "Rails for the crane, which has stood still since the flood of two winters ago and "
               "is older than the people who would drive it",
               DOSSIER_SPAN_LIST_ITEM, 0, NULL),
    make_span (text, "Paint", DOSSIER_SPAN_LIST_ITEM, 0, NULL),
    make_span (text,
               "We shall find the money where we found it last time. Nobody in this room needs to "
               "be told where that was.",
               DOSSIER_SPAN_QUOTE, 0, NULL),
    make_span (text, "published a plan", DOSSIER_SPAN_LINK, 0, (char *) "https://example.org/plan"),
  };

  dossier_reader_set_title (reader, "Lamp, rails, paint", "Harbour Courier · 9 Oct 2025");
  dossier_reader_set_article (reader, text);
  dossier_reader_set_layout (reader, spans, G_N_ELEMENTS (spans));
}
