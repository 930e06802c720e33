/* What ICU says of its work. It could be given functions that allocate, but for the whole process, and it does not tell
 * which it has: those of a host of the library would be lost. */
#ifndef ZHINAN_BASE_ICU_H
#define ZHINAN_BASE_ICU_H

#include <unicode/utypes.h>

#include "base/arena.h"

/* Whether something failed. Where that was for want of memory the process ends: a table that was not read for it is no
 * table that ICU does not have. */
static inline bool icu_failed(UErrorCode error)
{
	if (error == U_MEMORY_ALLOCATION_ERROR) {
		out_of_memory();
	}
	return U_FAILURE(error);
}

#endif
