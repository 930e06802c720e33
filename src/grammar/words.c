/* See words.h. A word may come from several spellings and several sets, and is then in a list more than once:
 * who uses the list drops what is double. */
#include "grammar/words.h"

#include "grammar/message.h"
#include "grammar/spelling.h"

/* ---- sets ---- */

static struct named_words *find_set(const struct loader *loader, struct str name)
{
	for (size_t i = 0; i < loader->set_count; i++) {
		if (str_equal(loader->sets[i].name, name)) {
			return &loader->sets[i];
		}
	}
	return NULL;
}

/* The names of all sets, or of those that something uses. */
static struct str set_names(const struct loader *loader, bool are_used)
{
	struct str names = {0};
	for (size_t i = 0; i < loader->set_count; i++) {
		if (loader->sets[i].is_used || !are_used) {
			names = append_name(loader, names, loader->sets[i].name);
		}
	}
	return names;
}

static enum status read_spellings(struct loader *loader, const struct yaml *at, struct words *out,
                                  size_t *capacity)
{
	enum status status = expect(loader, at, YAML_LIST);
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		status = spelling_read(loader, entry, out, capacity);
	}
	return status;
}

enum status read_word_sets(struct loader *loader, const struct yaml *at, void *target,
                           const struct key_spec *key)
{
	(void)target;
	(void)key;
	enum status status = expect(loader, at, YAML_MAP);
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		struct named_words *set = find_set(loader, entry->key);
		if (!set) {
			struct named_words new = {.name = entry->key};
			ARENA_PUSH(loader->arena, loader->sets, loader->set_count,
			           loader->set_capacity, new);
			set = &loader->sets[loader->set_count - 1];
		}
		set->at = entry;
		set->file = loader->file->name;
		status = read_spellings(loader, entry, &set->words, &set->capacity);
	}
	return status;
}

enum status check_word_sets(struct loader *loader)
{
	const struct grammar_file *own = loader->main;
	for (size_t i = 0; i < loader->set_count; i++) {
		const struct named_words *set = &loader->sets[i];
		bool is_own = own->uses_others && !str_equal(own->family, STR(GRAMMAR_BASE)) &&
		              str_equal(set->file, own->name);
		if (is_own && !set->is_used) {
			select_file(loader, set->file);
			return bad_key(loader, set->at, &MESSAGE_GRAMMAR_SET_UNUSED, set->name,
			               set_names(loader, true));
		}
	}
	return STATUS_OK;
}

/* ---- lists ---- */

struct word_sources {
	const struct yaml *use;
	const struct yaml *also;
	const struct yaml *without;
};

static enum status read_source(struct loader *loader, const struct yaml *at, void *target,
                               const struct key_spec *key)
{
	*(const struct yaml **)(void *)((char *)target + key->offset) = at;
	return expect_words(loader, at);
}

static enum status read_sources(struct loader *loader, const struct yaml *at,
                                struct word_sources *out)
{
	static const struct key_spec keys[] = {
	    {"use", read_source, .offset = offsetof(struct word_sources, use)},
	    {"also", read_source, .offset = offsetof(struct word_sources, also)},
	    {"without", read_source, .offset = offsetof(struct word_sources, without)},
	    {.name = NULL},
	};
	*out = (struct word_sources){0};
	if (at->kind == YAML_MAP) {
		return read_map(loader, at, keys, out);
	}
	out->also = at;
	return expect(loader, at, YAML_LIST);
}

enum status read_word_list(struct loader *loader, const struct yaml *at, void *target,
                           const struct key_spec *key)
{
	struct word_sources sources;
	struct word_list *list = (void *)((char *)target + key->offset);
	*list = (struct word_list){.at = at, .file = loader->file->name};
	return read_sources(loader, at, &sources);
}

static enum status add_sets(struct loader *loader, const struct yaml *use, struct words *out,
                            size_t *capacity)
{
	for (const struct yaml *entry = use ? use->first : NULL; entry; entry = entry->next) {
		struct named_words *set = find_set(loader, entry->scalar);
		if (!set) {
			return bad_value(loader, entry, &MESSAGE_GRAMMAR_UNKNOWN_NAME,
			                 entry->scalar, set_names(loader, false));
		}
		set->is_used = true;
		for (size_t i = 0; i < set->words.count; i++) {
			ARENA_PUSH(loader->arena, out->items, out->count, *capacity,
			           set->words.items[i]);
		}
	}
	return STATUS_OK;
}

/* Takes a word away wherever it stands; false where it does not. */
static bool remove_word(struct words *words, struct str word)
{
	size_t kept = 0;
	size_t before = words->count;
	for (size_t i = 0; i < before; i++) {
		if (!str_equal(words->items[i], word)) {
			words->items[kept++] = words->items[i];
		}
	}
	words->count = kept;
	return kept < before;
}

static enum status remove_words(struct loader *loader, const struct yaml *without,
                                struct words *from)
{
	for (const struct yaml *entry = without ? without->first : NULL; entry;
	     entry = entry->next) {
		struct words words = {0};
		size_t capacity = 0;
		if (spelling_read(loader, entry, &words, &capacity) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		for (size_t i = 0; i < words.count; i++) {
			if (!remove_word(from, words.items[i])) {
				return bad_value(loader, entry, &MESSAGE_GRAMMAR_WITHOUT,
				                 words.items[i]);
			}
		}
	}
	return STATUS_OK;
}

enum status resolve_words(struct loader *loader, struct word_list *list)
{
	struct word_sources sources;
	size_t capacity = 0;
	list->words = (struct words){0};
	if (!list->at) {
		return STATUS_OK;
	}
	select_file(loader, list->file);
	if (read_sources(loader, list->at, &sources) != STATUS_OK ||
	    add_sets(loader, sources.use, &list->words, &capacity) != STATUS_OK ||
	    (sources.also &&
	     read_spellings(loader, sources.also, &list->words, &capacity) != STATUS_OK)) {
		return STATUS_TROUBLE;
	}
	return remove_words(loader, sources.without, &list->words);
}

/* ---- words by role ---- */

/* Words from lines of them, each with a name. */
static enum status read_role_words(struct loader *loader, const struct yaml *at,
                                   struct word_codes *words, struct str name)
{
	enum status status = expect(loader, at, YAML_LIST);
	for (const struct yaml *line = at->first; line && status == STATUS_OK; line = line->next) {
		struct str word;
		status = expect(loader, line, YAML_SCALAR);
		for (size_t next = 0; yaml_next_word(line, &next, &word);) {
			struct word_code entry = {word, name};
			ARENA_PUSH(loader->arena, words->items, words->count, words->capacity,
			           entry);
		}
	}
	return status;
}

enum status read_role(struct loader *loader, const struct yaml *at, void *target,
                      const struct key_spec *key)
{
	struct word_codes *words = (struct word_codes *)((char *)target + key->offset);
	enum status status = STATUS_OK;
	if (at->kind != YAML_MAP) {
		return read_role_words(loader, at, words, (struct str){0});
	}
	for (const struct yaml *entry = at->first; entry && status == STATUS_OK;
	     entry = entry->next) {
		status = read_role_words(loader, entry, words, entry->key);
	}
	return status;
}
