/* The table of formats. Knows the writers by name alone. */
#include "report/report.h"

#include "report/audit_writers.h"
#include "report/message.h"

const struct report_format report_formats[] = {
    {"text", audit_text, false}, {"json", audit_json, false}, {"csv", audit_csv, false},
    {"xlsx", audit_xlsx, true},  {"svrl", audit_svrl, false}, {"sarif", audit_sarif, false},
};
const size_t report_format_count = sizeof report_formats / sizeof report_formats[0];

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 0; i < report_format_count; i++) {
		if (!name || strcmp(report_formats[i].name, name) == 0) {
			return &report_formats[i];
		}
	}
	return NULL;
}

static struct str format_names(struct arena *arena)
{
	struct str names = {0};
	for (size_t i = 0; i < report_format_count; i++) {
		names = arena_format(arena, "%.*s%s%s", STR_FORMAT(names), i > 0 ? " " : "",
		                     report_formats[i].name);
	}
	return names;
}

enum status report_audit(FILE *stream, const char *format, const struct audit *const *audits,
                         size_t count, enum language language, struct diags *diags)
{
	const struct report_format *found = report_format_find(format);
	if (!found) {
		return diags_trouble(diags, &MESSAGE_REPORT_FORMAT, STR(""), str_from(format),
		                     format_names(diags->arena));
	}
	return found->write(stream, audits, count, language, diags);
}
