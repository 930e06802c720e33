/* The layout stage: logical paragraphs, whole again, with a ledger of what was done to them.
 * Page furniture is set aside, lines that a page or a converter broke are joined, addresses are
 * mended; each repair keeps the bytes it touched and can be undone. What the words mean is no
 * business of this stage: it asks the grammar what begins and what ends a line. */
#ifndef ZHINAN_LAYOUT_TEXT_H
#define ZHINAN_LAYOUT_TEXT_H

#include "base/arena.h"
#include "base/map.h"
#include "grammar/grammar.h"
#include "layout/table.h"
#include "source/source.h"

struct paragraph {
	struct span span;        /* in text.clean */
	const struct mark *mark; /* what it begins with, or NULL */
	struct span mark_span;   /* in text.clean, blanks behind it included */
	struct span number;      /* within mark_span */
	uint16_t indent;         /* columns of blanks before its first line */
	uint8_t heading; /* its level from 1, where the format or Markdown states one; else 0 */
	bool is_title;   /* the line that names the document */
	uint32_t table;  /* that it stands in: from 1, in text.tables; 0: none */
};

/* One change, in the ledger; the kinds are those of the grammar, "joined-lines", and "deleted-text",
 * "struck-text" and "hidden-text" of what the format keeps and does not show. */
struct text_change {
	struct str kind;
	struct span *source; /* pieces of source.text, ascending */
	uint32_t source_count;
	struct str to;   /* what stands in clean instead; empty where it was taken out */
	struct str gone; /* what no reader of the document sees, and the source's text has not: it
	                    would stand at the one piece, which is empty; else empty */
	bool touches_figure;
};

struct text {
	struct str name;   /* of the source's file */
	struct str clean;  /* all paragraphs, each followed by one LF */
	struct str folded; /* the same, with characters that stand for others replaced: for
	                      matching only; offsets are those of clean */
	size_t capacity;   /* bytes allocated for each of the two */
	struct map map;    /* clean -> source.text */
	struct paragraph *paragraphs;
	size_t paragraph_count;
	size_t paragraph_capacity;
	struct table *tables; /* in their order */
	size_t table_count;
	struct text_change *changes; /* in the order of the source */
	size_t change_count;
	size_t change_capacity;
	bool is_wrapped;       /* the source breaks lines at a fixed width */
	uint32_t wrap_columns; /* that width, in columns of a terminal; 0 where there is none */
};

/* Makes the text of a source, in the arena. No text is an error. */
void text_from_source(struct text *out, struct arena *arena, const struct source *source,
                      struct grammar *grammar);

/* A source's text as families are looked for in it, before there is a grammar: its beginning, where
 * their evidence stands, compatibility characters folded, a line feed for every other end of a line. */
struct str text_for_evidence(struct arena *arena, struct str source);

/* Gives the folded text back, when no rule will look at the text any more: it is clean then. */
void text_forget_folded(struct text *text, struct arena *arena);

/* The bytes in the file of a span of clean text, and its line. */
struct place text_place(const struct text *text, const struct source *source, struct span clean,
                        struct arena *arena);

/* A span of a text without the blanks at its ends. */
struct span trim_blanks(struct str text, struct span span);

#endif
