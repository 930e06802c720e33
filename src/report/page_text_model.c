/* Shows a model's own text, where its source is not at hand: what stands in one line of the source stands in one line
 * here, and a fact is marked where its words stand in the text that holds its place. */
#include "base/buf.h"
#include "base/search.h"
#include "base/sort.h"
#include "report/page_text.h"

/* A text of the model: where it stands in the source, and where in the text that is shown. */
struct leaf {
	struct span source;
	struct span shown;
};

struct text_builder {
	struct page_text *text;
	struct arena *arena;
	struct buf buf;
	uint32_t last_line; /* of the source, that the last line shown is of */
	struct leaf *leaves;
	size_t leaf_count;
	size_t leaf_capacity;
};

/* Begins a line, unless the text before stands in the same line of the source. */
static void begin(struct text_builder *builder, const struct place *place, uint8_t heading)
{
	struct page_text *text = builder->text;
	bool is_same = text->line_count > 0 && place->line == builder->last_line;
	if (is_same) {
		buf_append_byte(&builder->buf, ' ');
		return;
	}
	if (text->line_count > 0) {
		buf_append_byte(&builder->buf, '\n');
	}
	builder->last_line = place->line > builder->last_line ? place->line : builder->last_line;
	struct shown_line line = {.offset = (uint32_t)builder->buf.size,
	                          .number = builder->last_line,
	                          .heading = heading};
	ARENA_PUSH(builder->arena, text->lines, text->line_count, text->line_capacity, line);
}

/* Adds a text that stands at a place, and gives where it is shown. */
static struct span add_text(struct text_builder *builder, struct str text,
                            const struct place *place, uint8_t heading)
{
	begin(builder, place, heading);
	struct leaf leaf = {.shown.start = (uint32_t)builder->buf.size};
	buf_append(&builder->buf, text);
	leaf.shown.end = (uint32_t)builder->buf.size;
	if (place->count > 0) {
		leaf.source = place_extent(place);
		ARENA_PUSH(builder->arena, builder->leaves, builder->leaf_count,
		           builder->leaf_capacity, leaf);
	}
	return leaf.shown;
}

static uint8_t heading_level(const struct node *node)
{
	enum { MAX_LEVEL = 6 };
	int level = 1;
	for (const struct node *at = node->parent; at && level < MAX_LEVEL; at = at->parent) {
		level += at->kind == NODE_SECTION || at->kind == NODE_DIRECTION;
	}
	return (uint8_t)level;
}

/* What a node of the text layer has as text of its own: its mark, its label or its words. */
static struct str own_text(const struct node *node)
{
	bool is_container = node->kind == NODE_SECTION || node->kind == NODE_DIRECTION ||
	                    node->kind == NODE_FIELD || node->kind == NODE_ITEM;
	return is_container && node->label.size > 0 ? node->label : node->text;
}

static int compare_leaves(const void *left, const void *right)
{
	const struct leaf *a = left;
	const struct leaf *b = right;
	return compare_then(a->source.start, b->source.start,
	                    COMPARE(a->shown.start, b->shown.start));
}

/* The leaf whose bytes of the source hold an offset, or NULL. */
static const struct leaf *leaf_at(const struct text_builder *builder, uint32_t offset)
{
	size_t at = 0;
	SEARCH_FIRST(at, 0, builder->leaf_count, builder->leaves[at].source.start <= offset);
	bool holds = at > 0 && offset < builder->leaves[at - 1].source.end;
	return holds ? &builder->leaves[at - 1] : NULL;
}

/* Where the words of a fact stand in the text that holds its place: the occurrence nearest to where they would stand
 * if nothing had been repaired before them. Empty where they do not stand there. */
static struct span find_words(const struct text_builder *builder, const struct node *fact)
{
	struct str text = buf_str(&builder->buf);
	const struct leaf *leaf =
	    fact->place.count > 0 ? leaf_at(builder, fact->place.first.start) : NULL;
	struct span best = {0};
	if (!leaf || fact->text.size == 0) {
		return best;
	}
	uint32_t guess = leaf->shown.start + (fact->place.first.start - leaf->source.start);
	uint32_t from = leaf->shown.start;
	while (from < leaf->shown.end) {
		struct str rest = str_slice(text, from, leaf->shown.end);
		size_t at = str_find(rest, fact->text);
		if (at == SIZE_MAX) {
			break;
		}
		uint32_t start = from + (uint32_t)at;
		bool is_nearer =
		    best.end == 0 || start <= guess || start - guess < guess - best.start;
		if (!is_nearer) {
			break;
		}
		best = (struct span){start, start + (uint32_t)fact->text.size};
		if (start >= guess) {
			break;
		}
		from = start + 1;
	}
	return best;
}

void page_text_from_model(struct page_text *out, struct arena *arena, const struct model *model,
                          const struct page_nodes *nodes)
{
	*out = (struct page_text){0};
	struct text_builder builder = {.text = out, .arena = arena};
	struct span *spans = ARENA_ARRAY(arena, struct span, (size_t)nodes->count + 1);
	buf_init(&builder.buf);
	if (model->title.size > 0) {
		add_text(&builder, model->title, &model->title_place, 1);
	}
	for (uint32_t i = 0; i < nodes->count; i++) {
		const struct node *node = nodes->items[i];
		bool is_fact = node_kind_is_fact((enum node_kind)node->kind);
		struct str text = is_fact ? (struct str){0} : own_text(node);
		if (text.size > 0) {
			bool is_heading = node->kind == NODE_HEADING;
			spans[i] = add_text(&builder, text, &node->place,
			                    is_heading ? heading_level(node) : 0);
		}
	}
	SORT(builder.leaves, builder.leaf_count, compare_leaves);
	out->text = (struct str){builder.buf.data, builder.buf.size};
	for (uint32_t i = 0; i < nodes->count; i++) {
		const struct node *node = nodes->items[i];
		bool is_fact = node_kind_is_fact((enum node_kind)node->kind);
		struct span span = is_fact ? find_words(&builder, node) : spans[i];
		page_text_add_mark(out, arena, span, page_mark_kind(node), i);
	}
	out->text = arena_copy(arena, buf_str(&builder.buf));
	buf_release(&builder.buf);
	page_text_sort_marks(out);
}
