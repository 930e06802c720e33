/* Finds the section, the text and the paragraph of a place. Reads the model alone, so that it works
 * for one that was read from XML. */
#include "model/spot.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/sort.h"

/* Lines of a derived text that are more than one for each paragraph and a blank one between. */
struct run {
	uint32_t first, last;
	uint32_t before; /* how many are in the runs before it */
};

struct spots {
	bool has_paragraphs;
	const struct node **nodes; /* by the first byte of their places */
	size_t node_count;
	size_t node_capacity;
	struct run *runs;
	size_t run_count;
	size_t run_capacity;
};

/* ---- lists ---- */

/* A number at *at; moves *at past it. */
static uint32_t number_at(struct str text, size_t *at)
{
	uint64_t number = 0;
	for (; *at < text.size && ascii_is_digit(text.data[*at]); ++*at) {
		number = number * 10 + (uint64_t)(text.data[*at] - '0');
		number = number < UINT32_MAX ? number : UINT32_MAX;
	}
	return (uint32_t)number;
}

/* "18 40-43": the form is the schema's; what has another is passed over. */
static void list_runs(struct spots *spots, struct arena *arena, struct str text)
{
	uint32_t count = 0;
	uint32_t end = 0;
	for (size_t at = 0; at < text.size; at++) {
		uint32_t first = number_at(text, &at);
		uint32_t last = first;
		if (at < text.size && text.data[at] == '-') {
			at++;
			last = number_at(text, &at);
		}
		if (first <= end || last < first) {
			continue;
		}
		struct run run = {first, last, count};
		ARENA_PUSH(arena, spots->runs, spots->run_count, spots->run_capacity, run);
		count += last - first + 1;
		end = last;
	}
}

static int compare_places(const void *a, const void *b)
{
	const struct node *const *left = a;
	const struct node *const *right = b;
	struct span p = (*left)->place.first;
	struct span q = (*right)->place.first;
	return compare_then(p.start, q.start, COMPARE(p.end, q.end));
}

const struct spots *spots_from_model(struct arena *arena, const struct model *model)
{
	static const struct str formats[] = {STR_INIT("docx"), STR_INIT("odt"), STR_INIT("doc"),
	                                     STR_INIT("html"), STR_INIT("mhtml")};
	struct spots *spots = ARENA_NEW(arena, struct spots);
	uint32_t ended;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		spots->has_paragraphs |= str_equal(model->source.format, formats[i]);
	}
	list_runs(spots, arena, model->source.unspaced);
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (node->place.count > 0 && !node_kind_is_fact((enum node_kind)node->kind)) {
			ARENA_PUSH(arena, spots->nodes, spots->node_count, spots->node_capacity,
			           node);
		}
	}
	SORT(spots->nodes, spots->node_count, compare_places);
	return spots;
}

/* ---- spots ---- */

/* A paragraph is one line, and the next begins two lines below it. */
static uint32_t paragraph_of(const struct spots *spots, uint32_t line)
{
	uint32_t extra = 0;
	size_t at;
	SEARCH_FIRST(at, 0, spots->run_count, spots->runs[at].first <= line);
	if (at > 0) {
		const struct run *run = &spots->runs[at - 1];
		uint32_t last = line < run->last ? line : run->last;
		extra = run->before + last - run->first + 1;
	}
	return line > extra ? (line - extra + 1) / 2 : 0;
}

static bool is_holder(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_DIRECTION;
}

struct spot spot_of(const struct spots *spots, const struct place *place)
{
	struct spot spot = {.line = place->line, .page = place->page};
	if (!spots) {
		return spot;
	}
	if (spots->has_paragraphs) {
		spot.paragraph = paragraph_of(spots, place->line);
	}
	if (place->count > 0) {
		size_t at;
		SEARCH_FIRST(at, 0, spots->node_count,
		             spots->nodes[at]->place.first.start <= place->first.start);
		const struct node *node = at > 0 ? spots->nodes[at - 1] : NULL;
		spot.text = node;
		while (node && !is_holder(node)) {
			node = node->parent;
		}
		spot.holder = node;
	}
	return spot;
}

/* ---- headings ---- */

static void append_heading(struct buf *buf, const struct node *holder, bool has_mark)
{
	struct str mark = holder->label.size > 0 ? holder->label : holder->number;
	struct str title = str_trim(node_title(holder));
	if (!has_mark && title.size > 0) {
		mark = (struct str){0};
	}
	buf_append(buf, mark);
	if (mark.size > 0 && title.size > 0 && (unsigned char)mark.data[mark.size - 1] < 0x80) {
		buf_append_byte(buf, ' ');
	}
	buf_append(buf, title);
}

struct str spot_path(const struct node *holder, bool has_marks, struct arena *arena)
{
	enum { LEVELS = 16 /* that a path names, the inner ones; more than any guideline has */ };
	const struct node *levels[LEVELS];
	size_t count = 0;
	struct buf buf;
	buf_init(&buf);
	for (const struct node *node = holder; node && count < LEVELS; node = node->parent) {
		if (is_holder(node)) {
			levels[count++] = node;
		}
	}
	while (count > 0) {
		append_heading(&buf, levels[--count], has_marks);
		if (count > 0) {
			buf_append_byte(&buf, '/');
		}
	}
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

struct str spot_heading(const struct node *holder, struct arena *arena)
{
	struct buf buf;
	buf_init(&buf);
	if (holder) {
		append_heading(&buf, holder, true);
	}
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}
