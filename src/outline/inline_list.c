/* Lists within a paragraph, whose items follow each other without line ends. */
#include "base/utf8.h"
#include "outline/outline_builder.h"

/* A mark within a paragraph. */
struct inner_mark {
	const struct mark *style; /* NULL: there is none */
	struct span whole;
	struct span number;
};

static bool may_begin_mark(uint32_t c)
{
	return utf8_is_digit(c) || c == '(' || c == 0xFF08 || (c >= 0x2460 && c <= 0x2487);
}

/* Whether a clause ends before a place, blanks aside. */
static bool is_behind_clause(struct str text, size_t at)
{
	uint32_t c = ' ';
	while (at > 0 && (c == ' ' || c == 0xA0 || c == 0x3000)) {
		c = utf8_previous(text, at, &at);
	}
	return c == ';' || c == 0xFF1B || c == 0x3002 || c == ',' || c == 0xFF0C || c == 0x3001;
}

/* The mark of an item at the beginning of a span: with a number, and of a style where one is
 * given. */
static struct inner_mark mark_at(const struct outline_builder *builder, struct span span,
                                 const struct mark *style, uint32_t ordinal)
{
	struct inner_mark found = {0};
	struct str rest = str_slice(builder->text->folded, span.start, span.end);
	size_t at = 0;
	if (rest.size == 0 || !may_begin_mark(utf8_next(rest, &at))) {
		return found;
	}
	const struct mark *mark = grammar_mark(builder->grammar, rest, &found.whole, &found.number);
	if (!mark || mark->role != MARK_ITEM || (style && mark != style) ||
	    found.number.start == found.number.end ||
	    number_ordinal(mark, str_slice(rest, found.number.start, found.number.end)) !=
	        ordinal) {
		return found;
	}
	found.style = mark;
	found.whole = (struct span){span.start, span.start + found.whole.end};
	found.number = span_shift(found.number, span.start);
	return found;
}

/* The next mark of a style and number that is behind the end of a clause. */
static struct inner_mark next_mark(const struct outline_builder *builder, struct span span,
                                   const struct mark *style, uint32_t ordinal)
{
	struct str text = builder->text->folded;
	struct inner_mark found = {0};
	for (size_t at = utf8_skip_han(text, span.start, span.end); at < span.end && !found.style;
	     at = utf8_skip_han(text, at, span.end)) {
		size_t start = at;
		if (may_begin_mark(utf8_next(text, &at)) && is_behind_clause(text, start)) {
			found = mark_at(builder, (struct span){(uint32_t)start, span.end}, style,
			                ordinal);
		}
	}
	return found;
}

/* Whether the next paragraph has the number behind `last`, and so continues a list. */
static bool goes_on(const struct outline_builder *builder, const struct paragraph *paragraph,
                    const struct mark *style, uint32_t last)
{
	const struct paragraph *next = paragraph + 1;
	return next < builder->text->paragraphs + builder->text->paragraph_count &&
	       next->mark == style &&
	       number_ordinal(style, str_slice(builder->text->folded, next->number.start,
	                                       next->number.end)) == last + 1;
}

/* The first mark of a list: at the beginning of a span, or behind a colon or a full stop in it.
 * There the second mark must follow; behind a colon, it may begin the next paragraph. */
static struct inner_mark first_mark(const struct outline_builder *builder, struct span span,
                                    const struct paragraph *paragraph)
{
	struct str text = builder->text->folded;
	struct inner_mark found = mark_at(builder, span, NULL, 1);
	uint32_t before = 0;
	for (size_t at = span.start; at < span.end && !found.style;) {
		if (utf8_is_han_lead(text.data[at])) {
			at = utf8_skip_han(text, at, span.end);
			before = 0; /* a character that nothing follows */
			continue;
		}
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		bool is_behind_colon = before == ':' || before == 0xFF1A;
		if ((is_behind_colon || before == 0x3002) && may_begin_mark(c)) {
			found = mark_at(builder, (struct span){(uint32_t)start, span.end}, NULL, 1);
			struct span rest = {found.whole.end, span.end};
			bool has_second =
			    found.style &&
			    (next_mark(builder, rest, found.style, 2).style ||
			     (is_behind_colon && goes_on(builder, paragraph, found.style, 1)));
			found.style = has_second ? found.style : NULL;
		}
		before = c == ' ' || c == 0xA0 || c == 0x3000 ? before : c;
	}
	return found;
}

void outline_add_inline_list(struct outline_builder *builder, size_t paragraph, struct span span)
{
	const struct text *text = builder->text;
	const struct paragraph *line = &text->paragraphs[paragraph];
	const struct mark *own = line->mark;
	struct span rest = trim_blanks(text->clean, span);
	struct inner_mark mark = first_mark(builder, rest, line);
	struct span behind = {mark.whole.end, rest.end};
	bool is_list = mark.style && (next_mark(builder, behind, mark.style, 2).style ||
	                              goes_on(builder, line, mark.style, 1));
	uint32_t last = 0;
	if (!is_list && own && span_size(line->number) > 0) {
		last = number_ordinal(
		    own, str_slice(text->folded, line->number.start, line->number.end));
		mark = next_mark(builder, rest, own, last + 1);
		is_list = true;
	}
	while (is_list && mark.style) {
		struct outline_mark *item =
		    outline_add_mark(builder, mark.style, mark.whole, mark.number);
		item->paragraph = (uint32_t)paragraph;
		item->is_inline = true;
		last++;
		behind = (struct span){mark.whole.end, span.end};
		mark = next_mark(builder, behind, mark.style, last + 1);
	}
}
