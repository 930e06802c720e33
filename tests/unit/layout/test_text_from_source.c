/* Texts to paragraphs and the ledger: what is joined, repaired and set aside, case by case. */
#include "check_text.h"

struct text_case {
	const char *what;
	struct str source;
	const char *paragraphs; /* as paragraphs_of has it */
	const char *changes;    /* as changes_of has it */
};

static const struct text_case cases[] = {
    {"nothing", STR_INIT(""), "", ""},
    {"blanks alone", STR_INIT(" \n\t\n\r\n　\n"), "", ""},
    {"no line end", STR_INIT("甲乙"), "甲乙\n", ""},
    {"line ends of all kinds", STR_INIT("甲。\r\n乙。\r丙。\n"), "甲。\n乙。\n丙。\n", ""},
    {"a wide indent", STR_INIT("　　甲。　\n"), "甲。\n", ""},

    /* words that a break has cut */
    {"across a page's end",
     STR_INIT("面向全球挑战，落实双边和多边共识，深化政府间科技创\n\n新合作。\n"),
     "面向全球挑战，落实双边和多边共识，深化政府间科技创新合作。\n", "joined-lines NN > \n"},
    {"behind a comma", STR_INIT("食品、\n环境。\n"), "食品、环境。\n", "joined-lines N > \n"},
    {"before a full stop", STR_INIT("食品\n。\n环境。\n"), "食品。\n环境。\n",
     "joined-lines N > \n"},
    {"Latin words", STR_INIT("须与 Open,\nScience 合作。\n"), "须与 Open,Science 合作。\n",
     "joined-lines N > \n"},
    {"Latin words, both letters",
     STR_INIT("面向全球挑战，深化政府间科技创新，须与 Open\nScience 合作。\n"),
     "面向全球挑战，深化政府间科技创新，须与 Open Science 合作。\n", "joined-lines N > _\n"},
    {"a cut amount", STR_INIT("共拟支持经费：10\n80万元。\n"), "共拟支持经费：1080万元。\n",
     "joined-lines N >  *\n"},
    {"an amount that is cut twice", STR_INIT("共拟支持经费：10\n00\n万元。\n"),
     "共拟支持经费：1000万元。\n", "joined-lines N >  *\njoined-lines N >  *\n"},
    {"an amount cut behind a comma, before one and behind a point",
     STR_INIT("经费：1,\n080 万元，1\n,080 万元，3.\n148 亿元。\n"),
     "经费：1,080 万元，1,080 万元，3.148 亿元。\n",
     "joined-lines N >  *\njoined-lines N >  *\njoined-lines N >  *\n"},
    {"an amount cut by a page", STR_INIT("共拟支持经费：10\n\n- 6 -\n\n80 万元。\n"),
     "共拟支持经费：1080 万元。\n", "furniture/page-number -_6_- > \njoined-lines NN|NN >  *\n"},
    {"numbers, one a line", STR_INIT("项目数\n100\n200\n300\n"), "项目数\n100\n200\n300\n", ""},
    {"numbers behind one in words", STR_INIT("项目数 5\n10\n20\n"), "项目数 5\n10\n20\n", ""},
    {"years, one a line", STR_INIT("年度\n2021\n2023\n自 2024\n2025 年起。\n"),
     "年度\n2021\n2023\n自 2024\n2025 年起。\n", ""},
    {"rows of a table", STR_INIT("甲  10\n乙  20\n30  40\n50  60\n"),
     "甲  10\n乙  20\n30  40\n50  60\n", ""},
    {"a cut unit", STR_INIT("共拟支持经费：1080万\n元人民币。\n"),
     "共拟支持经费：1080万元人民币。\n", "joined-lines N > \n"},
    {"a cut currency", STR_INIT("共拟支持经费：1080万元人\n民币。\n"),
     "共拟支持经费：1080万元人民币。\n", "joined-lines N > \n"},
    {"a cut label", STR_INIT("拟支持\n项目数：6个。\n"), "拟支持项目数：6个。\n",
     "joined-lines N > \n"},
    {"a mark cut from its text", STR_INIT("（1）\n项目执行期。\n"), "parenthesis 1: 项目执行期。\n",
     "joined-lines N > \n"},
    {"a date that begins a line", STR_INIT("附件10\n2031年5月发布。\n"),
     "附件10\n2031年5月发布。\n", ""},

    /* lines that stay apart */
    {"sentences", STR_INIT("甲乙。\n丙丁。\n"), "甲乙。\n丙丁。\n", ""},
    {"a label", STR_INIT("面向全球挑战，深化政府间科技创新合作\n其他要求：无。\n"),
     "面向全球挑战，深化政府间科技创新合作\n其他要求：无。\n", ""},
    {"a heading of one line", STR_INIT("一、总体目标\n落实任务，\n深化合作。\n"),
     "chapter 一: 总体目标\n落实任务，深化合作。\n", "joined-lines N > \n"},
    {"a heading of two lines", STR_INIT("1.1 中国和希腊政府间科技合\n\n作项目\n合作协议：无。\n"),
     "decimal 1.1: 中国和希腊政府间科技合作项目\n合作协议：无。\n", "joined-lines NN > \n"},
    {"a whole heading, then text", STR_INIT("1.1 中国和希腊合作项目\n面向海洋。\n"),
     "decimal 1.1: 中国和希腊合作项目\n面向海洋。\n", ""},
    {"behind a colon", STR_INIT("其他要求：\n无。\n"), "其他要求：\n无。\n", ""},

    /* addresses */
    {"a cut address", STR_INIT("见 https://a.example/zn/\n2031.html。\n"),
     "见 https://a.example/zn/2031.html。\n", "joined-lines N >  *\n"},
    {"an address cut between letters", STR_INIT("见 https://a.exam\nple/zn，另行\n"),
     "见 https://a.example/zn，另行\n", "joined-lines N > \n"},
    {"an address with a full stop", STR_INIT("见 https://a.example/zn。html，另行\n"),
     "见 https://a.example/zn.html，另行\n", "url-dot 。 > .\n"},
    {"a cut address with a full stop", STR_INIT("见 https://a.example/zn。\nhtml，另行\n"),
     "见 https://a.example/zn.html，另行\n", "joined-lines N > \nurl-dot 。 > .\n"},
    {"an address in brackets", STR_INIT("见<https://www.>a.example/b 另行\n"),
     "见https://www.a.example/b 另行\n", "url-bracket < > \nurl-bracket > > \n"},
    {"a whole address in brackets", STR_INIT("见<https://www.a.example/b>另行\n"),
     "见<https://www.a.example/b>另行\n", ""},
    {"a sentence behind an address", STR_INIT("见 https://a.example/。另行通知\n"),
     "见 https://a.example/。另行通知\n", ""},
    {"a cut mail address", STR_INIT("邮箱：甲乙，kjb@a.\nexample。\n"),
     "邮箱：甲乙，kjb@a.example。\n", "joined-lines N > \n"},

    /* pages */
    {"a page number", STR_INIT("面向全球\n—3—\n挑战，\n"), "面向全球\n挑战，\n",
     "furniture/page-number —3— > \n"},
    {"a page number in a sentence", STR_INIT("落实任务，深化合作、\n\n-6-\n\n开放创新。\n"),
     "落实任务，深化合作、开放创新。\n", "furniture/page-number -6- > \njoined-lines NN|NN > \n"},
    {"a page number in a heading", STR_INIT("1.1 中国和希腊科技合\n- 10 -\n作项目\n"),
     "decimal 1.1: 中国和希腊科技合作项目\n",
     "furniture/page-number -_10_- > \njoined-lines N|N > \n"},
    {"bare numbers that count up", STR_INIT("甲。\n7\n乙。\n8\n丙。\n9\n"), "甲。\n乙。\n丙。\n",
     "furniture/bare-page-number 7 > \nfurniture/bare-page-number 8 > \nfurniture/bare-page-number 9 > \n"},
    {"a bare number alone", STR_INIT("甲。\n7\n乙。\n"), "甲。\n7\n乙。\n", ""},
    {"a bare number at a form feed", STR_INIT("甲。\n7\n\f乙。\n"), "甲。\n乙。\n",
     "furniture/bare-page-number 7 > \n"},
    {"a form feed in a word", STR_INIT("落实任务，深化合作、\f开放创新。\n"),
     "落实任务，深化合作、开放创新。\n", "joined-lines F > \n"},
    {"a running header",
     STR_INIT(
	 "落实任务，深化合作\n某部指南汇编\n开放创新。\n面向海洋，面向农业\n某部指南汇编\n面向健康。\n"
	 "联合研究，联合资助\n某部指南汇编\n联合开发。\n"),
     "落实任务，深化合作\n开放创新。\n面向海洋，面向农业\n面向健康。\n联合研究，联合资助\n联合开发。\n",
     "furniture/running-header 某部指南汇编 > \nfurniture/running-header 某部指南汇编 > \n"
     "furniture/running-header 某部指南汇编 > \n"},
    {"a line that comes often",
     STR_INIT("甲乙。\n由双方商定\n丙丁。\n由双方商定\n戊己。\n由双方商定\n庚辛。\n"),
     "甲乙。\n由双方商定\n丙丁。\n由双方商定\n戊己。\n由双方商定\n庚辛。\n", ""},
    {"a label that comes often",
     STR_INIT("食品、农业\n其他要求：无\n海洋、健康\n其他要求：无\n环境、能源\n其他要求：无\n"),
     "食品、农业\n其他要求：无\n海洋、健康\n其他要求：无\n环境、能源\n其他要求：无\n", ""},

    /* what converters bring */
    {"Markdown",
     STR_INIT("# 某某项目申报指南\n## 一、总体目标\n1\\. 甲。\n- （2）乙。\n> 3. 丙。\n"),
     "title: 某某项目申报指南\nchapter 一: 总体目标\narabic 1: 甲。\nparenthesis 2: 乙。\narabic 3: 丙。\n",
     "title-mark #_ > \n"},
    {"composition", STR_INIT("cafe\xCC\x81 与 A\xCC\x8A\n"), "caf\xC3\xA9 与 \xC3\x85\n",
     "nfc e\xCC\x81 > \xC3\xA9\nnfc A\xCC\x8A > \xC3\x85\n"},
    {"a pile of marks that no letter composes", STR_INIT("甲\xCC\x81乙\n"), "甲\xCC\x81乙\n", ""},
    {"Kangxi radicals stay", STR_INIT("拟⽀持项⽬数：6个。\n"), "拟⽀持项⽬数：6个。\n", ""},
    {"a cut label of Kangxi radicals", STR_INIT("拟⽀持\n项⽬数：6个。\n"), "拟⽀持项⽬数：6个。\n",
     "joined-lines N > \n"},
    {"broken bytes", STR_INIT("甲\xE4\xB8。\n"), "甲\xEF\xBF\xBD。\n",
     "broken-bytes \xEF\xBF\xBD > \xEF\xBF\xBD\n"},

    /* the title */
    {"a title", STR_INIT("某某专项2031年度项目申报指南\n甲。\n"),
     "title: 某某专项2031年度项目申报指南\n甲。\n", ""},
    {"a title of two lines", STR_INIT("“某某”重点专项\n2031年度项目申报指南\n甲。\n"),
     "title: “某某”重点专项2031年度项目申报指南\n甲。\n", NULL},
    {"no title behind a heading", STR_INIT("一、总体目标\n某某项目申报指南\n"),
     "chapter 一: 总体目标\n某某项目申报指南\n", ""},
    {"one title", STR_INIT("某某项目申报指南\n\n某某项目申报指南\n"),
     "title: 某某项目申报指南\n某某项目申报指南\n", ""},
};

Test(text_from_source, paragraphs_and_changes)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		const struct text_case *row = &cases[i];
		reading_text(&reading, row->source);
		const char *paragraphs = paragraphs_of(&reading);
		const char *changes = changes_of(&reading);
		cr_expect_str_eq(paragraphs, row->paragraphs, "%s:\n%s", row->what, paragraphs);
		cr_expect(!row->changes || strcmp(changes, row->changes) == 0, "%s:\n%s", row->what,
		          changes);
		check_nothing_lost(&reading, row->what);
	}
	reading_release(&reading);
}

static const struct text_case wrapped_cases[] = {
    {"sentences that fill their lines",
     STR_INIT("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n"
              "。甲乙丙丁戊己庚辛壬癸甲乙丙丁戊\n己庚辛壬癸子丑寅卯辰巳午未申酉。\n"
              "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸。\n子丑寅卯。\n"),
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥。甲乙丙丁戊己庚辛壬癸"
     "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉。甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n"
     "子丑寅卯。\n",
     NULL},
    {"an indent begins a paragraph",
     STR_INIT("　　甲乙丙丁戊己庚辛壬癸甲乙丙丁\n戊己庚辛壬癸子丑寅卯辰巳午未申。\n"
              "　　甲乙丙丁戊己庚辛壬癸甲乙丙丁\n戊己庚辛壬癸子丑寅卯辰巳午未申。\n"
              "　　甲乙丙丁戊己庚辛壬癸甲乙丙丁\n戊己庚辛壬癸。\n"),
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申。\n"
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申。\n"
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n",
     NULL},
    {"a weak mark in a sentence is no list",
     STR_INIT("甲乙丙丁戊己庚辛壬癸甲乙丙共支持\n3、庚辛壬癸子丑寅卯辰巳午未申酉戌\n"
              "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n"
              "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸。\n1、子丑。\n2、寅卯。\n"),
     "甲乙丙丁戊己庚辛壬癸甲乙丙共支持3、庚辛壬癸子丑寅卯辰巳午未申酉戌甲乙丙丁戊己庚辛壬癸"
     "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n"
     "arabic 1: 子丑。\narabic 2: 寅卯。\n",
     NULL},
    {"titles that fill their lines, counted on",
     STR_INIT("一、甲乙\n1．甲乙丙丁戊己庚辛壬癸甲乙丙丁研究\n2．庚辛壬癸子丑寅卯辰巳午未申酉研究\n"
              "3．甲乙丙丁戊己庚辛壬癸甲乙丙丁研究\n二、甲乙\n1．甲乙丙丁戊己庚辛壬癸甲乙丙丁研究\n"
              "2．庚辛壬癸子丑寅卯辰巳午未申酉研究\n"),
     "chapter 一: 甲乙\narabic 1: 甲乙丙丁戊己庚辛壬癸甲乙丙丁研究\n"
     "arabic 2: 庚辛壬癸子丑寅卯辰巳午未申酉研究\narabic 3: 甲乙丙丁戊己庚辛壬癸甲乙丙丁研究\n"
     "chapter 二: 甲乙\narabic 1: 甲乙丙丁戊己庚辛壬癸甲乙丙丁研究\n"
     "arabic 2: 庚辛壬癸子丑寅卯辰巳午未申酉研究\n",
     NULL},
    {"a list behind a full line",
     STR_INIT("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸子丑寅卯辰巳午未申酉戌。\n"
              "1、乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸子丑寅卯辰巳午未申酉戌。\n"
              "2、丙丁戊己庚辛壬癸甲乙丙丁戊己庚\n辛壬癸。\n"),
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌。\n"
     "arabic 1: 乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌。\n"
     "arabic 2: 丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n",
     NULL},
    {"a page ends behind a sentence that fills its line",
     STR_INIT("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸子丑寅卯辰巳午未申酉戌。\n\n-1-\n"
              "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸子丑寅卯辰巳午未申酉戌。\n\n"
              "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n庚辛壬癸。\n"),
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌。"
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌。\n"
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n",
     NULL},
    {"a heading that fills its line",
     STR_INIT("1.1 中国和希腊农业与海洋领域科技\n合作项目\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n"
              "庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n"
              "庚辛壬癸。\n一、甲乙\n丙丁戊己。\n"),
     "decimal 1.1: 中国和希腊农业与海洋领域科技合作项目\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己"
     "庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n"
     "chapter 一: 甲乙\n丙丁戊己。\n",
     NULL},
};

Test(text_from_source, wrapped)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(wrapped_cases); i++) {
		const struct text_case *row = &wrapped_cases[i];
		reading_text(&reading, row->source);
		const char *paragraphs = paragraphs_of(&reading);
		cr_expect(reading.text.is_wrapped, "%s", row->what);
		cr_expect_str_eq(paragraphs, row->paragraphs, "%s:\n%s", row->what, paragraphs);
		check_nothing_lost(&reading, row->what);
	}
	reading_release(&reading);
}

/* A span of clean text is found again in the file, in pieces where a repair joined them. */
Test(text_from_source, places)
{
	struct reading reading;
	reading_init(&reading);
	reading_text(&reading, STR("甲。\n经费10\n-3-\n80万元，见https://a.example/b。html\n"));
	const struct text *text = &reading.text;
	cr_assert_str_eq(paragraphs_of(&reading),
	                 "甲。\n经费1080万元，见https://a.example/b.html\n");
	uint32_t amount = (uint32_t)str_find(text->clean, STR("1080"));
	struct place place =
	    text_place(text, &reading.source, (struct span){amount, amount + 4}, &reading.arena);
	cr_assert_eq(place.line, 2);
	cr_assert_eq(place.count, 2);
	cr_expect_eq(place.first.start, 13);
	cr_expect_eq(place.first.end, 15);
	cr_expect_eq(place.rest[0].start, 20);
	cr_expect_eq(place.rest[0].end, 22);
	uint32_t dot = (uint32_t)str_find(text->clean, STR(".html"));
	place = text_place(text, &reading.source, (struct span){dot, dot + 1}, &reading.arena);
	cr_assert_eq(place.count, 1);
	cr_expect_eq(place.line, 4);
	cr_expect_eq(span_size(place.first), 3, "the full stop that the dot stands for");
	reading_release(&reading);
}

/* Places are of the file's bytes, whatever its encoding. */
Test(text_from_source, places_in_utf16)
{
	struct reading reading;
	reading_init(&reading);
	reading_text(&reading, STR("\xFF\xFE\x32\x75\x01\x30\x0A\x00\x59\x4E\x02\x30"));
	cr_assert_str_eq(paragraphs_of(&reading), "甲、乙。\n");
	struct place place =
	    text_place(&reading.text, &reading.source, (struct span){3, 9}, &reading.arena);
	cr_assert_eq(place.count, 2);
	cr_expect_eq(place.first.start, 4);
	cr_expect_eq(place.first.end, 6);
	cr_expect_eq(place.rest[0].start, 8);
	cr_expect_eq(place.rest[0].end, 10);
	reading_release(&reading);
}

/* Folding changes no offset; without the folded text rules see the clean one. */
Test(text_from_source, folded)
{
	struct reading reading;
	reading_init(&reading);
	reading_text(&reading, STR("擬⽀持項⽬數\n"));
	cr_expect(str_equal(reading.text.clean, STR("擬⽀持項⽬數\n")));
	cr_expect(str_equal(reading.text.folded, STR("拟支持项目数\n")), "%.*s",
	          STR_FORMAT(reading.text.folded));
	text_forget_folded(&reading.text, &reading.arena);
	cr_expect(str_equal(reading.text.folded, reading.text.clean));
	reading_text(&reading, STR("拟支持项目数\n"));
	cr_expect_eq(reading.text.folded.data, reading.text.clean.data, "nothing to fold");
	reading_release(&reading);
}

/* Pieces of texts, whole lines and cut ones. */
static const char *const parts[] = {
    "某某项目申报指南\n",
    "一、甲乙\n",
    "1.1 中国和希腊合作",
    "项目\n",
    "（1）丙丁。\n",
    "-3-\n",
    "12\n",
    "13\n",
    "\f",
    "\n\n",
    "　　",
    "其他要求：",
    "拟支持\n",
    "项目数：",
    "6个。\n",
    "1080\n",
    "万元",
    "食品、\n",
    "http://a.",
    "a。html\n",
    "e\xCC\x81",
    "⽬",
    "\r\n",
    "\r",
    "\xE4\xB8",
    "某部指南汇编\n",
    "# ",
    "<http://www.>b/c",
    "kj@a.b",
    "\xE2\x80\xA8",
};

/* Lines of all kinds in any order: nothing is lost, and each paragraph is one line of clean text. */
Test(text_from_source, any_order)
{
	struct reading reading;
	uint32_t random = 1;
	reading_init(&reading);
	for (int round = 0; round < 300; round++) {
		struct buf source;
		buf_init(&source);
		for (int left = round % 60; left-- > 0;) {
			random = random * 1664525u + 1013904223u;
			buf_append(&source, str_from(parts[(random >> 8) % ROWS(parts)]));
		}
		const char *bytes = kept(&reading.arena, &source);
		reading_text(&reading, str_from(bytes));
		check_nothing_lost(&reading, bytes);
		uint32_t end = 0;
		for (size_t i = 0; i < reading.text.paragraph_count; i++) {
			const struct paragraph *paragraph = &reading.text.paragraphs[i];
			struct str words = clean_of(&reading, paragraph->span);
			cr_assert_eq(paragraph->span.start, end, "%s", bytes);
			cr_assert(words.size > 0 && !memchr(words.data, '\n', words.size), "%s",
			          bytes);
			cr_assert(!paragraph->mark ||
			              (paragraph->mark_span.start == paragraph->span.start &&
			               span_contains(paragraph->span, paragraph->mark_span) &&
			               span_contains(paragraph->mark_span, paragraph->number)),
			          "%s", bytes);
			end = paragraph->span.end + 1;
		}
		cr_assert_eq(reading.text.clean.size, end, "%s", bytes);
	}
	reading_release(&reading);
}
