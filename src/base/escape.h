/* Characters that steer a terminal, or turn the direction of what follows, made visible: \u001B, as JSON writes it.
 * A byte that is no UTF-8 is \xFF. */
#ifndef ZHINAN_BASE_ESCAPE_H
#define ZHINAN_BASE_ESCAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Whether a character must not reach a terminal as it is: a control of either set, a line or paragraph separator, a
 * mark, embedding, override or isolate of direction. */
bool is_steering(uint32_t character);

/* Appends the character of any bytes at *at (< size), as it is or made visible; moves *at past it. */
void escape_append(struct buf *out, struct str bytes, size_t *at);

/* Any bytes as one line that steers nothing. In the arena. */
struct str escape_text(struct arena *arena, struct str bytes);

#endif
