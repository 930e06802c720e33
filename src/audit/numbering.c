/* Numbers of headings and lists: gaps, repeats, the carry from 1.9 to 2.0, changes of style. A
 * series is the numbers of one kind directly in one container. One wrong number gives one finding:
 * what follows is compared both with it and with what it should have been. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/sort.h"
#include "base/utf8.h"

enum { SHAPE_SIZE = 16 };

/* What a mark looks like: its punctuation, with a letter for each run of digits. */
struct shape {
	char text[SHAPE_SIZE];
	size_t size;
};

struct member {
	const struct node *node; /* of a row that is no direction, the cell with its number */
	struct str written;      /* the number */
	struct number number;
	struct shape shape;
	size_t index;
	bool is_repeat;
};

struct series {
	struct auditor *auditor;
	enum node_kind kind;
	struct member *members;
	size_t count;
	size_t capacity;
	bool is_table;        /* the rows of a table, directions or not */
	struct shape chapter; /* of the container's sections, to know one that was read as an item
	                         or a field; size 0: it has none */
	const struct node *last_text; /* the paragraph before its first member, or NULL */
	bool goes_on;         /* the first member stands where an item of the outer series would */
	struct number before; /* the last of the series before; count 0: none */
};

/* ---- shapes ---- */

/* The character that stands for one of a mark in its shape: half-width punctuation, 'n' for a
 * digit, 'c' for a Chinese or circled number. 0 for none: blanks, and what Markdown puts before a
 * mark. */
static char shape_of(uint32_t c)
{
	static const struct {
		uint32_t from;
		char to;
	} folds[] = {{0xFF08, '('}, {0xFF09, ')'}, {0xFF0E, '.'}, {0x3001, ','}, {0xFF0C, ','}};
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
		if (folds[i].from == c) {
			return folds[i].to;
		}
	}
	if (utf8_is_digit(c)) {
		return 'n';
	}
	if (c == '(' || c == ')' || c == '.' || c == ',' || c == '[' || c == ']') {
		return (char)c;
	}
	return c < 0x80 || c == 0x3000 || c == 0xA0 ? '\0' : 'c';
}

/* Ignores a final dot or comma after two numbers, so that 1.1 and 1.1. are one style. Dot and comma
 * count as the same, in either width. */
static struct shape shape_from(struct str mark)
{
	struct shape shape = {.size = 0};
	for (size_t at = 0; at < mark.size && shape.size < SHAPE_SIZE;) {
		char c = shape_of(utf8_next(mark, &at));
		bool goes_on = shape.size > 0 && shape.text[shape.size - 1] == c;
		if (c != '\0' && !(goes_on && (c == 'n' || c == 'c'))) {
			shape.text[shape.size++] = c;
		}
	}
	bool is_decimal = shape.size >= 3 && shape.text[0] == 'n' && shape.text[2] == 'n';
	while (is_decimal && shape.text[shape.size - 1] != 'n') {
		shape.size--;
	}
	if (shape.size > 0 && shape.text[shape.size - 1] == ',') {
		shape.text[shape.size - 1] = '.';
	}
	return shape;
}

static bool same_shape(const struct shape *a, const struct shape *b)
{
	return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

/* ---- from one number to the next ---- */

enum step {
	STEP_NEXT,  /* as it should be */
	STEP_CARRY, /* 1.9 -> 2.0: correct, and worth a note */
	STEP_GAP,   /* forward, but not the next */
	STEP_SKIP,  /* 1.9 -> 2.1: a new chapter begins, or 2.0 is missing */
	STEP_BACK   /* a repeat or a step backwards */
};

/* Whether a number begins a chapter or a list: its last part is 1, or 0. */
static bool is_first(const struct number *number)
{
	return number->parts[number->count - 1] <= 1;
}

static enum step step_between(const struct number *a, const struct number *b)
{
	uint32_t last = b->count - 1;
	uint32_t same = 0;
	if (a->count < b->count) { /* one level deeper */
		return is_first(b) ? STEP_NEXT : STEP_GAP;
	}
	while (same < last && a->parts[same] == b->parts[same]) {
		same++;
	}
	uint32_t from = a->parts[same];
	uint32_t to = b->parts[same];
	if (same == last) {
		return to == from + 1 ? STEP_NEXT : to > from ? STEP_GAP : STEP_BACK;
	}
	if (to < from) {
		return STEP_BACK;
	}
	if (to != from + 1) {
		return STEP_GAP;
	}
	if (b->parts[last] == 0 && a->parts[last] == 9) {
		return STEP_CARRY;
	}
	if (b->parts[last] == 1) { /* may begin a new chapter, as in 1.9 -> 2.1 */
		return a->parts[last] == 9 ? STEP_SKIP : STEP_NEXT;
	}
	return STEP_GAP;
}

/* The number that should follow; 1.10 follows 1.9 only if numbers do not carry. */
static struct number successor(const struct number *number, bool carries)
{
	struct number next = *number;
	uint32_t last = next.count - 1;
	next.parts[last]++;
	if (carries && last > 0 && next.parts[last] == 10) {
		next.parts[last] = 0;
		next.parts[last - 1]++;
	}
	return next;
}

static struct str number_write(const struct auditor *auditor, const struct number *number)
{
	struct str text = {0};
	for (uint32_t i = 0; i < number->count; i++) {
		text = arena_format(auditor->arena, "%.*s%s%u", STR_FORMAT(text), i > 0 ? "." : "",
		                    number->parts[i]);
	}
	return text;
}

/* ---- a series ---- */

static int compare_members(const void *a, const void *b)
{
	const struct member *const *left = a;
	const struct member *const *right = b;
	int order = memcmp(&(*left)->number, &(*right)->number, sizeof(struct number));
	return order != 0 ? order : (int)((*left)->index > (*right)->index) * 2 - 1;
}

static bool is_item(const struct series *series)
{
	return series->kind == NODE_ITEM;
}

/* A wrong number of a direction is an error, of a section, list or other row a warning. */
static enum finding_level level_of(const struct member *member)
{
	return member->node->kind == NODE_DIRECTION ? FINDING_ERROR : FINDING_WARNING;
}

/* The check of a list or table is another one. */
static enum check_id check_of(const struct series *series, enum check_id check,
                              const struct member *member)
{
	bool is_list = is_item(series) || member->node->kind == NODE_CELL;
	return is_list ? CHECK_LIST_NUMBERING : check;
}

static void report(const struct series *series, enum check_id check, enum finding_level level,
                   const struct member *member, const struct message *message, struct str other)
{
	const struct node *node = member->node;
	const struct str arguments[DIAG_ARGUMENTS] = {member->written, other};
	const struct place place = mark_place(node);
	finding_add(series->auditor, check_of(series, check, member), level, node, &place, message,
	            arguments);
}

/* Marks and reports every number that has been used before. */
static void find_repeats(const struct series *series)
{
	struct arena *arena = series->auditor->arena;
	struct member **sorted = ARENA_ARRAY(arena, struct member *, series->count);
	for (size_t i = 0; i < series->count; i++) {
		sorted[i] = &series->members[i];
	}
	SORT(sorted, series->count, compare_members);
	for (size_t i = 1; i < series->count; i++) {
		if (memcmp(&sorted[i]->number, &sorted[i - 1]->number, sizeof(struct number)) !=
		    0) {
			continue;
		}
		sorted[i]->is_repeat = true;
		report(series, CHECK_NUMBERING_REPEAT, level_of(sorted[i]), sorted[i],
		       &MESSAGE_FIND_NUMBER_REPEAT, (struct str){0});
		finding_refer(series->auditor, check_of(series, CHECK_NUMBERING_REPEAT, sorted[i]),
		              1, &sorted[i - 1]->node->place);
	}
}

static bool is_next(enum step step)
{
	return step == STEP_NEXT || step == STEP_CARRY;
}

/* Checks a member against the one before. `should` is what that one should have been, if it was
 * wrong (count 0: it was right). */
static void check_step(const struct series *series, const struct member *previous,
                       const struct member *member, struct number *should)
{
	bool carries = member->number.count == 2;
	struct number expected = successor(&previous->number, carries);
	enum step step = step_between(&previous->number, &member->number);
	if (should->count > 0 && !is_next(step)) {
		enum step other = step_between(should, &member->number);
		if (is_next(other)) {
			should->count = 0;
			return;
		}
		expected = successor(should, carries);
	}
	should->count = 0;
	if (is_next(step)) {
		if (step == STEP_CARRY) {
			report(series, CHECK_NUMBERING_CARRY, FINDING_NOTE, member,
			       &MESSAGE_FIND_NUMBER_CARRY, previous->written);
		}
		return;
	}
	*should = expected;
	if (step == STEP_BACK && !member->is_repeat) {
		report(series, CHECK_NUMBERING_ORDER, level_of(member), member,
		       &MESSAGE_FIND_NUMBER_ORDER, previous->written);
	} else if (step != STEP_BACK) {
		report(series, CHECK_NUMBERING_GAP,
		       step == STEP_SKIP ? FINDING_WARNING : level_of(member), member,
		       &MESSAGE_FIND_NUMBER_GAP, number_write(series->auditor, &expected));
	}
}

/* Whether every number is 1: Markdown allows this, as it numbers the items itself. */
static bool counts_by_itself(const struct series *series)
{
	enum { MIN_MEMBERS = 3 };
	bool is_one = is_item(series) && series->count >= MIN_MEMBERS;
	for (size_t i = 0; i < series->count && is_one; i++) {
		const struct number *number = &series->members[i].number;
		is_one = number->count == 1 && number->parts[0] == 1;
	}
	return is_one;
}

/* Whether a list that begins with 2 has its 1 inside the text before it: "annexes: 1. a", and on
 * the next line "2. b". */
static bool has_first_within(const struct series *series, const struct member *first)
{
	struct str written = first->written;
	struct str label = first->node->label;
	size_t at = str_find(label, written);
	const struct node *before = series->last_text;
	if (!before || at == SIZE_MAX || !str_equal(written, STR("2")) || at > 0) {
		return false;
	}
	struct str mark = arena_format(series->auditor->arena, "1%.*s",
	                               STR_FORMAT(str_slice(label, 1, label.size)));
	return str_find(before->text, mark) != SIZE_MAX;
}

/* Whether the second member of a series is numbered 2: then the first number is wrong, and the
 * series is not an excerpt. */
static bool is_second(const struct series *series)
{
	const struct number *second = &series->members[1].number;
	return series->count > 1 && second->parts[second->count - 1] == 2 &&
	       !is_next(step_between(&series->members[0].number, second));
}

/* Checks that a series starts anew or continues the one before it. A series that starts far from
 * its first number may be an excerpt, and so may a table. */
static void check_first(const struct series *series, struct number *should)
{
	const struct member *first = &series->members[0];
	if (!series->goes_on && series->before.count == 0 && is_second(series)) {
		*should = series->members[1].number;
		should->parts[should->count - 1] = 1;
		report(series, CHECK_NUMBERING_GAP, level_of(first), first,
		       &MESSAGE_FIND_NUMBER_GAP, number_write(series->auditor, should));
		return;
	}
	if (series->goes_on || series->is_table || is_first(&first->number) ||
	    has_first_within(series, first) ||
	    (series->before.count > 0 &&
	     step_between(&series->before, &first->number) == STEP_NEXT)) {
		return;
	}
	*should = first->number;
	should->parts[should->count - 1] = 1;
	bool is_far = first->number.parts[should->count - 1] > 2;
	report(series, CHECK_NUMBERING_GAP, is_far ? FINDING_WARNING : level_of(first), first,
	       &MESSAGE_FIND_NUMBER_GAP, number_write(series->auditor, should));
}

/* Whether the numbers of a table count its rows: most are one more than the one before, and they
 * start from 1 or where the table before ended. Otherwise they are codes, amounts or an excerpt. */
static bool counts_rows(const struct series *series)
{
	enum { OF = 4 /* of this many steps one may be wrong */ };
	const struct member *members = series->members;
	size_t wrong = 0;
	for (size_t i = 1; i < series->count; i++) {
		wrong += !is_next(step_between(&members[i - 1].number, &members[i].number));
	}
	bool begins = is_first(&members[0].number) ||
	              (series->before.count > 0 &&
	               step_between(&series->before, &members[0].number) == STEP_NEXT);
	return begins && wrong * OF < series->count;
}

/* Checks the members of a series, and starts the next one. */
static void end_series(struct series *series)
{
	struct number should = {.count = 0};
	if (series->count == 0) {
		return;
	}
	if ((series->is_table && series->members[0].node->kind == NODE_CELL &&
	     !counts_rows(series)) ||
	    counts_by_itself(series)) {
		series->count = 0;
		return;
	}
	find_repeats(series);
	check_first(series, &should);
	for (size_t i = 1; i < series->count; i++) {
		const struct member *previous = &series->members[i - 1];
		const struct member *member = &series->members[i];
		series->auditor->steps++;
		check_step(series, previous, member, &should);
		if (!same_shape(&previous->shape, &member->shape) &&
		    !same_shape(&series->members[0].shape, &member->shape)) {
			report(series, CHECK_NUMBERING_STYLE, FINDING_WARNING, member,
			       &MESSAGE_FIND_NUMBER_STYLE, previous->node->label);
		}
	}
	series->before = series->members[series->count - 1].number;
	series->count = 0;
	series->goes_on = false;
}

/* Whether a list or a chapter starts anew here: with another kind of mark, or with 1 after other
 * text (in a table: after a row without a number). Chapters also start anew in each annex, and in
 * each form in it. */
static bool begins_anew(const struct series *series, const struct member *member, bool interrupted)
{
	const struct member *last = &series->members[series->count - 1];
	if (member->number.parts[member->number.count - 1] != 1) {
		return false;
	}
	if (interrupted && series->is_table) {
		return true;
	}
	if (series->kind == NODE_DIRECTION) {
		return interrupted && member->number.count == 1; /* not 1.1 */
	}
	if (!same_shape(&last->shape, &member->shape)) {
		return true;
	}
	return series->kind == NODE_SECTION || (is_item(series) && interrupted);
}

/* A mark without its punctuation. */
static struct str number_in(struct str mark)
{
	size_t start = 0;
	size_t end = mark.size;
	for (size_t at = 0; at < mark.size;) {
		size_t from = at;
		char c = shape_of(utf8_next(mark, &at));
		bool is_number = c == 'n' || c == 'c';
		start = is_number && start == 0 ? from + 1 : start; /* 0 is none */
		end = is_number ? at : end;
	}
	return start > 0 ? str_slice(mark, start - 1, end) : (struct str){0};
}

/* A field stores its mark where other nodes store the number. */
static struct member member_of(const struct node *node, size_t index)
{
	bool is_field = node->kind == NODE_FIELD;
	struct str written = is_field ? number_in(node->number) : node->number;
	return (struct member){.node = node,
	                       .written = written,
	                       .number = number_from_text(written),
	                       .shape = shape_from(is_field ? node->number : node->label),
	                       .index = index};
}

/* A row that is no direction; its number is that of its number cell, or empty. */
static struct member member_of_row(const struct node *row, size_t index)
{
	const struct node *cell = row->first;
	while (cell && !str_equal(cell->name, STR("number"))) {
		cell = cell->next;
	}
	struct member member = {.node = cell, .index = index};
	if (cell && str_equal(row->name, STR("body"))) {
		member.written = str_trim(cell->text);
		member.number = number_from_text(member.written);
		member.shape = shape_from(member.written);
	}
	return member;
}

/* Whether a list directly in an item, with the item's own kind of mark, should be part of the outer
 * list: a wrong number made it look like a new list. A list that is really nested follows a colon,
 * or a second paragraph of the item. */
static bool is_continuation(const struct node *container, const struct member *first)
{
	struct member outer = member_of(container, 0);
	const struct node *text = container->first;
	return container->kind == NODE_ITEM && outer.number.count > 0 &&
	       same_shape(&outer.shape, &first->shape) && text && text->next == first->node &&
	       !utf8_ends_with_colon(str_trim(text->text));
}

/* Whether a node counts as a member of a series. What was read as an item or a field may be one of
 * its sections, and a field may be one of its items. */
static bool is_member(const struct series *series, const struct node *node)
{
	bool is_listed = (node->kind == NODE_FIELD && node->number.size > 0) ||
	                 (node->kind == NODE_ITEM && node->label.size > 0);
	if (is_listed && series->chapter.size > 0) {
		struct shape shape = member_of(node, 0).shape;
		return same_shape(&shape, &series->chapter) == (series->kind == NODE_SECTION);
	}
	return node->kind == (uint8_t)series->kind || (is_item(series) && is_listed) ||
	       (series->is_table && node->kind == NODE_ROW);
}

static struct shape chapter_of(const struct node *container)
{
	const struct node *node = container->first;
	while (node && node->kind != NODE_SECTION) {
		node = node->next;
	}
	return node ? shape_from(node->label) : (struct shape){.size = 0};
}

/* Checks the numbers of one kind directly in a container. */
static void check_container(struct series *series, const struct node *container)
{
	bool interrupted = false;
	series->last_text = NULL;
	for (const struct node *node = container->first; node; node = node->next) {
		series->auditor->steps++;
		bool is_row = series->is_table && node->kind == NODE_ROW;
		if (!is_member(series, node)) {
			interrupted =
			    interrupted || node->kind == NODE_PARAGRAPH || node->kind == NODE_FIELD;
			series->last_text = node->kind == NODE_PARAGRAPH && series->count == 0
			                        ? node
			                        : series->last_text;
			continue;
		}
		struct member member =
		    is_row ? member_of_row(node, series->count) : member_of(node, series->count);
		interrupted = interrupted || (is_row && !str_equal(node->name, STR("body")));
		if (member.number.count == 0) {
			continue;
		}
		if (series->count == 0 && is_continuation(container, &member)) {
			struct member outer = member_of(container, 0);
			ARENA_PUSH(series->auditor->arena, series->members, series->count,
			           series->capacity, outer);
			member.index = 1;
			series->goes_on = true;
		}
		if (series->count > (size_t)series->goes_on &&
		    begins_anew(series, &member, interrupted)) {
			end_series(series);
			member.index = 0;
		}
		interrupted = false;
		ARENA_PUSH(series->auditor->arena, series->members, series->count, series->capacity,
		           member);
	}
	end_series(series);
}

static bool has_direction(const struct node *table)
{
	const struct node *row = table->first;
	while (row && row->kind != NODE_DIRECTION) {
		row = row->next;
	}
	return row != NULL;
}

void check_numbering(struct auditor *auditor)
{
	struct series sections = {.auditor = auditor, .kind = NODE_SECTION};
	struct series outer = {.auditor = auditor, .kind = NODE_DIRECTION};
	struct series inner = outer;
	struct series items = {.auditor = auditor, .kind = NODE_ITEM};
	struct series rows = {.auditor = auditor, .kind = NODE_DIRECTION, .is_table = true};
	const struct node *body = auditor->model->body;
	uint32_t ended;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		bool is_inside = node->kind == NODE_DIRECTION || direction_around(node);
		if (node->kind == NODE_DIRECTION) { /* a list ends with its direction */
			inner.before.count = 0;
			items.before.count = 0;
		}
		if (node->kind == NODE_TABLE) {
			check_container(&rows, node);
			if (has_direction(node)) { /* what follows may continue from there */
				*(is_inside ? &inner.before : &outer.before) = rows.before;
			}
		} else if (node->first) {
			sections.chapter = items.chapter = chapter_of(node);
			check_container(&sections, node);
			check_container(is_inside ? &inner : &outer, node);
			check_container(&items, node);
		}
	}
}
