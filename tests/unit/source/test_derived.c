/* Derived text: the grids of tables, tables in one another, forms and removals. */
#include <time.h>

#include "check_pieces.h"
#include "source/derived/derived.h"

static struct arena arena;
static struct diags diags;
static struct source source;
static struct reading_job job;
static struct derived derived;

static void begin(void)
{
	arena_init(&arena);
	diags_init(&diags, &arena);
	source = (struct source){0};
	job = (struct reading_job){.out = &source,
	                           .arena = &arena,
	                           .options = {.unpacked_limit = SOURCE_UNPACKED_LIMIT},
	                           .diags = &diags};
	derived_init(&derived, &job);
}

TestSuite(derived, .init = begin);

/* Draws tables: "[" and "]" begin and end one, "|" a row, "-" a group of rows. A word begins a cell
 * and is its text ("." none); before it "3>" columns, "2v" rows ("0v": to the end), "1_" skipped
 * columns, "^" goes on from above, "!" header; "+word" is one more paragraph of the cell. */
static void draw(const char *at)
{
	size_t rows[8] = {0};
	size_t depth = 0;
	while (*at) {
		struct derived_cell cell = {0};
		size_t size = strcspn(at, " ");
		const char *end = at + size;
		if (*at == '[') {
			derived_table_begin(&derived);
			rows[++depth] = 0;
		} else if (*at == '|' || *at == ']' || *at == '-') {
			if (rows[depth] > 0) {
				derived_row_end(&derived);
			}
			rows[depth] = *at == '|';
			if (*at == '|') {
				derived_row_begin(&derived);
			} else if (*at == '-') {
				derived_table_group_end(&derived);
			} else {
				derived_table_end(&derived);
				depth--;
			}
		} else if (*at == '+') {
			derived_paragraph(&derived, (struct str){at + 1, size - 1}, false);
		} else {
			for (char *behind; at < end; at = behind + 1) {
				uint32_t number = (uint32_t)strtoul(at, &behind, 10);
				if (*behind == '>' && behind > at) {
					cell.column_span = number;
				} else if (*behind == 'v' && behind > at) {
					cell.row_span = number > 0 ? number : DERIVED_TO_END;
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
			derived_cell_begin(&derived, &cell);
			if (*at != '.' && at < end) {
				derived_paragraph(&derived, (struct str){at, (size_t)(end - at)},
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

Test(derived, tables)
{
	for (size_t i = 0; i < ROWS(tables); i++) {
		begin();
		draw(tables[i].drawn);
		cr_assert_eq(derived_finish(&derived, STR("html")), STATUS_OK);
		struct str cells = describe_cells(&source, &arena);
		cr_expect(!tables[i].text || str_equal(source.text, str_from(tables[i].text)),
		          "%s:\n%.*s<\nnot\n%s<", tables[i].what, STR_FORMAT(source.text),
		          tables[i].text);
		cr_expect(str_equal(cells, str_from(tables[i].cells)), "%s:\n%.*s<\nnot\n%s<",
		          tables[i].what, STR_FORMAT(cells), tables[i].cells);
		arena_release(&arena);
	}
}

Test(derived, what_stands_in_a_cell_that_goes_on_is_hidden)
{
	draw("[ | a b | ^x c ]");
	cr_assert_eq(derived_finish(&derived, STR("docx")), STATUS_OK);
	cr_assert(str_equal(source.text, STR("a  b\n\n\tc\n")));
	cr_assert_eq(source.removal_count, 1);
	cr_assert_eq(source.removals[0].kind, REMOVAL_HIDDEN);
	cr_assert(str_equal(source.removals[0].text, STR("x")));
	arena_release(&arena);
}

/* So is what had been removed from it before. */
Test(derived, what_was_removed_from_a_cell_that_goes_on_stays_removed)
{
	derived_table_begin(&derived);
	derived_row_begin(&derived);
	derived_cell_begin(&derived, NULL);
	derived_paragraph(&derived, STR("a"), false);
	derived_cell_begin(&derived, NULL);
	derived_paragraph(&derived, STR("b"), false);
	derived_row_end(&derived);
	derived_row_begin(&derived);
	derived_cell_begin(&derived, &(struct derived_cell){.goes_on = true});
	derived_next_removal(&derived, 1, REMOVAL_STRUCK, STR("y"));
	derived_paragraph(&derived, STR("x"), false);
	derived_cell_begin(&derived, NULL);
	derived_paragraph(&derived, STR("c"), false);
	derived_row_end(&derived);
	derived_table_end(&derived);
	cr_assert_eq(derived_finish(&derived, STR("docx")), STATUS_OK);
	struct str removals = describe_removals(&source, &arena);
	cr_expect(str_equal(removals, STR("(h x)(s y)")), "%.*s", STR_FORMAT(removals));
	arena_release(&arena);
}

/* The cells of rows that are repeated count as often. */
Test(derived, hostile_repeats)
{
	job.options.unpacked_limit = 4 << 20;
	derived_table_begin(&derived);
	for (int row = 0; row < 50; row++) {
		derived_row_begin(&derived);
		for (int i = 0; i < 900; i++) {
			derived_cell_begin(&derived, NULL);
			derived_paragraph(&derived, i == 0 ? STR("a") : STR(""), false);
		}
		derived_row_repeat(&derived, 1000000);
		derived_row_end(&derived);
	}
	derived_table_end(&derived);
	cr_assert_eq(derived_finish(&derived, STR("odt")), STATUS_TROUBLE);
	arena_release(&arena);
}

/* Spans that would need more memory than there is, and rows that are all under long cells. */
Test(derived, hostile_spans)
{
	struct derived_cell wide = {.column_span = UINT32_MAX};
	struct derived_cell tall = {.row_span = UINT32_MAX - 1};
	clock_t start = clock();
	derived_table_begin(&derived);
	for (int row = 0; row < 100000; row++) {
		derived_row_begin(&derived);
		for (int i = 0; i < 900 && row == 0; i++) {
			derived_cell_begin(&derived, &tall);
		}
		derived_cell_begin(&derived, row % 2 ? &wide : NULL);
		derived_paragraph(&derived, STR("a"), false);
		derived_row_end(&derived);
	}
	for (int i = 0; i < 10000; i++) {
		derived_table_begin(&derived);
		derived_row_begin(&derived);
		derived_cell_begin(&derived, &wide);
		derived_cell_begin(&derived, &wide);
		derived_paragraph(&derived, STR("b"), false);
		derived_table_end(&derived);
	}
	cr_assert_eq(derived_finish(&derived, STR("html")), STATUS_OK);
	/* The others are wider than any table. */
	cr_assert_eq(source.cell_count, 900 + 100000);
	cr_assert_lt((clock() - start) / CLOCKS_PER_SEC, 10);
	cr_assert_lt(arena.used, 64 << 20);
	arena_release(&arena);
}

Test(derived, forms)
{
	derived_next_style(&derived,
	                   (struct derived_style){.heading = 2, .size = 32, .is_bold = true});
	derived_paragraph(&derived, STR("a\nb"), false);
	derived_next_style(&derived, (struct derived_style){.size = 28, .list = 1});
	derived_paragraph(&derived, STR("long text\nmore of it"), false);
	derived_next_style(&derived, (struct derived_style){.size = 28});
	derived_paragraph(&derived, STR("long text again"), false);
	derived_next_style(&derived, (struct derived_style){.size = 21, .is_centred = true});
	derived_paragraph(&derived, STR(" "), false);
	derived_paragraph(&derived, STR("plain"), false);
	derived_next_style(&derived, (struct derived_style){.size = 21, .is_centred = true});
	derived_paragraph(&derived, STR("c"), false);
	cr_assert_eq(derived_finish(&derived, STR("docx")), STATUS_OK);
	const struct line_style expected[] = {{0, 2, 0, SIZE_LARGER, true, false},
	                                      {2, 2, 0, SIZE_LARGER, true, false},
	                                      {5, 0, 1, SIZE_BODY, false, false},
	                                      {51, 0, 0, SIZE_SMALLER, false, true}};
	cr_assert_eq(source.style_count, ROWS(expected));
	for (size_t i = 0; i < ROWS(expected); i++) {
		const struct line_style *form = &source.styles[i];
		cr_assert(form->offset == expected[i].offset &&
		              form->heading == expected[i].heading &&
		              form->list == expected[i].list && form->size == expected[i].size &&
		              form->is_bold == expected[i].is_bold &&
		              form->is_centred == expected[i].is_centred,
		          "%zu: at %u", i, form->offset);
	}
	arena_release(&arena);
}

Test(derived, removals)
{
	derived_next_removal(&derived, 1, REMOVAL_STRUCK, STR("x"));
	derived_next_removal(&derived, 1, REMOVAL_STRUCK, STR(" "));
	derived_next_removal(&derived, 2, REMOVAL_DELETED, STR("y"));
	derived_paragraph(&derived, STR("ab"), false);
	derived_next_removal(&derived, 3, REMOVAL_HIDDEN, STR("all of it"));
	derived_paragraph(&derived, STR(""), false);
	derived_row_begin(&derived);
	derived_cell_begin(&derived, NULL);
	derived_next_removal(&derived, 0, REMOVAL_STRUCK, STR("1"));
	derived_paragraph(&derived, STR(""), false);
	derived_cell_begin(&derived, NULL);
	derived_next_removal(&derived, 2, REMOVAL_STRUCK, STR("2"));
	derived_paragraph(&derived, STR(" cd"), false);
	derived_cell_begin(&derived, NULL);
	derived_next_removal(&derived, 0, REMOVAL_STRUCK, STR("3"));
	derived_paragraph(&derived, STR(""), false);
	derived_row_end(&derived);
	cr_assert_eq(derived_finish(&derived, STR("docx")), STATUS_OK);
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
