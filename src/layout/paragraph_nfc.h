/* Unicode's canonical composition (NFC, Unicode Standard Annex 15), piece by piece, so that
 * each change can stand in the ledger. */
#ifndef ZHINAN_LAYOUT_PARAGRAPH_NFC_H
#define ZHINAN_LAYOUT_PARAGRAPH_NFC_H

#include "base/arena.h"
#include "base/span.h"

/* False only for text that surely is in NFC: a quick look at its bytes. */
bool text_may_need_nfc(struct str text);

/* The next segment of text at or behind `from` that NFC would change; its composed form, in
 * the arena, goes to *nfc. False where there is none. */
bool text_next_nfc(struct str text, size_t from, struct span *segment, struct str *nfc,
                   struct arena *arena);

#endif
