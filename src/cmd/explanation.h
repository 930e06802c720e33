/* What the two sorts of explanation share: of a line, and of a whole text. */
#ifndef ZHINAN_CMD_EXPLANATION_H
#define ZHINAN_CMD_EXPLANATION_H

#include "cmd/input.h"
#include "report/terminal.h"

struct explanation {
	struct terminal terminal;
	struct document *document;
	struct tokens tokens; /* of the paragraph that is explained */
};

/* Prints a line for each title, section, direction, table and fact, then counts the figures that are no facts. */
void explain_whole(struct explanation *explanation, const char *path);

/* ---- explanation.c ---- */

/* The place of the source that a place of the text comes from; and its text. */
struct place explained_place(const struct explanation *explanation, struct span span);
struct str explained_text(const struct explanation *explanation, struct span span);

/* What kind of record it is, in a word; empty for punctuation. */
struct str words_record_kind(const struct explanation *explanation, const struct record *record);

/* A record in a few words: its text, or what its kind has in place of one. */
struct str words_record(const struct explanation *explanation, const struct record *record);

/* The number of a section or direction, and its heading, which is the next record. */
struct str words_heading(const struct explanation *explanation, const struct record *record);

#endif
