/* Options as a caller sets them. */
#include <stdlib.h>

#include "library/handle.h"

/* ---- grammars ---- */

struct shelf {
	struct shared_grammars *grammars; /* held; NULL: none were asked for */
	pthread_mutex_t lock;
};

static struct shared_grammars *open_grammars(const char *folder)
{
	struct shared_grammars *shared = calloc(1, sizeof *shared);
	if (!shared) {
		out_of_memory();
	}
	arena_init(&shared->arena);
	shared->folder = arena_copy(&shared->arena, str_from(folder)).data;
	shared->grammars = grammars_open(&shared->arena, shared->folder);
	atomic_init(&shared->owners, 1);
	return shared;
}

void grammars_let_go(struct shared_grammars *shared)
{
	if (shared && atomic_fetch_sub(&shared->owners, 1) == 1) {
		grammars_close(shared->grammars);
		arena_release(&shared->arena);
		free(shared);
	}
}

struct shared_grammars *options_grammars_of(const struct zhinan_options *options,
                                            const char *folder)
{
	struct shelf *shelf = options ? options->shelf : NULL;
	if (!shelf) {
		return NULL;
	}
	pthread_mutex_lock(&shelf->lock);
	if (shelf->grammars && strcmp(shelf->grammars->folder, folder) != 0) {
		grammars_let_go(shelf->grammars);
		shelf->grammars = NULL;
	}
	if (!shelf->grammars) {
		shelf->grammars = open_grammars(folder);
	}
	struct shared_grammars *shared = shelf->grammars;
	atomic_fetch_add(&shared->owners, 1);
	pthread_mutex_unlock(&shelf->lock);
	return shared;
}

/* ---- options ---- */

struct zhinan_options *zhinan_options_new(void)
{
	struct zhinan_options *options = calloc(1, sizeof *options);
	struct shelf *shelf = calloc(1, sizeof *shelf);
	if (!options || !shelf || pthread_mutex_init(&shelf->lock, NULL) != 0) {
		out_of_memory();
	}
	options->shelf = shelf;
	return options;
}

void zhinan_options_free(struct zhinan_options *options)
{
	if (!options) {
		return;
	}
	for (size_t i = 0; i < TEXT_OPTIONS; i++) {
		free(options->texts[i]);
	}
	grammars_let_go(options->shelf->grammars);
	pthread_mutex_destroy(&options->shelf->lock);
	free(options->shelf);
	free(options);
}

static bool can_be(enum zhinan_text_option option, const char *value)
{
	struct decimal percent;
	switch (option) {
	case ZHINAN_PRECISION:
		return strcmp(value, "total") == 0 || strcmp(value, "all") == 0;
	case ZHINAN_TOLERANCE:
		return decimal_parse(&percent, str_from(value)) && percent.digits >= 0;
	default:
		return true;
	}
}

enum zhinan_status zhinan_options_set_text(struct zhinan_options *options,
                                           enum zhinan_text_option option, const char *value)
{
	if ((unsigned)option >= TEXT_OPTIONS || (value && !can_be(option, value))) {
		return ZHINAN_TROUBLE;
	}
	char *copy = value ? strdup(value) : NULL;
	if (value && !copy) {
		out_of_memory();
	}
	free(options->texts[option]);
	options->texts[option] = copy;
	if (option == ZHINAN_GRAMMARS) { /* its files are looked at anew */
		grammars_let_go(options->shelf->grammars);
		options->shelf->grammars = NULL;
	}
	return ZHINAN_OK;
}

enum zhinan_status zhinan_options_set_number(struct zhinan_options *options,
                                             enum zhinan_number_option option, uint64_t value)
{
	if ((unsigned)option >= NUMBER_OPTIONS || value > SIZE_MAX) {
		return ZHINAN_TROUBLE;
	}
	options->numbers[option] = value;
	return ZHINAN_OK;
}

const char *option_text(const struct zhinan_options *options, enum zhinan_text_option option)
{
	return options ? options->texts[option] : NULL;
}

uint64_t option_number(const struct zhinan_options *options, enum zhinan_number_option option)
{
	return options ? options->numbers[option] : 0;
}
