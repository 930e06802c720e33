/* A way to read a sample for each kind of rule. The text is looked at as rules look at any:
 * with the characters of the grammar's table replaced; values are shown as written. */
#include "grammar/sample.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "grammar/label_tree.h"

enum { MAX_REPAIRS = 64 };

struct attempt {
	struct outcome *out;
	struct rule *rule;
	struct grammar *grammar;
	struct arena *arena;
	struct str text;   /* as written */
	struct str folded; /* the same for matching */
	struct str after;
	struct str words;
	size_t skipped; /* bytes of a mark that text and folded have no more */
};

static struct str fold(struct arena *arena, const struct grammar *grammar, struct str text)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t at = 0; at < text.size;) {
		char bytes[4];
		uint32_t c = utf8_next(text, &at);
		buf_append(&buf, (struct str){bytes, utf8_write(grammar_fold(grammar, c), bytes)});
	}
	struct str folded = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return folded;
}

static void match_rule(struct attempt *attempt, struct rule *rule)
{
	attempt->out->pattern = rule->pattern;
	attempt->out->is_match = rule_match(rule, attempt->folded, 0, &attempt->out->result);
	if (!attempt->out->is_match && rule->pattern) {
		attempt->out->furthest = pattern_furthest(rule->pattern, attempt->folded);
	}
}

static void read_single(struct attempt *attempt)
{
	match_rule(attempt, attempt->rule);
}

/* A mark must be found where all marks are tried, too. */
static void read_mark(struct attempt *attempt)
{
	struct span whole;
	struct span number;
	match_rule(attempt, attempt->rule);
	const struct mark *mark = grammar_mark(attempt->grammar, attempt->folded, &whole, &number);
	if (attempt->out->is_match && mark && &mark->rule != attempt->rule) {
		attempt->out->is_match = false;
		attempt->out->rule = &mark->rule;
	}
}

/* Letters without the blanks between them, which a label's pattern has anyway. */
static struct str without_blanks(struct arena *arena, struct str text)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t at = 0, start = 0; at < text.size; start = at) {
		if (!utf8_is_blank(utf8_next(text, &at))) {
			buf_append(&buf, str_slice(text, start, at));
		}
	}
	struct str letters = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return letters;
}

static void read_label(struct attempt *attempt)
{
	struct grammar *grammar = attempt->grammar;
	struct pattern_error error;
	struct label_tree tree = {0};
	*label_tree_add(&tree, attempt->arena, without_blanks(attempt->arena, attempt->words)) = 1;
	struct str text = label_pattern(attempt->arena, grammar->label_template, &tree);
	struct pattern *pattern = pattern_new(attempt->arena, text, false, &error);
	attempt->out->pattern = pattern;
	if (!pattern) {
		return;
	}
	attempt->out->is_match =
	    pattern_match(pattern, NULL, attempt->folded, 0, &attempt->out->result) == MATCH_YES;
	attempt->out->furthest =
	    attempt->out->is_match ? 0 : pattern_furthest(pattern, attempt->folded);
}

/* Leaves what stands behind a mark at the beginning, as labels are looked for there. */
static void drop_mark(struct attempt *attempt)
{
	struct span whole;
	struct span number;
	if (grammar_mark(attempt->grammar, attempt->folded, &whole, &number)) {
		attempt->skipped = whole.end;
		attempt->text = str_slice(attempt->text, whole.end, attempt->text.size);
		attempt->folded = str_slice(attempt->folded, whole.end, attempt->folded.size);
	}
}

/* The first figure behind a label that can be the field's value. */
static void read_value(struct attempt *attempt, const struct field *field, struct span whole,
                       struct span words)
{
	struct figures figures = {0};
	struct str remark = str_slice(attempt->folded, words.end, whole.end);
	figures_from_text(&figures, attempt->grammar->lexicon, attempt->text, attempt->arena);
	for (size_t i = 0; i < figures.count && !attempt->out->has_figure; i++) {
		if (figures.items[i].span.start < whole.end) {
			continue; /* the label's; one that reaches out of it is none */
		}
		attempt->out->figure = figures.items[i];
		attempt->out->has_figure =
		    field_takes_figure(attempt->grammar, field, remark, &attempt->out->figure);
	}
	attempt->out->is_match = attempt->out->has_figure;
	attempt->out->furthest = whole.end;
}

static void read_field(struct attempt *attempt)
{
	struct grammar *grammar = attempt->grammar;
	const struct field *field = &grammar->fields[attempt->rule->index];
	struct span whole;
	struct span words;
	struct span remark;
	drop_mark(attempt);
	const struct label *label =
	    grammar_label(grammar, attempt->folded, 0, &whole, &words, &remark);
	if (!label || whole.start > 0) {
		attempt->out->furthest =
		    grammar->label.pattern
			? pattern_furthest(grammar->label.pattern, attempt->folded)
			: 0;
	} else if (&grammar->fields[label->field] != field) {
		attempt->out->rule = &grammar->fields[label->field].rule;
	} else if (field->value == VALUE_TEXT) {
		attempt->out->is_match = true;
	} else {
		read_value(attempt, field, whole, words);
	}
	attempt->out->furthest += attempt->skipped;
}

static void read_join(struct attempt *attempt)
{
	struct join *join = &attempt->grammar->joins[attempt->rule->index];
	if (join->before.pattern) {
		match_rule(attempt, &join->before);
	}
	if (join->after.pattern && (attempt->out->is_match || !join->before.pattern)) {
		if (join->before.pattern) {
			attempt->folded = attempt->after;
		}
		match_rule(attempt, &join->after);
	}
}

static void read_repair(struct attempt *attempt)
{
	struct outcome *out = attempt->out;
	const struct text_repair *list = attempt->rule->kind == RULE_REPAIR
	                                     ? attempt->grammar->repairs
	                                     : attempt->grammar->misreadings;
	const struct text_repair *repair = &list[attempt->rule->index];
	out->repaired = attempt->text;
	for (int i = 0; i < MAX_REPAIRS; i++) {
		struct str text = out->repaired;
		struct match_result result;
		if (str_find(text, repair->near) == SIZE_MAX ||
		    !rule_match(attempt->rule, fold(attempt->arena, attempt->grammar, text), 0,
		                &result) ||
		    !match_has(&result, repair->wrong)) {
			break;
		}
		struct span wrong = result.groups[repair->wrong];
		out->repaired = arena_format(
		    attempt->arena, "%.*s%.*s%.*s", STR_FORMAT(str_slice(text, 0, wrong.start)),
		    STR_FORMAT(repair->to), STR_FORMAT(str_slice(text, wrong.end, text.size)));
		out->is_match = true;
	}
	if (!out->is_match) {
		out->furthest = pattern_furthest(attempt->rule->pattern, attempt->folded);
	}
}

void sample_read(struct outcome *out, struct rule *rule, struct str text, struct str after,
                 struct str words, struct arena *arena)
{
	static void (*const readers[])(struct attempt *) = {
	    [RULE_SINGLE] = read_single,     [RULE_MARK] = read_mark, [RULE_FIELD] = read_field,
	    [RULE_LABEL] = read_label,       [RULE_JOIN] = read_join, [RULE_REPAIR] = read_repair,
	    [RULE_MISREADING] = read_repair,
	};
	*out = (struct outcome){.text = text};
	struct attempt attempt = {
	    .out = out,
	    .rule = rule,
	    .grammar = rule->grammar,
	    .arena = arena,
	    .text = text,
	    .folded = fold(arena, rule->grammar, text),
	    .after = fold(arena, rule->grammar, after),
	    .words = words,
	};
	readers[rule->kind](&attempt);
}

void outcome_release(struct outcome *outcome, const struct rule *rule)
{
	if (rule->kind == RULE_LABEL) {
		pattern_free(outcome->pattern);
	}
}

/* ---- values ---- */

static struct str decimal_or_empty(bool is_set, struct decimal value, struct arena *arena)
{
	return is_set ? decimal_text(value, arena) : STR("");
}

static bool figure_value(struct str *out, const struct figure *figure, const char *name,
                         struct arena *arena)
{
	const struct {
		const char *name;
		struct str value;
	} parts[] = {
	    {"value", decimal_or_empty(figure->has_value, figure->value, arena)},
	    {"min", decimal_or_empty(figure->has_min, figure->min, arena)},
	    {"max", decimal_or_empty(figure->has_max, figure->max, arena)},
	    {"unit", figure->unit},
	    {"per", figure->per},
	    {"relation", relation_name((enum relation)figure->relation)},
	    {"soft", figure->soft ? STR("true") : STR("false")},
	    {"decimals", figure->decimals == DECIMALS_NONE
	                     ? STR("")
	                     : arena_format(arena, "%d", figure->decimals)},
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(parts[i].name, name) == 0) {
			*out = parts[i].value;
			return true;
		}
	}
	return false;
}

bool outcome_value(struct str *out, const struct outcome *outcome, const char *name,
                   struct arena *arena)
{
	*out = (struct str){0};
	if (outcome->has_figure) {
		return figure_value(out, &outcome->figure, name, arena);
	}
	uint32_t group = outcome->pattern ? pattern_group(outcome->pattern, name) : 0;
	if (match_has(&outcome->result, group)) {
		struct span span = outcome->result.groups[group];
		*out = str_slice(outcome->text, span.start, span.end);
	}
	return group != 0;
}
