/* The table of formats of a trend. Knows the writers by name alone. */
#include "report/trend_report.h"
#include "report/message.h"

static const struct {
	const char *name;
	trend_writer *write;
} formats[] = {
    {"text", trend_text},
    {"json", trend_json},
    {"csv", trend_csv},
    {"svg", trend_svg},
};
enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

enum status report_trend(FILE *stream, const char *format, const struct trend *trend,
                         enum language language, struct diags *diags)
{
	struct str names = {0};
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (!format || strcmp(formats[i].name, format) == 0) {
			return formats[i].write(stream, trend, language, diags);
		}
		names = arena_format(diags->arena, "%.*s%s%s", STR_FORMAT(names), i > 0 ? " " : "",
		                     formats[i].name);
	}
	return diags_trouble(diags, &MESSAGE_REPORT_FORMAT, STR(""), str_from(format), names);
}
