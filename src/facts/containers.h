/* The sections, directions, items, fields, tables and rows that are open where a record stands, and what their
 * headings and labels say of the figures in them: which kind of project, for each, how long. Shared by the files
 * that find statements; nobody else includes it. */
#ifndef ZHINAN_FACTS_CONTAINERS_H
#define ZHINAN_FACTS_CONTAINERS_H

#include "facts/record.h"

/* A container that is open, and what its heading or label says of what stands in it. */
struct container {
	uint16_t depth;
	uint8_t kind;  /* enum record_kind */
	bool is_scope; /* of a section: what is stated in it is said of it alone */
	word_set topic;
	struct str project_kind;
	size_t record;
	size_t directions; /* of a section: in it */
};

/* What a heading or label says by its words. */
struct heading_reading {
	word_set topic;
	struct str folded;
	struct str clean;
	struct str kind;
	size_t names; /* that the reader knew then */
	enum listing listing;
};

enum { HEADINGS_KEPT = 64 };

/* Zeroed but for records, text, grammar and reader; open[0] is the document. */
struct containers {
	const struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct statement_reader *reader; /* reads headings */
	struct container open[RECORD_MAX_DEPTH + 2];
	size_t depth;
	/* Most headings of a document are its few labels, again and again. */
	struct heading_reading headings[HEADINGS_KEPT];
};

/* How many directions stand among the records from begin to end, those inside them not counted. */
size_t count_directions(const struct records *records, size_t begin, size_t end);

/* Whether other records may stand within a record of this kind. */
bool record_is_container(enum record_kind kind);

/* Opens the container at a record. */
void containers_enter(struct containers *containers, size_t at);

/* Whether the container at a record begins with a short title that says what the rest of its line is about. */
bool containers_have_short_title(const struct containers *containers, size_t at);

/* Closes the containers that a record does not stand in. */
void containers_close(struct containers *containers, const struct record *record);

/* The innermost open one. */
static inline const struct container *containers_top(const struct containers *containers)
{
	return &containers->open[containers->depth];
}

/* The document, which is always open. */
static inline const struct container *containers_document(const struct containers *containers)
{
	return containers->open;
}

/* The innermost open container of a kind; the document where there is none. */
const struct container *containers_innermost(const struct containers *containers,
                                             enum record_kind kind);

/* The innermost section that statements in it are said of; the document where there is none. */
const struct container *containers_scope(const struct containers *containers);

#endif
