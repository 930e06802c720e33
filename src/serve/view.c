/* The views by their words, and the table of outputs. */
#include "serve/view.h"

#include <inttypes.h>

#include "serve/message.h"

static const struct str kind_words[] = {
    [VIEW_REPORT] = STR_INIT("report"),
    [VIEW_COMPARE] = STR_INIT("compare"),
    [VIEW_TREND] = STR_INIT("trend"),
};

/* Takes "-12" off a text; 0 where there is none. */
static uint32_t take_number(struct str *rest)
{
	enum { MAX_NUMBER = 100000 };
	uint32_t number = 0;
	size_t at = 1;
	if (rest->size < 2 || rest->data[0] != '-' || rest->data[1] == '0') {
		return 0;
	}
	for (; at < rest->size && ascii_is_digit(rest->data[at]) && number < MAX_NUMBER; at++) {
		number = number * 10 + (uint32_t)(rest->data[at] - '0');
	}
	*rest = number > 0 ? str_slice(*rest, at, rest->size) : *rest;
	return number;
}

bool view_parse(struct view *out, struct str word)
{
	for (enum view_kind kind = 0; kind < VIEW_KIND_COUNT; kind++) {
		if (str_starts(word, kind_words[kind])) {
			struct str rest = str_slice(word, kind_words[kind].size, word.size);
			*out = (struct view){.kind = kind};
			out->first = take_number(&rest);
			out->second = out->first > 0 ? take_number(&rest) : 0;
			bool is_one = out->first > 0 && out->second == 0;
			bool is_two = out->second > 0 && out->first != out->second;
			bool is_none = out->first == 0;
			return rest.size == 0 && (kind == VIEW_REPORT    ? is_one
			                          : kind == VIEW_COMPARE ? is_two || is_none
			                                                 : is_none);
		}
	}
	return false;
}

struct str view_word(const struct view *view, struct arena *arena)
{
	struct str word = kind_words[view->kind];
	if (view->first == 0) {
		return word;
	}
	return view->second == 0
	           ? arena_format(arena, "%.*s-%" PRIu32, STR_FORMAT(word), view->first)
	           : arena_format(arena, "%.*s-%" PRIu32 "-%" PRIu32, STR_FORMAT(word), view->first,
	                          view->second);
}

struct view view_usual(size_t documents)
{
	return documents == 1   ? (struct view){.kind = VIEW_REPORT, .first = 1}
	       : documents == 2 ? (struct view){.kind = VIEW_COMPARE}
	                        : (struct view){.kind = VIEW_TREND};
}

#define TYPE_HTML "text/html; charset=utf-8"
#define TYPE_XML "application/xml"
#define TYPE_OFFICE "application/vnd.openxmlformats-officedocument."
#define TYPE_XLSX TYPE_OFFICE "spreadsheetml.sheet"
#define TYPE_DOCX TYPE_OFFICE "wordprocessingml.document"

const struct output outputs[] = {
    {VIEW_REPORT, "page.html", TYPE_HTML, &MESSAGE_OUTPUT_REPORT},
    {VIEW_REPORT, "model.xml", TYPE_XML, &MESSAGE_OUTPUT_MODEL},
    {VIEW_REPORT, "model.json", "application/json", &MESSAGE_OUTPUT_MODEL_JSON},
    {VIEW_REPORT, "ledger.xlsx", TYPE_XLSX, &MESSAGE_OUTPUT_LEDGER},
    {VIEW_REPORT, "audit.xlsx", TYPE_XLSX, &MESSAGE_OUTPUT_AUDIT},
    {VIEW_REPORT, "audit.svrl", TYPE_XML, &MESSAGE_OUTPUT_AUDIT_SVRL},
    {VIEW_COMPARE, "page.html", TYPE_HTML, &MESSAGE_OUTPUT_CHANGES},
    {VIEW_COMPARE, "redline.docx", TYPE_DOCX, &MESSAGE_OUTPUT_REDLINE},
    {VIEW_COMPARE, "changes.xlsx", TYPE_XLSX, &MESSAGE_OUTPUT_CHANGES_LIST},
    {VIEW_COMPARE, "changes.xml", TYPE_XML, &MESSAGE_OUTPUT_CHANGES_XML},
    {VIEW_TREND, "page.html", TYPE_HTML, &MESSAGE_OUTPUT_TREND},
    {VIEW_TREND, "trend.xlsx", TYPE_XLSX, &MESSAGE_OUTPUT_TREND_LIST},
    {VIEW_TREND, "trend.svg", "image/svg+xml", &MESSAGE_OUTPUT_TREND_PICTURE},
    {VIEW_TREND, "trend.csv", "text/csv; charset=utf-8", &MESSAGE_OUTPUT_TREND_TABLE},
};
const size_t output_count = sizeof outputs / sizeof *outputs;

const struct output *output_find(enum view_kind kind, struct str name)
{
	for (size_t i = 0; i < output_count; i++) {
		if (outputs[i].kind == kind && str_equal(str_from(outputs[i].name), name)) {
			return &outputs[i];
		}
	}
	return NULL;
}

const struct output *output_page(enum view_kind kind)
{
	return output_find(kind, STR("page.html"));
}
