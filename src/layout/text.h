/* The product of layout/: logical paragraphs and tables, with a ledger of what was done to them.
 * Page furniture is set aside, lines that a page or a converter broke are joined, addresses are
 * repaired; each change keeps the bytes that it touched and can be undone. layout/ asks the grammar
 * what begins and what ends a line; what the words mean is left to later stages.
 *
 * The files in the order of the work: line*.c, table*.c, title.c, paragraph*.c; the driver is
 * text_from_source.c. */
#ifndef ZHINAN_LAYOUT_TEXT_H
#define ZHINAN_LAYOUT_TEXT_H

#include "base/arena.h"
#include "base/map.h"
#include "grammar/grammar.h"
#include "layout/table.h"
#include "layout/text_corrections.h"
#include "source/source.h"

struct paragraph {
	struct span span;        /* in text.clean */
	const struct mark *mark; /* what it begins with, or NULL */
	struct span mark_span;   /* in text.clean, blanks behind it included */
	struct span number;      /* within mark_span */
	uint16_t indent;         /* columns of blanks before its first line */
	uint8_t heading; /* its level from 1, where the format or Markdown states one; else 0 */
	bool is_title;   /* it is the title of the document */
	uint32_t table;  /* that it is in: from 1, in text.tables; 0: none */
};

/* One change, in the ledger. Its kind is the name of a rule of the grammar (furniture, a repair) or
 * one of "joined-lines", "title-mark", "nfc", "broken-bytes", "correction" and, for what the format keeps and
 * does not show, "deleted-text", "struck-text", "hidden-text". */
struct text_change {
	struct str kind;
	struct span *source; /* pieces of source.text, ascending */
	uint32_t source_count;
	struct str to; /* what is in clean instead; empty where it was taken out */
	struct str
	    gone; /* text that the format does not show and source.text does not have: it would be
	                    at the one piece, which is empty; else empty */
	bool touches_figure;
};

struct text {
	struct str name;  /* of the source's file */
	struct str clean; /* all paragraphs, each followed by one LF */
	struct str
	    folded; /* the same for matching, with characters folded (line_fold.c) that stand for
	                      others; offsets are those of clean */
	size_t capacity; /* bytes allocated for each of the two */
	struct map map;  /* clean -> source.text */
	struct paragraph *paragraphs;
	size_t paragraph_count;
	size_t paragraph_capacity;
	struct table *tables; /* in their order */
	size_t table_count;
	struct text_change *changes; /* in the order of the source */
	size_t change_count;
	size_t change_capacity;
	struct text_corrections corrections;
	bool is_wrapped;       /* the source breaks lines at a fixed width */
	uint32_t wrap_columns; /* that width, in columns as in struct line; 0: none */
};

/* Makes the text of a source, in the arena, as corrections by hand say (NULL: there are none). Every source has one,
 * if only an empty one. */
void text_from_source(struct text *out, struct arena *arena, const struct source *source,
                      const struct corrections *corrections, struct grammar *grammar);

/* The beginning of a source's text as evidence of families is searched in it, before there is a
 * grammar: with compatibility characters folded, and a line feed for every other line end. In the
 * arena. */
struct str text_for_evidence(struct arena *arena, struct str source);

/* Gives back the memory of the folded text when no rule needs it any more; folded is clean then. */
void text_forget_folded(struct text *text, struct arena *arena);

/* The place of a span of clean text in the file; no place where nothing of it is in the source. Its
 * pieces are in the arena. */
struct place text_place(const struct text *text, const struct source *source, struct span clean,
                        struct arena *arena);

/* The line of the source, from 1, that a byte of the clean text comes from. */
uint32_t text_line(const struct text *text, const struct source *source, uint32_t clean);

/* A span of a text without the blanks at its ends. */
struct span trim_blanks(struct str text, struct span span);

#endif
