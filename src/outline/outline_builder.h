/* The outline while its marks are found. Internal to outline/. */
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
	const struct mark *unnumbered; /* the style of headings without a number; NULL: none */
	struct tokens scratch;         /* of the paragraph that is read */
	uint8_t between;               /* since the last mark: a set of enum outline_between */
	bool has_title;
};

static inline struct str outline_folded(const struct outline_builder *builder, struct span span)
{
	return str_slice(builder->text->folded, span.start, span.end);
}

/* Appends a mark, with what its number says; returns it, valid until the next call. */
struct outline_mark *outline_add_mark(struct outline_builder *builder, const struct mark *style,
                                      struct span whole, struct span number);

/* Appends the marks of a list within a paragraph, whose items follow each other without line ends:
 * `span` is searched from its first mark on, or for the numbers behind that of the paragraph. A
 * single item is no list. */
void outline_add_inline_list(struct outline_builder *builder, size_t paragraph, struct span span);

/* Finds the series of all marks. */
void outline_search(struct outline *outline, struct arena *arena);

#endif
