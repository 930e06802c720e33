/* What is behind the handles of zhinan.h. Internal to library/. */
#ifndef ZHINAN_LIBRARY_HANDLE_H
#define ZHINAN_LIBRARY_HANDLE_H

#include <pthread.h>
#include <stdatomic.h>

#include "audit/audit.h"
#include "diff/changes.h"
#include "library/zhinan.h"
#include "model/directions.h"
#include "pipeline.h"
#include "report/words.h"
#include "value/figure.h"

enum { NODE_ROOTS = 3 /* what is stated, the body, the mentions */ };

/* ---- strings.c ---- */

/* Strings that were handed out, each once, so that asking again and again takes no more memory. Made when they are
 * asked for; several threads may ask at once. */
struct strings {
	struct arena arena;
	struct string **buckets;
	size_t bucket_count; /* a power of two */
	size_t count;
	pthread_mutex_t lock;
};

void strings_init(struct strings *strings);
void strings_release(struct strings *strings);

/* A copy of a text that ends with NUL and lives as long as the strings; of texts that are equal the same. */
const char *strings_keep(struct strings *strings, struct str text);

/* The diags of a handle. */
struct zhinan_messages {
	struct diags diags;
	struct strings *strings;
};

/* Memory for the words of one call, which are kept and then freed. */
struct scratch {
	struct arena arena;
	struct wording words;
};

void scratch_init(struct scratch *scratch, enum zhinan_language language);
const char *scratch_keep(struct scratch *scratch, struct strings *strings, struct str text);

/* A decimal as a kept string. */
const char *decimal_keep(struct strings *strings, struct decimal value);

/* ---- options.c ---- */

enum { TEXT_OPTIONS = ZHINAN_OCR_LANGUAGES + 1, NUMBER_OPTIONS = ZHINAN_LAST_PAGE + 1 };

struct shelf;

struct zhinan_options {
	char *texts[TEXT_OPTIONS]; /* malloc'ed, or NULL */
	uint64_t numbers[NUMBER_OPTIONS];
	struct shelf *shelf; /* of grammars; changes while the options are used */
};

/* Grammars that the documents of some options share. A model points into them. */
struct shared_grammars {
	struct arena arena;
	struct grammars *grammars;
	const char *folder;
	atomic_size_t owners;
};

/* The grammars of a folder, opened when they are first asked for; held for the caller. NULL without options. */
struct shared_grammars *options_grammars_of(const struct zhinan_options *options,
                                            const char *folder);

/* One less that needs them; NULL is fine. */
void grammars_let_go(struct shared_grammars *shared);

/* What an option says; NULL and 0 where nothing does, and of NULL. */
const char *option_text(const struct zhinan_options *options, enum zhinan_text_option option);
uint64_t option_number(const struct zhinan_options *options, enum zhinan_number_option option);

/* ---- folders.c ---- */

/* The folder of the grammars, NUL-terminated: see ZHINAN_GRAMMARS. NULL with a diag where there is none. */
const char *grammars_folder(const struct zhinan_options *options, struct diags *diags);

/* The folders where the helper program may be, colons between: see ZHINAN_HELPERS. */
const char *helpers_folders(const struct zhinan_options *options, struct arena *arena);

/* How sources are read. */
struct source_options reading_options(const struct zhinan_options *options, struct arena *arena);

/* ---- document.c ---- */

struct node_list {
	const struct node **items;
	size_t count;
	size_t capacity;
};

struct zhinan_document {
	struct arena arena;
	struct strings strings;
	struct zhinan_messages messages;
	struct shared_grammars *shared; /* held; NULL: the document has its own, or needs none */
	struct document document;       /* its model is that of an XML where that was read */
	struct directions directions;
	struct node_list kinds[NODE_KIND_COUNT];
	struct str name; /* as it was given */
	atomic_size_t owners;
	bool has_model;
	bool has_source;
};

/* One more, or one less, that needs a document; without any it is freed. */
void document_hold(struct zhinan_document *document);
void document_let_go(struct zhinan_document *document);

/* Says that a document has nothing to work on: ZHINAN_TROUBLE, always. */
enum zhinan_status no_model(struct diags *diags, const struct zhinan_document *document);

/* ---- audit.c, changes.c ---- */

struct zhinan_audit {
	struct arena arena;
	struct strings strings;
	struct zhinan_messages messages;
	struct audit audit;
	struct zhinan_document *document; /* held */
	bool is_made;
};

struct zhinan_changes {
	struct arena arena;
	struct strings strings;
	struct zhinan_messages messages;
	struct changes changes;
	struct zhinan_document *documents[2]; /* held; the old, the new */
	bool is_made;
};

/* ---- from one to the other ---- */

static inline enum zhinan_status status_out(enum status status)
{
	static const enum zhinan_status out[] = {
	    [STATUS_OK] = ZHINAN_OK, [STATUS_NO] = ZHINAN_NO, [STATUS_TROUBLE] = ZHINAN_TROUBLE};
	return out[status];
}

static inline enum language language_in(enum zhinan_language language)
{
	return language == ZHINAN_CHINESE ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
}

/* The parts that a caller sees are those of the model, under another name. */
static inline const struct zhinan_node *node_out(const struct node *node)
{
	return (const struct zhinan_node *)(const void *)node;
}

static inline const struct node *node_in(const struct zhinan_node *node)
{
	return (const struct node *)(const void *)node;
}

static inline const struct zhinan_place *place_out(const struct place *place)
{
	return place && place->count > 0 ? (const struct zhinan_place *)(const void *)place : NULL;
}

#endif
