#include "ocr/recognise.h"

#include <string.h>
#include <tesseract/capi.h>

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

static TessBaseAPI *start(const char *folder, const char *languages)
{
	TessBaseAPI *reader = TessBaseAPICreate();
	if (reader && TessBaseAPIInit2(reader, folder, languages, OEM_LSTM_ONLY) != 0) {
		TessBaseAPIDelete(reader);
		return NULL;
	}
	return reader;
}

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

static void take_lines(TessResultIterator *at,
                       void (*take)(const struct text_line *line, void *more), void *more)
{
	const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(at);
	GArray *line = g_array_new(FALSE, FALSE, sizeof(struct symbol));
	char *text = NULL;
	const char *rest = "";
	do {
		if (TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE)) {
			TessDeleteText(text);
			text = TessResultIteratorGetUTF8Text(at, RIL_TEXTLINE);
			rest = text ? text : "";
		}
		add_symbol(line, at, place, &rest);
		if (TessPageIteratorIsAtFinalElement(place, RIL_TEXTLINE, RIL_SYMBOL)) {
			struct text_line whole = {(struct symbol *)(void *)line->data, line->len};
			take(&whole, more);
			g_array_set_size(line, 0);
		}
	} while (TessResultIteratorNext(at, RIL_SYMBOL));
	TessDeleteText(text);
	g_array_free(line, TRUE);
}

bool recognise_page(PIX *grey, int dots, const char *folder, const char *languages,
                    void (*take)(const struct text_line *line, void *more), void *more)
{
	TessBaseAPI *reader = start(folder, languages);
	if (!reader) {
		return false;
	}
	TessBaseAPISetPageSegMode(reader, PSM_AUTO);
	TessBaseAPISetImage2(reader, grey);
	TessBaseAPISetSourceResolution(reader, dots);
	TessResultIterator *at =
	    TessBaseAPIRecognize(reader, NULL) == 0 ? TessBaseAPIGetIterator(reader) : NULL;
	if (at) {
		take_lines(at, take, more);
		TessResultIteratorDelete(at);
	}
	TessBaseAPIEnd(reader);
	TessBaseAPIDelete(reader);
	return true;
}
