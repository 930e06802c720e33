/* What the command serve reads in the pages that it shows. */
#ifndef ZHINAN_CMD_SERVE_PAGE_H
#define ZHINAN_CMD_SERVE_PAGE_H

#include "base/str.h"

/* The policy of a page for its contents (CSP), which it states in its head; data NULL where it states none. */
struct str page_policy(struct str page);

#endif
