/* The ledger of a page of changes: a row for each direction with what it states in both texts, and what
 * happened to it; below them the totals. All figures are those of the record. */
#include "report/changes_page.h"
#include "report/message.h"

static struct str say(const struct page *page, const struct message *message)
{
	return words_of(&page->words, message);
}

/* ---- what is shown ---- */

static bool has_apart(const struct changes *changes)
{
	for (size_t i = 0; i < changes->direction_count; i++) {
		const struct direction_figure *each = &changes->directions[i].apart[SUM_FUNDS];
		if (each->facts[OLD] || each->facts[NEW]) {
			return true;
		}
	}
	return false;
}

/* What happened to a direction; what happened to those in it is told of them. */
static enum change_kind kind_of(const struct direction_change *row)
{
	unsigned but_numbers = row->kinds & ~(1u << CHANGE_RENUMBERED);
	return page_kind_of(row->direction, but_numbers != 0);
}

/* ---- cells ---- */

static void write_number(struct page *page, struct str text)
{
	html_element(&page->out, "td", "number", text);
}

/* A figure of one side, which leads to its place in the texts; of what the directions within state, or
 * another above, to the direction. */
static void write_side(struct page *page, const struct direction_change *row,
                       const struct direction_figure *figure, int side, struct str unit)
{
	struct str text = words_direction_figure(&page->words, figure, side, unit);
	const struct node *direction = node_on(row->direction, side);
	bool is_as_written = !figure->has[side] && figure->facts[side];
	if (text.size == 0) {
		html_text(&page->out, direction ? STR("-") : STR(""));
		return;
	}
	if (is_as_written) {
		xml_start(&page->out, "bdi");
		xml_attribute(&page->out, "lang", guideline_language);
	}
	page_link_text(page, side, figure->facts[side] ? figure->facts[side] : direction, text);
	if (is_as_written) {
		html_end(&page->out);
	}
}

static void write_figure(struct page *page, const struct direction_change *row, enum sum_kind kind)
{
	const struct direction_figure *figure = &row->figures[kind];
	const struct direction_figure *apart = &row->apart[kind];
	struct str unit = page->changes->totals[kind].unit;
	for (int side = OLD; side < SIDES; side++) {
		bool is_apart = kind == SUM_PROJECTS && !figure->has[side] &&
		                !figure->facts[side] && !figure->is_shared[side];
		html_start(&page->out, "td", "number");
		write_side(page, row, is_apart ? apart : figure, side, unit);
		html_end(&page->out);
	}
	bool has_delta = figure->has_delta && figure->delta.digits != 0;
	html_element(&page->out, "td", has_delta ? "number delta" : "number",
	             has_delta ? words_table_delta(&page->words, figure->delta, unit) : STR(""));
	if (kind == SUM_FUNDS) {
		write_number(page, figure->has_percent
		                       ? words_percentage(&page->words, figure->percent)
		                       : STR(""));
	}
}

/* What each project gets: the two sides in one cell, or one where they say the same. */
static void write_each(struct page *page, const struct direction_change *row)
{
	const struct direction_figure *figure = &row->apart[SUM_FUNDS];
	struct str units[SIDES];
	struct str texts[SIDES];
	for (int side = OLD; side < SIDES; side++) {
		const struct node *fact = figure->facts[side];
		units[side] = fact && fact->figure ? fact->figure->unit : STR("");
		texts[side] = words_direction_figure(&page->words, figure, side, units[side]);
	}
	html_start(&page->out, "td", "number");
	if (texts[OLD].size > 0 && !str_equal(texts[OLD], texts[NEW])) {
		write_side(page, row, figure, OLD, units[OLD]);
		html_text(&page->out, STR(PAGE_TO));
	}
	if (texts[NEW].size > 0 || texts[OLD].size > 0) {
		write_side(page, row, figure, NEW, units[NEW]);
	}
	if (figure->has_delta && figure->delta.digits != 0) {
		html_element(&page->out, "small", NULL,
		             words_table_delta(&page->words, figure->delta, units[NEW]));
	}
	html_end(&page->out);
}

/* What happened to a direction as a tag, and what it became or came from. */
static void write_event(struct page *page, const struct direction_change *row)
{
	enum change_kind kind = kind_of(row);
	const struct change split = {.counterparts = row->counterparts,
	                             .counterpart_count = row->counterpart_count,
	                             .is_source = row->is_source};
	html_start(&page->out, "td", "event");
	if (kind < CHANGE_KIND_COUNT) {
		page_tag(page, kind);
	}
	if (row->counterpart_count > 0) {
		html_element(&page->out, "small", NULL, words_counterparts(&page->words, &split));
	}
	html_end(&page->out);
}

static void write_title(struct page *page, const struct direction_change *row)
{
	struct xml_writer *out = &page->out;
	struct str partners = words_partners(&page->words, row->direction);
	struct str title = node_title(marked_node(row->direction));
	html_start(out, "td", row->level > 0 ? "title inner" : "title");
	page_quoted(page, NULL, title);
	if (partners.size > 0 && !str_equal(partners, title)) {
		html_text(out, STR(" "));
		page_quoted(page, "partner", partners);
	}
	html_end(out);
}

static void write_row(struct page *page, size_t index, bool has_each)
{
	struct xml_writer *out = &page->out;
	const struct direction_change *row = &page->changes->directions[index];
	enum change_kind kind = kind_of(row);
	struct str numbers = words_numbers(&page->words, row->direction, STR(PAGE_ARROW));
	uint32_t start = row_of_start(&page->rows, row->direction);
	html_start(out, "tr", kind < CHANGE_KIND_COUNT ? kind_class(kind) : "same");
	page_id(page, "ledger", index);
	page_topics(page, row->topics);
	xml_start(out, "th");
	xml_attribute(out, "scope", STR("row"));
	if (start != NO_ROW) {
		page_link(page, "row", start,
		          numbers.size > 0 ? numbers : words_count(&page->words, index + 1));
	} else {
		html_text(out, numbers);
	}
	html_end(out);
	write_title(page, row);
	write_event(page, row);
	write_figure(page, row, SUM_PROJECTS);
	write_figure(page, row, SUM_FUNDS);
	if (has_each) {
		write_each(page, row);
	}
	html_end_line(out);
}

/* ---- head and foot ---- */

static void write_group(struct page *page, struct str name, const char *columns)
{
	xml_start(&page->out, "th");
	xml_attribute(&page->out, "scope", STR("colgroup"));
	xml_attribute(&page->out, "colspan", str_from(columns));
	html_text(&page->out, name);
	html_end(&page->out);
}

/* A head that stands beside two rows of heads. */
static void write_high(struct page *page, const struct message *message, const char *class_name)
{
	html_start(&page->out, "th", class_name);
	xml_attribute(&page->out, "scope", STR("col"));
	xml_attribute(&page->out, "rowspan", STR("2"));
	html_text(&page->out, say(page, message));
	html_end(&page->out);
}

static void write_heads(struct page *page, bool has_each)
{
	static const struct message *const heads[] = {
	    &MESSAGE_CHANGES_OLD,  &MESSAGE_CHANGES_NEW, &MESSAGE_CHANGES_DELTA, /* counts */
	    &MESSAGE_CHANGES_OLD,  &MESSAGE_CHANGES_NEW, &MESSAGE_CHANGES_DELTA,
	    &MESSAGE_PAGE_PERCENT,
	};
	const struct wording *words = &page->words;
	struct str unit = words_table_unit(words, page->changes->totals[SUM_FUNDS].unit);
	write_high(page, &MESSAGE_REPORT_NUMBER, NULL);
	write_high(page, &MESSAGE_REPORT_DIRECTION, NULL);
	write_high(page, &MESSAGE_PAGE_CHANGE, NULL);
	write_group(page, words_sum_kind(words, SUM_PROJECTS), "3");
	write_group(page, words_bracketed(words, words_sum_kind(words, SUM_FUNDS), unit), "4");
	if (has_each) {
		write_high(page, &MESSAGE_PAGE_EACH, "number");
	}
	html_end_line(&page->out);
	xml_start(&page->out, "tr");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		html_head_cell(&page->out, "col", "number", say(page, heads[i]));
	}
}

static void write_total_figures(struct page *page, enum sum_kind kind, bool is_stated)
{
	const struct wording *words = &page->words;
	const struct roll_up *total = &page->changes->totals[kind];
	const struct amounts amounts = amounts_of_total(total, is_stated);
	bool is_known = !total->has_overflow;
	for (int side = OLD; side < SIDES; side++) {
		write_number(page, is_known ? words_table_total(words, total, is_stated, side)
		                            : STR("-"));
	}
	write_number(page, is_known && amounts.has_delta
	                       ? words_table_delta(words, amounts.delta, total->unit)
	                       : STR("-"));
	if (kind == SUM_FUNDS) {
		write_number(page, is_known && amounts.has_percent
		                       ? words_percentage(words, total->percent)
		                       : STR(""));
	}
}

/* What both documents come to in all: as they state it, or as the rows make it. */
static void write_total(struct page *page, bool is_stated, bool has_each)
{
	struct xml_writer *out = &page->out;
	xml_start(out, "tr");
	xml_start(out, "th");
	xml_attribute(out, "scope", STR("row"));
	xml_attribute(out, "colspan", STR("3"));
	html_text(out, say(page, is_stated ? &MESSAGE_REPORT_STATED : &MESSAGE_CHANGES_SUMMED));
	html_end(out);
	write_total_figures(page, SUM_PROJECTS, is_stated);
	write_total_figures(page, SUM_FUNDS, is_stated);
	if (has_each) {
		write_number(page, STR(""));
	}
	html_end_line(out);
}

void page_changes_ledger(struct page *page)
{
	struct xml_writer *out = &page->out;
	const struct changes *changes = page->changes;
	bool has_each = has_apart(changes);
	bool is_stated = false;
	for (size_t kind = 0; kind < SUM_COUNT; kind++) {
		const struct roll_up *total = &changes->totals[kind];
		is_stated = is_stated || total->figures[OLD] || total->figures[NEW];
	}
	html_table_start(out, "ledger", say(page, &MESSAGE_PAGE_LEDGER));
	write_heads(page, has_each);
	html_table_body(out);
	for (size_t i = 0; i < changes->direction_count; i++) {
		write_row(page, i, has_each);
	}
	html_end_line(out);
	xml_start(out, "tfoot");
	if (is_stated) {
		write_total(page, true, has_each);
	}
	write_total(page, false, has_each);
	html_table_end(out);
}
