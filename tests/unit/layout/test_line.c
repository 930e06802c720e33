/* Lines as the source has them: where they start and end, their measures, and whether the text is
 * wrapped. */
#include "check_text.h"

static void read_lines(struct reading *reading, struct lines *lines, struct str bytes)
{
	reading_source(reading, bytes);
	lines_from_source(lines, &reading->arena, &reading->source, reading->grammar);
}

/* A line each: its words in brackets, ^ before them where a page starts, then its indent, columns
 * and characters where it has any. */
static const char *lines_shown(struct reading *reading, const struct lines *lines)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		struct str words = line_words(reading, line);
		buf_append(&out, line->starts_page ? STR("^") : STR(""));
		buf_format(&out, "[%.*s]", STR_FORMAT(words));
		if (line->kind == LINE_TEXT) {
			buf_format(&out, "%u,%u,%u", line->indent, line->columns, line->characters);
		}
	}
	return kept(&reading->arena, &out);
}

Test(line, splits_and_measures)
{
	static const struct {
		struct str source;
		const char *lines;
	} cases[] = {
	    {STR_INIT(""), ""},
	    {STR_INIT("\n"), "[]"},
	    {STR_INIT("甲a"), "[甲a]0,3,2"},
	    {STR_INIT("甲\n乙"), "[甲]0,2,1[乙]0,2,1"},
	    {STR_INIT("甲\r\n\r\n乙\r丙\n"), "[甲]0,2,1[][乙]0,2,1[丙]0,2,1"},
	    {STR_INIT("　　甲 乙\t\n"), "[甲 乙]4,5,3"},
	    {STR_INIT("\t a \xC2\xA0\n"), "[a]5,1,1"},
	    {STR_INIT("\xEF\xBB\xBF甲\n"), "[甲]0,2,1"},
	    {STR_INIT("\xE2\x80\x8B甲\xE2\x80\x8F\xE2\x80\xA8\n"), "[甲]0,2,1"},
	    {STR_INIT("甲\xE2\x80\xA8乙\xE2\x80\xA9丙\n"), "[甲]0,2,1[乙]0,2,1[丙]0,2,1"},
	    {STR_INIT("甲\r\r\n乙\r\r\n"), "[甲]0,2,1[乙]0,2,1"},
	    {STR_INIT("甲\f乙\n"), "[甲]0,2,1^[乙]0,2,1"},
	    {STR_INIT("\f甲\n"), "^[甲]0,2,1"},
	    {STR_INIT("甲\n\f\f乙\n丙\n"), "[甲]0,2,1^[乙]0,2,1[丙]0,2,1"},
	    {STR_INIT("甲\f\n乙\n"), "[甲]0,2,1^[][乙]0,2,1"},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct lines lines;
		read_lines(&reading, &lines, cases[i].source);
		const char *shown = lines_shown(&reading, &lines);
		cr_expect_str_eq(shown, cases[i].lines, "case %zu: %s", i, shown);
	}
	reading_release(&reading);
}

/* A text of lines of a width, each `count` Chinese characters, with a shorter one at each end of
 * `each` lines. */
static struct str block(struct arena *arena, size_t lines, size_t count, size_t each)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < lines; i++) {
		size_t width = i % each == each - 1 ? count / 2 : count;
		for (size_t c = 0; c < width; c++) {
			buf_append(&out, STR("字"));
		}
		buf_append(&out, STR("\n"));
	}
	return str_from(kept(arena, &out));
}

Test(line, wrap)
{
	static const struct {
		const char *what;
		size_t lines;
		size_t width;
		size_t each;
		uint32_t columns; /* 0: not wrapped */
	} cases[] = {
	    {"wrapped", 30, 30, 5, 60},
	    {"too few lines to tell", 5, 30, 5, 0},
	    {"too narrow", 30, 8, 5, 0},
	    {"so wide that lines are paragraphs", 30, 90, 5, 0},
	    {"two lines a paragraph", 30, 30, 2, 60},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct lines lines;
		read_lines(&reading, &lines,
		           block(&reading.arena, cases[i].lines, cases[i].width, cases[i].each));
		cr_expect_eq(lines.is_wrapped, cases[i].columns > 0, "%s", cases[i].what);
		cr_expect(!lines.is_wrapped || lines.wrap_columns == cases[i].columns, "%s: %u",
		          cases[i].what, lines.wrap_columns);
		cr_expect_eq(line_is_full(&lines, &lines.items[0]), lines.is_wrapped, "%s",
		             cases[i].what);
		cr_expect_not(line_is_full(&lines, &lines.items[cases[i].each - 1]), "%s",
		              cases[i].what);
	}
	reading_release(&reading);
}

/* One long line in fifty or more does not hide the width of the others. */
Test(line, wrap_with_a_long_line)
{
	struct reading reading;
	struct lines lines;
	reading_init(&reading);
	struct str text = block(&reading.arena, 60, 30, 4);
	struct str wide = block(&reading.arena, 1, 60, 4);
	read_lines(&reading, &lines,
	           arena_format(&reading.arena, "%.*s%.*s", STR_FORMAT(text), STR_FORMAT(wide)));
	cr_expect(lines.is_wrapped);
	cr_expect_eq(lines.wrap_columns, 60, "%u", lines.wrap_columns);
	reading_release(&reading);
}

Test(line, indents)
{
	struct reading reading;
	struct lines lines;
	reading_init(&reading);
	read_lines(&reading, &lines, STR("　　甲\n乙\n丙\n"));
	cr_expect(lines.has_indents);
	read_lines(&reading, &lines, STR("　　甲\n　　乙\n　　丙\n"));
	cr_expect_not(lines.has_indents, "all of them: it tells nothing");
	read_lines(&reading, &lines, STR("甲\n 乙\n丙\n"));
	cr_expect_not(lines.has_indents, "too narrow");
	reading_release(&reading);
}

Test(line, ends_and_prose)
{
	static const struct {
		struct str line;
		bool is_finished;
		bool is_prose;
	} cases[] = {
	    {STR_INIT("甲乙。"), true, true},     {STR_INIT("甲乙。”"), true, true},
	    {STR_INIT("（甲乙。）"), true, true}, {STR_INIT("其他要求："), true, true},
	    {STR_INIT("甲；"), true, true},       {STR_INIT("食品、"), false, true},
	    {STR_INIT("总体目标"), false, false}, {STR_INIT("6个"), false, false},
	    {STR_INIT("甲乙）"), false, false},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct lines lines;
		read_lines(&reading, &lines, cases[i].line);
		cr_expect_eq(line_is_finished(&lines, &lines.items[0], reading.grammar),
		             cases[i].is_finished, "%s", cases[i].line.data);
		cr_expect_eq(line_is_prose(&lines, &lines.items[0], reading.grammar),
		             cases[i].is_prose, "%s", cases[i].line.data);
	}
	reading_release(&reading);
}
