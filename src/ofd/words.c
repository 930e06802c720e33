#include "ofd/words.h"

#include <math.h>
#include <string.h>

enum { ASCII = 128 };

#define GAP 0.12  /* the least room between words, beside that between letters */
#define EVEN 0.01 /* by which the width of all characters of a font may differ */

/* How wide a character is in usual fonts, at most. */
static double usual_width(gunichar c)
{
	static const struct {
		const char *characters;
		double width;
	} widths[] = {{"fijlrtI.,:;'!|()[]-", 0.36},
	              {"sczkvxyJ\"?*", 0.5},
	              {"mwABCDEFGHKLNOPQRSTUVXYZ&", 0.8},
	              {"MW@%", 0.95}};
	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
		if (strchr(widths[i].characters, (int)c)) {
			return c == 'm' ? 0.89 : widths[i].width;
		}
	}
	return 0.56;
}

/* Whether a step is the width of each character in the fonts that are like typewriters. */
static bool is_even(double step)
{
	return fabs(step - 0.5) <= EVEN || fabs(step - 0.6) <= EVEN;
}

static bool is_ascii(gunichar c)
{
	return c > ' ' && c < ASCII - 1;
}

/* Finds the width of each character: the usual one, or what it takes here where it takes least. Returns the room between
 * letters. */
static double find_widths(const gunichar *characters, const double *steps, size_t count,
                          double widths[ASCII])
{
	double loose = 1;
	for (gunichar c = 0; c < ASCII; c++) {
		widths[c] = is_ascii(c) ? usual_width(c) : 0;
	}
	for (size_t i = 0; i < count; i++) {
		gunichar c = characters[i];
		if (is_ascii(c) && steps[i] > 0) {
			loose = MIN(loose, MAX(steps[i] - widths[c], 0));
		}
	}
	for (size_t i = 0; i < count; i++) {
		gunichar c = characters[i];
		if (is_ascii(c) && steps[i] > 0) {
			widths[c] = MIN(widths[c], steps[i]);
		}
	}
	return loose;
}

void words_find_ends(const gunichar *characters, const double *steps, size_t count, bool *ends)
{
	double widths[ASCII];
	double loose = find_widths(characters, steps, count, widths);
	bool has_blanks = false;
	for (size_t i = 0; i < count; i++) {
		gunichar before = characters[i];
		gunichar after = i + 1 < count ? characters[i + 1] : 0;
		has_blanks |= g_unichar_isspace(before);
		/* Numbers are never divided so. */
		bool has_letter = is_ascii(before) && is_ascii(after) &&
		                  (g_ascii_isalpha(before) || g_ascii_isalpha(after));
		ends[i] =
		    has_letter && !is_even(steps[i]) && steps[i] - widths[before] - loose >= GAP;
	}
	for (size_t i = 0; has_blanks && i < count; i++) {
		ends[i] = false;
	}
}
