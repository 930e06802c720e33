/* Function pointers by name, from the dynamic linker. */
#include "base/library.h"

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
