/* Runs the command that the arguments name. The exit code is its answer: 0 fine, 1 the answer is
 * no, 2 trouble. cmd/ has the commands. */
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/file.h"
#include "base/library.h"
#include "base/memory.h"
#include "base/temporary_file.h"
#include "base/terminal_stream.h"
#include "base/xml_reader.h"
#include "cmd/command.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "library/zhinan.h"

/* Whoever asks for memory and finds none ends the program. The functions below stand before those of the
 * C library for all that runs in it: libxml2, ICU, PCRE2, libzip, the C library itself. So nothing that one of
 * them gives back for want of memory, be it NULL, an error or half a result, is ever taken for an answer, and no
 * caller has to tell the two apart. They are here since only a program may decide this: in src/library/ the
 * memory is that of the host. The sanitizers have functions of their own in this place. */
#ifndef __SANITIZE_ADDRESS__
#define STANDS_BEFORE __attribute__((visibility("default")))

/* Found at the first call, which comes before main. Two threads would find the same. */
static void *function_behind(_Atomic(void *) *found, const char *name)
{
	void *function = atomic_load_explicit(found, memory_order_relaxed);
	if (!function) {
		function = library_function_behind(name);
		atomic_store_explicit(found, function, memory_order_relaxed);
	}
	return function;
}

STANDS_BEFORE void *malloc(size_t size)
{
	static _Atomic(void *) found;
	void *(*allocate)(size_t) = function_behind(&found, "malloc");
	return memory_never_null(allocate(size));
}

STANDS_BEFORE void *calloc(size_t count, size_t size)
{
	static _Atomic(void *) found;
	void *(*allocate)(size_t, size_t) = function_behind(&found, "calloc");
	return memory_never_null(allocate(count, size));
}

/* To nothing is to free, and then NULL says that it was done. */
STANDS_BEFORE void *realloc(void *memory, size_t size)
{
	static _Atomic(void *) found;
	void *(*resize)(void *, size_t) = function_behind(&found, "realloc");
	void *resized = resize(memory, size);
	return !memory || size > 0 ? memory_never_null(resized) : resized;
}

STANDS_BEFORE void *reallocarray(void *memory, size_t count, size_t size)
{
	static _Atomic(void *) found;
	void *(*resize)(void *, size_t, size_t) = function_behind(&found, "reallocarray");
	void *resized = resize(memory, count, size);
	return !memory || (count > 0 && size > 0) ? memory_never_null(resized) : resized;
}
#endif

/* Keeps freed memory, since libraries allocate and free whole documents: by default glibc returns
 * that memory to the system and takes it again each time, which costs more than the parsing. */
static void keep_freed_memory(void)
{
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_TOP_PAD, 16 << 20);
	mallopt(M_MMAP_THRESHOLD, 64 << 20);
}

/* Where the program is started without one of the standard streams, a file that it opens must not become that stream. In
 * its place is one that cannot be used either. */
static void keep_standard_streams(void)
{
	static const int opposites[] = {O_WRONLY, O_RDONLY, O_RDONLY};
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
		if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", opposites[stream]) < 0) {
			_exit(2); /* nothing can be said */
		}
	}
}

/* A file that gets too large is an error of writing, with a message; so it is for what this program starts. */
static void end_cleanly(void)
{
	signal(SIGXFSZ, SIG_IGN);
	temporary_remove_on_signals();
}

/* Buffers standard error by lines: by default each cell of a table is a system call. */
static void send_errors_by_lines(void)
{
	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
}

/* Writes the answer to --help or --version. */
static enum status print_answer(struct context *context, const struct command *command)
{
	struct file_writer writer;
	enum status status = file_writer_open(&writer, NULL, &context->diags);
	if (status != STATUS_OK) {
		return status;
	}
	if (context->options.help) {
		const struct wording words = context_words(context);
		command_help(writer.stream, command, &words);
	} else {
		fprintf(writer.stream, "zhinan %s\n", ZHINAN_VERSION);
	}
	return file_writer_close(&writer, true, &context->diags);
}

/* Whether a blank-separated list of names (may be NULL) holds a name. */
static bool holds_name(const char *names, const char *name)
{
	size_t size = strlen(name);
	while (names && *names) {
		size_t width = strcspn(names, " ");
		if (width == size && memcmp(names, name, size) == 0) {
			return true;
		}
		names += width + strspn(names + width, " ");
	}
	return false;
}

static enum status run_command(struct context *context, const struct command *command, int argc,
                               char **argv)
{
	struct options *options = &context->options;
	struct options_request request = {
	    .program = arena_format(context->arena, "zhinan %s", command->name),
	    .allowed = command->options,
	    .takers = commands_that_take,
	};
	enum status status = options_read(options, &request, argc, argv, &context->diags);
	if (status != STATUS_OK) {
		return status;
	}
	if (options->help) {
		return print_answer(context, command->doc ? command : NULL);
	}
	if (options->argument_count < command->min || options->argument_count > command->max) {
		return context_usage(context, command);
	}
	if (options->format && !holds_name(command->formats, options->format)) {
		return options_no_choice(options, STR("--format"), options->format,
		                         command->formats, &context->diags);
	}
	char **inputs = options->arguments;
	for (int i = 0; i < command->first_input && *inputs; i++) {
		inputs++;
	}
	status = output_check(context, options->format, inputs);
	return status == STATUS_OK
	           ? command->run(context, options->argument_count, options->arguments)
	           : status;
}

/* The command of a name; NULL with a diag. */
static const struct command *find_command(struct context *context, const char *name)
{
	const struct command *command = command_find(name);
	if (!command) {
		struct nearest nearest = command_nearest(name);
		const struct str arguments[DIAG_ARGUMENTS] = {
		    str_from(name),
		    options_suggestion(&context->options, &nearest, context->arena)};
		diags_add(&context->diags, DIAG_ERROR, &MESSAGE_USAGE_COMMAND, STR(""), arguments);
	}
	return command;
}

/* zhinan help [COMMAND]: the same as --help. */
static enum status run_help(struct context *context, int argc, char **argv)
{
	const struct options_request request = {.program = STR("zhinan help"),
	                                        .allowed = OPTION_LANG | OPTION_HELP};
	enum status status = options_read(&context->options, &request, argc, argv, &context->diags);
	if (status != STATUS_OK) {
		return status;
	}
	const char *name = context->options.arguments[0];
	const struct command *command =
	    name && strcmp(name, "help") != 0 ? find_command(context, name) : NULL;
	context->options.help = true;
	return context->diags.errors > 0 ? STATUS_TROUBLE : print_answer(context, command);
}

static enum status run_program(struct context *context, int argc, char **argv)
{
	struct options *options = &context->options;
	const struct options_request request = {
	    .program = STR("zhinan"),
	    .allowed = OPTION_LANG | OPTION_HELP | OPTION_VERSION,
	    .is_prefix = true,
	    .takers = commands_that_take,
	};
	enum status status = options_read(options, &request, argc, argv, &context->diags);
	if (status != STATUS_OK) {
		return status;
	}
	if (options->help || options->version) {
		return print_answer(context, NULL);
	}
	if (options->argument_count == 0) {
		return diags_trouble(&context->diags, &MESSAGE_USAGE_NO_COMMAND, STR(""));
	}
	if (strcmp(options->arguments[0], "help") == 0) {
		return run_help(context, options->argument_count, options->arguments);
	}
	const struct command *command = find_command(context, options->arguments[0]);
	return command ? run_command(context, command, options->argument_count, options->arguments)
	               : STATUS_TROUBLE;
}

int main(int argc, char **argv)
{
	static const int exit_codes[] = {[STATUS_OK] = 0, [STATUS_NO] = 1, [STATUS_TROUBLE] = 2};
	keep_standard_streams();
	end_cleanly();
	terminal_streams_start();
	keep_freed_memory();
	xml_load_nothing();
	send_errors_by_lines();
	struct arena arena;
	struct context context = {.arena = &arena};
	arena_init(&arena);
	diags_init(&context.diags, &arena);
	options_init(&context.options);
	signal(SIGCHLD, SIG_DFL); /* where it is ignored, nobody is told how a child ended */
	options_find_language(&context.options, argc, argv);
	enum status status = run_program(&context, argc, argv);
	context_flush(&context);
	arena_release(&arena);
	return exit_codes[context.has_lost_output ? STATUS_TROUBLE : status];
}
