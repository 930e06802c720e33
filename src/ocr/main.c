/* zhinan-ocr: reads a page of a scan on standard input, and writes its lines of text with their places to standard output.
 * It is a separate program for the reasons that zhinan-pdf is one: a fault of the libraries that decode pictures ends
 * only this process, which cannot open files for writing or use the network.
 *
 * This source is under the licence of the project. The program links poppler, which is under the
 * GNU General Public License, version 2 or 3: so the binary as a whole is under that licence.
 *
 * usage: zhinan-ocr PAGE LANGUAGES < FILE, where FILE is a PDF, PNG, JPEG or TIFF, PAGE counts from 1 and LANGUAGES are
 * of Tesseract's data: chi_sim, or chi_sim+eng. Writes lines:
 *
 *   P PAGE
 *   S WIDTH HEIGHT
 *       how large the page is, in tenths of a point
 *   V VERSION
 *       of Tesseract
 *   D R L C K
 *       what stands on the page, as helper/lines.h tells it; of each L and C line the K line follows
 *   I MEDIA-TYPE BASE64
 *       a small picture of the page, turned so that its lines are level, as the places are told
 *   Z PAGE
 *       all is written
 *   E damaged, E languages MISSING, E large WIDTH HEIGHT
 *       instead of all else: there is no such page; the data of these languages is not installed; the picture has
 *       more dots than are read
 *
 * usage: zhinan-ocr count < FILE. Writes N COUNT, of pages, or E damaged.
 *
 * Exit code 0 in each of these cases, 2 for other failures, 127 where the system cannot confine it, and it reads nothing. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "helper/confine.h"
#include "ocr/clean.h"
#include "ocr/image.h"
#include "ocr/places.h"
#include "ocr/preview.h"
#include "ocr/recognise.h"
#include "ocr/rules.h"
#include "ocr/tessdata.h"

#define MEMORY ((uint64_t)1 << 30)

enum {
	PER_POINT = 10,  /* tenths */
	POINTS = 72,     /* of an inch */
	MOST_DOTS = 250, /* of an inch: pictures with more are reduced */
	READ_DOTS = 200
};

/* A page while it is read. */
struct page {
	struct picture picture;
	PIX *grey;
	PIX *ink;
	double slant;
};

static void free_page(struct page *page)
{
	pixDestroy(&page->picture.pix);
	pixDestroy(&page->grey);
	pixDestroy(&page->ink);
}

/* Tesseract reads Han characters of larger pictures worse, and more slowly. */
static void reduce(struct picture *picture)
{
	if (picture->dots > MOST_DOTS) {
		l_float32 scale = (l_float32)READ_DOTS / (l_float32)picture->dots;
		PIX *smaller = pixScale(picture->pix, scale, scale);
		pixDestroy(&picture->pix);
		picture->pix = smaller;
		picture->dots = READ_DOTS;
	}
}

/* Makes grey and ink of the picture, with level lines. False if memory does not suffice. */
static bool prepare(struct page *page)
{
	reduce(&page->picture);
	if (!page->picture.pix) {
		return false;
	}
	page->grey = clean_grey(page->picture.pix, page->picture.dots);
	page->ink = page->grey ? clean_ink(page->grey) : NULL;
	page->slant = page->ink ? clean_slant(page->ink) : 0;
	if (page->slant != 0) {
		PIX *level = pixRotateAMGray(page->grey, (l_float32)page->slant, 0xFF);
		pixDestroy(&page->grey);
		pixDestroy(&page->ink);
		page->grey = level;
		page->ink = level ? clean_ink(level) : NULL;
	}
	return page->ink != NULL;
}

struct found {
	const struct rule *rules;
	size_t count;
};

static size_t tell_rules(void *page, const struct rule **out)
{
	const struct found *found = page;
	*out = found->rules;
	return found->count;
}

static void take_line(const struct text_line *line, void *places)
{
	places_add(places, line);
}

static bool write_page(struct page *page, int number, const struct tessdata *data)
{
	struct found found;
	struct places places = {.glyphs = g_array_new(FALSE, FALSE, sizeof(struct glyph)),
	                        .dots = page->picture.dots};
	int scale = POINTS * PER_POINT;
	found.count = rules_take(page->ink, page->grey, places.dots, &found.rules);
	const struct sheet sheet = {page->grey, page->ink, places.dots};
	bool is_read = recognise_page(&sheet, data->folder, data->languages, take_line, &places);
	if (is_read) {
		places_finish(&places);
		printf("P %d\n", number);
		printf("S %d %d\n", pixGetWidth(page->grey) * scale / places.dots,
		       pixGetHeight(page->grey) * scale / places.dots);
		printf("V %s\n", recognise_version());
		lines_write((const struct glyph *)(void *)places.glyphs->data, places.glyphs->len,
		            tell_rules, &found);
		preview_write(page->picture.pix, places.dots, page->slant);
		printf("Z %d\n", number);
	}
	g_array_free(places.glyphs, TRUE);
	return is_read;
}

static bool read_page(const void *bytes, size_t size, int number, const struct tessdata *data)
{
	struct page page = {0};
	struct image_answer answer = image_open(bytes, size, number - 1, &page.picture);
	bool is_read = true;
	if (answer.trouble == IMAGE_LARGE) {
		printf("E large %d %d\n", answer.width, answer.height);
	} else if (answer.trouble == IMAGE_DAMAGED) {
		printf("E damaged\n");
	} else {
		is_read = prepare(&page) && write_page(&page, number, data);
	}
	free_page(&page);
	return is_read;
}

static void write_count(const void *bytes, size_t size)
{
	int count = image_count(bytes, size);
	if (count > 0) {
		printf("N %d\n", count);
	} else {
		printf("E damaged\n");
	}
}

int main(int argc, char **argv)
{
	size_t size;
	const void *bytes = helper_input(&size);
	bool is_count = argc == 2 && strcmp(argv[1], "count") == 0;
	long number = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
	struct tessdata data = {0};
	bool is_known =
	    is_count || (number > 0 && number <= INT_MAX && tessdata_find(argv[2], &data));
	if (!bytes || !is_known) {
		fputs("usage: zhinan-ocr PAGE LANGUAGES < FILE, or: zhinan-ocr count < FILE\n",
		      stderr);
		return 2;
	}
	image_prepare();
	recognise_prepare();
	const char *const readable[] = {data.folder[0] ? data.folder : NULL, NULL};
	if (!helper_confine(readable, MEMORY)) {
		return HELPER_NOT_STARTED;
	}
	close(STDERR_FILENO); /* as zhinan-pdf does */
	bool is_done = true;
	if (is_count) {
		write_count(bytes, size);
	} else if (data.missing[0]) {
		printf("E languages %s\n", data.missing);
	} else {
		is_done = read_page(bytes, size, (int)number, &data);
	}
	return fflush(stdout) == 0 && is_done ? 0 : 2;
}
