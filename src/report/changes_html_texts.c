/* Both texts of a comparison beside each other: a row a paragraph, the old on the left and the new on
 * the right, each with its line and bytes, and what differs marked at the words. Directions in which
 * nothing but a number changed are folded. */
#include "report/changes_page.h"
#include "report/message.h"

static const char *const sides[] = {"old", "new"};

/* ---- a cell ---- */

/* The mark and the label of a node, as they are written. */
static void write_mark(struct page *page, const struct node *node)
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

static void write_notes(struct page *page, const struct row *row)
{
	for (uint32_t i = 0; i <= row->mark_count; i++) {
		const struct marked *at = i < row->mark_count ? row_mark(row, i) : row->at;
		if (at->is_relocated && !marked_is_titled(at)) {
			page_note(page, at, true);
		}
	}
}

static void write_margin(struct page *page, const struct place *place, int side)
{
	struct xml_writer *out = &page->out;
	const struct wording *words = &page->words;
	html_start(out, "td", "margin");
	if (place && place->line > 0) {
		html_start(out, "span", "side");
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
		html_element(out, "small", NULL, place_text(place, words->arena));
	}
	html_end(out);
}

static void start_text(struct page *page, int side, size_t row, bool is_heading)
{
	struct xml_writer *out = &page->out;
	xml_start(out, "td");
	xml_attribute(out, "class",
	              arena_format(page->words.arena, "text %s%s", sides[side],
	                           is_heading ? " heading" : ""));
	page_id(page, sides[side], row);
	xml_attribute(out, "lang", guideline_language);
	xml_attribute(out, "dir", STR("auto"));
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

/* The signs of a row in their cell; of what came or went with all that is around it, the sign alone. */
static void write_signs(struct page *page, const struct row *row)
{
	struct xml_writer *out = &page->out;
	html_start(out, "td", "between sign");
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
	struct xml_writer *out = &page->out;
	const struct marked *at = row->at;
	const struct node *node = node_on(at, side);
	start_text(page, side, index, marked_node(at)->kind == NODE_HEADING);
	for (uint32_t i = 0; i < row->mark_count; i++) {
		write_mark(page, node_on(row_mark(row, i), side));
	}
	if (node && node->kind != NODE_PARAGRAPH && node->kind != NODE_HEADING) {
		write_mark(page, node);
	}
	if (node && is_one_sided(row)) {
		html_element(out, side == OLD ? "del" : "ins", "all", own_text(node));
	} else if (node) {
		page_pieces(page, &at->pieces, own_text(node), side == OLD, side == NEW);
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
	struct xml_writer *out = &page->out;
	const struct row *row = &page->rows.items[index];
	html_start(out, "tr", row_class(row));
	page_topics(page, page_row_topics(page, row));
	for (int side = OLD; side < SIDES; side++) {
		const struct node *node = node_on(row->at, side);
		write_margin(page, node ? &node->place : NULL, side);
		write_cell(page, row, index, side);
		if (side == OLD) {
			write_signs(page, row);
		}
	}
	html_end_line(&page->out);
}

static void write_title(struct page *page, size_t index)
{
	struct xml_writer *out = &page->out;
	const struct changes *changes = page->changes;
	const struct model *models[] = {changes->before, changes->after};
	xml_start(out, "tr");
	page_topics(page, page_row_topics(page, &page->rows.items[index]));
	for (int side = OLD; side < SIDES; side++) {
		write_margin(page, &models[side]->title_place, side);
		start_text(page, side, index, true);
		page_pieces(page, &changes->title, models[side]->title, side == OLD, side == NEW);
		html_end(out);
		if (side == OLD) {
			write_signs(page, &page->rows.items[index]);
		}
	}
	html_end_line(&page->out);
}

/* ---- tables, and what folds ---- */

static void start_table(struct page *page)
{
	struct xml_writer *out = &page->out;
	const struct wording *words = &page->words;
	const struct message *const names[] = {&MESSAGE_CHANGES_OLD, &MESSAGE_CHANGES_NEW};
	html_table_start(out, "texts", STR(""));
	for (int side = OLD; side < SIDES; side++) {
		html_head_cell(out, "col", "margin", words_of(words, &MESSAGE_REPORT_LINE));
		html_head_cell(out, "col", NULL,
		               words_say(words, &MESSAGE_PAGE_TEXT, words_of(words, names[side])));
		if (side == OLD) {
			html_start(out, "th", "between");
			xml_attribute(out, "scope", STR("col"));
			html_element(out, "span", "side", words_of(words, &MESSAGE_PAGE_CHANGE));
			html_end(out);
		}
	}
	html_table_body(out);
}

static void end_table(struct page *page, bool *is_open)
{
	if (*is_open) {
		html_table_end(&page->out);
	}
	*is_open = false;
}

static void write_start_heading(struct page *page, const struct row *row)
{
	struct xml_writer *out = &page->out;
	bool is_inner = marked_node(row->at)->kind == NODE_DIRECTION && row->at->parent &&
	                marked_node(row->at->parent)->kind == NODE_DIRECTION;
	xml_start(out, is_inner ? "h4" : "h3");
	page_titled(page, row->at);
	html_end(out);
}

/* A section stands open; a direction folds. */
static void write_start(struct page *page, size_t index)
{
	struct xml_writer *out = &page->out;
	const struct row *row = &page->rows.items[index];
	bool is_direction = marked_node(row->at)->kind == NODE_DIRECTION;
	enum change_kind kind = page_kind_of(row->at, row->is_changed);
	const struct direction_change *direction =
	    is_direction ? page_direction(page, row->at) : NULL;
	html_start(out, is_direction ? "details" : "section",
	           kind < CHANGE_KIND_COUNT ? kind_class(kind) : NULL);
	page_id(page, "row", index);
	if (direction) {
		page_topics(page, direction->topics);
	}
	if (is_direction && row->is_changed) {
		xml_attribute(out, "open", STR("open"));
	}
	if (is_direction) {
		xml_start(out, "summary");
	}
	write_start_heading(page, row);
	if (is_direction) {
		if (kind < CHANGE_KIND_COUNT) {
			page_tag(page, kind);
		}
		html_end(out);
	}
	if (direction) {
		page_link_back(page, direction);
	}
	if (row->at->is_relocated) {
		page_note(page, row->at, true);
	}
	xml_raw(out, STR("\n"));
}

void page_texts(struct page *page)
{
	struct xml_writer *out = &page->out;
	bool is_open = false;
	html_element(out, "p", "soft", words_of(&page->words, &MESSAGE_PAGE_TEXTS_HELP));
	html_element(out, "p", "soft on-paper", words_of(&page->words, &MESSAGE_PAGE_ON_PAPER));
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
			html_end_line(&page->out);
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
