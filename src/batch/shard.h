/* A share of the texts of a batch, for one of several machines. */
#ifndef ZHINAN_BATCH_SHARD_H
#define ZHINAN_BATCH_SHARD_H

#include <stddef.h>

enum { MAX_SHARES = 100000 };

/* The index-th of count, from 1; 0 of 0: all. */
struct shard {
	size_t index;
	size_t count;
};

#endif
