/* Function pointers by name, from the dynamic linker. */
#include "base/library.h"

#include <dlfcn.h>

bool library_find(void *functions, const char *const *names, const char *soname,
                  struct arena *arena, struct str *why)
{
	void *library = dlopen(soname, RTLD_LAZY);
	for (size_t i = 0; library && names[i]; i++) {
		void *function = dlsym(library, names[i]);
		library = function ? library : NULL;
		memcpy((char *)functions + i * sizeof function, &function, sizeof function);
	}
	if (!library) {
		const char *text = dlerror();
		*why = arena_copy(arena, str_from(text ? text : soname));
	}
	return library != NULL;
}
