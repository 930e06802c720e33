/* The draft: the grids of tables, tables in one another, forms and removals. */
#include <time.h>

#include "check_pieces.h"
#include "source/draft.h"

static struct arena arena;
static struct diags diags;
static struct source source;
static struct reading_job job;
static struct draft draft;

static void begin(void)
{
	arena_init(&arena);
	diags_init(&diags, &arena);
	source = (struct source){0};
	job = (struct reading_job){.out = &source,
	                           .arena = &arena,
	                           .options = {.unpacked_limit = SOURCE_UNPACKED_LIMIT},
	                           .diags = &diags};
	draft_init(&draft, &job);
}

TestSuite(draft, .init = begin);

/* Draws tables: "[" and "]" begin and end one, "|" a row, "-" a group of rows. A word begins a cell
 * and is its text ("." none); before it "3>" columns, "2v" rows ("0v": to the end), "1_" skipped
 * columns, "^" goes on from above, "!" header; "+word" is one more paragraph of the cell. */
static void draw(const char *at)
{
	size_t rows[8] = {0};
	size_t depth = 0;
	while (*at) {
		struct draft_cell cell = {0};
		size_t size = strcspn(at, " ");
		const char *end = at + size;
		if (*at == '[') {
			draft_table_begin(&draft);
			rows[++depth] = 0;
		} else if (*at == '|' || *at == ']' || *at == '-') {
			if (rows[depth] > 0) {
				draft_row_end(&draft);
			}
			rows[depth] = *at == '|';
			if (*at == '|') {
				draft_row_begin(&draft);
			} else if (*at == '-') {
				draft_table_group_end(&draft);
			} else {
				draft_table_end(&draft);
				depth--;
			}
		} else if (*at == '+') {
			draft_paragraph(&draft, (struct str){at + 1, size - 1}, false);
		} else {
			for (char *behind; at < end; at = behind + 1) {
				uint32_t number = (uint32_t)strtoul(at, &behind, 10);
				if (*behind == '>' && behind > at) {
					cell.column_span = number;
				} else if (*behind == 'v' && behind > at) {
					cell.row_span = number > 0 ? number : DRAFT_TO_END;
				} else if (*behind == '_') {
					cell.skipped = number;
				} else if (*behind == '^') {
					cell.goes_on = true;
				} else if (*behind == '!') {
					cell.is_header = true;
				} else {
					break;
				}
			}
			draft_cell_begin(&draft, &cell);
			if (*at != '.' && at < end) {
				draft_paragraph(&draft, (struct str){at, (size_t)(end - at)},
				                false);
			}
		}
		at = end + (*end == ' ');
	}
}

#define LONG "支持面向产业需求的关键技术攻关，"
#define PROSE LONG LONG LONG LONG

static const struct {
	const char *what;
	const char *drawn;
	const char *cells;
	const char *text; /* NULL: not looked at */
} tables[] = {
    {"a grid", "[ | !a !b | c d ]", "1:0,0!=a 1:0,1!=b 1:1,0=c 1:1,1=d", "a  b\n\nc  d\n"},
    {"a cell over rows takes its column from those below", "[ | 2v甲 b | c | d e ]",
     "1:0,0+2,1=甲 1:0,1=b 1:1,1=c 1:2,0=d 1:2,1=e", "甲  b\n\nc\n\nd  e\n"},
    {"a cell over columns", "[ | 2>a b | c d e ]", "1:0,0+1,2=a 1:0,2=b 1:1,0=c 1:1,1=d 1:1,2=e",
     "a  b\n\nc  d  e\n"},
    {"a cell over both", "[ | 2v2>a b | c | d e f ]",
     "1:0,0+2,2=a 1:0,2=b 1:1,2=c 1:2,0=d 1:2,1=e 1:2,2=f", "a  b\n\nc\n\nd  e  f\n"},
    {"no cell reaches beyond the last row", "[ | 9v乙 b | c ]", "1:0,0+2,1=乙 1:0,1=b 1:1,1=c",
     "乙  b\n\nc\n"},
    {"nor beyond its group of rows", "[ | 9va b - | c d | e f ]",
     "1:0,0=a 1:0,1=b 1:1,0=c 1:1,1=d 1:2,0=e 1:2,1=f", "a  b\n\nc  d\n\ne  f\n"},
    {"to the end of its group", "[ | a 0vb | c | d - | e f ]",
     "1:0,0=a 1:0,1+3,1=b 1:1,0=c 1:2,0=d 1:3,0=e 1:3,1=f", "a  b\n\nc\n\nd\n\ne  f\n"},
    {"columns in which no cell begins are none", "[ | 100>a | b c ]", "1:0,0+1,2=a 1:1,0=b 1:1,1=c",
     "a\n\nb  c\n"},
    {"a cell that is in the way cuts another one", "[ | a 2vb c | 3>d e ]",
     "1:0,0=a 1:0,1+2,1=b 1:0,2=c 1:1,0=d 1:1,3=e", "a  b  c\n\nd  e\n"},
    {"cells that go on", "[ | a b | ^ c | ^ d | e f ]",
     "1:0,0+3,1=a 1:0,1=b 1:1,1=c 1:2,1=d 1:3,0=e 1:3,1=f", "a  b\n\n\tc\n\n\td\n\ne  f\n"},
    {"a cell that has nothing to go on from", "[ | ^a b | c d ]", "1:0,0=a 1:0,1=b 1:1,0=c 1:1,1=d",
     "a  b\n\nc  d\n"},
    {"left out columns", "[ | a b | 1_c ]", "1:0,0=a 1:0,1=b 1:1,1=c", "a  b\n\nc\n"},
    {"empty cells", "[ | . b . d . | . . ]",
     "1:0,0= 1:0,1=b 1:0,2= 1:0,3=d 1:0,4= 1:1,0= 1:1,1=", "\tb\t\td\n"},
    {"no ink", "[ | . . ] [ | a ]", "1:0,0=a", "a\n"},
    {"several lines", "[ | a b +c +d e ]", "1:0,0=a 1:0,1=b c d 1:0,2=e", "a  b c d  e\n"},
    {"several paragraphs", "[ | a . b +c ]", "1:0,0=a 1:0,1= 1:0,2=b\n\nc", "a\n\nb\n\nc\n"},
    {"a frame", "[ | 标题 | [ | a b | c d ] | 页脚 ]", "1:0,0=a 1:0,1=b 1:1,0=c 1:1,1=d",
     "标题\n\na  b\n\nc  d\n\n页脚\n"},
    {"a frame with prose beside a table",
     "[ | " PROSE " " PROSE " | " PROSE " " PROSE " | " PROSE " [ | a b | c d ] ]",
     "1:0,0=a 1:0,1=b 1:1,0=c 1:1,1=d", NULL},
    {"frames in one another", "[ | [ | x | [ | a b | c d ] y ] | [ | e f ] ]",
     "1:0,0=a 1:0,1=b 1:1,0=c 1:1,1=d 2:0,0=e 2:0,1=f", "x\n\na  b\n\nc  d\n\ny\n\ne  f\n"},
    {"a table in a cell of a table", "[ | a b c | d e f | g h . [ | i | j ] | k l m ] [ | n o ]",
     "1:0,0=a 1:0,1=b 1:0,2=c 1:1,0=d 1:1,1=e 1:1,2=f 1:2,0=g 1:2,1=h 1:2,2=i\n\nj 1:3,0=k "
     "1:3,1=l 1:3,2=m 2:0,0=n 2:0,1=o",
     "a  b  c\n\nd  e  f\n\ng\n\nh\n\ni\n\nj\n\nk  l  m\n\nn  o\n"},
};

Test(draft, tables)
{
	for (size_t i = 0; i < ROWS(tables); i++) {
		begin();
		draw(tables[i].drawn);
		cr_assert_eq(draft_finish(&draft, STR("html")), STATUS_OK);
		struct str cells = describe_cells(&source, &arena);
		cr_expect(!tables[i].text || str_equal(source.text, str_from(tables[i].text)),
		          "%s:\n%.*s<\nnot\n%s<", tables[i].what, STR_FORMAT(source.text),
		          tables[i].text);
		cr_expect(str_equal(cells, str_from(tables[i].cells)), "%s:\n%.*s<\nnot\n%s<",
		          tables[i].what, STR_FORMAT(cells), tables[i].cells);
		arena_release(&arena);
	}
}

Test(draft, what_stands_in_a_cell_that_goes_on_is_hidden)
{
	draw("[ | a b | ^x c ]");
	cr_assert_eq(draft_finish(&draft, STR("docx")), STATUS_OK);
	cr_assert(str_equal(source.text, STR("a  b\n\n\tc\n")));
	cr_assert_eq(source.removal_count, 1);
	cr_assert_eq(source.removals[0].kind, REMOVAL_HIDDEN);
	cr_assert(str_equal(source.removals[0].text, STR("x")));
	arena_release(&arena);
}

/* So is what had been removed from it before. */
Test(draft, what_was_removed_from_a_cell_that_goes_on_stays_removed)
{
	draft_table_begin(&draft);
	draft_row_begin(&draft);
	draft_cell_begin(&draft, NULL);
	draft_paragraph(&draft, STR("a"), false);
	draft_cell_begin(&draft, NULL);
	draft_paragraph(&draft, STR("b"), false);
	draft_row_end(&draft);
	draft_row_begin(&draft);
	draft_cell_begin(&draft, &(struct draft_cell){.goes_on = true});
	draft_next_removal(&draft, 1, REMOVAL_STRUCK, STR("y"));
	draft_paragraph(&draft, STR("x"), false);
	draft_cell_begin(&draft, NULL);
	draft_paragraph(&draft, STR("c"), false);
	draft_row_end(&draft);
	draft_table_end(&draft);
	cr_assert_eq(draft_finish(&draft, STR("docx")), STATUS_OK);
	struct str removals = describe_removals(&source, &arena);
	cr_expect(str_equal(removals, STR("(h x)(s y)")), "%.*s", STR_FORMAT(removals));
	arena_release(&arena);
}

/* The cells of rows that are repeated count as often. */
Test(draft, hostile_repeats)
{
	job.options.unpacked_limit = 4 << 20;
	draft_table_begin(&draft);
	for (int row = 0; row < 50; row++) {
		draft_row_begin(&draft);
		for (int i = 0; i < 900; i++) {
			draft_cell_begin(&draft, NULL);
			draft_paragraph(&draft, i == 0 ? STR("a") : STR(""), false);
		}
		draft_row_repeat(&draft, 1000000);
		draft_row_end(&draft);
	}
	draft_table_end(&draft);
	cr_assert_eq(draft_finish(&draft, STR("odt")), STATUS_TROUBLE);
	arena_release(&arena);
}

/* Spans that would need more memory than there is, and rows that are all under long cells. */
Test(draft, hostile_spans)
{
	struct draft_cell wide = {.column_span = UINT32_MAX};
	struct draft_cell tall = {.row_span = UINT32_MAX - 1};
	clock_t start = clock();
	draft_table_begin(&draft);
	for (int row = 0; row < 100000; row++) {
		draft_row_begin(&draft);
		for (int i = 0; i < 900 && row == 0; i++) {
			draft_cell_begin(&draft, &tall);
		}
		draft_cell_begin(&draft, row % 2 ? &wide : NULL);
		draft_paragraph(&draft, STR("a"), false);
		draft_row_end(&draft);
	}
	for (int i = 0; i < 10000; i++) {
		draft_table_begin(&draft);
		draft_row_begin(&draft);
		draft_cell_begin(&draft, &wide);
		draft_cell_begin(&draft, &wide);
		draft_paragraph(&draft, STR("b"), false);
		draft_table_end(&draft);
	}
	cr_assert_eq(draft_finish(&draft, STR("html")), STATUS_OK);
	/* The others are wider than any table. */
	cr_assert_eq(source.cell_count, 900 + 100000);
	cr_assert_lt((clock() - start) / CLOCKS_PER_SEC, 10);
	cr_assert_lt(arena.used, 64 << 20);
	arena_release(&arena);
}

Test(draft, row_lines)
{
	static const enum line_hint apart = HINT_APART;
	struct draft_cell cells[3] = {{.is_header = true}, {.column_span = 2}, {0}};
	struct span spans[3] = {{1, 2}, {4, 4}, {4, 7}};
	draft_line(&draft, STR("title"), NULL);
	draft_table_begin(&draft);
	draft_row_line(&draft, STR(" a  bcd"), &apart, cells, spans, 3);
	draft_row_line(&draft, STR("e"), NULL, cells, spans, 0);
	draft_table_end(&draft);
	cr_assert_eq(draft_finish(&draft, STR("pdf")), STATUS_OK);
	cr_assert(str_equal(source.text, STR("title\n a  bcd\ne\n")));
	cr_assert(str_equal(describe_cells(&source, &arena), STR("1:0,0!=a 1:0,1+1,2= 1:0,3=bcd")));
	arena_release(&arena);
}

Test(draft, forms)
{
	draft_next_form(&draft, (struct draft_form){.heading = 2, .size = 32, .is_bold = true});
	draft_paragraph(&draft, STR("a\nb"), false);
	draft_next_form(&draft, (struct draft_form){.size = 28, .list = 1});
	draft_paragraph(&draft, STR("long text\nmore of it"), false);
	draft_next_form(&draft, (struct draft_form){.size = 28});
	draft_paragraph(&draft, STR("long text again"), false);
	draft_next_form(&draft, (struct draft_form){.size = 21, .is_centred = true});
	draft_paragraph(&draft, STR(" "), false);
	draft_paragraph(&draft, STR("plain"), false);
	draft_next_form(&draft, (struct draft_form){.size = 21, .is_centred = true});
	draft_paragraph(&draft, STR("c"), false);
	cr_assert_eq(draft_finish(&draft, STR("docx")), STATUS_OK);
	const struct line_form expected[] = {{0, 2, 0, SIZE_LARGER, true, false},
	                                     {2, 2, 0, SIZE_LARGER, true, false},
	                                     {5, 0, 1, SIZE_BODY, false, false},
	                                     {51, 0, 0, SIZE_SMALLER, false, true}};
	cr_assert_eq(source.form_count, ROWS(expected));
	for (size_t i = 0; i < ROWS(expected); i++) {
		const struct line_form *form = &source.forms[i];
		cr_assert(form->offset == expected[i].offset &&
		              form->heading == expected[i].heading &&
		              form->list == expected[i].list && form->size == expected[i].size &&
		              form->is_bold == expected[i].is_bold &&
		              form->is_centred == expected[i].is_centred,
		          "%zu: at %u", i, form->offset);
	}
	arena_release(&arena);
}

Test(draft, removals)
{
	draft_next_removal(&draft, 1, REMOVAL_STRUCK, STR("x"));
	draft_next_removal(&draft, 1, REMOVAL_STRUCK, STR(" "));
	draft_next_removal(&draft, 2, REMOVAL_DELETED, STR("y"));
	draft_paragraph(&draft, STR("ab"), false);
	draft_next_removal(&draft, 3, REMOVAL_HIDDEN, STR("all of it"));
	draft_paragraph(&draft, STR(""), false);
	draft_row_begin(&draft);
	draft_cell_begin(&draft, NULL);
	draft_next_removal(&draft, 0, REMOVAL_STRUCK, STR("1"));
	draft_paragraph(&draft, STR(""), false);
	draft_cell_begin(&draft, NULL);
	draft_next_removal(&draft, 2, REMOVAL_STRUCK, STR("2"));
	draft_paragraph(&draft, STR(" cd"), false);
	draft_cell_begin(&draft, NULL);
	draft_next_removal(&draft, 0, REMOVAL_STRUCK, STR("3"));
	draft_paragraph(&draft, STR(""), false);
	draft_row_end(&draft);
	cr_assert_eq(draft_finish(&draft, STR("docx")), STATUS_OK);
	cr_assert(str_equal(source.text, STR("ab\n\n\tcd\n")));
	static const struct {
		uint32_t offset;
		const char *text;
	} expected[] = {{1, "x"}, {2, "y"}, {3, "all of it"}, {5, "1"}, {6, "2"}, {7, "3"}};
	cr_assert_eq(source.removal_count, ROWS(expected));
	for (size_t i = 0; i < ROWS(expected); i++) {
		cr_assert_eq(source.removals[i].offset, expected[i].offset, "%zu: %u", i,
		             source.removals[i].offset);
		cr_assert(str_equal(source.removals[i].text, str_from(expected[i].text)), "%zu", i);
	}
	arena_release(&arena);
}
