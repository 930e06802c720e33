/* How much this machine can do at one time. */
#ifndef ZHINAN_BASE_PROCESSORS_H
#define ZHINAN_BASE_PROCESSORS_H

#include <stddef.h>
#include <unistd.h>

/* The processors that are switched on, at least 1. */
static inline size_t processor_count(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count > 0 ? (size_t)count : 1;
}

#endif
