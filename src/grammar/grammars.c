/* See grammars.h. Loading is under a lock; what is loaded does not change. */
#include "grammar/grammars.h"

#include <pthread.h>

#include "grammar/load.h"

/* A family, and what there was to say when it was loaded. */
struct kept {
	struct kept *next;
	struct grammar *grammar;
	struct diags diags;
	enum status status;
};

/* All families, as far as they recognise a text. */
struct recognition {
	struct grammar **items;
	size_t count;
	size_t capacity;
	struct diags diags;
	enum status status;
	bool is_loaded;
};

struct grammars {
	struct arena *arena;
	const char *folder;
	struct kept *families;
	struct recognition recognition;
	pthread_mutex_t lock;
};

struct grammars *grammars_open(struct arena *arena, const char *folder)
{
	struct grammars *grammars = ARENA_NEW(arena, struct grammars);
	grammars->arena = arena;
	grammars->folder = folder;
	if (pthread_mutex_init(&grammars->lock, NULL) != 0) {
		out_of_memory();
	}
	return grammars;
}

void grammars_close(struct grammars *grammars)
{
	if (!grammars) {
		return;
	}
	for (const struct kept *kept = grammars->families; kept; kept = kept->next) {
		grammar_free(kept->grammar);
	}
	for (size_t i = 0; i < grammars->recognition.count; i++) {
		grammar_free(grammars->recognition.items[i]);
	}
	grammars->families = NULL;
	grammars->recognition = (struct recognition){0};
	pthread_mutex_destroy(&grammars->lock);
}

/* Says again what loading said, to who has not heard it. */
static void repeat_diags(struct diags *diags, const struct diags *said)
{
	for (const struct diag *diag = said->first; diag; diag = diag->next) {
		struct diag *copy =
		    diags_add(diags, diag->level, diag->message, diag->file, diag->arguments);
		copy->line = diag->line;
		copy->column = diag->column;
	}
}

/* ---- families ---- */

static const struct kept *find_family(struct grammars *grammars, struct str family)
{
	struct kept *kept = grammars->families;
	while (kept && !str_equal(kept->grammar->family, family)) {
		kept = kept->next;
	}
	if (!kept) {
		kept = ARENA_NEW(grammars->arena, struct kept);
		diags_init(&kept->diags, grammars->arena);
		kept->status = grammar_load(&kept->grammar, grammars->arena, grammars->folder,
		                            arena_copy(grammars->arena, family).data, &kept->diags);
		kept->next = grammars->families;
		grammars->families = kept;
	}
	return kept;
}

enum status grammars_family(struct grammar **out, struct grammars *grammars, struct str family,
                            struct diags *diags)
{
	pthread_mutex_lock(&grammars->lock);
	const struct kept *kept = find_family(grammars, family);
	pthread_mutex_unlock(&grammars->lock);
	repeat_diags(diags, &kept->diags);
	*out = kept->status == STATUS_OK ? kept->grammar : NULL;
	return kept->status;
}

/* ---- recognition ---- */

static enum status load_recognition(struct grammars *grammars)
{
	struct recognition *recognition = &grammars->recognition;
	struct arena *arena = grammars->arena;
	struct str *names;
	size_t count;
	diags_init(&recognition->diags, arena);
	if (grammar_families(&names, &count, arena, grammars->folder, &recognition->diags) !=
	    STATUS_OK) {
		return STATUS_TROUBLE;
	}
	for (size_t i = 0; i < count; i++) {
		struct grammar *grammar;
		if (str_equal(names[i], STR(GRAMMAR_BASE))) {
			continue; /* shows no family */
		}
		enum status status = grammar_load_recognition(&grammar, arena, grammars->folder,
		                                              names[i], &recognition->diags);
		ARENA_PUSH(arena, recognition->items, recognition->count, recognition->capacity,
		           grammar);
		if (status != STATUS_OK) {
			return status;
		}
	}
	return STATUS_OK;
}

enum status grammars_recognition(struct grammar *const **out, size_t *count,
                                 struct grammars *grammars, struct diags *diags)
{
	struct recognition *recognition = &grammars->recognition;
	pthread_mutex_lock(&grammars->lock);
	if (!recognition->is_loaded) {
		recognition->is_loaded = true;
		recognition->status = load_recognition(grammars);
	}
	pthread_mutex_unlock(&grammars->lock);
	repeat_diags(diags, &recognition->diags);
	*out = recognition->items;
	*count = recognition->count;
	return recognition->status;
}
