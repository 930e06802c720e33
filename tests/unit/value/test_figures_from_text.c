/* Any text at all: figures in order and on characters, the same every time, in bounded time. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "reading.h"

enum { WORDS = 4000, TEXTS = 6000 };

static struct str vocabulary[WORDS];
static size_t vocabulary_size;

/* All words of the lexicon's file, and the rest of what is written in it. */
static void vocabulary_load(struct arena *arena)
{
	struct diags diags;
	struct str bytes;
	diags_init(&diags, arena);
	cr_assert_eq(file_read(&bytes, arena, "grammars/figures.yaml", 0, &diags), STATUS_OK);
	size_t start = 0;
	for (size_t i = 0; i < bytes.size && vocabulary_size < WORDS; i++) {
		if (strchr(" []\",\n", bytes.data[i])) {
			if (i > start) {
				vocabulary[vocabulary_size++] = str_slice(bytes, start, i);
			}
			start = i + 1;
		}
	}
}

static void append_random(struct buf *text)
{
	char bytes[4];
	uint32_t c;
	switch (rand() % 8) {
	case 0:
		buf_append_byte(text, (char)('0' + rand() % 10));
		break;
	case 1:
		buf_append_byte(text, (char)(rand() % 128));
		break;
	case 2:
		c = (uint32_t)rand() % 0x110000;
		c = c >= 0xD800 && c < 0xE000 ? 0xFFFD : c;
		buf_append(text, (struct str){bytes, utf8_write(c, bytes)});
		break;
	case 3:
		c = 0xFF00 + (uint32_t)rand() % 0x60;
		buf_append(text, (struct str){bytes, utf8_write(c, bytes)});
		break;
	default:
		buf_append(text, vocabulary[(size_t)rand() % vocabulary_size]);
	}
}

static bool is_boundary(struct str text, size_t at)
{
	return at == text.size || (at < text.size && ((unsigned char)text.data[at] & 0xC0) != 0x80);
}

static void check_text(struct str text)
{
	struct arena arena;
	struct figures figures = {0};
	arena_init(&arena);
	figures_from_text(&figures, test_lexicon(), text, &arena);
	size_t last = 0;
	for (size_t i = 0; i < figures.count; i++) {
		const struct figure *figure = &figures.items[i];
		struct span span = figure->span;
		cr_assert(span.start >= last && span.start < span.end && span.end <= text.size,
		          "%.*s: %u-%u", STR_FORMAT(text), span.start, span.end);
		cr_assert(is_boundary(text, span.start) && is_boundary(text, span.end), "%.*s",
		          STR_FORMAT(text));
		cr_assert(figure->kind < FIGURE_KIND_COUNT && figure->relation < RELATION_COUNT);
		cr_assert(!figure->has_min || !figure->has_max ||
		              decimal_compare(figure->min, figure->max) <= 0,
		          "%.*s", STR_FORMAT(text));
		last = span.end;
	}
	cr_assert_str_eq(reading(text, &arena), reading(text, &arena));
	arena_release(&arena);
}

Test(figures_from_text, random_text, .timeout = 120)
{
	struct arena arena;
	struct buf text;
	arena_init(&arena);
	buf_init(&text);
	vocabulary_load(&arena);
	srand(3);
	for (int i = 0; i < TEXTS; i++) {
		buf_clear(&text);
		for (int parts = 1 + rand() % 24; parts > 0; parts--) {
			append_random(&text);
		}
		/* of its own size, so that a byte read behind it is found */
		char *copy = malloc(text.size + (text.size == 0));
		cr_assert_not_null(copy);
		memcpy(copy, text.data ? text.data : "", text.size);
		check_text((struct str){copy, text.size});
		free(copy);
	}
	buf_release(&text);
	arena_release(&arena);
}

/* Texts that make a careless reader go back and forth; 300 kB of each in well under a second. */
static const char *const repeated[] = {
    "约",
    "每年",
    "每年，",
    "原则上",
    "一点",
    "零",
    "几",
    "万",
    "1-",
    "1以上,",
    "从",
    "电话 ",
    "经费1 ",
    "(",
    "+",
    "负",
    "百分之",
    "www.,",
    "http://",
    "www.a",
    "a@",
    "1天又",
    "二〇",
    "2023年",
    "今年本月",
    "、",
    " ",
    "一分之",
    "不超过 ",
    "1万",
    "十几万",
    "1.",
    "1 至 ",
    "＋１",
    "http://(",
    "两",
    "1/",
    "自从",
    "至少至多",
    "经费，1万",
    "1,",
    "1，",
    "1\uFFFD",
    "1 000",
    "1、",
    "1或",
    "（含）",
    "（不超过）",
    "不",
    "不得",
    "1\\,",
    "$1",
    "{",
    "零\uFFFD",
    "\uFFFD",
    "上世纪",
    "最高给予",
    "20世纪",
    "1±",
    "1个半",
    "1万元（大写：",
    "分别",
    "1￥",
    "\u200b",
    "1\u200b",
    "2024.01-",
    "1¹",
    "1[1]",
    "1（",
    "?1",
    "1?",
    "上百",
    "约百",
    "最高每项",
    "1/人",
    "1元/人",
    "5个亿",
    "1'000",
    "1 ",
    "12（含",
    "100 ",
    "100\u3000",
};

/* The same behind a beginning that makes them no one number. */
static const char *const headed[][2] = {
    {"分别为", "100 "},
    {"1000", ",100"},
    {"1,", "100'"},
};

static void check_repeated(const char *head, const char *piece)
{
	struct buf text;
	struct arena arena;
	struct figures figures = {0};
	arena_init(&arena);
	buf_init(&text);
	buf_append(&text, str_from(head));
	while (text.size < 300000) {
		buf_append(&text, str_from(piece));
	}
	figures_from_text(&figures, test_lexicon(), buf_str(&text), &arena);
	cr_expect_lt(arena.used, (size_t)200 << 20, "%s%s: %zu bytes", head, piece, arena.used);
	arena_release(&arena);
	buf_release(&text);
}

Test(figures_from_text, repeated_text, .timeout = 120)
{
	for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
		check_repeated("", repeated[i]);
	}
	for (size_t i = 0; i < sizeof headed / sizeof *headed; i++) {
		check_repeated(headed[i][0], headed[i][1]);
	}
}

/* Figures of several texts can be gathered in one list. */
Test(figures_from_text, appends)
{
	struct arena arena;
	struct figures figures = {0};
	arena_init(&arena);
	figures_from_text(&figures, test_lexicon(), STR("不少于 3 人"), &arena);
	figures_from_text(&figures, test_lexicon(), STR("不超过 5 人"), &arena);
	figures_from_text(&figures, test_lexicon(), STR("5 分"), &arena);
	cr_assert_eq(figures.count, 3, "and never merged across texts");
	arena_release(&arena);
}
