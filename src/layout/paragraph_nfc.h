/* Unicode's canonical composition (NFC, Unicode Standard Annex 15), segment by segment, so that
 * each change can be in the ledger. */
#ifndef ZHINAN_LAYOUT_PARAGRAPH_NFC_H
#define ZHINAN_LAYOUT_PARAGRAPH_NFC_H

#include "base/arena.h"
#include "base/span.h"

/* Whether a text may not be in NFC, by a quick look at its bytes; false only where it surely is. */
bool text_may_need_nfc(struct str text);

/* Finds the next segment at or behind `from` that NFC would change, and stores its composed form,
 * in the arena, in *nfc. False where there is none. */
bool text_next_nfc(struct str text, size_t from, struct span *segment, struct str *nfc,
                   struct arena *arena);

#endif
