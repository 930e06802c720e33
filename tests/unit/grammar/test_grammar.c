/* What the later stages ask a grammar. */
#include "check_grammar.h"
#include "grammar/recognise.h"
#include "grammar/tally.h"

#define HEAD "family: t\n"

static void load(struct folder *folder, const char *text)
{
	folder_init(folder, text, NULL);
	cr_assert_eq(folder_load(folder), STATUS_OK, "%s", folder_diags(folder));
}

Test(grammar, marks)
{
	static const struct {
		const char *line, *name, *whole, *number;
	} rows[] = {
	    {"1.1 甲", "marks/decimal", "1.1 ", "1.1"},
	    {"1. 甲", "marks/arabic", "1. ", "1"},
	    {"- 甲", "marks/dash", "- ", ""},
	    {"甲 1.1", NULL, NULL, NULL},
	    {"", NULL, NULL, NULL},
	};
	struct folder folder;
	load(&folder,
	     HEAD "marks:\n"
	          "  - {name: decimal, as: heading, pattern: (?<number> \\d\\.\\d ) \\h*}\n"
	          "  - {name: arabic, as: item, pattern: (?<number> \\d ) \\. \\h*}\n"
	          "  - {name: dash, as: item, pattern: '- \\h*'}\n");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct span whole;
		struct span number;
		struct str line = str_from(rows[i].line);
		struct tally tally;
		tally_init(&tally, &folder.arena, folder.grammar);
		tally_use(&tally);
		const struct mark *mark = grammar_mark(folder.grammar, line, &whole, &number);
		tally_use(NULL);
		cr_assert_eq(mark != NULL, rows[i].name != NULL, "%s", rows[i].line);
		if (mark) {
			cr_expect(str_equal(mark->rule.name, str_from(rows[i].name)));
			cr_expect_str_eq(span_text(&folder, line, whole), rows[i].whole);
			cr_expect_str_eq(span_text(&folder, line, number), rows[i].number);
			cr_expect_eq(tally_hits(&tally, &mark->rule), 1);
		}
	}
	folder_release(&folder);
}

Test(grammar, labels)
{
	static const struct {
		const char *text;
		size_t from;
		const char *field, *whole, *words, *remark;
	} rows[] = {
	    {"经费总额：5", 0, "g", "经费总额：", "经费总额", ""},
	    {"经费：5", 0, "f", "经费：", "经费", ""},
	    {"经 费（万元）：5", 0, "f", "经 费（万元）：", "经 费", "（万元）"},
	    {"甲经费：5", 0, "f", "经费：", "经费", ""},
	    {"经费：5 经费：6", 7, "f", "经费：", "经费", ""},
	    {"C++：5", 0, "h", "C++：", "C++", ""},
	    {"CCC：5", 0, NULL, NULL, NULL, NULL},
	    {"经费", 0, NULL, NULL, NULL, NULL},
	};
	struct folder folder;
	load(&folder, HEAD "label: {pattern: '<label> (?<remark> （[^）]*） )? ：'}\n"
	                   "fields:\n"
	                   "  f: {labels: [经费]}\n"
	                   "  g: {labels: [经费总额]}\n"
	                   "  h: {labels: [C++]}\n");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct span whole;
		struct span words;
		struct span remark;
		struct str text = str_from(rows[i].text);
		const struct label *label =
		    grammar_label(folder.grammar, text, rows[i].from, &whole, &words, &remark);
		cr_assert_eq(label != NULL, rows[i].field != NULL, "%s", rows[i].text);
		if (label) {
			struct str name = folder.grammar->fields[label->field].name;
			cr_expect(str_equal(name, str_from(rows[i].field)), "%s", rows[i].text);
			cr_expect_str_eq(span_text(&folder, text, whole), rows[i].whole);
			cr_expect_str_eq(span_text(&folder, text, words), rows[i].words);
			cr_expect_str_eq(span_text(&folder, text, remark), rows[i].remark);
		}
	}
	folder_release(&folder);
}

Test(grammar, fold)
{
	struct folder folder;
	load(&folder, HEAD "fold: {項: 项, 萬: 万}\n");
	cr_assert_eq(grammar_fold(folder.grammar, 0x9805), 0x9879);
	cr_assert_eq(grammar_fold(folder.grammar, 0x842C), 0x4E07);
	cr_assert_eq(grammar_fold(folder.grammar, 'a'), 'a');
	folder_release(&folder);
}

Test(grammar, families)
{
	struct folder folder;
	struct str *families;
	size_t count;
	folder_init(&folder, HEAD, "family: u\n");
	cr_assert_eq(grammar_families(&families, &count, &folder.arena, folder.path, &folder.diags),
	             STATUS_OK);
	cr_assert_eq(count, 2);
	cr_assert(str_equal(families[0], STR("t")));
	cr_assert(str_equal(families[1], STR("u")));
	cr_assert_eq(
	    grammar_families(&families, &count, &folder.arena, "/no/such/folder", &folder.diags),
	    STATUS_TROUBLE);
	folder_release(&folder);
}

Test(grammar, recognise)
{
	static const char *const rows[][3] = {
	    {"前言 甲类 指南", "t", "甲类"},
	    {"乙类 指南", "u", "乙类"},
	    {"丙类 指南", "common", ""},
	    {"", "common", ""},
	};
	struct folder folder;
	folder_init(&folder, HEAD "recognise: [{name: n, pattern: 甲类}]\nnot read: [\n",
	            "family: u\nrecognise: [{name: n, pattern: 乙类}]\n");
	struct grammars *grammars = grammars_open(&folder.arena, folder.path);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct str family;
		struct str evidence;
		cr_assert_eq(grammar_recognise(&family, &evidence, &folder.arena, grammars,
		                               str_from(rows[i][0]), &folder.diags),
		             STATUS_OK, "%s", folder_diags(&folder));
		cr_expect(str_equal(family, str_from(rows[i][1])), "%s", rows[i][0]);
		cr_expect(str_equal(evidence, str_from(rows[i][2])), "%s", rows[i][0]);
	}
	grammars_close(grammars);
	folder_release(&folder);
}

/* A rule that runs away is no match, is told of once, and after some times is left alone. */
Test(grammar, runaway)
{
	struct folder folder;
	load(&folder, HEAD "title:\n"
	                   "  pattern: |\n"
	                   "    (?: a+ )+ $\n"
	                   "marks:\n"
	                   "  - {name: good, as: item, pattern: b}\n"
	                   "  - {name: bad, as: item, pattern: '(?: a | a )+ c'}\n");
	struct str line = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaadc");
	struct match_result result;
	struct tally tally;
	tally_init(&tally, &folder.arena, folder.grammar);
	cr_assert_null(tally_use(&tally));
	for (int i = 0; i < 2000; i++) {
		struct span whole;
		struct span number;
		cr_assert_not(rule_match(&folder.grammar->title, line, 0, &result));
		cr_assert_null(grammar_mark(folder.grammar, line, &whole, &number));
	}
	cr_assert_eq(tally_use(NULL), &tally);
	tally_report_runaways(&tally, &folder.diags);
	cr_assert_str_eq(
	    folder_diags(&folder),
	    "t.yaml:4:5: error: rule title ran away and was stopped (times: 100), first in: "
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaadc; simplify its "
	    "repetitions\n"
	    "t.yaml:7:37: error: rule marks/bad ran away and was stopped (times: 100), first in: "
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaadc; simplify its "
	    "repetitions\n",
	    "%s", folder_diags(&folder));
	folder_release(&folder);
}

Test(grammar, figures)
{
	static const struct {
		const char *text, *remark;
		size_t field;
		bool taken;
		const char *value, *unit;
	} rows[] = {
	    {"1080", "（单位：万元）", 1, true, "10800000", "CNY"},
	    {"1080", "", 1, false, "", ""},
	    {"1080 万", "", 1, true, "10800000", "CNY"},
	    {"6 个", "", 1, false, "", ""},
	    {"6", "", 0, true, "6", ""},
	    {"6", "（项）", 0, true, "6", "项"},
	    {"6 项", "", 0, true, "6", "项"},
	    {"6 人", "", 0, false, "", ""},
	    {"6 万", "", 0, false, "", ""},
	    {"3 年", "", 2, true, "3", "year"},
	};
	struct folder folder;
	load(&folder, HEAD "label: {pattern: '<label> ：'}\n"
	                   "label-unit: {pattern: '（ (?: 单位： )? (?<unit> [^（）]+ ) ）'}\n"
	                   "fields:\n"
	                   "  n: {labels: [a], value: count, unit: [个, 项]}\n"
	                   "  m: {labels: [b], value: money, unit: [元]}\n"
	                   "  d: {labels: [c], value: duration}\n");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct figure figure;
		cr_assert(figure_from_text(&figure, folder.grammar->lexicon, str_from(rows[i].text),
		                           &folder.arena));
		bool taken =
		    field_takes_figure(folder.grammar, &folder.grammar->fields[rows[i].field],
		                       str_from(rows[i].remark), &figure);
		cr_expect_eq(taken, rows[i].taken, "%s", rows[i].text);
		if (taken) {
			struct str value = decimal_text(figure.value, &folder.arena);
			cr_expect(str_equal(value, str_from(rows[i].value)), "%s", rows[i].text);
			cr_expect(str_equal(figure.unit, str_from(rows[i].unit)), "%s",
			          rows[i].text);
		}
	}
	folder_release(&folder);
}
