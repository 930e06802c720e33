/* The first language reads the page. What stands between its wide characters, figures above all, the other languages read
 * again, each stretch by itself: a network that has never seen another script knows digits better, and where both read
 * the same digits they are hardly ever wrong. */
#include "ocr/recognise.h"

#include "ocr/fit.h"

#include <string.h>
#include <tesseract/capi.h>

enum {
	MAX_NAMES = 100,   /* bytes, of languages */
	THIN_PERCENT = 58, /* of a size: no Han character is as thin, but for some of one stroke */
	MOST_PLACES = 3,   /* of the number of a page */
	EM_DASH = 0x2014,
	DOUBTFUL = 49, /* percent: what digits have at most of which two readings differ */
	MARGIN = 4,    /* a part of a size: what is around a stretch that is read again, at most */
	HEIGHT_PERCENT = 125, /* of a size: how high it is */
	LIKED_SIZE = 36,      /* dots: of characters that are read again */
	MOST_ENLARGED = 4,    /* times */
	LIKED_DOTS = 220,     /* of an inch, for these */
	FRAME = 12,           /* dots of white around them */
	WIDE = 0x2E80,        /* the first of the characters that are as wide as high */
	CERTAIN = 75          /* percent: a second reading that is less certain is not taken */
};

/* Of libgomp, with which Tesseract is built; its header comes with one compiler only. */
void omp_set_max_active_levels(int levels);

void recognise_prepare(void)
{
	/* A process that is confined may not start threads, and several processes read pages at once. */
	omp_set_max_active_levels(0);
}

const char *recognise_version(void)
{
	return TessVersion();
}

static TessBaseAPI *start(const char *folder, const char *languages, TessPageSegMode mode,
                          const struct sheet *sheet)
{
	TessBaseAPI *reader = TessBaseAPICreate();
	if (reader && TessBaseAPIInit2(reader, folder, languages, OEM_LSTM_ONLY) != 0) {
		TessBaseAPIDelete(reader);
		return NULL;
	}
	if (reader) {
		TessBaseAPISetPageSegMode(reader, mode);
		TessBaseAPISetImage2(reader, sheet->grey);
		TessBaseAPISetSourceResolution(reader, sheet->dots);
	}
	return reader;
}

static void stop(TessBaseAPI *reader)
{
	if (reader) {
		TessBaseAPIEnd(reader);
		TessBaseAPIDelete(reader);
	}
}

static TessResultIterator *results_of(TessBaseAPI *reader)
{
	return TessBaseAPIRecognize(reader, NULL) == 0 ? TessBaseAPIGetIterator(reader) : NULL;
}

/* ---- what was read ---- */

static int percent(float confidence)
{
	return confidence < 1 ? 1 : confidence > 100 ? 100 : (int)confidence;
}

/* Adds what stands at the iterator to a line. `rest` is what of the text of the line, which has its blanks, is left. */
static void add_symbol(GArray *line, const TessResultIterator *at, const TessPageIterator *place,
                       const char **rest)
{
	struct symbol symbol = {.confidence =
	                            percent(TessResultIteratorConfidence(at, RIL_SYMBOL))};
	char *text = TessResultIteratorGetUTF8Text(at, RIL_SYMBOL);
	if (!text || !TessPageIteratorBoundingBox(place, RIL_SYMBOL, &symbol.x0, &symbol.y0,
	                                          &symbol.x1, &symbol.y1)) {
		TessDeleteText(text);
		return;
	}
	for (; **rest == ' '; ++*rest) {
		symbol.is_after_blank = true;
	}
	size_t length = strlen(text);
	*rest += strncmp(*rest, text, length) == 0 ? length : 0;
	int width = symbol.x1 - symbol.x0;
	int start = symbol.x0;
	long parts = g_utf8_validate(text, -1, NULL) ? g_utf8_strlen(text, -1) : 0;
	const char *part = text;
	for (int i = 0; i < (int)parts; i++, part = g_utf8_next_char(part)) {
		symbol.code = g_utf8_get_char(part);
		symbol.x0 = start + width * i / (int)parts;
		symbol.x1 = start + width * (i + 1) / (int)parts;
		g_array_append_val(line, symbol);
		symbol.is_after_blank = false;
	}
	TessDeleteText(text);
}

/* Adds the rest of the line at the iterator. False if that is the last one. */
static bool add_line(GArray *line, TessResultIterator *at)
{
	const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(at);
	char *text = TessResultIteratorGetUTF8Text(at, RIL_TEXTLINE);
	const char *rest = text ? text : "";
	bool is_last;
	bool is_end;
	do {
		add_symbol(line, at, place, &rest);
		is_end = TessPageIteratorIsAtFinalElement(place, RIL_TEXTLINE, RIL_SYMBOL);
		is_last = !TessResultIteratorNext(at, RIL_SYMBOL);
	} while (!is_end && !is_last);
	TessDeleteText(text);
	return !is_last;
}

/* Whether the line at the iterator goes down: Tesseract takes a page on its side for one that is written so. */
static bool is_on_side(TessResultIterator *at)
{
	TessOrientation orientation = ORIENTATION_PAGE_UP;
	TessWritingDirection direction;
	TessTextlineOrder order;
	float angle;
	TessPageIteratorOrientation(TessResultIteratorGetPageIterator(at), &orientation, &direction,
	                            &order, &angle);
	return direction == WRITING_DIRECTION_TOP_TO_BOTTOM;
}

/* ---- reading again ---- */

static struct symbol *symbol_at(GArray *line, guint i)
{
	return &g_array_index(line, struct symbol, i);
}

/* Marks before and behind a stretch, which are as wide as a Han character and look like none of the second reading. */
static bool is_trimmed(gunichar c)
{
	return c == ':' || c == ';' || c == ',';
}

/* Whether a character is a digit, or what a digit may be read as. */
static bool is_like_digit(gunichar c)
{
	return g_ascii_isalnum(c) || c == ']' || c == '[' || c == '|' || c == '!' || c == '/';
}

static bool is_opening(gunichar c)
{
	return c == '(' || c == 0xFF08 || c == 0x3008;
}

static bool is_closing(gunichar c)
{
	return c == ')' || c == 0xFF09 || c == 0x3009;
}

/* Whether ink was read as a Han character that has too little for one: a digit by itself is taken so. */
static bool is_too_thin(const struct symbol *symbol, int size)
{
	return symbol->code >= 0x3400 && symbol->code < 0xA000 &&
	       (symbol->x1 - symbol->x0) * 100 < size * THIN_PERCENT;
}

static bool is_narrow(const struct symbol *symbol, int size)
{
	gunichar c = symbol->code;
	return (c > ' ' && c < WIDE && !(c >= 0x2010 && c <= 0x2026)) || is_opening(c) ||
	       is_closing(c) || is_too_thin(symbol, size);
}

/* Whether a digit may have been lost or read as something else at a place of a stretch that begins at `start`. */
static bool is_likeness(GArray *line, guint start, guint i, int size)
{
	const struct symbol *symbol = symbol_at(line, i);
	bool is_digit = symbol->code < 0x80 && g_ascii_isdigit((gchar)symbol->code);
	return (is_like_digit(symbol->code) && !is_digit) || is_too_thin(symbol, size) ||
	       (is_closing(symbol->code) && i > start && is_opening(symbol_at(line, i - 1)->code));
}

/* The figures of a stretch: its digits and what is between two of them, but not the commas of thousands. */
static GString *figures_of(GArray *line, guint start, guint end)
{
	GString *figures = g_string_new(NULL);
	for (guint i = start; i < end; i++) {
		gunichar c = symbol_at(line, i)->code;
		bool is_inside = i > start && i + 1 < end &&
		                 g_ascii_isdigit((gchar)symbol_at(line, i - 1)->code) &&
		                 g_ascii_isdigit((gchar)symbol_at(line, i + 1)->code);
		if (c < 0x80 && (g_ascii_isdigit((gchar)c) || (is_inside && c != ','))) {
			g_string_append_c(figures, (gchar)c);
		}
	}
	return figures;
}

static int certainty_of(GArray *line, guint start, guint end)
{
	int sum = 0;
	for (guint i = start; i < end; i++) {
		sum += symbol_at(line, i)->confidence;
	}
	return end > start ? sum / (int)(end - start) : 0;
}

static void doubt_digits(GArray *line, guint start, guint end)
{
	for (guint i = start; i < end; i++) {
		struct symbol *symbol = symbol_at(line, i);
		if (is_like_digit(symbol->code) && symbol->confidence > DOUBTFUL) {
			symbol->confidence = DOUBTFUL;
		}
	}
}

/* The dots of a stretch, as large as the second reading likes letters, with white around. */
static PIX *cut_out(const struct sheet *sheet, const struct text_line *line, guint start, guint end)
{
	const struct symbol *symbols = line->symbols;
	int margin = line->size / MARGIN;
	int left = start > 0 ? (symbols[start].x0 - symbols[start - 1].x1) / 2 : margin;
	int right = end < line->count ? (symbols[end].x0 - symbols[end - 1].x1) / 2 : margin;
	int x0 = MAX(0, symbols[start].x0 - CLAMP(left, 0, margin));
	int x1 = symbols[end - 1].x1 + CLAMP(right, 0, margin);
	int height = line->size * HEIGHT_PERCENT / 100;
	BOX *box = boxCreate(x0, MAX(0, line->middle - height / 2), MAX(1, x1 - x0), height);
	PIX *cut = pixClipRectangle(sheet->grey, box, NULL);
	l_float32 scale = MIN((l_float32)LIKED_SIZE / (l_float32)line->size, MOST_ENLARGED);
	PIX *scaled = cut ? pixScale(cut, scale, scale) : NULL;
	PIX *framed = scaled ? pixAddBorder(scaled, FRAME, 0xFF) : NULL;
	pixDestroy(&scaled);
	pixDestroy(&cut);
	boxDestroy(&box);
	return framed;
}

/* Reads a stretch again. The places of its characters are of no use. */
static GArray *read_again(TessBaseAPI *second, const struct sheet *sheet,
                          const struct text_line *line, guint start, guint end)
{
	GArray *again = g_array_new(FALSE, FALSE, sizeof(struct symbol));
	PIX *cut = cut_out(sheet, line, start, end);
	if (cut) {
		TessBaseAPISetImage2(second, cut);
		TessBaseAPISetSourceResolution(second, LIKED_DOTS);
		TessResultIterator *at = results_of(second);
		for (bool is_more = at != NULL; is_more;) {
			is_more = add_line(again, at);
		}
		TessResultIteratorDelete(at);
	}
	pixDestroy(&cut);
	return again;
}

static bool is_mark(gunichar c)
{
	return c == ',' || c == '.' || c == ':' || c == ';';
}

/* Takes a mark off the end of a second reading that is a part of the wide one which follows. */
static void trim(GArray *again, const struct text_line *line, guint end)
{
	bool has_mark = is_mark(line->symbols[end - 1].code);
	while (again->len > 1 && !has_mark && end < line->count &&
	       is_mark(symbol_at(again, again->len - 1)->code)) {
		g_array_set_size(again, again->len - 1);
	}
}

/* Whether a stretch has what may be a digit and was not read as one. */
static bool has_likeness(GArray *line, guint start, guint end, int size)
{
	for (guint i = start; i < end; i++) {
		if (is_likeness(line, start, i, size)) {
			return true;
		}
	}
	return false;
}

/* Puts a second reading in the place of the first, its characters side by side. */
static void replace(GArray *line, guint start, guint end, GArray *again)
{
	const struct symbol first = *symbol_at(line, start);
	int width = symbol_at(line, end - 1)->x1 - first.x0;
	int count = (int)again->len;
	for (int i = 0; i < count; i++) {
		struct symbol *symbol = symbol_at(again, (guint)i);
		symbol->x0 = first.x0 + width * i / count;
		symbol->x1 = first.x0 + width * (i + 1) / count;
		symbol->y0 = first.y0;
		symbol->y1 = first.y1;
	}
	symbol_at(again, 0)->is_after_blank = first.is_after_blank;
	g_array_remove_range(line, start, end - start);
	g_array_insert_vals(line, start, again->data, again->len);
}

/* Whether a second reading may stand for the first: where that has a Han character, thin as it is, only figures may, since
 * of anything else the second knows nothing. */
static bool may_replace(GArray *line, guint start, guint end, GArray *again)
{
	bool has_han = false;
	bool are_figures = true;
	for (guint i = start; i < end; i++) {
		has_han |= symbol_at(line, i)->code >= WIDE;
	}
	for (guint i = 0; i < again->len; i++) {
		gunichar c = symbol_at(again, i)->code;
		are_figures &= c < 0x80 && (g_ascii_isdigit((gchar)c) || strchr("().,%-~", (int)c));
	}
	return again->len > 0 && (!has_han || are_figures);
}

/* Compares two readings of a stretch, and leaves the better one in the line. Returns its new end. */
static guint settle(GArray *line, guint start, guint end, GArray *again, int size)
{
	GString *first = figures_of(line, start, end);
	GString *second = figures_of(again, 0, again->len);
	bool is_same = g_string_equal(first, second);
	/* The first knows digits better, the second letters. */
	bool is_better =
	    may_replace(line, start, end, again) && certainty_of(again, 0, again->len) >= CERTAIN &&
	    has_likeness(line, start, end, size) && (is_same || first->len < second->len);
	if (is_better) {
		replace(line, start, end, again);
		end = start + again->len;
	}
	if (!is_same) {
		doubt_digits(line, start, end);
	}
	g_string_free(first, TRUE);
	g_string_free(second, TRUE);
	return end;
}

/* Finds a stretch from `start` on, without wide marks around it. False if there is none; `*next` is where to go on. */
static bool find_stretch(GArray *line, int size, guint *start, guint *end, guint *next)
{
	bool is_needed = false;
	guint at = *start;
	for (; at < line->len && is_narrow(symbol_at(line, at), size); at++) {
		is_needed |=
		    is_like_digit(symbol_at(line, at)->code) || is_likeness(line, *start, at, size);
	}
	*next = MAX(at, *start + 1);
	*end = at;
	while (is_needed && is_trimmed(symbol_at(line, *start)->code)) {
		++*start;
	}
	while (is_needed && is_trimmed(symbol_at(line, *end - 1)->code)) {
		--*end;
	}
	return is_needed;
}

static void read_stretches_again(TessBaseAPI *second, const struct sheet *sheet, GArray *line,
                                 const struct text_line *measured)
{
	struct text_line now = *measured;
	guint next;
	for (guint start = 0; start < line->len; start = next) {
		guint end;
		if (find_stretch(line, now.size, &start, &end, &next)) {
			now.symbols = symbol_at(line, 0);
			now.count = line->len;
			GArray *again = read_again(second, sheet, &now, start, end);
			trim(again, &now, end);
			next += settle(line, start, end, again, now.size) - end;
			g_array_free(again, TRUE);
		}
	}
}

static bool is_dash(gunichar c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x4E00 /* one, as it is drawn */;
}

/* Reads the number of the page again that stands between dashes: a digit by itself is taken for a Han character. */
static void read_page_number_again(TessBaseAPI *second, const struct sheet *sheet, GArray *line,
                                   const struct text_line *measured)
{
	guint start = 0;
	guint end = line->len;
	while (start < end && is_dash(symbol_at(line, start)->code)) {
		start++;
	}
	while (end > start && is_dash(symbol_at(line, end - 1)->code)) {
		end--;
	}
	if (start == 0 || end == line->len || end == start || end - start > MOST_PLACES) {
		return;
	}
	GArray *again = read_again(second, sheet, measured, start, end);
	GString *first = figures_of(line, start, end);
	GString *figures = figures_of(again, 0, again->len);
	if (again->len > 0 && figures->len == again->len) {
		bool is_same = g_string_equal(first, figures);
		replace(line, start, end, again);
		if (!is_same) {
			doubt_digits(line, start, start + again->len);
		}
		g_array_remove_range(line, start + again->len + 1,
		                     line->len - start - again->len - 1);
		g_array_remove_range(line, 1, start - 1);
		symbol_at(line, 0)->code = EM_DASH;
		symbol_at(line, line->len - 1)->code = EM_DASH;
	}
	g_string_free(first, TRUE);
	g_string_free(figures, TRUE);
	g_array_free(again, TRUE);
}

/* Doubts a bracket that holds nothing or has the ink of more than a bracket: a digit beside it was lost. */
static void doubt_brackets(const struct text_line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		struct symbol *symbol = &line->symbols[i];
		bool is_bracket = is_opening(symbol->code) || is_closing(symbol->code);
		bool is_wide = (symbol->x1 - symbol->x0) * 100 > line->size * THIN_PERCENT;
		bool is_empty = i > 0 && is_closing(symbol->code) && is_opening(symbol[-1].code);
		if (is_bracket && (is_wide || is_empty)) {
			symbol->confidence = MIN(symbol->confidence, DOUBTFUL);
		}
	}
}

static void take_line(GArray *symbols, TessBaseAPI *second, const struct sheet *sheet,
                      void (*take)(const struct text_line *line, void *more), void *more)
{
	struct text_line line = {symbol_at(symbols, 0), symbols->len, 0, 0};
	fit_line(&line, sheet->ink);
	if (second) {
		read_page_number_again(second, sheet, symbols, &line);
		read_stretches_again(second, sheet, symbols, &line);
		line.symbols = symbol_at(symbols, 0);
		line.count = symbols->len;
		fit_line(&line, sheet->ink);
	}
	doubt_brackets(&line);
	take(&line, more);
}

static void count(const GArray *line, bool is_standing, struct outcome *outcome, long *sum)
{
	for (guint i = 0; i < line->len; i++) {
		*sum += g_array_index(line, struct symbol, i).confidence;
	}
	outcome->characters += line->len;
	outcome->on_side += is_standing ? line->len : 0;
}

bool recognise_page(const struct sheet *sheet, const char *folder, const char *languages,
                    void (*take)(const struct text_line *line, void *more), void *more,
                    struct outcome *outcome)
{
	char first[MAX_NAMES];
	g_strlcpy(first, languages, sizeof first);
	char *others = strchr(first, '+');
	if (others) {
		*others++ = '\0';
	}
	TessBaseAPI *reader = start(folder, first, PSM_AUTO, sheet);
	TessBaseAPI *second = others ? start(folder, others, PSM_SINGLE_LINE, sheet) : NULL;
	bool is_started = reader && (second || !others);
	TessResultIterator *at = is_started ? results_of(reader) : NULL;
	GArray *line = g_array_new(FALSE, FALSE, sizeof(struct symbol));
	long sum = 0;
	*outcome = (struct outcome){0};
	for (bool is_more = at != NULL; is_more;) {
		bool is_standing = is_on_side(at);
		g_array_set_size(line, 0);
		is_more = add_line(line, at);
		count(line, is_standing, outcome, &sum);
		if (line->len > 0) {
			take_line(line, second, sheet, take, more);
		}
	}
	outcome->certainty = outcome->characters > 0 ? (int)(sum / (long)outcome->characters) : 0;
	g_array_free(line, TRUE);
	TessResultIteratorDelete(at);
	stop(second);
	stop(reader);
	return is_started;
}
