/* The spans of tables, from the source to the clean text: cells and rows are found in lines, before it
 * is known what becomes of these. */
#include <assert.h>

#include "layout/paragraph_builder.h"

/* Moves what of a span stands in a line; true when its end has been moved. */
static bool move_span(const struct builder *builder, struct span *span, bool *is_begun,
                      struct span line, uint32_t start)
{
	bool is_empty = !*is_begun && span->start >= span->end;
	uint32_t end = span->end < line.end ? span->end : line.end;
	bool is_ended = span->end <= line.end;
	if (!*is_begun) {
		uint32_t begin = span->start < line.start ? line.start : span->start;
		span->start =
		    builder_clean_offset(builder, begin < line.end ? begin : line.end, start);
	}
	if (is_ended) {
		span->end = is_empty ? span->start : builder_clean_offset(builder, end, start);
	}
	*is_begun = !is_ended;
	return is_ended;
}

/* Moves the cells and rows of a table that stand in one of its lines, which the open paragraph is. */
static void move_line(struct builder *builder, struct span line, uint32_t start)
{
	struct table_moves *moves = &builder->moves;
	struct table *table = moves->table;
	while (moves->cell < table->cell_count) {
		struct span *span = &table->cells[moves->cell].span;
		bool is_here = moves->is_in_cell || span->start < line.end ||
		               (span->start == span->end && span->start == line.end);
		if (!is_here || !move_span(builder, span, &moves->is_in_cell, line, start)) {
			break;
		}
		moves->cell++;
	}
	while (moves->row < table->row_count) {
		struct span *span = &table->rows[moves->row].span;
		bool is_here = moves->is_in_row || span->start < line.end;
		if (!is_here || !move_span(builder, span, &moves->is_in_row, line, start)) {
			break;
		}
		moves->row++;
	}
}

/* What of the open table stood behind its last line is empty. */
void builder_leave_table(struct builder *builder)
{
	struct table_moves *moves = &builder->moves;
	struct table *table = moves->table;
	struct span nothing = {(uint32_t)builder->size, (uint32_t)builder->size};
	if (!table) {
		return;
	}
	for (; moves->cell < table->cell_count; moves->cell++) {
		struct span *span = &table->cells[moves->cell].span;
		*span = moves->is_in_cell ? (struct span){span->start, nothing.end} : nothing;
		moves->is_in_cell = false;
	}
	for (; moves->row < table->row_count; moves->row++) {
		struct span *span = &table->rows[moves->row].span;
		*span = moves->is_in_row ? (struct span){span->start, nothing.end} : nothing;
		moves->is_in_row = false;
	}
	table->end_paragraph = (uint32_t)builder->text->paragraph_count;
	*moves = (struct table_moves){0};
}

/* Opens the table that a paragraph to come stands in, and leaves the one before. */
void builder_enter_table(struct builder *builder, uint32_t number)
{
	struct table *table = number > 0 ? &builder->lines.tables[number - 1] : NULL;
	if (table == builder->moves.table) {
		return;
	}
	builder_leave_table(builder);
	builder->moves.table = table;
	if (table) {
		table->first_paragraph = (uint32_t)builder->text->paragraph_count;
	}
}

/* ---- rows on several lines ---- */

/* Where a place of the source stands in the clean text, when the pieces of the open paragraph are written
 * from `start` on, in whatever order; an end is behind what it ends. The paragraph's end where it stands in
 * none. */
static uint32_t place_in_pieces(const struct builder *builder, uint32_t source, bool is_end,
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

/* The parts of the cells of a row: from *first to *end in table.parts, which ascend by rows. */
static void find_parts(struct builder *builder, const struct table_row *row, uint32_t *first,
                       uint32_t *end)
{
	const struct table *table = builder->moves.table;
	uint32_t *part = &builder->moves.part;
	while (*part < table->continuation_count &&
	       table->continuations[*part].cell < row->first_cell) {
		++*part;
	}
	*first = *part;
	*end = *part;
	while (*end < table->continuation_count &&
	       table->continuations[*end].cell < row->first_cell + row->cell_count) {
		++*end;
	}
}

static void add_source(struct builder *builder, uint32_t start, uint32_t end)
{
	if (start < end) {
		builder_add_piece(builder, (struct piece){.source = {start, end}});
	}
}

/* Between Latin words a blank stands where a line ended. */
static void add_part(struct builder *builder, struct span before, struct span part)
{
	struct str text = builder->source->text;
	bool are_words = before.start < before.end && ascii_is_letter(text.data[before.end - 1]) &&
	                 ascii_is_letter(text.data[part.start]);
	if (are_words) {
		struct span nothing = {part.start, part.start};
		builder_add_piece(
		    builder,
		    (struct piece){.source = nothing, .instead = STR(" "), .is_replaced = true});
		builder_change(builder, STR("joined-lines"), &nothing, 1, STR(" "));
	}
	add_source(builder, part.start, part.end);
}

/* What stands on the further lines of a row in no cell: bars. Its parts ascend as the lines do. */
static void add_rest(struct builder *builder, const struct open_paragraph *open, uint32_t part,
                     uint32_t end)
{
	const struct table *table = builder->moves.table;
	for (const struct line *line = open->first + 1; line <= open->last; line++) {
		uint32_t at = line->span.start;
		if (line->table != open->first->table) {
			continue;
		}
		for (; part < end && table->continuations[part].span.start < line->span.end;
		     part++) {
			struct span span = table->continuations[part].span;
			add_source(builder, at, span.start);
			at = span.end;
		}
		add_source(builder, at, line->span.end);
	}
}

void builder_arrange_row(struct builder *builder, const struct open_paragraph *open)
{
	builder_enter_table(builder, open->first->table);
	const struct table *table = builder->moves.table;
	assert(table);
	const struct table_row *row = &table->rows[builder->moves.row];
	uint32_t at = open->first->span.start;
	uint32_t first;
	uint32_t end;
	find_parts(builder, row, &first, &end);
	builder->piece_count = 0;
	for (uint32_t i = row->first_cell; i < row->first_cell + row->cell_count; i++) {
		struct span before = table->cells[i].span;
		add_source(builder, at, before.end);
		at = before.end > at ? before.end : at;
		for (uint32_t p = first; p < end; p++) {
			if (table->continuations[p].cell == i) {
				add_part(builder, before, table->continuations[p].span);
				before = table->continuations[p].span;
			}
		}
	}
	add_source(builder, at, open->first->span.end);
	add_rest(builder, open, first, end);
}

/* Moves the cells of a row whose pieces builder_arrange_row has put in order. */
static void move_row(struct builder *builder, uint32_t start)
{
	struct table_moves *moves = &builder->moves;
	struct table_row *row = &moves->table->rows[moves->row++];
	uint32_t first;
	uint32_t end;
	find_parts(builder, row, &first, &end);
	for (; moves->cell < row->first_cell + row->cell_count; moves->cell++) {
		struct span *span = &moves->table->cells[moves->cell].span;
		struct span source = *span;
		for (uint32_t p = first; p < end; p++) {
			const struct cell_continuation *part = &moves->table->continuations[p];
			if (part->cell == moves->cell) {
				source.start =
				    source.start == source.end ? part->span.start : source.start;
				source.end = part->span.end;
			}
		}
		bool is_empty = source.start == source.end;
		span->start = place_in_pieces(builder, source.start, is_empty, start);
		span->end =
		    is_empty ? span->start : place_in_pieces(builder, source.end, true, start);
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
