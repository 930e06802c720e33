/* Reads files of corrections. Knows their keys, and nothing of how a correction is applied. */
#include "grammar/corrections.h"

#include <stddef.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "base/xml_out.h"
#include "grammar/message.h"
#include "grammar/read.h"

/* One entry as the file has it. */
struct entry {
	int32_t line;
	struct str words;
	struct str to[CORRECTION_READ + 1]; /* by kind; empty where the key is missing */
	struct str note;
};

static const struct correction_value VALUES[] = {
#define VALUE(kind, code, word) {STR_INIT(code), STR_INIT(word), CORRECTION_##kind},
#include "grammar/correction_values.def"
#undef VALUE
};
enum { ROW_COUNT = sizeof VALUES / sizeof *VALUES };

struct str correction_key(enum correction_kind kind)
{
	static const struct str keys[] = {[CORRECTION_IS] = STR_INIT("is"),
	                                  [CORRECTION_PER] = STR_INIT("per"),
	                                  [CORRECTION_LABEL] = STR_INIT("label"),
	                                  [CORRECTION_READ] = STR_INIT("read"),
	                                  [CORRECTION_REMARK] = STR_INIT("note")};
	return keys[kind];
}

const struct correction_value *correction_values(size_t *count)
{
	*count = ROW_COUNT;
	return VALUES;
}

/* One of the codes of a kind, or its word; kept as the code. */
static enum status read_value(struct loader *loader, const struct yaml *at, void *target,
                              const struct key_spec *key)
{
	const enum correction_kind *kind = key->detail;
	const char *codes[ROW_COUNT + 1] = {NULL};
	struct yaml said = *at;
	unsigned index = 0;
	for (size_t i = 0, count = 0; i < ROW_COUNT; i++) {
		if (VALUES[i].kind == *kind) {
			codes[count++] = VALUES[i].code.data; /* a literal, which ends with a NUL */
			said.scalar =
			    str_equal(at->scalar, VALUES[i].word) ? VALUES[i].code : said.scalar;
		}
	}
	enum status status = find_name(loader, &said, codes, &index);
	*(struct str *)(void *)((char *)target + key->offset) = said.scalar;
	return status;
}

static const enum correction_kind IS = CORRECTION_IS;
static const enum correction_kind PER = CORRECTION_PER;

#define TO(kind) .offset = offsetof(struct entry, to) + (kind) * sizeof(struct str)

/* clang-format off */
static const struct key_spec ENTRY_KEYS[] = {
    {"line", read_integer, .offset = offsetof(struct entry, line)},
    {"words", read_text, .offset = offsetof(struct entry, words)},
    {"is", read_value, TO(CORRECTION_IS), .detail = &IS},
    {"per", read_value, TO(CORRECTION_PER), .detail = &PER},
    {"label", read_text, TO(CORRECTION_LABEL)},
    {"read", read_text, TO(CORRECTION_READ)},
    {"note", read_text, .offset = offsetof(struct entry, note)},
    {.name = NULL},
};
/* clang-format on */

/* Whether a text has line ends or other controls, which would change what a line is. */
static bool has_control(struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		unsigned char byte = (unsigned char)text.data[i];
		if (byte < 0x20 || byte == 0x7F) {
			return true;
		}
	}
	return false;
}

/* A text with U+FFFD for each character that XML cannot hold, so that all outputs show the same. */
static struct str held_text(struct arena *arena, struct str text)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	enum { WIDTH = sizeof replacement - 1 };
	char *held = arena_alloc(arena, text.size * WIDTH + 1);
	size_t size = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		bool is_held = xml_holds(utf8_next(text, &at));
		size_t width = is_held ? at - start : WIDTH;
		memcpy(held + size, is_held ? text.data + start : replacement, width);
		size += width;
	}
	return (struct str){held, size};
}

/* What an entry says that was read, by the one key that it may have; by none it is a remark. False where it says nothing,
 * or more than one thing. */
static bool find_kind(const struct entry *entry, const struct yaml *at, struct correction *out)
{
	bool is_said = str_trim(entry->note).size > 0;
	out->kind = CORRECTION_REMARK;
	for (enum correction_kind kind = 0; kind <= CORRECTION_READ; kind++) {
		if (yaml_get(at, correction_key(kind).data)) {
			bool is_first = out->kind == CORRECTION_REMARK;
			out->kind = kind;
			out->to = entry->to[kind];
			is_said = is_first && out->to.size > 0 && out->words.size > 0;
			if (!is_said) {
				break;
			}
		}
	}
	return is_said;
}

static enum status read_entry(struct corrections *out, struct loader *loader, const struct yaml *at)
{
	struct entry entry = {.line = 0};
	enum status status = expect(loader, at, YAML_MAP);
	status = status == STATUS_OK ? read_map(loader, at, ENTRY_KEYS, &entry) : status;
	if (status != STATUS_OK) {
		return status;
	}
	struct correction correction = {.line = entry.line > 0 ? (uint32_t)entry.line : 0,
	                                .note = held_text(loader->arena, entry.note)};
	if (str_trim(entry.words).size > 0) {
		correction.words = entry.words;
	}
	if (!find_kind(&entry, at, &correction)) {
		return bad_value(loader, at, &MESSAGE_CORRECTION_UNCLEAR, STR(""));
	}
	if (correction.kind != CORRECTION_REMARK &&
	    (has_control(correction.to) || has_control(correction.words))) {
		return bad_value(loader, at, &MESSAGE_CORRECTION_LINES, STR(""));
	}
	correction.words = held_text(loader->arena, correction.words);
	ARENA_PUSH(loader->arena, out->items, out->count, out->capacity, correction);
	return STATUS_OK;
}

/* Reads the entries one by one, so that all that is wrong is reported. */
static enum status read_corrections(struct loader *loader, const struct yaml *at, void *target,
                                    const struct key_spec *key)
{
	enum status worst = expect(loader, at, YAML_LIST);
	(void)key;
	for (const struct yaml *entry = worst == STATUS_OK ? at->first : NULL; entry;
	     entry = entry->next) {
		worst = status_worse(worst, read_entry(target, loader, entry));
	}
	return worst;
}

static const struct key_spec FILE_KEYS[] = {
    {"corrections", read_corrections, .is_required = true},
    {.name = NULL},
};

enum status corrections_from_bytes(struct corrections *out, struct arena *arena, struct str bytes,
                                   struct str file, struct diags *diags)
{
	struct yaml *yaml;
	struct grammar_file read = {.name = file, .bytes = bytes};
	struct loader loader = {.arena = arena, .diags = diags, .file = &read};
	*out = (struct corrections){.file = file, .sha256 = sha256_hex(arena, &bytes, 1)};
	enum status status = yaml_parse(&yaml, arena, bytes, file, NULL, diags);
	if (status == STATUS_OK && yaml->kind != YAML_MAP) {
		status = bad_value(&loader, yaml, &MESSAGE_CORRECTION_SHAPE, STR(""));
	}
	return status == STATUS_OK ? read_map(&loader, yaml, FILE_KEYS, out) : status;
}

enum status corrections_check_fields(const struct corrections *corrections,
                                     const struct grammar *grammar, struct diags *diags)
{
	enum status worst = STATUS_OK;
	struct str known = {0};
	for (size_t i = 0; i < grammar->field_count; i++) {
		known = arena_format(diags->arena, "%.*s%s%.*s", STR_FORMAT(known),
		                     i > 0 ? " " : "", STR_FORMAT(grammar->fields[i].name));
	}
	for (size_t i = 0; i < corrections->count; i++) {
		const struct correction *correction = &corrections->items[i];
		if (correction->kind == CORRECTION_LABEL &&
		    !grammar_field(grammar, correction->to)) {
			diags_add(diags, DIAG_ERROR, &MESSAGE_CORRECTION_FIELD, corrections->file,
			          (const struct str[DIAG_ARGUMENTS]){
				      correction->to, correction->words, grammar->family, known});
			worst = STATUS_TROUBLE;
		}
	}
	return worst;
}
