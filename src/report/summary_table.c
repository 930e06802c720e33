/* The table of directions: a line each, with its figures. */
#include "report/summary_table.h"

#include "base/width.h"
#include "model/directions.h"
#include "report/figure_marks.h"
#include "report/message.h"

enum {
	MAX_LOOK = 1000, /* nodes behind a direction: a fact of it and others stands near */
	MAX_DIRECTIONS = 24
};

struct str fact_per(const struct node *node)
{
	return node->figure ? node->figure->per : (struct str){0};
}

/* Whether a figure is of something in all. */
static bool is_in_all(const struct node *node)
{
	return fact_per(node).size == 0 && !node->whole;
}

struct str fact_text(const struct wording *words, const struct node *node)
{
	const struct figure *figure = node->figure;
	struct str text = node->text;
	char last = text.size > 0 ? text.data[text.size - 1] : ' ';
	bool has_unit = last < '0' || last > '9'; /* it does not end with a digit */
	if (node->kind != NODE_FUNDS || (node->column == 0 && has_unit)) {
		return text;
	}
	if (figure->has_min && figure->has_max) {
		return words_joined(words, words_quantity(words, figure->min, figure->unit), "~",
		                    words_quantity(words, figure->max, figure->unit));
	}
	return figure->has_value ? words_quantity(words, figure->value, figure->unit) : text;
}

/* Where an id stands among those that a fact is said of: 0 the first; SIZE_MAX: not. And how many
 * they are. */
static size_t find_sharer(const struct node *fact, struct str id, size_t *count)
{
	size_t found = SIZE_MAX;
	*count = 0;
	struct str other;
	for (struct str ids = fact->of; (other = model_next_id(&ids)).size > 0; ++*count) {
		found = str_equal(other, id) ? *count : found;
	}
	return found;
}

/* What a table says of a direction and others together: shown with the first of them. */
static struct str shared_of(const struct terminal *terminal, const struct node *direction,
                            enum node_kind kind)
{
	size_t steps = 0;
	for (const struct node *node = direction->next; node && steps++ < MAX_LOOK;
	     node = node->next) {
		size_t count;
		size_t at = node->kind == kind && node->of.size > 0
		                ? find_sharer(node, direction->id, &count)
		                : SIZE_MAX;
		if (at != SIZE_MAX) {
			return at > 0 ? STR("\xE3\x80\x83") /* ditto */
			              : words_say(&terminal->words, &MESSAGE_SUMMARY_TOGETHER,
			                          fact_text(&terminal->words, node),
			                          words_count(&terminal->words, count));
		}
	}
	return (struct str){0};
}

/* The texts of a direction's own facts of a kind: of figures its totals, or where it has none what
 * they are for each of something; else what it has with others. */
static struct str facts_of(const struct terminal *terminal, const struct node *direction,
                           enum node_kind kind)
{
	const struct wording *words = &terminal->words;
	struct str all = {0};
	bool has_total = false;
	for (const struct node *node = direction->first; node; node = node->next) {
		has_total = has_total || (node->kind == kind && is_in_all(node));
	}
	for (const struct node *node = direction->first; node; node = node->next) {
		struct str per = fact_per(node);
		if (node->kind != kind || (has_total && !is_in_all(node))) {
			continue;
		}
		struct str text = kind != NODE_PARTNER  ? fact_text(&terminal->words, node)
		                  : node->text.size > 0 ? node->text
		                                        : node->code;
		if (per.size > 0) {
			text = str_equal(per, STR("project"))
			           ? words_say(words, &MESSAGE_SUMMARY_EACH_PROJECT, text)
			           : words_say(words, &MESSAGE_SUMMARY_EACH,
			                       words_code(words, CODE_EACH, per), text);
		}
		all = words_joined(words, all,
		                   words_of(words, kind == NODE_PARTNER ? &MESSAGE_REPORT_PAUSE
		                                                        : &MESSAGE_SUMMARY_PLUS)
		                       .data,
		                   text);
	}
	return all.size > 0 ? all : shared_of(terminal, direction, kind);
}

enum table_column {
	COLUMN_NUMBER,
	COLUMN_LINE,
	COLUMN_PARTNER,
	COLUMN_PROJECTS,
	COLUMN_FUNDS,
	COLUMN_TITLE,
	COLUMN_COUNT
};

/* What columns keep where the title has too little room, the first to give way first; and what the title has then. */
enum { MIN_TITLE_COLUMNS = 24, MAX_NUMBER_COLUMNS = 12 };
static const struct {
	enum table_column column;
	size_t least;
} yielding[] = {{COLUMN_PARTNER, 10}, {COLUMN_FUNDS, 16}, {COLUMN_PROJECTS, 12}};

struct table_row {
	struct str cells[COLUMN_COUNT];
	struct place place;
};

/* What stands in the place of figures that are not there. */
static const char *const mark_signs[] = {
    [FIGURE_MARK_NONE] = "", [FIGURE_MARK_LOST] = "!", [FIGURE_MARK_IN_PARTS] = "+"};

/* Prints what the signs mean that were printed: marks is a set of enum figure_mark. */
static void print_legend(struct terminal *terminal, unsigned marks)
{
	static const struct message *const legends[] = {
	    [FIGURE_MARK_LOST] = &MESSAGE_SUMMARY_MARK_LOST,
	    [FIGURE_MARK_IN_PARTS] = &MESSAGE_SUMMARY_MARK_IN_PARTS};
	for (int mark = FIGURE_MARK_LOST; mark <= FIGURE_MARK_IN_PARTS; mark++) {
		if (marks & 1U << mark) {
			terminal_wrap(terminal, words_of(&terminal->words, legends[mark]), 0, 3);
		}
	}
}

/* Puts signs into the cells without figures that one would expect; adds them to a set of enum figure_mark. */
static void mark_cells(struct table_row *row, const struct directions *directions, size_t index,
                       unsigned *marks)
{
	static const enum table_column cells[SUM_COUNT] = {
	    [SUM_PROJECTS] = COLUMN_PROJECTS, [SUM_FUNDS] = COLUMN_FUNDS};
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		struct str *cell = &row->cells[cells[kind]];
		if (cell->size == 0) {
			enum figure_mark mark = figure_mark(directions, index, kind);
			*cell = str_from(mark_signs[mark]);
			*marks |= 1U << mark;
		}
	}
}

static struct table_row row_of(const struct terminal *terminal, const struct node *direction)
{
	const struct wording *words = &terminal->words;
	bool inside = direction_around(direction) != NULL;
	return (struct table_row){
	    .place = direction->place,
	    .cells = {[COLUMN_NUMBER] = arena_format(words->arena, "%s%.*s", inside ? "  " : "",
	                                             STR_FORMAT(direction->number)),
	              [COLUMN_LINE] = words_count(words, direction->place.line),
	              [COLUMN_PARTNER] = facts_of(terminal, direction, NODE_PARTNER),
	              [COLUMN_PROJECTS] = facts_of(terminal, direction, NODE_PROJECTS),
	              [COLUMN_FUNDS] = facts_of(terminal, direction, NODE_FUNDS),
	              [COLUMN_TITLE] = node_title(direction)}};
}

/* How wide each column is: as what is in it, 0 where nothing is but its head; the title has the rest of 80. */
static void find_widths(size_t widths[COLUMN_COUNT], const struct terminal *terminal,
                        const struct table_row *rows, size_t count)
{
	size_t used = 0;
	for (enum table_column at = 0; at < COLUMN_TITLE; at++) {
		bool is_used = at < COLUMN_PARTNER;
		widths[at] = 0;
		for (size_t i = 0; i < count; i++) {
			size_t cell = display_width(rows[i].cells[at]);
			widths[at] = cell > widths[at] ? cell : widths[at];
			is_used = is_used || (i > 0 && cell > 0);
		}
		if (at == COLUMN_NUMBER && widths[at] > MAX_NUMBER_COLUMNS) {
			widths[at] = MAX_NUMBER_COLUMNS;
		}
		widths[at] = is_used ? widths[at] : 0;
		used += is_used ? widths[at] + 2 : 0;
	}
	size_t wide = terminal->width;
	size_t room = (wide > TERMINAL_WIDTH ? wide : TERMINAL_WIDTH) - MIN_TITLE_COLUMNS;
	room = room < TERMINAL_WIDTH ? room : TERMINAL_WIDTH;
	for (size_t i = 0; i < sizeof yielding / sizeof *yielding && used > room; i++) {
		size_t *width = &widths[yielding[i].column];
		size_t least = *width < yielding[i].least ? *width : yielding[i].least;
		size_t less = used - room < *width - least ? used - room : *width - least;
		*width -= less;
		used -= less;
	}
	widths[COLUMN_TITLE] = TERMINAL_WIDTH > used ? TERMINAL_WIDTH - used : 0;
}

/* Prints rows, the first of them the heads; columns in which nothing stands are left out. */
static void print_table(struct terminal *terminal, const struct table_row *rows, size_t count)
{
	size_t widths[COLUMN_COUNT];
	struct text_column columns[COLUMN_COUNT];
	enum table_column kept[COLUMN_COUNT];
	size_t kept_count = 0;
	find_widths(widths, terminal, rows, count);
	for (enum table_column at = 0; at < COLUMN_COUNT; at++) {
		if (widths[at] > 0 || at == COLUMN_TITLE) {
			columns[kept_count] =
			    (struct text_column){.gap = kept_count > 0 ? 2 : 0,
			                         .width = (unsigned char)widths[at],
			                         .align = at == COLUMN_TITLE  ? ALIGN_LAST
			                                  : at == COLUMN_LINE ? ALIGN_RIGHT
			                                                      : ALIGN_LEFT};
			kept[kept_count++] = at;
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct str cells[COLUMN_COUNT];
		for (size_t k = 0; k < kept_count; k++) {
			cells[k] = rows[i].cells[kept[k]];
		}
		terminal_row_at(terminal, columns, cells, kept_count, COLUMN_LINE,
		                i > 0 ? &rows[i].place : NULL);
	}
}

void print_direction_table(struct terminal *terminal, const struct model *model, size_t count)
{
	static const struct message *const names[COLUMN_COUNT] = {
	    &MESSAGE_SUMMARY_NUMBER, &MESSAGE_REPORT_LINE, &MESSAGE_REPORT_PARTNER,
	    &MESSAGE_PART_PROJECTS,  &MESSAGE_PART_FUNDS,  &MESSAGE_REPORT_TITLE};
	struct table_row rows[MAX_DIRECTIONS + 1];
	struct directions directions;
	unsigned marks = 0; /* a set of enum figure_mark */
	uint32_t ended;
	size_t shown = 0;
	if (count == 0) {
		return;
	}
	directions_from_model(&directions, terminal->words.arena, model);
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		rows[0].cells[i] = words_of(&terminal->words, names[i]);
	}
	for (const struct node *node = model->body; node && shown < MAX_DIRECTIONS;
	     node = node_next(node, model->body, &ended)) {
		if (node->kind == NODE_DIRECTION) {
			struct table_row *row = &rows[shown + 1];
			*row = row_of(terminal, node);
			mark_cells(row, &directions, shown++, &marks);
		}
	}
	putc('\n', terminal->stream);
	print_table(terminal, rows, shown + 1);
	if (count > shown) {
		terminal_print(terminal, words_say(&terminal->words, &MESSAGE_SUMMARY_MORE,
		                                   words_count(&terminal->words, count - shown)));
		putc('\n', terminal->stream);
	}
	print_legend(terminal, marks);
	putc('\n', terminal->stream);
}
