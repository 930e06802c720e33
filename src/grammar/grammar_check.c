/* Every rule against its own samples: what it must match and yield, and what it must not
 * match. Knows how samples are written; sample.c knows how they are read. */
#include "grammar/grammar_check.h"

#include "base/buf.h"
#include "base/character.h"
#include "base/utf8.h"
#include "base/width.h"
#include "grammar/message.h"
#include "grammar/sample.h"
#include "grammar/yaml.h"

static const struct str SHAPES[] = {
    [RULE_SINGLE] = STR_INIT("TEXT, or TEXT: {GROUP: VALUE}"),
    [RULE_MARK] = STR_INIT("TEXT, or TEXT: {GROUP: VALUE}"),
    [RULE_FIELD] = STR_INIT("TEXT, or TEXT: {value: VALUE, unit: ...}"),
    [RULE_LABEL] = STR_INIT("TEXT: {words: LABEL}"),
    [RULE_JOIN] = STR_INIT("[END OF A LINE, BEGINNING OF THE NEXT], or the one it looks at"),
    [RULE_REPAIR] = STR_INIT("TEXT: REPAIRED TEXT"),
    [RULE_MISREADING] = STR_INIT("TEXT: REPAIRED TEXT"),
};

struct check {
	struct rule *rule;
	struct diags *diags;
	struct arena *arena;
	size_t samples;
	bool must_match;
	bool is_own;  /* stands in the family's own file: the others are blown up with theirs */
	bool is_slow; /* and has been told of */
};

/* A sample as it is written: its text, where that stands, and what the rule must yield. */
struct sample {
	struct str text;
	struct str after; /* of a join: the next line */
	uint32_t line;
	uint32_t column;
	const struct yaml *values; /* a map, or a scalar for a repair; or NULL */
};

/* ---- what is wrong ---- */

static void report_at(struct check *check, uint32_t line, uint32_t column,
                      const struct message *message, const struct str arguments[DIAG_ARGUMENTS])
{
	struct diag *diag =
	    diags_add(check->diags, DIAG_ERROR, message, check->rule->file, arguments);
	diag->line = line;
	diag->column = column;
}

/* Reports at the place of a node, a sample or a rule; the arguments of the message stand behind the rule's name. */
#define REPORT(check, at, message, ...)                                                            \
	report_at((check), (at)->line, (at)->column, (message),                                    \
	          (const struct str[DIAG_ARGUMENTS]){(check)->rule->name, __VA_ARGS__})

/* Two lines below the message: the text, and a caret under the character at an offset. */
static struct str caret_lines(struct arena *arena, struct str text, size_t offset)
{
	static const struct str margin = STR_INIT("\n    ");
	struct buf buf;
	buf_init(&buf);
	buf_append(&buf, margin);
	for (size_t i = 0; i < text.size; i++) {
		bool is_control = (unsigned char)text.data[i] < 0x20;
		buf_append_byte(&buf, is_control ? ' ' : text.data[i]);
	}
	buf_append(&buf, margin);
	for (size_t at = 0; at < text.size && at < offset;) {
		for (size_t i = character_width(utf8_next(text, &at)); i > 0; i--) {
			buf_append_byte(&buf, ' ');
		}
	}
	buf_append_byte(&buf, '^');
	struct str lines = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return lines;
}

/* ---- one sample ---- */

static void check_value(struct check *check, const struct outcome *outcome,
                        const struct yaml *expected)
{
	struct str value;
	struct str key = arena_copy(check->arena, expected->key);
	if (!outcome_value(&value, outcome, key.data, check->arena)) {
		report_at(check, expected->key_line, expected->key_column,
		          &MESSAGE_GRAMMAR_SAMPLE_UNKNOWN,
		          (const struct str[DIAG_ARGUMENTS]){check->rule->name, expected->key});
	} else if (expected->kind != YAML_SCALAR) {
		REPORT(check, expected, &MESSAGE_GRAMMAR_EXPECTED_WORD);
	} else if (!str_equal(value, expected->scalar)) {
		REPORT(check, expected, &MESSAGE_GRAMMAR_SAMPLE_DIFFERS, expected->key,
		       expected->scalar, value);
	}
}

static void check_values(struct check *check, const struct outcome *outcome,
                         const struct sample *sample)
{
	const struct yaml *values = sample->values;
	/* A scalar is what a repair makes of the text. */
	if (check->rule->kind == RULE_MISREADING && outcome->repaired.size != sample->text.size) {
		REPORT(check, sample, &MESSAGE_GRAMMAR_MISREADING_WIDTH, outcome->repaired);
	} else if (values && values->kind == YAML_SCALAR &&
	           !str_equal(outcome->repaired, values->scalar)) {
		REPORT(check, values, &MESSAGE_GRAMMAR_SAMPLE_DIFFERS, sample->text, values->scalar,
		       outcome->repaired);
	}
	for (const struct yaml *at = values ? values->first : NULL; at; at = at->next) {
		check_value(check, outcome, at);
	}
}

static void check_outcome(struct check *check, const struct outcome *outcome,
                          const struct sample *sample)
{
	bool is_behind = sample->after.size > 0 && check->rule->kind == RULE_JOIN &&
	                 outcome->pattern != check->rule->pattern;
	struct str text = is_behind ? sample->after : sample->text;
	if (outcome->is_match != check->must_match && outcome->is_match) {
		REPORT(check, sample, &MESSAGE_GRAMMAR_SAMPLE_MATCHES, sample->text);
	} else if (check->must_match && outcome->rule) {
		REPORT(check, sample, &MESSAGE_GRAMMAR_SAMPLE_TAKEN, outcome->rule->name,
		       sample->text);
	} else if (check->must_match && !outcome->is_match) {
		REPORT(check, sample, &MESSAGE_GRAMMAR_SAMPLE_NO_MATCH,
		       caret_lines(check->arena, text, outcome->furthest));
	} else if (check->must_match) {
		check_values(check, outcome, sample);
	}
}

/* ---- samples with more of the same ---- */

static bool is_common_han(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_opening(uint32_t c)
{
	return character_is(CHARACTERS_OPEN_BRACKET, c);
}

static bool is_closing(uint32_t c)
{
	return character_is(CHARACTERS_CLOSE_BRACKET, c);
}

enum { RUN_OF_BLANKS = 1 };

/* What a text may have many of in a row, and what is like it. */
static const struct {
	struct str one;
	bool (*is_like)(uint32_t c);
} RUNS[] = {{STR_INIT("1"), utf8_is_digit},
            [RUN_OF_BLANKS] = {STR_INIT(" "), utf8_is_blank},
            {STR_INIT("("), is_opening},
            {STR_INIT(")"), is_closing},
            {STR_INIT("\u4e00"), is_common_han}};

/* What a search may cost a byte of a text with a run of so many: as much as bounded repetitions do, and never as much as
 * one that goes on to the end of the run from each of its places. What costs little with a tenth of the run costs no
 * more than ten times that with all of it, or it would have cost much already. */
static const struct {
	size_t length;
	uint64_t work;
} TRIALS[] = {{1000, 100}, {10000, 1500}};

/* A text with a run of one character at a place, and behind the run what belongs to none, or nothing. */
static struct str blow_up(struct arena *arena, struct str text, size_t at, struct str one,
                          size_t length, struct str stop)
{
	struct buf buf;
	buf_init(&buf);
	buf_append(&buf, str_slice(text, 0, at));
	for (size_t i = 0; i < length; i++) {
		buf_append(&buf, one);
	}
	buf_append(&buf, stop);
	buf_append(&buf, str_slice(text, at, text.size));
	struct str blown = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return blown;
}

static bool runs_away(struct pattern *pattern, struct str text, size_t at, struct str one,
                      struct str stop)
{
	struct arena arena;
	bool is_slow = true;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof TRIALS / sizeof *TRIALS && is_slow; i++) {
		struct str blown = blow_up(&arena, text, at, one, TRIALS[i].length, stop);
		is_slow = pattern_works_beyond(pattern, blown, TRIALS[i].work * blown.size);
	}
	arena_release(&arena);
	return is_slow;
}

/* Where the first character stands that is like those of a run; else the end. */
static size_t first_like(struct str text, size_t kind)
{
	size_t at = 0;
	for (size_t next = 0; at < text.size; at = next) {
		if (RUNS[kind].is_like(utf8_next(text, &next))) {
			break;
		}
	}
	return at;
}

/* Whether a pattern still matches a text with a blank more at a place. */
static bool takes_blank(struct pattern *pattern, struct str text, size_t at, struct arena *arena)
{
	struct match_result result;
	struct str wider = arena_format(arena, "%.*s %.*s", STR_FORMAT(str_slice(text, 0, at)),
	                                STR_FORMAT(str_slice(text, at, text.size)));
	return pattern_match(pattern, NULL, wider, 0, &result) == MATCH_YES;
}

/* A rule that is quick with its sample may run away in a text with more of the same: where the first of a kind stands,
 * and wherever it takes a blank. */
static void check_runs(struct check *check, struct pattern *pattern, struct str text)
{
	static const struct str stop = STR_INIT("#");
	for (size_t kind = 0; kind < sizeof RUNS / sizeof *RUNS; kind++) {
		struct str one = RUNS[kind].one;
		size_t at = first_like(text, kind);
		bool is_slow = runs_away(pattern, text, at, one, STR("")) ||
		               runs_away(pattern, text, at, one, stop);
		for (size_t gap = 0; kind == RUN_OF_BLANKS && gap <= text.size && !is_slow; gap++) {
			is_slow = !utf8_is_inside(text, gap) &&
			          takes_blank(pattern, text, gap, check->arena) &&
			          runs_away(pattern, text, gap, one, stop);
		}
		if (is_slow) {
			REPORT(check, check->rule, &MESSAGE_GRAMMAR_SLOW, one);
			check->is_slow = true;
			return;
		}
	}
}

static void check_sample(struct check *check, const struct sample *sample)
{
	struct outcome outcome;
	const struct yaml *words = NULL;
	if (check->rule->kind == RULE_LABEL) {
		words = yaml_get(sample->values, "words");
	}
	check->samples++;
	sample_read(&outcome, check->rule, sample->text, sample->after,
	            words ? words->scalar : (struct str){0}, check->arena);
	check_outcome(check, &outcome, sample);
	if (outcome.pattern && check->must_match && check->is_own && !check->is_slow) {
		check_runs(check, outcome.pattern, sample->text);
	}
	outcome_release(&outcome, check->rule);
}

/* ---- how samples are written ---- */

static bool is_two_sided(const struct rule *rule)
{
	return rule->kind == RULE_JOIN && rule->pattern &&
	       rule->grammar->joins[rule->index].after.pattern;
}

/* Two scalars from `at` on, as the sides of a join. */
static bool read_pair(struct sample *out, const struct yaml *at)
{
	const struct yaml *next = at ? at->next : NULL;
	if (!next || at->kind != YAML_SCALAR || next->kind != YAML_SCALAR) {
		return false;
	}
	*out = (struct sample){
	    .text = at->scalar, .after = next->scalar, .line = at->line, .column = at->column};
	return true;
}

static bool has_words(const struct yaml *values)
{
	const struct yaml *words = yaml_get(values, "words");
	return words && words->kind == YAML_SCALAR && words->scalar.size > 0;
}

static bool is_repair(enum rule_kind kind)
{
	return kind == RULE_REPAIR || kind == RULE_MISREADING;
}

/* One entry of a list of samples. False where it has not the shape that its rule needs. */
static bool read_sample(struct sample *out, const struct check *check, const struct yaml *at)
{
	enum rule_kind kind = check->rule->kind;
	const struct yaml *values = at->kind == YAML_MAP ? at->first : NULL;
	if (is_two_sided(check->rule)) {
		return at->kind == YAML_LIST && read_pair(out, at->first) && !at->first->next->next;
	}
	if (at->kind == YAML_SCALAR) {
		*out = (struct sample){.text = at->scalar, .line = at->line, .column = at->column};
		return kind != RULE_LABEL && (!is_repair(kind) || !check->must_match);
	}
	if (!values || values->next || kind == RULE_JOIN) {
		return false;
	}
	*out = (struct sample){.text = values->key,
	                       .line = values->key_line,
	                       .column = values->key_column,
	                       .values = values};
	if (is_repair(kind)) {
		return values->kind == YAML_SCALAR;
	}
	return values->kind == YAML_MAP && (kind != RULE_LABEL || has_words(values));
}

static void check_list(struct check *check, const struct yaml *list)
{
	struct sample sample;
	const struct yaml *first = list->first;
	/* A join's only pair may stand without brackets of its own. */
	if (is_two_sided(check->rule) && read_pair(&sample, first) && !first->next->next) {
		check_sample(check, &sample);
		return;
	}
	for (const struct yaml *at = first; at; at = at->next) {
		if (read_sample(&sample, check, at)) {
			check_sample(check, &sample);
		} else {
			REPORT(check, at, &MESSAGE_GRAMMAR_SAMPLE_SHAPE, SHAPES[check->rule->kind]);
		}
	}
}

enum status grammar_check(struct grammar *grammar, size_t *samples, struct diags *diags)
{
	size_t errors = diags->errors;
	struct str own = arena_format(grammar->arena, "%.*s.yaml", STR_FORMAT(grammar->family));
	*samples = 0;
	for (size_t i = 0; i < grammar->all_count; i++) {
		struct rule *rule = grammar->all[i];
		struct check check = {.rule = rule,
		                      .diags = diags,
		                      .arena = grammar->arena,
		                      .is_own = str_equal(rule->file, own)};
		if (!rule->samples || !rule->samples->first) {
			REPORT(&check, rule, &MESSAGE_GRAMMAR_SAMPLE_MISSING);
		} else {
			check.must_match = true;
			check_list(&check, rule->samples);
		}
		check.must_match = false;
		if (rule->refused) {
			check_list(&check, rule->refused);
		}
		*samples += check.samples;
	}
	return diags->errors > errors ? STATUS_NO : STATUS_OK;
}
