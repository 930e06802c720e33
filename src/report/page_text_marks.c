/* Marks on the text of a page. */
#include "base/search.h"
#include "base/sort.h"
#include "report/page_text.h"

enum {
	MAX_OPEN =
	    64 /* marks over one place; more can only come from a model that somebody made up */
};

enum mark_kind page_mark_kind(const struct node *node)
{
	if (node->kind == NODE_MENTION) {
		return node_is_not_understood(node) ? MARK_UNKNOWN : MARK_MENTION;
	}
	if (node_kind_is_fact((enum node_kind)node->kind)) {
		return MARK_FACT;
	}
	if (node->kind == NODE_HEADING && node->parent->kind == NODE_DIRECTION) {
		return MARK_HEADING;
	}
	return node->kind == NODE_FIELD ? MARK_LABEL : MARK_TEXT;
}

void page_text_add_mark(struct page_text *text, struct arena *arena, struct span span,
                        enum mark_kind kind, uint32_t number)
{
	struct text_mark mark = {span, number, kind};
	span.end = span.end < text->text.size ? span.end : (uint32_t)text->text.size;
	mark.span = span;
	if (span.start < span.end || kind == MARK_REPAIR) {
		ARENA_PUSH(arena, text->marks, text->mark_count, text->mark_capacity, mark);
	}
}

/* By start; of two that start together the longer, then the kind that stands lower, then the number. */
static int compare_marks(const void *left, const void *right)
{
	const struct text_mark *a = left;
	const struct text_mark *b = right;
	int last = compare_then(a->kind, b->kind, COMPARE(a->number, b->number));
	return compare_then(a->span.start, b->span.start,
	                    compare_then(b->span.end, a->span.end, last));
}

void page_text_sort_marks(struct page_text *text)
{
	SORT(text->marks, text->mark_count, compare_marks);
}

bool page_text_has_line(const struct page_text *text, uint32_t line)
{
	size_t at = 0;
	SEARCH_FIRST(at, 0, text->line_count, text->lines[at].number < line);
	if (at == text->line_count || text->lines[at].number != line) {
		return false;
	}
	uint32_t start = text->lines[at].offset;
	return start < text->text.size && text->text.data[start] != '\n' &&
	       text->text.data[start] != '\r';
}

/* ---- stretches ---- */

struct open_marks {
	const struct text_mark *items[MAX_OPEN];
	size_t count;
};

/* Adds a node to a stretch once, a fact before what the text around it is. */
static void refer(struct stretch *stretch, const struct text_mark *mark)
{
	bool is_first = mark->kind >= MARK_FACT && stretch->kind < MARK_FACT;
	if (stretch->count == MAX_REFERENCES) {
		return;
	}
	size_t at = stretch->count++;
	for (; is_first && at > 0; at--) {
		stretch->references[at] = stretch->references[at - 1];
	}
	stretch->references[at] = mark->number;
	if (stretch->count == 1 || mark->kind > stretch->kind) {
		stretch->kind = (uint8_t)mark->kind;
	}
}

static void add_stretch(struct page_text *text, struct arena *arena, struct page_nodes *nodes,
                        struct span span, const struct open_marks *open)
{
	struct stretch stretch = {.span = span, .repair = NO_NODE, .residue = NO_NODE};
	for (size_t i = 0; i < open->count; i++) {
		const struct text_mark *mark = open->items[i];
		if (mark->kind == MARK_REPAIR) {
			stretch.repair = mark->number;
		} else if (mark->kind == MARK_RESIDUE) {
			stretch.residue = mark->number;
		} else {
			refer(&stretch, mark);
		}
	}
	for (size_t i = 0; i < stretch.count; i++) {
		nodes->is_shown[stretch.references[i]] = true;
	}
	ARENA_PUSH(arena, text->stretches, text->stretch_count, text->stretch_capacity, stretch);
}

/* Takes the marks away that have ended at an offset, and gives where the next ends. */
static uint32_t close_marks(struct open_marks *open, uint32_t offset)
{
	uint32_t next = UINT32_MAX;
	size_t kept = 0;
	for (size_t i = 0; i < open->count; i++) {
		if (open->items[i]->span.end > offset) {
			next = open->items[i]->span.end < next ? open->items[i]->span.end : next;
			open->items[kept++] = open->items[i];
		}
	}
	open->count = kept;
	return next;
}

void page_text_cut(struct page_text *text, struct arena *arena, struct page_nodes *nodes)
{
	struct open_marks open = {.count = 0};
	uint32_t size = (uint32_t)text->text.size;
	size_t next_mark = 0;
	for (uint32_t at = 0; at < size;) {
		while (next_mark < text->mark_count && text->marks[next_mark].span.start <= at) {
			const struct text_mark *mark = &text->marks[next_mark++];
			if (open.count < MAX_OPEN && mark->span.end > at) {
				open.items[open.count++] = mark;
			}
		}
		uint32_t end = close_marks(&open, at);
		if (next_mark < text->mark_count && text->marks[next_mark].span.start < end) {
			end = text->marks[next_mark].span.start;
		}
		end = end < size ? end : size;
		add_stretch(text, arena, nodes, (struct span){at, end}, &open);
		at = end;
	}
}
