/* Writes the text of a document beside its report: line by line, with tables as tables, and every stretch of it in an
 * element that says what claims it. */
#include "base/search.h"
#include "report/message.h"
#include "report/page_report.h"

/* Lines and tables that stand in one element: a browser lays out those near the window, and leaves the others. */
enum { CHUNK = 48 };

struct text_writer {
	struct report_page *page;
	struct xml_writer *out;
	const struct page_text *text;
	size_t next_stretch; /* ranges are written in their order, mostly */
	size_t next_line;    /* the first that has no element yet */
	uint32_t last_number;
	size_t in_chunk;    /* lines and tables in the element that is open */
	bool has_sheets;    /* pages with their pictures beside them */
	bool is_behind_gap; /* the line before is blank */
	bool *has_anchor;   /* by node */
};

/* ---- stretches ---- */

static void set_id(struct text_writer *writer, const char *name, uint32_t number)
{
	char id[24];
	int size = snprintf(id, sizeof id, "%s%u", name, number);
	xml_attribute(writer->out, "id", (struct str){id, (size_t)size});
}

/* The class of a stretch: the element of the fact that it states, or what else it is; and whether a repair or a
 * residue is in it. */
static struct str class_of(const struct text_writer *writer, const struct stretch *stretch)
{
	static const char *const names[MARK_KIND_COUNT] = {[MARK_TEXT] = "text",
	                                                   [MARK_HEADING] = "heading",
	                                                   [MARK_LABEL] = "label",
	                                                   [MARK_MENTION] = "mention",
	                                                   [MARK_UNKNOWN] = "unknown"};
	struct str name = {0};
	if (stretch->count > 0 && stretch->kind == MARK_FACT) {
		const struct node *node = writer->page->nodes.items[stretch->references[0]];
		name = node_kind_name((enum node_kind)node->kind);
	} else if (stretch->count > 0) {
		name = str_from(names[stretch->kind]);
	}
	bool is_doubtful = stretch->count > 0 &&
	                   node_is_doubtful(writer->page->nodes.items[stretch->references[0]]);
	return arena_format(writer->page->words.arena, "%.*s%s%s%s", STR_FORMAT(name),
	                    is_doubtful ? " doubtful" : "",
	                    stretch->repair != NO_NODE ? " repair" : "",
	                    stretch->residue != NO_NODE ? " residue" : "");
}

/* Gives each node that a stretch is of an anchor, the first time it is written: the element itself is that of one. */
static void write_anchors(struct text_writer *writer, const struct stretch *stretch, uint32_t *own)
{
	*own = NO_NODE;
	for (size_t i = 0; i < stretch->count; i++) {
		uint32_t node = stretch->references[i];
		if (writer->has_anchor[node] || !page_has_anchor(writer->page, node)) {
			continue;
		}
		writer->has_anchor[node] = true;
		if (*own == NO_NODE) {
			*own = node;
			continue;
		}
		xml_start(writer->out, "span");
		set_id(writer, "s", node);
		html_end(writer->out);
	}
}

/* Of a long document a line has the numbers of the texts in it, which then need no elements. */
static void set_texts(struct text_writer *writer, struct span range)
{
	const struct page_text *text = writer->text;
	char list[MAX_REFERENCES * 11 + 1];
	size_t size = 0;
	size_t at = 0;
	uint32_t last = NO_NODE;
	SEARCH_FIRST(at, 0, text->stretch_count, text->stretches[at].span.end <= range.start);
	for (size_t count = 0; at < text->stretch_count && count < MAX_REFERENCES &&
	                       text->stretches[at].span.start < range.end;
	     at++) {
		const struct stretch *stretch = &text->stretches[at];
		uint32_t node =
		    stretch->count > 0 ? stretch->references[stretch->count - 1u] : NO_NODE;
		if (node != NO_NODE && node != last && !page_has_anchor(writer->page, node)) {
			size += (size_t)snprintf(list + size, sizeof list - size, "%s%u",
			                         count++ > 0 ? " " : "", node);
			last = node;
		}
	}
	if (size > 0) {
		xml_attribute(writer->out, "data-n", (struct str){list, size});
	}
}

/* The numbers of the nodes that a stretch is of: "12 3". */
static void set_references(struct text_writer *writer, const struct stretch *stretch)
{
	char list[MAX_REFERENCES * 11 + 1];
	size_t size = 0;
	for (size_t i = 0; i < stretch->count; i++) {
		size += (size_t)snprintf(list + size, sizeof list - size, "%s%u", i > 0 ? " " : "",
		                         stretch->references[i]);
	}
	xml_attribute(writer->out, "data-n", (struct str){list, size});
}

/* Whether the line of a stretch says what it is: it is plain text, or more of a label that has its element already. */
static bool is_said(const struct text_writer *writer, const struct stretch *stretch)
{
	return stretch->kind == MARK_TEXT ||
	       (stretch->kind == MARK_LABEL && writer->has_anchor[stretch->references[0]]);
}

static void set_recognition(struct text_writer *writer, uint32_t number)
{
	struct str words = page_recognised(writer->page, number);
	if (words.size > 0) {
		xml_attribute(writer->out, "title", words);
	}
}

/* Behind the words of a figure the way to its frame, where no script shows it. */
static void write_frame_link(struct text_writer *writer, uint32_t number)
{
	char target[24];
	if (writer->page->scans.is_framed[number]) {
		int size = snprintf(target, sizeof target, "#f%u", number);
		html_start(writer->out, "a", "to-frame");
		xml_attribute(writer->out, "href", (struct str){target, (size_t)size});
		xml_attribute(writer->out, "aria-label",
		              page_say(writer->page, &MESSAGE_PAGE_IN_PICTURE));
		html_end(writer->out);
	}
}

static void write_stretch(struct text_writer *writer, const struct stretch *stretch,
                          struct str words)
{
	struct xml_writer *out = writer->out;
	uint32_t own;
	bool is_link = stretch->count > 0 && stretch->kind >= MARK_FACT;
	bool is_plain = stretch->count == 0 || (writer->page->is_long && is_said(writer, stretch));
	bool is_bare = is_plain && stretch->repair == NO_NODE && stretch->residue == NO_NODE;
	if (is_bare) {
		html_text(out, words);
		return;
	}
	write_anchors(writer, stretch, &own);
	xml_start(out, is_link ? "a" : "span");
	struct str class_name = class_of(writer, stretch);
	if (class_name.size > 0) {
		xml_attribute(out, "class", class_name);
	}
	if (own != NO_NODE) {
		set_id(writer, "s", own);
	}
	if (is_link) {
		char target[24];
		int size = snprintf(target, sizeof target, "#n%u", stretch->references[0]);
		xml_attribute(out, "href", (struct str){target, (size_t)size});
	}
	if (stretch->count > 0) {
		set_references(writer, stretch);
	}
	if (stretch->repair != NO_NODE) {
		char number[12];
		int size = snprintf(number, sizeof number, "%u", stretch->repair);
		xml_attribute(out, "data-r", (struct str){number, (size_t)size});
	}
	if (is_link) {
		set_recognition(writer, stretch->references[0]);
	}
	html_text(out, words);
	html_end(out);
	if (own != NO_NODE) {
		write_frame_link(writer, own);
	}
}

/* Writes a range of the text. */
static void write_range(struct text_writer *writer, struct span range)
{
	const struct page_text *text = writer->text;
	size_t at = writer->next_stretch;
	while (at > 0 &&
	       (at == text->stretch_count || text->stretches[at].span.start > range.start)) {
		at--;
	}
	while (at < text->stretch_count && text->stretches[at].span.end <= range.start) {
		at++;
	}
	for (; at < text->stretch_count && text->stretches[at].span.start < range.end; at++) {
		const struct stretch *stretch = &text->stretches[at];
		uint32_t start =
		    stretch->span.start > range.start ? stretch->span.start : range.start;
		uint32_t end = stretch->span.end < range.end ? stretch->span.end : range.end;
		write_stretch(writer, stretch, str_slice(text->text, start, end));
	}
	writer->next_stretch = at;
}

/* ---- lines ---- */

static bool is_new_number(const struct text_writer *writer, const struct shown_line *line)
{
	return line->number != writer->last_number;
}

static void write_page_start(struct text_writer *writer, uint32_t page)
{
	struct str number = words_count(&writer->page->words, page);
	html_element(writer->out, "p", "page",
	             words_say(&writer->page->words, &MESSAGE_PAGE_PAGE, number));
}

static uint32_t line_end(const struct page_text *text, size_t line)
{
	uint32_t end =
	    line + 1 < text->line_count ? text->lines[line + 1].offset : (uint32_t)text->text.size;
	while (end > text->lines[line].offset &&
	       (text->text.data[end - 1] == '\n' || text->text.data[end - 1] == '\r')) {
		end--;
	}
	return end;
}

/* Where a repair took the end of a line away, which has no words: an element without any. */
static void write_joint(struct text_writer *writer, uint32_t offset)
{
	const struct page_text *text = writer->text;
	size_t at = 0;
	SEARCH_FIRST(at, 0, text->stretch_count, text->stretches[at].span.end <= offset);
	bool is_joint = at < text->stretch_count && text->stretches[at].span.start == offset &&
	                text->stretches[at].repair != NO_NODE;
	if (is_joint) {
		write_stretch(writer, &text->stretches[at], (struct str){0});
	}
}

static void write_line(struct text_writer *writer)
{
	struct xml_writer *out = writer->out;
	const struct shown_line *line = &writer->text->lines[writer->next_line];
	struct span range = {line->offset, line_end(writer->text, writer->next_line)};
	if (line->page > 0 && !writer->has_sheets) {
		write_page_start(writer, line->page);
	}
	writer->next_line++;
	if (range.start == range.end) { /* a gap above the next line shows it */
		writer->is_behind_gap = true;
		return;
	}
	html_start(out, "div",
	           arena_format(writer->page->words.arena, "line%s%s",
	                        line->heading > 0 ? " headed" : "",
	                        writer->is_behind_gap ? " gap" : "")
	               .data);
	if (is_new_number(writer, line)) {
		char number[12];
		int size = snprintf(number, sizeof number, "%u", line->number);
		set_id(writer, "L", line->number);
		xml_attribute(out, "data-l", (struct str){number, (size_t)size});
	}
	if (writer->page->is_long) {
		set_texts(writer, range);
	}
	write_range(writer, range);
	write_joint(writer, range.end);
	html_end_line(out);
	writer->is_behind_gap = false;
	writer->last_number = line->number;
}

/* ---- tables ---- */

/* Anchors for the lines that begin before an offset, in a cell. */
static void write_line_anchors(struct text_writer *writer, uint32_t offset)
{
	const struct page_text *text = writer->text;
	while (writer->next_line < text->line_count &&
	       text->lines[writer->next_line].offset < offset) {
		const struct shown_line *line = &text->lines[writer->next_line++];
		if (is_new_number(writer, line)) {
			xml_start(writer->out, "span");
			set_id(writer, "L", line->number);
			html_end(writer->out);
			writer->last_number = line->number;
		}
	}
}

static void set_span(struct text_writer *writer, const char *name, uint32_t count)
{
	enum { MAX_SPAN = 1000 /* what HTML takes of columns */ };
	char number[12];
	if (count > 1) {
		int size =
		    snprintf(number, sizeof number, "%u", count < MAX_SPAN ? count : MAX_SPAN);
		xml_attribute(writer->out, name, (struct str){number, (size_t)size});
	}
}

static void write_cell(struct text_writer *writer, const struct source_cell *cell)
{
	xml_start(writer->out, cell->is_header ? "th" : "td");
	set_span(writer, "rowspan", cell->row_span);
	set_span(writer, "colspan", cell->column_span);
	if (cell->span.start < cell->span.end) {
		write_line_anchors(writer, cell->span.start + 1);
		write_range(writer, cell->span);
		write_line_anchors(writer, cell->span.end);
	}
	html_end(writer->out);
}

/* Where the text of a table ends, and the index behind its last cell. */
static uint32_t table_end(const struct page_text *text, size_t first, size_t *end)
{
	uint32_t last = 0;
	*end = first;
	while (*end < text->cell_count && text->cells[*end].table == text->cells[first].table) {
		const struct source_cell *cell = &text->cells[(*end)++];
		last = cell->span.end > last ? cell->span.end : last;
	}
	return last;
}

static void write_table(struct text_writer *writer, size_t first, size_t end)
{
	struct xml_writer *out = writer->out;
	const struct source_cell *cells = writer->text->cells;
	html_start(out, "div", "wide");
	xml_attribute(out, "tabindex", STR("0"));
	xml_attribute(out, "role", STR("region"));
	xml_attribute(out, "aria-label",
	              words_say(&writer->page->words, &MESSAGE_PAGE_TABLE_NAMED,
	                        words_count(&writer->page->words, cells[first].table)));
	html_start(out, "table", "grid");
	for (size_t at = first; at < end;) {
		uint32_t row = cells[at].row;
		xml_start(out, "tr");
		for (; at < end && cells[at].row == row; at++) {
			write_cell(writer, &cells[at]);
		}
		html_end_line(out);
	}
	html_end(out);
	html_end_line(out);
}

/* ---- the text ---- */

/* The picture of a page stands behind its text, and with it those of pages before it that have no text of their own. */
static void end_sheet(struct text_writer *writer, uint32_t next_page)
{
	html_end_line(writer->out);
	page_pictures(writer->page, next_page);
	html_end_line(writer->out);
}

static void start_sheet(struct text_writer *writer, uint32_t page)
{
	html_start_line(writer->out, "div", "sheet");
	html_start_line(writer->out, "div", "sheet-text");
	if (page > 0) {
		write_page_start(writer, page);
	}
}

/* Ends what is open, and begins it anew, where the next line or table is the first of a page or one too many. */
static void start_lines(struct text_writer *writer)
{
	bool is_first = writer->next_line == 0;
	uint32_t page = writer->text->lines[writer->next_line].page;
	bool is_sheet = writer->has_sheets && (is_first || page > 0);
	if (is_first || is_sheet || writer->in_chunk == CHUNK) {
		if (!is_first) {
			html_end_line(writer->out);
		}
		if (is_sheet && !is_first) {
			end_sheet(writer, page);
		}
		if (is_sheet) {
			start_sheet(writer, page);
		}
		html_start_line(writer->out, "div", "chunk");
		writer->in_chunk = 0;
	}
	writer->in_chunk++;
}

/* Whether the next line begins the table of a cell. */
static bool is_at_table(const struct text_writer *writer, size_t cell)
{
	const struct page_text *text = writer->text;
	/* cells without text say nothing of where their table stands */
	while (cell < text->cell_count &&
	       text->cells[cell].span.start == text->cells[cell].span.end) {
		cell++;
	}
	return cell < text->cell_count &&
	       text->cells[cell].span.start < line_end(text, writer->next_line);
}

void page_beside(void *slot)
{
	struct report_page *page = slot;
	const struct page_text *text = &page->text;
	struct text_writer writer = {
	    .page = page,
	    .out = page->out,
	    .text = text,
	    .has_sheets = page->scans.picture_count > 0,
	    .has_anchor = ARENA_ARRAY(page->words.arena, bool, (size_t)page->nodes.count + 1),
	};
	size_t next_cell = 0;
	while (writer.next_line < text->line_count) {
		start_lines(&writer);
		if (!is_at_table(&writer, next_cell)) {
			write_line(&writer);
			continue;
		}
		size_t end = next_cell;
		uint32_t last = table_end(text, next_cell, &end);
		write_table(&writer, next_cell, end);
		while (writer.next_line < text->line_count &&
		       text->lines[writer.next_line].offset < last) {
			writer.next_line++;
		}
		next_cell = end;
	}
	if (text->line_count > 0) {
		html_end_line(page->out);
	}
	if (text->line_count > 0 && writer.has_sheets) {
		end_sheet(&writer, UINT32_MAX);
	}
	page_pictures(page, UINT32_MAX);
}
