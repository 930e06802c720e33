/* The readers, from nodes of a YAML tree to members of structs. They know shapes, and nothing of what a
 * grammar means; whatever is wrong is a diag at its place. */
#include "grammar/read.h"

#include "base/utf8.h"
#include "grammar/message.h"

/* ---- what is wrong ---- */

void select_file(struct loader *loader, struct str name)
{
	for (size_t i = 0; i < loader->file_count; i++) {
		if (str_equal(loader->files[i]->name, name)) {
			loader->file = loader->files[i];
		}
	}
}

enum status report_at(struct loader *loader, const struct message *message, uint32_t line,
                      uint32_t column, const struct str arguments[DIAG_ARGUMENTS])
{
	struct diag *diag =
	    diags_add(loader->diags, DIAG_ERROR, message,
	              loader->file ? loader->file->name : (struct str){0}, arguments);
	diag->line = line;
	diag->column = column;
	return STATUS_TROUBLE;
}

static size_t leading_blanks(struct str text, size_t at)
{
	size_t start = at;
	while (at < text.size && text.data[at] == ' ') {
		at++;
	}
	return at - start;
}

/* The first byte of a line, counted from 0. Lines are mostly asked for one behind the other. */
static size_t find_line(struct grammar_file *file, uint32_t line)
{
	if (line < file->line) {
		file->at = 0;
		file->line = 0;
	}
	while (file->line < line && file->at < file->bytes.size) {
		const char *from = file->bytes.data + file->at;
		const char *end = memchr(from, '\n', file->bytes.size - file->at);
		file->at = end ? (size_t)(end - file->bytes.data) + 1 : file->bytes.size;
		file->line++;
	}
	return file->at;
}

/* The blanks that YAML took from each line of a literal block: those of its first line with
 * text in it, less the ones that the scalar still has there. */
static size_t indentation(struct grammar_file *file, const struct yaml *at)
{
	size_t start = 0;
	uint32_t line = at->line;
	while (start < at->scalar.size && at->scalar.data[start] == '\n') {
		start++;
		line++;
	}
	size_t blanks = leading_blanks(file->bytes, find_line(file, line));
	size_t kept = leading_blanks(at->scalar, start);
	return blanks > kept ? blanks - kept : 0;
}

/* The line and column of an offset in a scalar's text: exact for a literal block, and for what stands on
 * one line without escapes; else where the scalar starts. */
static void place_in_text(const struct loader *loader, const struct yaml *at, size_t offset,
                          uint32_t *line, uint32_t *column)
{
	size_t end = at->scalar.size; /* the line end of a block's last line is no place */
	while (end > 0 && at->scalar.data[end - 1] == '\n') {
		end--;
	}
	struct str before = str_slice(at->scalar, 0, offset < end ? offset : end);
	size_t line_start = 0;
	*line = at->line;
	*column = at->column;
	if (at->style == YAML_FOLDED) {
		return;
	}
	for (size_t i = 0; i < before.size && at->style == YAML_LITERAL; i++) {
		if (before.data[i] == '\n') {
			*line += 1;
			line_start = i + 1;
		}
	}
	size_t characters = utf8_count(str_slice(before, line_start, before.size));
	if (at->style == YAML_LITERAL) {
		*line += 1;
		*column = (uint32_t)(indentation(loader->file, at) + 1);
	}
	*column += (uint32_t)characters + (at->style == YAML_QUOTED);
}

enum status bad_text(struct loader *loader, const struct yaml *at, size_t offset,
                     const struct message *message, struct str argument)
{
	uint32_t line;
	uint32_t column;
	place_in_text(loader, at, offset, &line, &column);
	return report_at(loader, message, line, column,
	                 (const struct str[DIAG_ARGUMENTS]){argument});
}

enum status expect(struct loader *loader, const struct yaml *at, enum yaml_kind kind)
{
	static const struct message *const messages[] = {
	    [YAML_SCALAR] = &MESSAGE_GRAMMAR_EXPECTED_WORD,
	    [YAML_LIST] = &MESSAGE_GRAMMAR_EXPECTED_LIST,
	    [YAML_MAP] = &MESSAGE_GRAMMAR_EXPECTED_MAP,
	};
	return at->kind == kind ? STATUS_OK : bad_value(loader, at, messages[kind]);
}

enum status expect_words(struct loader *loader, const struct yaml *at)
{
	enum status status = expect(loader, at, YAML_LIST);
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		status = expect(loader, entry, YAML_SCALAR);
	}
	return status;
}

/* ---- maps ---- */

struct str append_name(const struct loader *loader, struct str names, struct str name)
{
	return arena_format(loader->arena, "%.*s%s%.*s", STR_FORMAT(names),
	                    names.size > 0 ? " " : "", STR_FORMAT(name));
}

static enum status check_key(struct loader *loader, const struct yaml *entry,
                             const struct key_spec *keys)
{
	struct str known = {0};
	for (const struct key_spec *key = keys; key->name; key++) {
		if (str_equal(entry->key, str_from(key->name))) {
			return STATUS_OK;
		}
	}
	for (const struct key_spec *key = keys; key->name; key++) {
		known = append_name(loader, known, str_from(key->name));
	}
	return bad_key(loader, entry, &MESSAGE_GRAMMAR_UNKNOWN_KEY, entry->key, known);
}

enum status read_map(struct loader *loader, const struct yaml *map, const struct key_spec *keys,
                     void *target)
{
	enum status status = expect(loader, map, YAML_MAP);
	if (status != STATUS_OK) {
		return status;
	}
	for (const struct yaml *entry = map->first; entry; entry = entry->next) {
		if (check_key(loader, entry, keys) != STATUS_OK) {
			status = STATUS_TROUBLE;
		}
	}
	for (const struct key_spec *key = keys; key->name; key++) {
		const struct yaml *at = yaml_get(map, key->name);
		enum status one =
		    at ? key->read(loader, at, target, key)
		    : key->is_required
			? bad_value(loader, map, &MESSAGE_GRAMMAR_MISSING_KEY, str_from(key->name))
			: STATUS_OK;
		if (one != STATUS_OK) {
			status = STATUS_TROUBLE;
		}
	}
	return status;
}

enum status read_submap(struct loader *loader, const struct yaml *at, void *target,
                        const struct key_spec *key)
{
	return read_map(loader, at, key->detail, target);
}

/* ---- scalars and lists of them ---- */

static void *place_of(void *target, const struct key_spec *key)
{
	return (char *)target + key->offset;
}

enum status read_known(struct loader *loader, const struct yaml *at, void *target,
                       const struct key_spec *key)
{
	(void)target;
	(void)key;
	return expect(loader, at, YAML_SCALAR);
}

enum status read_text(struct loader *loader, const struct yaml *at, void *target,
                      const struct key_spec *key)
{
	*(struct str *)place_of(target, key) = at->scalar;
	return expect(loader, at, YAML_SCALAR);
}

enum status find_name(struct loader *loader, const struct yaml *at, const char *const *names,
                      unsigned *index)
{
	if (expect(loader, at, YAML_SCALAR) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	struct str known = {0};
	for (*index = 0; names[*index]; ++*index) {
		if (str_equal(at->scalar, str_from(names[*index]))) {
			return STATUS_OK;
		}
	}
	for (size_t i = 0; names[i]; i++) {
		known = append_name(loader, known, str_from(names[i]));
	}
	return bad_value(loader, at, &MESSAGE_GRAMMAR_UNKNOWN_NAME, at->scalar, known);
}

enum status read_flag(struct loader *loader, const struct yaml *at, void *target,
                      const struct key_spec *key)
{
	static const char *const names[] = {"false", "true", NULL};
	unsigned index = 0;
	enum status status = find_name(loader, at, names, &index);
	*(bool *)place_of(target, key) = index == 1;
	return status;
}

enum status read_integer(struct loader *loader, const struct yaml *at, void *target,
                         const struct key_spec *key)
{
	enum { MAX_WHOLE = 10000000 };
	if (expect(loader, at, YAML_SCALAR) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	bool is_negative = str_starts(at->scalar, STR("-"));
	struct str digits = str_slice(at->scalar, is_negative, at->scalar.size);
	int32_t value = 0;
	bool is_number = digits.size > 0;
	for (size_t i = 0; i < digits.size && is_number; i++) {
		is_number = ascii_is_digit(digits.data[i]) && value < MAX_WHOLE;
		value = value * 10 + (digits.data[i] - '0');
	}
	*(int32_t *)place_of(target, key) = is_negative ? -value : value;
	return is_number ? STATUS_OK
	                 : bad_value(loader, at, &MESSAGE_GRAMMAR_EXPECTED_NUMBER, at->scalar);
}

enum status read_choice(struct loader *loader, const struct yaml *at, void *target,
                        const struct key_spec *key)
{
	unsigned index = 0;
	enum status status = find_name(loader, at, key->detail, &index);
	if (status == STATUS_OK) {
		memcpy(place_of(target, key), &index, sizeof index); /* enums are as wide */
	}
	return status;
}

enum status read_choices(struct loader *loader, const struct yaml *at, void *target,
                         const struct key_spec *key)
{
	unsigned *bits = place_of(target, key);
	enum status status = expect(loader, at, YAML_LIST);
	*bits = 0;
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		unsigned index = 0;
		status = find_name(loader, entry, key->detail, &index);
		*bits |= 1u << index;
	}
	return status;
}

static size_t count_entries(const struct yaml *at)
{
	size_t count = 0;
	for (const struct yaml *entry = at->first; entry; entry = entry->next) {
		count++;
	}
	return count;
}

enum status read_words(struct loader *loader, const struct yaml *at, void *target,
                       const struct key_spec *key)
{
	if (expect_words(loader, at) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	struct str *words = ARENA_ARRAY(loader->arena, struct str, count_entries(at));
	struct array array = {words, 0};
	for (const struct yaml *entry = at->first; entry; entry = entry->next) {
		words[array.count++] = entry->scalar;
	}
	memcpy(place_of(target, key), &array, sizeof array);
	return STATUS_OK;
}

enum status read_codes(struct loader *loader, const struct yaml *at, void *target,
                       const struct key_spec *key)
{
	struct word_codes *codes = place_of(target, key);
	struct word_codes old = *codes;
	bool is_map = at->kind == YAML_MAP;
	if (!is_map && expect(loader, at, YAML_LIST) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	*codes = (struct word_codes){0};
	for (const struct yaml *entry = at->first; entry; entry = entry->next) {
		if (expect(loader, entry, YAML_SCALAR) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		struct word_code code = {is_map ? entry->key : entry->scalar,
		                         is_map ? entry->scalar : (struct str){0}};
		ARENA_PUSH(loader->arena, codes->items, codes->count, codes->capacity, code);
	}
	for (size_t i = 0; i < old.count; i++) {
		ARENA_PUSH(loader->arena, codes->items, codes->count, codes->capacity,
		           old.items[i]);
	}
	return STATUS_OK;
}

/* ---- rules ---- */

enum status compile_rule(struct loader *loader, struct rule *rule)
{
	struct pattern_error error = {0};
	if (!rule_compile(rule, &error)) {
		bool is_same = str_equal(rule->text, rule->source);
		size_t offset =
		    is_same ? error.offset
			    : definitions_origin(&loader->definitions, rule->source, error.offset);
		return bad_text(loader, rule->at, offset, &MESSAGE_GRAMMAR_PATTERN, error.message);
	}
	if (pattern_matches_empty(rule->pattern)) {
		return bad_text(loader, rule->at, 0, &MESSAGE_GRAMMAR_PATTERN_EMPTY,
		                (struct str){0});
	}
	return STATUS_OK;
}

enum status read_pattern(struct loader *loader, const struct yaml *at, void *target,
                         const struct key_spec *key)
{
	static const struct definitions none;
	const struct pattern_spec *spec = key->detail;
	struct rule *rule = place_of(target, key);
	*rule = (struct rule){
	    /* a family's own rule goes over the one it uses */
	    .name = spec->name ? str_from(spec->name) : rule->name,
	    .file = loader->file->name,
	    .source = at->scalar,
	    .at = at,
	    .is_anchored = spec->is_anchored,
	    .grammar = loader->grammar,
	};
	if (expect(loader, at, YAML_SCALAR) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	place_in_text(loader, at, 0, &rule->line, &rule->column);
	if (!definitions_expand(&rule->text, loader->arena,
	                        spec->is_standalone ? &none : &loader->definitions, rule->source)) {
		return bad_text(loader, at, 0, &MESSAGE_GRAMMAR_PATTERN_LARGE,
		                arena_format(loader->arena, "%d", PATTERN_BYTES));
	}
	if (spec->is_combined) {
		return STATUS_OK;
	}
	enum status status = compile_rule(loader, rule);
	if (status != STATUS_OK || !spec->group) {
		return status;
	}
	uint32_t number = pattern_group(rule->pattern, spec->group);
	memcpy((char *)target + spec->number, &number, sizeof number);
	return number != 0
	           ? STATUS_OK
	           : bad_text(loader, at, 0, &MESSAGE_GRAMMAR_NO_GROUP, str_from(spec->group));
}

enum status read_samples(struct loader *loader, const struct yaml *at, void *target,
                         const struct key_spec *key)
{
	*(const struct yaml **)place_of(target, key) = at;
	return expect(loader, at, YAML_LIST);
}

/* ---- lists of rules ---- */

static struct rule *rule_at(const struct list_spec *spec, char *items, size_t index)
{
	return (struct rule *)(void *)(items + index * spec->size + spec->rule);
}

/* Gives an entry's rule its place and its name. */
static enum status name_rule(struct loader *loader, const struct yaml *entry,
                             const struct list_spec *spec, struct rule *rule)
{
	bool is_map = spec->kind == YAML_MAP;
	const struct yaml *at = is_map ? entry : yaml_get(entry, spec->name);
	if (!at || (!is_map && at->kind != YAML_SCALAR)) {
		return STATUS_OK; /* read_map reports it */
	}
	struct str name = is_map ? entry->key : at->scalar;
	if (name.size > MAX_NAME_BYTES || name.size == 0) {
		struct str limit = arena_format(loader->arena, "%d", MAX_NAME_BYTES);
		return is_map ? bad_key(loader, at, &MESSAGE_GRAMMAR_NAME_SIZE, name, limit)
		              : bad_value(loader, at, &MESSAGE_GRAMMAR_NAME_SIZE, name, limit);
	}
	*rule = (struct rule){
	    .name = spec->group
	                ? arena_format(loader->arena, "%s/%.*s", spec->group, STR_FORMAT(name))
	                : name,
	    .file = loader->file->name,
	    .line = is_map ? entry->key_line : entry->line,
	    .column = is_map ? entry->key_column : entry->column,
	    .at = entry,
	    .grammar = loader->grammar,
	};
	return STATUS_OK;
}

/* The index of the entry with a name; the count where there is none. */
static size_t find_entry(const struct list_spec *spec, char *items, size_t count, struct str name)
{
	size_t i = 0;
	while (i < count && !str_equal(rule_at(spec, items, i)->name, name)) {
		i++;
	}
	return i;
}

/* Gives an entry what a used file's entry of its name has, but for the rule. */
static void inherit(const struct list_spec *spec, const struct array *used, char *items,
                    size_t index)
{
	struct rule rule = *rule_at(spec, items, index);
	size_t from = find_entry(spec, used->items, used->count, rule.name);
	if (from < used->count) {
		memcpy(items + index * spec->size, (char *)used->items + from * spec->size,
		       spec->size);
		*rule_at(spec, items, index) = rule;
	}
}

enum status read_entries(struct loader *loader, const struct yaml *at, void *target,
                         const struct key_spec *key)
{
	const struct list_spec *spec = key->detail;
	enum status status = expect(loader, at, spec->kind);
	if (status != STATUS_OK) {
		return status;
	}
	struct array old;
	memcpy(&old, place_of(target, key), sizeof old);
	size_t own = count_entries(at);
	char *items = arena_alloc(loader->arena, (own + old.count) * spec->size);
	struct array array = {items, own};
	memcpy(place_of(target, key), &array, sizeof array);
	size_t index = 0;
	for (const struct yaml *entry = at->first; entry; entry = entry->next, index++) {
		if (name_rule(loader, entry, spec, rule_at(spec, items, index)) != STATUS_OK) {
			status = STATUS_TROUBLE;
			continue;
		}
		if (spec->inherits) {
			inherit(spec, &old, items, index);
		}
		if (read_map(loader, entry, spec->keys, items + index * spec->size) != STATUS_OK) {
			status = STATUS_TROUBLE;
		}
	}
	/* What a used file has stays behind, but for what is here under the same name. */
	for (size_t i = 0; i < old.count; i++) {
		struct str name = rule_at(spec, old.items, i)->name;
		if (find_entry(spec, items, own, name) == own) {
			memcpy(items + array.count++ * spec->size,
			       (char *)old.items + i * spec->size, spec->size);
		}
	}
	memcpy(place_of(target, key), &array, sizeof array);
	return status;
}
