/* A hand-made model with a node of every kind, and ways to have it as XML. */
#ifndef ZHINAN_TEST_SAMPLE_H
#define ZHINAN_TEST_SAMPLE_H

#include "base/diag.h"
#include "model/model.h"

/* Text that XML can only hold escaped, or not at all. */
#define HOSTILE "]]> & <b> \"q\" 'a'\t\r\n\x01\x1F \xEF\xBF\xBD \xEF\xBF\xBE \xEF\xBC\x81 end "

void sample_make(struct model *model, struct arena *arena);

/* The model as XML, in the arena; fails the test where it cannot be written. */
struct str sample_xml(const struct model *model, struct arena *arena);

/* The first diag as a line of English, or "" where there is none. */
const char *sample_diag(const struct diags *diags);

#endif
