/* zhinan grammar new NAME TEXT...: drafts a grammar for a family from texts. The generic grammar
 * already knows the numbering and the forms of labels and figures; the draft adds the labels that
 * repeat, with samples from the texts. A person completes it. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/grammar_texts.h"
#include "grammar/load.h"
#include "grammar/yaml.h"

enum {
	MIN_TIMES = 2,         /* how often a label must stand in the texts */
	LABEL_CHARACTERS = 12, /* of the longest label that is proposed */
	SAMPLE_BYTES = 90
};

/* A label found in the texts. */
struct proposal {
	struct str words;
	struct str field;  /* the name of its field; empty: unknown */
	bool is_known;     /* the generic grammar has this label */
	struct str sample; /* the first line with it, or of the first with a value */
	struct figure figure;
	size_t count;
	size_t kinds[FIGURE_KIND_COUNT]; /* counts of the first figure after it */
	size_t order;
};

struct mark_use {
	struct str name;
	size_t count;
};

struct proposer {
	struct context *context;
	const struct grammar *grammar; /* the generic one: for its words */
	struct proposal *items;
	size_t count;
	size_t capacity;
	struct str title;
	struct mark_use *marks; /* the marks before labels */
	size_t mark_count;
	size_t mark_capacity;
};

/* ---- what the texts have ---- */

static struct proposal *find_proposal(struct proposer *proposer, struct str words)
{
	for (size_t i = 0; i < proposer->count; i++) {
		if (str_equal(proposer->items[i].words, words)) {
			return &proposer->items[i];
		}
	}
	struct proposal proposal = {.words = words, .order = proposer->count};
	ARENA_PUSH(proposer->context->arena, proposer->items, proposer->count, proposer->capacity,
	           proposal);
	return &proposer->items[proposer->count - 1];
}

static void add_mark(struct proposer *proposer, const struct mark *mark)
{
	struct str name = str_slice(mark->rule.name, sizeof "marks/" - 1, SIZE_MAX);
	for (size_t i = 0; i < proposer->mark_count; i++) {
		if (str_equal(proposer->marks[i].name, name)) {
			proposer->marks[i].count++;
			return;
		}
	}
	struct mark_use use = {name, 1};
	ARENA_PUSH(proposer->context->arena, proposer->marks, proposer->mark_count,
	           proposer->mark_capacity, use);
}

/* Finds the first figure close after a label. */
static bool figure_behind(struct figure *out, const struct grammar *grammar, struct str line,
                          size_t from, struct arena *arena)
{
	enum { NEAR = 7 }; /* bytes: a word for "in all", a blank */
	struct figures figures = {0};
	figures_from_text(&figures, grammar->lexicon, line, arena);
	for (size_t i = 0; i < figures.count; i++) {
		if (figures.items[i].span.start >= from) {
			*out = figures.items[i];
			return out->span.start < from + NEAR;
		}
	}
	return false;
}

/* Notes a label; `line` is the line from the label on. */
static void note_label(struct proposer *proposer, const struct grammar *grammar, struct str line,
                       struct str words, size_t behind, struct str field)
{
	struct proposal *proposal = find_proposal(proposer, words);
	struct figure figure;
	proposal->count++;
	proposal->field = field;
	proposal->is_known = field.size > 0;
	bool has_figure = figure_behind(&figure, grammar, line, behind, proposer->context->arena);
	if (has_figure && proposal->kinds[figure.kind]++ == 0 &&
	    (figure.kind == FIGURE_COUNT || figure.kind == FIGURE_MONEY ||
	     figure.kind == FIGURE_DURATION)) {
		proposal->sample = str_slice(line, 0, figure.span.end);
		proposal->figure = figure;
	}
	if (proposal->sample.size == 0) {
		proposal->sample = utf8_head(line, SAMPLE_BYTES);
	}
}

static void note_paragraph(struct proposer *proposer, const struct document *document,
                           const struct paragraph *paragraph, const struct mark **mark)
{
	struct grammar *grammar = document->grammar;
	uint32_t start = paragraph->mark ? paragraph->mark_span.end : paragraph->span.start;
	struct str line = str_slice(document->text.folded, start, paragraph->span.end);
	struct span whole;
	struct span words;
	struct span remark;
	struct match_result result;
	const struct label *label = grammar_label_at(grammar, line, 0, &whole, &words, &remark);
	bool is_like = !label && rule_match(&grammar->label_like, line, 0, &result);
	if (paragraph->mark && !label && !is_like) {
		*mark = paragraph->mark->numbering == NUMBERING_NONE ? *mark : paragraph->mark;
	}
	if (label) {
		note_label(proposer, grammar, line, str_slice(line, words.start, words.end),
		           whole.end, grammar->fields[label->field].name);
	} else if (is_like) {
		words = result.groups[grammar->label_like_words];
		struct str text = str_slice(line, words.start, words.end);
		if (utf8_count(text) <= LABEL_CHARACTERS) {
			note_label(proposer, grammar, line, text, result.whole.end,
			           (struct str){0});
		}
	}
	if ((label || is_like) && *mark) {
		add_mark(proposer, *mark);
	}
}

static enum status note_text(struct proposer *proposer, const char *path)
{
	struct document document;
	const struct mark *mark = NULL;
	enum status status = input_read(&document, proposer->context, path, PRODUCT_TEXT);
	struct tally *before = tally_use(document.tally);
	for (size_t i = 0; status == STATUS_OK && i < document.text.paragraph_count; i++) {
		const struct paragraph *paragraph = &document.text.paragraphs[i];
		if (paragraph->is_title && proposer->title.size == 0) {
			proposer->title = str_slice(document.text.clean, paragraph->span.start,
			                            paragraph->span.end);
		} else if (!paragraph->is_title) {
			note_paragraph(proposer, &document, paragraph, &mark);
		}
	}
	tally_use(before);
	document_release(&document);
	return status;
}

/* ---- what labels are called ---- */

/* The kind of value that at least half of a label's lines have, else text. */
static enum value_kind value_of(const struct proposal *proposal)
{
	static const struct {
		enum figure_kind kind;
		enum value_kind value;
	} values[] = {{FIGURE_COUNT, VALUE_COUNT},
	              {FIGURE_MONEY, VALUE_MONEY},
	              {FIGURE_DURATION, VALUE_DURATION}};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		if (2 * proposal->kinds[values[i].kind] >= proposal->count &&
		    proposal->figure.kind == values[i].kind) {
			return values[i].value;
		}
	}
	return VALUE_TEXT;
}

static const struct field *find_field(const struct grammar *grammar, struct str name)
{
	for (size_t i = 0; i < grammar->field_count; i++) {
		if (str_equal(grammar->fields[i].name, name)) {
			return &grammar->fields[i];
		}
	}
	return NULL;
}

/* Guesses the field for an unknown label: by the kind of its figures, if a field takes that kind,
 * or for text by the most similar known label. */
static struct str name_of(const struct grammar *grammar, const struct proposal *proposal)
{
	static const struct str names[VALUE_KIND_COUNT] = {[VALUE_COUNT] = STR_INIT("projects"),
	                                                   [VALUE_MONEY] = STR_INIT("funds"),
	                                                   [VALUE_DURATION] = STR_INIT("duration")};
	enum value_kind value = value_of(proposal);
	const struct field *field;
	if (value != VALUE_TEXT) {
		field = find_field(grammar, names[value]);
		return field && field_takes_unit(field, proposal->figure.unit) &&
		               !grammar_cell_says(grammar, COLUMN_FOREIGN, proposal->words)
		           ? field->name
		           : (struct str){0};
	}
	const struct label *label =
	    grammar_label_named(grammar, grammar_nearest_label(grammar, proposal->words));
	field = label ? &grammar->fields[label->field] : NULL;
	return field && field->value == VALUE_TEXT ? field->name : (struct str){0};
}

/* ---- what is written ---- */

/* A text as a pattern in which each number stands for any number, and blanks for any blanks. */
static struct str as_pattern(struct arena *arena, struct str text)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		bool is_digit = ascii_is_digit(c);
		bool repeats = i > 0 && is_digit && ascii_is_digit(text.data[i - 1]);
		if (is_digit || c == ' ' || c == '\t') {
			buf_append(&buf, is_digit ? repeats ? STR("") : STR(" \\d{1,9} ")
			                          : STR(" \\s*+ "));
		} else {
			bool is_plain = (unsigned char)c >= 0x80 || ascii_is_letter(c);
			buf_append(&buf, is_plain ? STR("") : STR("\\"));
			buf_append_byte(&buf, c);
		}
	}
	struct str pattern = str_trim(arena_copy(arena, buf_str(&buf)));
	buf_release(&buf);
	return pattern;
}

/* Writes a YAML scalar in single quotes, in which only the quote itself needs an escape. */
static void write_quoted(FILE *out, struct str text)
{
	putc('\'', out);
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		if (c == '\'') {
			putc(c, out);
		}
		putc((unsigned char)c < ' ' ? ' ' : c, out);
	}
	putc('\'', out);
}

static void write_top(FILE *out, const struct proposer *proposer, const char *name)
{
	struct arena *arena = proposer->context->arena;
	fprintf(out,
	        "# A proposal: look at every line of it, and at what it lacks.\n"
	        "family: %s\nname: %s\nuse: [calls]\n\n",
	        name, name);
	if (proposer->title.size == 0) {
		fprintf(out, "# No title was found: say what shows the family.\nrecognise: []\n");
	} else {
		struct str pattern = as_pattern(arena, proposer->title);
		fprintf(out,
		        "recognise:\n  - name: title\n    pattern: |\n      %.*s\n"
		        "    samples:\n      - ",
		        STR_FORMAT(pattern));
		write_quoted(out, proposer->title);
		putc('\n', out);
	}
	fprintf(out, "\n# The marks under which labels stand.\ndirections:\n  candidates: [");
	size_t written = 0;
	for (size_t i = 0; i < proposer->mark_count; i++) {
		if (proposer->marks[i].count >= MIN_TIMES) {
			fprintf(out, "%s%.*s", written++ ? ", " : "",
			        STR_FORMAT(proposer->marks[i].name));
		}
	}
	fprintf(out, "%s]\n", written == 0 ? "arabic" : "");
}

static void write_sample(FILE *out, const struct proposal *proposal, struct arena *arena)
{
	const struct figure *figure = &proposal->figure;
	bool has_value = value_of(proposal) != VALUE_TEXT;
	fprintf(out, "      - ");
	write_quoted(out, proposal->sample);
	if (has_value) {
		struct str relation = relation_name((enum relation)figure->relation);
		fprintf(out, ": {relation: %.*s", STR_FORMAT(relation));
		if (figure->has_value) {
			struct str value = decimal_text(figure->value, arena);
			fprintf(out, ", value: \"%.*s\"", STR_FORMAT(value));
		}
		putc('}', out);
	}
	putc('\n', out);
}

static bool is_same_field(const struct proposal *a, const struct proposal *b)
{
	return a == b ||
	       (a->field.size > 0 && str_equal(a->field, b->field) && value_of(a) == value_of(b));
}

/* Whether a field has a label that the generic grammar does not know. */
static bool has_own_label(const struct proposer *proposer, size_t first)
{
	for (size_t i = first; i < proposer->count; i++) {
		if (!proposer->items[i].is_known &&
		    is_same_field(&proposer->items[first], &proposer->items[i])) {
			return true;
		}
	}
	return false;
}

/* Writes the labels of a field: the generic grammar's sets of them, and the new ones. */
static void write_labels(FILE *out, const struct proposer *proposer, size_t first,
                         const struct field *known)
{
	const struct yaml *at = known ? known->labels.at : NULL;
	const struct yaml *use = at && at->kind == YAML_MAP ? yaml_get(at, "use") : NULL;
	const char *before = use ? "], also: [" : "    labels: [";
	bool is_open = false;
	for (const struct yaml *set = use ? use->first : NULL; set; set = set->next) {
		fprintf(out, "%s%.*s", set == use->first ? "    labels: {use: [" : ", ",
		        STR_FORMAT(set->scalar));
	}
	for (size_t i = first; i < proposer->count; i++) {
		const struct proposal *proposal = &proposer->items[i];
		if (is_same_field(&proposer->items[first], proposal) &&
		    !(use && proposal->is_known)) {
			fputs(is_open ? ", " : before, out);
			write_quoted(out, proposal->words);
			is_open = true;
		}
	}
	fputs(use ? "]}\n" : "]\n", out);
}

/* Writes a field with its labels that repeat, without what the shared grammar files have. */
static void write_field(FILE *out, const struct proposer *proposer, size_t first, struct str name)
{
	static const char *const values[VALUE_KIND_COUNT] = {
	    [VALUE_COUNT] = "count", [VALUE_MONEY] = "money", [VALUE_DURATION] = "duration"};
	const struct proposal *proposal = &proposer->items[first];
	const struct field *known = find_field(proposer->grammar, name);
	enum value_kind value = value_of(proposal);
	bool is_shared = known && !str_equal(known->labels.file, STR(GRAMMAR_GENERIC ".yaml"));
	fprintf(out, "  %.*s:\n", STR_FORMAT(name));
	if (!is_shared || has_own_label(proposer, first)) {
		write_labels(out, proposer, first, known);
	}
	if (!is_shared) {
		fprintf(out, "    of: [direction, item%s]\n", values[value] ? ", document" : "");
		if (values[value]) {
			fprintf(out, "    value: %s\n", values[value]);
		}
		fputs("    evidence: true\n", out);
	}
	fputs("    samples:\n", out);
	for (size_t i = first; i < proposer->count; i++) {
		if (is_same_field(proposal, &proposer->items[i])) {
			write_sample(out, &proposer->items[i], proposer->context->arena);
		}
	}
}

/* Keeps the labels that repeat, and gives each the name of a known field or of one that fits its
 * values. */
static void name_proposals(struct proposer *proposer)
{
	size_t kept = 0;
	for (size_t i = 0; i < proposer->count; i++) {
		if (proposer->items[i].count >= MIN_TIMES) {
			proposer->items[kept++] = proposer->items[i];
		}
	}
	proposer->count = kept;
	for (size_t i = 0; i < kept; i++) {
		struct proposal *proposal = &proposer->items[i];
		proposal->field =
		    proposal->is_known ? proposal->field : name_of(proposer->grammar, proposal);
	}
}

/* Writes the fields. No two fields with different kinds of values share a name. A label without a
 * name gets a number, since only a person can say what it means. */
static void write_fields(FILE *out, struct proposer *proposer)
{
	name_proposals(proposer);
	if (proposer->count > 0) {
		fprintf(out, "\n# The labels that repeat. See that each stands where it belongs.\n"
		             "fields:\n");
	}
	for (size_t i = 0; i < proposer->count; i++) {
		struct proposal *proposal = &proposer->items[i];
		bool is_written = false;
		for (size_t j = 0; j < i; j++) {
			is_written |= is_same_field(&proposer->items[j], proposal);
			if (!is_written && str_equal(proposer->items[j].field, proposal->field)) {
				proposal->field = (struct str){0};
			}
		}
		if (!is_written) {
			struct str number =
			    arena_format(proposer->context->arena, "field-%zu", i + 1);
			write_field(out, proposer, i,
			            proposal->field.size > 0 ? proposal->field : number);
		}
	}
}

enum status grammar_propose(FILE *out, struct context *context, const char *name, char **texts)
{
	struct proposer proposer = {.context = context};
	enum status status = STATUS_OK;
	struct grammar *generic = NULL;
	context->options.grammar = GRAMMAR_GENERIC;
	for (size_t i = 0; texts[i] && status == STATUS_OK; i++) {
		status = note_text(&proposer, texts[i]);
	}
	if (status == STATUS_OK) { /* from its files, for how they list words */
		status = grammar_load(&generic, context->arena,
		                      options_grammars(&context->options, context->arena),
		                      GRAMMAR_GENERIC, &context->diags);
	}
	if (status == STATUS_OK) {
		proposer.grammar = generic;
		write_top(out, &proposer, name);
		write_fields(out, &proposer);
	}
	grammar_free(generic);
	return status;
}
