/* Moves the spans of a table from the source to the clean text while its paragraphs are written:
 * its cells and rows were found in lines, before it was known what becomes of these. */
#include <assert.h>

#include "layout/paragraph_builder.h"

/* ---- rows on one line ---- */

/* Moves what of a span is in a line; true when its end has been moved. */
static bool move_span(const struct builder *builder, struct span *span, bool *is_begun,
                      struct span line, uint32_t start)
{
	bool is_empty = !*is_begun && span->start >= span->end;
	bool is_ended = span->end <= line.end;
	if (!*is_begun) {
		uint32_t begin = span->start < line.start ? line.start : span->start;
		begin = begin < line.end ? begin : line.end;
		span->start = builder_clean_offset(builder, begin, start);
	}
	if (is_ended) {
		span->end =
		    is_empty ? span->start : builder_clean_offset(builder, span->end, start);
	}
	*is_begun = !is_ended;
	return is_ended;
}

/* Moves the cells and rows of the open table that are in one of its lines. */
static void move_line(struct builder *builder, struct span line, uint32_t start)
{
	struct table_progress *progress = &builder->progress;
	struct table *table = progress->table;
	while (progress->cell < table->cell_count) {
		struct span *span = &table->cells[progress->cell].span;
		bool is_here = progress->is_in_cell || span->start < line.end ||
		               (span->start == span->end && span->start == line.end);
		if (!is_here || !move_span(builder, span, &progress->is_in_cell, line, start)) {
			break;
		}
		progress->cell++;
	}
	while (progress->row < table->row_count) {
		struct span *span = &table->rows[progress->row].span;
		bool is_here = progress->is_in_row || span->start < line.end;
		if (!is_here || !move_span(builder, span, &progress->is_in_row, line, start)) {
			break;
		}
		progress->row++;
	}
}

/* Cells and rows that are behind the last line of their table are empty. */
static void leave_table(struct builder *builder)
{
	struct table_progress *progress = &builder->progress;
	struct table *table = progress->table;
	uint32_t end = (uint32_t)builder->size;
	for (; progress->cell < table->cell_count; progress->cell++) {
		struct span *span = &table->cells[progress->cell].span;
		*span = (struct span){progress->is_in_cell ? span->start : end, end};
		progress->is_in_cell = false;
	}
	for (; progress->row < table->row_count; progress->row++) {
		struct span *span = &table->rows[progress->row].span;
		*span = (struct span){progress->is_in_row ? span->start : end, end};
		progress->is_in_row = false;
	}
	table->end_paragraph = (uint32_t)builder->text->paragraph_count;
	*progress = (struct table_progress){0};
}

void builder_enter_table(struct builder *builder, uint32_t number)
{
	struct table *table = number > 0 ? &builder->lines.tables[number - 1] : NULL;
	if (table == builder->progress.table) {
		return;
	}
	if (builder->progress.table) {
		leave_table(builder);
	}
	builder->progress.table = table;
	if (table) {
		table->first_paragraph = (uint32_t)builder->text->paragraph_count;
	}
}

/* ---- rows on several lines ---- */

/* Where an offset of the source is in the clean text, when the pieces of the open paragraph are
 * written from `start` on, in any order; an end belongs to the piece before it. The end of the
 * paragraph where the offset is in no piece. */
static uint32_t offset_in_pieces(const struct builder *builder, uint32_t source, bool is_end,
                                 uint32_t start)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		struct span span = piece->source;
		bool is_here = is_end ? source > span.start && source <= span.end
		                      : source >= span.start && source < span.end;
		if (is_here && !piece->is_replaced) {
			return start + (source - span.start);
		}
		start += piece_size(piece);
	}
	return start;
}

/* The continuations of the cells of a row: [start, end) in table.continuations, which ascend by
 * row. */
static struct span find_continuations(struct builder *builder, const struct table_row *row)
{
	const struct table *table = builder->progress.table;
	uint32_t *first = &builder->progress.continuation;
	while (*first < table->continuation_count &&
	       table->continuations[*first].cell < row->first_cell) {
		++*first;
	}
	uint32_t end = *first;
	while (end < table->continuation_count &&
	       table->continuations[end].cell < row->first_cell + row->cell_count) {
		end++;
	}
	return (struct span){*first, end};
}

static void add_source(struct builder *builder, uint32_t start, uint32_t end)
{
	if (start < end) {
		builder_add_source(builder, (struct span){start, end});
	}
}

void builder_order_cells(struct builder *builder, const struct open_paragraph *open)
{
	builder_enter_table(builder, open->first->table);
	const struct table *table = builder->progress.table;
	assert(table);
	const struct table_row *row = &table->rows[builder->progress.row];
	struct span range = find_continuations(builder, row);
	struct str text = builder->source->text;
	uint32_t at = open->first->span.start;
	builder->piece_count = 0;
	for (uint32_t i = row->first_cell; i < row->first_cell + row->cell_count; i++) {
		struct span before = table->cells[i].span;
		add_source(builder, at, before.end);
		at = before.end > at ? before.end : at;
		for (uint32_t c = range.start; c < range.end; c++) {
			struct span span = table->continuations[c].span;
			if (table->continuations[c].cell != i) {
				continue;
			}
			/* A blank goes between Latin words. */
			if (before.start < before.end &&
			    ascii_is_letter(text.data[before.end - 1]) &&
			    ascii_is_letter(text.data[span.start])) {
				struct span nothing = {span.start, span.start};
				builder_insert(builder, span.start, STR(" "));
				builder_log_change(builder, STR("joined-lines"), &nothing, 1,
				                   STR(" "));
			}
			add_source(builder, span.start, span.end);
			before = span;
		}
	}
	add_source(builder, at, open->first->span.end);
	/* Behind the cells comes what is in none on the further lines: bars. */
	uint32_t c = range.start;
	for (const struct line *line = open->first + 1; line <= open->last; line++) {
		if (line->table != open->first->table) {
			continue;
		}
		at = line->span.start;
		for (; c < range.end && table->continuations[c].span.start < line->span.end; c++) {
			struct span span = table->continuations[c].span;
			add_source(builder, at, span.start);
			at = span.end;
		}
		add_source(builder, at, line->span.end);
	}
}

/* Moves the cells of a row whose pieces builder_order_cells has ordered. */
static void move_row(struct builder *builder, uint32_t start)
{
	struct table_progress *progress = &builder->progress;
	struct table *table = progress->table;
	struct table_row *row = &table->rows[progress->row++];
	struct span range = find_continuations(builder, row);
	for (; progress->cell < row->first_cell + row->cell_count; progress->cell++) {
		struct span *span = &table->cells[progress->cell].span;
		struct span source = *span;
		for (uint32_t c = range.start; c < range.end; c++) {
			const struct cell_continuation *continuation = &table->continuations[c];
			if (continuation->cell == progress->cell) {
				source.start = source.start == source.end ? continuation->span.start
				                                          : source.start;
				source.end = continuation->span.end;
			}
		}
		bool is_empty = source.start == source.end;
		span->start = offset_in_pieces(builder, source.start, is_empty, start);
		span->end =
		    is_empty ? span->start : offset_in_pieces(builder, source.end, true, start);
	}
	row->span = (struct span){start, (uint32_t)builder->size};
}

void builder_move_cells(struct builder *builder, const struct open_paragraph *open, uint32_t start)
{
	if (open->first == open->last) {
		move_line(builder, open->first->span, start);
	} else {
		move_row(builder, start);
	}
}
