/* Tokens: what the grammar and the reader of figures see in one paragraph: labels, figures and
 * titles in book-title marks. All spans are offsets in text.clean. What they mean together is left
 * to later stages. */
#ifndef ZHINAN_OUTLINE_TOKENS_H
#define ZHINAN_OUTLINE_TOKENS_H

#include "layout/text.h"
#include "value/figure.h"

struct label_token {
	const struct label *label;
	struct span whole;  /* with brackets, colon and the blanks behind it */
	struct span words;  /* the label's own words */
	struct span remark; /* brackets between the words and the colon; empty: none */
};

/* The tokens of one paragraph; reused from paragraph to paragraph. */
struct tokens {
	struct span content; /* the paragraph behind its mark */
	struct label_token *labels;
	size_t label_count;
	size_t label_capacity;
	struct figures figures; /* ascending; none overlaps a mark or a label */
	struct span *titles;    /* what is between book-title marks */
	size_t title_count;
	size_t title_capacity;
};

/* Reads the tokens of a paragraph into out, and overwrites what it held before. */
void tokens_from_paragraph(struct tokens *out, struct arena *arena, const struct text *text,
                           const struct paragraph *paragraph, struct grammar *grammar);

#endif
