/* A grammar from its YAML files, each behind those that it uses. What a file may say is in keys.c, and
 * what is made of all files together in combine.c. */
#include "grammar/grammar_from_yaml.h"

#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "grammar/combine.h"
#include "grammar/keys.h"
#include "grammar/lexicon_from_yaml.h"
#include "grammar/message.h"

enum { GRAMMAR_LIMIT = 4 << 20 /* bytes of one file */ };

static enum status unknown_family(struct loader *loader, struct str family, const struct yaml *at)
{
	struct str *families;
	size_t count;
	struct str known = {0};
	if (grammar_families(&families, &count, loader->arena, loader->folder, loader->diags) !=
	    STATUS_OK) {
		return STATUS_TROUBLE;
	}
	for (size_t i = 0; i < count; i++) {
		known = arena_format(loader->arena, "%.*s%s%.*s", STR_FORMAT(known), i ? " " : "",
		                     STR_FORMAT(families[i]));
	}
	struct diag *diag =
	    diags_add(loader->diags, DIAG_ERROR, &MESSAGE_GRAMMAR_UNKNOWN_FAMILY,
	              loader->file ? loader->file->name : (struct str){0},
	              (const struct str[DIAG_ARGUMENTS]){family, str_from(loader->folder), known});
	diag->line = at ? at->line : 0;
	diag->column = at ? at->column : 0;
	return STATUS_TROUBLE;
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

/* Loads a file behind the files that it uses. */
static enum status load_file(struct loader *loader, struct grammar_file *file, const char *path)
{
	struct yaml *root;
	if (file_read(&file->bytes, loader->arena, path, GRAMMAR_LIMIT, loader->diags) !=
	        STATUS_OK ||
	    yaml_from_bytes(&root, loader->arena, file->bytes, file->name, loader->diags) !=
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
		if (str_equal(loader->files[i]->family, family)) {
			return !loader->files[i]->is_open
			           ? STATUS_OK
			           : bad_value(loader, at, &MESSAGE_GRAMMAR_USE_LOOP, family,
			                       (struct str){0});
		}
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
	struct yaml *root;
	struct grammar_file *file = ARENA_NEW(loader->arena, struct grammar_file);
	file->name = STR("figures.yaml");
	struct str path = arena_format(loader->arena, "%s/figures.yaml", loader->folder);
	if (file_read(&file->bytes, loader->arena, path.data, GRAMMAR_LIMIT, loader->diags) !=
	        STATUS_OK ||
	    yaml_from_bytes(&root, loader->arena, file->bytes, file->name, loader->diags) !=
	        STATUS_OK) {
		return STATUS_TROUBLE;
	}
	ARENA_PUSH(loader->arena, loader->files, loader->file_count, loader->file_capacity, file);
	return lexicon_from_yaml(&loader->grammar->lexicon, loader->arena, root, file->name,
	                         loader->diags);
}

enum status lexicon_load(struct lexicon **out, struct arena *arena, const char *folder,
                         struct diags *diags)
{
	struct grammar scratch = {0};
	struct loader loader = {
	    .grammar = &scratch, .arena = arena, .folder = folder, .diags = diags};
	enum status status = load_lexicon(&loader);
	*out = scratch.lexicon;
	return status;
}

static struct str hash_files(const struct loader *loader)
{
	struct str *parts = ARENA_ARRAY(loader->arena, struct str, loader->file_count);
	for (size_t i = 0; i < loader->file_count; i++) {
		parts[i] = loader->files[i]->bytes;
	}
	return sha256_hex(loader->arena, parts, loader->file_count);
}

enum status grammar_load(struct grammar **out, struct arena *arena, const char *folder,
                         const char *family, struct diags *diags)
{
	struct grammar *grammar = ARENA_NEW(arena, struct grammar);
	*out = grammar;
	grammar->arena = arena;
	grammar->has_partners = true; /* a family may say that its directions have none */
	grammar->running_header.name = STR("furniture/running-header");
	grammar->family = arena_copy(arena, str_from(family));
	struct loader loader = {
	    .grammar = grammar, .arena = arena, .folder = folder, .diags = diags};
	if (load_lexicon(&loader) != STATUS_OK ||
	    load_family(&loader, grammar->family, NULL) != STATUS_OK ||
	    combine(&loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	grammar->sha256 = hash_files(&loader);
	return STATUS_OK;
}

enum status grammar_load_evidence(struct grammar *grammar, const char *folder, struct str family,
                                  struct diags *diags)
{
	struct loader loader = {
	    .grammar = grammar, .arena = grammar->arena, .folder = folder, .diags = diags};
	struct grammar_file file = {
	    .family = family,
	    .name = arena_format(grammar->arena, "%.*s.yaml", STR_FORMAT(family))};
	struct str path = arena_format(grammar->arena, "%s/%.*s", folder, STR_FORMAT(file.name));
	struct yaml *root;
	loader.file = &file;
	if (file_read(&file.bytes, grammar->arena, path.data, GRAMMAR_LIMIT, diags) != STATUS_OK ||
	    yaml_up_to_key(&root, grammar->arena, file.bytes, file.name, "recognise", diags) !=
	        STATUS_OK) {
		return STATUS_TROUBLE;
	}
	const struct yaml *recognise = yaml_get(root, "recognise");
	static const struct key key = {"recognise", read_entries,
	                               .offset = offsetof(struct grammar, recognise),
	                               .detail = &GRAMMAR_RECOGNISE};
	return recognise ? read_entries(&loader, recognise, grammar, &key) : STATUS_OK;
}
