/* Lines as the source has them, before it is known which belong together. */
#ifndef ZHINAN_LAYOUT_LINE_H
#define ZHINAN_LAYOUT_LINE_H

#include "layout/table.h"
#include "layout/text.h"

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_FURNITURE, /* a page number, a running header: set aside */
	LINE_OUTSIDE    /* no part of the document: left over */
};

struct line {
	struct span span;             /* in source.text, without the blanks around it */
	uint16_t characters;          /* of span; at most UINT16_MAX */
	uint16_t columns;             /* its width in a terminal: ASCII one, others two */
	uint16_t indent;              /* columns of blanks before it */
	uint8_t kind;                 /* enum line_kind */
	bool starts_page;             /* a form feed stands before it */
	bool continues;               /* the layout says so: it belongs to the text before it */
	bool is_margin;               /* the layout says so: it is furniture */
	bool is_apart;                /* the layout says so: it begins a paragraph */
	bool is_listed;               /* it is one of a list without marks */
	const struct rule *furniture; /* what set it aside, or NULL */
	bool continues_row;           /* its cells continue the row of a table on the line before */
	uint32_t table;               /* that it is a line of: from 1, in lines.tables; 0: none */
};

struct lines {
	struct line *items;
	size_t count;
	size_t capacity;
	struct str folded;    /* source.text folded, same offsets */
	struct table *tables; /* spans in source.text */
	size_t table_count;
	size_t table_capacity;
	bool is_wrapped;
	uint32_t wrap_columns;
	uint32_t usual_columns; /* of most full lines */
	uint32_t wrap_characters;
	bool has_indents; /* paragraphs begin with an indent */
};

/* Splits a source into lines, at form feeds too, and measures how it is wrapped. */
void lines_from_source(struct lines *out, struct arena *arena, const struct source *source,
                       const struct grammar *grammar);

/* Takes a line apart that is a whole document: where its parts begin. */
void lines_split_run_on(struct lines *lines, struct arena *arena, struct grammar *grammar);

/* Appends a line in parts, each of which begins a paragraph: the first where the line does, the others at `cuts`. */
void lines_add_parts(struct lines *lines, struct arena *arena, const struct line *line,
                     const uint32_t *cuts, size_t count);

/* Cuts a line in two at an offset of the source; the second begins a paragraph. Measures stay as they
 * were. */
void lines_cut(struct lines *lines, struct arena *arena, size_t index, uint32_t at);

/* Finds lists without marks: lines below one which says that topics follow. */
void lines_find_lists(struct lines *lines, struct grammar *grammar);

/* True where a line reaches the width at which the document wraps. */
bool line_is_full(const struct lines *lines, const struct line *line);

/* The same for the first line of a paragraph where first lines are indented and the indent is
 * lost: it ends as far before the edge as its text was moved in. */
bool line_is_full_first(const struct lines *lines, const struct line *line);

/* True where a line ends a sentence, or could stand in prose at all (see `finished` and `prose`
 * in grammars/common.yaml). */
bool line_is_finished(const struct lines *lines, const struct line *line, struct grammar *grammar);
bool line_is_prose(const struct lines *lines, const struct line *line, struct grammar *grammar);

/* Sets aside as furniture what the layout says is a margin. */
void lines_set_margins_aside(struct lines *lines, struct grammar *grammar);

/* Marks page numbers and running headers as furniture; lines of tables are none. */
void lines_set_furniture_aside(struct lines *lines, struct arena *arena, struct grammar *grammar);

/* Find the tables whose cells the format states, and those of plain text; each of their lines gets its
 * table. The first come before page numbers, which cells may look like; the others when these are set
 * aside. */
void lines_find_marked_up_tables(struct lines *lines, struct arena *arena,
                                 const struct source *source, struct grammar *grammar);
void lines_find_plain_tables(struct lines *lines, struct arena *arena, struct grammar *grammar);

/* Text with the characters that stand for others replaced (see grammar_fold); the text itself
 * where there are none. */
struct str fold_text(struct arena *arena, struct str text, const struct grammar *grammar);

#endif
