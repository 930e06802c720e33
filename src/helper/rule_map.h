/* Where the vertical rules of a page are. */
#ifndef ZHINAN_HELPER_RULE_MAP_H
#define ZHINAN_HELPER_RULE_MAP_H

#include "helper/lines.h"

/* Takes in the rules of a page, in the place of those before. */
void rule_map_set(const struct rule *rules, size_t count);

/* Whether a vertical rule is between x0 and x1 at height y. */
bool rule_map_parts(int x0, int x1, int y);

#endif
