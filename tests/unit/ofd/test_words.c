/* Where words end that are written without blanks. */
#include "ofd/words.h"

#include <criterion/criterion.h>
#include <string.h>

Test(words, ends)
{
	static const struct {
		const char *text;
		double steps[16];
		const char *wanted; /* with blanks */
	} cases[] = {
	    /* As in Times, with a quarter of the size between words. */
	    {"Hehas", {0.72, 0.69, 0.5, 0.44}, "He has"},
	    {"isit", {0.28, 0.64, 0.28}, "is it"},
	    {"anewone", {0.69, 0.5, 0.44, 0.97, 0.5, 0.5}, "a new one"},
	    /* As in Arial Bold. */
	    {"one", {0.61, 0.61}, "one"},
	    {"Will", {0.94, 0.28, 0.28}, "Will"},
	    /* As in fonts whose characters are all as wide. */
	    {"ill", {0.5, 0.5}, "ill"},
	    {"ill", {0.6, 0.6}, "ill"},
	    {"GB2312", {0.5, 0.5, 0.5, 0.5, 0.5}, "GB2312"},
	    /* Loosely set. */
	    {"loose", {0.7, 0.9, 0.9, 0.8}, "loose"},
	    /* Numbers are not divided. */
	    {"1200", {0.5, 0.9, 0.5}, "1200"},
	    {"5G", {0.5}, "5G"},
	    {"a b", {0.9, 0.3}, "a b"},
	    {"a", {0}, "a"},
	    {"", {0}, ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gunichar characters[16];
		bool ends[16];
		char found[32] = "";
		size_t count = strlen(cases[i].text);
		for (size_t k = 0; k < count; k++) {
			characters[k] = (unsigned char)cases[i].text[k];
		}
		words_find_ends(characters, cases[i].steps, count, ends);
		for (size_t k = 0; k < count; k++) {
			strncat(found, cases[i].text + k, 1);
			strcat(found, ends[k] ? " " : "");
		}
		cr_assert_str_eq(found, cases[i].wanted);
	}
}
