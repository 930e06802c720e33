/* Pages in HTML, and texts on a page. */
#include "cmd/serve_page.h"

#include "base/file.h"
#include "base/sha256.h"
#include "report/html_out.h"

static const char plain_style[] =
    ":root{color-scheme:light dark}body{margin:1rem}pre{font:.9rem/1.5 ui-monospace,monospace;"
    "white-space:pre-wrap;overflow-wrap:anywhere}";

static void write_meta(struct xml_writer *out, const char *key, const char *value,
                       struct str content)
{
	xml_start(out, "meta");
	xml_attribute(out, key, str_from(value));
	if (content.size > 0) {
		xml_attribute(out, "content", content);
	}
	html_end_line(out);
}

/* A text as it is, on a page. */
static void write_text(FILE *stream, struct arena *arena, struct str text)
{
	struct xml_writer out;
	const struct str style = str_from(plain_style);
	struct str hash = sha256_base64(arena, &style, 1);
	xml_writer_init(&out, stream, arena, false);
	xml_raw(&out, STR("<!DOCTYPE html>\n"));
	html_start_line(&out, "html", NULL);
	html_start_line(&out, "head", NULL);
	write_meta(&out, "charset", "UTF-8", STR(""));
	write_meta(&out, "http-equiv", "Content-Security-Policy",
	           arena_format(arena,
	                        "default-src 'none'; style-src 'sha256-%.*s'; base-uri 'none'; "
	                        "form-action 'none'",
	                        STR_FORMAT(hash)));
	html_element(&out, "title", NULL, STR("zhinan"));
	xml_start(&out, "style");
	xml_raw(&out, style);
	html_end_line(&out);
	html_end_line(&out);
	html_start(&out, "body", NULL);
	html_element(&out, "pre", NULL, text);
	html_end_line(&out);
	html_end_line(&out);
	xml_writer_release(&out);
}

enum status write_page(enum report_kind kind, const struct report *report)
{
	struct memory_writer writer;
	struct report as_text = *report;
	report_writer *write = report_find(kind, "html");
	if (write) {
		return write(report);
	}
	memory_writer_open(&writer);
	as_text.stream = writer.stream;
	enum status status = report_find(kind, "text")(&as_text);
	struct str text = memory_writer_close(&writer, report->words.arena);
	write_text(report->stream, report->words.arena, text);
	return status;
}

struct str page_policy(struct str page)
{
	enum { NEAR = 8192 };
	static const struct str name =
	    STR_INIT("http-equiv=\"Content-Security-Policy\" content=\"");
	struct str head = str_slice(page, 0, NEAR);
	size_t start = str_find(head, name);
	if (start == SIZE_MAX) {
		return (struct str){0};
	}
	start += name.size;
	const char *end = memchr(head.data + start, '"', head.size - start);
	return end ? str_slice(head, start, (size_t)(end - head.data)) : (struct str){0};
}
