/* The page of one document: what was understood of it, what adds up, and beside that its text, each leading to the
 * other. The template is page/report.html; its slots are written by the files page_*.c, all from one audit and one
 * model. Says what these say and works nothing out. */
#include "report/audit_words.h"
#include "report/message.h"
#include "report/page_files.h"
#include "report/page_report.h"
#include "report/page_template.h"

enum { MANY_DIRECTIONS = 300 /* beyond this a page with all of a text twice opens slowly */ };

struct str page_say(const struct report_page *page, const struct message *message)
{
	return words_of(&page->words, message);
}

void page_cite_in(struct report_page *page, const char *element, const char *class_name,
                  struct str text)
{
	html_start(page->out, element, class_name);
	if (strcmp(element, "bdi") != 0) {
		xml_attribute(page->out, "dir", STR("auto"));
	}
	if (page->words.language != LANGUAGE_CHINESE) {
		xml_attribute(page->out, "lang", STR("zh"));
	}
	html_text(page->out, text);
	html_end(page->out);
}

void page_cite(struct report_page *page, const char *class_name, struct str text)
{
	page_cite_in(page, "bdi", class_name, text);
}

/* A link to an anchor made of a name and a number. */
static void start_link(struct report_page *page, const char *name, uint32_t number)
{
	char target[24];
	int size = snprintf(target, sizeof target, "#%s%u", name, number);
	xml_start(page->out, "a");
	xml_attribute(page->out, "href", (struct str){target, (size_t)size});
}

bool page_has_anchor(const struct report_page *page, uint32_t number)
{
	return !page->is_long || page_mark_kind(page->nodes.items[number]) != MARK_TEXT;
}

void page_link_words(struct report_page *page, const struct node *node, struct str text)
{
	uint32_t number = page_node_number(&page->nodes, node);
	if (number == NO_NODE || !page->nodes.is_shown[number]) {
		page_cite(page, NULL, text);
		return;
	}
	if (page_has_anchor(page, number)) {
		start_link(page, "s", number);
	} else {
		start_link(page, "L", node->place.line);
	}
	html_text(page->out, text);
	html_end(page->out);
}

/* Whether two texts are the same but for blanks. */
static bool is_same_but_blanks(struct str a, struct str b)
{
	size_t i = 0;
	size_t k = 0;
	for (;;) {
		while (i < a.size && a.data[i] == ' ') {
			i++;
		}
		while (k < b.size && b.data[k] == ' ') {
			k++;
		}
		if (i == a.size || k == b.size || a.data[i] != b.data[k]) {
			return i == a.size && k == b.size;
		}
		i++;
		k++;
	}
}

void page_value(struct report_page *page, const struct node *fact)
{
	if (!fact->figure) {
		return;
	}
	struct str value = words_figure(&page->words, fact->figure);
	if (!is_same_but_blanks(value, fact->text)) {
		html_text(page->out, STR(" "));
		html_element(page->out, "span", "value", value);
	}
}

void page_link_place(struct report_page *page, const struct place *place)
{
	struct spot spot = spot_of(page->audit->spots, place);
	struct str words = words_short_spot(&page->words, &spot);
	if (words.size > 0 && page_text_has_line(&page->text, place->line)) {
		start_link(page, "L", place->line);
		html_text(page->out, words);
		html_end(page->out);
	} else {
		html_text(page->out, words);
	}
}

void page_number_cell(struct report_page *page, struct str text)
{
	html_element(page->out, "td", "number", text);
}

void page_remark_button(struct report_page *page)
{
	html_start(page->out, "button", "tool remark-it");
	xml_attribute(page->out, "type", STR("button"));
	xml_attribute(page->out, "data-do", STR("remark"));
	html_text(page->out, page_say(page, &MESSAGE_PAGE_REMARK));
	html_end(page->out);
}

void page_pack(struct report_page *page)
{
	if (page->is_long) {
		xml_start(page->out, "noscript");
	}
}

void page_unpack(struct report_page *page)
{
	if (page->is_long) {
		html_end(page->out);
	}
}

/* ---- the heading ---- */

static void write_name(void *slot)
{
	struct report_page *page = slot;
	const struct model *model = page->model;
	page_cite(page, NULL, model->title.size > 0 ? model->title : model->source.name);
}

static void write_beside_note(void *slot)
{
	struct report_page *page = slot;
	if (!page->input->source) {
		html_element(page->out, "p", "note", page_say(page, &MESSAGE_PAGE_NO_SOURCE));
	}
}

/* ---- the page ---- */

static void make_text(struct report_page *page)
{
	struct arena *arena = page->words.arena;
	if (page->input->source) {
		page_text_from_source(&page->text, arena, page->input->source, page->model,
		                      &page->nodes);
	} else {
		page_text_from_model(&page->text, arena, page->model, &page->nodes);
	}
	page_text_cut(&page->text, arena, &page->nodes);
	page_scans_init(&page->scans, arena, page->model, &page->nodes, page->input->source);
}

/* The classes of the body. */
static const char *kind_of(const struct report_page *page)
{
	return arena_format(page->words.arena, "report%s%s", page->is_long ? " many" : "",
	                    page->scans.picture_count > 0 ? " scanned" : "")
	    .data;
}

enum status page_html(const struct report *report)
{
	static const struct page_slot slots[] = {
	    {"name", write_name},
	    {"summary", page_summary},
	    {"doubts", page_doubts},
	    {"ledger", page_ledger},
	    {"bars", page_bars},
	    {"points", page_points},
	    {"proofs", page_proofs},
	    {"findings", page_findings},
	    {"tree", page_tree},
	    {"beside-note", write_beside_note},
	    {"beside", page_beside},
	    {"repair-count", page_repair_count},
	    {"mention-count", page_mention_count},
	    {"doubt-count", page_doubt_count},
	    {"data", page_data},
	    {0},
	};
	static const struct page_input nothing = {0};
	struct arena *arena = report->words.arena;
	struct xml_writer *out = ARENA_NEW(arena, struct xml_writer);
	struct audit *totals = ARENA_NEW(arena, struct audit);
	struct report_page page = {
	    .out = out,
	    .words = report->words,
	    .audit = report->audits[0],
	    .model = report->audits[0]->model,
	    .input = report->input ? report->input : &nothing,
	    .diags = report->diags,
	};
	struct str title = page.model->title.size > 0 ? page.model->title : page.model->source.name;
	audit_totals(totals, arena, page.model);
	ledger_init(&page.ledger, arena, totals);
	page.is_long = page.ledger.directions.count > MANY_DIRECTIONS;
	page_nodes_init(&page.nodes, arena, page.model);
	make_text(&page);
	bool is_recognised = page.scans.engine.size > 0; /* else it needs nothing for pictures */
	const struct page_parts parts = {
	    .kind = kind_of(&page),
	    .title = words_say(&page.words, &MESSAGE_PAGE_REPORT_TITLE, title),
	    .template = page_report_html(),
	    .styles = {page_frame_css(), page_report_css(), page_tools_css(),
	               is_recognised ? page_scan_css() : STR("")},
	    .scripts = {page_frame_js(), page_report_js(), page_said_js(),
	                is_recognised ? page_scan_js() : page_find_js(),
	                is_recognised ? page_find_js() : STR("")},
	    .slots = slots,
	    .page = &page,
	};
	xml_writer_init(out, report->stream, arena, false);
	page_write(out, &page.words, &parts);
	xml_writer_release(out);
	return page.status;
}
