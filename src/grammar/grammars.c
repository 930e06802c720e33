/* See grammars.h. Loading is under a lock; what is loaded does not change. */
#include "grammar/grammars.h"

#include <pthread.h>

#include "base/file.h"
#include "grammar/kept.h"
#include "grammar/load.h"

/* Whether a file is as it was when the grammars were kept. */
enum file_state { FILE_UNKNOWN, FILE_SAME, FILE_CHANGED };

/* A family, and what there was to say when it was loaded. */
struct loaded {
	struct loaded *next;
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
	struct kept kept;
	enum file_state *states; /* of the files that are kept */
	struct loaded *families;
	struct recognition recognition;
	pthread_mutex_t lock;
};

struct grammars *grammars_open(struct arena *arena, const char *folder)
{
	return grammars_open_with(arena, folder, kept_in_program());
}

struct grammars *grammars_open_with(struct arena *arena, const char *folder, struct str kept)
{
	struct grammars *grammars = ARENA_NEW(arena, struct grammars);
	grammars->arena = arena;
	grammars->folder = folder;
	kept_read(&grammars->kept, arena, kept);
	grammars->states = ARENA_ARRAY(arena, enum file_state, grammars->kept.file_count + 1);
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
	for (const struct loaded *loaded = grammars->families; loaded; loaded = loaded->next) {
		grammar_free(loaded->grammar);
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

/* ---- what is kept ---- */

static bool is_same(struct grammars *grammars, size_t index)
{
	const struct kept_file *file = &grammars->kept.files[index];
	enum file_state *state = &grammars->states[index];
	if (*state == FILE_UNKNOWN) {
		struct arena arena;
		struct diags diags; /* what there is to say loading says */
		struct str bytes;
		arena_init(&arena);
		diags_init(&diags, &arena);
		struct str path =
		    arena_format(&arena, "%s/%.*s", grammars->folder, STR_FORMAT(file->name));
		*state = file_read(&bytes, &arena, path.data, file->bytes.size + 1, &diags) ==
		                     STATUS_OK &&
		                 str_equal(bytes, file->bytes)
		             ? FILE_SAME
		             : FILE_CHANGED;
		arena_release(&arena);
	}
	return *state == FILE_SAME;
}

static const struct kept_family *find_kept(const struct grammars *grammars, struct str family)
{
	for (size_t i = 0; i < grammars->kept.family_count; i++) {
		if (str_equal(grammars->kept.families[i].name, family)) {
			return &grammars->kept.families[i];
		}
	}
	return NULL;
}

/* ---- families ---- */

static enum status load_family(struct loaded *loaded, struct grammars *grammars, struct str family)
{
	const struct kept_family *kept = find_kept(grammars, family);
	bool is_kept = kept != NULL;
	for (size_t i = 0; is_kept && i < kept->file_count; i++) {
		is_kept = is_same(grammars, kept->files[i]);
	}
	if (is_kept) {
		loaded->grammar = kept_grammar(&grammars->kept, kept, grammars->arena);
		return STATUS_OK;
	}
	return grammar_load(&loaded->grammar, grammars->arena, grammars->folder,
	                    arena_copy(grammars->arena, family).data, &loaded->diags);
}

static const struct loaded *find_family(struct grammars *grammars, struct str family)
{
	struct loaded *loaded = grammars->families;
	while (loaded && !str_equal(loaded->grammar->family, family)) {
		loaded = loaded->next;
	}
	if (!loaded) {
		loaded = ARENA_NEW(grammars->arena, struct loaded);
		diags_init(&loaded->diags, grammars->arena);
		loaded->status = load_family(loaded, grammars, family);
		loaded->next = grammars->families;
		grammars->families = loaded;
	}
	return loaded;
}

enum status grammars_family(struct grammar **out, struct grammars *grammars, struct str family,
                            struct diags *diags)
{
	pthread_mutex_lock(&grammars->lock);
	const struct loaded *loaded = find_family(grammars, family);
	pthread_mutex_unlock(&grammars->lock);
	repeat_diags(diags, &loaded->diags);
	*out = loaded->status == STATUS_OK ? loaded->grammar : NULL;
	return loaded->status;
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
		enum status status = STATUS_OK;
		if (str_equal(names[i], STR(GRAMMAR_BASE))) {
			continue; /* shows no family */
		}
		const struct kept_family *kept = find_kept(grammars, names[i]);
		if (kept && is_same(grammars, kept->own)) {
			grammar = kept_recognition(&grammars->kept, kept, arena);
		} else {
			status = grammar_load_recognition(&grammar, arena, grammars->folder,
			                                  names[i], &recognition->diags);
		}
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
