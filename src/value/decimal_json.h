/* Decimals in JSON. */
#ifndef ZHINAN_VALUE_DECIMAL_JSON_H
#define ZHINAN_VALUE_DECIMAL_JSON_H

#include "base/json_out.h"
#include "value/decimal.h"

/* A whole number is a JSON integer, whatever its size; another is a string of its exact digits,
 * as readers of JSON would round it. */
void json_decimal(struct json_out *out, const char *key, struct decimal value);

/* A number in any case, for a share that is rounded already. */
void json_number(struct json_out *out, const char *key, struct decimal value);

#endif
