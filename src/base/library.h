/* Libraries that few runs need, opened when the first of their functions is: to load them, and
 * what they bring along, costs each run about as much as reading a text. */
#ifndef ZHINAN_BASE_LIBRARY_H
#define ZHINAN_BASE_LIBRARY_H

#include "base/arena.h"

#define LIBRARY_POINTER(function) __typeof__(function) *(function);
#define LIBRARY_NAME(function) #function,

/* The functions of a library, in a struct of that name: FUNCTIONS is a macro that applies its
 * argument to each. They are called as name.function() when library_load was successful. */
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
