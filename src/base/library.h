/* Libraries that few runs need, opened when their first function is needed: loading them and what
 * they depend on costs about as much as reading a text.
 *
 * The pointers are state of the process, not of a document, since a library is loaded once per
 * process. library_load always writes the same values, under a lock, so two threads may call it; a thread may
 * call a library's function only after its own library_load has returned true. */
#ifndef ZHINAN_BASE_LIBRARY_H
#define ZHINAN_BASE_LIBRARY_H

#include "base/diag.h"

#define LIBRARY_POINTER(function) __typeof__(function) *(function);
#define LIBRARY_NAME(function) #function,

/* The functions of a library, in a struct of that name: FUNCTIONS is a macro that applies its
 * argument to each. They are called as name.function() once library_load has returned true. */
#define LIBRARY(name, FUNCTIONS)                                                                   \
	static const char *const name##_names[] = {FUNCTIONS(LIBRARY_NAME) NULL};                  \
	static struct {                                                                            \
		FUNCTIONS(LIBRARY_POINTER)                                                         \
	} name

/* Opens a library, once, and finds the functions of its LIBRARY. soname is a macro that the build
 * defines, not a string. False, with the reason in the arena, if it cannot be loaded. It is never
 * closed. */
#define library_load(name, soname, arena, why)                                                     \
	library_find(&(name), name##_names, LIBRARY_STRING(soname), (arena), (why))
#define LIBRARY_STRING(soname) #soname

/* The Debian package that a library is in. */
#define library_package(soname, arena) library_package_of(LIBRARY_STRING(soname), (arena))

/* Says that a library cannot be loaded, why, and which package has it; always STATUS_TROUBLE. */
#define library_trouble(soname, diags, file, why)                                                  \
	library_missing(LIBRARY_STRING(soname), (diags), (file), (why))
bool library_find(void *functions, const char *const *names, const char *soname,
                  struct arena *arena, struct str *why);
struct str library_package_of(const char *soname, struct arena *arena);
enum status library_missing(const char *soname, struct diags *diags, struct str file,
                            struct str why);

/* The function of a library that one of the program with the same name stands before. */
void *library_function_behind(const char *name);

#endif
