/* zhinan figures INPUT: every figure in lines of text, as a table or as one JSON object a line.
 * Does not know how figures are read. */
#include <limits.h>

#include "base/json_out.h"
#include "base/utf8.h"
#include "base/width.h"
#include "cmd/input.h"
#include "cmd/output.h"
#include "grammar/grammar.h"
#include "grammar/lexicon_load.h"
#include "report/terminal.h"
#include "source/source.h"
#include "value/date.h"
#include "value/figure.h"

enum { READING_COLUMNS = 24 };

static void write_decimal(struct json_out *out, const char *key, struct decimal value)
{
	char text[DECIMAL_TEXT_SIZE];
	json_text(out, key, (struct str){text, decimal_write(value, text)});
}

static void write_value(struct json_out *out, const struct figure *figure)
{
	char first[DATE_SIZE];
	char last[DATE_SIZE];
	bool is_range = figure->relation == RELATION_RANGE;
	bool is_named = figure->kind >= FIGURE_DATE;
	bool is_date = figure->kind == FIGURE_DATE;
	if (is_named && !is_range && (!is_date || date_exists(figure->text))) {
		json_text(out, "value", figure->text);
	} else if (!is_named && figure->has_value) {
		write_decimal(out, "value", figure->value);
	}
	if (is_date && is_range && !date_bounds(figure->text, first, last)) {
		if (date_exists(figure->text)) { /* a range without a year */
			size_t slash = str_find(figure->text, STR("/"));
			json_text(out, "min", str_slice(figure->text, 0, slash));
			json_text(out, "max",
			          str_slice(figure->text, slash + 1, figure->text.size));
		}
	} else if (is_date && date_bounds(figure->text, first, last)) {
		/* "before June" ends before its first day, "after June" begins after its last */
		if (!relation_is_upper(figure->relation)) {
			bool is_later = figure->relation == RELATION_MORE_THAN;
			json_text(out, "min", str_from(is_later ? last : first));
		}
		if (!relation_is_lower(figure->relation)) {
			bool is_earlier = figure->relation == RELATION_LESS_THAN;
			json_text(out, "max", str_from(is_earlier ? first : last));
		}
	}
	if (figure->has_min) {
		write_decimal(out, "min", figure->min);
	}
	if (figure->has_max) {
		write_decimal(out, "max", figure->max);
	}
}

/* Writes a figure as JSON; start and end are offsets in characters. */
static void write_figure(struct json_out *out, const struct figure *figure, struct str line,
                         size_t start, size_t end)
{
	json_map(out, NULL);
	json_integer(out, "start", (long long)start);
	json_integer(out, "end", (long long)end);
	json_text(out, "text", str_slice(line, figure->span.start, figure->span.end));
	json_text(out, "kind", figure_kind_name((enum figure_kind)figure->kind));
	write_value(out, figure);
	json_text_if(out, "unit", figure->unit);
	json_text(out, "relation", relation_name((enum relation)figure->relation));
	if (figure->decimals != DECIMALS_NONE) {
		json_integer(out, "decimals", figure->decimals);
	}
	if (figure->soft) {
		json_true(out, "soft");
	}
	json_text_if(out, "per", figure->per);
	json_end_map(out);
}

static void write_line(struct json_out *out, const struct figures *figures, struct str line,
                       size_t number)
{
	size_t at = 0;
	size_t characters = 0;
	json_map(out, NULL);
	json_integer(out, "line", (long long)number);
	json_list(out, "figures");
	for (size_t i = 0; i < figures->count; i++) {
		struct span span = figures->items[i].span;
		size_t start = characters + utf8_count(str_slice(line, at, span.start));
		size_t end = start + utf8_count(str_slice(line, span.start, span.end));
		write_figure(out, &figures->items[i], line, start, end);
		at = span.end;
		characters = end;
	}
	json_end_list(out);
	json_end_map(out);
	json_end_line(out);
}

/* A row of the table for each figure: its line, its kind, what it says, as it is written. */
static void write_rows(struct terminal *terminal, const struct figures *figures, struct str line,
                       size_t number)
{
	const struct wording *words = &terminal->words;
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = &figures->items[i];
		struct str reading = words_figure(words, figure);
		size_t wide = display_width(reading);
		/* half a figure is wrong */
		size_t width = wide > READING_COLUMNS && wide < UCHAR_MAX ? wide : READING_COLUMNS;
		const struct text_column columns[] = {{0, 5, ALIGN_RIGHT},
		                                      {2, 16, ALIGN_LEFT},
		                                      {2, (unsigned char)width, ALIGN_LEFT},
		                                      {2, 0, ALIGN_WHOLE}};
		const struct str cells[] = {
		    words_count(words, number),
		    words_code(words, CODE_KIND, figure_kind_name((enum figure_kind)figure->kind)),
		    reading, str_slice(line, figure->span.start, figure->span.end)};
		terminal_row(terminal, columns, cells, sizeof cells / sizeof *cells);
	}
}

/* Writes the figures of each line of a text; only LF ends a line. */
static void print_figures(FILE *out, struct str text, const struct lexicon *lexicon, bool is_ndjson,
                          const struct wording *words)
{
	struct arena arena;
	arena_init(&arena);
	struct figures figures = {0};
	struct json_out json;
	struct terminal terminal;
	const struct wording in_arena = {words->language, &arena};
	json_out_init_lines(&json, out);
	terminal_init(&terminal, out, &in_arena);
	size_t number = 0;
	for (size_t at = 0; at < text.size;) {
		const char *newline = memchr(text.data + at, '\n', text.size - at);
		size_t end = newline ? (size_t)(newline - text.data) : text.size;
		struct str line = str_slice(text, at, end);
		figures.count = 0;
		figures_from_text(&figures, lexicon, line, &arena);
		number++;
		at = end + 1;
		if (is_ndjson) {
			write_line(&json, &figures, line, number);
		} else {
			write_rows(&terminal, &figures, line, number);
		}
	}
	terminal_release(&terminal);
	json_out_release(&json);
	arena_release(&arena);
}

enum status run_figures(struct context *context, int argc, char **argv)
{
	const struct options *options = &context->options;
	struct source_options reading = input_reading(options);
	reading.keeps_invisible = true; /* offsets count all characters of the line */
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
	const struct wording words = context_words(context);
	print_figures(writer.stream, source.text, lexicon, is_ndjson, &words);
	return output_close(&writer, context, STATUS_OK);
}
