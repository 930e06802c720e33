/* What the tests of readers share: the pieces of a source as text. */
#ifndef ZHINAN_TESTS_CHECK_PIECES_H
#define ZHINAN_TESTS_CHECK_PIECES_H

#include "check_format.h"

/* "table:row,column=text" of each cell; "+rows,columns" of one that spans, "!" of a header. */
static inline struct str describe_cells(const struct source *source, struct arena *arena)
{
	struct str all = STR("");
	for (size_t i = 0; i < source->cell_count; i++) {
		const struct source_cell *cell = &source->cells[i];
		struct str spans = STR("");
		cr_assert(cell->span.start <= cell->span.end &&
		          cell->span.end <= source->text.size);
		if (cell->row_span > 1 || cell->column_span > 1) {
			spans = arena_format(arena, "+%u,%u", cell->row_span, cell->column_span);
		}
		all = arena_format(
		    arena, "%.*s%s%u:%u,%u%.*s%s=%.*s", STR_FORMAT(all), i > 0 ? " " : "",
		    cell->table, cell->row, cell->column, STR_FORMAT(spans),
		    cell->is_header ? "!" : "",
		    STR_FORMAT(str_slice(source->text, cell->span.start, cell->span.end)));
	}
	return all;
}

/* "dtext|" of each removal, its kind before it (d, s, h) and the text before it up to its line's start. */
static inline struct str describe_removals(const struct source *source, struct arena *arena)
{
	static const char kinds[] = "dsh";
	struct str all = STR("");
	for (size_t i = 0; i < source->removal_count; i++) {
		const struct removal *removal = &source->removals[i];
		size_t start = removal->offset;
		cr_assert(start <= source->text.size);
		while (start > 0 && source->text.data[start - 1] != '\n') {
			start--;
		}
		all = arena_format(arena, "%.*s%.*s(%c %.*s)", STR_FORMAT(all),
		                   STR_FORMAT(str_slice(source->text, start, removal->offset)),
		                   kinds[removal->kind], STR_FORMAT(removal->text));
	}
	return all;
}

/* "line heading2 list1 larger bold centred;" of each line that has a form. */
static inline struct str describe_forms(const struct source *source, struct arena *arena)
{
	static const char *const sizes[] = {"", " larger", " smaller"};
	struct str all = STR("");
	for (size_t i = 0; i < source->style_count; i++) {
		const struct line_style *form = &source->styles[i];
		size_t end = form->offset;
		while (end < source->text.size && source->text.data[end] != '\n') {
			end++;
		}
		all = arena_format(arena, "%.*s%.*s", STR_FORMAT(all),
		                   STR_FORMAT(str_slice(source->text, form->offset, end)));
		all = form->heading
		          ? arena_format(arena, "%.*s heading%d", STR_FORMAT(all), form->heading)
		          : all;
		all = form->list ? arena_format(arena, "%.*s list%d", STR_FORMAT(all), form->list)
		                 : all;
		all =
		    arena_format(arena, "%.*s%s%s%s;", STR_FORMAT(all), sizes[form->size],
		                 form->is_bold ? " bold" : "", form->is_centred ? " centred" : "");
	}
	return all;
}

/* A document and the pieces that it must give; NULL: not looked at. */
struct pieces {
	const char *what;
	const char *document;
	const char *cells;
	const char *removals;
	const char *forms;
};

static inline void expect_pieces(const char *what, const char *kind, struct str found,
                                 const char *expected)
{
	cr_expect(!expected || str_equal(found, str_from(expected)), "%s: %s\n%.*s<\nnot\n%s<",
	          what, kind, STR_FORMAT(found), expected ? expected : "");
}

/* Reads bytes that must be readable, and compares the pieces. */
static inline void check_pieces(struct arena *arena, struct str bytes, const struct pieces *pieces)
{
	struct diags diags;
	struct source source;
	diags_init(&diags, arena);
	cr_assert_eq(source_from_bytes(&source, arena, str_from(pieces->what), bytes, NULL, &diags),
	             STATUS_OK, "%s", pieces->what);
	expect_pieces(pieces->what, "cells", describe_cells(&source, arena), pieces->cells);
	expect_pieces(pieces->what, "removals", describe_removals(&source, arena),
	              pieces->removals);
	expect_pieces(pieces->what, "forms", describe_forms(&source, arena), pieces->forms);
}

#endif
