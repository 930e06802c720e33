/* The table of formats. Knows the writers by name alone. */
#include "report/changes_report.h"
#include "report/message.h"

static const struct {
	const char *name;
	changes_writer *write;
} formats[] = {
    {"text", changes_text},
    {"json", changes_json},
    {"xml", changes_xml},
    {"html", changes_html},
};

enum status report_changes(FILE *stream, const char *format, const struct changes *changes,
                           enum language language, struct diags *diags)
{
	struct str names = STR("");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (!format || strcmp(formats[i].name, format) == 0) {
			return formats[i].write(stream, changes, language, diags);
		}
		names = arena_format(diags->arena, "%.*s%s%s", STR_FORMAT(names), i > 0 ? " " : "",
		                     formats[i].name);
	}
	return diags_trouble(diags, &MESSAGE_REPORT_FORMAT, STR(""), str_from(format), names);
}
