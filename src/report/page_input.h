/* What a page of one document may be given beside its audit. All is borrowed. */
#ifndef ZHINAN_REPORT_PAGE_INPUT_H
#define ZHINAN_REPORT_PAGE_INPUT_H

#include "source/source.h"

/* Something that speaks for or against a reading. */
struct page_evidence {
	struct str rule;  /* in words */
	struct str words; /* of the text, that show it; may be empty */
	int weight;
};

/* Why something was read as it was: a figure, or a line as the heading of a direction. */
struct page_reason {
	struct span bytes; /* of the source, where it stands: its first piece */
	const struct page_evidence *items;
	size_t count;
	int weight; /* of all together */
};

/* Where a rule of the grammar stands: "common.yaml:39". */
struct page_rule {
	struct str name;
	struct str place;
};

/* A value that a correction may say, with the key that says it: "per", "project", "each project". */
struct page_choice {
	struct str key;
	struct str value;
	struct str words;
};

struct page_input {
	const struct source *source;       /* NULL: not at hand */
	const struct page_reason *reasons; /* by where they stand */
	size_t reason_count;
	const struct page_rule *rules;
	size_t rule_count;
	const struct page_choice *choices; /* in the order in which a person is to see them */
	size_t choice_count;
	int enough; /* a weight of this is a fact */
};

#endif
