/* Where the title of a marked line ends. */
#ifndef ZHINAN_OUTLINE_TITLE_END_H
#define ZHINAN_OUTLINE_TITLE_END_H

#include "base/span.h"
#include "base/str.h"

/* Where the title ends in what stands behind a mark, before the sign that ends it: a colon that its description
 * follows, or the end of its first sentence; at the end of the span where nothing does. */
uint32_t title_end(struct str folded, struct span span);

#endif
