/* A text in the making: the paragraph that is open as a list of pieces of the source, which repairs
 * replace or drop before bytes are copied. Internal to text_from_source.c, mend.c and table_moves.c. */
#ifndef ZHINAN_LAYOUT_PARAGRAPH_BUILDER_H
#define ZHINAN_LAYOUT_PARAGRAPH_BUILDER_H

#include "layout/line_join.h"
#include "layout/line.h"
#include "layout/text.h"
#include "layout/title.h"

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
	uint32_t part; /* the first of the row */
	bool is_in_cell;
	bool is_in_row;
};

struct builder {
	struct text *text;
	struct arena *arena;
	const struct source *source;
	struct grammar *grammar;
	struct lines lines;
	struct title title;
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

/* Puts a change into the ledger; returns it, valid until the next. */
struct text_change *builder_change(struct builder *builder, struct str kind,
                                   const struct span *source, size_t count, struct str to);

void builder_add_piece(struct builder *builder, struct piece piece);

/* The bytes of clean text that a piece gives. */
static inline uint32_t piece_size(const struct piece *piece)
{
	return piece->is_replaced ? (uint32_t)piece->instead.size : span_size(piece->source);
}

/* Mends the open paragraph by the repairs of the grammar, and composes what NFC would change. */
void builder_mend(struct builder *builder);

/* Takes the first bytes of the open paragraph out of it. */
void builder_drop_start(struct builder *builder, uint32_t size, struct str kind);

/* The same of the last. */
void builder_drop_end(struct builder *builder, uint32_t size, struct str kind);

/* Where an offset of the source is in the clean text, when the paragraph's pieces are written from
 * `start` on: a repair may have taken something out before it. */
uint32_t builder_clean_offset(const struct builder *builder, uint32_t source, uint32_t start);

/* Opens the table that a paragraph to come stands in, by its number, and leaves the one before. */
void builder_enter_table(struct builder *builder, uint32_t number);
void builder_leave_table(struct builder *builder);

/* Puts the pieces of a row that stands on several lines in the order of its cells. */
void builder_arrange_row(struct builder *builder, const struct open_paragraph *open);

/* Moves the cells and rows of the open table that stand in the open paragraph, which was written from
 * `start` on, from the source to the clean text. */
void builder_move_cells(struct builder *builder, const struct open_paragraph *open, uint32_t start);

#endif
