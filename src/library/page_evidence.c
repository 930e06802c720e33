/* Collects the evidence of a document for its page. Weighs nothing. */
#include "library/page_evidence.h"

#include "base/sort.h"

struct collector {
	const struct wording *words;
	const struct document *document;
	struct arena *arena;
	struct page_reason *reasons;
	size_t count;
	size_t capacity;
};

/* ---- reasons ---- */

static struct str text_of(const struct document *document, struct span span)
{
	return str_slice(document->text.clean, span.start, span.end);
}

static void add_reason(struct collector *collector, struct span span,
                       const struct evidence_list *list)
{
	struct arena *arena = collector->arena;
	const struct wording *words = collector->words;
	struct place place =
	    text_place(&collector->document->text, &collector->document->source, span, arena);
	if (place.count == 0) {
		return;
	}
	struct page_evidence *items = ARENA_ARRAY(arena, struct page_evidence, list->count + 1u);
	for (uint8_t i = 0; i < list->count; i++) {
		enum evidence_rule rule = (enum evidence_rule)list->items[i].rule;
		items[i] = (struct page_evidence){
		    .rule = words_code(words, CODE_EVIDENCE, str_from(evidence_name(rule))),
		    .words = arena_copy(
			arena, str_trim(text_of(collector->document, list->items[i].place))),
		    .weight = evidence_weight(rule),
		};
	}
	struct page_reason reason = {
	    .bytes = place.first, .items = items, .count = list->count, .weight = list->weight};
	ARENA_PUSH(arena, collector->reasons, collector->count, collector->capacity, reason);
}

/* As they stand; of two in one place the weightier first, which is the one that was chosen. */
static int compare_reasons(const void *left, const void *right)
{
	const struct page_reason *a = left;
	const struct page_reason *b = right;
	return compare_then(
	    a->bytes.start, b->bytes.start,
	    compare_then(a->bytes.end, b->bytes.end, COMPARE(b->weight, a->weight)));
}

static void collect_reasons(struct collector *collector)
{
	const struct records *records = &collector->document->records;
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		const struct group *group = record_series(records, record);
		const struct record_statement *statement =
		    record_is_statement(record) || record->kind == RECORD_MENTION ? record->stated
										  : NULL;
		if (group) {
			add_reason(collector, record->mark, &group->evidence);
		} else if (statement && statement->evidence.count > 0) {
			add_reason(collector, record->text, &statement->evidence);
		}
	}
	SORT(collector->reasons, collector->count, compare_reasons);
}

/* ---- rules ---- */

struct named_rule {
	struct str name;
	bool is_used;
};

static int compare_names(const void *left, const void *right)
{
	return str_compare(((const struct named_rule *)left)->name,
	                   ((const struct named_rule *)right)->name);
}

/* The rules of the grammar that made a node of the model. */
static void collect_rules(struct page_input *out, struct collector *collector)
{
	const struct document *document = collector->document;
	const struct grammar *grammar = document->grammar;
	const struct model *model = &document->model;
	const struct node *const roots[] = {model->stated, model->body, model->mentions};
	struct named_rule *all =
	    ARENA_ARRAY(collector->arena, struct named_rule, grammar->all_count + 1);
	struct page_rule *rules =
	    ARENA_ARRAY(collector->arena, struct page_rule, grammar->all_count + 1);
	uint32_t ended;
	for (size_t i = 0; i < grammar->all_count; i++) {
		all[i] = (struct named_rule){.name = grammar->all[i]->name};
	}
	SORT(all, grammar->all_count, compare_names);
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended)) {
			struct named_rule key = {.name = node->rule};
			struct named_rule *found =
			    node->rule.size > 0
				? bsearch(&key, all, grammar->all_count, sizeof *all, compare_names)
				: NULL;
			if (found) {
				found->is_used = true;
			}
		}
	}
	for (size_t i = 0; i < grammar->all_count; i++) {
		if (all[i].is_used) {
			rules[out->rule_count++] =
			    (struct page_rule){all[i].name, grammar_rule_place(grammar, all[i].name,
			                                                       collector->arena)};
		}
	}
	out->rules = rules;
}

/* ---- corrections ---- */

/* A value in words, for a person who chooses among them. */
static struct str value_words(const struct wording *words, const struct correction_value *value)
{
	if (value->kind == CORRECTION_PER) {
		return words_code(words, CODE_EACH, value->code);
	}
	return words->language == LANGUAGE_CHINESE ? value->word
	                                           : words_code(words, CODE_KIND, value->code);
}

/* A field by the first label that it has; behind its name for who reads no Chinese. */
static struct str field_words(const struct wording *words, const struct grammar *grammar,
                              size_t field)
{
	struct str name = grammar->fields[field].name;
	for (size_t i = 0; i < grammar->label_count; i++) {
		if (grammar->labels[i].field == field) {
			return words->language == LANGUAGE_CHINESE
			           ? grammar->labels[i].words
			           : words_bracketed(words, name, grammar->labels[i].words);
		}
	}
	return name;
}

static void collect_choices(struct page_input *out, struct collector *collector)
{
	size_t count;
	const struct correction_value *values = correction_values(&count);
	const struct wording *words = collector->words;
	const struct grammar *grammar = collector->document->grammar;
	struct page_choice *choices =
	    ARENA_ARRAY(collector->arena, struct page_choice, count + grammar->field_count);
	for (size_t i = 0; i < count; i++) {
		choices[out->choice_count++] = (struct page_choice){
		    correction_key(values[i].kind), values[i].code, value_words(words, &values[i])};
	}
	for (size_t i = 0; i < grammar->field_count; i++) {
		choices[out->choice_count++] =
		    (struct page_choice){correction_key(CORRECTION_LABEL), grammar->fields[i].name,
		                         field_words(words, grammar, i)};
	}
	out->choices = choices;
}

void page_input_from_document(struct page_input *out, const struct wording *words,
                              const struct document *document, bool has_reasons)
{
	struct collector collector = {.words = words, .document = document, .arena = words->arena};
	*out = (struct page_input){.source = &document->source, .enough = EVIDENCE_ENOUGH};
	if (has_reasons) {
		collect_reasons(&collector);
		collect_rules(out, &collector);
	}
	collect_choices(out, &collector);
	out->reasons = collector.reasons;
	out->reason_count = collector.count;
}
