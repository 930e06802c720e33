/* Brackets and quotation marks that do not close, or were never opened. Each kind is matched by
 * itself and in either width, over the texts of one field or section: a sentence may go on in
 * the next paragraph. */
#include "audit/auditor.h"
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
	while (from > 0 && ((unsigned char)node->text.data[from] & 0xC0) == 0x80) {
		from--;
	}
	while (to < node->text.size && ((unsigned char)node->text.data[to] & 0xC0) == 0x80) {
		to++;
	}
	const struct str arguments[DIAG_ARGUMENTS] = {str_slice(node->text, start, end),
	                                              str_slice(node->text, from, to)};
	finding_add(auditor, is_quote ? CHECK_QUOTE_OPEN : CHECK_BRACKET_OPEN, FINDING_WARNING,
	            node->kind == NODE_BODY ? NULL : node, &place,
	            is_open ? MESSAGE_FIND_NOT_CLOSED : MESSAGE_FIND_NOT_OPENED, arguments);
}

/* Whether a closing bracket is a list mark within a sentence, as in "1) ..., 2) ...". */
static bool is_list_mark(struct str text, size_t at)
{
	enum { LONGEST = 3 };
	size_t start = at;
	for (int i = 0; i <= LONGEST; i++) {
		size_t before = start;
		uint32_t c = start > 0 ? utf8_previous(text, start, &before) : 0;
		struct number number = number_from_text(str_slice(text, before, start));
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (c == 0 || (number.count == 0 && !(is_letter && i == 0))) {
			/* a run of digits, or one letter, and no word before it */
			return i > 0 && (c < 'A' || (c >= 0x2000 && c < 0x3400) || c >= 0xFF00);
		}
		start = before;
	}
	return false;
}

/* A closing single mark is an apostrophe mostly. */
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

/* Reports what has stayed open at the end of a scope. */
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

/* What holds a text together with its neighbours; a heading stands alone, and so does a cell. */
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

void check_brackets(struct auditor *auditor)
{
	struct matching matching = {.auditor = auditor};
	const struct model *model = auditor->model;
	struct node title = {
	    .kind = NODE_HEADING, .text = model->title, .place = model->title_place};
	match_text(&matching, &title);
	finish(&matching);
	for (size_t i = 0; i < auditor->text_count; i++) {
		const struct node *scope = scope_of(auditor->texts[i]);
		if (scope != matching.scope) {
			finish(&matching);
		}
		matching.scope = scope;
		match_text(&matching, auditor->texts[i]);
	}
	finish(&matching);
}
