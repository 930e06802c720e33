/* The digits of decimals, as JSON has them. */
#include "value/decimal_json.h"

void json_number(struct json_out *out, const char *key, struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	json_digits(out, key, (struct str){digits, decimal_write(value, digits)});
}

void json_decimal(struct json_out *out, const char *key, struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	if (value.scale > 0) {
		json_text(out, key, (struct str){digits, decimal_write(value, digits)});
	} else {
		json_number(out, key, value);
	}
}
