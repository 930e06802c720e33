/* Options as a caller sets them. */
#include <stdlib.h>

#include "library/handle.h"

struct zhinan_options *zhinan_options_new(void)
{
	struct zhinan_options *options = calloc(1, sizeof *options);
	if (!options) {
		out_of_memory();
	}
	return options;
}

void zhinan_options_free(struct zhinan_options *options)
{
	for (size_t i = 0; options && i < TEXT_OPTIONS; i++) {
		free(options->texts[i]);
	}
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
