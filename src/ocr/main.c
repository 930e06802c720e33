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
 *   V ENGINE VERSION
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
#include "ocr/image.h"
#include "ocr/page.h"
#include "ocr/recognise.h"
#include "ocr/tessdata.h"

#define MEMORY ((uint64_t)1 << 30)

static bool read_page(const void *bytes, size_t size, int number, const struct tessdata *data)
{
	struct picture picture = {0};
	struct image_answer answer = image_open(bytes, size, number - 1, &picture);
	bool is_read = true;
	if (answer.trouble == IMAGE_LARGE) {
		printf("E large %d %d\n", answer.width, answer.height);
	} else if (answer.trouble == IMAGE_DAMAGED) {
		printf("E damaged\n");
	} else {
		is_read = page_write(&picture, number, data);
	}
	pixDestroy(&picture.pix);
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
