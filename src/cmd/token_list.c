/* Merges the marks, labels, titles and figures of a paragraph in the order of the text. */
#include "cmd/token_list.h"

#include <inttypes.h>

#include "report/words.h"

struct str figure_words(const struct figure *figure, struct arena *arena)
{
	struct str value = figure->text;
	if (figure->has_value && figure->kind < FIGURE_DATE) {
		value = decimal_text(figure->value, arena);
	} else if (figure->has_min || figure->has_max) {
		struct str none = {0};
		struct str min = figure->has_min ? decimal_text(figure->min, arena) : none;
		struct str max = figure->has_max ? decimal_text(figure->max, arena) : none;
		value = arena_format(arena, "%.*s..%.*s", STR_FORMAT(min), STR_FORMAT(max));
	}
	return arena_format(arena, "%.*s %.*s%s%.*s%s%.*s%s",
	                    STR_FORMAT(relation_name((enum relation)figure->relation)),
	                    STR_FORMAT(value), figure->unit.size ? " " : "",
	                    STR_FORMAT(figure->unit), figure->per.size ? " per " : "",
	                    STR_FORMAT(figure->per), figure->soft ? " soft" : "");
}

static void print_token(FILE *stream, const struct document *document, struct span span,
                        struct str kind, struct str words)
{
	struct place place = text_place(&document->text, &document->source, span, document->arena);
	struct str bytes = place_text(&place, document->arena);
	struct str text = str_slice(document->text.clean, span.start, span.end);
	fprintf(stream, "%" PRIu32 "\t%.*s\t%.*s\t%.*s\t%.*s\n", place.line, STR_FORMAT(bytes),
	        STR_FORMAT(kind), STR_FORMAT(words), STR_FORMAT(text));
}

/* Prints the figures and titles that start before `end`. */
static void print_values(FILE *stream, const struct document *document, const struct tokens *tokens,
                         uint32_t end, size_t *figure, size_t *title)
{
	for (;;) {
		const struct figure *next_figure =
		    *figure < tokens->figures.count ? &tokens->figures.items[*figure] : NULL;
		const struct span *next_title =
		    *title < tokens->title_count ? &tokens->titles[*title] : NULL;
		bool figure_first =
		    next_figure && (!next_title || next_figure->span.start < next_title->start);
		if (figure_first && next_figure->span.start < end) {
			print_token(stream, document, next_figure->span,
			            figure_kind_name((enum figure_kind)next_figure->kind),
			            figure_words(next_figure, document->arena));
			++*figure;
		} else if (!figure_first && next_title && next_title->start < end) {
			print_token(stream, document, *next_title, STR("title"), STR(""));
			++*title;
		} else {
			return;
		}
	}
}

void token_list_print(FILE *stream, struct document *document, struct tokens *tokens,
                      const struct paragraph *paragraph)
{
	size_t figure = 0;
	size_t title = 0;
	tokens_from_paragraph(tokens, document->arena, &document->text, paragraph,
	                      document->grammar);
	if (paragraph->mark) {
		print_token(stream, document, paragraph->mark_span, STR("mark"),
		            paragraph->mark->rule.name);
	}
	for (size_t i = 0; i < tokens->label_count; i++) {
		const struct label_token *label = &tokens->labels[i];
		const struct field *field = &document->grammar->fields[label->label->field];
		print_values(stream, document, tokens, label->whole.start, &figure, &title);
		print_token(stream, document, label->whole, STR("label"), field->name);
	}
	print_values(stream, document, tokens, UINT32_MAX, &figure, &title);
}
