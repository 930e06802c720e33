/* Reads documents. */
#include <stdlib.h>

#include "base/file.h"
#include "grammar/pattern.h"
#include "library/handle.h"
#include "library/message.h"
#include "model/model_from_xml.h"

static struct zhinan_document *document_new(const char *name)
{
	struct zhinan_document *document = calloc(1, sizeof *document);
	if (!document) {
		out_of_memory();
	}
	arena_init(&document->arena);
	strings_init(&document->strings);
	diags_init(&document->messages.diags, &document->arena);
	document->messages.strings = &document->strings;
	document->document.arena = &document->arena;
	document->name = arena_copy(&document->arena, str_from(name));
	atomic_init(&document->owners, 1);
	return document;
}

void document_hold(struct zhinan_document *document)
{
	atomic_fetch_add(&document->owners, 1);
}

void document_let_go(struct zhinan_document *document)
{
	if (document && atomic_fetch_sub(&document->owners, 1) == 1) {
		document_release(&document->document);
		grammars_let_go(document->shared);
		strings_release(&document->strings);
		arena_release(&document->arena);
		free(document);
	}
}

void zhinan_document_free(struct zhinan_document *document)
{
	document_let_go(document);
}

/* Reads a text up to its model. */
static enum status read_text(struct zhinan_document *document, struct str bytes,
                             const struct zhinan_options *options)
{
	struct arena *arena = &document->arena;
	struct diags *diags = &document->messages.diags;
	struct pipeline_options how = {
	    .grammars = grammars_folder(options, diags),
	    .grammar = option_text(options, ZHINAN_FAMILY),
	    .source = reading_options(options, arena),
	};
	const char *corrections = option_text(options, ZHINAN_CORRECTIONS);
	enum status status = how.grammars ? STATUS_OK : STATUS_TROUBLE;
	if (status == STATUS_OK && corrections) {
		struct corrections *read = ARENA_NEW(arena, struct corrections);
		status =
		    corrections_from_bytes(read, arena, arena_copy(arena, str_from(corrections)),
		                           STR("corrections"), diags);
		how.corrections = read;
	}
	if (status == STATUS_OK) {
		document->shared = options_grammars_of(options, how.grammars);
		how.kept = document->shared ? document->shared->grammars : NULL;
		status = document_from_bytes(&document->document, arena, document->name, bytes,
		                             &how, PRODUCT_MODEL, diags);
		document->has_source = status == STATUS_OK;
	}
	return status;
}

/* Lists the nodes by their kinds. */
static void list_nodes(struct zhinan_document *document)
{
	struct arena *arena = &document->arena;
	const struct model *model = &document->document.model;
	const struct node *const roots[] = {model->stated, model->body, model->mentions};
	directions_from_model(&document->directions, arena, model);
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		uint32_t ended;
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended)) {
			struct node_list *list = &document->kinds[node->kind];
			ARENA_PUSH(arena, list->items, list->count, list->capacity, node);
		}
	}
}

/* The bytes live in the arena of the document. */
static enum zhinan_status read_bytes(struct zhinan_document *document, struct str bytes,
                                     const struct zhinan_options *options)
{
	struct diags *diags = &document->messages.diags;
	enum status status;
	if (model_is_xml(bytes)) {
		status = model_check_version(bytes, document->name, diags);
		if (status == STATUS_OK) {
			status = model_from_xml(&document->document.model, &document->arena, bytes,
			                        document->name, diags);
		}
	} else {
		status = read_text(document, bytes, options);
	}
	document->has_model = status != STATUS_TROUBLE;
	if (document->has_model) {
		list_nodes(document);
	}
	return status_out(status);
}

enum zhinan_status zhinan_read_file(struct zhinan_document **document, const char *path,
                                    const struct zhinan_options *options)
{
	struct str bytes;
	struct zhinan_document *made = document_new(path);
	/* "-" is a file here: the input of the process is its own. */
	const char *file = strcmp(path, "-") == 0 ? "./-" : path;
	*document = made;
	enum status status =
	    file_read(&bytes, &made->arena, file, option_number(options, ZHINAN_MAX_BYTES),
	              &made->messages.diags);
	return status == STATUS_OK ? read_bytes(made, bytes, options) : ZHINAN_TROUBLE;
}

enum zhinan_status zhinan_read_bytes(struct zhinan_document **document, const char *name,
                                     const void *bytes, size_t size,
                                     const struct zhinan_options *options)
{
	struct zhinan_document *made = document_new(name);
	*document = made;
	uint64_t limit = option_number(options, ZHINAN_MAX_BYTES);
	limit = limit == 0 || limit > FILE_LIMIT ? FILE_LIMIT : limit;
	if (size > limit) {
		return status_out(diags_trouble(&made->messages.diags, &MESSAGE_FILE_TOO_LARGE,
		                                made->name,
		                                arena_format(&made->arena, "%zu", (size_t)limit)));
	}
	struct str copy = arena_copy(&made->arena, (struct str){size > 0 ? bytes : "", size});
	return read_bytes(made, copy, options);
}

const struct zhinan_messages *zhinan_document_messages(const struct zhinan_document *document)
{
	return &document->messages;
}

enum zhinan_status no_model(struct diags *diags, const struct zhinan_document *document)
{
	return status_out(diags_trouble(diags, &MESSAGE_LIBRARY_NO_MODEL, document->name, {0}));
}
