/* See lexicon_load.h. Knows the names of the classes and what the keys under them mean, and no word. */
#include "grammar/lexicon_load.h"

#include "base/file.h"
#include "base/utf8.h"
#include "grammar/message.h"
#include "grammar/yaml.h"
#include "value/figure.h"

/* What the keys of a class's map say of the words under them. */
enum key_meaning {
	KEY_NONE,
	KEY_NUMBER,
	KEY_YEARS,
	KEY_NAME,
	KEY_RELATION,
	KEY_DURATION,
	KEY_SPAN
};

static const struct class_name {
	const char *name;
	enum word_class class;
	enum key_meaning keys;
} CLASSES[] = {
#define CLASS(class, name, keys) {name, WORD_##class, KEY_##keys},
#include "value/word_classes.def"
#undef CLASS
};

enum {
	BUCKETS = 4096,
	WORD_LIMIT = 3000,
	PLACES = 2, /* digits of a key */
	YEAR_PLACES = 4
};

_Static_assert((int)WORD_CLASS_COUNT <= 128, "a word's classes are the bits of 128");

struct builder {
	struct arena *arena;
	struct str file;
	struct diags *diags;
	const struct class_name *class;
	struct str key; /* the key under the class, or empty */
	int16_t number; /* what the key means */
	int16_t last;   /* of a span: where it ends */
	struct word *words;
	size_t count;
	size_t capacity;
	uint16_t *buckets; /* hash of a text -> its word's place + 1 */
};

static void report(struct builder *builder, const struct message *message, struct str first,
                   uint32_t line, uint32_t column)
{
	const struct str arguments[DIAG_ARGUMENTS] = {
	    first, builder->class ? str_from(builder->class->name) : (struct str){0}};
	struct diag *diag =
	    diags_add(builder->diags, DIAG_ERROR, message, builder->file, arguments);
	diag->line = line;
	diag->column = column;
}

/* The bucket of a text: its word's, or a free one. */
static uint16_t *bucket_find(struct builder *builder, struct str text)
{
	uint32_t at = str_hash(text) % BUCKETS;
	while (builder->buckets[at] != 0 &&
	       !str_equal(builder->words[builder->buckets[at] - 1].text, text)) {
		at = (at + 1) % BUCKETS;
	}
	return &builder->buckets[at];
}

static bool word_add(struct builder *builder, struct str text)
{
	uint16_t *bucket = bucket_find(builder, text);
	if (*bucket == 0) {
		if (builder->count == WORD_LIMIT) {
			return false;
		}
		ARENA_PUSH(builder->arena, builder->words, builder->count, builder->capacity,
		           ((struct word){.text = text, .number = -1, .unit = -1}));
		*bucket = (uint16_t)builder->count;
	}
	struct word *word = &builder->words[*bucket - 1];
	word_set bit = WORD_FLAG(builder->class->class);
	enum key_meaning keys = builder->class->keys;
	int16_t *number = keys == KEY_DURATION ? &word->unit : &word->number;
	if ((word->classes & bit) ||
	    (keys != KEY_NONE && keys != KEY_NAME && *number >= 0 && *number != builder->number) ||
	    (keys == KEY_SPAN && word->unit >= 0 && word->unit != builder->last) ||
	    (keys == KEY_NAME && word->name.size > 0 && !str_equal(word->name, builder->key))) {
		return false;
	}
	word->classes |= bit;
	if (keys == KEY_NAME) {
		word->name = builder->key;
	} else if (keys != KEY_NONE) {
		*number = builder->number;
	}
	if (keys == KEY_SPAN) {
		word->unit = builder->last;
	}
	return true;
}

/* The words of one scalar. */
static void line_add(struct builder *builder, const struct yaml *line)
{
	struct str word;
	for (size_t at = 0; yaml_next_word(line, &at, &word);) {
		if (str_find(word, STR("\"")) != SIZE_MAX) { /* a word, a blank and a quoted word */
			report(builder, &MESSAGE_LEXICON_SHAPE, word, line->line, line->column);
		} else if (!word_add(builder, word)) {
			struct str before = str_slice(line->scalar, 0, at - word.size);
			report(builder, &MESSAGE_LEXICON_WORD_TWICE, word, line->line,
			       line->column + (uint32_t)utf8_count(before));
		}
	}
}

static void lines_add(struct builder *builder, const struct yaml *list)
{
	if (list->kind == YAML_SCALAR) {
		line_add(builder, list);
		return;
	}
	const struct yaml *line = list->kind == YAML_LIST ? list->first : list;
	for (; line != NULL; line = line->next) {
		if (line->kind != YAML_SCALAR) {
			report(builder, &MESSAGE_LEXICON_SHAPE, line->key, line->line,
			       line->column);
			return;
		}
		line_add(builder, line);
	}
}

/* One digit up to so many; -1 for anything else. */
static int16_t digits_value(struct str digits, size_t limit)
{
	int number = digits.size > 0 && digits.size <= limit ? 0 : -1;
	for (size_t i = 0; number >= 0 && i < digits.size; i++) {
		number = ascii_is_digit(digits.data[i]) ? number * 10 + (digits.data[i] - '0') : -1;
	}
	return (int16_t)number;
}

/* The end of a span "1-6"; -1 where it is none. */
static int16_t key_last(struct str key)
{
	size_t hyphen = str_find(key, STR("-"));
	int16_t last =
	    hyphen == SIZE_MAX ? -1 : digits_value(str_slice(key, hyphen + 1, key.size), PLACES);
	return last >= digits_value(str_slice(key, 0, hyphen), PLACES) ? last : -1;
}

/* What a key under a class means, as a number; -1 for nothing. */
static int16_t key_number(enum key_meaning keys, struct str key)
{
	if (keys == KEY_NAME) {
		return 0;
	}
	if (keys == KEY_NUMBER) {
		return digits_value(key, PLACES);
	}
	if (keys == KEY_YEARS) {
		return digits_value(key, YEAR_PLACES);
	}
	if (keys == KEY_SPAN) {
		return key_last(key) > 0
		           ? digits_value(str_slice(key, 0, str_find(key, STR("-"))), PLACES)
		           : -1;
	}
	int count = keys == KEY_RELATION ? (int)RELATION_COUNT : (int)DURATION_WORD_COUNT;
	for (int i = 0; i < count; i++) {
		struct str name = keys == KEY_RELATION ? relation_name((enum relation)i)
		                                       : duration_unit_name((enum duration_unit)i);
		if (str_equal(name, key)) {
			return (int16_t)i;
		}
	}
	return -1;
}

static void class_add(struct builder *builder, const struct yaml *entry)
{
	builder->class = NULL;
	for (size_t i = 0; i < WORD_CLASS_COUNT; i++) {
		if (str_equal(entry->key, str_from(CLASSES[i].name))) {
			builder->class = &CLASSES[i];
		}
	}
	if (builder->class == NULL) {
		report(builder, &MESSAGE_LEXICON_CLASS_UNKNOWN, entry->key, entry->key_line,
		       entry->key_column);
		return;
	}
	if ((entry->kind == YAML_MAP) != (builder->class->keys != KEY_NONE)) {
		report(builder, &MESSAGE_LEXICON_SHAPE, entry->key, entry->line, entry->column);
		return;
	}
	if (entry->kind != YAML_MAP) {
		lines_add(builder, entry);
		return;
	}
	for (const struct yaml *list = entry->first; list != NULL; list = list->next) {
		builder->key = list->key;
		builder->number = key_number(builder->class->keys, list->key);
		builder->last = key_last(list->key);
		if (builder->number < 0) {
			report(builder, &MESSAGE_LEXICON_KEY_UNKNOWN, list->key, list->key_line,
			       list->key_column);
			continue;
		}
		lines_add(builder, list);
	}
}

enum status lexicon_parse(struct lexicon **out, struct arena *arena, struct str bytes,
                          struct str file, struct diags *diags)
{
	struct builder builder = {.arena = arena, .file = file, .diags = diags};
	struct yaml *root;
	size_t errors = diags->errors;
	if (yaml_parse(&root, arena, bytes, file, NULL, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	builder.buckets = ARENA_ARRAY(arena, uint16_t, BUCKETS);
	if (root->kind != YAML_MAP) {
		report(&builder, &MESSAGE_LEXICON_SHAPE, (struct str){0}, root->line, root->column);
		return STATUS_TROUBLE;
	}
	for (const struct yaml *entry = root->first; entry != NULL; entry = entry->next) {
		class_add(&builder, entry);
	}
	if (diags->errors > errors) {
		return STATUS_TROUBLE;
	}
	*out = lexicon_new(arena, builder.words, builder.count);
	return STATUS_OK;
}

enum status lexicon_load(struct lexicon **out, struct arena *arena, const char *folder,
                         struct diags *diags)
{
	struct str bytes;
	struct str path = arena_format(arena, "%s/%s", folder, LEXICON_FILE);
	enum status status = file_read(&bytes, arena, path.data, MAX_GRAMMAR_BYTES, diags);
	return status == STATUS_OK ? lexicon_parse(out, arena, bytes, STR(LEXICON_FILE), diags)
	                           : status;
}
