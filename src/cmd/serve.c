/* zhinan serve: pages on this computer, see serve/serve.h. */
#include "serve/serve.h"
#include "cmd/command.h"

enum { MAX_UPLOAD = 64 << 20, IDLE_SECONDS = 3600 };

/* An option for the processes that read documents, unless it is 0. */
static size_t add_number(const char **arguments, size_t count, struct arena *arena,
                         const char *name, size_t number)
{
	if (number > 0) {
		arguments[count++] = arena_format(arena, "--%s=%zu", name, number).data;
	}
	return count;
}

enum status run_serve(struct context *context, int argc, char **argv)
{
	enum { MOST_ARGUMENTS = 8 };
	const struct options *options = &context->options;
	struct arena *arena = context->arena;
	const char **arguments = ARENA_ARRAY(arena, const char *, MOST_ARGUMENTS);
	size_t count = 0;
	const char *grammars = options_grammars(options, arena);
	size_t max_bytes = options->max_bytes > 0 ? options->max_bytes : MAX_UPLOAD;
	(void)argc;
	(void)argv;
	arguments[count++] = arena_format(arena, "--grammars=%s", grammars).data;
	count = add_number(arguments, count, arena, "max-bytes", max_bytes);
	count = add_number(arguments, count, arena, "max-unpacked", options->max_unpacked);
	count = add_number(arguments, count, arena, "max-pages", options->max_pages);
	count = add_number(arguments, count, arena, "max-depth", options->max_depth);
	(void)add_number(arguments, count, arena, "helper-seconds", options->helper_seconds);
	size_t idle = options->idle_seconds;
	const struct serve_options serving = {
	    .arguments = arguments,
	    .port = (unsigned)options->port,
	    .max_bytes = max_bytes,
	    .folder = options->folder,
	    .opens = options->open,
	    .idle_seconds = idle == 0 && options->open ? IDLE_SECONDS : idle,
	    .language = options->language,
	};
	return serve(&serving, arena, &context->diags);
}
