/* The paragraph that is being built: a list of pieces of the source, which repairs replace or drop
 * before any byte is copied to the clean text. Internal to layout/. */
#ifndef ZHINAN_LAYOUT_PARAGRAPH_BUILDER_H
#define ZHINAN_LAYOUT_PARAGRAPH_BUILDER_H

#include "layout/line_join.h"
#include "layout/title.h"

/* A piece of a paragraph: source text as it is, or what replaces it. */
struct piece {
	struct span source;
	struct str replacement;
	bool is_replaced;
};

/* A replacement of some bytes of the paragraph as its pieces now give it. */
struct fix {
	struct span wrong;
	struct str kind; /* for the ledger */
	struct str replacement;
	bool touches_figure;
};

/* How far the spans of a table have been moved from the source to the clean text. */
struct table_progress {
	struct table *table; /* NULL: no table is open */
	uint32_t cell;       /* the next cell, and whether its start has been moved */
	bool is_in_cell;
	uint32_t row; /* the same of rows */
	bool is_in_row;
	uint32_t continuation; /* the first of the row */
};

struct builder {
	struct text *text;
	struct arena *arena;
	const struct source *source;
	struct grammar *grammar;
	struct lines lines;
	struct title title;
	struct piece *pieces; /* of the open paragraph */
	size_t piece_count;
	size_t piece_capacity;
	struct piece *spare; /* of the pieces before the last fixes, for the next ones */
	size_t spare_capacity;
	struct fix *fixes; /* ascending; builder_apply_fixes applies them together */
	size_t fix_count;
	size_t fix_capacity;
	char *assembled; /* see builder_assemble */
	size_t assembled_capacity;
	struct span *gaps; /* blanks between the lines of the open paragraph, without furniture */
	size_t gap_count;
	size_t gap_capacity;
	struct table_progress progress; /* of the table that the last paragraph is in */
	bool may_need_nfc;              /* somewhere in the source */
	char *clean;                    /* text.clean while it is written */
	char *folded;                   /* text.folded; NULL where it is the same */
	size_t size;                    /* written to each */
};

/* ---- paragraph_builder.c ---- */

/* Appends a change to the ledger; returns it, valid until the next call. */
struct text_change *builder_log_change(struct builder *builder, struct str kind,
                                       const struct span *source, size_t count, struct str to);

/* Appends a piece of source text; and one that has no source, at an offset of it. */
void builder_add_source(struct builder *builder, struct span source);
void builder_insert(struct builder *builder, uint32_t at, struct str text);

/* The bytes of clean text that a piece gives. */
static inline uint32_t piece_size(const struct piece *piece)
{
	return piece->is_replaced ? (uint32_t)piece->replacement.size : span_size(piece->source);
}

/* The open paragraph as its pieces now give it, with source text from `from` (the source's text or
 * its folded form); valid until the next call. */
struct str builder_assemble(struct builder *builder, struct str from);

/* Adds to the fixes, in ascending order. */
void builder_add_fix(struct builder *builder, struct fix fix);

/* Applies the fixes and logs them; one that is not within a single piece of source is left out. No
 * fixes remain. */
void builder_apply_fixes(struct builder *builder);

/* Where an offset of the source is in the clean text, when the pieces of the open paragraph, which
 * ascend, are written from `start` on. */
uint32_t builder_clean_offset(const struct builder *builder, uint32_t source, uint32_t start);

/* ---- paragraph_repair.c ---- */

/* Puts in what corrections by hand read in the open paragraph, puts right what was recognised wrongly, applies the
 * grammar's repairs to it, and composes what NFC would change. mark: in the source, what begins the paragraph and has been read already; no correction changes it. */
void builder_repair(struct builder *builder, struct span mark);

/* ---- paragraph_table.c ---- */

/* Opens the table that the next paragraph is in, by its number (0: none), and closes the one
 * before. */
void builder_enter_table(struct builder *builder, uint32_t number);

/* Orders the pieces of a row that is written on several lines cell by cell. */
void builder_order_cells(struct builder *builder, const struct open_paragraph *open);

/* Moves the spans of the cells and rows of the open table that are in the open paragraph, which was
 * written from `start` on, from the source to the clean text. */
void builder_move_cells(struct builder *builder, const struct open_paragraph *open, uint32_t start);

#endif
