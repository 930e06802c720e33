/* Brackets and quotation marks that are not closed or were never opened. Each kind is matched by
 * itself, in either width, over all texts of one field or section, since a sentence may continue in
 * the next paragraph. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/character.h"
#include "base/utf8.h"

/* A bracket that is open. */
struct opened {
	const struct node *node;
	size_t start, end;
};

struct matching {
	struct auditor *auditor;
	const struct node *scope;
	struct {
		struct opened *items;
		size_t count;
		size_t capacity;
	} stacks[BRACKETS_COUNT];
};

static void report(struct auditor *auditor, const struct node *node, size_t start, size_t end,
                   enum brackets kind, bool is_open)
{
	struct place place = place_within(auditor, node, start, end);
	bool is_quote = kind >= BRACKETS_DOUBLE;
	enum { AROUND = 24 }; /* bytes of the text that the message shows */
	size_t from = is_open ? start : start > AROUND ? start - AROUND : 0;
	size_t to = is_open ? end + AROUND : end;
	while (from > 0 && utf8_is_inside(node->text, from)) {
		from--;
	}
	while (utf8_is_inside(node->text, to)) {
		to++;
	}
	const struct str arguments[DIAG_ARGUMENTS] = {str_slice(node->text, start, end),
	                                              str_slice(node->text, from, to)};
	finding_add(auditor, is_quote ? CHECK_QUOTE_OPEN : CHECK_BRACKET_OPEN, FINDING_WARNING,
	            node->kind == NODE_BODY ? NULL : node, &place,
	            is_open ? &MESSAGE_FIND_NOT_CLOSED : &MESSAGE_FIND_NOT_OPENED, arguments);
}

/* Whether a closing bracket is probably a list mark that lost its number in copying: it begins a
 * text, or stands between two sentences. */
static bool is_mark_without_number(struct str text, size_t at)
{
	static const uint32_t stops[] = {0x3002, 0xFF1B, ';'};
	size_t before = at;
	uint32_t c = at > 0 ? utf8_previous(text, at, &before) : 0;
	size_t end = at;
	bool is_behind = false;
	utf8_next(text, &end);
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		is_behind = is_behind || stops[i] == c;
	}
	return pass_blanks(text, 0) == at || (is_behind && pass_blanks(text, end) < text.size);
}

/* Whether a closing bracket is a list mark within a sentence, as in "1) ..., 2) ...". */
static bool is_list_mark(struct str text, size_t at)
{
	enum { MAX_CHARACTERS = 3 };
	size_t start = at;
	if (is_mark_without_number(text, at)) {
		return true;
	}
	for (int i = 0; i <= MAX_CHARACTERS; i++) {
		size_t before = start;
		uint32_t c = start > 0 ? utf8_previous(text, start, &before) : 0;
		struct number number = number_from_text(str_slice(text, before, start));
		bool is_letter = c < 0x80 && ascii_is_letter((char)c);
		if (c == 0 || (number.count == 0 && !(is_letter && i == 0))) {
			/* what precedes the digits, or the one letter, is no word */
			return i > 0 && (c < 'A' || (c >= 0x2000 && c < 0x3400) || c >= 0xFF00);
		}
		start = before;
	}
	return false;
}

/* Handles a closing bracket. An unmatched closing single quotation mark is not reported, since it
 * is mostly an apostrophe. */
static void close(struct matching *matching, const struct node *node, size_t start, size_t end,
                  enum brackets kind)
{
	if (matching->stacks[kind].count > 0) {
		matching->stacks[kind].count--;
	} else if (kind != BRACKETS_SINGLE &&
	           !(kind == BRACKETS_ROUND && is_list_mark(node->text, start))) {
		report(matching->auditor, node, start, end, kind, false);
	}
}

/* Reports the brackets that are still open at the end of a scope. */
static void finish(struct matching *matching)
{
	for (int kind = 0; kind < BRACKETS_COUNT; kind++) {
		for (size_t i = 0; i < matching->stacks[kind].count; i++) {
			const struct opened *opened = &matching->stacks[kind].items[i];
			report(matching->auditor, opened->node, opened->start, opened->end,
			       (enum brackets)kind, true);
		}
		matching->stacks[kind].count = 0;
	}
}

static void match_text(struct matching *matching, const struct node *node)
{
	struct arena *arena = matching->auditor->arena;
	matching->auditor->steps += node->text.size;
	for (size_t at = 0; at < node->text.size;) {
		if (utf8_is_han_lead(node->text.data[at])) {
			at = utf8_skip_han(node->text, at, node->text.size);
			continue;
		}
		size_t start = at;
		uint32_t c = utf8_next(node->text, &at);
		for (enum brackets kind = 0; kind < BRACKETS_COUNT; kind++) {
			if (character_closes(kind, c)) {
				close(matching, node, start, at, kind);
			} else if (character_opens(kind, c)) {
				struct opened opened = {node, start, at};
				ARENA_PUSH(arena, matching->stacks[kind].items,
				           matching->stacks[kind].count,
				           matching->stacks[kind].capacity, opened);
			}
		}
	}
}

/* The node whose texts are matched together; a heading or a cell is matched alone. */
static const struct node *scope_of(const struct node *node)
{
	bool is_alone = node->kind == NODE_HEADING || node->kind == NODE_CELL;
	const struct node *at = is_alone ? NULL : node->parent;
	while (at && at->kind != NODE_FIELD && at->kind != NODE_DIRECTION &&
	       at->kind != NODE_SECTION && at->kind != NODE_BODY) {
		at = at->parent;
	}
	return at ? at : node;
}

static void match_in(struct matching *matching, const struct node *node, const struct node *scope)
{
	if (scope != matching->scope) {
		finish(matching);
	}
	matching->scope = scope;
	match_text(matching, node);
}

/* The title is matched with the texts before the first section, as the lines around it may be parts
 * of it. */
void check_brackets(struct auditor *auditor)
{
	struct matching matching = {.auditor = auditor};
	const struct model *model = auditor->model;
	struct node title = {
	    .kind = NODE_PARAGRAPH, .text = model->title, .place = model->title_place};
	bool has_title = false;
	for (size_t i = 0; i < auditor->text_count; i++) {
		const struct node *text = auditor->texts[i];
		if (!has_title && text->place.first.start > title.place.first.start) {
			match_in(&matching, &title, model->body);
			has_title = true;
		}
		match_in(&matching, text, scope_of(text));
	}
	if (!has_title) {
		match_in(&matching, &title, model->body);
	}
	finish(&matching);
}
