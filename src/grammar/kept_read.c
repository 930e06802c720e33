/* Reading what is kept. Texts and arrays stay where they are; patterns are taken out of it when they are first
 * used. */
#include "grammar/combine.h"
#include "grammar/kept_shape.h"

struct reader {
	struct str all;
	const char *at; /* of the struct being read */
	struct arena *arena;
	struct grammar *grammar; /* that rules belong to; NULL outside of one */
};

static void take(struct reader *reader, void *out, size_t size)
{
	memcpy(out, reader->at, size);
	reader->at += size;
}

static struct str take_text(struct reader *reader)
{
	struct kept_place place;
	take(reader, &place, sizeof place);
	return (struct str){reader->all.data + place.start, place.size};
}

static void read_struct(struct reader *reader, const struct shape *shape, void *out);

/* A list, with room for one more: the mark of lines stands behind all marks. */
static struct list read_list(struct reader *reader, const struct shape *shape)
{
	uint32_t count;
	take(reader, &count, sizeof count);
	char *items = arena_alloc(reader->arena, (count + 1) * shape->size);
	for (uint32_t i = 0; i < count; i++) {
		read_struct(reader, shape, items + i * shape->size);
	}
	return (struct list){items, count};
}

static void read_rule(struct reader *reader, struct rule *rule)
{
	read_struct(reader, &SHAPE_RULE, rule);
	bool has_pattern;
	take(reader, &has_pattern, sizeof has_pattern);
	rule->grammar = reader->grammar;
	if (has_pattern) {
		struct pattern_kept kept = {.code = take_text(reader)};
		kept.necessity = take_text(reader);
		rule_compile_later(rule, kept);
	}
}

static void read_member(struct reader *reader, const struct member *member, void *out)
{
	struct list list;
	struct str bytes;
	switch (member->kind) {
	case MEMBER_PLAIN:
		take(reader, out, member->size);
		break;
	case MEMBER_TEXT:
		*(struct str *)out = take_text(reader);
		break;
	case MEMBER_LIST:
		list = read_list(reader, member->of);
		memcpy(out, &list, sizeof list);
		break;
	case MEMBER_ARRAY:
		bytes = take_text(reader);
		list = (struct list){(void *)(uintptr_t)bytes.data, bytes.size / member->size};
		memcpy(out, &list, sizeof list);
		break;
	case MEMBER_RULE:
		read_rule(reader, out);
		break;
	case MEMBER_LEXICON:
		list = read_list(reader, &SHAPE_WORD);
		*(struct lexicon **)out = lexicon_new(reader->arena, list.items, list.count);
		break;
	}
}

static void read_struct(struct reader *reader, const struct shape *shape, void *out)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		read_member(reader, member, (char *)out + member->offset);
	}
}

void kept_read(struct kept *out, struct arena *arena, struct str bytes)
{
	struct kept_place place;
	*out = (struct kept){.bytes = bytes};
	if (bytes.size > 0) {
		struct reader reader = {.all = bytes, .at = bytes.data, .arena = arena};
		take(&reader, &place, sizeof place);
		reader.at = bytes.data + place.start;
		read_struct(&reader, &SHAPE_KEPT, out);
	}
}

static struct grammar *read_grammar(const struct kept *kept, struct str bytes,
                                    const struct shape *shape, struct arena *arena)
{
	struct grammar *grammar = ARENA_NEW(arena, struct grammar);
	struct reader reader = {
	    .all = kept->bytes, .at = bytes.data, .arena = arena, .grammar = grammar};
	grammar->arena = arena;
	read_struct(&reader, shape, grammar);
	return grammar;
}

struct grammar *kept_grammar(const struct kept *kept, const struct kept_family *family,
                             struct arena *arena)
{
	struct grammar *grammar = read_grammar(kept, family->grammar, &SHAPE_GRAMMAR, arena);
	grammar->marks[grammar->mark_count] = grammar->line;
	list_rules(grammar);
	return grammar;
}

struct grammar *kept_recognition(const struct kept *kept, const struct kept_family *family,
                                 struct arena *arena)
{
	return read_grammar(kept, family->recognition, &SHAPE_RECOGNITION, arena);
}
