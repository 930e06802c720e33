/* index.html: one table of all texts, or of those that need a look where there are very many. */
#include "archive/archive_files.h"
#include "archive/indexes.h"
#include "archive/message.h"
#include "base/file_name.h"
#include "base/sort.h"
#include "report/audit_words.h"
#include "report/page_files.h"
#include "report/page_template.h"

enum { MAX_ROWS = 2000 /* a browser lays these out anew in a second */ };

struct index_page {
	struct xml_writer *out;
	struct wording words;
	const struct archive_records *records;
	bool *is_shown;
	size_t shown;
};

/* ---- which rows ---- */

/* How much a text needs a look: the less the more. */
enum need { NEED_FAILED, NEED_INCONSISTENT, NEED_ERROR, NEED_WARNING, NEED_NOTHING, NEED_COUNT };

static enum need need_of(const struct archive_record *record)
{
	return record->has_failed                        ? NEED_FAILED
	       : record->verdict == OVERALL_INCONSISTENT ? NEED_INCONSISTENT
	       : record->findings[FINDING_ERROR] > 0     ? NEED_ERROR
	       : record->findings[FINDING_WARNING] > 0   ? NEED_WARNING
	                                                 : NEED_NOTHING;
}

/* First so many of each need, so that texts that failed do not hide what is wrong with others; then what there is room
 * for. */
static void choose_rows(struct index_page *page)
{
	enum { MAX_FIRST = MAX_ROWS / 4 };
	const struct archive_records *records = page->records;
	page->is_shown = ARENA_ARRAY(page->words.arena, bool, records->count + 1);
	for (size_t pass = 0; pass < 2; pass++) {
		for (enum need need = 0; need < NEED_COUNT; need++) {
			size_t room = pass == 0 ? MAX_FIRST : MAX_ROWS;
			for (size_t i = 0; i < records->count && room > 0; i++) {
				bool is_next = !page->is_shown[i] && page->shown < MAX_ROWS &&
				               need_of(records->items[i]) == need;
				page->is_shown[i] = page->is_shown[i] || is_next;
				page->shown += is_next;
				room -= is_next;
			}
		}
	}
}

/* ---- the head ---- */

static void write_name(void *slot)
{
	struct index_page *page = slot;
	html_text(page->out, words_say(&page->words, &MESSAGE_ARCHIVE_PAGE_NAME,
	                               words_count(&page->words, page->records->count)));
}

static void write_count(struct index_page *page, struct str what, size_t count)
{
	if (count > 0) {
		html_element(page->out, "li", NULL,
		             words_say(&page->words, &MESSAGE_ARCHIVE_NUMBER_OF, what,
		                       words_count(&page->words, count)));
		xml_raw(page->out, STR("\n"));
	}
}

static void write_counts(void *slot)
{
	struct index_page *page = slot;
	const struct wording *words = &page->words;
	const struct archive_records *records = page->records;
	size_t verdicts[OVERALL_COUNT] = {0};
	size_t failed = 0;
	for (size_t i = 0; i < records->count; i++) {
		const struct archive_record *record = records->items[i];
		failed += record->has_failed;
		verdicts[record->verdict] += !record->has_failed;
	}
	if (records->count == 0) {
		return;
	}
	html_start_line(page->out, "ul", "counts");
	write_count(page, words_of(words, &MESSAGE_ARCHIVE_READ), records->count - failed);
	write_count(page, words_of(words, &MESSAGE_ARCHIVE_FAILED), failed);
	for (enum overall i = 0; i < OVERALL_COUNT; i++) {
		write_count(page, words_overall_named(words, i), verdicts[i]);
	}
	html_end_line(page->out);
}

/* A link to a file beside the page, as markup. */
static struct str link_to(const struct index_page *page, const char *name)
{
	return arena_format(page->words.arena, "<a href=\"%s\">%s</a>", name, name);
}

static void write_others(void *slot)
{
	struct index_page *page = slot;
	html_start(page->out, "p", "soft");
	xml_raw(page->out, words_say(&page->words, &MESSAGE_ARCHIVE_OTHERS,
	                             link_to(page, "summary.csv"), link_to(page, "index.ndjson")));
	html_end_line(page->out);
}

static void write_hidden(void *slot)
{
	struct index_page *page = slot;
	const struct wording *words = &page->words;
	if (page->shown < page->records->count) {
		html_element(page->out, "p", NULL,
		             words_say(words, &MESSAGE_ARCHIVE_HIDDEN,
		                       words_count(words, page->shown),
		                       words_count(words, page->records->count)));
		xml_raw(page->out, STR("\n"));
	}
}

/* ---- a row ---- */

/* What a row is written with: strings of this row alone. */
struct row {
	struct xml_writer *out;
	const struct archive_record *record;
	struct wording words;
};

static void write_cell(const struct row *row, const char *class_name, struct str text,
                       struct str value)
{
	html_start(row->out, "td", class_name);
	if (value.size > 0) {
		xml_attribute(row->out, "data-v", value);
	}
	html_text(row->out, text);
	html_end(row->out);
}

static struct str file_of(const struct row *row, enum archive_output output)
{
	struct str ending = archive_output_ending(output);
	struct str path = arena_format(row->words.arena, "texts/%.*s%.*s",
	                               STR_FORMAT(row->record->name), STR_FORMAT(ending));
	return file_name_uri(row->words.arena, path);
}

/* The title, which leads to what shows most of the text, and the name below it. */
static void write_title(const struct row *row)
{
	static const enum archive_output best[] = {OUTPUT_PAGE, OUTPUT_XML};
	const struct archive_record *record = row->record;
	struct str text = record->title.size > 0 ? record->title : record->name;
	size_t i = 0;
	while (i < sizeof best / sizeof *best && !digest_is_set(&record->outputs[best[i]])) {
		i++;
	}
	html_start(row->out, "th", "long");
	xml_attribute(row->out, "scope", STR("row"));
	if (i < sizeof best / sizeof *best) {
		html_link(row->out, NULL, file_of(row, best[i]), text);
	} else {
		html_text(row->out, text);
	}
	if (record->title.size > 0) {
		html_element(row->out, "small", NULL, record->name);
	}
	html_end(row->out);
}

static void write_edition(const struct row *row)
{
	const struct archive_record *record = row->record;
	const struct wording *words = &row->words;
	struct str year = record->year > 0 ? words_count(words, record->year) : (struct str){0};
	struct str text = year;
	if (record->year > 0 && record->batch > 0) {
		text = words_say(words, &MESSAGE_ARCHIVE_BATCH_OF_YEAR, year,
		                 words_count(words, record->batch));
	} else if (record->year > 0) {
		text = words_say(words, &MESSAGE_ARCHIVE_OF_YEAR, year);
	}
	text = words_bracketed(words, text, words_code(words, CODE_STATUS, record->edition));
	if (record->year > 0) {
		year = arena_format(words->arena, "%u%09u", record->year, record->batch);
	}
	write_cell(row, "start", text, year);
}

static void write_total(const struct row *row, const struct archive_total *total, struct str unit)
{
	const struct amount amount = {
	    .value = total->value, .has_value = total->has_value, .relation = total->relation};
	struct str text = {0};
	struct str value = {0};
	if (total->has_value) {
		text = words_related(&row->words, &amount, unit);
		value = decimal_text(total->value, row->words.arena);
	}
	write_cell(row, NULL, text, value);
}

static void write_verdict(const struct row *row)
{
	static const char *const classes[OVERALL_COUNT] = {
	    [OVERALL_CONSISTENT] = "start",
	    [OVERALL_UNPROVED] = "start",
	    [OVERALL_UNDECIDABLE] = "start open",
	    [OVERALL_INCONSISTENT] = "start bad",
	};
	const struct archive_record *record = row->record;
	const struct wording *words = &row->words;
	if (record->has_failed) {
		write_cell(row, "start bad", words_of(words, &MESSAGE_ARCHIVE_FAILED),
		           (struct str){0});
	} else {
		write_cell(row, classes[record->verdict],
		           words_overall_named(words, record->verdict), (struct str){0});
	}
}

/* How many findings there are, what the gravest says, and why the text is odd; of one that failed why. */
static void write_findings(const struct row *row)
{
	const struct archive_record *record = row->record;
	const struct wording *words = &row->words;
	uint32_t errors = record->findings[FINDING_ERROR];
	uint32_t warnings = record->findings[FINDING_WARNING];
	struct str reason = record->reason.words[words->language];
	if (record->has_failed) {
		write_cell(row, "long", reason.size > 0 ? reason : record->reason.code,
		           (struct str){0});
		return;
	}
	html_start(row->out, "td", "long");
	xml_attribute(row->out, "data-v", arena_format(words->arena, "%u%010u", errors, warnings));
	if (errors > 0 || warnings > 0) {
		html_text(row->out,
		          words_say(words, &MESSAGE_ARCHIVE_FINDINGS_OF, words_count(words, errors),
		                    words_count(words, warnings)));
		html_element(row->out, "small", NULL, record->finding.words[words->language]);
	}
	if (reason.size > 0) {
		html_element(row->out, "small", NULL, reason); /* it is odd */
	}
	html_end(row->out);
}

static void write_files(const struct row *row)
{
	static const struct message *const names[ARCHIVE_OUTPUTS] = {
	    [OUTPUT_XML] = &MESSAGE_ARCHIVE_FILE_XML,
	    [OUTPUT_JSON] = &MESSAGE_ARCHIVE_FILE_JSON,
	    [OUTPUT_AUDIT] = &MESSAGE_ARCHIVE_FILE_AUDIT,
	    [OUTPUT_PAGE] = &MESSAGE_ARCHIVE_FILE_PAGE,
	    [OUTPUT_TEXT] = &MESSAGE_ARCHIVE_FILE_TEXT,
	};
	html_start(row->out, "td", "start files");
	for (enum archive_output i = 0; i < ARCHIVE_OUTPUTS; i++) {
		if (digest_is_set(&row->record->outputs[i])) {
			html_link(row->out, NULL, file_of(row, i), words_of(&row->words, names[i]));
		}
	}
	html_end(row->out);
}

static void write_row(struct index_page *page, size_t at)
{
	struct arena arena;
	arena_init(&arena);
	const struct row row = {
	    page->out, page->records->items[at], {page->words.language, &arena}};
	const struct archive_record *record = row.record;
	uint32_t open = record->amounts - record->amounts_understood;
	struct str number = words_count(&row.words, at);
	struct str directions = words_count(&row.words, record->directions);
	struct str none = {0};
	xml_start(page->out, "tr");
	xml_attribute(page->out, "id", arena_format(&arena, "r%zu", at));
	xml_attribute(page->out, "data-r", number);
	write_title(&row);
	write_cell(&row, "long", record->programme, none);
	write_edition(&row);
	write_cell(&row, NULL, record->has_failed ? none : directions,
	           record->has_failed ? none : directions);
	write_total(&row, &record->stated_projects, none);
	write_total(&row, &record->stated_funds, STR("CNY"));
	write_verdict(&row);
	write_findings(&row);
	write_cell(&row, NULL, open > 0 ? words_count(&row.words, open) : none,
	           words_count(&row.words, open));
	write_files(&row);
	html_end_line(page->out);
	arena_release(&arena);
}

static void write_table(void *slot)
{
	static const struct {
		const struct message *name;
		const char *class_name; /* "words": it is sorted by these, not by a number */
	} columns[] = {
	    {&MESSAGE_ARCHIVE_TITLE, "words"},          {&MESSAGE_ARCHIVE_PROGRAMME, "words"},
	    {&MESSAGE_ARCHIVE_EDITION_COLUMN, "start"}, {&MESSAGE_ARCHIVE_DIRECTIONS_COLUMN, NULL},
	    {&MESSAGE_ARCHIVE_PROJECTS_COLUMN, NULL},   {&MESSAGE_ARCHIVE_FUNDS_COLUMN, NULL},
	    {&MESSAGE_ARCHIVE_VERDICT, "words"},        {&MESSAGE_ARCHIVE_FINDINGS_COLUMN, "start"},
	    {&MESSAGE_ARCHIVE_OPEN_COLUMN, NULL},       {&MESSAGE_ARCHIVE_FILES_COLUMN, "words"},
	};
	struct index_page *page = slot;
	struct xml_writer *out = page->out;
	html_start(out, "div", "wide");
	xml_attribute(out, "tabindex", STR("0"));
	xml_attribute(out, "role", STR("region"));
	xml_attribute(out, "aria-labelledby", STR("texts"));
	xml_raw(out, STR("\n"));
	html_table_start(out, "trend sorts whole", words_of(&page->words, &MESSAGE_ARCHIVE_TEXTS));
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		html_head_cell(out, "col", columns[i].class_name,
		               words_of(&page->words, columns[i].name));
	}
	html_table_body(out);
	for (size_t i = 0; i < page->records->count; i++) {
		if (page->is_shown[i]) {
			write_row(page, i);
		}
	}
	html_table_end(out);
	html_end_line(out);
}

/* ---- the page ---- */

static const struct named_message named[] = {
#define MESSAGE MESSAGE_WITH_NAME
#include "archive/message.def"
#undef MESSAGE
};

static const struct message *find_message(struct str name)
{
	return message_named(named, sizeof named / sizeof *named, name);
}

void archive_index_html(FILE *stream, const struct archive_records *records,
                        const struct wording *words)
{
	static const struct page_slot slots[] = {
	    {"name", write_name},     {"counts", write_counts}, {"others", write_others},
	    {"hidden", write_hidden}, {"table", write_table},   {0},
	};
	struct xml_writer *out = ARENA_NEW(words->arena, struct xml_writer);
	struct index_page page = {.out = out, .words = *words, .records = records};
	const struct page_parts parts = {
	    .kind = "archive",
	    .title =
		words_say(words, &MESSAGE_ARCHIVE_PAGE_NAME, words_count(words, records->count)),
	    .template = archive_page_html(),
	    .styles = {page_frame_css(), page_years_css(), archive_page_css()},
	    .scripts = {page_frame_js(), page_years_js()},
	    .slots = slots,
	    .page = &page,
	    .message = find_message,
	};
	choose_rows(&page);
	xml_writer_init(out, stream, words->arena, false);
	page_write(out, words, &parts);
	xml_writer_release(out);
}
