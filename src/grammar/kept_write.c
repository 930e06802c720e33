/* Writing a folder's grammars as they are kept: texts and arrays first, each content once, then the structs that
 * point to them. Only the program of the build and tests come here. */
#include <stdlib.h>

#include "base/file.h"
#include "grammar/kept_shape.h"
#include "grammar/lexicon_load.h"
#include "grammar/load.h"

struct writer {
	struct buf *out;
	struct kept_place *places; /* by the hash of what is there; a free one has no start */
	size_t place_count;        /* a power of 2 */
	size_t used;
	struct arena *arena;
	struct diags *diags;
};

/* ---- texts and arrays ---- */

static struct kept_place *find_place(struct writer *writer, struct str bytes)
{
	size_t at = str_hash(bytes) & (writer->place_count - 1);
	for (;; at = (at + 1) & (writer->place_count - 1)) {
		struct kept_place *place = &writer->places[at];
		struct str there = {writer->out->data + place->start, place->size};
		if (place->start == 0 || str_equal(there, bytes)) {
			return place;
		}
	}
}

static void grow_places(struct writer *writer)
{
	struct kept_place *old = writer->places;
	size_t count = writer->place_count;
	writer->place_count = count > 0 ? 2 * count : 1024;
	writer->places = ARENA_ARRAY(writer->arena, struct kept_place, writer->place_count);
	for (size_t i = 0; i < count; i++) {
		if (old[i].start > 0) {
			struct str bytes = {writer->out->data + old[i].start, old[i].size};
			*find_place(writer, bytes) = old[i];
		}
	}
}

/* Where bytes are kept; behind them is a NUL, as behind those of the arena. */
static struct kept_place keep_bytes(struct writer *writer, struct str bytes)
{
	if (2 * (writer->used + 1) > writer->place_count) {
		grow_places(writer);
	}
	struct kept_place *place = find_place(writer, bytes);
	if (place->start == 0) {
		while (writer->out->size % KEPT_ALIGNMENT != 0) {
			buf_append_byte(writer->out, '\0');
		}
		*place = (struct kept_place){(uint32_t)writer->out->size, (uint32_t)bytes.size};
		buf_append(writer->out, bytes);
		buf_append_byte(writer->out, '\0');
		writer->used++;
	}
	return *place;
}

/* ---- structs ---- */

static void put(struct buf *to, const void *bytes, size_t size)
{
	buf_append(to, (struct str){bytes, size});
}

static void put_bytes(struct writer *writer, struct buf *to, struct str bytes)
{
	struct kept_place place = keep_bytes(writer, bytes);
	put(to, &place, sizeof place);
}

static void write_struct(struct writer *writer, struct buf *to, const struct shape *shape,
                         const void *from);

static void write_list(struct writer *writer, struct buf *to, const struct shape *shape,
                       struct list list)
{
	uint32_t count = (uint32_t)list.count;
	put(to, &count, sizeof count);
	for (size_t i = 0; i < list.count; i++) {
		write_struct(writer, to, shape, (const char *)list.items + i * shape->size);
	}
}

/* A rule whose pattern is seldom matched by itself has it compiled when it is. */
static void write_rule(struct writer *writer, struct buf *to, const struct rule *rule)
{
	bool has_pattern = rule->pattern != NULL;
	write_struct(writer, to, &SHAPE_RULE, rule);
	put(to, &has_pattern, sizeof has_pattern);
	if (has_pattern) {
		struct pattern_kept kept = pattern_keep(rule->pattern, writer->arena);
		put_bytes(writer, to, kept.code);
		put_bytes(writer, to, kept.necessity);
	}
}

static void write_member(struct writer *writer, struct buf *to, const struct member *member,
                         const void *from)
{
	struct list list;
	const struct word *words;
	switch (member->kind) {
	case MEMBER_PLAIN:
		put(to, from, member->size);
		break;
	case MEMBER_TEXT:
		put_bytes(writer, to, *(const struct str *)from);
		break;
	case MEMBER_LIST:
		memcpy(&list, from, sizeof list);
		write_list(writer, to, member->of, list);
		break;
	case MEMBER_ARRAY:
		memcpy(&list, from, sizeof list);
		put_bytes(writer, to, (struct str){list.items, list.count * member->size});
		break;
	case MEMBER_RULE:
		write_rule(writer, to, from);
		break;
	case MEMBER_LEXICON:
		words = lexicon_words(*(struct lexicon *const *)from, &list.count);
		list.items = (void *)(uintptr_t)words;
		write_list(writer, to, &SHAPE_WORD, list);
		break;
	}
}

static void write_struct(struct writer *writer, struct buf *to, const struct shape *shape,
                         const void *from)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		write_member(writer, to, member, (const char *)from + member->offset);
	}
}

/* A struct apart from all others, to be read by itself. */
static struct str write_apart(struct writer *writer, const struct shape *shape, const void *from)
{
	struct buf buf;
	buf_init(&buf);
	write_struct(writer, &buf, shape, from);
	struct str bytes = arena_copy(writer->arena, buf_str(&buf));
	buf_release(&buf);
	return bytes;
}

/* ---- a folder ---- */

/* The index of a file; read where it is met first. */
static enum status add_file(uint32_t *index, struct kept *kept, size_t *capacity,
                            struct writer *writer, const char *folder, struct str name)
{
	struct kept_file file = {.name = name};
	for (size_t i = 0; i < kept->file_count; i++) {
		if (str_equal(kept->files[i].name, name)) {
			*index = (uint32_t)i;
			return STATUS_OK;
		}
	}
	struct str path = arena_format(writer->arena, "%s/%.*s", folder, STR_FORMAT(name));
	if (file_read(&file.bytes, writer->arena, path.data, MAX_GRAMMAR_BYTES, writer->diags) !=
	    STATUS_OK) {
		return STATUS_TROUBLE;
	}
	*index = (uint32_t)kept->file_count;
	ARENA_PUSH(writer->arena, kept->files, kept->file_count, *capacity, file);
	return STATUS_OK;
}

static enum status add_family(struct kept *kept, size_t *capacity, struct writer *writer,
                              const char *folder, struct kept_family *family)
{
	struct grammar *grammar;
	struct grammar *recognition = NULL;
	struct arena *arena = writer->arena;
	enum status status =
	    grammar_load(&grammar, arena, folder, family->name.data, writer->diags);
	if (status == STATUS_OK) {
		status = grammar_load_recognition(&recognition, arena, folder, family->name,
		                                  writer->diags);
	}
	if (status == STATUS_OK) {
		family->file_count = grammar->files.count;
		family->files = ARENA_ARRAY(arena, uint32_t, family->file_count);
		family->grammar = write_apart(writer, &SHAPE_GRAMMAR, grammar);
		family->recognition = write_apart(writer, &SHAPE_RECOGNITION, recognition);
	}
	struct str own = arena_format(arena, "%.*s.yaml", STR_FORMAT(family->name));
	for (size_t i = 0; status == STATUS_OK && i < family->file_count; i++) {
		struct str name = grammar->files.items[i];
		status = add_file(&family->files[i], kept, capacity, writer, folder, name);
		family->own = str_equal(name, own) ? family->files[i] : family->own;
	}
	grammar_free(grammar);
	grammar_free(recognition);
	return status;
}

enum status kept_write(struct buf *out, const char *folder, struct diags *diags)
{
	struct writer writer = {.out = out, .arena = diags->arena, .diags = diags};
	struct kept kept = {0};
	struct str *names;
	size_t count;
	size_t capacity = 0;
	struct kept_place place = {0};
	put(out, &place, sizeof place);
	if (grammar_families(&names, &count, writer.arena, folder, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	kept.families = ARENA_ARRAY(writer.arena, struct kept_family, count);
	for (; kept.family_count < count; kept.family_count++) {
		struct kept_family *family = &kept.families[kept.family_count];
		family->name = names[kept.family_count];
		if (add_family(&kept, &capacity, &writer, folder, family) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
	}
	place = keep_bytes(&writer, write_apart(&writer, &SHAPE_KEPT, &kept));
	memcpy(out->data, &place, sizeof place);
	return STATUS_OK;
}
