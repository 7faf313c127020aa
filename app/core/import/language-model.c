#include "import/language-model.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* A wrong encoding shows in what it makes of the bytes: rare ideographs, capitals inside words,
 * signs that nobody types. So every candidate decodes the same sample, each text is priced with
 * the languages that are written in that encoding, and the cheapest reading wins: a description
 * length in bits. The letters below are in no order; `common` makes up about two thirds of a text. */
#define MAX_SCRIPTS 3

struct _DossierLanguageModel
{
  const char *language;
  const char *charsets; /* separated by spaces, each with a space before and after */
  double common_bits;
  const char *common;
  double more_bits;
  const char *more;
  struct
  {
    UScriptCode script;
    double bits;
  } scripts[MAX_SCRIPTS];
};

#define LATIN_AT(bits, language, charsets, letters)                                                \
  {                                                                                                \
    language, charsets, bits, letters, 0, "",                                                      \
    {                                                                                              \
      {                                                                                            \
        USCRIPT_LATIN, 14                                                                          \
      }                                                                                            \
    }                                                                                              \
  }
#define LATIN(language, charsets, letters) LATIN_AT (6.5, language, charsets, letters)
/* Languages in which every tenth letter carries a mark. */
#define LATIN_DENSE(language, charsets, letters) LATIN_AT (6, language, charsets, letters)

static const DossierLanguageModel models[] = {
  { "ko",
    " EUC-KR ISO-2022-KR ",
    7.8,
    "이다의는에을를가은한고하지로사기도정대인서자으어시리과라일해국해제수보나부전만상있것들원스주장"
    "공"
    "북조회미경선동비연년월군계성관위민통중안구세아신여소무실그화발체방외요유영양당적합했된되러김남"
    "강"
    "용트할오습니와말표차명단내재생업게면진산분거야까우달",
    12.7,
    "",
    { { USCRIPT_HANGUL, 12.7 }, { USCRIPT_HAN, 19 } } },
  { "zh-Hans",
    " GB18030 ",
    8.3,
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已"
    "老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问"
    "力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却"
    "代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期"
    "叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特"
    "觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快"
    "条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告"
    "江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委"
    "朝",
    14.1,
    "",
    { { USCRIPT_HAN, 14.1 }, { USCRIPT_BOPOMOFO, 20 } } },
  { "zh-Hant",
    " Big5 GB18030 ",
    8.3,
    "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可"
    "裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已"
    "老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問"
    "力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻"
    "代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期"
    "叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任至清物台象記邊共風戰幹接它許八特"
    "覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快"
    "條院變聯言權往展該領傳近留紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告"
    "江語英基派滿式李息寫呢識極令黃德收臉錢黨倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委"
    "朝",
    14.6,
    "",
    { { USCRIPT_HAN, 14.6 }, { USCRIPT_BOPOMOFO, 18 } } },
  { "ja",
    " Shift_JIS EUC-JP ISO-2022-JP ",
    10,
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四"
    "定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約"
    "主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進"
    "正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍"
    "文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投"
    "朝鮮",
    6.6,
    "",
    { { USCRIPT_HIRAGANA, 6.6 }, { USCRIPT_KATAKANA, 9.5 }, { USCRIPT_HAN, 14.5 } } },
  { "ru",
    " windows-1251 KOI8-R ISO-8859-5 IBM866 ",
    4.3,
    "оеаинтсрвлкмдпу",
    6.5,
    "яыьгзбчйхжшюцщэфёъ",
    { { USCRIPT_CYRILLIC, 16 } } },
  { "uk",
    " windows-1251 KOI8-U ISO-8859-5 ",
    4.4,
    "оаниітвреслкудм",
    6.6,
    "пяьзгбчхйєїжщюшцфґ",
    { { USCRIPT_CYRILLIC, 16 } } },
  { "el",
    " windows-1253 ISO-8859-7 ",
    4.3,
    "αοιετσνρπκλμυς",
    6.5,
    "ηωδγχθφβξζψάέήίόύώϊΐϋΰ",
    { { USCRIPT_GREEK, 16 } } },
  { "he",
    " windows-1255 ISO-8859-8 ",
    4.2,
    "יוהלאברתשמנ",
    6.5,
    "דפקעחצגזטסכםןףךץ",
    { { USCRIPT_HEBREW, 16 } } },
  { "ar",
    " windows-1256 ISO-8859-6 ",
    4.2,
    "اليمونترب",
    6.5,
    "ةهفسعدقكحجأإشصخطىضغذثزئءظؤآ،؛؟",
    { { USCRIPT_ARABIC, 16 } } },
  { "th",
    " windows-874 ",
    4.5,
    "านรอกเงยลวมสตดทะปขบคไ",
    6.5,
    "ัิีื่้์ุูำแโใพหจชผถซธศณฟญภฐษฝฉ็ึๆฮฆฏฎฒฬ",
    { { USCRIPT_THAI, 16 } } },
  LATIN ("fr", " windows-1252 ISO-8859-15 ", "éèàêçùôâîûëïœæü"),
  LATIN ("de", " windows-1252 ISO-8859-15 ", "äöüßé"),
  LATIN ("es", " windows-1252 ISO-8859-15 ", "áéíóúñü¿¡ºª"),
  LATIN ("pt", " windows-1252 ISO-8859-15 ", "áâãàéêíóôõúç"),
  LATIN ("it", " windows-1252 ISO-8859-15 ", "àèéìòù"),
  LATIN ("nordic", " windows-1252 ISO-8859-15 ", "åäöæøé"),
  LATIN_DENSE ("cs", " windows-1250 ISO-8859-2 ", "áčďéěíňóřšťúůýžľĺôŕä"),
  LATIN_DENSE ("pl", " windows-1250 ISO-8859-2 ", "ąćęłńóśźż"),
  LATIN_DENSE ("hu", " windows-1250 ISO-8859-2 ", "áéíóöőúüű"),
  LATIN ("hr", " windows-1250 ISO-8859-2 ", "čćđšž"),
  LATIN ("ro", " windows-1250 ISO-8859-2 ", "ăâîşţ"),
  LATIN_DENSE ("tr", " windows-1254 ", "çğıöşüâîİ"),
  LATIN ("lt", " windows-1257 ", "ąčęėįšųūž"),
  LATIN ("lv", " windows-1257 ", "āčēģīķļņšūž"),
};

/**
 * dossier_language_model_get:
 * @index: 0, 1, …
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): a static model, or NULL behind the last
 */
const DossierLanguageModel *
dossier_language_model_get (gsize index)
{
  return index < G_N_ELEMENTS (models) ? &models[index] : NULL;
}

/**
 * dossier_language_model_suits:
 * @model: a model
 * @charset: the name of an encoding
 *
 * Any thread.
 *
 * Returns: whether texts of that language are written in that encoding; all are in UTF-16 and 32
 */
gboolean
dossier_language_model_suits (const DossierLanguageModel *model, const char *charset)
{
  g_autofree char *word = g_strdup_printf (" %s ", charset);

  return g_str_has_prefix (charset, "UTF-") || strstr (model->charsets, word) != NULL;
}

/**
 * dossier_language_model_get_language:
 * @model: a model
 *
 * Returns: (transfer none): a short name of its language. Any thread.
 */
const char *
dossier_language_model_get_language (const DossierLanguageModel *model)
{
  return model->language;
}

static double
price_ascii (gunichar c)
{
  if (c >= 'a' && c <= 'z')
    return 4.5;
  if (c == ' ')
    return 3.5;
  if (c >= 'A' && c <= 'Z')
    return 6.5;
  if (c == '\n' || c == '\r' || c == '\t')
    return 6;
  if (c < 0x20 || c == 0x7f)
    return 24;
  return g_ascii_isdigit ((char) c) ? 6 : 7;
}

/* Marks that every language borrows: quotes, dashes, ellipsis, the no-break space. */
static gboolean
is_shared_mark (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2026) || c == 0xa0 || c == 0xab || c == 0xbb || c == 0xb7
         || c == 0x2039 || c == 0x203a;
}

static gboolean
is_wide_mark (gunichar c)
{
  return (c >= 0x3000 && c <= 0x3020) || (c >= 0xff01 && c <= 0xff5e);
}

static gboolean
is_bad (gunichar c)
{
  int8_t type = u_charType ((UChar32) c);

  return (c >= 0x80 && c < 0xa0) || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED
         || c == 0xfffd || c == 0xfeff;
}

static double
price_letter (const DossierLanguageModel *model, gunichar before, gunichar c)
{
  gunichar lower = g_unichar_tolower (c);
  double capital = lower == c ? 0 : g_unichar_isupper (before) ? 1.2 : 3;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script;

  if (g_utf8_strchr (model->common, -1, lower) != NULL
      || (lower != c && g_utf8_strchr (model->common, -1, c) != NULL))
    return model->common_bits + capital;
  if (g_utf8_strchr (model->more, -1, lower) != NULL)
    return model->more_bits + capital;
  /* The katakana of half width is what any bytes become in Shift_JIS; nobody writes news in it. */
  if (c >= 0xff61 && c <= 0xff9f)
    return 18;
  script = uscript_getScript ((UChar32) c, &status);
  for (gsize i = 0; i < MAX_SCRIPTS; i++)
    if (model->scripts[i].bits > 0 && model->scripts[i].script == script)
      return model->scripts[i].bits + capital;
  return 22;
}

static gboolean
is_east_asian (const DossierLanguageModel *model)
{
  UScriptCode script = model->scripts[0].script;

  return script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA;
}

static double
price (const DossierLanguageModel *model, gunichar before, gunichar c)
{
  if (c < 0x80)
    return price_ascii (c);
  if (is_bad (c))
    return 40;
  if (is_shared_mark (c))
    return 7.5;
  if (is_wide_mark (c))
    return is_east_asian (model) ? 9 : 20;
  if (c == 0xb0 || c == 0xa7 || c == 0xa9 || c == 0x20ac || c == 0x2116)
    return 14;
  return price_letter (model, before, c);
}

/* Two letters in one word that do not go together: a capital after a small letter, or ASCII beside
 * the letters of another alphabet. Korean and its neighbours put abbreviations beside their own
 * letters, but those are capitals. */
static gboolean
is_clash (const DossierLanguageModel *model, gunichar before, gunichar c)
{
  gboolean is_mixed =
      (before < 0x80) != (c < 0x80) && g_unichar_isalpha (before) && g_unichar_isalpha (c);

  if (before >= 0x80 && c >= 0x80 && g_unichar_islower (before) && g_unichar_isupper (c))
    return TRUE;
  if (is_east_asian (model))
    return is_mixed && (g_unichar_islower (before) || g_unichar_islower (c));
  return is_mixed && model->scripts[0].script != USCRIPT_LATIN;
}

/**
 * dossier_language_model_measure:
 * @model: a model
 * @text: UTF-8 of a few kilobytes
 *
 * Any thread.
 *
 * Returns: how many bits it takes to say @text in that language: the fewer, the more likely
 */
double
dossier_language_model_measure (const DossierLanguageModel *model, const char *text)
{
  gunichar before = ' ';
  double bits = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      bits += price (model, before, c);
      if ((before >= 0x80 || c >= 0x80) && is_clash (model, before, c))
        bits += 8;
      before = c;
    }
  return bits;
}
