/* A whole document on one line: where it is split, and that other long lines are not. */
#include "check_text.h"

#define PROSE                                                                                                                                                          \
	"沿海滩涂的盐碱地改良与湖区水质的长年监测都要有人去做，各县区结合当地条件，选好地块，排好茬口，记好台账，" \
	"把种下去的品系一季一季看下来，把流进来的水一段一段量下来。"
#define LONG PROSE PROSE PROSE

struct split_case {
	const char *what;
	const char *line;
	const char *parts; /* a line each, long prose as LONG */
};

static const struct split_case cases[] = {
    {"chapters behind sentences", "一、总体目标" LONG "二、申报要求" PROSE,
     "一、总体目标LONG\n二、申报要求PROSE\n"},
    {"a short line", "一、总体目标 甲。二、申报要求 乙。", "一、总体目标 甲。二、申报要求 乙。\n"},
    {"one chapter", "一、总体目标" LONG "三、申报要求" PROSE,
     "一、总体目标LONG三、申报要求PROSE\n"},
    {"one chapter with a list", "一、总体目标" LONG "1. 种稻。2. 治水。",
     "一、总体目标LONG1. 种稻。2. 治水。\n"},
    {"a title before it", "某市2031年度课题申报指南 一、总体目标" LONG "二、申报要求" PROSE,
     "某市2031年度课题申报指南\n一、总体目标LONG\n二、申报要求PROSE\n"},
    {"and prose between them",
     "“政府间国际科技创新合作”重点专项2031年度项目申报指南 " PROSE "一、总体目标" LONG
     "二、申报要求" PROSE,
     "“政府间国际科技创新合作”重点专项2031年度项目申报指南\nPROSE\n一、总体目标LONG\n二、申报要求PROSE\n"},
    {"headings with a blank behind them", "一、总体目标 " LONG "二、申报要求 " PROSE,
     "一、总体目标\nLONG\n二、申报要求\nPROSE\n"},
    {"a blank far behind a mark, or behind a comma",
     "一、沿海滩涂的盐碱地改良与湖区水质的长年监测要有人去做 " LONG "二、种稻，治水 " PROSE,
     "一、沿海滩涂的盐碱地改良与湖区水质的长年监测要有人去做 LONG\n二、种稻，治水 PROSE\n"},
    {"items that count on",
     "一、总体目标" LONG "1. 种稻 每县一处。2. 治水 每湖一处。二、申报要求" PROSE,
     "一、总体目标LONG\n1. 种稻 每县一处。\n2. 治水 每湖一处。\n二、申报要求PROSE\n"},
    {"headings that count on",
     "一、总体目标" LONG "（一）种稻 每县一处。（二）治水 每湖一处。二、申报要求" PROSE,
     "一、总体目标LONG\n（一）种稻\n每县一处。\n（二）治水\n每湖一处。\n二、申报要求PROSE\n"},
    {"a number alone", "一、总体目标" LONG "1. 种稻。二、申报要求" PROSE,
     "一、总体目标LONG1. 种稻。\n二、申报要求PROSE\n"},
    {"a number that does not count on", "一、总体目标" LONG "3. 种稻。二、申报要求" PROSE,
     "一、总体目标LONG3. 种稻。\n二、申报要求PROSE\n"},
    {"numbers in brackets within a sentence",
     "一、总体目标" LONG "县区(1)种稻，湖区(2)治水。二、申报要求" PROSE,
     "一、总体目标LONG县区(1)种稻，湖区(2)治水。\n二、申报要求PROSE\n"},
    {"the cell of a table",
     "<table><tr><td>甲</td><td>一、总体目标" LONG "二、申报要求" PROSE
     "</td></tr><tr><td>乙</td><td>丙</td></tr></table>",
     "甲  一、总体目标LONG二、申报要求PROSE\n\n乙  丙\n"},
    {"a number within a sentence", "一、总体目标" LONG "见附则二、三两条。二、申报要求" PROSE,
     "一、总体目标LONG见附则二、三两条。\n二、申报要求PROSE\n"},
};

/* The lines, long prose as what it is called here. */
static const char *parts_of(struct reading *reading, const char *text)
{
	static const struct {
		const char *words;
		const char *name;
	} prose[] = {{LONG, "LONG"}, {PROSE, "PROSE"}};
	struct lines lines;
	struct buf out;
	reading_source(reading, str_from(text));
	lines_from_source(&lines, &reading->arena, &reading->source, reading->grammar);
	lines_split_document(&lines, &reading->arena, &reading->source, reading->grammar);
	buf_init(&out);
	for (size_t i = 0; i < lines.count; i++) {
		struct str words = line_words(reading, &lines.items[i]);
		for (size_t p = 0; p < ROWS(prose); p++) {
			size_t at = str_find(words, str_from(prose[p].words));
			if (at != SIZE_MAX) {
				struct str before = str_slice(words, 0, at);
				struct str behind =
				    str_slice(words, at + strlen(prose[p].words), words.size);
				words =
				    arena_format(&reading->arena, "%.*s%s%.*s", STR_FORMAT(before),
				                 prose[p].name, STR_FORMAT(behind));
			}
		}
		buf_format(&out, "%.*s\n", STR_FORMAT(words));
	}
	return kept(&reading->arena, &out);
}

Test(run_on, parts)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		const char *shown = parts_of(&reading, cases[i].line);
		cr_expect_str_eq(shown, cases[i].parts, "%s:\n%s", cases[i].what, shown);
	}
	reading_release(&reading);
}
