/* Finds what the library needs beside itself. */
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

#include "library/handle.h"
#include "library/message.h"

/* Where folders may be: seen from the folder of this code, then anywhere. */
static const char *const grammars_beside[] = {"../share/zhinan/grammars",
                                              "../../share/zhinan/grammars", "../../grammars"};
static const char *const grammars_installed[] = {"/usr/local/share/zhinan/grammars",
                                                 "/usr/share/zhinan/grammars"};
static const char *const helpers_beside[] = {"../libexec/zhinan", "../../libexec/zhinan", "../bin"};
static const char *const helpers_installed[] = {"/usr/local/libexec/zhinan", "/usr/libexec/zhinan"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The file that this code was loaded from: of a static library that is the program. In the arena; empty where it is not
 * known. */
static struct str own_file(struct arena *arena)
{
	Dl_info info;
	char path[4096];
	if (dladdr((const void *)grammars_beside, &info) != 0 && strchr(info.dli_fname, '/')) {
		char *real = realpath(info.dli_fname, NULL);
		struct str file = real ? arena_copy(arena, str_from(real)) : STR("");
		free(real);
		if (file.size > 0) {
			return file;
		}
	}
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);
	return arena_copy(arena, (struct str){path, size > 0 ? (size_t)size : 0});
}

/* The folder of this code, with a slash at its end. */
static struct str own_folder(struct arena *arena)
{
	struct str folder = own_file(arena);
	while (folder.size > 0 && folder.data[folder.size - 1] != '/') {
		folder.size--;
	}
	return folder;
}

/* What an option names, or else a variable of the environment; NULL: neither. */
static const char *named(const struct zhinan_options *options, enum zhinan_text_option option,
                         const char *variable)
{
	const char *text = option_text(options, option);
	text = text ? text : secure_getenv(variable);
	return text && *text ? text : NULL;
}

/* The grammars in a folder: its name, or NULL. It is added to those that were tried. */
static const char *grammars_in(struct str folder, struct str *tried, struct arena *arena)
{
	struct str file = arena_format(arena, "%.*s/common.yaml", STR_FORMAT(folder));
	*tried = arena_format(arena, "%.*s%s%.*s", STR_FORMAT(*tried), tried->size > 0 ? ", " : "",
	                      STR_FORMAT(folder));
	return access(file.data, F_OK) == 0 ? arena_copy(arena, folder).data : NULL;
}

const char *grammars_folder(const struct zhinan_options *options, struct diags *diags)
{
	struct arena *arena = diags->arena;
	struct str tried = STR("");
	const char *name = named(options, ZHINAN_GRAMMARS, "ZHINAN_GRAMMARS");
	const char *found = NULL;
	if (name) {
		found = grammars_in(str_from(name), &tried, arena);
	} else {
		struct str own = own_folder(arena);
		for (size_t i = 0; !found && i < COUNT(grammars_beside); i++) {
			found = grammars_in(
			    arena_format(arena, "%.*s%s", STR_FORMAT(own), grammars_beside[i]),
			    &tried, arena);
		}
		for (size_t i = 0; !found && i < COUNT(grammars_installed); i++) {
			found = grammars_in(str_from(grammars_installed[i]), &tried, arena);
		}
	}
	if (!found) {
		diags_add(diags, DIAG_ERROR, &MESSAGE_LIBRARY_GRAMMARS, STR(""),
		          (const struct str[DIAG_ARGUMENTS]){tried});
	}
	return found;
}

const char *helpers_folders(const struct zhinan_options *options, struct arena *arena)
{
	const char *name = named(options, ZHINAN_HELPERS, "ZHINAN_HELPERS");
	struct str own = own_folder(arena);
	struct str list = STR("");
	if (name) {
		return arena_copy(arena, str_from(name)).data;
	}
	for (size_t i = 0; i < COUNT(helpers_beside); i++) {
		list = arena_format(arena, "%.*s%.*s%s:", STR_FORMAT(list), STR_FORMAT(own),
		                    helpers_beside[i]);
	}
	for (size_t i = 0; i < COUNT(helpers_installed); i++) {
		list = arena_format(arena, "%.*s%s:", STR_FORMAT(list), helpers_installed[i]);
	}
	return list.data;
}

struct source_options reading_options(const struct zhinan_options *options, struct arena *arena)
{
	return (struct source_options){
	    .encoding = option_text(options, ZHINAN_ENCODING),
	    .helpers = helpers_folders(options, arena),
	    .ocr_languages = option_text(options, ZHINAN_OCR_LANGUAGES),
	    .first_page = option_number(options, ZHINAN_FIRST_PAGE),
	    .last_page = option_number(options, ZHINAN_LAST_PAGE),
	    .byte_limit = option_number(options, ZHINAN_MAX_BYTES),
	    .unpacked_limit = option_number(options, ZHINAN_MAX_UNPACKED),
	    .page_limit = option_number(options, ZHINAN_MAX_PAGES),
	    .depth_limit = option_number(options, ZHINAN_MAX_DEPTH),
	    .helper_seconds = option_number(options, ZHINAN_HELPER_SECONDS),
	};
}
