/* A grammar from its YAML files, each read after those that it uses. What a file may hold is in keys.c, and
 * what is made of all files together in combine.c. */
#include "grammar/load.h"

#include <assert.h>
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/nearest.h"
#include "base/sha256.h"
#include "grammar/combine.h"
#include "grammar/keys.h"
#include "grammar/lexicon_load.h"
#include "grammar/message.h"

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

enum status grammar_families(struct str **out, size_t *count, struct arena *arena,
                             const char *folder, struct diags *diags)
{
	DIR *dir = opendir(folder);
	if (!dir) {
		return diags_trouble(diags, &MESSAGE_GRAMMAR_FOLDER, str_from(folder), {0});
	}
	size_t capacity = 0;
	*out = NULL;
	*count = 0;
	for (const struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
		struct str name = str_from(entry->d_name);
		if (str_ends(name, STR(".yaml")) && name.data[0] != '.' &&
		    !str_equal(name, STR(LEXICON_FILE))) {
			struct str family = arena_copy(arena, str_slice(name, 0, name.size - 5));
			ARENA_PUSH(arena, *out, *count, capacity, family);
		}
	}
	closedir(dir);
	if (*count > 0) {
		qsort(*out, *count, sizeof **out, compare_names);
	}
	return STATUS_OK;
}

static enum status unknown_family(struct loader *loader, struct str family, const struct yaml *at)
{
	struct str *families;
	size_t count;
	struct str known = {0};
	if (grammar_families(&families, &count, loader->arena, loader->folder, loader->diags) !=
	    STATUS_OK) {
		return STATUS_TROUBLE;
	}
	struct nearest nearest = nearest_to(family);
	for (size_t i = 0; i < count; i++) {
		known = append_name(loader, known, families[i]);
		nearest_offer(&nearest, families[i]);
	}
	return report_at(loader,
	                 nearest.best.size > 0 ? &MESSAGE_GRAMMAR_NEAR_FAMILY
	                                       : &MESSAGE_GRAMMAR_UNKNOWN_FAMILY,
	                 at ? at->line : 0, at ? at->column : 0,
	                 (const struct str[DIAG_ARGUMENTS]){family, str_from(loader->folder), known,
	                                                    nearest.best});
}

static enum status load_family(struct loader *loader, struct str family, const struct yaml *at);

static enum status load_used(struct loader *loader, const struct yaml *root)
{
	const struct yaml *use = yaml_get(root, "use");
	struct grammar_file *file = loader->file;
	file->uses_others = use != NULL;
	for (const struct yaml *at = use ? use->first : NULL; at; at = at->next) {
		enum status status = expect(loader, at, YAML_SCALAR);
		if (status == STATUS_OK) {
			status = load_family(loader, at->scalar, at);
		}
		if (status != STATUS_OK) {
			return status;
		}
		loader->file = file;
	}
	return STATUS_OK;
}

/* Loads a file after those that it uses. */
static enum status load_file(struct loader *loader, struct grammar_file *file, const char *path)
{
	struct yaml *root;
	if (file_read(&file->bytes, loader->arena, path, MAX_GRAMMAR_BYTES, loader->diags) !=
	        STATUS_OK ||
	    yaml_parse(&root, loader->arena, file->bytes, file->name, NULL, loader->diags) !=
	        STATUS_OK) {
		return STATUS_TROUBLE;
	}
	loader->file = file;
	if (expect(loader, root, YAML_MAP) != STATUS_OK || load_used(loader, root) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	return read_map(loader, root, GRAMMAR_KEYS, loader->grammar);
}

/* The file that a family names, if it is not among those met already; its place in the list is
 * its place in the grammar's hash. at: where the name stands, or NULL. */
static enum status load_family(struct loader *loader, struct str family, const struct yaml *at)
{
	for (size_t i = 0; i < loader->file_count; i++) {
		if (!str_equal(loader->files[i]->family, family)) {
			continue;
		}
		if (!loader->files[i]->is_open) {
			return STATUS_OK;
		}
		assert(at); /* only a file that another one uses can be open already */
		return bad_value(loader, at, &MESSAGE_GRAMMAR_USE_LOOP, family);
	}
	struct str name = arena_format(loader->arena, "%.*s.yaml", STR_FORMAT(family));
	struct str path = arena_format(loader->arena, "%s/%.*s", loader->folder, STR_FORMAT(name));
	if (family.size == 0 || memchr(family.data, '/', family.size) ||
	    access(path.data, F_OK) != 0) {
		return unknown_family(loader, family, at);
	}
	struct grammar_file *file = ARENA_NEW(loader->arena, struct grammar_file);
	*file = (struct grammar_file){.family = family, .name = name, .is_open = true};
	loader->main = loader->main ? loader->main : file;
	ARENA_PUSH(loader->arena, loader->files, loader->file_count, loader->file_capacity, file);
	enum status status = load_file(loader, file, path.data);
	file->is_open = false;
	return status;
}

static enum status load_lexicon(struct loader *loader)
{
	struct grammar_file *file = ARENA_NEW(loader->arena, struct grammar_file);
	struct str path = arena_format(loader->arena, "%s/%s", loader->folder, LEXICON_FILE);
	file->name = STR(LEXICON_FILE);
	ARENA_PUSH(loader->arena, loader->files, loader->file_count, loader->file_capacity, file);
	return file_read(&file->bytes, loader->arena, path.data, MAX_GRAMMAR_BYTES,
	                 loader->diags) == STATUS_OK
	           ? lexicon_parse(&loader->grammar->lexicon, loader->arena, file->bytes,
	                           file->name, loader->diags)
	           : STATUS_TROUBLE;
}

static struct str hash_files(const struct loader *loader)
{
	struct str *parts = ARENA_ARRAY(loader->arena, struct str, loader->file_count);
	for (size_t i = 0; i < loader->file_count; i++) {
		parts[i] = loader->files[i]->bytes;
	}
	return sha256_hex(loader->arena, parts, loader->file_count);
}

static struct grammar *new_grammar(struct arena *arena, struct str family)
{
	struct grammar *grammar = ARENA_NEW(arena, struct grammar);
	grammar->arena = arena;
	grammar->family = family;
	grammar->has_partners = true; /* unless the file says that directions have none */
	grammar->running_header.name = STR("furniture/running-header");
	return grammar;
}

enum status grammar_load(struct grammar **out, struct arena *arena, const char *folder,
                         const char *family, struct diags *diags)
{
	struct grammar *grammar = new_grammar(arena, arena_copy(arena, str_from(family)));
	struct loader loader = {
	    .grammar = grammar, .arena = arena, .folder = folder, .diags = diags};
	*out = grammar;
	if (load_lexicon(&loader) != STATUS_OK ||
	    load_family(&loader, grammar->family, NULL) != STATUS_OK ||
	    combine(&loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	grammar->sha256 = hash_files(&loader);
	grammar->files.items = ARENA_ARRAY(arena, struct str, loader.file_count);
	for (; grammar->files.count < loader.file_count; grammar->files.count++) {
		grammar->files.items[grammar->files.count] =
		    loader.files[grammar->files.count]->name;
	}
	return STATUS_OK;
}

enum status grammar_load_recognition(struct grammar **out, struct arena *arena, const char *folder,
                                     struct str family, struct diags *diags)
{
	static const struct key_spec key = {"recognise", read_entries,
	                                    .offset = offsetof(struct grammar, recognise),
	                                    .detail = &GRAMMAR_RECOGNISE};
	struct grammar_file file = {.family = family,
	                            .name = arena_format(arena, "%.*s.yaml", STR_FORMAT(family))};
	struct str path = arena_format(arena, "%s/%.*s", folder, STR_FORMAT(file.name));
	struct yaml *root;
	*out = new_grammar(arena, family);
	struct loader loader = {
	    .grammar = *out, .arena = arena, .folder = folder, .diags = diags, .file = &file};
	if (file_read(&file.bytes, arena, path.data, MAX_GRAMMAR_BYTES, diags) != STATUS_OK ||
	    yaml_parse(&root, arena, file.bytes, file.name, key.name, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	const struct yaml *recognise = yaml_get(root, key.name);
	return recognise ? read_entries(&loader, recognise, *out, &key) : STATUS_OK;
}
