/* Opens the output that the options name, and writes reports to it. */
#include "cmd/output.h"

#include <assert.h>
#include <unistd.h>

#include "base/escape.h"
#include "cmd/message.h"
#include "source/source.h"

bool output_is_terminal(const struct options *options)
{
	return (!options->output || strcmp(options->output, "-") == 0) && isatty(STDOUT_FILENO);
}

/* An input without the number of a line behind it, where it has one. */
static const char *without_line(const char *input, struct arena *arena)
{
	const char *colon = strrchr(input, ':');
	bool has_line = colon && colon[1] && colon[1 + strspn(colon + 1, "0123456789")] == '\0';
	return has_line ? arena_copy(arena, (struct str){input, (size_t)(colon - input)}).data
	                : input;
}

/* Checks that a file to be written is none of the inputs. */
static enum status check_file(struct context *context, const char *file, char **inputs)
{
	const struct options *options = &context->options;
	bool is_input = options->corrections && file_is_same(file, options->corrections);
	for (; *inputs && !is_input; inputs++) {
		is_input = file_is_same(file, *inputs) ||
		           file_is_same(file, without_line(*inputs, context->arena));
	}
	return is_input
	           ? diags_trouble(&context->diags, &MESSAGE_OUTPUT_IS_INPUT, str_from(file), {0})
	           : STATUS_OK;
}

enum status output_check(struct context *context, const char *format, char **inputs)
{
	static const char *const binary[] = {"xlsx", "docx"};
	const struct options *options = &context->options;
	const char *output = options->output;
	if (options->text && check_file(context, options->text, inputs) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (options->text && output &&
	    (strcmp(output, options->text) == 0 || file_is_same(output, options->text))) {
		return diags_trouble(&context->diags, &MESSAGE_OUTPUT_TWICE, str_from(output), {0});
	}
	for (size_t i = 0; format && i < sizeof binary / sizeof *binary; i++) {
		if (strcmp(format, binary[i]) == 0 && output_is_terminal(options)) {
			return diags_trouble(&context->diags, &MESSAGE_OUTPUT_BINARY, STR(""),
			                     str_from(format));
		}
	}
	if (!output || strcmp(output, "-") == 0) {
		return STATUS_OK;
	}
	return check_file(context, output, inputs);
}

enum status output_open(struct file_writer *writer, struct context *context)
{
	return file_writer_open(writer, context->options.output, &context->diags);
}

enum status output_close(struct file_writer *writer, struct context *context, enum status status)
{
	const char *path = context->options.output;
	bool is_file = path && strcmp(path, "-") != 0;
	if (status != STATUS_TROUBLE) {
		status = status_worse(
		    status, source_check_density(context->arena, STR(""), &context->diags));
	}
	status =
	    status_worse(status, file_writer_close(writer, status == STATUS_OK, &context->diags));
	/* A person who waits at a terminal is told; a program has the exit code. */
	if (status == STATUS_OK && is_file && isatty(STDERR_FILENO)) {
		diags_add(&context->diags, DIAG_NOTE, &MESSAGE_OUTPUT_WRITTEN, (struct str){0},
		          (const struct str[DIAG_ARGUMENTS]){
			      escape_text(context->arena, str_from(path))});
	}
	return status;
}

enum status output_report(struct context *context, enum report_kind kind, struct report *report)
{
	struct file_writer writer;
	report_writer *write = report_find(kind, context->options.format);
	enum status status = output_open(&writer, context);
	assert(write); /* formats are checked before a command runs */
	if (status != STATUS_OK) {
		return status;
	}
	report->stream = writer.stream;
	report->words = context_words(context);
	report->diags = &context->diags;
	return output_close(&writer, context, write(report));
}
