/* What a page of a document is given beside its audit: its source, why it was read as it was, and what a correction
 * may say of it. */
#ifndef ZHINAN_LIBRARY_PAGE_EVIDENCE_H
#define ZHINAN_LIBRARY_PAGE_EVIDENCE_H

#include "pipeline.h"
#include "report/page_input.h"
#include "report/words.h"

/* Collects it from a document that was made up to its model. Borrows the document; the rest is in the arena of the
 * words. With `has_reasons` false, why it was read so is left out: for a model that another grammar may have made. */
void page_input_from_document(struct page_input *out, const struct wording *words,
                              const struct document *document, bool has_reasons);

#endif
