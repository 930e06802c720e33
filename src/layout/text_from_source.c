/* Paragraphs from lines: what belongs together is joined, addresses are mended, and the clean
 * text is written with its map and its ledger. A paragraph is first a list of pieces of the
 * source; a repair replaces or drops a piece, and only then bytes are copied. */
#include <assert.h>

#include "base/utf8.h"
#include "layout/normalise.h"
#include "layout/title.h"

enum { MOST_ROUNDS = 4 /* of mending a paragraph: rules that undo each other are stopped */ };

/* A piece of a paragraph: source text as it stands, or what stands in its place. */
struct piece {
	struct span source;
	struct str instead;
	bool is_replaced;
};

/* What is to stand instead of some bytes of a paragraph as its pieces now give it. */
struct fix {
	struct span wrong;
	struct str kind;
	struct str instead;
};

/* How far the spans of a table have been moved from the source to the clean text. */
struct table_moves {
	struct table *table; /* NULL: none is open */
	uint32_t cell;       /* the next, and whether its start has been moved */
	uint32_t row;
	bool is_in_cell;
	bool is_in_row;
};

struct builder {
	struct text *text;
	struct arena *arena;
	const struct source *source;
	struct grammar *grammar;
	struct lines lines;
	struct piece *pieces;
	size_t piece_count;
	size_t piece_capacity;
	struct fix *fixes; /* ascending, to be applied together */
	size_t fix_count;
	size_t fix_capacity;
	char *assembled; /* see assemble */
	size_t assembled_capacity;
	struct span *gaps; /* blanks between the lines of the open paragraph, furniture left out */
	size_t gap_count;
	size_t gap_capacity;
	struct table_moves moves; /* of the table whose lines come last */
	bool may_need_nfc;        /* somewhere in the source */
	char *clean;              /* text.clean while it is written */
	char *folded;
	size_t size;
};

static bool is_word(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(unsigned char byte)
{
	return byte >= '0' && byte <= '9';
}

static struct text_change *add_change(struct builder *builder, struct str kind,
                                      const struct span *source, size_t count, struct str to)
{
	struct text *text = builder->text;
	struct text_change change = {.kind = kind, .to = to, .source_count = (uint32_t)count};
	change.source = ARENA_ARRAY(builder->arena, struct span, count ? count : 1);
	memcpy(change.source, source, count * sizeof *source);
	ARENA_PUSH(builder->arena, text->changes, text->change_count, text->change_capacity,
	           change);
	return &text->changes[text->change_count - 1];
}

/* ---- repairs inside a paragraph ---- */

static uint32_t piece_size(const struct piece *piece)
{
	return piece->is_replaced ? (uint32_t)piece->instead.size : span_size(piece->source);
}

/* The paragraph's text as its pieces now give it, until it is next assembled. */
static struct str assemble(struct builder *builder, struct str from)
{
	size_t size = 0;
	for (size_t i = 0; i < builder->piece_count; i++) {
		size += piece_size(&builder->pieces[i]);
	}
	if (size > builder->assembled_capacity) {
		builder->assembled_capacity = 2 * size;
		builder->assembled = arena_alloc(builder->arena, 2 * size);
	}
	size_t at = 0;
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		struct str part = piece->is_replaced
		                      ? piece->instead
		                      : str_slice(from, piece->source.start, piece->source.end);
		if (part.size > 0) {
			memcpy(builder->assembled + at, part.data, part.size);
		}
		at += part.size;
	}
	return (struct str){builder->assembled, size};
}

static void add_piece(struct builder *builder, struct piece piece)
{
	ARENA_PUSH(builder->arena, builder->pieces, builder->piece_count, builder->piece_capacity,
	           piece);
}

/* Cuts the part of a piece that a fix replaces out of it; what is behind stays in *piece. */
static void cut(struct builder *builder, struct piece *piece, uint32_t start, const struct fix *fix)
{
	struct span wrong = {piece->source.start + (fix->wrong.start - start),
	                     piece->source.start + (fix->wrong.end - start)};
	if (piece->source.start < wrong.start) {
		add_piece(builder, (struct piece){.source = {piece->source.start, wrong.start}});
	}
	add_piece(builder,
	          (struct piece){.source = wrong, .instead = fix->instead, .is_replaced = true});
	add_change(builder, fix->kind, &wrong, 1, fix->instead);
	piece->source.start = wrong.end;
}

/* Makes the pieces anew with every fix; one that is not within one piece of source is left
 * out. Empties the list. */
static void apply_fixes(struct builder *builder)
{
	struct piece *old = builder->pieces;
	size_t old_count = builder->piece_count;
	size_t next = 0;
	uint32_t at = 0; /* of the paragraph as assembled */
	builder->pieces = NULL;
	builder->piece_count = 0;
	builder->piece_capacity = 0;
	for (size_t i = 0; i < old_count; i++) {
		struct piece piece = old[i];
		uint32_t start = at;
		at += piece_size(&piece);
		for (; next < builder->fix_count && builder->fixes[next].wrong.start < at; next++) {
			const struct fix *fix = &builder->fixes[next];
			if (!piece.is_replaced && fix->wrong.start >= start &&
			    fix->wrong.end <= at) {
				cut(builder, &piece, start, fix);
				start = fix->wrong.end;
			}
		}
		if (piece_size(&piece) > 0) {
			add_piece(builder, piece);
		}
	}
	builder->fix_count = 0;
}

static void add_fix(struct builder *builder, struct fix fix)
{
	ARENA_PUSH(builder->arena, builder->fixes, builder->fix_count, builder->fix_capacity, fix);
}

/* What one rule finds wrong, mended; false where it finds nothing. */
static bool mend_with(struct builder *builder, struct text_repair *repair)
{
	struct str text = assemble(builder, builder->lines.folded);
	struct match_result result;
	if (str_find(text, repair->near) == SIZE_MAX) {
		return false;
	}
	for (size_t from = 0; rule_match(&repair->rule, text, from, &result);) {
		struct span wrong = result.groups[repair->wrong];
		add_fix(builder, (struct fix){wrong, repair->rule.name, repair->to});
		if (result.whole.end <= from) {
			break;
		}
		from = result.whole.end;
	}
	bool found = builder->fix_count > 0;
	apply_fixes(builder);
	return found;
}

/* A repair may bring another to light. */
static void mend(struct builder *builder)
{
	bool found = true;
	for (int round = 0; found && round < MOST_ROUNDS; round++) {
		found = false;
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			found |= mend_with(builder, &builder->grammar->repairs[r]);
		}
	}
}

/* Composes what NFC would change. */
static void normalise(struct builder *builder)
{
	struct str text = assemble(builder, builder->source->text);
	struct fix fix = {.kind = STR("nfc")};
	if (!text_may_need_nfc(text)) {
		return;
	}
	for (size_t from = 0; text_next_nfc(text, from, &fix.wrong, &fix.instead, builder->arena);
	     from = fix.wrong.end) {
		add_fix(builder, fix);
	}
	apply_fixes(builder);
}

static bool may_need_mending(const struct builder *builder)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		struct span span = builder->pieces[i].source;
		struct str part = str_slice(builder->source->text, span.start, span.end);
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			struct str near = builder->grammar->repairs[r].near;
			if (near.size == 0 || str_find(part, near) != SIZE_MAX) {
				return true;
			}
		}
	}
	return false;
}

/* ---- the clean text ---- */

static void write_piece(struct builder *builder, const struct piece *piece)
{
	struct text *text = builder->text;
	struct str part = piece->is_replaced ? piece->instead
	                                     : str_slice(builder->source->text, piece->source.start,
	                                                 piece->source.end);
	if (part.size == 0) {
		return;
	}
	memcpy(builder->clean + builder->size, part.data, part.size);
	if (builder->folded) {
		const char *from = piece->is_replaced
		                       ? part.data
		                       : builder->lines.folded.data + piece->source.start;
		memcpy(builder->folded + builder->size, from, part.size);
	}
	builder->size += part.size;
	if (piece->is_replaced) {
		map_append(&text->map, builder->arena, (uint32_t)part.size, piece->source.start,
		           (uint16_t)part.size, (uint16_t)span_size(piece->source));
	} else {
		map_append(&text->map, builder->arena, (uint32_t)part.size, piece->source.start, 1,
		           1);
	}
}

/* Where an offset of the source is in the clean text, when the paragraph's pieces are written from
 * `start` on: a repair may have taken something out before it. */
static uint32_t clean_offset(const struct builder *builder, uint32_t source, uint32_t start)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		if (piece->source.start >= source) {
			break;
		}
		bool is_in_text = source < piece->source.end && !piece->is_replaced;
		start += is_in_text ? source - piece->source.start : piece_size(piece);
		if (source < piece->source.end) {
			break;
		}
	}
	return start;
}

static struct span to_clean(const struct builder *builder, struct span source, uint32_t start)
{
	return (struct span){clean_offset(builder, source.start, start),
	                     clean_offset(builder, source.end, start)};
}

/* ---- tables ---- */

/* Moves what of a span stands in a line; true when its end has been moved. */
static bool move_span(const struct builder *builder, struct span *span, bool *is_begun,
                      struct span line, uint32_t start)
{
	bool is_empty = !*is_begun && span->start >= span->end;
	uint32_t end = span->end < line.end ? span->end : line.end;
	bool is_ended = span->end <= line.end;
	if (!*is_begun) {
		uint32_t begin = span->start < line.start ? line.start : span->start;
		span->start = clean_offset(builder, begin < line.end ? begin : line.end, start);
	}
	if (is_ended) {
		span->end = is_empty ? span->start : clean_offset(builder, end, start);
	}
	*is_begun = !is_ended;
	return is_ended;
}

/* Moves the cells and rows of a table that stand in one of its lines, which the open paragraph is. */
static void move_cells(struct builder *builder, struct span line, uint32_t start)
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
static void leave_table(struct builder *builder)
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
static void enter_table(struct builder *builder, uint32_t number)
{
	struct table *table = number > 0 ? &builder->lines.tables[number - 1] : NULL;
	if (table == builder->moves.table) {
		return;
	}
	leave_table(builder);
	builder->moves.table = table;
	if (table) {
		table->first_paragraph = (uint32_t)builder->text->paragraph_count;
	}
}

static void close_paragraph(struct builder *builder, const struct open_paragraph *open)
{
	struct text *text = builder->text;
	const struct mark *mark = open->is_title ? NULL : open->mark;
	struct paragraph paragraph = {.mark = mark, .is_title = open->is_title};
	if (open->is_title && open->mark) { /* what Markdown puts before it is no part of it */
		struct span before = {0, span_size(open->mark_span)};
		add_fix(builder, (struct fix){.wrong = before, .kind = STR("title-mark")});
		apply_fixes(builder);
	}
	if (may_need_mending(builder)) {
		mend(builder);
	}
	if (builder->may_need_nfc) {
		normalise(builder);
	}
	enter_table(builder, open->first->table);
	paragraph.span.start = (uint32_t)builder->size;
	for (size_t i = 0; i < builder->piece_count; i++) {
		write_piece(builder, &builder->pieces[i]);
	}
	paragraph.span.end = (uint32_t)builder->size;
	paragraph.table = open->first->table;
	if (paragraph.table > 0) {
		move_cells(builder, open->first->span, paragraph.span.start);
	}
	if (mark) {
		paragraph.mark_span = to_clean(builder, open->mark_span, paragraph.span.start);
		paragraph.number = to_clean(builder, open->number, paragraph.span.start);
	}
	ARENA_PUSH(builder->arena, text->paragraphs, text->paragraph_count,
	           text->paragraph_capacity, paragraph);
	builder->clean[builder->size] = '\n';
	if (builder->folded) {
		builder->folded[builder->size] = '\n';
	}
	map_append(&text->map, builder->arena, 1, open->last->span.end, 1, 0);
	builder->size++;
	builder->piece_count = 0;
}

/* ---- lines into paragraphs ---- */

static void add_gap(struct builder *builder, struct span gap)
{
	if (gap.start < gap.end) {
		ARENA_PUSH(builder->arena, builder->gaps, builder->gap_count, builder->gap_capacity,
		           gap);
	}
}

/* Joins the next line: a blank goes between words of Latin letters, nothing anywhere else,
 * and nothing within an address. */
static void join_line(struct builder *builder, struct open_paragraph *open, const struct line *next)
{
	struct str text = builder->source->text;
	assert(open->last); /* only what is open goes on */
	unsigned char before = (unsigned char)text.data[open->last->span.end - 1];
	unsigned char after = (unsigned char)text.data[next->span.start];
	struct str last = str_slice(text, open->last->span.start, open->last->span.end);
	bool in_address = str_find(last, STR("://")) != SIZE_MAX ||
	                  str_find(last, STR("@")) != SIZE_MAX ||
	                  memchr(text.data + next->span.start, '@', span_size(next->span));
	bool blank = is_word(before) && is_word(after) && !in_address;
	struct str to = blank ? STR(" ") : (struct str){0};
	struct text_change *change =
	    add_change(builder, STR("joined-lines"), builder->gaps, builder->gap_count, to);
	change->touches_figure = is_digit(before) || is_digit(after);
	if (blank) {
		struct span nothing = {open->last->span.end, open->last->span.end};
		add_piece(builder,
		          (struct piece){.source = nothing, .instead = to, .is_replaced = true});
	}
	add_piece(builder, (struct piece){.source = next->span});
	open->last = next;
}

static void open_with(struct builder *builder, struct open_paragraph *open, const struct line *line,
                      const struct line_start *start)
{
	*open = (struct open_paragraph){.first = line,
	                                .last = line,
	                                .mark = start->mark,
	                                .mark_span = start->mark_span,
	                                .number = start->number};
	add_piece(builder, (struct piece){.source = line->span});
}

static void build_paragraphs(struct builder *builder)
{
	struct lines *lines = &builder->lines;
	struct title_finder titles = {.lines = lines, .grammar = builder->grammar};
	struct open_paragraph open = {0};
	uint32_t gap_start = 0;
	size_t blanks = 0;
	bool at_page_end = false;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->kind == LINE_BLANK) {
			blanks += !at_page_end;
			continue;
		}
		add_gap(builder, (struct span){gap_start, line->span.start});
		gap_start = line->span.end;
		if (line->kind == LINE_OUTSIDE) {
			continue;
		}
		if (line->kind == LINE_FURNITURE) {
			add_change(builder, line->furniture->name, &line->span, 1, (struct str){0});
			blanks = 0; /* what is blank around furniture belongs to the page */
			at_page_end = true;
			continue;
		}
		at_page_end = false;
		struct line_start start = {0};
		if (line->table == 0) {
			line_start_read(&start, lines, line, builder->grammar);
		}
		bool is_row = line->table || (open.first && open.first->table);
		bool is_tail = blanks == 0 || line->characters <= TITLE_TAIL;
		bool is_ended =
		    line->table == 0 && title_ends(&titles, &open, line, &start, blanks);
		bool is_title =
		    is_ended || (line->table == 0 && title_names_document(&titles, line, &start));
		bool joins =
		    is_row ? false
		    : is_title
			? is_ended || (is_tail && !start.mark && title_begins(&titles, &open, line))
			: open.first && !line->is_apart &&
			      (line->continues ||
		               lines_join(lines, &open, line, &start, blanks, builder->grammar));
		if (joins) {
			join_line(builder, &open, line);
		} else {
			if (open.first) {
				close_paragraph(builder, &open);
			}
			open_with(builder, &open, line, &start);
		}
		open.is_title |= is_title;
		builder->gap_count = 0;
		blanks = 0;
	}
	if (open.first) {
		close_paragraph(builder, &open);
	}
	leave_table(builder);
}

/* What the source stage could not read stands in the ledger too. */
static void note_defects(struct builder *builder)
{
	struct str text = builder->source->text;
	if (builder->source->defect_count == 0) {
		return;
	}
	for (size_t at = 0; at + 2 < text.size; at++) {
		if (memcmp(text.data + at, "\xEF\xBF\xBD", 3) == 0) {
			struct span span = {(uint32_t)at, (uint32_t)at + 3};
			add_change(builder, STR("broken-bytes"), &span, 1, STR("\xEF\xBF\xBD"));
			at += 2;
		}
	}
}

/* So does what the format keeps and does not show. */
static void note_removals(struct builder *builder)
{
	static const struct str kinds[] = {[REMOVAL_DELETED] = STR_INIT("deleted-text"),
	                                   [REMOVAL_STRUCK] = STR_INIT("struck-text"),
	                                   [REMOVAL_HIDDEN] = STR_INIT("hidden-text")};
	for (size_t i = 0; i < builder->source->removal_count; i++) {
		const struct removal *removal = &builder->source->removals[i];
		struct span here = {removal->offset, removal->offset};
		add_change(builder, kinds[removal->kind], &here, 1, (struct str){0})->gone =
		    removal->text;
	}
}

/* What only the making needs, given back. */
static void forget(struct builder *builder)
{
	struct lines *lines = &builder->lines;
	if (lines->folded.data != builder->source->text.data) {
		arena_drop(builder->arena, (char *)(uintptr_t)lines->folded.data,
		           lines->folded.size + 1, 1);
	}
	ARENA_DROP(builder->arena, lines->items, lines->count, lines->capacity);
	ARENA_DROP(builder->arena, builder->pieces, builder->piece_count, builder->piece_capacity);
	ARENA_DROP(builder->arena, builder->fixes, builder->fix_count, builder->fix_capacity);
	arena_drop(builder->arena, builder->assembled, builder->assembled_capacity, 1);
	ARENA_DROP(builder->arena, builder->gaps, builder->gap_count, builder->gap_capacity);
}

void text_from_source(struct text *out, struct arena *arena, const struct source *source,
                      struct grammar *grammar)
{
	*out = (struct text){0};
	struct builder builder = {
	    .text = out, .arena = arena, .source = source, .grammar = grammar};
	lines_from_source(&builder.lines, arena, source, grammar);
	lines_set_margins_aside(&builder.lines, grammar);
	lines_find_known_tables(&builder.lines, arena, source, grammar);
	lines_set_furniture_aside(&builder.lines, arena, grammar);
	lines_find_plain_tables(&builder.lines, arena, grammar);
	builder.may_need_nfc = text_may_need_nfc(source->text);
	/* NFC can make UTF-8 three times as long (Unicode Standard Annex 15, 13). */
	size_t growth = builder.may_need_nfc ? 3 : 1;
	/* Joining adds a blank or an LF a line, and a line has a line end of its own. */
	size_t capacity = source->text.size * growth + builder.lines.count + 1;
	builder.clean = arena_alloc(arena, capacity);
	out->capacity = capacity;
	if (builder.lines.folded.data != source->text.data) {
		builder.folded = arena_alloc(arena, capacity);
	}
	note_defects(&builder);
	note_removals(&builder);
	build_paragraphs(&builder);
	forget(&builder);
	out->clean = (struct str){builder.clean, builder.size};
	out->folded = builder.folded ? (struct str){builder.folded, builder.size} : out->clean;
	out->tables = builder.lines.tables;
	out->table_count = builder.lines.table_count;
	out->is_wrapped = builder.lines.is_wrapped;
	out->wrap_columns = builder.lines.is_wrapped ? builder.lines.wrap_columns : 0;
}
