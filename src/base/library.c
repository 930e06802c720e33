/* Function pointers by name, from the dynamic linker. */
#include "base/library.h"

#include <ctype.h>
#include <dlfcn.h>
#include <pthread.h>

/* Two threads may find the same library at once. */
static pthread_mutex_t finding = PTHREAD_MUTEX_INITIALIZER;

bool library_find(void *functions, const char *const *names, const char *soname,
                  struct arena *arena, struct str *why)
{
	pthread_mutex_lock(&finding);
	void *library = dlopen(soname, RTLD_LAZY);
	for (size_t i = 0; library && names[i]; i++) {
		void *known;
		void *function = dlsym(library, names[i]);
		char *place = (char *)functions + i * sizeof function;
		library = function ? library : NULL;
		memcpy(&known, place, sizeof known);
		if (function != known) { /* else another thread may be reading it */
			memcpy(place, &function, sizeof function);
		}
	}
	if (!library) {
		const char *text = dlerror();
		*why = arena_copy(arena, str_from(text ? text : soname));
	}
	pthread_mutex_unlock(&finding);
	return library != NULL;
}

/* As Debian makes the names: "libzip.so.4" is in libzip4, "libsqlite3.so.0" in libsqlite3-0. */
struct str library_package_of(const char *soname, struct arena *arena)
{
	const char *dot = strstr(soname, ".so.");
	if (!dot || dot == soname) {
		return str_from(soname);
	}
	bool ends_in_digit = isdigit((unsigned char)dot[-1]);
	return arena_format(arena, "%.*s%s%s", (int)(dot - soname), soname,
	                    ends_in_digit ? "-" : "", dot + strlen(".so."));
}

enum status library_missing(const char *soname, struct diags *diags, struct str file,
                            struct str why)
{
	return diags_trouble(diags, &MESSAGE_LIBRARY_MISSING, file, why,
	                     library_package_of(soname, diags->arena));
}

void *library_function_behind(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}
