/* Words for changes. Knows no format and works nothing out. */
#include "report/changes_words.h"

#include "base/buf.h"
#include "report/message.h"

char change_sign(enum change_kind kind)
{
	static const char signs[] = {
	    [CHANGE_ADDED] = '+',   [CHANGE_REMOVED] = '-',    [CHANGE_MOVED] = '>',
	    [CHANGE_RENAMED] = '~', [CHANGE_RENUMBERED] = '#', [CHANGE_CHANGED] = '~',
	    [CHANGE_EDITED] = '~',
	};
	return signs[kind];
}

bool change_is_titled(const struct change *change)
{
	return change->at && change->at == change->within;
}

struct str words_change_kind(const struct wording *words, enum change_kind kind)
{
	static const struct message *const names[] = {
	    [CHANGE_ADDED] = &MESSAGE_CHANGE_ADDED,
	    [CHANGE_REMOVED] = &MESSAGE_CHANGE_REMOVED,
	    [CHANGE_MOVED] = &MESSAGE_CHANGE_MOVED,
	    [CHANGE_RENUMBERED] = &MESSAGE_CHANGE_RENUMBERED,
	    [CHANGE_RENAMED] = &MESSAGE_CHANGE_RENAMED,
	    [CHANGE_CHANGED] = &MESSAGE_CHANGE_CHANGED,
	    [CHANGE_EDITED] = &MESSAGE_CHANGE_EDITED,
	};
	return words_of(words, names[kind]);
}

/* One more in a list, with a comma before it where it is not the first. */
static void append(struct buf *list, const struct wording *words, struct str next)
{
	if (list->size > 0 && next.size > 0) {
		buf_append(list, words_of(words, &MESSAGE_REPORT_COMMA));
	}
	buf_append(list, next);
}

static void append_name(struct buf *list, const struct wording *words, struct str name)
{
	if (list->size > 0) {
		buf_append(list, words_of(words, &MESSAGE_REPORT_PAUSE));
	}
	buf_append(list, name);
}

struct str words_change_counts(const struct wording *words, const struct changes *changes)
{
	size_t counts[CHANGE_KIND_COUNT] = {0};
	struct buf list;
	buf_init(&list);
	for (size_t i = 0; i < changes->count; i++) {
		counts[changes->items[i].kind]++;
	}
	for (enum change_kind kind = 0; kind < CHANGE_KIND_COUNT; kind++) {
		if (counts[kind] > 0) {
			append(&list, words,
			       words_say(words, &MESSAGE_CHANGES_OF_KIND,
			                 words_count(words, counts[kind]),
			                 words_change_kind(words, kind)));
		}
	}
	struct str kinds = words_taken(words, &list);
	struct str found = words_count(words, changes->found);
	struct str shown = words_count(words, changes->count);
	if (changes->found == 0) {
		return words_of(words, &MESSAGE_CHANGES_NONE);
	}
	if (changes->count == changes->found) {
		return words_say(words, &MESSAGE_CHANGES_COUNT, found, kinds);
	}
	return changes->count == 0 ? words_say(words, &MESSAGE_CHANGES_NONE_SHOWN, found)
	                           : words_say(words, &MESSAGE_CHANGES_SHOWN, shown, found, kinds);
}

struct str words_partner_names(const struct wording *words, const struct partner_list *partners)
{
	struct buf list;
	buf_init(&list);
	for (size_t i = 0; i < partners->count; i++) {
		append_name(&list, words, partners->items[i]->text);
	}
	return words_taken(words, &list);
}

struct str words_edition(const struct wording *words, const struct model *model)
{
	const struct programme *programme = &model->programme;
	struct str year = words_count(words, programme->year);
	if (programme->year == 0) {
		return (struct str){0};
	}
	return programme->batch == 0 ? words_say(words, &MESSAGE_CHANGES_YEAR, year)
	                             : words_say(words, &MESSAGE_CHANGES_YEAR_BATCH, year,
	                                         words_count(words, programme->batch));
}

/* ---- what, and where ---- */

/* A part or an aspect by its word; one that has none is a name of the grammar's. */
static struct str part_word(const struct wording *words, struct str part)
{
	return words_code(words, CODE_KIND, part);
}

/* The label of the field that a change is of or in; empty where it is in none. */
static struct str label_around(const struct change *change)
{
	for (const struct marked *at = change->at; at && at != change->within; at = at->parent) {
		if (marked_node(at)->kind == NODE_FIELD) {
			return marked_node(at)->label;
		}
	}
	return (struct str){0};
}

/* A cell by its row and its column, and what is said of several rows by theirs. */
static struct str part_in_table(const struct wording *words, const struct change *change)
{
	struct str part = part_word(words, change->part);
	bool is_cell = str_equal(change->part, STR("cell"));
	bool is_of_rows = change->at && marked_node(change->at)->of.size > 0;
	struct str column = is_cell ? change->column : (struct str){0};
	if (!is_cell && !is_of_rows) {
		return part;
	}
	if (change->row.size > 0 && column.size > 0) {
		return words_say(words, &MESSAGE_CHANGES_IN_CELL, part, change->row, column);
	}
	return words_bracketed(words, part, change->row.size > 0 ? change->row : column);
}

/* A part with the kind of project that it is said of. */
static struct str of_class(const struct wording *words, const struct change *change,
                           struct str part)
{
	return words_bracketed(
	    words, part, change->at ? node_project_kind(marked_node(change->at)) : (struct str){0});
}

struct str words_part(const struct wording *words, const struct change *change)
{
	struct str label = label_around(change);
	if (str_equal(change->part, STR("stated"))) {
		struct str stated =
		    words_say(words, &MESSAGE_CHANGES_STATED, part_word(words, change->aspect));
		return of_class(words, change, stated);
	}
	if (change->aspect.size > 0) {
		return part_word(words, change->aspect);
	}
	if (label.size == 0 && str_equal(change->part, STR("text"))) {
		label = change->column; /* of a direction that is a row */
	}
	return of_class(words, change, label.size > 0 ? label : part_in_table(words, change));
}

struct str words_node_place(const struct wording *words, const struct node *node)
{
	const struct place *place = node ? place_of_node(node) : NULL;
	return place ? words_place(words, place) : (struct str){0};
}

struct str words_change_place(const struct wording *words, const struct change *change)
{
	const struct marked *left = change->left ? change->left : change->at;
	struct str from = words_node_place(words, left ? left->before : NULL);
	struct str to = words_node_place(words, change->at ? change->at->after : NULL);
	if (from.size > 0 && to.size > 0) {
		return arena_format(words->arena, "%.*s -> %.*s", STR_FORMAT(from), STR_FORMAT(to));
	}
	if (from.size > 0) {
		return words_say(words, &MESSAGE_CHANGES_IN_OLD, from);
	}
	return to.size > 0 ? words_say(words, &MESSAGE_CHANGES_IN_NEW, to) : to;
}

struct str words_value(const struct wording *words, const struct change *change, struct str value)
{
	return str_equal(change->aspect, STR("status")) ? words_code(words, CODE_STATUS, value)
	                                                : value;
}

/* ---- figures ---- */

struct str words_percentage(const struct wording *words, struct decimal percent)
{
	return words_say(words, &MESSAGE_CHANGES_PERCENT, words_signed(words, percent));
}

static struct str relation_word(const struct wording *words, const struct figure *figure)
{
	return words_code(words, CODE_RELATION, relation_name(figure->relation));
}

static struct str aspect_words(const struct wording *words, const struct marked *at,
                               unsigned aspect, struct str arrow)
{
	switch ((enum figure_aspect)aspect) {
	case ASPECT_RELATION:
		return words_say(words, &MESSAGE_CHANGES_RELATION,
		                 relation_word(words, at->before->figure),
		                 relation_word(words, at->after->figure), arrow);
	case ASPECT_BOUNDS:
		return words_of(words, &MESSAGE_CHANGES_BOUNDS);
	case ASPECT_UNIT:
		return words_of(words, &MESSAGE_CHANGES_UNIT);
	case ASPECT_PRECISION:
		return words_of(words, &MESSAGE_CHANGES_PRECISION);
	case ASPECT_ROWS:
		return words_of(words, &MESSAGE_CHANGES_OF_ROWS);
	case ASPECT_SOFT:
		return words_of(words, at->after->figure->soft ? &MESSAGE_CHANGES_SOFT_ADDED
		                                               : &MESSAGE_CHANGES_SOFT_REMOVED);
	default:
		return (struct str){0};
	}
}

/* The difference in units, of money and counts; in percent of anything. */
static void append_delta(struct buf *list, const struct wording *words, const struct marked *at)
{
	const struct figure *figure = at->after->figure;
	bool is_time = figure->kind == FIGURE_DURATION || figure->kind == FIGURE_AGE;
	struct str percent =
	    at->figure.has_percent ? words_percentage(words, at->figure.percent) : (struct str){0};
	if (at->figure.has_delta && !is_time) {
		struct str delta = words_signed_quantity(words, at->figure.delta, figure->unit);
		append(list, words, words_bracketed(words, delta, percent));
	} else if (percent.size > 0) {
		append(list, words, percent);
	}
}

struct str words_figure_change(const struct wording *words, const struct marked *at,
                               struct str arrow)
{
	unsigned aspects = at ? at->figure.aspects : 0;
	struct buf list;
	buf_init(&list);
	if (aspects & ASPECT_VALUE) {
		append_delta(&list, words, at);
	}
	for (unsigned bit = 0; bit < ASPECT_COUNT; bit++) {
		if (aspects >> bit & 1) {
			append(&list, words, aspect_words(words, at, 1u << bit, arrow));
		}
	}
	struct str text = words_taken(words, &list);
	return text.size > 0 && !(aspects & ASPECT_VALUE)
	           ? words_say(words, &MESSAGE_CHANGES_ONLY, text)
	           : text;
}

/* ---- directions ---- */

/* The numbers of the directions around one, each with a stroke behind it. */
static struct str path_to(const struct wording *words, const struct marked *at)
{
	struct str path = {0};
	if (marked_node(at)->kind != NODE_DIRECTION) {
		return path;
	}
	for (const struct marked *holder = at->parent; holder; holder = holder->parent) {
		const struct node *node = marked_node(holder);
		if (node->kind == NODE_DIRECTION) {
			path = arena_format(words->arena, "%.*s / %.*s", STR_FORMAT(node->number),
			                    STR_FORMAT(path));
		}
	}
	return path;
}

struct str words_numbers(const struct wording *words, const struct marked *at, struct str arrow)
{
	struct str from = at->before ? at->before->number : (struct str){0};
	struct str to = at->after ? at->after->number : (struct str){0};
	struct str path = path_to(words, at);
	if (from.size == 0 || to.size == 0 || str_equal(from, to)) {
		return arena_format(words->arena, "%.*s%.*s", STR_FORMAT(path),
		                    STR_FORMAT(to.size > 0 ? to : from));
	}
	return arena_format(words->arena, "%.*s%.*s %.*s %.*s", STR_FORMAT(path), STR_FORMAT(from),
	                    STR_FORMAT(arrow), STR_FORMAT(to));
}

struct str words_direction_figures(const struct wording *words, const struct node *direction)
{
	struct buf list;
	buf_init(&list);
	for (const struct node *node = direction->first; node; node = node->next) {
		if (node->kind == NODE_PROJECTS || node->kind == NODE_FUNDS) {
			append(&list, words, node->text);
		}
	}
	return words_taken(words, &list);
}

struct str words_partners(const struct wording *words, const struct marked *direction)
{
	struct buf list;
	buf_init(&list);
	for (const struct node *node = marked_node(direction)->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER && node->text.size > 0) {
			append_name(&list, words, node->text);
		}
	}
	return words_taken(words, &list);
}

struct str words_counterparts(const struct wording *words, const struct change *change)
{
	struct buf list;
	buf_init(&list);
	for (size_t i = 0; i < change->counterpart_count; i++) {
		const struct node *node = marked_node(change->counterparts[i]);
		struct str title = node_title(node);
		append(&list, words,
		       arena_format(words->arena, "%.*s%s%.*s", STR_FORMAT(node->number),
		                    node->number.size > 0 ? " " : "", STR_FORMAT(title)));
	}
	struct str others = words_taken(words, &list);
	return change->counterpart_count == 0
	           ? others
	           : words_say(words,
	                       change->is_source ? &MESSAGE_CHANGES_BECAME
	                                         : &MESSAGE_CHANGES_CAME_FROM,
	                       others);
}

/* ---- totals ---- */

struct amounts amounts_of_total(const struct roll_up *total, bool is_stated)
{
	struct amounts out = {
	    .has = {!is_stated || total->has_stated[0], !is_stated || total->has_stated[1]},
	    .delta = is_stated ? total->stated_delta : total->summed_delta,
	    .has_percent =
		total->has_percent && is_stated == (total->has_stated[0] && total->has_stated[1]),
	};
	for (size_t side = 0; side < 2; side++) {
		out.values[side] = is_stated ? total->stated[side] : total->summed[side];
	}
	out.has_delta = out.has[0] && out.has[1] && (is_stated || !total->is_open);
	return out;
}

struct str words_total_value(const struct wording *words, const struct roll_up *total,
                             const struct amounts *amounts, bool is_stated, int side)
{
	static const struct message *const forms[RELATION_COUNT] = {
	    [RELATION_ABOUT] = &MESSAGE_CHANGES_ABOUT,
	    [RELATION_AT_MOST] = &MESSAGE_CHANGES_AT_MOST,
	    [RELATION_LESS_THAN] = &MESSAGE_CHANGES_LESS_THAN,
	    [RELATION_AT_LEAST] = &MESSAGE_CHANGES_AT_LEAST,
	    [RELATION_MORE_THAN] = &MESSAGE_CHANGES_MORE_THAN,
	};
	const struct figure *figure = is_stated ? total->figures[side] : NULL;
	if (figure && figure->has_min && figure->has_max && !figure->has_value) {
		return words_joined(words, words_quantity(words, figure->min, total->unit), "-",
		                    words_quantity(words, figure->max, total->unit));
	}
	if (!amounts->has[side]) {
		return STR("-");
	}
	struct str value = words_quantity(words, amounts->values[side], total->unit);
	return figure && forms[figure->relation] ? words_say(words, forms[figure->relation], value)
	                                         : value;
}

struct str words_table_number(const struct wording *words, struct decimal value, struct str unit)
{
	enum { TEN_THOUSANDS = -4 };
	bool is_shifted = words->language == LANGUAGE_CHINESE && str_equal(unit, STR("CNY"));
	struct decimal shifted;
	return words_grouped(
	    words, is_shifted && decimal_shift(&shifted, value, TEN_THOUSANDS) ? shifted : value);
}

struct str words_table_delta(const struct wording *words, struct decimal value, struct str unit)
{
	return words_with_sign(words, value, words_table_number(words, value, unit));
}

/* A number of a table with the sign of its relation; of a figure alone, not of a sum. */
static struct str table_figure(const struct wording *words, const struct figure *figure,
                               struct decimal value, struct str unit)
{
	static const struct message *const forms[RELATION_COUNT] = {
	    [RELATION_ABOUT] = &MESSAGE_TREND_ABOUT,
	    [RELATION_AT_MOST] = &MESSAGE_TREND_AT_MOST,
	    [RELATION_LESS_THAN] = &MESSAGE_TREND_LESS_THAN,
	    [RELATION_AT_LEAST] = &MESSAGE_TREND_AT_LEAST,
	    [RELATION_MORE_THAN] = &MESSAGE_TREND_MORE_THAN,
	};
	struct str number = words_table_number(words, value, unit);
	const struct message *form = figure ? forms[figure->relation] : NULL;
	return form ? words_say(words, form, number) : number;
}

struct str words_direction_figure(const struct wording *words,
                                  const struct direction_figure *figure, int side, struct str unit)
{
	/* a sign that the row above says it for this one too: U+3003 */
	static const struct str ditto = STR_INIT("\xE3\x80\x83");
	const struct node *fact = figure->facts[side];
	if (figure->is_shared[side]) {
		return ditto;
	}
	if (!figure->has[side]) {
		return fact ? fact->text : (struct str){0};
	}
	return table_figure(words, fact ? fact->figure : NULL, figure->values[side], unit);
}

struct str words_table_total(const struct wording *words, const struct roll_up *total,
                             bool is_stated, int side)
{
	const struct figure *figure = is_stated ? total->figures[side] : NULL;
	if (figure && figure->has_min && figure->has_max && !figure->has_value) {
		return words_joined(words, words_table_number(words, figure->min, total->unit), "-",
		                    words_table_number(words, figure->max, total->unit));
	}
	if (is_stated && !total->has_stated[side]) {
		return STR("-");
	}
	return table_figure(words, figure, is_stated ? total->stated[side] : total->summed[side],
	                    total->unit);
}

struct str words_table_unit(const struct wording *words, struct str unit)
{
	return str_equal(unit, STR("CNY")) ? words_of(words, &MESSAGE_CHANGES_TEN_THOUSANDS)
	                                   : words_unit(words, unit);
}

struct str words_sum_kind(const struct wording *words, enum sum_kind kind)
{
	return words_of(words, kind == SUM_FUNDS ? &MESSAGE_PART_FUNDS : &MESSAGE_PART_PROJECTS);
}

size_t words_roll_up(const struct wording *words, const struct roll_up *total, struct str **out)
{
	enum { MAX_NOTES = 4 };
	static const struct message *const disagree[] = {&MESSAGE_CHANGES_DISAGREE_OLD,
	                                                 &MESSAGE_CHANGES_DISAGREE_NEW};
	struct str *notes = ARENA_ARRAY(words->arena, struct str, MAX_NOTES);
	size_t count = 0;
	bool is_stated = total->has_stated[0] && total->has_stated[1];
	*out = notes;
	if (total->has_overflow) {
		notes[0] = words_of(words, &MESSAGE_REPORT_WHY_OVERFLOW);
		return 1;
	}
	for (size_t side = 0; side < 2; side++) {
		if (total->has_stated[side] &&
		    decimal_compare(total->stated[side], total->summed[side]) != 0) {
			notes[count++] =
			    words_say(words, disagree[side],
			              words_quantity(words, total->stated[side], total->unit),
			              words_quantity(words, total->summed[side], total->unit));
		}
	}
	if (total->is_open) {
		notes[count++] = words_of(words, &MESSAGE_CHANGES_OPEN);
	} else if (is_stated && total->unexplained.digits != 0) {
		notes[count++] = words_say(words, &MESSAGE_CHANGES_UNEXPLAINED,
		                           words_quantity(words, total->unexplained, total->unit));
	} else if (is_stated && total->stated_delta.digits != 0) {
		notes[count++] = words_of(words, &MESSAGE_CHANGES_ADD_UP);
	}
	if (total->missing[0] > 0 || total->missing[1] > 0) {
		notes[count++] = words_say(words, &MESSAGE_CHANGES_MISSING,
		                           words_count(words, total->missing[0]),
		                           words_count(words, total->missing[1]));
	}
	return count;
}
