/* The outline in the making. Shared by the files that find its marks; nobody else includes it. */
#ifndef ZHINAN_OUTLINE_OUTLINE_BUILDER_H
#define ZHINAN_OUTLINE_OUTLINE_BUILDER_H

#include "outline/bare_labels.h"
#include "outline/outline.h"

struct outline_builder {
	struct outline *outline;
	struct arena *arena;
	const struct text *text;
	struct grammar *grammar;
	struct bare_labels bare_labels;
	const struct mark
	    *unnumbered;       /* the style of headings without a number; NULL: there is none */
	struct tokens scratch; /* of the paragraph that is read */
	uint8_t between; /* what has come since the last mark: a set of enum outline_between */
	bool has_title;
};

/* Appends a mark, with what its number says; valid until the next. */
struct outline_mark *outline_add_mark(struct outline_builder *builder, const struct mark *style,
                                      struct span whole, struct span number);

/* Appends the marks in a text that may be a list without line ends: from its first mark on, or from the number
 * behind that of its paragraph. A single item is none. */
void outline_add_inline_list(struct outline_builder *builder, size_t paragraph, struct span span);

#endif
