/* The list of a page of changes: each with its old and its new, and links to where it stands in both
 * texts; direction by direction, and what only has another number below all else. */
#include "report/changes_page.h"
#include "report/excerpt.h"
#include "report/message.h"

enum { CONTEXT = 24 /* characters around a change of words */ };

/* A link to a cell of one of the texts, or to where a direction or section starts. */
static void write_place(struct page *page, int side, uint32_t row, const struct message *message,
                        struct str place)
{
	if (place.size > 0 && row != NO_ROW) {
		page_link_row(page, side, row, words_say(&page->words, message, place));
	}
}

/* Where a change stands, in both texts. */
static void write_places(struct page *page, size_t index)
{
	const struct change *change = &page->changes->items[index];
	const struct change_rows *places = &page->rows.places[index];
	const struct marked *left = change->left ? change->left : change->at;
	struct str from = words_node_place(&page->words, left ? left->before : NULL);
	struct str to = words_node_place(&page->words, change->at ? change->at->after : NULL);
	html_start(&page->out, "span", "place");
	write_place(page, OLD, places->before, &MESSAGE_CHANGES_IN_OLD, from);
	if (from.size > 0 && to.size > 0) {
		html_text(&page->out, STR(PAGE_TO));
	}
	write_place(page, NEW, places->after, &MESSAGE_CHANGES_IN_NEW, to);
	html_end(&page->out);
}

static void write_paragraph(struct page *page)
{
	html_start(&page->out, "p", "quote");
	xml_attribute(&page->out, "lang", guideline_language);
	xml_attribute(&page->out, "dir", STR("auto"));
}

static void write_run(struct page *page, const struct run *run)
{
	static const char *const names[] = {[RUN_REMOVED] = "del", [RUN_ADDED] = "ins"};
	struct xml_writer *out = &page->out;
	switch (run->kind) {
	case RUN_SAME:
		html_text(out, run->text);
		break;
	case RUN_GAP:
		html_element(out, "span", "gap", STR("\xE2\x80\xA6"));
		break;
	case RUN_REMOVED:
	case RUN_ADDED:
		html_element(out, names[run->kind], run->is_moved ? "moved" : NULL, run->text);
		break;
	}
}

static void write_pieces(struct page *page, const struct pieces *pieces)
{
	struct excerpt excerpt;
	excerpt_from_pieces(&excerpt, page->words.arena, pieces, page->changes->strict_text,
	                    CONTEXT);
	write_paragraph(page);
	for (size_t i = 0; i < excerpt.count; i++) {
		write_run(page, &excerpt.items[i]);
	}
	html_end(&page->out);
}

static void write_quoted_in(struct page *page, const char *name, struct str text)
{
	if (text.size > 0) {
		xml_start(&page->out, name);
		page_quoted(page, NULL, text);
		html_end(&page->out);
	}
}

/* Old and new side by side, as they are written, and by how much a figure differs. */
static void write_from_to(struct page *page, const struct change *change)
{
	struct xml_writer *out = &page->out;
	struct str from = words_value(&page->words, change, change->from);
	struct str to = words_value(&page->words, change, change->to);
	struct str delta = words_figure_change(&page->words, change->at, STR(PAGE_ARROW));
	html_start(out, "p", from.size > 0 && to.size > 0 ? "quote pair" : "quote");
	write_quoted_in(page, "del", from);
	if (from.size > 0 && to.size > 0) {
		html_text(out, STR(PAGE_TO));
	}
	write_quoted_in(page, "ins", to);
	if (delta.size > 0) {
		html_element(out, "span", "delta", delta);
	}
	html_end(out);
}

static void write_whole(struct page *page, const char *name, struct str text)
{
	if (text.size > 0) {
		write_paragraph(page);
		if (name) {
			html_element(&page->out, name, "all", text);
		} else {
			html_text(&page->out, text);
		}
		html_end(&page->out);
	}
}

/* Of a direction or section, whose title stands above, its figures. */
static void write_what(struct page *page, const struct change *change)
{
	const struct wording *words = &page->words;
	bool is_added = change->kind == CHANGE_ADDED;
	switch (change->kind) {
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
		if (change_is_titled(change)) {
			write_whole(page, NULL,
			            words_direction_figures(words, marked_node(change->at)));
		} else {
			write_whole(page, is_added ? "ins" : "del",
			            is_added ? change->to : change->from);
		}
		break;
	case CHANGE_MOVED:
		write_whole(page, NULL, change->text);
		break;
	default:
		if (change->pieces) {
			write_pieces(page, change->pieces);
		} else {
			write_from_to(page, change);
		}
	}
	if (change->counterpart_count > 0) {
		html_element(&page->out, "p", NULL, words_counterparts(&page->words, change));
	}
}

static void write_change(struct page *page, size_t index)
{
	struct xml_writer *out = &page->out;
	const struct change *change = &page->changes->items[index];
	html_start(out, "li", kind_class(change->kind));
	page_id(page, "change", index);
	page_topics(page, change_topics(change));
	html_start(out, "div", "head");
	page_tag(page, change->kind);
	html_element(out, "bdi", "part", words_part(&page->words, change));
	if (change->kind == CHANGE_MOVED && !change_is_titled(change)) {
		/* the numbers of what moved; of a direction they stand above */
		html_element(out, "bdi", NULL,
		             words_joined(&page->words, change->from, PAGE_TO, change->to));
	}
	write_places(page, index);
	html_end(out);
	write_what(page, change);
	html_end_line(&page->out);
}

static void write_group_head(struct page *page, const struct marked *within)
{
	struct xml_writer *out = &page->out;
	xml_start(out, "h3");
	if (!within) {
		html_text(out, words_of(&page->words, &MESSAGE_REPORT_WHOLE_DOCUMENT));
	} else {
		struct str partners = words_partners(&page->words, within);
		page_titled(page, within);
		if (partners.size > 0) {
			html_text(out, STR(" "));
			page_quoted(page, "soft", partners);
		}
	}
	html_end_line(&page->out);
}

static void write_renumbered(struct page *page)
{
	struct xml_writer *out = &page->out;
	bool is_open = false;
	for (size_t i = 0; i < page->changes->count; i++) {
		const struct change *change = &page->changes->items[i];
		if (change->kind != CHANGE_RENUMBERED) {
			continue;
		}
		if (!is_open) {
			html_element(out, "h3", NULL,
			             words_change_kind(&page->words, CHANGE_RENUMBERED));
			html_start_line(out, "ol", "entries");
		}
		is_open = true;
		html_start(out, "li", kind_class(change->kind));
		page_id(page, "change", i);
		page_topics(page, change_topics(change));
		html_start(out, "div", "head");
		html_element(out, "span", "sign", STR("#"));
		html_element(out, "bdi", NULL,
		             words_numbers(&page->words, change->at, STR(PAGE_ARROW)));
		page_quoted(page, NULL, node_title(marked_node(change->at)));
		write_places(page, i);
		html_end(out);
		html_end_line(&page->out);
	}
	if (is_open) {
		html_end_line(&page->out);
	}
}

void page_list(struct page *page)
{
	struct xml_writer *out = &page->out;
	const struct change *last = NULL;
	if (page->changes->count == 0) {
		html_element(out, "p", NULL, words_change_counts(&page->words, page->changes));
	}
	for (size_t i = 0; i < page->changes->count; i++) {
		const struct change *change = &page->changes->items[i];
		if (change->kind == CHANGE_RENUMBERED) {
			continue;
		}
		if (!last || last->within != change->within) {
			if (last) {
				html_end_line(&page->out);
			}
			write_group_head(page, change->within);
			html_start_line(out, "ol", "entries");
		}
		write_change(page, i);
		last = change;
	}
	if (last) {
		html_end_line(&page->out);
	}
	write_renumbered(page);
}
