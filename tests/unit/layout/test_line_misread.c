/* Characters that were recognised wrongly: put right where nothing else can be meant, and only in text that was
 * recognised. */
#include "check_text.h"

struct misread_case {
	struct str source;
	const char *paragraphs; /* as paragraphs_of has it */
	const char *changes;    /* as changes_of has it, "misreadings/" left out */
};

static const struct recognition recognition = {.engine = STR_INIT("test 1")};

static void read_recognised(struct reading *reading, struct str text,
                            const struct corrections *corrections)
{
	reading_source(reading, text);
	reading->source.recognition = &recognition;
	text_from_source(&reading->text, &reading->arena, &reading->source, corrections,
	                 reading->grammar);
}

static const char *misreadings_of(struct reading *reading)
{
	static const struct str room = STR_INIT("misreadings/");
	struct str rest = str_from(changes_of(reading));
	struct buf out;
	buf_init(&out);
	for (size_t at; (at = str_find(rest, room)) != SIZE_MAX;) {
		buf_append(&out, str_slice(rest, 0, at));
		rest = str_slice(rest, at + room.size, rest.size);
	}
	buf_append(&out, rest);
	return kept(&reading->arena, &out);
}

static const struct misread_case right[] = {
    /* zero and one */
    {STR_INIT("2O23 年度共 1O 项。\n"), "2023 年度共 10 项。\n", "zero O > 0 *\nzero O > 0 *\n"},
    {STR_INIT("每项 1,OOO 万元。\n"), "每项 1,000 万元。\n",
     "zero O > 0 *\nzero O > 0 *\nzero O > 0 *\n"},
    {STR_INIT("占 5.o%，出资 O.5 亿元。\n"), "占 5.0%，出资 0.5 亿元。\n",
     "zero o > 0 *\nzero O > 0 *\n"},
    {STR_INIT("支持 lO 项、l5 个、I20 家、2l 人。\n"), "支持 10 项、15 个、120 家、21 人。\n",
     "one l > 1 *\nzero O > 0 *\none l > 1 *\none I > 1 *\none l > 1 *\n"},
    {STR_INIT("每个单位限报 l 项。\n"), "每个单位限报 1 项。\n", "one l > 1 *\n"},
    {STR_INIT("某科发〔2O23〕4 号。\n"), "某科发〔2023〕4 号。\n", "zero O > 0 *\n"},
    {STR_INIT("2〇23 年。\n"), "2０23 年。\n", "zero 〇 > ０ *\n"},
    {STR_INIT("甲乙。\n9. 丙丁。\n1O. 戊己。\n1l. 庚辛。\n"),
     "甲乙。\narabic 9: 丙丁。\narabic 10: 戊己。\narabic 11: 庚辛。\n",
     "zero O > 0 *\none l > 1 *\n"},
    {STR_INIT("甲乙。\n（l2）丙丁。\n（2O）戊己。\n"),
     "甲乙。\nparenthesis 12: 丙丁。\nparenthesis 20: 戊己。\n", "one l > 1 *\nzero O > 0 *\n"},
    {STR_INIT("l.2 中国和希腊合作项目\n\n1.1O 中国和埃及合作项目\n"),
     "decimal 1.2: 中国和希腊合作项目\ndecimal 1.10: 中国和埃及合作项目\n",
     "one l > 1 *\nzero O > 0 *\n"},

    /* a dash and the Chinese one */
    {STR_INIT("—、总体目标\n"), "chapter 一: 总体目标\n", "numeral — > 一\n"},
    {STR_INIT("十ー、附则\n"), "chapter 十一: 附则\n", "numeral ー > 一\n"},
    {STR_INIT("（—）申报条件\n"), "clause 一: 申报条件\n", "numeral — > 一\n"},
    {STR_INIT("第—章 总则\n"), "part 一: 总则\n", "numeral — > 一\n"},
    {STR_INIT("2020一2023 年。\n"), "2020—2023 年。\n", "dash 一 > — *\n"},
    {STR_INIT("占 10%一15%。\n"), "占 10%—15%。\n", "dash 一 > — *\n"},
    {STR_INIT("《中国一东盟备忘录》。\n"), "《中国—东盟备忘录》。\n", "dash 一 > —\n"},
    {STR_INIT("甲乙。\n一一围绕能源。\n"), "甲乙。\ndash : 围绕能源。\n", "dash 一一 > ——\n"},
    {STR_INIT("2O2O一2023 年。\n"), "2020—2023 年。\n",
     "zero O > 0 *\nzero O > 0 *\ndash 一 > — *\n"},

    /* brackets */
    {STR_INIT("《一) 申报条件\n"), "clause 一: 申报条件\n", "bracket 《 > （\n"},
    {STR_INIT("甲乙。\n〈1) 丙丁。\n"), "甲乙。\nparenthesis 1: 丙丁。\n", "bracket 〈 > （ *\n"},
    {STR_INIT("共建平台〈基地) 、大科学工程《计划) 。\n"),
     "共建平台（基地) 、大科学工程（计划) 。\n", "bracket 〈 > （\nbracket 《 > （\n"},
    {STR_INIT("指南（试行》。\n"), "指南（试行）。\n", "bracket 》 > ）\n"},
};

Test(line_misread, put_right)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(right); i++) {
		read_recognised(&reading, right[i].source, NULL);
		const char *paragraphs = paragraphs_of(&reading);
		const char *changes = misreadings_of(&reading);
		cr_expect_str_eq(paragraphs, right[i].paragraphs, "%s%s", right[i].source.data,
		                 paragraphs);
		cr_expect_str_eq(changes, right[i].changes, "%s%s", right[i].source.data, changes);
		check_nothing_lost(&reading, right[i].source.data);
	}
	reading_release(&reading);
}

/* Other text is as its author wrote it. */
Test(line_misread, only_where_recognised)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(right); i++) {
		reading_text(&reading, right[i].source);
		cr_expect_eq(str_find(str_from(changes_of(&reading)), STR("misreadings/")),
		             SIZE_MAX, "%s", right[i].source.data);
	}
	reading_release(&reading);
}

static const char *const as_they_are[] = {
    "见 http://a.example/1O项/l0年.html。\n",
    "邮箱 l0O@a.example、kjb1O@a.example。\n",
    "IODP、IPO、IO、CO2、O2、H2O 与 AlO3。\n",
    "H 2O 分子、B 1l 次。\n",
    "被 Web of Science 收录。\n",
    "I. 总体要求\n",
    "l) 数据要求\n",
    "A10 型、5G 网络、I 类项目、l 型。\n",
    "电话：01O-68880000。\n",
    "O.1 号样机。\n",
    "2020—2023 年，10%—15%，2020-2023 年。\n",
    "——、甲乙。\n",
    "甲乙——丙丁。\n",
    "一、总体目标\n",
    "指标一一对应。\n",
    "一一对应的指标见附表。\n",
    "中国一流大学，2023 年一般项目，第一批 10 项。\n",
    "依据《科学技术合作协定》（2023 年）。\n",
    "依据《科学技术合作协定)。\n",
    "依据《办法)。\n",
    "依据《规划（2021—2035 年）》。\n",
    "依据《关于〈办法〉的意见》（2023 年）。\n",
    "依据《规划（2021—2035 年》。\n",
    "粒径<5 微米（>90%）。\n",
    "二〇二三年。\n",
};

Test(line_misread, what_may_be_meant_stays)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(as_they_are); i++) {
		read_recognised(&reading, str_from(as_they_are[i]), NULL);
		const char *changes = changes_of(&reading);
		cr_expect_str_eq(changes, "", "%s%s", as_they_are[i], changes);
	}
	reading_release(&reading);
}

/* What a person reads is final, even where it is what the program would put right. */
Test(line_misread, a_correction_goes_first)
{
	struct reading reading;
	struct correction items[] = {
	    {.words = STR_INIT("1O 项"), .kind = CORRECTION_READ, .to = STR_INIT("16 项")},
	    {.words = STR_INIT("2O 个"), .kind = CORRECTION_READ, .to = STR_INIT("2O 个")},
	    {.words = STR_INIT("3O 家"), .kind = CORRECTION_IS, .to = STR_INIT("no-fact")},
	};
	struct corrections corrections = {.items = items, .count = ROWS(items)};
	reading_init(&reading);
	read_recognised(&reading, STR("共 1O 项，2O 个，3O 家。\n"), &corrections);
	cr_expect_str_eq(paragraphs_of(&reading), "共 16 项，2O 个，30 家。\n");
	cr_expect_str_eq(misreadings_of(&reading),
	                 "correction O > 6\ncorrection  > \nzero O > 0 *\n");
	reading_release(&reading);
}

/* Rules of a grammar that is wrong: of another size, or undoing each other. */
Test(line_misread, wrong_rules)
{
	struct reading reading;
	reading_init(&reading);
	struct grammar *grammar = reading.grammar;
	for (size_t i = 0; i < grammar->misreading_count; i++) {
		if (str_equal(grammar->misreadings[i].to, STR("—"))) {
			grammar->misreadings[i].to = STR("--");
		} else if (str_equal(grammar->misreadings[i].to, STR("0"))) {
			grammar->misreadings[i].to = STR("O");
		}
	}
	read_recognised(&reading, STR("2020一2023 年，1O 项。\n"), NULL);
	cr_expect_str_eq(paragraphs_of(&reading), "2020一2023 年，1O 项。\n");
	cr_expect_str_eq(misreadings_of(&reading), "zero O > O *\n");
	reading_release(&reading);
}

/* What is folded is matched as folded; each change has its place in the source. */
Test(line_misread, folded_text)
{
	struct reading reading;
	reading_init(&reading);
	read_recognised(&reading, STR("擬支持項目數：1O 項，\n共 2O 項。\n-1O-\n"), NULL);
	cr_expect(str_starts(reading.text.clean, STR("擬支持項目數：10 項，共 20 項。\n")));
	cr_expect(str_starts(reading.text.folded, STR("拟支持项目数：10 项，共 20 项。\n")));
	uint32_t at = (uint32_t)str_find(reading.text.clean, STR("20"));
	struct place place =
	    text_place(&reading.text, &reading.source, (struct span){at, at + 2}, &reading.arena);
	cr_expect_eq(place.line, 2);
	uint32_t here = (uint32_t)str_find(reading.source.text, STR("2O"));
	cr_expect_eq(place.first.start, here);
	reading_release(&reading);
}
