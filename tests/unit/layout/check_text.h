/* A text read with the shipped grammars, and what came of it as a few lines to compare. Shared by
 * the tests of the stages from here on. */
#ifndef ZHINAN_TESTS_CHECK_TEXT_H
#define ZHINAN_TESTS_CHECK_TEXT_H

#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "grammar/load.h"
#include "layout/line.h"
#include "layout/text.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

struct reading {
	struct arena arena;
	struct diags diags;
	struct grammar *grammar;
	struct source source;
	struct text text;
};

static inline void reading_init_as(struct reading *reading, const char *family)
{
	*reading = (struct reading){0};
	arena_init(&reading->arena);
	diags_init(&reading->diags, &reading->arena);
	cr_assert_eq(
	    grammar_load(&reading->grammar, &reading->arena, "grammars", family, &reading->diags),
	    STATUS_OK, "run from the top of the checkout");
}

static inline void reading_init(struct reading *reading)
{
	reading_init_as(reading, "intergovernmental");
}

static inline void reading_release(struct reading *reading)
{
	grammar_free(reading->grammar);
	arena_release(&reading->arena);
}

/* UTF-8 unless the bytes show another encoding. */
static inline void reading_source(struct reading *reading, struct str bytes)
{
	const char *first = bytes.data;
	bool has_mark = bytes.size > 1 && (first[0] == '\xFF' || first[0] == '\xFE');
	struct source_options options = {.encoding = has_mark ? NULL : "UTF-8"};
	cr_assert_eq(source_from_bytes(&reading->source, &reading->arena, STR("test.txt"), bytes,
	                               &options, &reading->diags),
	             STATUS_OK);
}

static inline void reading_text(struct reading *reading, struct str bytes)
{
	reading_source(reading, bytes);
	text_from_source(&reading->text, &reading->arena, &reading->source, NULL, reading->grammar);
}

/* What a buffer holds, kept as a C string; the buffer is released. */
static inline const char *kept(struct arena *arena, struct buf *out)
{
	const char *text = arena_copy(arena, buf_str(out)).data;
	buf_release(out);
	return text;
}

static inline struct str clean_of(const struct reading *reading, struct span span)
{
	return str_slice(reading->text.clean, span.start, span.end);
}

/* A paragraph a line: "title: …", "<mark> <number>: …" or the words alone. */
static inline const char *paragraphs_of(struct reading *reading)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < reading->text.paragraph_count; i++) {
		const struct paragraph *paragraph = &reading->text.paragraphs[i];
		struct span content = paragraph->span;
		if (paragraph->is_title) {
			buf_append(&out, STR("title: "));
		}
		if (paragraph->mark) {
			struct str name = paragraph->mark->rule.name;
			content.start = paragraph->mark_span.end;
			buf_format(&out, "%.*s %.*s: ",
			           STR_FORMAT(str_slice(name, sizeof "marks/" - 1, name.size)),
			           STR_FORMAT(clean_of(reading, paragraph->number)));
		}
		buf_format(&out, "%.*s\n", STR_FORMAT(clean_of(reading, content)));
	}
	return kept(&reading->arena, &out);
}

/* A text with line ends and blanks that can be seen: LF N, CR R, FF F, a blank _. */
static inline void show(struct buf *out, struct str text)
{
	static const char from[] = "\n\r\f\t ";
	static const char to[] = "NRFT_";
	for (size_t i = 0; i < text.size; i++) {
		const char *found = strchr(from, text.data[i]);
		buf_append_byte(out, found ? to[found - from] : text.data[i]);
	}
}

/* A change a line: "kind from|from > to", with * behind it where it touches a figure. */
static inline const char *changes_of(struct reading *reading)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < reading->text.change_count; i++) {
		const struct text_change *change = &reading->text.changes[i];
		buf_format(&out, "%.*s ", STR_FORMAT(change->kind));
		for (uint32_t piece = 0; piece < change->source_count; piece++) {
			struct span span = change->source[piece];
			buf_append(&out, piece ? STR("|") : STR(""));
			show(&out, str_slice(reading->source.text, span.start, span.end));
		}
		buf_append(&out, STR(" > "));
		show(&out, change->to);
		buf_append(&out, change->touches_figure ? STR(" *\n") : STR("\n"));
	}
	return kept(&reading->arena, &out);
}

/* A line of the source that was set aside or kept, as lines_from_source leaves it. */
static inline struct str line_words(const struct reading *reading, const struct line *line)
{
	return str_slice(reading->source.text, line->span.start, line->span.end);
}

/* Every character of the source stands in the clean text or in a change, blanks aside; clean text
 * is what stands in the source, changes aside. */
static inline void check_nothing_lost(struct reading *reading, const char *what)
{
	const struct source *source = &reading->source;
	const struct text *text = &reading->text;
	unsigned char *seen = ARENA_ARRAY(&reading->arena, unsigned char, source->bytes.size + 1);
	for (size_t i = 0; i < text->paragraph_count; i++) {
		struct place place =
		    text_place(text, source, text->paragraphs[i].span, &reading->arena);
		for (uint32_t piece = 0; piece < place.count; piece++) {
			struct span span = place_piece(&place, piece);
			cr_assert_leq(span.end, source->bytes.size, "%s", what);
			memset(seen + span.start, 1, span_size(span));
		}
	}
	for (size_t i = 0; i < text->change_count; i++) {
		for (uint32_t piece = 0; piece < text->changes[i].source_count; piece++) {
			struct place place =
			    source_place(source, text->changes[i].source[piece], &reading->arena);
			memset(seen + place.first.start, 1, span_size(place.first));
		}
	}
	for (size_t at = 0; at < source->text.size;) {
		struct span character = {(uint32_t)at, 0};
		uint32_t c = utf8_next(source->text, &at);
		character.end = (uint32_t)at;
		bool is_blank = c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x85 ||
		                (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029;
		struct place place = source_place(source, character, &reading->arena);
		cr_assert(is_blank || seen[place.first.start], "%s: U+%04X at %u is lost", what, c,
		          character.start);
	}
	cr_assert_eq(text->folded.size, text->clean.size, "%s", what);
}

#endif
