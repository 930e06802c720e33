/* Reads files of corrections. Knows their keys, and nothing of how a correction is applied. */
#include "grammar/corrections.h"

#include <stddef.h>

#include "base/sha256.h"
#include "grammar/message.h"
#include "grammar/read.h"

/* One entry as the file has it. */
struct entry {
	int32_t line;
	struct str words;
	struct str to[CORRECTION_READ + 1]; /* by kind; empty where the key is missing */
	struct str note;
};

static const struct {
	enum correction_kind kind;
	const char *code;
	const char *word;
} VALUES[] = {
#define VALUE(kind, code, word) {CORRECTION_##kind, code, word},
#include "grammar/correction_values.def"
#undef VALUE
};
enum { ROW_COUNT = sizeof VALUES / sizeof *VALUES };

struct str correction_key(enum correction_kind kind)
{
	static const struct str keys[] = {[CORRECTION_IS] = STR_INIT("is"),
	                                  [CORRECTION_PER] = STR_INIT("per"),
	                                  [CORRECTION_LABEL] = STR_INIT("label"),
	                                  [CORRECTION_READ] = STR_INIT("read")};
	return keys[kind];
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
			codes[count++] = VALUES[i].code;
			said.scalar = str_equal(at->scalar, str_from(VALUES[i].word))
			                  ? str_from(VALUES[i].code)
			                  : said.scalar;
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
    {"words", read_text, .offset = offsetof(struct entry, words), .is_required = true},
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

static enum status read_entry(struct corrections *out, struct loader *loader, const struct yaml *at)
{
	struct entry entry = {.line = 0};
	size_t said = 0;
	enum status status = expect(loader, at, YAML_MAP);
	status = status == STATUS_OK ? read_map(loader, at, ENTRY_KEYS, &entry) : status;
	if (status != STATUS_OK) {
		return status;
	}
	struct correction correction = {.line = entry.line > 0 ? (uint32_t)entry.line : 0,
	                                .words = entry.words,
	                                .note = entry.note};
	for (enum correction_kind kind = 0; kind <= CORRECTION_READ; kind++) {
		if (entry.to[kind].size > 0) {
			correction.kind = kind;
			correction.to = entry.to[kind];
			said++;
		}
	}
	if (has_control(correction.to) || has_control(correction.words)) {
		return bad_value(loader, at, &MESSAGE_CORRECTION_LINES, STR(""));
	}
	if (said != 1 || str_trim(entry.words).size == 0) {
		return bad_value(loader, at, &MESSAGE_CORRECTION_UNCLEAR, STR(""));
	}
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
