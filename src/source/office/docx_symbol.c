/* Unicode for characters of fonts that have symbols in the place of letters. */
#include "source/office/docx_symbol.h"

uint32_t docx_symbol(struct str font, uint32_t code)
{
	static const struct {
		uint16_t code;
		uint16_t meant;
	} symbols[] = {{0x2D, 0x2212}, {0x7E, 0x223C}, {0xA3, 0x2264}, {0xA5, 0x221E},
	               {0xB0, 0xB0},   {0xB1, 0xB1},   {0xB3, 0x2265}, {0xB4, 0xD7},
	               {0xB7, 0x2022}, {0xB8, 0xF7}};
	uint32_t low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
	if (str_starts(font, STR("Wingdings")) && low >= 0x81 && low <= 0x8A) {
		return 0x2460 + low - 0x81; /* one to ten, circled */
	}
	if (!str_equal(font, STR("Symbol"))) {
		return code;
	}
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
		if (symbols[i].code == low) {
			return symbols[i].meant;
		}
	}
	return low >= '0' && low <= '9' ? low : code;
}
