/* What corrections by hand make of a text, as far as its records show it. */
#include "check_records.h"

#define TITLE "某市课题申报通知\n"

enum {
	SHOWN = SHOW_FACTS | SHOW_MENTIONS | 1u << RECORD_SECTION | 1u << RECORD_DIRECTION |
	        1u << RECORD_ITEM | 1u << RECORD_FIELD
};

static const struct corrected_case {
	const char *what;
	struct str text;
	struct str corrections;
	const char *records;
} cases[] = {
    {"a series that nothing speaks for is of directions, if a person says so of a member",
     STR_INIT(TITLE "一、申报要求\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"),
     STR_INIT("corrections:\n  - {line: 3, words: 海水稻耐盐品系, is: direction}\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"},
    {"one of them is none, if a person says so",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"
                    "3. 其他说明事项\n"),
     STR_INIT("corrections:\n  - {line: 5, words: 其他说明事项, is: no-direction}\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"
     " item 3\n"},
    {"a line without a number is the one that its neighbours leave out",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 海水稻耐盐品系\n"
                    "（1）选育品种；\n"
                    "山地苹果冷藏\n"
                    "（1）建设冷库；\n"
                    "3. 乡镇图书馆\n"),
     STR_INIT("corrections:\n  - {line: 5, words: 山地苹果冷藏, is: direction}\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     "  item 1\n"
     " direction  = 山地苹果冷藏\n"
     "  item 1\n"
     " direction 3 = 乡镇图书馆\n"},
    {"it is inside the last heading where they leave out none",
     STR_INIT(TITLE "一、支持方向\n"
                    "海水稻耐盐品系\n"
                    "山地苹果冷藏\n"
                    "二、其他\n"),
     STR_INIT("corrections:\n  - {line: 3, words: 海水稻耐盐品系, is: direction}\n"
              "  - {line: 4, words: 山地苹果冷藏, is: direction}\n"),
     "section 一\n"
     " direction  = 海水稻耐盐品系\n"
     " direction  = 山地苹果冷藏\n"
     "section 二\n"},
    {"an amount that nothing speaks for is a fact, if a person says so",
     STR_INIT(TITLE "食堂另有50万元。\n"),
     STR_INIT("corrections:\n  - {line: 2, words: 50万元, is: funds}\n"),
     "stated funds exact 500000 CNY\n"},
    {"and one that is said to be for each project", STR_INIT(TITLE "食堂另有50万元。\n"),
     STR_INIT("corrections:\n  - {line: 2, words: 50万元, per: project}\n"),
     "stated funds exact 500000 CNY per project\n"},
    {"what all speaks for is none, if a person says so",
     STR_INIT(TITLE "每项资助50万元，共资助10项。\n"),
     STR_INIT("corrections:\n  - {line: 2, words: 50万元, is: no-fact}\n"),
     "mention exact 500000 CNY per project\n"
     "stated projects exact 10 项\n"},
    {"under a label too",
     STR_INIT(TITLE "1. 海水稻耐盐品系\n"
                    "拟支持项目数：5项\n"
                    "共拟支持经费：50万元\n"),
     STR_INIT("corrections:\n  - {line: 4, words: 50万元, is: no-fact}\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " field projects (拟支持项目数)\n"
     " fact projects exact 5 项\n"
     " field funds (共拟支持经费)\n"
     "  mention exact 500000 CNY\n"},
    {"words that are no label are one, if a person says so",
     STR_INIT(TITLE "1. 海水稻耐盐品系\n"
                    "拟支持项目数：5项\n"
                    "钱袋子：50万元\n"),
     STR_INIT("corrections:\n  - {line: 4, words: 钱袋子, label: funds}\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " field projects (拟支持项目数)\n"
     " fact projects exact 5 项\n"
     " field funds (钱袋子)\n"
     " fact funds exact 500000 CNY\n"},
    {"remarks change nothing, wherever they are",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 海水稻耐盐品系\n"
                    "拟支持项目数：5项\n"
                    "食堂另有50万元。\n"),
     STR_INIT("corrections:\n  - {line: 3, words: 海水稻耐盐品系, note: direction}\n"
              "  - {line: 4, words: 拟支持项目数, note: funds}\n"
              "  - {line: 5, words: 50万元, note: no-fact}\n"
              "  - {line: 5, note: funds}\n"
              "  - {note: funds}\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     "  field projects (拟支持项目数)\n"
     "  fact projects exact 5 项\n"
     "  mention exact 500000 CNY\n"},
    {"a number is as a person reads it", STR_INIT(TITLE "每项资助5O万元。\n"),
     STR_INIT("corrections:\n  - {line: 2, words: 5O万元, read: 50万元}\n"),
     "stated funds exact 500000 CNY per project\n"},
};

Test(corrections, records)
{
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct corrections corrections;
		struct outline outline;
		struct records records;
		reading_source(&reading, cases[i].text);
		cr_assert_eq(corrections_from_bytes(&corrections, &reading.arena,
		                                    cases[i].corrections, STR("c.yaml"),
		                                    &reading.diags),
		             STATUS_OK, "%s", cases[i].what);
		text_from_source(&reading.text, &reading.arena, &reading.source, &corrections,
		                 reading.grammar);
		outline_from_text(&outline, &reading.arena, &reading.text, reading.grammar);
		records_from_outline(&records, &reading.arena, &reading.text, &outline,
		                     reading.grammar);
		const char *shown = records_shown(&reading, &records, SHOWN);
		cr_expect_str_eq(shown, cases[i].records, "%s:\n%s", cases[i].what, shown);
	}
	reading_release(&reading);
}
