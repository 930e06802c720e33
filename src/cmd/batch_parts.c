/* Reads the files of a text, unpacks archives, and puts the parts of a call in order. */
#include "cmd/batch_parts.h"

#include "base/file.h"
#include "base/file_name.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "batch/order_parts.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "grammar/grammars.h"
#include "model/model_from_xml.h"
#include "source/archive_members.h"
#include "source/source_from_parts.h"

/* ---- reading ---- */

/* The last part of a name decides: what is hidden, or stands beside documents, is none. */
static bool is_wanted(struct str name)
{
	struct str last = file_name_last(name);
	return !str_starts(last, STR(".")) && !str_starts(name, STR("__MACOSX/")) &&
	       is_document_name(last);
}

static int compare_members(const void *a, const void *b)
{
	const struct archive_member *first = a;
	const struct archive_member *second = b;
	return natural_order(first->name, second->name);
}

static enum status read_archive(struct batch_parts *out, struct context *context, const char *path,
                                struct str bytes)
{
	struct archive_members members;
	struct arena *arena = context->arena;
	const struct source_options reading = input_reading(&context->options);
	enum status status = archive_members_read(&members, arena, str_from(path), bytes, &reading,
	                                          is_wanted, &context->diags);
	if (status == STATUS_OK && members.count == 0) {
		return diags_trouble(&context->diags, &MESSAGE_BATCH_EMPTY_ARCHIVE, str_from(path),
		                     {0});
	}
	SORT(members.items, members.count, compare_members);
	for (size_t i = 0; i < members.count && status == STATUS_OK; i++) {
		struct str name =
		    arena_format(arena, "%s/%.*s", path, STR_FORMAT(members.items[i].name));
		struct batch_part part = {name, members.items[i].bytes};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, part);
	}
	return status;
}

enum status batch_parts_read(struct batch_parts *out, struct context *context,
                             const struct batch_text *text)
{
	enum status status = STATUS_OK;
	*out = (struct batch_parts){0};
	for (size_t i = 0; i < text->path_count && status == STATUS_OK; i++) {
		struct batch_part part = {.name = str_from(text->paths[i])};
		status = file_read(&part.bytes, context->arena, text->paths[i],
		                   context->options.max_bytes, &context->diags);
		if (status == STATUS_OK && text->is_together && is_archive_name(part.name)) {
			status = read_archive(out, context, text->paths[i], part.bytes);
		} else if (status == STATUS_OK && model_is_xml(part.bytes)) {
			status = diags_trouble(&context->diags, &MESSAGE_MODEL_NO_SOURCE, part.name,
			                       {0});
		} else if (status == STATUS_OK) {
			ARENA_PUSH(context->arena, out->items, out->count, out->capacity, part);
		}
	}
	return status;
}

/* ---- joining ---- */

/* The first line that has more than white space in it. */
static struct str first_line(struct str text)
{
	for (size_t start = 0; start < text.size;) {
		const char *end = memchr(text.data + start, '\n', text.size - start);
		size_t stop = end ? (size_t)(end - text.data) : text.size;
		struct str line = str_trim(str_slice(text, start, stop));
		if (line.size > 0) {
			return line;
		}
		start = stop + 1;
	}
	return (struct str){0};
}

/* Whether a text begins as the line above an annex does: "Annex 2", whatever follows. */
static bool begins_as_annex(struct grammar *grammar, struct str text)
{
	enum { MAX_CHARACTERS = 8 };
	struct match_result match;
	size_t end = 0;
	for (size_t i = 0; i < MAX_CHARACTERS && end < text.size; i++) {
		utf8_next(text, &end);
		if (rule_match(&grammar->annex, str_slice(text, 0, end), 0, &match)) {
			return true;
		}
	}
	return false;
}

/* The grammar that knows how annexes begin, if the folder has it. */
static struct grammar *annex_grammar(struct context *context,
                                     const struct pipeline_options *options)
{
	struct grammar *grammar;
	struct diags ignored;
	diags_init(&ignored, context->arena);
	enum status status = grammars_family(&grammar, options->kept, STR("generic"), &ignored);
	return status == STATUS_OK ? grammar : NULL;
}

/* The parts that could be read, in their order. */
struct sources {
	const struct source **items;
	size_t count;
};

/* Reads a part. What is wrong with it is a warning of its own. */
static const struct source *read_part(struct context *context, const struct batch_part *part,
                                      const struct pipeline_options *options)
{
	struct diags diags;
	struct source *source = ARENA_NEW(context->arena, struct source);
	diags_init(&diags, context->arena);
	enum status status = source_from_bytes(source, context->arena, part->name, part->bytes,
	                                       &options->source, &diags);
	for (const struct diag *diag = diags.first; diag; diag = diag->next) {
		diags_add(&context->diags, DIAG_WARNING, diag->message, diag->file,
		          diag->arguments);
	}
	return status == STATUS_OK ? source : NULL;
}

static struct sources read_sources(struct context *context, const struct batch_parts *parts,
                                   const struct pipeline_options *options)
{
	struct arena *arena = context->arena;
	struct sources main = {ARENA_ARRAY(arena, const struct source *, parts->count + 1), 0};
	struct sources annexes = {ARENA_ARRAY(arena, const struct source *, parts->count + 1), 0};
	struct grammar *grammar = annex_grammar(context, options);
	for (size_t i = 0; i < parts->count; i++) {
		const struct batch_part *part = &parts->items[i];
		const struct source *source = read_part(context, part, options);
		if (source) {
			bool is_annex =
			    grammar && (begins_as_annex(grammar, file_name_last(part->name)) ||
			                begins_as_annex(grammar, first_line(source->text)));
			struct sources *list = is_annex ? &annexes : &main;
			list->items[list->count++] = source;
		}
	}
	for (size_t i = 0; i < annexes.count; i++) {
		main.items[main.count++] = annexes.items[i];
	}
	return main;
}

enum status batch_parts_join(struct source *out, struct context *context,
                             const struct batch_parts *parts, struct str name,
                             const struct pipeline_options *options)
{
	struct sources sources = read_sources(context, parts, options);
	if (sources.count == 0) {
		return diags_trouble(&context->diags, &MESSAGE_BATCH_NO_PART, name);
	}
	name = arena_format(context->arena, "%.*s.txt", STR_FORMAT(file_name_last(name)));
	return source_from_parts(out, context->arena, name, sources.items, sources.count,
	                         &context->diags);
}
