/* Lines as the source has them, before it is known which belong together. */
#ifndef ZHINAN_LAYOUT_LINE_H
#define ZHINAN_LAYOUT_LINE_H

#include "layout/table.h"
#include "layout/text.h"

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_FURNITURE, /* a page number, a running header: set aside */
	LINE_OUTSIDE    /* no part of the document: a menu of the web site */
};

struct line {
	struct span span;             /* in source.text, without the blanks around it */
	uint16_t characters;          /* of span; at most UINT16_MAX */
	uint16_t columns;             /* of span: one for ASCII, two for all other characters */
	uint16_t indent;              /* columns of blanks before it */
	uint8_t kind;                 /* enum line_kind */
	bool starts_page;             /* a form feed stands before it */
	bool continues_paragraph;     /* the format says so (HINT_CONTINUES) */
	bool begins_paragraph;        /* the format says so, or it was cut off from another line */
	bool is_margin;               /* the format says that it is a running header or footer */
	bool is_listed;               /* it is a member of a list without marks */
	bool continues_row;           /* its cells continue the row of a table on the line before */
	const struct rule *furniture; /* what set it aside; NULL where it is no furniture */
	uint32_t table;               /* that it is a line of: from 1, in lines.tables; 0: none */
};

/* A character of recognised text that was taken for another one, and what puts it right. */
struct misreading {
	struct span span; /* in source.text */
	const struct text_repair *repair;
};

struct lines {
	struct line *items;
	size_t count;
	size_t capacity;
	struct str folded; /* source.text folded, same offsets, misreadings put right */
	struct misreading *misreadings; /* ascending */
	size_t misreading_count;
	size_t misreading_capacity;
	struct table *tables; /* spans in source.text */
	size_t table_count;
	size_t table_capacity;
	bool is_wrapped;
	uint32_t wrap_columns;    /* the width that nearly all lines keep to */
	uint32_t wrap_characters; /* the same in characters */
	uint32_t usual_columns;   /* the width of most full lines: some have hanging punctuation */
	bool has_indents;         /* paragraphs begin with an indent */
};

/* Splits a source into lines, at form feeds too, and measures how it is wrapped. */
void lines_from_source(struct lines *out, struct arena *arena, const struct source *source,
                       const struct grammar *grammar);

/* Finds in lines that were recognised in pictures what was read wrongly, and puts it right in `folded`, so that marks,
 * labels and figures are seen; builder_repair puts it right in the text. What a person reads by a correction is left as
 * it is. */
void lines_find_misreadings(struct lines *lines, struct arena *arena, const struct source *source,
                            const struct text_corrections *corrections,
                            const struct grammar *grammar);

/* A span of a text without the blanks at its ends that lines leave out, and without line ends there. */
struct span line_trim(struct str text, struct span span);

/* The text of a line, for matching. */
static inline struct str line_text(const struct lines *lines, const struct line *line)
{
	return str_slice(lines->folded, line->span.start, line->span.end);
}

/* The last bytes of that, and the first: at least `size` where there are so many, to the next
 * boundary of a character. */
struct str line_tail(const struct lines *lines, const struct line *line, uint32_t size);
struct str line_head(const struct lines *lines, const struct line *line, uint32_t size);

/* Splits a line that holds a whole document where its headings and lists begin. */
void lines_split_document(struct lines *lines, struct arena *arena, const struct source *source,
                          struct grammar *grammar);

/* Appends a line, split at `cuts`, which ascend; each part behind the first begins a paragraph. */
void lines_append_split(struct lines *lines, struct arena *arena, const struct line *line,
                        const uint32_t *cuts, size_t count);

/* Cuts a line in two at an offset of the source; the second begins a paragraph. The measures of
 * wrapping stay as they were. */
void lines_cut(struct lines *lines, struct arena *arena, size_t index, uint32_t at);

/* Marks the lines that are members of lists without marks: short lines below one which says that
 * topics follow. */
void lines_find_unmarked_lists(struct lines *lines, struct grammar *grammar);

/* Whether a line reaches the width at which the document wraps. */
bool line_is_full(const struct lines *lines, const struct line *line);

/* The same for the first line of a paragraph where the indents of first lines are lost: such a line
 * ends before the edge by as much as it was indented. */
bool line_is_full_first(const struct lines *lines, const struct line *line);

/* Whether a line ends a sentence, and whether it can be prose at all (`finished` and `prose` in
 * grammars/common.yaml). */
bool line_is_finished(const struct lines *lines, const struct line *line, struct grammar *grammar);
bool line_is_prose(const struct lines *lines, const struct line *line, struct grammar *grammar);

/* Sets aside as furniture what the format says is a running header or footer. */
void lines_set_margins_aside(struct lines *lines, struct grammar *grammar);

/* Sets aside as furniture page numbers and running headers that no format states; lines of tables
 * are never furniture. */
void lines_set_furniture_aside(struct lines *lines, struct arena *arena, struct grammar *grammar);

/* Find the tables whose cells the format states, and those of plain text; each of their lines gets
 * its table. The first come before page numbers, which cells may look like; the others when these
 * are set aside. */
void lines_find_marked_up_tables(struct lines *lines, struct arena *arena,
                                 const struct source *source, struct grammar *grammar);
void lines_find_plain_tables(struct lines *lines, struct arena *arena, struct grammar *grammar);

#endif
