/* Each sentence is read alone, as a paragraph of a document that knows nothing else. */
#include "facts/statement_check.h"

#include "base/buf.h"
#include "grammar/message.h"
#include "grammar/yaml.h"

static void add_number(struct buf *out, bool has_number, struct decimal number)
{
	char digits[DECIMAL_TEXT_SIZE];
	if (has_number) {
		buf_append_byte(out, ' ');
		buf_append(out, (struct str){digits, decimal_write(number, digits)});
	}
}

static void add_words(struct buf *out, const char *name, struct str words)
{
	if (words.size > 0) {
		buf_format(out, " %s%.*s", name, STR_FORMAT(words));
	}
}

struct str statement_words(const struct statement *statement, const struct figure *figure,
                           struct arena *arena)
{
	struct buf out;
	bool is_exact = figure->relation == RELATION_EXACT;
	buf_init(&out);
	buf_append(&out, fact_of_name((enum fact_of)statement->of));
	add_words(&out, "", is_exact ? (struct str){0} : relation_name(figure->relation));
	if (figure->relation == RELATION_RANGE) {
		add_number(&out, figure->has_min, figure->min);
		add_number(&out, figure->has_max, figure->max);
	} else {
		add_number(&out, figure->has_value, figure->value);
	}
	add_words(&out, "", figure->kind == FIGURE_COUNT ? (struct str){0} : figure->unit);
	add_words(&out, "per ", statement->per);
	add_words(&out, "kind ", statement->kind);
	struct str words = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return words;
}

/* All that a sentence states, with commas between. */
static struct str read_sentence(struct statement_reader *reader, struct str sentence)
{
	static const struct statement_scope none = {.topic = 0};
	struct figures figures = {0};
	struct buf out;
	buf_init(&out);
	figures_from_text(&figures, reader->grammar->lexicon, sentence, reader->arena);
	reader->clean = reader->folded = sentence;
	const struct statements *statements = statements_read(
	    reader, (struct span){0, (uint32_t)sentence.size}, &figures, NULL, &none);
	for (size_t i = 0; i < statements->count; i++) {
		const struct statement *statement = &statements->items[i];
		if (statement->of != FACT_NONE) {
			buf_append(&out, out.size > 0 ? STR(", ") : STR(""));
			buf_append(&out,
			           statement_words(statement, &figures.items[statement->figure],
			                           reader->arena));
		}
	}
	struct str words = arena_copy(reader->arena, buf_str(&out));
	buf_release(&out);
	return words;
}

static struct str expected_words(const struct yaml *at, struct arena *arena)
{
	struct buf out;
	buf_init(&out);
	for (const struct yaml *entry = at->first; entry; entry = entry->next) {
		buf_append(&out, out.size > 0 ? STR(", ") : STR(""));
		buf_append(&out, entry->scalar);
	}
	struct str words = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return words;
}

/* A sample without a list must state nothing; one with a list must state what stands in it. */
static void check_sentence(const struct sentence_samples *samples, const struct yaml *at,
                           struct statement_reader *reader, struct diags *diags)
{
	static const struct str rule = STR_INIT("statements");
	const struct yaml *expected = at->kind == YAML_MAP ? at->first : NULL;
	bool has_shape =
	    at->kind == YAML_SCALAR || (expected && !expected->next && expected->kind == YAML_LIST);
	struct diag *diag = NULL;
	if (!has_shape) {
		diag = diags_add(diags, DIAG_ERROR, &MESSAGE_GRAMMAR_SAMPLE_SHAPE, samples->file,
		                 (const struct str[DIAG_ARGUMENTS]){
				     rule, STR("TEXT, or TEXT: [STATEMENT, ...]")});
	} else {
		struct str text = expected ? expected->key : at->scalar;
		struct str wanted =
		    expected ? expected_words(expected, reader->arena) : (struct str){0};
		struct str found = read_sentence(reader, text);
		if (!str_equal(wanted, found)) {
			diag = diags_add(
			    diags, DIAG_ERROR, &MESSAGE_GRAMMAR_SAMPLE_DIFFERS, samples->file,
			    (const struct str[DIAG_ARGUMENTS]){rule, text, wanted, found});
		}
	}
	if (diag) {
		diag->line = expected ? expected->key_line : at->line;
		diag->column = expected ? expected->key_column : at->column;
	}
}

enum status statements_check(struct grammar *grammar, size_t *count, struct diags *diags)
{
	size_t errors = diags->errors;
	*count = 0;
	for (size_t i = 0; i < grammar->sentence_count; i++) {
		const struct sentence_samples *samples = &grammar->sentences[i];
		for (const struct yaml *at = samples->list->first; at; at = at->next) {
			struct statement_reader reader = {.arena = grammar->arena,
			                                  .grammar = grammar};
			check_sentence(samples, at, &reader, diags);
			++*count;
		}
	}
	return diags->errors > errors ? STATUS_NO : STATUS_OK;
}
