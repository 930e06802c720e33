/* Finds texts by their places. */
#include "report/source_lines.h"

#include "base/search.h"
#include "base/sort.h"
#include "report/message.h"

static int compare_places(const void *a, const void *b)
{
	const struct source_text *left = a;
	const struct source_text *right = b;
	return left->place.first.start != right->place.first.start
	           ? COMPARE(left->place.first.start, right->place.first.start)
	           : COMPARE(left->order, right->order);
}

void source_lines_init(struct source_lines *lines, struct arena *arena, const struct audit *audit)
{
	const struct model *model = audit->model;
	struct source_text title = {.place = model->title_place, .text = model->title};
	uint32_t ended;
	*lines = (struct source_lines){.model = model, .spots = audit->spots};
	if (title.text.size > 0 && title.place.count > 0) {
		ARENA_PUSH(arena, lines->texts, lines->count, lines->capacity, title);
	}
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		bool is_text = !node_kind_is_fact((enum node_kind)node->kind) &&
		               node->text.size > 0 && node->place.count > 0;
		struct source_text text = {
		    .place = node->place, .text = node->text, .node = node, .order = lines->count};
		if (is_text) {
			ARENA_PUSH(arena, lines->texts, lines->count, lines->capacity, text);
		}
	}
	SORT(lines->texts, lines->count, compare_places);
}

/* The text that holds the beginning of a place, or of a mark the one behind it; or `count`. */
static size_t find(const struct source_lines *lines, const struct place *place)
{
	size_t next;
	uint32_t start = place->first.start;
	if (place->count == 0 || place->line == 0) {
		return lines->count;
	}
	SEARCH_FIRST(next, 0, lines->count, lines->texts[next].place.first.start <= start);
	bool is_inside = next > 0 && place_extent(&lines->texts[next - 1].place).end > start;
	return is_inside || (next == lines->count && next > 0) ? next - 1 : next;
}

void source_lines_ask(struct source_lines *lines, const struct place *place)
{
	size_t at = find(lines, place);
	if (at < lines->count) {
		lines->texts[at].row = 1;
	}
}

size_t source_lines_number(struct source_lines *lines, size_t first)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->texts[i].row > 0) {
			lines->texts[i].row = first++;
		}
	}
	return first;
}

size_t source_lines_row(const struct source_lines *lines, const struct place *place)
{
	size_t at = find(lines, place);
	return at < lines->count ? lines->texts[at].row : 0;
}

/* ---- the sheet ---- */

enum { SOURCE, PLACE, NUMBER, TITLE, TEXT };

static const struct sheet_column columns[] = {
    [SOURCE] = SHEET_COLUMN(REPORT_SOURCE, 24), [PLACE] = SHEET_COLUMN(SHEET_PLACE, 20),
    [NUMBER] = SHEET_COLUMN(REPORT_NUMBER, 10), [TITLE] = SHEET_COLUMN(SHEET_STANDS_IN, 36),
    [TEXT] = SHEET_COLUMN(REPORT_WRITTEN, 90),
};

struct sheet *source_lines_sheet(struct workbook *book)
{
	return sheet_add(book, &MESSAGE_SHEET_SOURCE, columns, sizeof columns / sizeof *columns);
}

/* The direction or section that a text stands in, or NULL. */
static const struct node *container_of(const struct node *node)
{
	while (node && node->kind != NODE_DIRECTION && node->kind != NODE_SECTION) {
		node = node->parent;
	}
	return node;
}

void source_lines_put(struct sheet *sheet, const struct source_lines *lines,
                      const struct wording *words)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct source_text *text = &lines->texts[i];
		if (text->row == 0) {
			continue;
		}
		const struct node *container = container_of(text->node);
		struct spot spot = spot_of(lines->spots, &text->place);
		sheet_put(sheet, SOURCE, cell_text(lines->model->source.name), LOOK_FAINT);
		sheet_put(sheet, PLACE, cell_text(words_short_spot(words, &spot)), LOOK_PLAIN);
		sheet_put(sheet, NUMBER, cell_text(container ? container->number : STR("")),
		          LOOK_PLAIN);
		sheet_put(sheet, TITLE, cell_text(node_title(container)), LOOK_PLAIN);
		sheet_put(sheet, TEXT, cell_text(text->text), LOOK_PLAIN);
		sheet_end_row(sheet);
	}
}
