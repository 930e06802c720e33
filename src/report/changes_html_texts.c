/* Both texts of a comparison beside each other: a row a paragraph, the old on the left and the new on
 * the right, each with its line and bytes, and what differs marked at the words. Directions in which
 * nothing but a number changed are folded. */
#include "report/changes_page.h"
#include "report/message.h"

enum { OLD, NEW, SIDES };

static const char *const sides[] = {"old", "new"};

static const struct node *node_on(const struct marked *at, int side)
{
	return side == OLD ? at->before : at->after;
}

/* ---- a cell ---- */

static void write_piece(struct page *page, const struct piece *piece, int side)
{
	struct html_out *out = &page->out;
	const char *class_name = piece->is_moved ? "moved" : NULL;
	struct str text = side == OLD ? piece->before : piece->after;
	bool is_edit = piece->kind == PIECE_REMOVED || piece->kind == PIECE_ADDED ||
	               (piece->kind == PIECE_FORM && page->changes->strict_text);
	if (text.size == 0) {
		return;
	}
	if (is_edit) {
		html_element(out, side == OLD ? "del" : "ins", class_name, text);
	} else {
		html_text(out, text);
	}
}

/* A text that may be on both sides, with what differs marked. */
static void write_text(struct page *page, struct str text, const struct pieces *pieces, int side)
{
	if (pieces->count == 0) {
		html_text(&page->out, text);
	}
	for (size_t i = 0; i < pieces->count; i++) {
		write_piece(page, &pieces->items[i], side);
	}
}

/* The mark and the label of a node, as they are written. */
static void write_lead(struct page *page, const struct node *node)
{
	if (!node) {
		return;
	}
	bool has_own_label = node->kind == NODE_FIELD && node->label.size > 0;
	struct str mark = has_own_label ? node->number : node->label;
	if (mark.size == 0) {
		mark = node->number;
	}
	if (mark.size > 0) {
		html_element(&page->out, "span", "lead", mark);
	}
	if (has_own_label) {
		html_element(&page->out, "span", "lead", node->label);
	}
}

/* Where a node stands now, or stood, in words. */
static struct str place_words(struct page *page, const struct node *node)
{
	struct str place = words_node_place(&page->words, node);
	return node->number.size == 0 || place.size == 0
	           ? (node->number.size > 0 ? node->number : place)
	           : arena_format(page->words.arena, "%.*s, %.*s", STR_FORMAT(node->number),
	                          STR_FORMAT(place));
}

/* Of what left its place: a link to where it went, or came from. */
void page_note(struct page *page, const struct marked *target, bool is_here)
{
	struct html_out *out = &page->out;
	const struct message *message =
	    is_here            ? target->is_moved ? &MESSAGE_PAGE_MOVED_FROM : &MESSAGE_PAGE_WAS_AT
	    : target->is_moved ? &MESSAGE_PAGE_MOVED_TO
			       : &MESSAGE_PAGE_NOW_AT;
	const struct node *node = is_here ? target->before : target->after;
	html_start_class(out, "a", "note");
	page_id(page, is_here ? "to" : "from", target->id);
	html_attribute(
	    out, "href",
	    arena_format(page->words.arena, "#%s-%u", is_here ? "from" : "to", target->id));
	html_text(out, words_say(&page->words, message, place_words(page, node)));
	html_end(out);
}

static void write_notes(struct page *page, const struct row *row)
{
	for (uint32_t i = 0; i <= row->leads; i++) {
		const struct marked *at = i < row->leads ? row_lead(row, i) : row->at;
		bool is_titled = marked_node(at)->kind == NODE_DIRECTION ||
		                 marked_node(at)->kind == NODE_SECTION;
		if (at->is_relocated && !is_titled) {
			page_note(page, at, true);
		}
	}
}

static void write_margin(struct page *page, const struct place *place, int side)
{
	struct html_out *out = &page->out;
	const struct wording *words = &page->words;
	html_start_class(out, "td", "margin");
	if (place && place->line > 0) {
		html_start_class(out, "span", "side");
		html_text(out, words_of(words,
		                        side == OLD ? &MESSAGE_CHANGES_OLD : &MESSAGE_CHANGES_NEW));
		html_text(out, STR(" "));
		html_end(out);
		if (place->page > 0) {
			html_text(out, words_say(words, &MESSAGE_PAGE_PAGE,
			                         words_count(words, place->page)));
			html_text(out, STR(" "));
		}
		html_text(out, words_count(words, place->line));
		html_element(out, "small", NULL, words_place(words, place));
	}
	html_end(out);
}

static void start_text(struct page *page, int side, size_t row, bool is_heading)
{
	struct html_out *out = &page->out;
	html_start(out, "td");
	html_attribute(out, "class",
	               arena_format(page->words.arena, "text %s%s", sides[side],
	                            is_heading ? " heading" : ""));
	page_id(page, sides[side], row);
	html_attribute(out, "lang", guideline_language);
	html_attribute(out, "dir", STR("auto"));
}

/* ---- a row ---- */

static bool is_one_sided(const struct row *row)
{
	const struct marked *at = row->at;
	return row->kind == ROW_TEXT && !at->is_split && (!at->before || !at->after);
}

static const char *row_class(const struct row *row)
{
	if (row->kind == ROW_LEFT) {
		return "left";
	}
	if (is_one_sided(row)) {
		return kind_class(row->at->after ? CHANGE_ADDED : CHANGE_REMOVED);
	}
	if (row->at->pieces.has_edit) {
		return kind_class(CHANGE_EDITED);
	}
	return row->at->before && row->at->after && row->at->pieces.count == 0 ? "same" : NULL;
}

void page_signs(struct page *page, const struct row *row)
{
	struct html_out *out = &page->out;
	for (size_t i = 0; i < row->entry_count; i++) {
		uint32_t entry = page->rows.entries[row->first_entry + i];
		enum change_kind kind = page->changes->items[entry].kind;
		const char sign[] = {change_sign(kind), '\0'};
		html_start(out, "a");
		html_attribute(out, "href", arena_format(page->words.arena, "#change-%u", entry));
		html_attribute(out, "title", words_change_kind(&page->words, kind));
		html_text(out, str_from(sign));
		html_end(out);
	}
}

/* The same in a cell; of what came or went with all that is around it, the sign alone. */
static void write_signs(struct page *page, const struct row *row)
{
	struct html_out *out = &page->out;
	html_start_class(out, "td", "between sign");
	page_signs(page, row);
	if (row->entry_count == 0 && is_one_sided(row)) {
		html_text(out, row->at->after ? STR("+") : STR("-"));
	}
	if (row->kind == ROW_LEFT && row->at->target->is_moved) {
		html_text(out, STR(">"));
	}
	html_end(out);
}

/* What a row shows of a node: its own text, or the first that stands in it. */
static struct str own_text(const struct node *node)
{
	const struct node *root = node;
	uint32_t ended;
	while (node && (node->text.size == 0 || node_kind_is_fact((enum node_kind)node->kind))) {
		node = node_next(node, root, &ended);
	}
	return node ? node->text : (struct str){0};
}

static void write_cell(struct page *page, const struct row *row, size_t index, int side)
{
	struct html_out *out = &page->out;
	const struct marked *at = row->at;
	const struct node *node = node_on(at, side);
	start_text(page, side, index, marked_node(at)->kind == NODE_HEADING);
	for (uint32_t i = 0; i < row->leads; i++) {
		write_lead(page, node_on(row_lead(row, i), side));
	}
	if (node && node->kind != NODE_PARAGRAPH && node->kind != NODE_HEADING) {
		write_lead(page, node);
	}
	if (node && is_one_sided(row)) {
		html_element(out, side == OLD ? "del" : "ins", "all", own_text(node));
	} else if (node) {
		write_text(page, own_text(node), &at->pieces, side);
	}
	if (side == NEW && row->kind == ROW_LEFT) {
		page_note(page, at->target, false);
	} else if (side == NEW) {
		write_notes(page, row);
	}
	html_end(out);
}

static void write_row(struct page *page, size_t index)
{
	struct html_out *out = &page->out;
	const struct row *row = &page->rows.items[index];
	html_start_class(out, "tr", row_class(row));
	for (int side = OLD; side < SIDES; side++) {
		const struct node *node = node_on(row->at, side);
		write_margin(page, node ? &node->place : NULL, side);
		write_cell(page, row, index, side);
		if (side == OLD) {
			write_signs(page, row);
		}
	}
	page_end(page);
}

static void write_title(struct page *page, size_t index)
{
	struct html_out *out = &page->out;
	const struct changes *changes = page->changes;
	const struct model *models[] = {changes->before, changes->after};
	html_start(out, "tr");
	for (int side = OLD; side < SIDES; side++) {
		write_margin(page, &models[side]->title_place, side);
		start_text(page, side, index, true);
		write_text(page, models[side]->title, &changes->title, side);
		html_end(out);
		if (side == OLD) {
			write_signs(page, &page->rows.items[index]);
		}
	}
	page_end(page);
}

/* ---- tables, and what folds ---- */

static void write_column(struct page *page, const char *class_name, struct str head)
{
	html_start_class(&page->out, "th", class_name);
	html_attribute(&page->out, "scope", STR("col"));
	html_text(&page->out, head);
	html_end(&page->out);
}

static void start_table(struct page *page)
{
	struct html_out *out = &page->out;
	const struct wording *words = &page->words;
	const struct message *const names[] = {&MESSAGE_CHANGES_OLD, &MESSAGE_CHANGES_NEW};
	html_start_class(out, "table", "texts");
	html_start(out, "thead");
	html_start(out, "tr");
	for (int side = OLD; side < SIDES; side++) {
		write_column(page, "margin", words_of(words, &MESSAGE_REPORT_LINE));
		write_column(page, NULL,
		             words_say(words, &MESSAGE_PAGE_TEXT, words_of(words, names[side])));
		if (side == OLD) {
			html_start(out, "th");
			html_attribute(out, "class", STR("between"));
			html_attribute(out, "scope", STR("col"));
			html_element(out, "span", "side", words_of(words, &MESSAGE_PAGE_CHANGE));
			html_end(out);
		}
	}
	html_end(out);
	page_end(page);
	html_start(out, "tbody");
	html_line(out);
}

static void end_table(struct page *page, bool *is_open)
{
	if (*is_open) {
		html_end(&page->out);
		page_end(page);
	}
	*is_open = false;
}

/* What happened to a direction or section as a whole; CHANGE_KIND_COUNT for nothing. */
static enum change_kind kind_of_start(const struct row *row)
{
	const struct marked *at = row->at;
	if (!at->before || !at->after) {
		return at->after ? CHANGE_ADDED : CHANGE_REMOVED;
	}
	if (at->is_moved) {
		return CHANGE_MOVED;
	}
	if (row->is_changed) {
		return CHANGE_CHANGED;
	}
	return at->changes & 1u << CHANGE_RENUMBERED ? CHANGE_RENUMBERED : CHANGE_KIND_COUNT;
}

static void write_start_heading(struct page *page, const struct row *row)
{
	struct html_out *out = &page->out;
	bool is_inner = marked_node(row->at)->kind == NODE_DIRECTION && row->at->parent &&
	                marked_node(row->at->parent)->kind == NODE_DIRECTION;
	html_start(out, is_inner ? "h4" : "h3");
	html_element(out, "bdi", NULL, words_numbers(&page->words, row->at, page_arrow));
	html_text(out, STR(" "));
	page_quoted(page, NULL, node_title(marked_node(row->at)));
	html_end(out);
}

/* A section stands open; a direction folds. */
static void write_start(struct page *page, size_t index)
{
	struct html_out *out = &page->out;
	const struct row *row = &page->rows.items[index];
	bool is_direction = marked_node(row->at)->kind == NODE_DIRECTION;
	enum change_kind kind = kind_of_start(row);
	html_start_class(out, is_direction ? "details" : "section",
	                 kind < CHANGE_KIND_COUNT ? kind_class(kind) : NULL);
	page_id(page, "row", index);
	if (is_direction && row->is_changed) {
		html_attribute(out, "open", STR("open"));
	}
	if (is_direction) {
		html_start(out, "summary");
	}
	write_start_heading(page, row);
	if (is_direction) {
		if (kind < CHANGE_KIND_COUNT) {
			page_tag(page, kind);
		}
		html_end(out);
	}
	if (row->at->is_relocated) {
		page_note(page, row->at, true);
	}
	html_line(out);
}

void page_texts(struct page *page)
{
	struct html_out *out = &page->out;
	bool is_open = false;
	html_element(out, "p", "soft", words_of(&page->words, &MESSAGE_PAGE_TEXTS_HELP));
	for (size_t i = 0; i < page->rows.count; i++) {
		enum row_kind kind = page->rows.items[i].kind;
		bool is_text = kind == ROW_TITLE || kind == ROW_TEXT || kind == ROW_LEFT;
		if (!is_text) {
			end_table(page, &is_open);
		} else if (!is_open) {
			start_table(page);
			is_open = true;
		}
		switch (kind) {
		case ROW_OPEN:
			write_start(page, i);
			break;
		case ROW_CLOSE:
			page_end(page);
			break;
		case ROW_TITLE:
			write_title(page, i);
			break;
		case ROW_TABLE_OPEN:
			page_table_start(page, &page->rows.items[i]);
			break;
		case ROW_TABLE_LINE:
			page_table_line(page, i);
			break;
		case ROW_TABLE_CLOSE:
			page_table_end(page);
			break;
		case ROW_TEXT:
		case ROW_LEFT:
			write_row(page, i);
			break;
		}
	}
	end_table(page, &is_open);
}
