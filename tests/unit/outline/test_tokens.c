/* Marks, labels, figures and titles of one paragraph. */
#include "../layout/check_text.h"
#include "outline/tokens.h"

/* "mark=…" then each label as "[field|words|remark]", each figure as "kind:words" and each title as
 * "<words>", in the order of their kinds. */
static const char *tokens_shown(struct reading *reading, const struct tokens *tokens,
                                const struct paragraph *paragraph)
{
	struct buf out;
	buf_init(&out);
	if (paragraph->mark) {
		buf_format(&out, "mark=%.*s ", STR_FORMAT(clean_of(reading, paragraph->number)));
	}
	for (size_t i = 0; i < tokens->label_count; i++) {
		const struct label_token *label = &tokens->labels[i];
		buf_format(&out, "[%.*s|%.*s|%.*s|%.*s] ",
		           STR_FORMAT(reading->grammar->fields[label->label->field].name),
		           STR_FORMAT(clean_of(reading, label->whole)),
		           STR_FORMAT(clean_of(reading, label->words)),
		           STR_FORMAT(clean_of(reading, label->remark)));
	}
	for (size_t i = 0; i < tokens->figures.count; i++) {
		const struct figure *figure = &tokens->figures.items[i];
		buf_format(&out, "%.*s:%.*s ",
		           STR_FORMAT(figure_kind_name((enum figure_kind)figure->kind)),
		           STR_FORMAT(clean_of(reading, figure->span)));
	}
	for (size_t i = 0; i < tokens->title_count; i++) {
		buf_format(&out, "<%.*s> ", STR_FORMAT(clean_of(reading, tokens->titles[i])));
	}
	return kept(&reading->arena, &out);
}

struct token_case {
	const char *what;
	struct str text;
	const char *tokens;
};

static const struct token_case cases[] = {
    {"prose", STR_INIT("面向海洋开展合作。\n"), ""},

    /* labels */
    {"a label and a value", STR_INIT("拟支持项目数：6个。\n"),
     "[projects|拟支持项目数：|拟支持项目数|] count:6个 "},
    {"half width", STR_INIT("拟支持项目数: 6 个\n"),
     "[projects|拟支持项目数: |拟支持项目数|] count:6 个 "},
    {"in brackets", STR_INIT("【其他要求】无\n"), "[requirements|【其他要求】|其他要求|] "},
    {"in brackets, with a colon", STR_INIT("【其他要求】：无\n"),
     "[requirements|【其他要求】：|其他要求|] "},
    {"bare before a number", STR_INIT("拟支持项目数 约6个\n"),
     "[projects|拟支持项目数 |拟支持项目数|] count:约6个 "},
    {"bare and alone", STR_INIT("领域方向\n"), "[areas|领域方向|领域方向|] "},
    {"spaced", STR_INIT("拟 支 持 项 目 数 : 6个\n"),
     "[projects|拟 支 持 项 目 数 : |拟 支 持 项 目 数|] count:6个 "},
    {"with a unit", STR_INIT("共拟支持经费（万元）：1080\n"),
     "[funds|共拟支持经费（万元）：|共拟支持经费|（万元）] number:1080 "},
    {"a figure in a remark is the label's", STR_INIT("共拟支持经费（共3年）：1080万元\n"),
     "[funds|共拟支持经费（共3年）：|共拟支持经费|（共3年）] money:1080万元 "},
    {"traditional", STR_INIT("擬支持項目數：6個\n"),
     "[projects|擬支持項目數：|擬支持項目數|] count:6個 "},
    {"Kangxi radicals", STR_INIT("拟⽀持项⽬数：6个\n"),
     "[projects|拟⽀持项⽬数：|拟⽀持项⽬数|] count:6个 "},
    {"the longest", STR_INIT("拟支持项目数量：6个\n"),
     "[projects|拟支持项目数量：|拟支持项目数量|] count:6个 "},
    {"glued to a value", STR_INIT("共拟支持经费：750万元)其他要求:无\n"),
     "[funds|共拟支持经费：|共拟支持经费|] [requirements|其他要求:|其他要求|] money:750万元 "},
    {"glued to a sentence", STR_INIT("拟支持项目数：6个。共拟支持经费：60万元。\n"),
     "[projects|拟支持项目数：|拟支持项目数|] [funds|共拟支持经费：|共拟支持经费|] count:6个 "
     "money:60万元 "},
    {"in Markdown", STR_INIT("**其他要求：**无\n"), "[requirements|**其他要求：**|其他要求|] "},
    {"behind a mark", STR_INIT("（2）其他要求：无\n"),
     "mark=2 [requirements|其他要求：|其他要求|] "},
    {"behind a mark, bare, it is prose", STR_INIT("（2）拟支持项目数 6个\n"), "mark=2 count:6个 "},
    {"in a sentence", STR_INIT("根据拟支持项目数确定。\n"), ""},
    {"in a sentence, with a colon", STR_INIT("由此提出其他要求：无\n"), ""},
    {"in a word", STR_INIT("研究方向性问题：甲\n"), ""},

    /* figures */
    {"figures of all kinds", STR_INIT("2031年5月，3年内支持6个项目，经费不超过1.5亿元，占30%。\n"),
     "date:2031年5月 duration:3年内 count:6个 money:不超过1.5亿元 percent:30% "},
    {"a mark is no figure", STR_INIT("1.1 甲项目\n"), "mark=1.1 "},
    {"addresses", STR_INIT("见 http://a.example/b，kj@a.example\n"),
     "url:http://a.example/b email:kj@a.example "},

    /* titles */
    {"titles", STR_INIT("基于《甲协定》和《乙》。\n"), "<甲协定> <乙> "},
    {"a title that does not close", STR_INIT("基于《甲协定和乙。\n"), ""},
    {"a title that does not open", STR_INIT("基于甲》。《乙》\n"), "<乙> "},
    {"an empty title", STR_INIT("《》\n"), "<> "},
};

Test(tokens_from_paragraph, paragraphs)
{
	struct reading reading;
	struct tokens tokens = {0}; /* one for all: each call starts anew */
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		reading_text(&reading, cases[i].text);
		cr_assert_eq(reading.text.paragraph_count, 1, "%s", cases[i].what);
		const struct paragraph *paragraph = &reading.text.paragraphs[0];
		tokens_from_paragraph(&tokens, &reading.arena, &reading.text, paragraph,
		                      reading.grammar);
		const char *shown = tokens_shown(&reading, &tokens, paragraph);
		cr_expect_str_eq(shown, cases[i].tokens, "%s: %s", cases[i].what, shown);
		cr_expect_eq(tokens.content.end, paragraph->span.end, "%s", cases[i].what);
	}
	reading_release(&reading);
}

/* Offsets are those of the whole text. */
Test(tokens_from_paragraph, second_paragraph)
{
	struct reading reading;
	struct tokens tokens = {0};
	reading_init(&reading);
	reading_text(&reading, STR("甲。\n（1）基于《乙》，共拟支持6个。\n"));
	tokens_from_paragraph(&tokens, &reading.arena, &reading.text, &reading.text.paragraphs[1],
	                      reading.grammar);
	cr_expect_str_eq(tokens_shown(&reading, &tokens, &reading.text.paragraphs[1]),
	                 "mark=1 count:6个 <乙> ");
	reading_release(&reading);
}

/* Labels, figures and titles ascend and none overlaps another, whatever the text. */
Test(tokens_from_paragraph, any_order)
{
	static const char *const parts[] = {
	    "拟支持项目数：",
	    "其他要求",
	    "：",
	    "（万元）",
	    "6个",
	    "1080",
	    "《",
	    "》",
	    "约",
	    "。",
	    "（",
	    "1.1 ",
	    "万元",
	    "甲",
	    "【其他",
	    "要求】",
	};
	struct reading reading;
	struct tokens tokens = {0};
	uint32_t random = 5;
	reading_init(&reading);
	for (int round = 0; round < 500; round++) {
		struct buf source;
		buf_init(&source);
		for (int left = 1 + round % 30; left-- > 0;) {
			random = random * 1664525u + 1013904223u;
			buf_append(&source, str_from(parts[(random >> 8) % ROWS(parts)]));
		}
		const char *bytes = kept(&reading.arena, &source);
		reading_text(&reading, str_from(bytes));
		cr_assert_eq(reading.text.paragraph_count, 1, "%s", bytes);
		tokens_from_paragraph(&tokens, &reading.arena, &reading.text,
		                      &reading.text.paragraphs[0], reading.grammar);
		uint32_t end = tokens.content.start;
		for (size_t i = 0; i < tokens.label_count; i++) {
			const struct label_token *label = &tokens.labels[i];
			cr_assert_geq(label->whole.start, end, "%s", bytes);
			cr_assert(span_contains(label->whole, label->words), "%s", bytes);
			end = label->whole.end;
		}
		cr_assert_leq(end, tokens.content.end, "%s", bytes);
		end = tokens.content.start;
		for (size_t i = 0; i < tokens.figures.count; i++) {
			struct span figure = tokens.figures.items[i].span;
			cr_assert(figure.start >= end && figure.start < figure.end, "%s", bytes);
			end = figure.end;
			for (size_t l = 0; l < tokens.label_count; l++) {
				struct span label = tokens.labels[l].whole;
				cr_assert(figure.end <= label.start || figure.start >= label.end,
				          "%s", bytes);
			}
		}
		cr_assert_leq(end, tokens.content.end, "%s", bytes);
	}
	reading_release(&reading);
}
