/* The model as a tree that folds: sections, directions, fields, tables, and the facts where they were read. */
#include "base/sort.h"
#include "base/utf8.h"
#include "report/ledger_cells.h"
#include "report/message.h"
#include "report/page_report.h"

enum { EXCERPT = 24 /* characters of a paragraph: all of it stands in the text */ };

static void set_node_id(struct report_page *page, const struct node *node)
{
	char id[24];
	uint32_t number = page_node_number(&page->nodes, node);
	int size = snprintf(id, sizeof id, "n%u", number);
	xml_attribute(page->out, "id", (struct str){id, (size_t)size});
}

/* The beginning of a text, with a sign that more follows. */
static struct str excerpt_of(const struct report_page *page, struct str text)
{
	size_t at = 0;
	for (size_t count = 0; at < text.size && count < EXCERPT; count++) {
		utf8_next(text, &at);
	}
	struct str start = str_slice(text, 0, at);
	return at < text.size
	           ? arena_format(page->words.arena, "%.*s\xE2\x80\xA6", STR_FORMAT(start))
	           : start;
}

/* ---- facts ---- */

/* What a fact is of, in words: "funds for each project (kind)". */
static struct str fact_kind(const struct report_page *page, const struct node *fact)
{
	const struct wording *words = &page->words;
	struct str name = words_code(words, CODE_KIND, node_kind_name((enum node_kind)fact->kind));
	if (fact->kind == NODE_MENTION && fact->reason.size > 0) {
		name = words_code(words, CODE_REASON, fact->reason);
	}
	if (fact->figure && fact->figure->per.size > 0) {
		name = words_say(words, &MESSAGE_SUMMARY_FIGURE_EACH, name,
		                 words_code(words, CODE_EACH, fact->figure->per));
	}
	name = words_bracketed(words, name, node_project_kind(fact));
	return fact->whole ? words_say(words, &MESSAGE_SUMMARY_OF_WHICH, name) : name;
}

static const char *fact_class(const struct report_page *page, const struct node *fact)
{
	struct str name = node_kind_name((enum node_kind)fact->kind);
	if (node_is_not_understood(fact)) {
		name = STR("unknown");
	}
	return arena_format(page->words.arena, "tag %.*s", STR_FORMAT(name)).data;
}

/* A fact, as an element of a kind: what it is, its words with a link to where they stand, and its value. */
static void write_fact(struct report_page *page, const struct node *fact, const char *element)
{
	struct xml_writer *out = page->out;
	html_start(out, element, "fact");
	set_node_id(page, fact);
	html_element(out, "span", fact_class(page, fact), fact_kind(page, fact));
	html_text(out, STR(" "));
	page_link_words(page, fact, fact->text.size > 0 ? fact->text : fact->code);
	page_value(page, fact);
	if (fact->kind == NODE_PARTNER && fact->code.size > 0) {
		html_text(out, STR(" "));
		html_element(out, "span", "value", fact->code);
	}
	if (fact->is_corrected) {
		html_text(out, STR(" "));
		html_element(out, "small", NULL, page_say(page, &MESSAGE_PAGE_CORRECTED));
	}
	html_end(out);
}

/* ---- tables ---- */

static void set_span(struct report_page *page, const char *name, uint32_t span)
{
	enum { MAX_SPAN = 1000 };
	if (span > 1) {
		xml_attribute(page->out, name,
		              words_count(&page->words, span < MAX_SPAN ? span : MAX_SPAN));
	}
}

/* A cell: the words of a node, and of all in it that is text. */
static void write_cell(struct report_page *page, const struct node *cell)
{
	struct xml_writer *out = page->out;
	bool is_head = str_equal(cell->parent->name, STR("header"));
	uint32_t ended;
	xml_start(out, is_head ? "th" : "td");
	set_node_id(page, cell);
	set_span(page, "rowspan", cell->row_span);
	set_span(page, "colspan", cell->column_span);
	page_cite(page, NULL, cell->text);
	for (const struct node *node = node_next(cell, cell, &ended); node;
	     node = node_next(node, cell, &ended)) {
		if (node_kind_is_fact((enum node_kind)node->kind)) {
			write_fact(page, node, "span");
		} else {
			html_start(out, "span", NULL);
			set_node_id(page, node);
			page_cite(page, NULL, node->text);
			html_end(out);
		}
	}
	html_end(out);
}

/* The cells of a row by their columns: its title comes first in the model, wherever it stands. */
static int compare_columns(const void *left, const void *right)
{
	const struct node *a = *(const struct node *const *)left;
	const struct node *b = *(const struct node *const *)right;
	return compare_then(a->column, b->column,
	                    COMPARE(a->place.first.start, b->place.first.start));
}

static void write_row(struct report_page *page, const struct node *row)
{
	struct xml_writer *out = page->out;
	struct arena *arena = page->words.arena;
	const struct node **cells = NULL;
	size_t count = 0;
	size_t capacity = 0;
	bool has_facts = false;
	html_start(out, "tr", arena_copy(arena, row->name).data);
	set_node_id(page, row);
	for (const struct node *node = row->first; node; node = node->next) {
		bool is_fact = node_kind_is_fact((enum node_kind)node->kind);
		has_facts = has_facts || is_fact;
		if (!is_fact) {
			ARENA_PUSH(arena, cells, count, capacity, node);
		}
	}
	SORT(cells, count, compare_columns);
	for (size_t i = 0; i < count; i++) {
		write_cell(page, cells[i]);
	}
	if (has_facts) {
		html_start(out, "td", "facts");
		for (const struct node *node = row->first; node; node = node->next) {
			if (node_kind_is_fact((enum node_kind)node->kind)) {
				write_fact(page, node, "span");
			}
		}
		html_end(out);
	}
	html_end_line(out);
}

static void write_table(struct report_page *page, const struct node *table)
{
	struct xml_writer *out = page->out;
	html_start(out, "div", "wide");
	set_node_id(page, table);
	xml_attribute(out, "tabindex", STR("0"));
	xml_attribute(out, "role", STR("region"));
	xml_attribute(out, "aria-label",
	              words_say(&page->words, &MESSAGE_PAGE_TABLE_NAMED, table->id));
	html_start(out, "table", "grid");
	for (const struct node *node = table->first; node; node = node->next) {
		if (node_is_row(node)) {
			write_row(page, node);
		}
	}
	html_end(out);
	for (const struct node *node = table->first; node; node = node->next) {
		if (!node_is_row(node)) {
			write_fact(page, node, "span");
		}
	}
	html_end_line(out);
}

/* ---- containers and text ---- */

static const struct node *heading_of(const struct node *node)
{
	return node->first && node->first->kind == NODE_HEADING ? node->first : NULL;
}

/* Whether a field holds nothing but one line of text, and needs no fold. */
static bool is_line(const struct node *node)
{
	return node->kind == NODE_FIELD && node->first && node->first == node->last &&
	       !node->first->first && !node_kind_is_fact((enum node_kind)node->first->kind);
}

/* A field in one line: its label and its words. */
static void write_line(struct report_page *page, const struct node *field)
{
	struct xml_writer *out = page->out;
	const struct node *words = field->first;
	html_start(out, "div", NULL);
	set_node_id(page, field);
	html_element(out, "span", "tag label", field->label.size > 0 ? field->label : field->name);
	html_text(out, STR(" "));
	html_start(out, "span", NULL);
	set_node_id(page, words);
	page_link_words(page, words, excerpt_of(page, words->text));
	html_end(out);
	html_end_line(out);
}

/* Whether what a node holds is packed: a direction without directions in it. */
static bool is_packed(const struct node *node)
{
	uint32_t ended;
	const struct node *at = node->kind == NODE_DIRECTION ? node_next(node, node, &ended) : NULL;
	bool is_one = at != NULL;
	for (; at && is_one; at = node_next(at, node, &ended)) {
		is_one = at->kind != NODE_DIRECTION;
	}
	return is_one;
}

/* Opens what holds others, with its mark or label and its heading. */
static void open_container(struct report_page *page, const struct node *node)
{
	struct xml_writer *out = page->out;
	const struct node *heading = heading_of(node);
	bool is_part = node->kind == NODE_SECTION || node->kind == NODE_DIRECTION;
	struct str mark = node->label.size > 0 ? node->label : node->number;
	html_start(out, "details", node_kind_name((enum node_kind)node->kind).data);
	set_node_id(page, node);
	if (node->kind == NODE_SECTION) {
		xml_attribute(out, "open", STR("open"));
	}
	xml_start(out, "summary");
	if (node->kind == NODE_FIELD) {
		html_element(out, "span", "tag label", mark);
	} else {
		page_cite(page, "mark", mark);
	}
	html_text(out, STR(" "));
	if (heading) {
		html_start(out, is_part ? "strong" : "span", NULL);
		set_node_id(page, heading);
		page_cite(page, NULL, heading->text);
		html_end(out);
	} else if (node->first && node->first->text.size > 0) {
		page_cite(page, "soft", excerpt_of(page, node->first->text));
	}
	html_end_line(out);
	if (is_packed(node)) {
		page_pack(page);
	}
	if (is_part) {
		html_start(out, "p", "place");
		page_link_place(page, &node->place);
		html_end_line(out);
	}
}

static void write_leaf(struct report_page *page, const struct node *node)
{
	struct xml_writer *out = page->out;
	bool is_fact = node_kind_is_fact((enum node_kind)node->kind);
	if (is_fact) {
		write_fact(page, node, "div");
		xml_raw(out, STR("\n"));
		return;
	}
	bool is_paragraph = node->kind == NODE_PARAGRAPH;
	html_start(out, "p", is_paragraph ? NULL : node_kind_name((enum node_kind)node->kind).data);
	set_node_id(page, node);
	if (node->number.size > 0 || node->label.size > 0) {
		page_cite(page, "mark", node->label.size > 0 ? node->label : node->number);
		html_text(out, STR(" "));
	}
	page_link_words(page, node, excerpt_of(page, node->text));
	html_end_line(out);
}

/* Where the walk goes on behind a node that was written with all in it, as node_next. */
static const struct node *behind(const struct node *node, const struct node *root, uint32_t *ended)
{
	const struct node *last = node;
	while (last->last) {
		last = last->last;
	}
	const struct node *next = node_next(last, root, ended);
	for (const struct node *at = last; at != node; at = at->parent) {
		--*ended; /* these end in the node */
	}
	return next;
}

/* Whether a node and all in it are prose, which stands in the text as well: no part, no table, no fact. */
static bool is_prose(const struct node *node)
{
	uint32_t ended;
	for (const struct node *at = node; at; at = node_next(at, node, &ended)) {
		bool is_text =
		    at->kind == NODE_FIELD || at->kind == NODE_ITEM || at->kind == NODE_PARAGRAPH;
		if (!is_text) {
			return false;
		}
	}
	return true;
}

static void write_body(struct report_page *page)
{
	const struct node *root = page->model->body;
	for (const struct node *node = root->first; node;) {
		uint32_t ended = 0;
		const struct node *next;
		bool is_title = node->kind == NODE_HEADING && node->parent->first == node &&
		                node->parent != root;
		if (page->is_long && is_prose(node)) {
			next = behind(node, root, &ended);
		} else if (node->kind == NODE_TABLE) {
			write_table(page, node);
			next = behind(node, root, &ended);
		} else if (is_line(node)) {
			write_line(page, node);
			next = behind(node, root, &ended);
		} else if (node->first) {
			open_container(page, node);
			next = node->first;
		} else {
			if (!is_title) {
				write_leaf(page, node);
			}
			next = node_next(node, root, &ended);
		}
		for (; ended > 0; ended--) {
			node = node->parent;
			if (is_packed(node)) {
				page_unpack(page);
			}
			if (node != root) {
				html_end_line(page->out);
			}
		}
		node = next;
	}
}

static void write_facts_below(struct report_page *page, const struct node *root,
                              const struct message *heading, const char *class_name)
{
	struct xml_writer *out = page->out;
	size_t count = 0;
	for (const struct node *node = root->first; node; node = node->next) {
		count++;
	}
	if (count == 0) {
		return;
	}
	html_start(out, "details", class_name);
	html_element(out, "summary", NULL,
	             words_bracketed(&page->words, page_say(page, heading),
	                             words_count(&page->words, count)));
	page_pack(page);
	for (const struct node *node = root->first; node; node = node->next) {
		write_leaf(page, node);
	}
	page_unpack(page);
	html_end_line(out);
}

void page_tree(void *slot)
{
	struct report_page *page = slot;
	if (page->is_long) {
		html_element(page->out, "p", "soft", page_say(page, &MESSAGE_PAGE_TREE_SHORT));
	}
	write_facts_below(page, page->model->stated, &MESSAGE_REPORT_STATED, "stated");
	write_body(page);
	write_facts_below(page, page->model->mentions, &MESSAGE_SHEET_MENTIONS, "mentions");
}
