/* A web page as paragraphs: their text, their pieces, and what of them is removed. */
#include "source/html/html.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/character.h"
#include "base/script.h"
#include "base/utf8.h"
#include "source/derived/derived.h"
#include "source/derived/ordinal.h"
#include "source/derived/removals.h"
#include "source/html/main.h"
#include "source/html/tree.h"

enum {
	MAX_NUMBER = 12,  /* characters of a number that a line end may cut */
	GROUP_DIGITS = 3, /* behind a comma */
	YEAR_DIGITS = 4
};

/* How the open paragraph looks. */
struct paragraph_form {
	size_t ink;   /* of the longest text in it */
	int16_t size; /* of that */
	bool is_bold;
	bool is_centred;
	int list; /* the level of the item that it begins; 0: none */
};

struct page {
	struct html_tree tree;
	struct derived derived;
	struct html_main main;
	struct buf line;   /* the paragraph that is open */
	struct buf prefix; /* what the list puts before the next paragraph */
	int32_t number;    /* in it; 0: none */
	struct paragraph_form form;
	struct removals removals; /* from the open paragraph */
	bool blank;               /* a blank comes before the next character, if any */
	bool blank_has_line_end;
	size_t source_line; /* in `line`: where the text of the page's present line begins */
	bool is_outside;    /* the open paragraph */
	int outside;        /* elements around that are outside */
	int plain;          /* elements around that keep blanks */
	int raised;         /* elements around that are superscript */
	int lowered;        /* elements around that are subscript */
	int lists;          /* around */
	int32_t heading;    /* the level of the heading around; 0: none */
};

/* Whether the item's text begins with its number: then an external style sheet, which is not read,
 * turns off the list's own numbers. */
static bool has_own_number(const struct page *page)
{
	struct str text = str_trim(buf_str(&page->line));
	char number[16];
	size_t at = str_starts(text, STR("(")) ? 1 : str_starts(text, STR("\xEF\xBC\x88")) ? 3 : 0;
	int size = snprintf(number, sizeof number, "%" PRId32, page->number);
	text = str_slice(text, at, text.size);
	if (page->number <= 0 || !str_starts(text, (struct str){number, (size_t)size})) {
		return false;
	}
	text = str_slice(text, (size_t)size, text.size);
	return str_starts(text, STR(".")) || str_starts(text, STR(")")) ||
	       str_starts(text, STR("\xE3\x80\x81")) || str_starts(text, STR("\xEF\xBC\x8E")) ||
	       str_starts(text, STR("\xEF\xBC\x89"));
}

/* Hands on the paragraph's looks and removals; its text begins behind `prefix` bytes. */
static void write_form(struct page *page, size_t prefix)
{
	struct derived_style form = {.heading = (uint8_t)page->heading,
	                             .list = (uint8_t)(page->form.list < 10 ? page->form.list : 10),
	                             .size = (uint16_t)page->form.size,
	                             .is_bold = page->form.is_bold,
	                             .is_centred = page->form.is_centred};
	derived_next_style(&page->derived, form);
	removals_hand_on(&page->removals, &page->derived, prefix);
}

static void end_paragraph(struct page *page)
{
	if (page->line.size > 0 || page->removals.count > 0) {
		struct buf whole;
		buf_init(&whole);
		if (page->line.size > 0 && !has_own_number(page)) {
			buf_append(&whole, buf_str(&page->prefix));
		}
		write_form(page, whole.size);
		buf_append(&whole, buf_str(&page->line));
		derived_paragraph(&page->derived, buf_str(&whole), page->is_outside);
		buf_release(&whole);
	}
	if (page->line.size > 0) {
		buf_clear(&page->prefix);
		page->number = 0;
		page->form.list = 0;
	}
	page->form = (struct paragraph_form){.list = page->form.list};
	buf_clear(&page->line);
	page->blank = false;
	page->blank_has_line_end = false;
	page->source_line = 0;
}

/* Characters between which a line end in the page's code means nothing (CSS Text 3, 4.1.2). */
static bool is_wide(uint32_t c)
{
	return character_is_wide(c) || (c >= 0x2018 && c <= 0x201D);
}

/* The windows-1252 character that a page means by a C1 control (HTML, 13.2.5.80); others are
 * unchanged. */
static uint32_t as_meant(uint32_t c)
{
	static const uint16_t meant[32] = {
	    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
	return c >= 0x80 && c < 0xA0 ? meant[c - 0x80] : c;
}

static uint32_t last_character(const struct buf *line)
{
	size_t start;
	return line->size > 0 ? utf8_previous(buf_str(line), line->size, &start) : '\n';
}

/* Where the number at the end of a text starts, with the points and commas in it; the text's end
 * if there is none. */
static size_t number_start(struct str text)
{
	size_t start = text.size;
	for (size_t at = start; at > 0;) {
		uint32_t c = utf8_previous(text, at, &at);
		if (!utf8_is_digit(c) && c != '.' && c != ',') {
			break;
		}
		start = utf8_is_digit(c) ? at : start;
	}
	return start;
}

static size_t digits_behind(struct str text, size_t at)
{
	size_t count = 0;
	while (at < text.size && utf8_is_digit(utf8_next(text, &at))) {
		count++;
	}
	return count;
}

static bool is_year(struct str digits)
{
	return digits.size == YEAR_DIGITS &&
	       (str_starts(digits, STR("19")) || str_starts(digits, STR("20")));
}

/* Whether a number at the start of a text is a year, judging by what stands before and after it. */
static bool begins_with_year(struct str text, size_t digits, struct str before)
{
	struct str behind = str_trim(str_slice(text, digits, text.size));
	return is_year(str_slice(text, 0, digits)) &&
	       (is_year(before) || str_starts(behind, STR("\xE5\xB9\xB4")) ||
	        str_starts(behind, STR(".")) || str_starts(behind, STR("/")) ||
	        str_starts(behind, STR("-")));
}

/* Whether the blanks text[from, to) are a single line end of the page's code that splits a number.
 * Numbers on lines of their own, years and telephone numbers are not parts of one. */
static bool cuts_number(const struct page *page, struct str text, size_t from, size_t to)
{
	struct str line = buf_str(&page->line);
	struct str before = str_slice(line, number_start(line), line.size);
	struct str blanks = str_slice(text, from, to);
	struct str behind = str_slice(text, to, text.size);
	size_t count = digits_behind(behind, 0);
	blanks = str_slice(blanks, str_starts(blanks, STR("\r")), blanks.size);
	if (from == 0 || before.size == 0 || !str_starts(blanks, STR("\n")) ||
	    memchr(blanks.data + 1, '\n', blanks.size - 1)) {
		return false;
	}
	bool has_own_line = line.size - before.size == page->source_line && behind.data[0] != '0';
	if (has_own_line || before.size + count > MAX_NUMBER) {
		return false;
	}
	if (count == 0) { /* perhaps a point or a comma, and digits */
		return utf8_is_digit(last_character(&page->line)) &&
		       (behind.data[0] == '.' || behind.data[0] == ',') &&
		       digits_behind(behind, 1) > 0;
	}
	return !begins_with_year(behind, count, before) &&
	       (before.data[before.size - 1] != ',' || count == GROUP_DIGITS);
}

static void append_blank(struct page *page, uint32_t next, bool is_within_number)
{
	uint32_t last = last_character(&page->line);
	bool vanishes = last == '\n' || is_within_number ||
	                (page->blank_has_line_end && is_wide(last) && is_wide(next));
	if (!vanishes) {
		buf_append_byte(&page->line, ' ');
	}
	if (page->blank_has_line_end) {
		page->source_line = page->line.size;
	}
	page->blank = false;
	page->blank_has_line_end = false;
}

static void append_text(struct page *page, struct str text)
{
	size_t ink_end = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if ((c == ' ' || (c >= '\t' && c <= '\r')) && !page->plain) {
			page->blank = true;
			page->blank_has_line_end |= c == '\n';
			continue;
		}
		if (page->blank) {
			append_blank(page, c, cuts_number(page, text, ink_end, start));
		}
		ink_end = at;
		struct str character = str_slice(text, start, at);
		char bytes[4];
		if (c >= 0x80 && c < 0xA0) {
			character = (struct str){bytes, utf8_write(as_meant(c), bytes)};
		}
		buf_append(&page->line, character);
	}
}

/* Keeps removed text until its paragraph ends. */
static void remove_text(struct page *page, struct str text, const struct html_style *look)
{
	enum removal_kind kind =
	    look->size == 0 || (look->on & (LOOK_HIDDEN | LOOK_INVISIBLE | LOOK_CLEAR))
		? REMOVAL_HIDDEN
	    : look->on & LOOK_DELETED ? REMOVAL_DELETED
				      : REMOVAL_STRUCK;
	removals_add(&page->removals, page->line.size, kind, text);
}

static void take_form(struct page *page, const struct html_node *text)
{
	bool is_first = page->form.ink == 0;
	bool is_bold = text->look.on & LOOK_BOLD;
	page->form.is_bold = is_bold && (is_first || page->form.is_bold);
	page->form.is_centred = is_first ? text->look.on & LOOK_CENTRED : page->form.is_centred;
	if (text->ink > page->form.ink) {
		page->form.ink = text->ink;
		page->form.size = text->look.size;
	}
}

static void take_text(struct page *page, const struct html_node *node, bool is_outside)
{
	struct str text = html_node_text(&page->tree, node);
	struct buf written;
	if (html_node_is_removed(node)) {
		if (!is_outside) {
			remove_text(page, text, &node->look);
		}
		return;
	}
	if (is_outside != page->is_outside) {
		end_paragraph(page);
	}
	page->is_outside = is_outside;
	if (node->ink > 0) {
		take_form(page, node);
	}
	if (page->raised == 0 && page->lowered == 0) {
		append_text(page, text);
		return;
	}
	buf_init(&written);
	script_write(&written, page->raised > 0 ? SCRIPT_RAISED : SCRIPT_LOWERED, str_trim(text));
	append_text(page, buf_str(&written));
	buf_release(&written);
}

static void begin_item(struct page *page, struct html_node *item)
{
	struct html_node *list = &page->tree.nodes[item->parent];
	if (html_node_is_gone(item)) {
		return; /* and not counted */
	}
	buf_clear(&page->prefix);
	page->number = 0;
	page->form.list = page->lists;
	if (!(list->roles & HTML_ORDERED)) {
		buf_append(&page->prefix, list->style == ORDINAL_NONE ? STR("") : STR("- "));
		return;
	}
	if (item->number != INT32_MIN) {
		list->number = item->number;
	}
	if (list->style != ORDINAL_NONE) {
		enum ordinal_style style = (enum ordinal_style)list->style;
		bool is_chinese = style == ORDINAL_CHINESE || style == ORDINAL_CHINESE_LEGAL;
		ordinal_write(&page->prefix, style, list->number);
		buf_append(&page->prefix, is_chinese ? STR("\xE3\x80\x81") : STR(". "));
		page->number = list->number;
	}
	list->number++;
}

static void begin_cell(struct page *page, const struct html_node *node)
{
	const struct html_node *group =
	    &page->tree.nodes[page->tree.nodes[node->parent].parent]; /* of the row */
	struct derived_cell cell = {.row_span = node->row_span == UINT16_MAX ? DERIVED_TO_END
	                                                                     : node->row_span,
	                            .column_span = node->column_span,
	                            .is_header = (node->roles | group->roles) & HTML_HEAD};
	derived_cell_begin(&page->derived, &cell);
}

/* Begins the table, row or cell that a node is. */
static void enter_grid(struct page *page, const struct html_node *node)
{
	if (html_node_is_gone(node)) {
		return;
	}
	if (node->roles & HTML_GRID) {
		derived_table_begin(&page->derived);
	} else if (node->roles & HTML_ROW) {
		derived_row_begin(&page->derived);
	} else if (node->roles & HTML_CELL) {
		begin_cell(page, node);
	}
}

static void leave_grid(struct page *page, const struct html_node *node)
{
	if (html_node_is_gone(node)) {
		return;
	}
	if (node->roles & HTML_GRID) {
		derived_table_end(&page->derived);
	} else if (node->roles & HTML_GROUP) {
		derived_table_group_end(&page->derived);
	} else if (node->roles & HTML_ROW) {
		derived_row_end(&page->derived);
	}
}

static void enter(struct page *page, uint32_t i)
{
	struct html_node *node = &page->tree.nodes[i];
	if (node->roles & HTML_BLOCK) {
		end_paragraph(page);
	}
	page->outside += (node->roles & HTML_OUTSIDE) != 0;
	page->plain += (node->roles & HTML_PLAIN) != 0;
	page->lists += (node->roles & HTML_LIST) != 0;
	page->raised += (node->look.on & LOOK_RAISED) != 0;
	page->lowered += (node->look.on & LOOK_LOWERED) != 0;
	page->heading = node->roles & HTML_HEADING ? node->number : page->heading;
	enter_grid(page, node);
	if (node->roles & HTML_ITEM) {
		begin_item(page, node);
	} else if ((node->roles & HTML_BREAK) && page->line.size > 0 &&
	           !html_node_is_removed(node)) {
		buf_append_byte(&page->line, '\n');
		page->source_line = page->line.size;
		page->blank = false;
	} else if (node->roles & HTML_TEXT) {
		take_text(page, node,
		          page->outside > 0 || !html_main_has(&page->main, &page->tree, i));
	}
}

static void leave(struct page *page, uint32_t i)
{
	const struct html_node *node = &page->tree.nodes[i];
	if (node->roles & HTML_BLOCK) {
		end_paragraph(page);
	}
	if (node->roles & HTML_ITEM) {
		buf_clear(&page->prefix);
		page->number = 0;
		page->form.list = 0;
	}
	leave_grid(page, node);
	page->outside -= (node->roles & HTML_OUTSIDE) != 0;
	page->plain -= (node->roles & HTML_PLAIN) != 0;
	page->lists -= (node->roles & HTML_LIST) != 0;
	page->raised -= (node->look.on & LOOK_RAISED) != 0;
	page->lowered -= (node->look.on & LOOK_LOWERED) != 0;
	page->heading = node->roles & HTML_HEADING ? 0 : page->heading;
}

/* Enters and leaves each element in the order of the page. */
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

enum status html_read(struct reading_job *job, enum html_kind kind)
{
	struct page page = {0};
	struct str text = html_clean(job->arena, job->out->text, kind);
	enum status status = html_tree_read(&page.tree, text, job);
	if (status == STATUS_OK) {
		derived_init(&page.derived, job);
		buf_init(&page.line);
		buf_init(&page.prefix);
		page.main = html_main_find(&page.tree);
		write_page(&page);
		status = derived_finish(&page.derived, STR("html"));
		buf_release(&page.line);
		buf_release(&page.prefix);
		removals_release(&page.removals);
	}
	html_tree_release(&page.tree);
	return status;
}
