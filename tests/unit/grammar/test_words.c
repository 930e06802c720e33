/* Words that are spelled alike, sets of them, and what fields and columns make of both. */
#include "check_grammar.h"
#include "grammar/yaml.h"

#define HEAD "family: t\n"
#define LABEL "label: {pattern: '<label> ：'}\n"

/* The labels of a field, a blank between. */
static const char *labels_of(struct folder *folder, size_t field)
{
	const struct words *words = &folder->grammar->fields[field].labels.words;
	struct str all = STR("");
	for (size_t i = 0; i < words->count; i++) {
		all = arena_format(&folder->arena, "%.*s%s%.*s", STR_FORMAT(all), i ? " " : "",
		                   STR_FORMAT(words->items[i]));
	}
	return all.data;
}

Test(words, spellings)
{
	static const char *const rows[][2] = {
	    {"经费", "经费"},
	    {"拟?支持数量?", "拟支持数量 拟支持数 支持数量 支持数"},
	    {"(支持|资助)额度", "支持额度 资助额度"},
	    {"(项目)?经费", "项目经费 经费"},
	    {"总?(经费|金额)?表", "总经费表 总金额表 总表 经费表 金额表 表"},
	    {"(拟(安排|支持)?)?经费", "拟安排经费 拟支持经费 拟经费 经费"},
	    {"(甲|乙|)丙", "甲丙 乙丙 丙"},
	    {"甲（乙）丙", "甲（乙）丙"},
	    {"甲, 甲?乙, 乙", "甲 甲乙 乙"}, /* what several yield counts once */
	    {"C++, 标 签", "C++ 标 签"},
	};
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct folder folder;
		char text[512];
		snprintf(text, sizeof text, HEAD LABEL "fields: {f: {labels: [%s]}}\n", rows[i][0]);
		folder_init(&folder, text, NULL);
		cr_assert_eq(folder_load(&folder), STATUS_OK, "%s: %s", rows[i][0],
		             folder_diags(&folder));
		cr_expect_str_eq(labels_of(&folder, 0), rows[i][1]);
		folder_release(&folder);
	}
}

/* Own words, words of a set, words added to a set by the family, and words taken away. */
Test(words, sets)
{
	struct folder folder;
	folder_init(&folder,
	            HEAD LABEL "use: [u]\n"
	                       "labels: {money: [奖金], own: [时间]}\n"
	                       "fields:\n"
	                       "  g: {labels: {use: [own], also: [年限]}}\n"
	                       "  h: {labels: {use: [count], without: [项?数]}}\n",
	            "family: u\n"
	            "labels: {money: [经费, 总额?], count: [数量, 项?数], unused: [无]}\n"
	            "fields: {f: {labels: {use: [money]}}}\n");
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	cr_assert_eq(folder.grammar->field_count, 3);
	cr_expect_str_eq(labels_of(&folder, 0), "时间 年限");
	cr_expect_str_eq(labels_of(&folder, 1), "数量");
	cr_expect_str_eq(labels_of(&folder, 2), "经费 总额 总 奖金");
	folder_release(&folder);
}

/* A family may say a part of a field anew; the rest is as in the file that it uses. */
Test(words, fields_go_on)
{
	struct folder folder;
	folder_init(&folder,
	            HEAD LABEL "use: [u]\n"
	                       "fields:\n"
	                       "  f: {of: [direction], samples: [own]}\n"
	                       "  g: {evidence: false}\n",
	            "family: u\n"
	            "labels: {money: [经费]}\n"
	            "fields:\n"
	            "  f: {labels: {use: [money]}, of: [item, document], value: money, samples: "
	            "[used]}\n"
	            "  g: {labels: [甲], evidence: true, samples: [used]}\n");
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	const struct field *fields = folder.grammar->fields;
	cr_assert_eq(folder.grammar->field_count, 2);
	cr_expect_str_eq(labels_of(&folder, 0), "经费");
	cr_expect_eq(fields[0].owners, OWNER_DIRECTION);
	cr_expect_eq(fields[0].value, VALUE_MONEY);
	cr_expect(str_equal(fields[0].rule.samples->first->scalar, STR("own")));
	cr_expect(str_equal(fields[0].rule.file, STR("t.yaml")));
	cr_expect_not(fields[1].is_evidence);
	cr_expect_null(fields[1].rule.samples, "samples are said anew with a field");
	folder_release(&folder);
}

/* Columns are named by spellings and by sets, as fields are. */
Test(words, columns)
{
	static const struct {
		const char *cell;
		enum column_kind kind;
	} rows[] = {
	    {"指南名称", COLUMN_TITLE}, {"名 称", COLUMN_TITLE},  {"题目（中文）", COLUMN_TITLE},
	    {"经费", COLUMN_FIELD},     {"金额", COLUMN_FIELD},   {"总经费/万元", COLUMN_FIELD},
	    {"总经费用", COLUMN_NONE},  {"序号", COLUMN_NUMBER},  {"编号", COLUMN_NUMBER},
	    {"指南", COLUMN_NONE},      {"经费（", COLUMN_FIELD},
	};
	struct folder folder;
	folder_init(&folder,
	            HEAD LABEL "labels: {titles: [(指南)?名称], money: [总?经费]}\n"
	                       "fields: {funds: {labels: {use: [money]}}}\n"
	                       "columns: {title: {use: [titles], also: [题目]}, number: "
	                       "[(序|编)号], funds: [金额]}\n",
	            NULL);
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct column column = grammar_column(folder.grammar, str_from(rows[i].cell));
		cr_expect_eq(column.kind, rows[i].kind, "%s", rows[i].cell);
	}
	folder_release(&folder);
}

/* Of labels that begin alike the longest that fits is taken, whatever their order. */
Test(words, longest_label)
{
	static const char *const rows[][2] = {
	    {"经费：", "经费"},
	    {"经费总额：", "经费总额"},
	    {"经 费 总 额：", "经 费 总 额"},
	    {"经费总：", NULL},
	    {"项目经费总概算：", "项目经费总概算"},
	    {"项目：", "项目"},
	};
	struct folder folder;
	folder_init(&folder,
	            HEAD LABEL "fields: {f: {labels: [项目, 经费, (项目)?经费总(额|概算)]}}\n",
	            NULL);
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct span whole;
		struct span words;
		struct span remark;
		struct str text = str_from(rows[i][0]);
		const struct label *label =
		    grammar_label_at(folder.grammar, text, 0, &whole, &words, &remark);
		cr_assert_eq(label != NULL, rows[i][1] != NULL, "%s", rows[i][0]);
		if (label) {
			cr_expect_str_eq(span_text(&folder, text, words), rows[i][1]);
		}
	}
	folder_release(&folder);
}

Test(words, expected)
{
	struct folder folder;
	folder_init(&folder, HEAD LABEL "use: [u]\nexpected: [f, g|h]\n",
	            "family: u\nfields: {f: {labels: [a]}, g: {labels: [b]}, h: {labels: [c]}}\n"
	            "expected: [h]\n");
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	cr_assert(str_equal(folder.grammar->expected, STR("f g|h")));
	folder_release(&folder);
}
