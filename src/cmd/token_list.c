/* Merges the marks, labels, titles and figures of a paragraph in the order of the text. */
#include "cmd/token_list.h"

#include <limits.h>

#include "base/width.h"
#include "cmd/message.h"

static const struct text_column columns[] = {{0, 5, ALIGN_RIGHT},
                                             {2, 13, ALIGN_LEFT},
                                             {2, 12, ALIGN_LEFT},
                                             {2, 22, ALIGN_LEFT},
                                             {2, 0, ALIGN_WHOLE}};

static void print_token(struct terminal *terminal, const struct document *document,
                        struct span span, struct str kind, struct str reading)
{
	const struct wording *words = &terminal->words;
	struct place place = text_place(&document->text, &document->source, span, document->arena);
	const struct str cells[] = {words_count(words, place.line),
	                            place_text(&place, document->arena),
	                            words_code(words, CODE_KIND, kind), reading,
	                            str_slice(document->text.clean, span.start, span.end)};
	struct text_column fitting[sizeof columns / sizeof *columns];
	memcpy(fitting, columns, sizeof columns);
	size_t wide = display_width(reading);
	if (wide > fitting[3].width && wide < UCHAR_MAX) {
		fitting[3].width = (unsigned char)wide; /* half a figure is wrong */
	}
	terminal_row_at(terminal, fitting, cells, sizeof cells / sizeof *cells, 0, &place);
}

/* What a label is of: the word for its field, and the name that this has in the grammar. */
static struct str words_field(const struct wording *words, struct str name)
{
	struct str word = words_code(words, CODE_KIND, name);
	return str_equal(word, name) ? name : words_say(words, &MESSAGE_EXPLAIN_NAMED, word, name);
}

/* Prints the figures and titles that start before `end`. */
static void print_values(struct terminal *terminal, const struct document *document,
                         const struct tokens *tokens, uint32_t end, size_t *figure, size_t *title)
{
	for (;;) {
		const struct figure *next_figure =
		    *figure < tokens->figures.count ? &tokens->figures.items[*figure] : NULL;
		const struct span *next_title =
		    *title < tokens->title_count ? &tokens->titles[*title] : NULL;
		bool figure_first =
		    next_figure && (!next_title || next_figure->span.start < next_title->start);
		if (figure_first && next_figure->span.start < end) {
			print_token(terminal, document, next_figure->span,
			            figure_kind_name((enum figure_kind)next_figure->kind),
			            words_figure(&terminal->words, next_figure));
			++*figure;
		} else if (!figure_first && next_title && next_title->start < end) {
			print_token(terminal, document, *next_title, STR("book-title"), STR(""));
			++*title;
		} else {
			return;
		}
	}
}

void token_list_print(struct terminal *terminal, struct document *document, struct tokens *tokens,
                      const struct paragraph *paragraph)
{
	size_t figure = 0;
	size_t title = 0;
	tokens_from_paragraph(tokens, document->arena, &document->text, paragraph,
	                      document->grammar);
	if (paragraph->mark) {
		print_token(terminal, document, paragraph->mark_span, STR("mark"),
		            paragraph->mark->rule.name);
	}
	for (size_t i = 0; i < tokens->label_count; i++) {
		const struct label_token *label = &tokens->labels[i];
		const struct field *field = &document->grammar->fields[label->label->field];
		print_values(terminal, document, tokens, label->whole.start, &figure, &title);
		print_token(terminal, document, label->whole, STR("label"),
		            words_field(&terminal->words, field->name));
	}
	print_values(terminal, document, tokens, UINT32_MAX, &figure, &title);
}
