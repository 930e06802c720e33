/* What a grammar may say: tables of keys, with what each is read by. The readers of shapes are in
 * read.c; here are those that know what a grammar means. */
#include "grammar/keys.h"

#include "base/utf8.h"
#include "grammar/label_tree.h"
#include "grammar/message.h"
#include "grammar/words.h"

/* ---- readers of single keys ---- */

/* A file names its own family, so that a copy of it is not taken for the original. */
static enum status read_family(struct loader *loader, const struct yaml *at, void *target,
                               const struct key_spec *key)
{
	(void)target;
	(void)key;
	if (expect(loader, at, YAML_SCALAR) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	return str_equal(at->scalar, loader->file->family)
	           ? STATUS_OK
	           : bad_value(loader, at, &MESSAGE_GRAMMAR_UNKNOWN_NAME, at->scalar,
	                       loader->file->family);
}

/* Read before all others, by load_used. */
static enum status read_use(struct loader *loader, const struct yaml *at, void *target,
                            const struct key_spec *key)
{
	(void)target;
	(void)key;
	return expect(loader, at, YAML_LIST);
}

/* A sub-pattern is compiled alone, as a group of its name, so that a fault of it or of its name is reported
 * at its own place. */
static enum status read_definition(struct loader *loader, const struct yaml *at)
{
	struct definitions *definitions = &loader->definitions;
	struct pattern_error error = {0};
	struct str text;
	if (expect(loader, at, YAML_SCALAR) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (!definitions_expand(&text, loader->arena, definitions, at->scalar)) {
		return bad_text(loader, at, 0, &MESSAGE_GRAMMAR_PATTERN_LARGE,
		                arena_format(loader->arena, "%d", PATTERN_BYTES));
	}
	struct str head = arena_format(loader->arena, "(?<%.*s>", STR_FORMAT(at->key));
	struct str named =
	    arena_format(loader->arena, "%.*s%.*s\n)", STR_FORMAT(head), STR_FORMAT(text));
	struct pattern *pattern = pattern_new(loader->arena, named, false, &error);
	pattern_free(pattern);
	if (!pattern && error.offset < head.size) {
		return bad_key(loader, at, &MESSAGE_GRAMMAR_PATTERN, error.message);
	}
	if (!pattern) {
		size_t origin =
		    definitions_origin(definitions, at->scalar, error.offset - head.size);
		return bad_text(loader, at, origin, &MESSAGE_GRAMMAR_PATTERN, error.message);
	}
	struct definition definition = {
	    at->key, arena_format(loader->arena, "(?:%.*s\n)", STR_FORMAT(str_trim(text)))};
	ARENA_PUSH(loader->arena, definitions->items, definitions->count, definitions->capacity,
	           definition);
	return STATUS_OK;
}

static enum status read_define(struct loader *loader, const struct yaml *at, void *target,
                               const struct key_spec *key)
{
	(void)target;
	(void)key;
	enum status status = expect(loader, at, YAML_MAP);
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		status = read_definition(loader, entry);
	}
	return status;
}

struct str mark_name(const struct mark *mark)
{
	return str_slice(mark->rule.name, sizeof "marks/" - 1, SIZE_MAX);
}

size_t find_mark(const struct mark *marks, size_t count, struct str name)
{
	size_t i = 0;
	while (i < count && !str_equal(mark_name(&marks[i]), name)) {
		i++;
	}
	return i;
}

enum status unknown_mark(struct loader *loader, const struct yaml *at)
{
	struct str names = {0};
	for (size_t i = 0; i < loader->grammar->mark_count; i++) {
		names = append_name(loader, names, mark_name(&loader->grammar->marks[i]));
	}
	return bad_value(loader, at, &MESSAGE_GRAMMAR_UNKNOWN_NAME, at->scalar, names);
}

/* The names of marks, in each of which the flag at `offset` is set. */
static enum status flag_marks(struct loader *loader, const struct yaml *at, void *target,
                              const struct key_spec *key)
{
	struct grammar *grammar = target;
	enum status status = expect_words(loader, at);
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		size_t index = find_mark(grammar->marks, grammar->mark_count, entry->scalar);
		if (index == grammar->mark_count) {
			return unknown_mark(loader, entry);
		}
		*(bool *)((char *)&grammar->marks[index] + key->offset) = true;
	}
	return status;
}

/* The name of the mark that this one follows: looked up when all marks are known. */
static enum status read_behind(struct loader *loader, const struct yaml *at, void *target,
                               const struct key_spec *key)
{
	(void)key;
	((struct mark *)target)->behind = at;
	return expect(loader, at, YAML_SCALAR);
}

/* How a year or a batch is written: its pattern may have a group `number`. */
static enum status read_edition(struct loader *loader, const struct yaml *at, void *target,
                                const struct key_spec *key)
{
	struct edition_rule *edition = target;
	enum status status = read_pattern(loader, at, target, key);
	edition->number = status == STATUS_OK && edition->rule.pattern
	                      ? pattern_group(edition->rule.pattern, "number")
	                      : 0;
	return status;
}

/* What a field's value is a fact of: one of the names in `detail`. */
static enum status read_fact(struct loader *loader, const struct yaml *at, void *target,
                             const struct key_spec *key)
{
	unsigned index = 0;
	((struct field *)target)->fact = at->scalar;
	return find_name(loader, at, key->detail, &index);
}

/* What a family's directions are expected to have: looked up when all fields are known. */
static enum status read_expected(struct loader *loader, const struct yaml *at, void *target,
                                 const struct key_spec *key)
{
	(void)target;
	(void)key;
	loader->expected = at;
	loader->expected_file = loader->file->name;
	return expect_words(loader, at);
}

/* The template of a label's pattern: compiled when all labels are known. */
static enum status read_label_template(struct loader *loader, const struct yaml *at, void *target,
                                       const struct key_spec *key)
{
	struct grammar *grammar = target;
	enum status status = read_pattern(loader, at, target, key);
	if (status != STATUS_OK) {
		return status;
	}
	struct str text = grammar->label.text;
	size_t place = str_find(text, LABEL_PLACE);
	return place != SIZE_MAX &&
	               str_find(str_slice(text, place + 1, text.size), LABEL_PLACE) == SIZE_MAX
	           ? STATUS_OK
	           : bad_text(loader, at, 0, &MESSAGE_GRAMMAR_NO_LABEL, (struct str){0});
}

static uint32_t only_character(struct str word)
{
	size_t at = 0;
	if (word.size == 0) {
		return 0;
	}
	uint32_t character = utf8_next(word, &at);
	return at == word.size ? character : 0;
}

static enum status read_fold(struct loader *loader, const struct yaml *at, void *target,
                             const struct key_spec *key)
{
	struct grammar *grammar = target;
	(void)key;
	enum status status = expect(loader, at, YAML_MAP);
	size_t capacity = grammar->fold_count;
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		struct fold_entry pair = {only_character(entry->key),
		                          only_character(entry->scalar)};
		if (pair.from == 0 || pair.to == 0 || entry->key.size != entry->scalar.size) {
			return bad_key(loader, entry, &MESSAGE_GRAMMAR_FOLD_WIDTH, entry->key,
			               entry->scalar);
		}
		ARENA_PUSH(loader->arena, grammar->fold, grammar->fold_count, capacity, pair);
	}
	return status;
}

/* Sentences with what they state: checked by those who read them. */
static enum status read_sentences(struct loader *loader, const struct yaml *at, void *target,
                                  const struct key_spec *key)
{
	struct grammar *grammar = target;
	struct sentence_samples samples = {at, loader->file->name};
	(void)key;
	ARENA_PUSH(loader->arena, grammar->sentences, grammar->sentence_count,
	           grammar->sentence_capacity, samples);
	return expect(loader, at, YAML_LIST);
}

/* That the rows of tables are directions is a rule with the place of this key. */
static enum status read_columns(struct loader *loader, const struct yaml *at, void *target,
                                const struct key_spec *key)
{
	struct grammar *grammar = target;
	grammar->row = (struct mark){.rule = {.name = STR("columns/title"),
	                                      .file = loader->file->name,
	                                      .line = at->key_line,
	                                      .column = at->key_column},
	                             .role = MARK_ITEM,
	                             .numbering = NUMBERING_ARABIC,
	                             .is_direction = true,
	                             .is_row = true};
	return read_submap(loader, at, target, key);
}

/* That lines without marks may be directions is a rule with the place of this key. */
static enum status read_places(struct loader *loader, const struct yaml *at, void *target,
                               const struct key_spec *key)
{
	struct grammar *grammar = target;
	grammar->line = (struct mark){.rule = {.name = STR("directions/places"),
	                                       .file = loader->file->name,
	                                       .line = at->key_line,
	                                       .column = at->key_column},
	                              .role = MARK_ITEM,
	                              .is_candidate = true,
	                              .is_line = true};
	return read_flag(loader, at, target, key);
}

/* ---- what a grammar may say ---- */

/* clang-format off */
#define AT(type, member) .offset = offsetof(type, member)
#define END {.name = NULL}

/* The keys of a rule whose struct is at `place` of the target; behind it the members of its pattern_spec. */
#define SAMPLE_KEYS(place)                                                                 \
	{"samples", read_samples, .offset = (place) + offsetof(struct rule, samples)},     \
	{"not", read_samples, .offset = (place) + offsetof(struct rule, refused)}
#define RULE_KEYS(place, ...)                                                              \
	{"pattern", read_pattern, .offset = (place),                                       \
	 .detail = &(const struct pattern_spec){__VA_ARGS__}, .is_required = true},        \
	SAMPLE_KEYS(place)

/* A table that holds nothing but a rule of the grammar itself. */
#define RULE_TABLE(table, member, ...)                                                     \
	static const struct key_spec table[] = {                                           \
		RULE_KEYS(offsetof(struct grammar, member), __VA_ARGS__), END}

/* A list that holds nothing but rules, and one of rules by which a year or a batch is found. */
#define RULE_LIST(list, of, ...)                                                           \
	struct list_spec list = {                                                          \
		.kind = YAML_LIST, .size = sizeof(struct rule), .group = (of), .name = "name", \
		.keys = (const struct key_spec[]){                                         \
			{"name", read_known, .is_required = true},                         \
			RULE_KEYS(0, __VA_ARGS__), END}}
#define EDITION_LIST(list, of)                                                             \
	static const struct list_spec list = {                                             \
		.kind = YAML_LIST, .size = sizeof(struct edition_rule), .group = (of),     \
		.name = "name", .rule = offsetof(struct edition_rule, rule), .keys = EDITION_KEYS}
/* clang-format on */

static const char *const ROLES[] = {"heading", "item", "either", NULL};
static const char *const NUMBERINGS[] = {"none",   "chinese", "arabic",        "circle",
                                         "letter", "decimal", "decimal-carry", NULL};
static const char *const VALUES[] = {"text", "count", "money", "duration", NULL};
static const char *const OWNERS[] = {"direction", "item", "document", NULL};
static const char *const FACTS[] = {"projects", "funds", "duration", NULL};
static const char *const SIGN_OF[] = {
    "text",           "line",         "above",        "below",    "named",       "heading",
    "subheading",     "centred",      "bold",         "larger",   "first",       "early",
    "repeated",       "numbered",     "item",         "labelled", "above-label", "wrapped",
    "behind-heading", "behind-prose", "behind-annex", NULL};
static const char *const EDITION_PLACES[] = {"title", "prose", "date", "file", NULL};
_Static_assert(sizeof SIGN_OF / sizeof *SIGN_OF == SIGN_OF_COUNT + 1, "all are named");
_Static_assert(sizeof EDITION_PLACES / sizeof *EDITION_PLACES == EDITION_PLACE_COUNT + 1,
               "all are named");
_Static_assert(sizeof NUMBERINGS / sizeof *NUMBERINGS == NUMBERING_COUNT + 1, "all are named");
_Static_assert(sizeof VALUES / sizeof *VALUES == VALUE_KIND_COUNT + 1, "all are named");
_Static_assert(OWNER_DIRECTION == 1 << 0 && OWNER_ITEM == 1 << 1 && OWNER_DOCUMENT == 1 << 2,
               "a bit a name");

RULE_TABLE(PLAN, plan, .name = "plan");
RULE_TABLE(NOTICE, notice, .name = "title/notice");
RULE_TABLE(CALL, call, .name = "title/call");
RULE_TABLE(DRAFT, draft, .name = "programme/draft");
RULE_TABLE(FRAME, frame, .name = "title/frame", .is_anchored = true, .group = "title",
           .number = offsetof(struct grammar, frame_title));
RULE_TABLE(ANNEX, annex, .name = "title/annex", .is_anchored = true);
RULE_TABLE(TITLE_LINES, title_lines, .name = "title/lines", .is_anchored = true);
RULE_TABLE(GLUED, glued, .name = "title/glued", .is_anchored = true, .group = "title",
           .number = offsetof(struct grammar, glued_title));
RULE_TABLE(FINISHED, finished, .name = "finished");
RULE_TABLE(SENTENCE_END, sentence_end, .name = "sentence-end");
RULE_TABLE(PROSE, prose, .name = "prose");
RULE_TABLE(PART_LABEL, part_label, .name = "directions/parts", .is_anchored = true);
RULE_TABLE(KIND_HEADING, kind_heading, .name = "directions/sorts");
RULE_TABLE(REMARK, remark, .name = "directions/remark", .group = "remark",
           .number = offsetof(struct grammar, remark_group));
RULE_TABLE(LABEL_UNIT, label_unit, .name = "label-unit", .group = "unit",
           .number = offsetof(struct grammar, label_unit_group));
RULE_TABLE(LABEL_LIKE, label_like, .name = "label-like", .is_anchored = true, .group = "words",
           .number = offsetof(struct grammar, label_like_words));
RULE_TABLE(PARTNER_LIST, partner_list, .name = "partners/list", .group = "list",
           .number = offsetof(struct grammar, list_group));

static const struct list_spec SIGNS = {
    .kind = YAML_LIST,
    .size = sizeof(struct title_sign),
    .group = "title",
    .name = "name",
    .rule = offsetof(struct title_sign, rule),
    .keys =
	(const struct key_spec[]){
	    {"name", read_known, .is_required = true},
	    {"of", read_choice, AT(struct title_sign, of), .detail = SIGN_OF, .is_required = true},
	    {"weight", read_integer, AT(struct title_sign, weight), .is_required = true},
	    {"pattern", read_pattern, AT(struct title_sign, rule),
             .detail = &(const struct pattern_spec){0}},
	    SAMPLE_KEYS(offsetof(struct title_sign, rule)),
	    END,
	},
};

static const struct key_spec EDITION_KEYS[] = {
    {"name", read_known, .is_required = true},
    {"in", read_choice, AT(struct edition_rule, place), .detail = EDITION_PLACES,
     .is_required = true},
    {"value", read_integer, AT(struct edition_rule, value)},
    {"pattern", read_edition, AT(struct edition_rule, rule),
     .detail = &(const struct pattern_spec){0}, .is_required = true},
    SAMPLE_KEYS(offsetof(struct edition_rule, rule)),
    END,
};

EDITION_LIST(YEARS, "year");
EDITION_LIST(BATCHES, "batch");

static const struct key_spec PROGRAMME[] = {
    {"year", read_entries, AT(struct grammar, years), .detail = &YEARS},
    {"batch", read_entries, AT(struct grammar, batches), .detail = &BATCHES},
    {"draft", read_submap, .detail = DRAFT},
    {"prose", read_flag, AT(struct grammar, is_programme_prose)},
    {"pattern", read_pattern, AT(struct grammar, programme),
     .detail = &(const struct pattern_spec){.name = "programme"}},
    SAMPLE_KEYS(offsetof(struct grammar, programme)),
    END,
};

static const struct key_spec TITLE[] = {
    {"notice", read_submap, .detail = NOTICE},
    {"call", read_submap, .detail = CALL},
    {"frame", read_submap, .detail = FRAME},
    {"lines", read_submap, .detail = TITLE_LINES},
    {"glued", read_submap, .detail = GLUED},
    {"annex", read_submap, .detail = ANNEX},
    {"signs", read_entries, AT(struct grammar, signs), .detail = &SIGNS},
    RULE_KEYS(offsetof(struct grammar, title), .name = "title", .is_anchored = true),
    END,
};

static const struct key_spec LABEL[] = {
    {"pattern", read_label_template, AT(struct grammar, label),
     .detail = &(const struct pattern_spec){.name = "label", .is_combined = true},
     .is_required = true},
    SAMPLE_KEYS(offsetof(struct grammar, label)),
    {"ends", read_words, AT(struct grammar, label_ends)},
    END,
};

const RULE_LIST(GRAMMAR_RECOGNISE, "recognise", .is_standalone = true);
static const RULE_LIST(FURNITURE, "furniture", .is_anchored = true);

static const struct list_spec MARKS = {
    .kind = YAML_LIST,
    .size = sizeof(struct mark),
    .group = "marks",
    .name = "name",
    .rule = offsetof(struct mark, rule),
    .keys =
	(const struct key_spec[]){
	    {"name", read_known, .is_required = true},
	    {"as", read_choice, AT(struct mark, role), .detail = ROLES, .is_required = true},
	    {"numbering", read_choice, AT(struct mark, numbering), .detail = NUMBERINGS},
	    {"behind", read_behind, AT(struct mark, behind)},
	    {"weak", read_flag, AT(struct mark, is_weak)},
	    {"telling", read_flag, AT(struct mark, announces_title)},
	    {"bare", read_flag, AT(struct mark, is_bare)},
	    {"scope", read_flag, AT(struct mark, is_scope)},
	    RULE_KEYS(offsetof(struct mark, rule), .is_anchored = true, .is_combined = true),
	    END,
	},
};

static const struct key_spec DIRECTIONS[] = {
    {"marks", flag_marks, AT(struct mark, is_direction)},
    {"candidates", flag_marks, AT(struct mark, is_candidate)},
    {"partners", read_flag, AT(struct grammar, has_partners)},
    {"places", read_places, AT(struct grammar, reads_places)},
    {"whole", read_pattern, AT(struct grammar, whole),
     .detail = &(const struct pattern_spec){.name = "directions/whole"}},
    SAMPLE_KEYS(offsetof(struct grammar, whole)),
    {"parts", read_submap, .detail = PART_LABEL},
    {"sorts", read_submap, .detail = KIND_HEADING},
    {"remark", read_submap, .detail = REMARK},
    END,
};

static const struct list_spec FIELDS = {
    .kind = YAML_MAP,
    .size = sizeof(struct field),
    .group = "fields",
    .rule = offsetof(struct field, rule),
    .inherits = true,
    .keys =
	(const struct key_spec[]){
	    {"labels", read_word_list, AT(struct field, labels)},
	    {"of", read_choices, AT(struct field, owners), .detail = OWNERS},
	    {"value", read_choice, AT(struct field, value), .detail = VALUES},
	    {"fact", read_fact, .detail = FACTS},
	    {"split", read_words, AT(struct field, separators)},
	    {"unit", read_words, AT(struct field, units)},
	    {"evidence", read_flag, AT(struct field, is_evidence)},
	    {"titles", read_flag, AT(struct field, has_titles)},
	    SAMPLE_KEYS(offsetof(struct field, rule)),
	    END,
	},
};

static const struct list_spec JOINS = {
    .kind = YAML_LIST,
    .size = sizeof(struct join),
    .group = "joins",
    .name = "name",
    .rule = offsetof(struct join, before),
    .keys =
	(const struct key_spec[]){
	    {"name", read_known, .is_required = true},
	    {"before", read_pattern, AT(struct join, before),
             .detail = &(const struct pattern_spec){0}},
	    {"after", read_pattern, AT(struct join, after),
             .detail = &(const struct pattern_spec){.is_anchored = true}},
	    SAMPLE_KEYS(offsetof(struct join, before)),
	    END,
	},
};

static const struct key_spec REPAIR_KEYS[] = {
    {"name", read_known, .is_required = true},
    {"near", read_text, AT(struct text_repair, near)},
    {"to", read_text, AT(struct text_repair, to), .is_required = true},
    RULE_KEYS(offsetof(struct text_repair, rule), .group = "wrong",
              .number = offsetof(struct text_repair, wrong)),
    END,
};

static const struct list_spec REPAIRS = {
    .kind = YAML_LIST,
    .size = sizeof(struct text_repair),
    .name = "name",
    .rule = offsetof(struct text_repair, rule),
    .keys = REPAIR_KEYS,
};

static const struct list_spec MISREADINGS = {
    .kind = YAML_LIST,
    .size = sizeof(struct text_repair),
    .group = "misreadings",
    .name = "name",
    .rule = offsetof(struct text_repair, rule),
    .keys = REPAIR_KEYS,
};

static const struct key_spec SHORT[] = {
    RULE_KEYS(offsetof(struct grammar, short_name), .name = "partners/short", .group = "short",
              .number = offsetof(struct grammar, short_group)),
    {"codes", read_codes, AT(struct grammar, shorts), .is_required = true},
    END,
};

static const struct key_spec COLUMNS[] = {
    {"number", read_word_list, AT(struct grammar, columns[COLUMN_NUMBERS])},
    {"title", read_word_list, AT(struct grammar, columns[COLUMN_TITLES])},
    {"partner", read_word_list, AT(struct grammar, columns[COLUMN_PARTNERS])},
    {"projects", read_word_list, AT(struct grammar, columns[COLUMN_PROJECTS])},
    {"funds", read_word_list, AT(struct grammar, columns[COLUMN_FUNDS])},
    {"duration", read_word_list, AT(struct grammar, columns[COLUMN_DURATION])},
    {"foreign", read_word_list, AT(struct grammar, columns[COLUMN_FOREIGN])},
    {"kind", read_word_list, AT(struct grammar, columns[COLUMN_KINDS])},
    {"parts", read_word_list, AT(struct grammar, columns[COLUMN_PARTS])},
    {"others", read_word_list, AT(struct grammar, columns[COLUMN_OTHERS])},
    {"total", read_word_list, AT(struct grammar, columns[COLUMN_TOTAL])},
    {"subtotal", read_word_list, AT(struct grammar, columns[COLUMN_SUBTOTAL])},
    {"part", read_word_list, AT(struct grammar, columns[COLUMN_PART])},
    {"each", read_word_list, AT(struct grammar, columns[COLUMN_EACH])},
    {"continued", read_word_list, AT(struct grammar, columns[COLUMN_CONTINUED])},
    {"unit", read_word_list, AT(struct grammar, columns[COLUMN_UNIT])},
    END,
};

static const struct key_spec PARTNERS[] = {
    {"aliases", read_codes, AT(struct grammar, aliases)},
    {"short", read_submap, .detail = SHORT},
    {"blocs", read_codes, AT(struct grammar, blocs)},
    {"groups", read_codes, AT(struct grammar, groups)},
    {"list", read_submap, .detail = PARTNER_LIST},
    END,
};

/* Words by role, see words.h: those of a family are added to those of the files that it uses. */
static const struct key_spec WORDS[] = {
#define ROLE(role, name) {name, read_role, AT(struct grammar, words[ROLE_##role])},
#include "grammar/word_roles.def"
#undef ROLE
    END,
};

/* In the order of reading: definitions before the patterns that call them, marks before what
 * names them. */
const struct key_spec GRAMMAR_KEYS[] = {
    {"family", read_family, .is_required = true},
    {"name", read_text, AT(struct grammar, name)},
    {"use", read_use, .offset = 0},
    {"define", read_define, .offset = 0},
    {"recognise", read_entries, AT(struct grammar, recognise), .detail = &GRAMMAR_RECOGNISE},
    {"programme", read_submap, .detail = PROGRAMME},
    {"plan", read_submap, .detail = PLAN},
    {"title", read_submap, .detail = TITLE},
    {"furniture", read_entries, AT(struct grammar, furniture), .detail = &FURNITURE},
    {"finished", read_submap, .detail = FINISHED},
    {"sentence-end", read_submap, .detail = SENTENCE_END},
    {"prose", read_submap, .detail = PROSE},
    {"marks", read_entries, AT(struct grammar, marks), .detail = &MARKS},
    {"directions", read_submap, .detail = DIRECTIONS},
    {"labels", read_word_sets, .offset = 0},
    {"fields", read_entries, AT(struct grammar, fields), .detail = &FIELDS},
    {"expected", read_expected, .offset = 0},
    {"columns", read_columns, .detail = COLUMNS},
    {"label", read_submap, .detail = LABEL},
    {"label-unit", read_submap, .detail = LABEL_UNIT},
    {"label-like", read_submap, .detail = LABEL_LIKE},
    {"joins", read_entries, AT(struct grammar, joins), .detail = &JOINS},
    {"repairs", read_entries, AT(struct grammar, repairs), .detail = &REPAIRS},
    {"misreadings", read_entries, AT(struct grammar, misreadings), .detail = &MISREADINGS},
    {"words", read_submap, .detail = WORDS},
    {"statements", read_sentences, .offset = 0},
    {"partners", read_submap, .detail = PARTNERS},
    {"kinds", read_codes, AT(struct grammar, kinds)},
    {"fold", read_fold, .offset = 0},
    END,
};
