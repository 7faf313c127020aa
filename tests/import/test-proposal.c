#include "import/proposal.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "import/decode.h"
#include "import/file-source.h"

#define LONG_TITLE                                                                                 \
  "Port fees fall after nine years of talks, ministers say, while harbour towns from the cape to " \
  "the lagoon count what they lost, what they hope to win back and what nobody has yet put into "  \
  "a table that anybody else may read before the winter"
#define LEDE                                                                                       \
  "The port authority lowered its fees on Thursday, two days after dock workers ended a strike "   \
  "that had closed the harbour for more than a week."
#define BODY                                                                                       \
  "Shipping lines had asked for the change since spring, and officials said that the new "         \
  "schedule "                                                                                      \
  "would stay in force until the end of next year."

typedef struct
{
  const char *name;
  const char *text;
  /* Fields as name=value, zones as kind[words], each ended by a line feed, in the order of enums and
   * of positions. The language is not among them. */
  const char *expected;
} Shape;

static const Shape shapes[] = {
  { "blank-line-below", "Port fees fall\n\n" LEDE "\n" BODY "\n",
    "title=Port fees fall\ntitle[Port fees fall]\n" },
  { "no-blank-line", "Port fees fall\n" LEDE "\n" BODY,
    "title=Port fees fall\ntitle[Port fees fall]\n" },
  { "indented", "  \n\n   Port fees fall  \n\n\t" LEDE "\n",
    "title=Port fees fall\ntitle[Port fees fall]\n" },
  { "byline-and-date",
    "Port fees fall\n\nBy Anna Muster and John Roe\nPublished: 9 October 2025, 10:15\n\n" LEDE "\n",
    "title=Port fees fall\nbyline=Anna Muster and John Roe\n"
    "date-line=Published: 9 October 2025, 10:15\npublished=2025-10-09\n"
    "title[Port fees fall]\nbyline[By Anna Muster and John Roe]\n"
    "date-line[Published: 9 October 2025, 10:15]\n" },
  { "byline-residue",
    "Port fees fall\n" LEDE "\n" BODY "\nBY ANNA MUSTER,JOHN ROE [[email hidden]]\n"
    "\n\n\nwith the Harbour Herald\nTo write comments, log in.\nPolicy (0/250자)",
    "title=Port fees fall\nbyline=ANNA MUSTER, JOHN ROE\npublisher=Harbour Herald\n"
    "title[Port fees fall]\nbyline[BY ANNA MUSTER,JOHN ROE [[email hidden]]]\n"
    "footer[with the Harbour Herald]\nfooter[To write comments, log in.]\n"
    "footer[Policy (0/250자)]\n" },
  { "long-title", LONG_TITLE "\n\n" LEDE "\n", "title=" LONG_TITLE "\ntitle[" LONG_TITLE "]\n" },
  { "no-byline", "Port fees fall\n\nBy Monday the harbour had opened again.\n\n" LEDE,
    "title=Port fees fall\ntitle[Port fees fall]\n" },
  { "dateline", "Port fees fall\n\nHARBOURTOWN, Oct. 9 (Coastwire) -- " LEDE "\n",
    "title=Port fees fall\nsource-line=Coastwire\ndate-line=Oct. 9\npublished-partial=XXXX-10-09\n"
    "title[Port fees fall]\nsource-line[HARBOURTOWN, Oct. 9 (Coastwire) --]\n" },
  { "dateline-glued", "Harbour strike ends HARBOURTOWN (Coastwire) - " LEDE,
    "title=Harbour strike ends\nsource-line=Coastwire\ntitle[Harbour strike ends]\n"
    "source-line[HARBOURTOWN (Coastwire) -]\n" },
  { "editorial",
    "(EDITORIAL from Harbour Times on Feb. 30)\n\n" LEDE " " BODY " " BODY
    " Source: Coastwire Agency",
    "title=EDITORIAL from Harbour Times on Feb. 30\nlabel=EDITORIAL from Harbour Times on Feb. 30\n"
    "source-line=Coastwire Agency\npublisher=Harbour Times\n"
    "label[(EDITORIAL from Harbour Times on Feb. 30)]\nsource-line[Source: Coastwire Agency]\n" },
  { "editorial-partial-date",
    "(EDITORIAL from the Harbour Times on Feb. 3)\n\n" LEDE " " BODY " " BODY,
    "title=EDITORIAL from the Harbour Times on Feb. 3\n"
    "label=EDITORIAL from the Harbour Times on Feb. 3\n"
    "publisher=Harbour Times\ndate-line=Feb. 3\npublished-partial=XXXX-02-03\n"
    "label[(EDITORIAL from the Harbour Times on Feb. 3)]\n" },
  { "label-then-title", "[EDITORIAL]\nPort fees fall at last\n\n" LEDE "\n",
    "title=Port fees fall at last\nlabel=EDITORIAL\nlabel[[EDITORIAL]]\n"
    "title[Port fees fall at last]\n" },
  { "separator", "Port fees fall\n\n" LEDE "\n* * *\n" BODY " |",
    "title=Port fees fall\ntitle[Port fees fall]\nseparator[* * *]\nseparator[ |]\n" },
  { "captions-and-headings",
    "Port fees fall\nThe harbour on Friday, seen from the tower. [COAST PHOTO]\n" LEDE
    "\nWhat follows now\n" BODY "\nShips wait outside the harbour. (Photo: Anna Muster)\n" BODY,
    "title=Port fees fall\ntitle[Port fees fall]\n"
    "caption[The harbour on Friday, seen from the tower. [COAST PHOTO]]\nheading[What follows "
    "now]\n"
    "caption[Ships wait outside the harbour. (Photo: Anna Muster)]\n" },
  { "brackets-in-a-sentence",
    "Port fees fall\n" LEDE "\n“Our port has [...] paid a price,” he said.\n",
    "title=Port fees fall\ntitle[Port fees fall]\n" },
  { "translation-note",
    "Port fees fall\n" LEDE "\n" BODY
    "\nThis article was first written in Korean and then translated by a reporter.",
    "title=Port fees fall\noriginal-language=ko\ntitle[Port fees fall]\n"
    "translation-note[This article was first written in Korean and then translated by a "
    "reporter.]\n" },
  { "korean",
    "[단독] 항만 수수료 내년부터 인하\n입력 2025년 10월 9일 09:30\n\n(서울=바다통신) 홍길동 기자 = "
    "정부는 내년부터 항만 수수료를 내린다고 밝혔다. 야당은 시기가 늦었다고 비판했다.\n\n"
    "ⓒ 바다통신 무단 전재 및 재배포 금지\n",
    "title=항만 수수료 내년부터 인하\nlabel=단독\nbyline=홍길동\nsource-line=바다통신\n"
    "publisher=바다통신\ndate-line=입력 2025년 10월 9일 09:30\npublished=2025-10-09\n"
    "label[[단독]]\ntitle[항만 수수료 내년부터 인하]\ndate-line[입력 2025년 10월 9일 09:30]\n"
    "byline[(서울=바다통신) 홍길동 기자 =]\nfooter[ⓒ 바다통신 무단 전재 및 재배포 금지]\n" },
  { "russian",
    "Министры договорились о сборах\n\nАвтор: Иван Петров\n9 октября 2025 г.\n\nМинистры четырёх "
    "стран договорились во вторник о единых портовых сборах.\n\nИсточник: Морской вестник\n",
    "title=Министры договорились о сборах\nbyline=Иван Петров\nsource-line=Морской вестник\n"
    "date-line=9 октября 2025 г.\npublished=2025-10-09\ntitle[Министры договорились о сборах]\n"
    "byline[Автор: Иван Петров]\ndate-line[9 октября 2025 г.]\n"
    "source-line[Источник: Морской вестник]\n" },
  { "chinese",
    "港口费用明年下调\n2025年10月9日\n来源：海岸日报\n\n交通部星期四宣布，从明年起下调港口费用。"
    "反对党认为这一决定来得太晚。\n",
    "title=港口费用明年下调\nsource-line=海岸日报\ndate-line=2025年10月9日\npublished=2025-10-09\n"
    "title[港口费用明年下调]\ndate-line[2025年10月9日]\nsource-line[来源：海岸日报]\n" },
  { "markdown", "# Port fees fall\n\n" LEDE "\n\n## What follows\n\n" BODY "\n",
    "title=Port fees fall\ntitle[# Port fees fall]\nheading[## What follows]\n" },
  { "front-matter",
    "---\ntitle: \"Port fees fall\"\nauthor: Anna Muster\ndate: 2025-10-09\n---\n" LEDE,
    "title=Port fees fall\nbyline=Anna Muster\ndate-line=2025-10-09\npublished=2025-10-09\n"
    "separator[---]\ntitle[title: \"Port fees fall\"]\nbyline[author: Anna Muster]\n"
    "date-line[date: 2025-10-09]\nseparator[---]\n" },
  { "one-sentence", "The port is open.", "title=The port is open.\n" },
  { "long-without-title", LEDE " " BODY,
    "title=The port authority lowered its fees on Thursday, two "
    "days after dock workers…\n" },
};

static const char *const field_names[DOSSIER_N_FIELDS] = { "title",     "label",
                                                           "byline",    "source-line",
                                                           "publisher", "date-line",
                                                           "published", "published-partial",
                                                           NULL,        "original-language",
                                                           "url" };

static char *
describe (const DossierProposal *proposal, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < DOSSIER_N_FIELDS; i++)
    if (field_names[i] != NULL && dossier_proposal_get (proposal, i) != NULL)
      g_string_append_printf (words, "%s=%s\n", field_names[i], dossier_proposal_get (proposal, i));
  for (guint i = 0; i < proposal->zones->len; i++)
    {
      const DossierProposedZone *zone = g_ptr_array_index (proposal->zones, i);
      g_autofree char *quote = g_utf8_substring (text, zone->start, zone->end);

      g_assert_nonnull (zone->reason);
      g_assert_cmpint (zone->confidence, >, 0);
      g_string_append_printf (words, "%s[%s]\n", dossier_zone_kind_get_nick (zone->kind), quote);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
test_shape (gconstpointer data)
{
  const Shape *shape = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierProposal) proposal = dossier_proposal_new (shape->text, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (proposal, shape->text);
  g_assert_cmpstr (found, ==, shape->expected);
}

/* The bar stands where the title ends; without one there is no title. */
static const char *const run_ons[] = {
  "Seoul weighs new fishing limits after talks collapse|South Korea said on Monday it would "
  "consider "
  "new limits on squid fishing in the east.",
  "Ministers Agree On Port Fees After Long Night Of Talks|The transport ministers of four coastal "
  "states agreed on Tuesday to a common schedule of port fees.",
  "Kestrel leader hopes to mend ties after failed harbour summit|The Maritime Republic of Kestrel "
  "may "
  "be looking for a way out of the stalled talks, analysts said.",
  "Dock workers vote to end nine-day strike in northern ports|After a night of counting, the union "
  "announced that its members had accepted the offer of the port authority.",
  "Will the harbour talks resume before winter comes?|The ministry has not said when its "
  "delegation "
  "will travel to the capital of the neighbouring state.",
  "Envoy urges both sides to keep ferry line open|In a letter that was published on Friday, the "
  "envoy of the coastal league told both governments that the line was vital.",
  "A senior official at the ministry told The Harbour Times on Monday that the government was "
  "ready "
  "to lower the port fees before the end of the year.",
  "The president of the coastal league, Anna Muster, said on Tuesday that The Harbour Agreement "
  "was "
  "still in force and that talks with the port authority would go on.",
  "Prime Minister John Roe flew to the capital of Kestrel on Friday for talks with President Anna "
  "Muster about port fees, the foreign ministry said in a statement.",
  "Anna Muster met the ministers of four states in Harbourtown last week. They agreed on nothing, "
  "and the talks will go on in the spring of next year, officials said.",
};

static void
test_run_on (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "|", 2);
  g_autofree char *joined = g_strjoinv (" ", parts);
  g_autofree char *text = g_strconcat (joined, " " BODY " " BODY, NULL);
  g_autoptr (DossierProposal) proposal = dossier_proposal_new (text, NULL);

  if (parts[1] == NULL)
    {
      g_assert_cmpuint (proposal->zones->len, ==, 0);
      g_assert_cmpint (proposal->fields[DOSSIER_FIELD_TITLE].confidence, <, 40);
    }
  else
    {
      const DossierProposedZone *zone;

      g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_TITLE), ==, parts[0]);
      zone = g_ptr_array_index (proposal->zones, 0);
      g_assert_cmpuint (zone->start, ==, 0);
      g_assert_cmpuint (zone->end, ==, g_utf8_strlen (parts[0], -1));
    }
}

static void
test_dates (void)
{
  static const char *const dates[][2] = {
    { "Published: Oct. 9, 2025", "2025-10-09" },
    { "Posted on October 9th, 2025 at 10:00", "2025-10-09" },
    { "Thursday, 9 October 2025", "2025-10-09" },
    { "2025-10-09T10:15:00Z", "2025-10-09" },
    { "2025. 10. 9.", "2025-10-09" },
    { "2025/10/09", "2025-10-09" },
    { "발행일: 2025년 2월 28일", "2025-02-28" },
    { "2025年10月9日", "2025-10-09" },
    { "9. Oktober 2025", "2025-10-09" },
    { "Publié le 9 octobre 2025", "2025-10-09" },
    { "9 de octubre de 2025", "2025-10-09" },
    { "Опубликовано: 9 октября 2025", "2025-10-09" },
    { "October 2025", "2025-10" },
    { "Published: 31 February 2025", "2025-02" },
    { "Published: 03/04/2019", NULL },
    { "Published: 9 Smarch 2025", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf ("Port fees fall\n%s\n\n" LEDE "\n", dates[i][0]);
      g_autoptr (DossierProposal) proposal = dossier_proposal_new (text, NULL);

      g_test_message ("%s", dates[i][0]);
      g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_PUBLISHED), ==, dates[i][1]);
    }
}

static void
test_languages (void)
{
  static const char *const texts[][2] = {
    { "en", LEDE },
    { "ko", "정부는 내년부터 항만 수수료를 내린다고 목요일 밝혔다." },
    { "zh", "交通部星期四宣布，从明年起下调港口费用。" },
    { "ja", "政府は来年から港湾の料金を引き下げると木曜日に発表した。" },
    { "ru", "Правительство объявило в четверг о снижении портовых сборов." },
    { "uk", "Уряд оголосив у четвер про зниження портових зборів, її підтримали всі." },
    { "ar", "أعلنت الحكومة يوم الخميس خفض رسوم الموانئ ابتداء من العام المقبل." },
    { "he", "הממשלה הודיעה ביום חמישי על הורדת אגרות הנמל החל מהשנה הבאה." },
    { "fr",
      "Le gouvernement a annoncé jeudi une baisse des droits de port dans les villes du nord." },
    { "de",
      "Die Regierung kündigte am Donnerstag an, dass die Gebühren für den Hafen mit dem neuen "
      "Jahr sinken." },
    { "es",
      "El gobierno anunció el jueves que las tasas de los puertos del norte bajarán en el año." },
    { "und", "Xyzzy plugh" },
    { "und", "12 34 56" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierProposal) proposal = dossier_proposal_new (texts[i][1], NULL);
      const char *language = dossier_proposal_get (proposal, DOSSIER_FIELD_LANGUAGE);

      g_assert_cmpstr (language, ==, texts[i][0]);
    }
}

/* Texts that nobody writes must cost no more than their size: one endless line, only captions, only
 * brackets, only spaces. Zones stay inside the text, in order, and do not overlap. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "word ",
                                        "(",
                                        "A [COAST PHOTO]\n",
                                        "By Anna Muster\n",
                                        "[a=b] ",
                                        " \n",
                                        "|",
                                        "Source: X ",
                                        "日",
                                        "a-",
                                        "1 May ",
                                        "AB, " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DossierProposal) proposal = NULL;
      guint last = 0;

      while (text->len < 2000000)
        g_string_append (text, pieces[i]);
      proposal = dossier_proposal_new (text->str, NULL);
      g_assert_nonnull (proposal);
      for (guint z = 0; z < proposal->zones->len; z++)
        {
          const DossierProposedZone *zone = g_ptr_array_index (proposal->zones, z);

          g_assert_cmpuint (last, <=, zone->start);
          g_assert_cmpuint (zone->start, <, zone->end);
          last = zone->end;
        }
      g_assert_cmpuint (last, <=, g_utf8_strlen (text->str, -1));
    }
}

static DossierProposal *
propose_corpus (const char *name, char **text)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierDecoded) decoded = NULL;
  DossierProposal *proposal;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("../shared/corpus is not here");
      return NULL;
    }
  bytes = dossier_file_read (file, NULL, &error);
  g_assert_no_error (error);
  decoded = dossier_decode (bytes, NULL, name, &error);
  g_assert_no_error (error);
  proposal = dossier_proposal_new (decoded->text, &error);
  g_assert_no_error (error);
  *text = g_strdup (decoded->text);
  return proposal;
}

/* The zones must be those that a person curated by hand. */
static void
test_corpus_run_on (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", "curation-A.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DossierProposal) proposal = propose_corpus ("000_e0f0b5d6ad59268f.txt", &text);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *article;
  JsonArray *passages;

  if (proposal == NULL)
    return;
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  article = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                           "article");
  passages = json_object_get_array_member (article, "passages");
  g_assert_cmpuint (proposal->zones->len, ==, json_array_get_length (passages));
  for (guint i = 0; i < proposal->zones->len; i++)
    {
      const DossierProposedZone *zone = g_ptr_array_index (proposal->zones, i);
      JsonObject *passage = json_array_get_object_element (passages, i);

      g_assert_cmpstr (dossier_zone_kind_get_nick (zone->kind), ==,
                       json_object_get_string_member (passage, "kind"));
      g_assert_cmpint (zone->start, ==, json_object_get_int_member (passage, "start"));
      g_assert_cmpint (zone->end, ==, json_object_get_int_member (passage, "end"));
    }
  g_assert_cmpstr (
      dossier_proposal_get (proposal, DOSSIER_FIELD_TITLE), ==,
      json_object_get_string_member (json_object_get_object_member (article, "metadata"), "title"));
  g_assert_null (dossier_proposal_get (proposal, DOSSIER_FIELD_PUBLISHED));
}

static void
test_corpus_editorial (void)
{
  g_autofree char *text = NULL;
  g_autoptr (DossierProposal) proposal = propose_corpus ("001_c59ffbdc33dba652.txt", &text);
  g_autofree char *label = NULL;

  if (proposal == NULL)
    return;
  label = g_strndup (text + 1, strcspn (text, "\n") - 2);
  g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_LABEL), ==, label);
  g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_TITLE), ==, label);
  g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_PUBLISHED), ==, NULL);
  g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_PUBLISHED_PARTIAL), ==,
                   "XXXX-01-23");
  g_assert_true (
      g_str_has_suffix (text, dossier_proposal_get (proposal, DOSSIER_FIELD_SOURCE_LINE)));
  g_assert_cmpuint (proposal->zones->len, ==, 2);
}

static void
test_corpus_page (void)
{
  g_autofree char *text = NULL;
  g_autoptr (DossierProposal) proposal = propose_corpus ("003_14e0151222f45425.txt", &text);
  g_autofree char *first = NULL;
  g_autoptr (GString) kinds = g_string_new (NULL);

  if (proposal == NULL)
    return;
  first = g_strndup (text, strcspn (text, "\n"));
  g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_TITLE), ==, first);
  for (guint i = 0; i < proposal->zones->len; i++)
    {
      const DossierProposedZone *zone = g_ptr_array_index (proposal->zones, i);

      g_string_append_printf (kinds, "%s ", dossier_zone_kind_get_nick (zone->kind));
    }
  g_assert_cmpstr (kinds->str, ==,
                   "title caption heading caption caption heading heading caption translation-note "
                   "byline footer footer footer ");
  g_assert_cmpstr (dossier_proposal_get (proposal, DOSSIER_FIELD_ORIGINAL_LANGUAGE), ==, "ko");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/proposal/shape/", shapes[i].name, NULL);

      g_test_add_data_func (path, &shapes[i], test_shape);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (run_ons); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proposal/run-on/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, run_ons[i], test_run_on);
    }
  g_test_add_func ("/proposal/dates", test_dates);
  g_test_add_func ("/proposal/languages", test_languages);
  g_test_add_func ("/proposal/hostile", test_hostile);
  g_test_add_func ("/proposal/corpus/run-on", test_corpus_run_on);
  g_test_add_func ("/proposal/corpus/editorial", test_corpus_editorial);
  g_test_add_func ("/proposal/corpus/page", test_corpus_page);
  return g_test_run ();
}
