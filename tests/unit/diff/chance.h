/* Numbers by chance, the same for the same seed. */
#ifndef ZHINAN_TEST_CHANCE_H
#define ZHINAN_TEST_CHANCE_H

#include <stdint.h>

struct chance {
	uint64_t state;
};

/* From 0 to sides - 1. */
static inline uint32_t roll(struct chance *chance, uint32_t sides)
{
	chance->state = chance->state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(chance->state >> 33) % sides;
}

#endif
