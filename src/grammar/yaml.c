/* A tree of nodes with their places, from libyaml's events. Knows YAML's shape and nothing of what a grammar
 * means. libyaml expands no alias in its events, and aliases are refused here, so that a small file cannot
 * become a large tree. */
#include "grammar/yaml.h"

#include <stdlib.h>
#include <yaml.h>

#include "grammar/message.h"

enum { MAX_DEPTH = 32 };

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct str file;
	struct diags *diags;
	const char *last; /* the root's key behind which nothing is read; or NULL */
	bool is_done;     /* that key was met */
};

static enum status trouble_at(struct reader *reader, yaml_mark_t mark,
                              const struct message *message, struct str argument)
{
	struct diag *diag = diags_add(reader->diags, DIAG_ERROR, message, reader->file,
	                              (const struct str[DIAG_ARGUMENTS]){argument});
	diag->line = (uint32_t)mark.line + 1;
	diag->column = (uint32_t)mark.column + 1;
	return STATUS_TROUBLE;
}

static enum status next_event(struct reader *reader, yaml_event_t *event)
{
	if (yaml_parser_parse(&reader->parser, event)) {
		return STATUS_OK;
	}
	if (reader->parser.error == YAML_MEMORY_ERROR) {
		out_of_memory();
	}
	const char *problem = reader->parser.problem;
	return trouble_at(reader, reader->parser.problem_mark, &MESSAGE_YAML_SYNTAX,
	                  str_from(problem ? problem : "not valid YAML"));
}

static enum status read_node(struct reader *reader, yaml_event_t *event, int depth,
                             struct yaml *node);

/* Reads the key of a map's entry in *event, which it deletes, and the event that the value starts with. */
static enum status read_key(struct reader *reader, struct yaml *entry, yaml_event_t *event)
{
	yaml_mark_t mark = event->start_mark;
	if (event->type != YAML_SCALAR_EVENT) {
		yaml_event_delete(event);
		return trouble_at(reader, mark, &MESSAGE_YAML_KEY, (struct str){0});
	}
	entry->key = arena_copy(reader->arena, (struct str){(char *)event->data.scalar.value,
	                                                    event->data.scalar.length});
	entry->key_line = (uint32_t)mark.line + 1;
	entry->key_column = (uint32_t)mark.column + 1;
	yaml_event_delete(event);
	return next_event(reader, event);
}

static int compare_keys(const void *a, const void *b)
{
	const struct yaml *left = *(const struct yaml *const *)a;
	const struct yaml *right = *(const struct yaml *const *)b;
	int order = str_compare(left->key, right->key);
	if (order == 0) {
		order = left->key_line < right->key_line ? -1 : left->key_line > right->key_line;
	}
	return order != 0 ? order : left->key_column < right->key_column ? -1 : 1;
}

/* Reports a key that is there twice. Keys are sorted, as a malicious file may have very many. */
static enum status check_keys(struct reader *reader, const struct yaml *map, size_t count)
{
	const struct yaml **entries = ARENA_ARRAY(reader->arena, const struct yaml *, count);
	count = 0;
	for (const struct yaml *entry = map->first; entry; entry = entry->next) {
		entries[count++] = entry;
	}
	qsort(entries, count, sizeof *entries, compare_keys);
	for (size_t i = 1; i < count; i++) {
		if (str_equal(entries[i]->key, entries[i - 1]->key)) {
			yaml_mark_t mark = {.line = entries[i]->key_line - 1,
			                    .column = entries[i]->key_column - 1};
			return trouble_at(reader, mark, &MESSAGE_YAML_DUPLICATE_KEY,
			                  entries[i]->key);
		}
	}
	return STATUS_OK;
}

/* Reads what is in a list or map, up to its end. */
static enum status read_children(struct reader *reader, struct yaml *parent, int depth)
{
	bool is_map = parent->kind == YAML_MAP;
	struct yaml **end = &parent->first;
	size_t count = 0;
	while (!reader->is_done) {
		yaml_event_t event;
		if (next_event(reader, &event) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		if (event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&event);
			break;
		}
		struct yaml *entry = ARENA_NEW(reader->arena, struct yaml);
		if ((is_map && read_key(reader, entry, &event) != STATUS_OK) ||
		    read_node(reader, &event, depth, entry) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		*end = entry;
		end = &entry->next;
		count++;
		reader->is_done = is_map && depth == 1 && reader->last &&
		                  str_equal(entry->key, str_from(reader->last));
	}
	return is_map && count > 1 ? check_keys(reader, parent, count) : STATUS_OK;
}

static enum yaml_style style_of(const yaml_event_t *event)
{
	switch (event->data.scalar.style) {
	case YAML_LITERAL_SCALAR_STYLE:
		return YAML_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return YAML_FOLDED;
	case YAML_PLAIN_SCALAR_STYLE:
		return YAML_PLAIN;
	default:
		return YAML_QUOTED;
	}
}

/* Whether a node has an anchor or a tag: only aliases need the one, and the other says what the grammar's
 * tables know. */
static bool has_anchor_or_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor || event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor || event->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor || event->data.mapping_start.tag;
	default:
		return false;
	}
}

/* Reads the node that starts with *event, which it deletes. */
static enum status read_node(struct reader *reader, yaml_event_t *event, int depth,
                             struct yaml *node)
{
	yaml_mark_t mark = event->start_mark;
	yaml_event_type_t type = event->type;
	node->line = (uint32_t)mark.line + 1;
	node->column = (uint32_t)mark.column + 1;
	bool is_refused = has_anchor_or_tag(event);
	if (type == YAML_SCALAR_EVENT) {
		struct str value = {(char *)event->data.scalar.value, event->data.scalar.length};
		node->scalar = arena_copy(reader->arena, value);
		node->style = (uint8_t)style_of(event);
	}
	yaml_event_delete(event);
	if (is_refused) {
		return trouble_at(reader, mark, &MESSAGE_YAML_ANCHOR, (struct str){0});
	}
	if (depth > MAX_DEPTH) {
		return trouble_at(reader, mark, &MESSAGE_YAML_TOO_DEEP,
		                  arena_format(reader->arena, "%d", MAX_DEPTH));
	}
	switch (type) {
	case YAML_SCALAR_EVENT:
		node->kind = YAML_SCALAR;
		return STATUS_OK;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		node->kind = type == YAML_MAPPING_START_EVENT ? YAML_MAP : YAML_LIST;
		return read_children(reader, node, depth + 1);
	default:
		return trouble_at(reader, mark, &MESSAGE_YAML_ALIAS, (struct str){0});
	}
}

/* Reports what stands behind the document. */
static enum status read_end(struct reader *reader)
{
	yaml_event_t event;
	while (!reader->is_done) {
		if (next_event(reader, &event) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		yaml_mark_t mark = event.start_mark;
		yaml_event_type_t type = event.type;
		yaml_event_delete(&event);
		if (type == YAML_DOCUMENT_START_EVENT) {
			return trouble_at(reader, mark, &MESSAGE_YAML_DOCUMENT, (struct str){0});
		}
		reader->is_done = type == YAML_STREAM_END_EVENT;
	}
	return STATUS_OK;
}

/* The document's only node; an empty file has none. */
static enum status read_document(struct reader *reader, struct yaml **out)
{
	yaml_event_t event;
	do {
		if (next_event(reader, &event) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		if (event.type == YAML_STREAM_END_EVENT) {
			yaml_mark_t mark = event.start_mark;
			yaml_event_delete(&event);
			return trouble_at(reader, mark, &MESSAGE_YAML_EMPTY, (struct str){0});
		}
		if (event.type != YAML_STREAM_START_EVENT &&
		    event.type != YAML_DOCUMENT_START_EVENT) {
			*out = ARENA_NEW(reader->arena, struct yaml);
			return read_node(reader, &event, 0, *out) == STATUS_OK ? read_end(reader)
			                                                       : STATUS_TROUBLE;
		}
		yaml_event_delete(&event);
	} while (true);
}

enum status yaml_parse(struct yaml **out, struct arena *arena, struct str bytes, struct str file,
                       const char *last, struct diags *diags)
{
	struct reader reader = {.arena = arena, .file = file, .diags = diags, .last = last};
	if (!yaml_parser_initialize(&reader.parser)) {
		out_of_memory();
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes.data, bytes.size);
	enum status status = read_document(&reader, out);
	yaml_parser_delete(&reader.parser);
	return status;
}

bool yaml_next_word(const struct yaml *scalar, size_t *at, struct str *word)
{
	const char *data = scalar->scalar.data;
	size_t size = scalar->scalar.size;
	size_t start = *at;
	while (start < size && (data[start] == ' ' || data[start] == '\n')) {
		start++;
	}
	size_t end = start;
	while (end < size && data[end] != ' ' && data[end] != '\n') {
		end++;
	}
	*at = end;
	*word = str_slice(scalar->scalar, start, end);
	return end > start;
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	for (const struct yaml *entry = map->first; entry; entry = entry->next) {
		if (str_equal(entry->key, str_from(key))) {
			return entry;
		}
	}
	return NULL;
}
