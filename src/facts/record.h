/* Records: what a document says, flat and in its order, each with the depth at which it stands.
 * The model stage nests them; it decides nothing. All spans are offsets in text.clean. */
#ifndef ZHINAN_FACTS_RECORD_H
#define ZHINAN_FACTS_RECORD_H

#include "facts/programme.h"
#include "facts/statement.h"
#include "facts/tables.h"
#include "facts/titles.h"
#include "outline/outline.h"

enum record_kind {
	RECORD_TITLE,       /* the document's title: text */
	RECORD_SECTION,     /* mark number */
	RECORD_DIRECTION,   /* mark number key */
	RECORD_HEADING,     /* of the section or direction before it: text */
	RECORD_ITEM,        /* mark number; or text alone, in an inline list */
	RECORD_FIELD,       /* field; mark is the label with its colon; label its words */
	RECORD_TEXT,        /* text: a paragraph, or what of it stands behind a label */
	RECORD_PUNCTUATION, /* text: a separator or full stop, claimed by the container */
	RECORD_PARTNER,     /* code; text where the partner is named */
	RECORD_AGREEMENT,   /* text: a title in a field of agreements; field */
	RECORD_FACT,        /* figure: the value of a field; field */
	RECORD_STATED,      /* figure: a total that the document states; stated */
	RECORD_MENTION,     /* figure: any other */
	RECORD_PART_STATED, /* figure: what is stated of a direction or a section; stated */
	RECORD_TABLE,       /* reading: a table; nesting puts what is in it behind it */
	RECORD_ROW,         /* cell: a row that is no direction */
	RECORD_CELL,        /* cell text; figure where it states one */
	RECORD_TOTAL,       /* figure cell: what a row of totals says of a field; field */
	RECORD_KIND_COUNT
};

/* Where something stands in a table, and what a row or a column is. */
struct record_cell {
	uint32_t row;    /* from 1 */
	uint32_t column; /* from 1; 0: a row, or a direction that is one */
	uint32_t row_span;
	uint32_t column_span;
	enum row_role role; /* of the row */
	struct str name; /* of a cell: what its column is ("title" "number", or a field's name) */
	struct str kind; /* of a cell or a figure: the kind of project that its row is about */
	bool is_of_rows; /* of a fact: it is said of all directions in the rows together */
};

/* A text of 10 MB has half a million of these, so members that no kind has both share their place. */
struct record {
	uint8_t kind;   /* enum record_kind */
	uint16_t depth; /* 1 for the children of the body; containers' children are one deeper */
	uint32_t group; /* of a marked line and a table: its list, index into records.groups;
	                   UINT32_MAX */
	struct span mark;
	struct span text;
	union {
		struct span number; /* of a section, direction or item; within mark */
		struct span label;  /* of a field; within mark, or where that is empty the name
		                       of the column that it is in */
	};
	union {
		const struct field *field; /* of a field, of its fact and its agreements */
		const struct record_statement
		    *stated; /* of what is stated; of a mention, why it is none, or NULL */
		const struct table_reading *reading; /* of a table */
		const struct record_cell
		    *row; /* of a direction that is a row of one; NULL: it is none */
	};
	union {
		const struct mark *style; /* what made a section, direction, item, or a field in a
		                                numbered list; or NULL */
		const struct figure *figure; /* of a fact, a stated total, a mention or a cell */
	};
	union {
		struct str key;                 /* of a direction */
		struct str code;                /* of a partner */
		const struct record_cell *cell; /* of any other that stands in a table: where */
	};
};

/* What prose or a row of totals states, or why a figure that it holds is no fact. */
struct record_statement {
	struct str of;     /* "funds"; empty: it is none */
	struct str rule;   /* "statements/funds", or that of a field */
	struct str kind;   /* the kind of project that it is said of, as written; empty: all */
	struct str reason; /* why it is none; empty: nothing is known */
	bool is_amount;    /* of none: it must not be lost */
	bool is_of_all;    /* it is said of all directions, wherever it stands */
	uint32_t id;       /* of the statement in the document, from 1; 0: it is not asked for */
	uint32_t whole;    /* the id of that which it is a part of; 0: none */
	struct evidence_list evidence;
};

/* A series of marked lines of one style whose numbers count on, or a table; and what has been seen of it. */
struct group {
	const struct mark *style;
	uint32_t members;
	uint32_t parent;        /* the group of the container it stands in, or UINT32_MAX */
	uint32_t holder_member; /* the member of that group which holds it, from 1 */
	uint8_t listing;        /* enum listing: what is said of it where it begins */
	bool is_candidate;      /* lines of its style may be directions */
	bool is_fields;         /* its first member is a label: the list is one of fields */
	bool is_parts;          /* it counts the parts of a field: 5.1 of 5 */
	uint32_t titles[TITLE_KIND_COUNT]; /* members by what their titles read like */
	uint32_t evident;                  /* members under which labels of a direction stand */
	bool is_evident;                   /* ... under the newest member */
	bool has_whole;         /* of a candidate: a title of a member is a complete one */
	bool has_labels;        /* such labels stand in lists within it, and are its own */
	bool has_inner_values;  /* labels of counts or funds stand under a member, not the last */
	bool pending_values;    /* ... under the newest member */
	uint32_t stating;       /* members whose prose states what a direction has */
	bool is_stating;        /* ... the newest does */
	bool has_paragraphs;    /* something stands below a member before the last */
	bool pending_paragraph; /* ... below the newest */
	bool is_direction;      /* the result: its members are directions */
	struct evidence_list evidence;
};

/* A label that no rule knows, at the beginning of a line, and the known label nearest to it. */
struct unknown_label {
	struct span words;
	struct str nearest;
};

/* A rule that ran away and was stopped: what it would have found is missing. */
struct stopped_rule {
	struct str rule;
	struct str excerpt; /* what it was first stopped at, as rules see it */
	struct span words;  /* where that stands in text.clean; empty: not known */
	uint32_t times;
};

struct records {
	struct arena *arena;
	struct record *items;
	size_t count;
	size_t capacity;
	struct group *groups;
	size_t group_count;
	size_t group_capacity;
	struct programme_facts programme;
	struct unknown_label *unknown;
	size_t unknown_count;
	size_t unknown_capacity;
	struct stopped_rule *stopped; /* in the order in which they first were */
	size_t stopped_count;
};

enum {
	RECORD_MAX_DEPTH =
	    56 /* lists deeper than this stay at this depth: JSON writers have limits */
};

/* Behind the records that stand in the container at an index. */
size_t records_contents_end(const struct records *records, size_t container);

/* Whether a figure may be the value of a field. Adds what the figure lacks and the label says: its unit, and what
 * it is for each of. */
bool record_takes_figure(const struct record *field, const struct text *text,
                         struct grammar *grammar, struct figure *figure);

/* A copy of a figure with durations in months, as facts have them. In the arena. */
const struct figure *records_keep_figure(struct records *records, const struct figure *found);

/* Whether a field is a cell, and its label the name of the column. */
bool record_is_cell(const struct record *field);

/* Whether a label stands right behind the mark of a marked line, no title before it. */
bool record_is_labelled(const struct records *records, const struct record *record);

/* Whether a record is of what prose states. */
bool record_is_statement(const struct record *record);

/* The series that a marked line is in, with the evidence whether its members are directions; NULL if there is no
 * such evidence. */
const struct group *record_series(const struct records *records, const struct record *record);

/* The name of the rule that made a record; empty where none did. */
struct str record_rule(const struct record *record);

/* Where a record begins in the text, and the index of the paragraph that it stands in. Records around it may stand
 * in another: what a sentence states of a direction elsewhere is a record behind that direction's heading. */
uint32_t record_start(const struct record *record);
size_t record_paragraph(const struct record *record, const struct text *text);

/* Where a record stands in a table; NULL where it stands in none. */
const struct record_cell *record_place(const struct record *record);

/* Appends a record and returns it; valid until the next is appended. */
struct record *record_new(struct records *records, enum record_kind kind);

#endif
