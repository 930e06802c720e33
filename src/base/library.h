/* Libraries that few runs need, opened when the first of their functions is needed: to load them, and
 * what they bring along, costs each run about as much as reading a text.
 *
 * The pointers are state of the process, and not of a document, as the libraries are loaded into the
 * process once. Whoever calls library_load first finds them; it writes the same values each time, so
 * that two threads may call it, but no thread may call a function before its own call has returned. */
#ifndef ZHINAN_BASE_LIBRARY_H
#define ZHINAN_BASE_LIBRARY_H

#include "base/arena.h"

#define LIBRARY_POINTER(function) __typeof__(function) *(function);
#define LIBRARY_NAME(function) #function,

/* The functions of a library, in a struct of that name: FUNCTIONS is a macro that applies its
 * argument to each. They are called as name.function() once library_load has returned true. */
#define LIBRARY(name, FUNCTIONS)                                                                   \
	static const char *const name##_names[] = {FUNCTIONS(LIBRARY_NAME) NULL};                  \
	static struct {                                                                            \
		FUNCTIONS(LIBRARY_POINTER)                                                         \
	} name

/* Opens a library, once, and finds the functions of that LIBRARY. soname is a macro, which the
 * build defines, and no string. False, and why in the arena, where it cannot be had. It stays
 * open. */
#define library_load(name, soname, arena, why)                                                     \
	library_find(&(name), name##_names, LIBRARY_STRING(soname), (arena), (why))
#define LIBRARY_STRING(soname) #soname
bool library_find(void *functions, const char *const *names, const char *soname,
                  struct arena *arena, struct str *why);

#endif
