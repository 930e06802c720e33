/* zhinan figures INPUT: every figure in any lines of text, as a table or as one JSON object a
 * line. Knows the machine format and nothing of how figures are read. */
#include "base/buf.h"
#include "base/utf8.h"
#include "cmd/input.h"
#include "cmd/output.h"
#include "grammar/grammar.h"
#include "grammar/lexicon_load.h"
#include "source/source.h"
#include "value/date.h"
#include "value/figure.h"

static void put_string(struct buf *out, struct str s)
{
	buf_append_byte(out, '"');
	size_t from = 0;
	for (size_t i = 0; i < s.size; i++) {
		unsigned char c = (unsigned char)s.data[i];
		if (c >= ' ' && c != '"' && c != '\\') {
			continue;
		}
		buf_append(out, str_slice(s, from, i));
		buf_format(out, c < ' ' ? "\\u%04x" : "\\%c", c);
		from = i + 1;
	}
	buf_append(out, str_slice(s, from, s.size));
	buf_append_byte(out, '"');
}

static void put_pair(struct buf *out, const char *key, struct str value)
{
	buf_format(out, ",\"%s\":", key);
	put_string(out, value);
}

static void put_decimal(struct buf *out, const char *key, struct decimal value)
{
	char text[DECIMAL_TEXT_SIZE];
	put_pair(out, key, (struct str){text, decimal_write(value, text)});
}

static void put_value(struct buf *out, const struct figure *figure)
{
	char first[DATE_SIZE];
	char last[DATE_SIZE];
	bool is_range = figure->relation == RELATION_RANGE;
	bool is_named = figure->kind >= FIGURE_DATE;
	bool is_date = figure->kind == FIGURE_DATE;
	if (is_named && !is_range && (!is_date || date_exists(figure->text))) {
		put_pair(out, "value", figure->text);
	} else if (!is_named && figure->has_value) {
		put_decimal(out, "value", figure->value);
	}
	if (is_date && is_range && !date_bounds(figure->text, first, last)) {
		if (date_exists(figure->text)) { /* of a year that is not told */
			size_t slash = str_find(figure->text, STR("/"));
			put_pair(out, "min", str_slice(figure->text, 0, slash));
			put_pair(out, "max", str_slice(figure->text, slash + 1, figure->text.size));
		}
	} else if (is_date && date_bounds(figure->text, first, last)) {
		/* earlier than June ends before its first day, later than June begins after its last */
		if (!relation_is_upper(figure->relation)) {
			bool is_later = figure->relation == RELATION_MORE_THAN;
			put_pair(out, "min", str_from(is_later ? last : first));
		}
		if (!relation_is_lower(figure->relation)) {
			bool is_earlier = figure->relation == RELATION_LESS_THAN;
			put_pair(out, "max", str_from(is_earlier ? first : last));
		}
	}
	if (figure->has_min) {
		put_decimal(out, "min", figure->min);
	}
	if (figure->has_max) {
		put_decimal(out, "max", figure->max);
	}
}

/* start and end are offsets in characters. */
static void put_figure(struct buf *out, const struct figure *figure, struct str line, size_t start,
                       size_t end)
{
	buf_format(out, "{\"start\":%zu,\"end\":%zu", start, end);
	put_pair(out, "text", str_slice(line, figure->span.start, figure->span.end));
	put_pair(out, "kind", figure_kind_name((enum figure_kind)figure->kind));
	put_value(out, figure);
	if (figure->unit.size > 0) {
		put_pair(out, "unit", figure->unit);
	}
	put_pair(out, "relation", relation_name((enum relation)figure->relation));
	if (figure->decimals != DECIMALS_NONE) {
		buf_format(out, ",\"decimals\":%d", figure->decimals);
	}
	if (figure->soft) {
		buf_append(out, STR(",\"soft\":true"));
	}
	if (figure->per.size > 0) {
		put_pair(out, "per", figure->per);
	}
	buf_append_byte(out, '}');
}

static void put_line(struct buf *out, const struct figures *figures, struct str line, size_t number)
{
	buf_format(out, "{\"line\":%zu,\"figures\":[", number);
	size_t at = 0;
	size_t characters = 0;
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = &figures->items[i];
		struct span span = figure->span;
		size_t start = characters + utf8_count(str_slice(line, at, span.start));
		size_t end = start + utf8_count(str_slice(line, span.start, span.end));
		if (i > 0) {
			buf_append_byte(out, ',');
		}
		put_figure(out, figure, line, start, end);
		at = span.end;
		characters = end;
	}
	buf_append(out, STR("]}\n"));
}

/* A row of the table for each figure. */
static void put_rows(struct buf *out, const struct figures *figures, struct str line, size_t number)
{
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = &figures->items[i];
		char value[DECIMAL_TEXT_SIZE];
		struct decimal place = {(int64_t)number, 0};
		buf_append(out, (struct str){value, decimal_write(place, value)});
		size_t size = figure->has_value && figure->kind < FIGURE_DATE
		                  ? decimal_write(figure->value, value)
		                  : 0;
		const struct str columns[] = {
		    figure_kind_name((enum figure_kind)figure->kind),
		    relation_name((enum relation)figure->relation),
		    size > 0 ? (struct str){value, size} : figure->text,
		    figure->unit,
		};
		for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
			buf_append_byte(out, '\t');
			buf_append(out, columns[k]);
		}
		buf_append_byte(out, '\t');
		if (figure->has_min) {
			buf_append(out, (struct str){value, decimal_write(figure->min, value)});
		}
		if (figure->has_min || figure->has_max) {
			buf_append(out, STR(".."));
		}
		if (figure->has_max) {
			buf_append(out, (struct str){value, decimal_write(figure->max, value)});
		}
		buf_append_byte(out, '\t');
		buf_append(out, str_slice(line, figure->span.start, figure->span.end));
		buf_append_byte(out, '\n');
	}
}

/* Reads text line by line, ended by LF alone, and writes the figures of each. */
static void print_figures(FILE *out, struct str text, const struct lexicon *lexicon, bool is_ndjson)
{
	struct arena arena;
	arena_init(&arena);
	struct figures figures = {0};
	struct buf rows;
	buf_init(&rows);
	size_t number = 0;
	for (size_t at = 0; at < text.size;) {
		const char *newline = memchr(text.data + at, '\n', text.size - at);
		size_t end = newline ? (size_t)(newline - text.data) : text.size;
		struct str line = str_slice(text, at, end);
		figures.count = 0;
		figures_from_text(&figures, lexicon, line, &arena);
		number++;
		at = end + 1;
		buf_clear(&rows);
		if (is_ndjson) {
			put_line(&rows, &figures, line, number);
		} else {
			put_rows(&rows, &figures, line, number);
		}
		if (rows.size > 0) { /* none has been made before the first figure */
			fwrite(rows.data, 1, rows.size, out);
		}
	}
	buf_release(&rows);
	arena_release(&arena);
}

enum status run_figures(struct context *context, int argc, char **argv)
{
	const struct options *options = &context->options;
	struct source_options reading = input_reading(options);
	reading.keeps_invisible = true; /* offsets count in the line as given */
	struct lexicon *lexicon;
	struct source source;
	struct file_writer writer;
	(void)argc;
	enum status status = lexicon_load(
	    &lexicon, context->arena, options_grammars(options, context->arena), &context->diags);
	if (status == STATUS_OK) {
		status = input_read_source(&source, context, argv[0], &reading);
	}
	if (status == STATUS_OK) {
		status = output_open(&writer, context);
	}
	if (status != STATUS_OK) {
		return status;
	}
	bool is_ndjson = options->format && strcmp(options->format, "ndjson") == 0;
	print_figures(writer.stream, source.text, lexicon, is_ndjson);
	return output_close(&writer, context, STATUS_OK);
}
