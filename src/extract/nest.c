/* The depth of every record: which container it stands in. One walk with the open containers on a stack; the
 * outline and the owners of labels decide what closes which of them. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/records_from_outline.h"
#include "outline/title_end.h"

struct open {
	uint8_t kind; /* enum record_kind */
	uint32_t group;
	const struct mark *style;
	const struct field *field;
	bool has_text;       /* of a field: its text has come */
	bool is_bare;        /* of a field: its label has no colon */
	uint32_t seen;       /* of a direction: its fields so far, a bit each */
	uint32_t inner_seen; /* of a direction: the fields of those inside it */
	uint32_t inner_count;
	uint32_t start; /* where its line begins */
};

struct nesting {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct record *out; /* the records again, with what nesting adds */
	size_t count;
	size_t capacity;
	struct open stack[RECORD_MAX_DEPTH];
	size_t depth;
	uint32_t *fields; /* by group: the labels that have stood in its members, a bit each */
	uint32_t *seen;   /* by group: so many of its members have come */
	bool *is_outside; /* by group: its first member stands in no field */
	bool is_item;     /* the newest marked line is an item, though it reads like a heading */
};

static struct record *emit(struct nesting *nesting, struct record record)
{
	record.depth = (uint16_t)(nesting->depth + 1);
	ARENA_PUSH(nesting->records->arena, nesting->out, nesting->count, nesting->capacity,
	           record);
	return &nesting->out[nesting->count - 1];
}

/* A part of a record, as one of its own. */
static void emit_part(struct nesting *nesting, const struct record *record, enum record_kind kind,
                      struct span span)
{
	struct record part = *record;
	part.kind = (uint8_t)kind;
	part.text = span;
	emit(nesting, part);
}

static void push(struct nesting *nesting, const struct record *record)
{
	if (nesting->depth == RECORD_MAX_DEPTH) {
		nesting->depth--;
	}
	nesting->stack[nesting->depth++] =
	    (struct open){.kind = record->kind,
	                  .group = record->group,
	                  .style = record->style,
	                  .field = record->field,
	                  .start = record->mark.start,
	                  .is_bare = record->mark.end == record->label.end};
}

/* The level of the open member of a group; SIZE_MAX where none is open. */
static size_t level_of(const struct nesting *nesting, uint32_t group)
{
	for (size_t level = nesting->depth; level-- > 0;) {
		if (nesting->stack[level].group == group) {
			return level;
		}
	}
	return SIZE_MAX;
}

/* The innermost open direction below a level; NULL where there is none. */
static struct open *direction_below(struct nesting *nesting, size_t level)
{
	while (level-- > 0) {
		if (nesting->stack[level].kind == RECORD_DIRECTION) {
			return &nesting->stack[level];
		}
	}
	return NULL;
}

/* Closes fields and items, down to the innermost section or direction. */
static void close_to_heading(struct nesting *nesting)
{
	while (nesting->depth > 0 && nesting->stack[nesting->depth - 1].kind != RECORD_SECTION &&
	       nesting->stack[nesting->depth - 1].kind != RECORD_DIRECTION) {
		nesting->depth--;
	}
}

/* A heading; what brackets at its end say becomes a paragraph behind it. */
static void nest_heading(struct nesting *nesting, const struct record *record, struct span title)
{
	struct grammar *grammar = nesting->grammar;
	struct str text = str_slice(nesting->text->folded, title.start, title.end);
	if (nesting->is_item) {
		emit_part(nesting, record, RECORD_TEXT, title);
		return;
	}
	struct match_result result;
	bool has_remark = rule_match(&grammar->remark, text, 0, &result) &&
	                  match_has(&result, grammar->remark_group) &&
	                  result.groups[grammar->remark_group].start > 0;
	uint32_t end =
	    has_remark ? title.start + result.groups[grammar->remark_group].start : title.end;
	emit_part(nesting, record, RECORD_HEADING, (struct span){title.start, end});
	if (has_remark) {
		emit_part(nesting, record, RECORD_TEXT, (struct span){end, title.end});
	}
}

/* The first text of a direction that was an item is its heading up to the mark that ends its title; the mark is
 * the direction's, and what is behind it is a paragraph. */
static void nest_title(struct nesting *nesting, const struct record *record)
{
	struct span title = record->text;
	title.end = title_end(nesting->grammar, nesting->text->folded, record->text);
	nest_heading(nesting, record, title);
	size_t behind = title.end;
	if (behind == record->text.end) {
		return;
	}
	(void)utf8_next(nesting->text->clean, &behind);
	emit_part(nesting, record, RECORD_PUNCTUATION, (struct span){title.end, (uint32_t)behind});
	if (behind < record->text.end) {
		emit_part(nesting, record, RECORD_TEXT,
		          (struct span){(uint32_t)behind, record->text.end});
	}
}

static bool is_list_of_fields(const struct nesting *nesting, const struct record *item)
{
	return item->group != UINT32_MAX && nesting->records->groups[item->group].is_fields &&
	       record_is_labelled(nesting->records, item);
}

/* Closes what does not stand around a member of a group: the member before it or, at the first one, what has been
 * opened since in the member that its series stands in. Fields stay open around items, unless the series began
 * outside of them. */
static void close_for_member(struct nesting *nesting, const struct record *record)
{
	const struct group *groups = nesting->records->groups;
	size_t sibling = level_of(nesting, record->group);
	if (sibling != SIZE_MAX) {
		nesting->depth = sibling;
		return;
	}
	size_t level = SIZE_MAX;
	for (uint32_t at = groups[record->group].parent; at != UINT32_MAX && level == SIZE_MAX;
	     at = groups[at].parent) {
		level = level_of(nesting, at);
	}
	level = level == SIZE_MAX ? 0 : level + 1;
	if (record->kind != RECORD_ITEM) {
		nesting->depth = level;
		close_to_heading(nesting);
		return;
	}
	while (!nesting->is_outside[record->group] && level < nesting->depth &&
	       nesting->stack[level].group == UINT32_MAX) {
		level++;
	}
	nesting->depth = level;
}

static void nest_marked(struct nesting *nesting, const struct record *record)
{
	if (record->kind == RECORD_ITEM && is_list_of_fields(nesting, record)) {
		return; /* the field behind it takes its mark */
	}
	close_for_member(nesting, record);
	struct record own = *record;
	const struct open *around = nesting->depth > 0 ? &nesting->stack[nesting->depth - 1] : NULL;
	nesting->is_item = own.kind == RECORD_SECTION && around &&
	                   (around->kind == RECORD_ITEM || around->kind == RECORD_FIELD);
	own.kind = nesting->is_item ? RECORD_ITEM : own.kind; /* no heading stands in an item */
	emit(nesting, own);
	push(nesting, &own);
	if (record->group != UINT32_MAX) {
		nesting->is_outside[record->group] |=
		    nesting->seen[record->group] == 0 && (!around || around->kind != RECORD_FIELD);
		nesting->seen[record->group]++;
	}
	struct open *outer =
	    record->kind == RECORD_DIRECTION ? direction_below(nesting, nesting->depth - 1) : NULL;
	if (outer) {
		outer->inner_count++;
	}
}

static uint32_t field_bit(const struct nesting *nesting, const struct field *field)
{
	return 1u << ((size_t)(field - nesting->grammar->fields) & 31);
}

/* The level of the direction that a label belongs to, or SIZE_MAX outside all directions. Below the last of some
 * sub-directions a value belongs to the direction around them where the last has such a value already, or where
 * none of several before it has one: then it is of all of them. */
static size_t owner_level(struct nesting *nesting, const struct field *field)
{
	enum { SEVERAL = 3 };
	size_t inner = SIZE_MAX;
	size_t outer = SIZE_MAX;
	for (size_t level = nesting->depth; level-- > 0;) {
		if (nesting->stack[level].kind == RECORD_DIRECTION) {
			inner = inner == SIZE_MAX ? level : inner;
			outer = level;
			if (nesting->stack[level].style->role == MARK_HEADING) {
				break; /* what stands under a heading of its own is its own */
			}
		}
	}
	if (!(field->owners & OWNER_ITEM)) {
		return outer;
	}
	if (inner == outer || field->value == VALUE_TEXT) {
		return inner;
	}
	struct open *around = &nesting->stack[outer];
	uint32_t bit = field_bit(nesting, field);
	bool repeats = nesting->stack[inner].seen & bit;
	bool is_of_all = around->inner_count >= SEVERAL && around->inner_seen != 0 &&
	                 !((around->seen | around->inner_seen) & bit);
	around->inner_seen |= repeats || is_of_all ? 0 : bit;
	return repeats || is_of_all ? outer : inner;
}

/* The level of the item inside `level` that a label of text belongs to which items may have; SIZE_MAX where there
 * is none. Items in the value of such a label have no labels of their own. */
static size_t item_level(const struct nesting *nesting, size_t level)
{
	for (size_t i = level == SIZE_MAX ? 0 : level + 1; i < nesting->depth; i++) {
		const struct open *open = &nesting->stack[i];
		if (open->kind == RECORD_ITEM && open->style->is_candidate) {
			return i;
		}
		if (open->kind == RECORD_FIELD && (open->field->owners & OWNER_ITEM)) {
			break;
		}
	}
	return SIZE_MAX;
}

/* Whether a label alone on its line below the last of several directions is about all of them, because no other of
 * them has such a label. */
static bool is_of_all(struct nesting *nesting, size_t level, const struct record *label)
{
	enum { SEVERAL = 3 };
	const struct open *open = &nesting->stack[level];
	struct str clean = nesting->text->clean;
	uint32_t bit = field_bit(nesting, label->field);
	if (open->group == UINT32_MAX) {
		return false;
	}
	const struct group *group = &nesting->records->groups[open->group];
	bool is_alone = label->mark.end < clean.size && clean.data[label->mark.end] == '\n';
	bool is_new = !(nesting->fields[open->group] & bit);
	nesting->fields[open->group] |= bit;
	return is_alone && is_new && group->members >= SEVERAL &&
	       nesting->seen[open->group] == group->members;
}

static void nest_field(struct nesting *nesting, const struct record *record)
{
	const struct field *field = record->field;
	const struct record *before = record > nesting->records->items ? record - 1 : record;
	if (before->kind == RECORD_ITEM && !is_list_of_fields(nesting, before)) {
		emit(nesting, *record); /* a part of the item whose mark it stands behind */
		push(nesting, record);
		return;
	}
	size_t level = owner_level(nesting, field);
	while (level != SIZE_MAX && is_of_all(nesting, level, record)) {
		nesting->depth = level;
		level = owner_level(nesting, field);
	}
	size_t item = (field->owners & OWNER_ITEM) && field->value == VALUE_TEXT
	                  ? item_level(nesting, level)
	                  : SIZE_MAX;
	if (item != SIZE_MAX) {
		nesting->depth = item + 1;
	} else if (level != SIZE_MAX) {
		nesting->depth = level + 1;
		nesting->stack[level].seen |= field_bit(nesting, field);
	} else {
		close_to_heading(nesting);
	}
	struct record labelled = *record;
	if (before->kind == RECORD_ITEM) { /* the mark is the field's */
		labelled.mark.start = before->mark.start;
		labelled.style = before->style;
		labelled.group = before->group;
	}
	emit(nesting, labelled);
	push(nesting, &labelled);
}

/* ---- tables ---- */

/* A table, and its contents behind it. A table of directions, and the fields of a form, stand under the innermost
 * heading; any other table is part of what is open. Nothing in a table stays open. */
static void nest_table(struct nesting *nesting, const struct record *record)
{
	const struct group *groups = nesting->records->groups;
	bool is_list = record->group != UINT32_MAX && groups[record->group].is_direction;
	bool is_form = record->reading->table->is_form;
	struct records rows = {.arena = nesting->records->arena};
	if (is_list || is_form) {
		close_to_heading(nesting);
	}
	if (is_form) {
		records_from_form(&rows, nesting->text, nesting->grammar, record->reading);
	} else {
		emit(nesting, *record);
		records_from_table(&rows, nesting->text, nesting->grammar, record->reading,
		                   is_list);
	}
	for (size_t i = 0; i < rows.count; i++) {
		struct record *part = emit(nesting, rows.items[i]);
		part->depth = (uint16_t)(part->depth + rows.items[i].depth - is_form);
	}
	ARENA_DROP(rows.arena, rows.items, rows.count, rows.capacity);
}

/* ---- inline lists ---- */

/* The next separator at or behind `from` outside brackets, or size where there is none. */
static size_t find_separator(struct str text, size_t from, struct str separator)
{
	int brackets = 0;
	for (size_t at = from; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		bool opens = c == '(' || c == 0xFF08 || c == 0x300A || c == 0x201C || c == '[' ||
		             c == 0x3010;
		bool closes = c == ')' || c == 0xFF09 || c == 0x300B || c == 0x201D || c == ']' ||
		              c == 0x3011;
		if (opens) {
			brackets++;
		} else if (closes && brackets > 0) {
			brackets--;
		} else if (brackets == 0 &&
		           str_starts(str_slice(text, start, text.size), separator)) {
			return start;
		}
	}
	return text.size;
}

/* A part of a list's text, without the blanks before it. */
static void emit_member(struct nesting *nesting, const struct record *record, size_t start,
                        size_t end, enum record_kind kind)
{
	const char *clean = nesting->text->clean.data;
	struct span span =
	    span_shift((struct span){(uint32_t)start, (uint32_t)end}, record->text.start);
	while (span.start < span.end && (clean[span.start] == ' ' || clean[span.start] == '\t')) {
		span.start++;
	}
	if (span.start < span.end) {
		emit_part(nesting, record, kind, span);
	}
}

/* Emits text as the items of an inline list: split at the separators that stand in it outside brackets. */
static void nest_inline_list(struct nesting *nesting, const struct record *record,
                             struct str separator)
{
	struct str text = str_slice(nesting->text->folded, record->text.start, record->text.end);
	struct match_result result;
	size_t end = rule_match(&nesting->grammar->sentence_end, text, 0, &result)
	                 ? result.whole.start
	                 : text.size;
	struct str list = str_slice(text, 0, end);
	for (size_t at = 0; at < list.size;) {
		size_t next = find_separator(list, at, separator);
		emit_member(nesting, record, at, next, RECORD_ITEM);
		size_t behind = next < list.size ? next + separator.size : list.size;
		emit_member(nesting, record, next, behind, RECORD_PUNCTUATION);
		at = behind;
	}
	emit_member(nesting, record, end, text.size, RECORD_PUNCTUATION);
}

/* The separator of a text that is an inline list of a field; false where it is prose: more than one sentence, or
 * one that ends with a colon. */
static bool inline_separator(struct nesting *nesting, const struct field *field,
                             const struct record *record, struct str *separator)
{
	struct str text = str_slice(nesting->text->folded, record->text.start, record->text.end);
	struct match_result result;
	bool has_end = rule_match(&nesting->grammar->sentence_end, text, 0, &result);
	if (field->separator_count == 0 || (has_end && result.whole.end < text.size) ||
	    utf8_ends_with_colon(text)) {
		return false;
	}
	struct str list = str_slice(text, 0, has_end ? result.whole.start : text.size);
	for (size_t i = 0; i < field->separator_count; i++) {
		*separator = field->separators[i];
		if (find_separator(list, 0, *separator) < list.size) {
			return true;
		}
	}
	return true; /* a list of one */
}

/* ---- text ---- */

static struct str words_of(const struct nesting *nesting, const struct record *text)
{
	return str_slice(nesting->text->folded, text->text.start, text->text.end);
}

static bool is_finished(const struct nesting *nesting, const struct record *text)
{
	struct match_result result;
	return rule_match(&nesting->grammar->finished, words_of(nesting, text), 0, &result);
}

/* Whether the last item of a list goes on in the next paragraph: it ends with a colon, or without the end of a
 * sentence where the item before it has one. */
static bool is_cut(const struct nesting *nesting)
{
	const struct record *texts[2]; /* of the last item and of the one before it */
	size_t found = 0;
	for (size_t i = nesting->count; i-- > 1 && found < 2;) {
		const struct record *record = &nesting->out[i];
		if (record->kind == RECORD_MENTION || record->kind == RECORD_AGREEMENT) {
			continue;
		}
		if (record->kind != RECORD_TEXT || record[-1].kind != RECORD_ITEM) {
			return false;
		}
		texts[found++] = record;
		i--;
	}
	return found == 2 && (utf8_ends_with_colon(words_of(nesting, texts[0])) ||
	                      (!is_finished(nesting, texts[0]) && is_finished(nesting, texts[1])));
}

/* Whether a text begins its line. */
static bool begins_line(const struct nesting *nesting, const struct record *text)
{
	uint32_t start = text->text.start;
	return start == 0 || nesting->text->clean.data[start - 1] == '\n';
}

/* A paragraph behind a list whose members are lines belongs to what the list stands in; the first behind a label
 * is its value. */
static void close_lists_of_lines(struct nesting *nesting, const struct record *text)
{
	const char *clean = nesting->text->clean.data;
	const struct open *top = nesting->depth > 0 ? &nesting->stack[nesting->depth - 1] : NULL;
	bool is_value = top && top->kind == RECORD_FIELD && !top->has_text;
	if (is_value || !begins_line(nesting, text) || is_cut(nesting)) {
		return;
	}
	for (size_t level = 0; level < nesting->depth; level++) {
		const struct open *open = &nesting->stack[level];
		bool is_member = open->kind == RECORD_ITEM || open->kind == RECORD_DIRECTION;
		const struct group *group =
		    open->group != UINT32_MAX ? &nesting->records->groups[open->group] : NULL;
		/* It has several members, and nothing stands below one that came before. */
		bool ends_with_line = group && group->members > 1 && !group->has_paragraphs;
		if (is_member && ends_with_line && text->text.start > open->start &&
		    memchr(clean + open->start, '\n', text->text.start - open->start)) {
			nesting->depth = level;
		}
	}
}

/* A paragraph that introduces a series stands where the series does, and not in the item before it. */
static void close_for_introduction(struct nesting *nesting, const struct record *record)
{
	const struct records *records = nesting->records;
	const struct record *next = record + 1;
	const struct record *end = records->items + records->count;
	struct str words = str_slice(nesting->text->clean, record->text.start, record->text.end);
	if (!begins_line(nesting, record) || !utf8_ends_with_colon(words)) {
		return;
	}
	while (next < end && (next->kind == RECORD_MENTION || next->kind == RECORD_AGREEMENT)) {
		next++;
	}
	bool is_marked = next < end && (next->kind == RECORD_SECTION || next->kind == RECORD_ITEM ||
	                                next->kind == RECORD_DIRECTION);
	if (is_marked && level_of(nesting, next->group) == SIZE_MAX) {
		close_for_member(nesting, next);
	}
}

static void nest_text(struct nesting *nesting, const struct record *record)
{
	close_for_introduction(nesting, record);
	close_lists_of_lines(nesting, record);
	struct open *top = nesting->depth > 0 ? &nesting->stack[nesting->depth - 1] : NULL;
	struct str separator;
	const struct record *last = nesting->count > 0 ? &nesting->out[nesting->count - 1] : NULL;
	if (last && last->kind == RECORD_DIRECTION) {
		nest_title(nesting, record);
		return;
	}
	/* A value's field ends with its value: a paragraph behind it is the direction's. */
	if (top && top->field && top->field->value != VALUE_TEXT && top->has_text) {
		nesting->depth--;
		top = nesting->depth > 0 ? &nesting->stack[nesting->depth - 1] : NULL;
	}
	if (top && top->kind == RECORD_FIELD) {
		assert(top->field); /* a field record has one */
		top->has_text = true;
		bool is_heading = top->is_bare && !direction_below(nesting, nesting->depth);
		if (!is_heading && inline_separator(nesting, top->field, record, &separator)) {
			nest_inline_list(nesting, record, separator);
			return;
		}
	}
	emit(nesting, *record);
}

void records_nest(struct records *records, const struct text *text, struct grammar *grammar)
{
	struct nesting nesting = {.records = records, .text = text, .grammar = grammar};
	nesting.fields = ARENA_ARRAY(records->arena, uint32_t, records->group_count + 1);
	nesting.seen = ARENA_ARRAY(records->arena, uint32_t, records->group_count + 1);
	nesting.is_outside = ARENA_ARRAY(records->arena, bool, records->group_count + 1);
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		switch ((enum record_kind)record->kind) {
		case RECORD_TITLE: /* closes all that came before it */
			nesting.depth = 0;
			emit(&nesting, *record);
			break;
		case RECORD_SECTION:
		case RECORD_DIRECTION:
		case RECORD_ITEM:
			nest_marked(&nesting, record);
			break;
		case RECORD_FIELD:
			nest_field(&nesting, record);
			break;
		case RECORD_HEADING:
			nest_heading(&nesting, record, record->text);
			break;
		case RECORD_TEXT:
			nest_text(&nesting, record);
			break;
		case RECORD_TABLE:
			nest_table(&nesting, record);
			break;
		default:
			emit(&nesting, *record);
		}
	}
	ARENA_DROP(records->arena, records->items, records->count, records->capacity);
	records->items = nesting.out;
	records->count = nesting.count;
	records->capacity = nesting.capacity;
}
