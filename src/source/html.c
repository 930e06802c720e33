/* The document in a web page: which part of the page it is, and that part as paragraphs. Knows the
 * tree of the page and no word of the language. */
#include "source/html.h"

#include "base/utf8.h"
#include "source/draft.h"
#include "source/html_tree.h"
#include "source/ordinal.h"

enum {
	MAIN_PERCENT = 60,    /* of its parent's ink: the part of the page to look into */
	SUSPECT_PERCENT = 25, /* of the page's ink: more than that is no menu */
	FEWEST_LINKS = 3,     /* that make a block one of links */
	CAPTION_INK = 200     /* the longest title */
};

/* ---- what is HTML ---- */

static bool starts_with_tag(struct str text, const char *name)
{
	size_t size = strlen(name);
	if (text.size <= size) {
		return false;
	}
	for (size_t i = 0; i < size; i++) {
		char c = text.data[i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != name[i]) {
			return false;
		}
	}
	char next = text.data[size];
	return next == '>' || next == ' ' || next == '\t' || next == '\r' || next == '\n' ||
	       next == '/';
}

/* Behind blanks, comments and an XML declaration. */
static struct str skip_prologue(struct str text)
{
	static const struct str comment = STR_INIT("<!--");
	static const struct str declaration = STR_INIT("<?xml");
	for (;;) {
		text = str_trim(text);
		bool is_comment = str_starts(text, comment);
		if (!is_comment && !str_starts(text, declaration)) {
			return text;
		}
		size_t end = str_find(text, is_comment ? STR("-->") : STR("?>"));
		if (end == SIZE_MAX) {
			return (struct str){0};
		}
		text = str_slice(text, end + 2 + is_comment, text.size);
	}
}

bool html_recognise(struct str text)
{
	static const char *const names[] = {
	    /* these two in XML as well */
	    "<!doctype html",
	    "<html",
	    "<head",
	    "<body",
	    "<script",
	    "<iframe",
	    "<h1",
	    "<h2",
	    "<h3",
	    "<div",
	    "<font",
	    "<table",
	    "<a",
	    "<style",
	    "<title",
	    "<b",
	    "<br",
	    "<p",
	    "<meta",
	    "<link",
	    "<span",
	    "<center",
	    "<ul",
	    "<ol",
	    "<section",
	    "<article",
	    "<main",
	    "<nav",
	    "<pre",
	};
	if (text.size == 0 || (text.data[0] != '<' && (unsigned char)text.data[0] > ' ')) {
		return false;
	}
	bool is_xml = str_starts(str_trim(text), STR("<?xml"));
	size_t count = is_xml ? 2 : sizeof names / sizeof *names;
	text = skip_prologue(text);
	for (size_t i = 0; i < count; i++) {
		if (starts_with_tag(text, names[i])) {
			return true;
		}
	}
	return false;
}

/* ---- which part is the document ---- */

struct page {
	struct html_tree tree;
	struct draft draft;
	uint32_t main; /* the element that holds the document */
	uint32_t main_end;
	struct buf line;   /* the paragraph that is open */
	struct buf prefix; /* what the list puts before the next paragraph */
	bool blank;        /* a blank comes before the next character, if any */
	bool blank_has_line_end;
	bool is_outside; /* the open paragraph */
	int outside;     /* elements around that are outside */
	int plain;       /* elements around that keep blanks */
};

/* Of a block that has more links than text of its own. */
static bool is_dense(const struct html_node *node)
{
	return (node->roles & HTML_BLOCK) && node->links >= FEWEST_LINKS &&
	       (uint64_t)node->link_ink * 2 > node->ink;
}

/* Marks what is no part of the document, wherever it stands. */
static void find_outside(struct html_tree *tree)
{
	uint64_t all = tree->nodes[0].ink;
	for (size_t i = 1; i < tree->count; i++) {
		struct html_node *node = &tree->nodes[i];
		bool is_small = (uint64_t)node->ink * 100 <= all * SUSPECT_PERCENT;
		bool is_menu = (node->roles & HTML_SUSPECT) && is_small &&
		               (node->roles & HTML_BLOCK) &&
		               !(node->roles & (HTML_HEADING | HTML_BODY));
		if (is_menu || is_dense(node)) {
			node->roles |= HTML_OUTSIDE;
		}
		if (node->roles & HTML_OUTSIDE) {
			for (uint32_t up = (uint32_t)i; up != 0;) {
				up = tree->nodes[up].parent;
				tree->nodes[up].ink -= node->ink;
				tree->nodes[up].link_ink -= node->link_ink;
			}
			i = node->end - 1;
		}
	}
}

static bool is_inside(const struct html_node *node)
{
	return node->ink > 0 && !(node->roles & (HTML_OUTSIDE | HTML_SILENT));
}

/* The child that the document is in, where that is one frame among frames; 0: none. */
static uint32_t look_into(const struct html_tree *tree, uint32_t parent)
{
	const struct html_node *nodes = tree->nodes;
	uint32_t best = 0;
	size_t candidates = 0;
	for (uint32_t i = parent + 1; i < nodes[parent].end; i = nodes[i].end) {
		if (!is_inside(&nodes[i])) {
			continue;
		}
		if (!(nodes[i].roles & HTML_FRAME)) {
			return 0;
		}
		candidates++;
		if (best == 0 || nodes[i].ink > nodes[best].ink) {
			best = i;
		}
	}
	bool is_most = best != 0 && (uint64_t)nodes[best].ink * 100 >=
	                                (uint64_t)nodes[parent].ink * MAIN_PERCENT;
	/* The cells of a table belong together, however long one of them is. */
	bool is_table = (nodes[parent].roles & HTML_TABLE) != 0;
	return is_most && (!is_table || candidates == 1) ? best : 0;
}

static void find_main(struct page *page)
{
	uint32_t at = 0;
	uint32_t next;
	while ((next = look_into(&page->tree, at)) != 0) {
		at = next;
	}
	page->main = at;
	page->main_end = page->tree.nodes[at].end;
}

/* Whether a node belongs to the document, if no element around it is outside: within the main
 * element, or a title before it. */
static bool is_document(const struct page *page, uint32_t i)
{
	if (i >= page->main && i < page->main_end) {
		return true;
	}
	for (uint32_t at = i; i < page->main && at != 0; at = page->tree.nodes[at].parent) {
		const struct html_node *node = &page->tree.nodes[at];
		if ((node->roles & HTML_HEADING) ||
		    ((node->roles & HTML_CAPTION) && node->ink <= CAPTION_INK)) {
			return true;
		}
	}
	return false;
}

/* ---- as paragraphs ---- */

static void end_paragraph(struct page *page)
{
	if (page->line.size > 0) {
		struct buf whole;
		buf_init(&whole);
		buf_append(&whole, buf_str(&page->prefix));
		buf_append(&whole, buf_str(&page->line));
		draft_paragraph(&page->draft, buf_str(&whole), page->is_outside);
		buf_release(&whole);
		buf_clear(&page->prefix);
	}
	buf_clear(&page->line);
	page->blank = false;
	page->blank_has_line_end = false;
}

/* East Asian wide characters, between which a line end in the page's code means nothing (CSS Text
 * 3, 4.1.2). */
static bool is_wide(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x20000 ||
	       (c >= 0x2018 && c <= 0x201D);
}

static uint32_t last_character(const struct buf *line)
{
	size_t start;
	return line->size > 0 ? utf8_previous(buf_str(line), line->size, &start) : '\n';
}

static void append_text(struct page *page, struct str text)
{
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if ((c == ' ' || (c >= '\t' && c <= '\r')) && !page->plain) {
			page->blank = true;
			page->blank_has_line_end |= c == '\n';
			continue;
		}
		if (page->blank) {
			uint32_t last = last_character(&page->line);
			bool vanishes = last == '\n' ||
			                (page->blank_has_line_end && is_wide(last) && is_wide(c));
			if (!vanishes) {
				buf_append_byte(&page->line, ' ');
			}
			page->blank = false;
			page->blank_has_line_end = false;
		}
		buf_append(&page->line, str_slice(text, start, at));
	}
}

static void begin_item(struct page *page, struct html_node *item)
{
	struct html_node *list = &page->tree.nodes[item->parent];
	buf_clear(&page->prefix);
	if (!(list->roles & HTML_ORDERED)) {
		buf_append(&page->prefix, STR("- "));
		return;
	}
	if (item->number != INT32_MIN) {
		list->number = item->number;
	}
	enum ordinal_style style = list->style == 'a'   ? ORDINAL_LOWER_LETTER
	                           : list->style == 'A' ? ORDINAL_UPPER_LETTER
	                           : list->style == 'i' ? ORDINAL_LOWER_ROMAN
	                           : list->style == 'I' ? ORDINAL_UPPER_ROMAN
	                                                : ORDINAL_DECIMAL;
	ordinal_write(&page->prefix, style, list->number);
	buf_append(&page->prefix, STR(". "));
	list->number++;
}

static void enter(struct page *page, uint32_t i)
{
	struct html_node *node = &page->tree.nodes[i];
	if (node->roles & (HTML_BLOCK | HTML_OUTSIDE)) {
		end_paragraph(page);
	}
	page->outside += (node->roles & HTML_OUTSIDE) != 0;
	page->plain += (node->roles & HTML_PLAIN) != 0;
	if (node->roles & HTML_ROW) {
		draft_row_begin(&page->draft);
	} else if (node->roles & HTML_CELL) {
		draft_cell_begin(&page->draft);
	} else if (node->roles & HTML_ITEM) {
		begin_item(page, node);
	} else if ((node->roles & HTML_BREAK) && page->line.size > 0) {
		buf_append_byte(&page->line, '\n');
		page->blank = false;
	} else if (node->roles & HTML_TEXT) {
		bool is_outside = page->outside > 0 || !is_document(page, i);
		if (is_outside != page->is_outside) {
			end_paragraph(page);
		}
		page->is_outside = is_outside;
		append_text(page, html_node_text(&page->tree, node));
	}
}

static void leave(struct page *page, uint32_t i)
{
	const struct html_node *node = &page->tree.nodes[i];
	if (node->roles & (HTML_BLOCK | HTML_OUTSIDE)) {
		end_paragraph(page);
	}
	if (node->roles & HTML_ITEM) {
		buf_clear(&page->prefix);
	}
	if (node->roles & HTML_ROW) {
		draft_row_end(&page->draft);
	}
	page->outside -= (node->roles & HTML_OUTSIDE) != 0;
	page->plain -= (node->roles & HTML_PLAIN) != 0;
}

/* In the order of the page, each element entered and left. */
static void write_page(struct page *page)
{
	const struct html_node *nodes = page->tree.nodes;
	uint32_t open = 0;
	for (uint32_t i = 1; i < page->tree.count;) {
		while (i >= nodes[open].end) {
			leave(page, open);
			open = nodes[open].parent;
		}
		if (nodes[i].roles & HTML_SILENT) {
			i = nodes[i].end;
			continue;
		}
		enter(page, i);
		open = nodes[i].roles & HTML_TEXT ? open : i;
		i++;
	}
	for (; open != 0; open = nodes[open].parent) {
		leave(page, open);
	}
	end_paragraph(page);
}

enum status html_read(struct reading_job *job)
{
	struct page page = {0};
	enum status status = html_tree_read(&page.tree, job);
	if (status == STATUS_OK) {
		draft_init(&page.draft, job);
		buf_init(&page.line);
		buf_init(&page.prefix);
		find_outside(&page.tree);
		find_main(&page);
		write_page(&page);
		status = draft_finish(&page.draft, STR("html"));
		buf_release(&page.line);
		buf_release(&page.prefix);
	}
	html_tree_release(&page.tree);
	return status;
}
