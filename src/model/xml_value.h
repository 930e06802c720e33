/* Reads attribute values of the model's XML. Each function returns false if the text is no such
 * value; the result is then undefined. */
#ifndef ZHINAN_MODEL_XML_VALUE_H
#define ZHINAN_MODEL_XML_VALUE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/str.h"

/* A whole number in decimal digits, at most limit. */
bool xml_value_whole(struct str text, uint64_t limit, uint64_t *out);

/* Bytes: "12-30", or several pieces in ascending order with a blank between. Leaves the line
 * as it is; further pieces are the arena's. */
bool xml_value_place(struct str text, struct place *place, struct arena *arena);

/* Four whole numbers with a blank between: "200 350 420 410". */
bool xml_value_box(struct str text, struct box *box);

/* The name of a figure's kind (enum figure_kind); of a relation (enum relation). */
bool xml_value_kind(struct str text, uint8_t *out);
bool xml_value_relation(struct str text, uint8_t *out);

/* A written precision: a whole number of -127 to 127. */
bool xml_value_decimals(struct str text, int8_t *out);

/* A share of at most one with four decimals, "0.9987", in ten-thousandths. */
bool xml_value_coverage(struct str text, uint32_t *out);

#endif
