/* Paragraphs of a redline: stretches as runs that are kept, inserted, deleted or moved, a mark at
 * the end that is tracked where the paragraph is of one text alone, and comments around the words
 * that they are about. */
#include "base/file.h"
#include "report/message.h"
#include "report/redline.h"
#include "report/wrap.h"

enum { MAX_ANCHORED = 64 /* comments of a paragraph that stand at their words */ };

/* What encloses something that not every text has where it stands; NULL: nothing. */
static const char *tracking(const struct redline *redline, unsigned sides, unsigned view)
{
	static const char *const names[][2] = {
	    [IN_OLD] = {"w:del", "w:moveFrom"}, [IN_NEW] = {"w:ins", "w:moveTo"}};
	if (view == IN_BOTH) {
		return sides == IN_BOTH ? NULL : names[sides][0];
	}
	return names[view][sides == IN_BOTH && redline->is_paired];
}

void redline_mark(struct redline *redline, const char *name)
{
	xml_start(&redline->out, name);
	xml_attribute(&redline->out, "w:id", words_count(&redline->words, ++redline->revision));
	xml_attribute(&redline->out, "w:author", STR("zhinan"));
}

void redline_start_styled(struct xml_writer *out, const char *name, const char *properties,
                          const char *style_name, const char *style)
{
	xml_start(out, name);
	xml_start(out, properties);
	xml_start(out, style_name);
	xml_attribute(out, "w:val", str_from(style));
	xml_end(out);
}

void redline_run(struct xml_writer *out, const char *name, struct str text, bool is_bold)
{
	xml_start(out, "w:r");
	if (is_bold) {
		xml_raw(out, STR("<w:rPr><w:b/><w:bCs/></w:rPr>"));
	}
	xml_start(out, name);
	xml_attribute(out, "xml:space", STR("preserve"));
	xml_text(out, text);
	xml_end(out);
	xml_end(out);
}

/* ---- building ---- */

void paragraph_add(struct redline *redline, struct paragraph *paragraph, struct str text,
                   unsigned sides, bool is_bold)
{
	struct stretch stretch = {text, sides, is_bold};
	if (text.size > 0 && (sides & paragraph->view) != 0) {
		ARENA_PUSH(redline->words.arena, paragraph->items, paragraph->count,
		           paragraph->capacity, stretch);
	}
}

void paragraph_add_both(struct redline *redline, struct paragraph *paragraph, struct str before,
                        struct str after, bool is_bold)
{
	if (str_equal(before, after)) {
		paragraph_add(redline, paragraph, after, IN_BOTH, is_bold);
	} else {
		paragraph_add(redline, paragraph, before, IN_OLD, is_bold);
		paragraph_add(redline, paragraph, after, IN_NEW, is_bold);
	}
}

void paragraph_add_pieces(struct redline *redline, struct paragraph *paragraph,
                          const struct pieces *pieces, struct str before, struct str after,
                          unsigned sides)
{
	if (sides != IN_BOTH || pieces->count == 0) {
		paragraph_add(redline, paragraph, sides == IN_OLD ? before : after, sides, false);
		return;
	}
	for (size_t i = 0; i < pieces->count; i++) {
		paragraph_add_both(redline, paragraph, pieces->items[i].before,
		                   pieces->items[i].after, false);
	}
}

static void add_change(struct redline *redline, struct paragraph *paragraph, uint32_t index)
{
	if (!redline->is_commented[index]) {
		redline->is_commented[index] = true;
		ARENA_PUSH(redline->words.arena, paragraph->changes, paragraph->change_count,
		           paragraph->change_capacity, index);
	}
}

static size_t first_row_of(const struct redline *redline, const struct marked *at)
{
	size_t low = 0;
	size_t high = redline->node_row_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if ((uintptr_t)redline->node_rows[middle].at < (uintptr_t)at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

void paragraph_add_changes(struct redline *redline, struct paragraph *paragraph,
                           const struct marked *at)
{
	bool is_elsewhere = at && at->after && !(paragraph->view & IN_NEW);
	size_t i = first_row_of(redline, at);
	for (; i < redline->node_row_count && redline->node_rows[i].at == at && !is_elsewhere;
	     i++) {
		const struct row *row = &redline->rows.items[redline->node_rows[i].row];
		for (size_t j = 0; j < row->entry_count; j++) {
			add_change(redline, paragraph, redline->rows.entries[row->first_entry + j]);
		}
	}
}

/* ---- where a comment stands ---- */

/* The stretches [first, end) that a comment is about. */
struct anchor {
	size_t first;
	size_t end;
	size_t comment;
};

static bool is_of(const struct stretch *stretch, unsigned side)
{
	return (stretch->sides & side) != 0;
}

/* Where the words of a change begin in a paragraph's text of one side; SIZE_MAX: nowhere. */
static size_t find_words(const struct redline *redline, const struct paragraph *paragraph,
                         unsigned side, struct str words)
{
	struct str text = {0};
	struct memory_writer writer;
	memory_writer_open(&writer);
	for (size_t i = 0; i < paragraph->count; i++) {
		if (is_of(&paragraph->items[i], side)) {
			fwrite(paragraph->items[i].text.data, 1, paragraph->items[i].text.size,
			       writer.stream);
		}
	}
	text = memory_writer_close(&writer, redline->words.arena);
	return words.size > 0 ? str_find(text, words) : SIZE_MAX;
}

/* Divides the stretch of a side that holds a byte, so that one begins there; returns its index. */
static size_t divide_at(struct redline *redline, struct paragraph *paragraph, unsigned side,
                        size_t byte)
{
	size_t i = 0;
	for (; i < paragraph->count && byte > 0; i++) {
		struct stretch *stretch = &paragraph->items[i];
		if (!is_of(stretch, side)) {
			continue;
		}
		if (byte < stretch->text.size) {
			struct stretch rest = *stretch;
			rest.text = str_slice(rest.text, byte, rest.text.size);
			stretch->text.size = byte;
			ARENA_PUSH(redline->words.arena, paragraph->items, paragraph->count,
			           paragraph->capacity, rest);
			memmove(&paragraph->items[i + 2], &paragraph->items[i + 1],
			        (paragraph->count - i - 2) * sizeof rest);
			paragraph->items[i + 1] = rest;
			return i + 1;
		}
		byte -= stretch->text.size;
	}
	return i;
}

/* Which text's words a change is found by. */
static unsigned side_of(const struct paragraph *paragraph, const struct change *change)
{
	bool is_new = (paragraph->view & IN_NEW) && change->to.size > 0;
	return is_new ? IN_NEW : paragraph->view & IN_OLD;
}

static struct str words_on(const struct change *change, unsigned side)
{
	return side == IN_NEW ? change->to : change->from;
}

/* Divides a paragraph where the words of its changes begin and end. */
static void divide(struct redline *redline, struct paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->change_count; i++) {
		const struct change *change = &redline->changes->items[paragraph->changes[i]];
		unsigned side = side_of(paragraph, change);
		struct str words = words_on(change, side);
		size_t start = find_words(redline, paragraph, side, words);
		if (start != SIZE_MAX) {
			divide_at(redline, paragraph, side, start);
			divide_at(redline, paragraph, side, start + words.size);
		}
	}
}

/* The words of a change with what stood in their place; all of the paragraph where it has none. */
static struct anchor anchor_of(struct redline *redline, struct paragraph *paragraph,
                               const struct change *change)
{
	struct anchor anchor = {.end = paragraph->count};
	unsigned side = side_of(paragraph, change);
	struct str words = words_on(change, side);
	size_t start = paragraph->change_count <= MAX_ANCHORED
	                   ? find_words(redline, paragraph, side, words)
	                   : SIZE_MAX;
	if (start == SIZE_MAX) {
		return anchor;
	}
	anchor.first = divide_at(redline, paragraph, side, start);
	anchor.end = divide_at(redline, paragraph, side, start + words.size);
	while (anchor.first < anchor.end && !is_of(&paragraph->items[anchor.first], side)) {
		anchor.first++;
	}
	while (anchor.first > 0 && !is_of(&paragraph->items[anchor.first - 1], side)) {
		anchor.first--;
	}
	return anchor;
}

/* ---- writing ---- */

static void write_range(struct redline *redline, const char *name, size_t comment)
{
	xml_start(&redline->out, name);
	xml_attribute(&redline->out, "w:id", words_count(&redline->words, comment));
	xml_end(&redline->out);
}

void redline_reference(struct redline *redline, size_t comment)
{
	struct xml_writer *out = &redline->out;
	redline_start_styled(out, "w:r", "w:rPr", "w:rStyle", "CommentReference");
	xml_end(out);
	write_range(redline, "w:commentReference", comment);
	xml_end(out);
}

static void write_stretch(struct redline *redline, const struct paragraph *paragraph,
                          const struct stretch *stretch)
{
	const char *name = tracking(redline, stretch->sides, paragraph->view);
	bool is_deleted = name && strcmp(name, "w:del") == 0;
	if (name) {
		redline_mark(redline, name);
	}
	redline_run(&redline->out, is_deleted ? "w:delText" : "w:t", stretch->text,
	            stretch->is_bold);
	if (name) {
		xml_end(&redline->out);
	}
}

/* The stretches, and where each comment begins and ends. */
static void write_stretches(struct redline *redline, struct paragraph *paragraph,
                            const struct anchor *anchors)
{
	const char *tracked = tracking(redline, paragraph->sides, paragraph->view);
	for (size_t i = 0; i <= paragraph->count; i++) {
		for (size_t j = 0; j < paragraph->change_count; j++) {
			if (anchors[j].first == i && (i > 0 || paragraph->count > 0)) {
				write_range(redline, "w:commentRangeStart", anchors[j].comment);
			}
		}
		if (i < paragraph->count) {
			write_stretch(redline, paragraph, &paragraph->items[i]);
		}
		for (size_t j = 0; j < paragraph->change_count; j++) {
			bool is_end = anchors[j].end == i + 1 || (paragraph->count == 0 && i == 0);
			if (!is_end) {
				continue;
			}
			if (paragraph->count > 0) {
				write_range(redline, "w:commentRangeEnd", anchors[j].comment);
			}
			if (tracked) {
				redline_mark(redline, tracked);
			}
			redline_reference(redline, anchors[j].comment);
			if (tracked) {
				xml_end(&redline->out);
			}
		}
	}
}

static void write(struct redline *redline, struct paragraph *paragraph, bool is_mark_tracked)
{
	struct xml_writer *out = &redline->out;
	const char *tracked = tracking(redline, paragraph->sides, paragraph->view);
	struct anchor *anchors =
	    ARENA_ARRAY(redline->words.arena, struct anchor, paragraph->change_count + 1);
	if (paragraph->change_count <= MAX_ANCHORED) {
		divide(redline, paragraph);
	}
	for (size_t i = 0; i < paragraph->change_count; i++) {
		uint32_t index = paragraph->changes[i];
		anchors[i] = anchor_of(redline, paragraph, &redline->changes->items[index]);
		anchors[i].comment = redline->comment_count;
		redline_comment(redline, index);
	}
	redline_start_styled(out, "w:p", "w:pPr", "w:pStyle", paragraph->style);
	if (tracked && is_mark_tracked) {
		xml_start(out, "w:rPr");
		redline_mark(redline, tracked);
		xml_end(out);
		xml_end(out);
	}
	xml_end(out);
	write_stretches(redline, paragraph, anchors);
	xml_end(out);
}

void paragraph_write(struct redline *redline, struct paragraph *paragraph)
{
	if (!redline->is_in_cell) {
		write(redline, paragraph, true);
		return;
	}
	for (size_t i = 0; i < redline->cell_change_count; i++) {
		ARENA_PUSH(redline->words.arena, paragraph->changes, paragraph->change_count,
		           paragraph->change_capacity, redline->cell_changes[i]);
	}
	redline->cell_change_count = 0;
	if (redline->cell) {
		write(redline, redline->cell, true);
	} else {
		redline->cell = ARENA_NEW(redline->words.arena, struct paragraph);
	}
	paragraph->style = redline->cell_style;
	*redline->cell = *paragraph;
}

void paragraph_end_cell(struct redline *redline)
{
	struct paragraph blank = {.view = IN_BOTH, .sides = IN_BOTH};
	if (!redline->cell) {
		paragraph_write(redline, &blank);
	}
	write(redline, redline->cell, redline->is_row_tracked);
	redline->cell = NULL;
}

/* ---- comments ---- */

bool redline_comments_on(const struct change *change)
{
	switch (change->kind) {
	case CHANGE_EDITED:
		return false;
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
		/* of a direction, or of a figure */
		return !change->at || marked_node(change->at)->kind == NODE_DIRECTION ||
		       marked_node(change->at)->figure;
	default:
		return true;
	}
}

/* What happened, to what: "[changed] funds: 10 -> 12". */
static struct str comment_head(const struct redline *redline, const struct change *change)
{
	const struct wording *words = &redline->words;
	struct str head =
	    words_say(words, &MESSAGE_REDLINE_COMMENT, words_change_kind(words, change->kind),
	              words_part(words, change));
	struct str from_to = words_joined(words, words_value(words, change, change->from),
	                                  " \xE2\x86\x92 ", words_value(words, change, change->to));
	return from_to.size > 0 ? words_say(words, &MESSAGE_REDLINE_SAYS, head, from_to) : head;
}

static void comment_line(struct redline *redline, struct str text)
{
	struct xml_writer *out = &redline->comments;
	if (text.size > 0) {
		redline_start_styled(out, "w:p", "w:pPr", "w:pStyle", "CommentText");
		xml_end(out);
		redline_run(out, "w:t", printable(text, redline->words.arena), false);
		xml_end(out);
	}
}

void redline_comment(struct redline *redline, size_t index)
{
	const struct wording *words = &redline->words;
	const struct change *change = &redline->changes->items[index];
	struct xml_writer *out = &redline->comments;
	bool is_direction = change->at && marked_node(change->at)->kind == NODE_DIRECTION;
	bool is_one_sided = change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED;
	xml_start(out, "w:comment");
	xml_attribute(out, "w:id", words_count(words, redline->comment_count++));
	xml_attribute(out, "w:author", STR("zhinan"));
	xml_attribute(out, "w:initials", STR("zn"));
	comment_line(redline, comment_head(redline, change));
	comment_line(redline, words_figure_change(words, change->at, STR("\xE2\x86\x92")));
	if (change->kind == CHANGE_MOVED && !is_direction) {
		comment_line(redline, change->text);
	}
	if (is_direction && is_one_sided) {
		comment_line(redline, words_direction_figures(words, marked_node(change->at)));
	}
	comment_line(redline, words_counterparts(words, change));
	xml_end(out);
}
