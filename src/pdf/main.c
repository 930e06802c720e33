/* zhinan-pdf: reads a PDF on standard input, and writes its lines of text with their places to
 * standard output. It is a separate program because the libraries that read PDF are large and often
 * faulty: a fault ends only this process, which cannot open files for writing or use the network.
 *
 * This source is under the licence of the project. The program links poppler, which is under the
 * GNU General Public License, version 2 or 3: so the binary as a whole is under that licence.
 *
 * usage: zhinan-pdf PAGES [no-rules] < FILE, where PAGES is the most that are read. Writes lines:
 *
 *   P NUMBER
 *       a page begins
 *   O
 *       hardly anything but pictures is on it: its text can only be recognised
 *   D, R, L, C
 *       its rules and lines, see helper/lines.h; no-rules leaves the rules out
 *   Z PAGES
 *       all is written
 *   E damaged, E locked, E pages NUMBER
 *       instead of all else
 *
 * Exit code 0 in each of these cases, 2 for other failures, 3 where drawing took too much time, 127 where the system
 * cannot confine it, and it reads nothing. */
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "helper/confine.h"
#include "pdf/page.h"
#include "pdf/rules.h"

#define MEMORY ((uint64_t)512 << 20)

/* The tables of characters that poppler reads for fonts that are not in the file. */
static const char *const readable[] = {"/usr/share/poppler", "/usr/local/share/poppler", NULL};

static PopplerDocument *open_document(GBytes *bytes, const char **trouble)
{
	GError *error = NULL;
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, &error);
	if (!document) {
		bool is_locked = error && error->code == POPPLER_ERROR_ENCRYPTED;
		*trouble = is_locked ? "locked" : "damaged";
	}
	g_clear_error(&error);
	return document;
}

static void write_document(PopplerDocument *document, long limit, bool has_rules)
{
	int count = poppler_document_get_n_pages(document);
	if (count > limit) {
		printf("E pages %d\n", count);
		return;
	}
	if (count <= 0) {
		printf("E damaged\n");
		return;
	}
	for (int i = 0; i < count; i++) {
		PopplerPage *page = poppler_document_get_page(document, i);
		printf("P %d\n", i + 1);
		if (page) {
			page_write(page, has_rules);
			g_object_unref(page);
		}
	}
	printf("Z %d\n", count);
}

int main(int argc, char **argv)
{
	size_t size;
	const void *data = helper_input(&size);
	bool has_rules = argc < 3 || strcmp(argv[2], "no-rules") != 0;
	long limit = argc == 2 || !has_rules ? strtol(argv[1], NULL, 10) : 0;
	if (limit <= 0 || !data) {
		fputs("usage: zhinan-pdf PAGES [no-rules] < FILE\n", stderr);
		return 2;
	}
	rules_prepare();
	if (!helper_confine(readable, MEMORY)) {
		return HELPER_NOT_STARTED;
	}
	close(
	    STDERR_FILENO); /* libraries complain there, which ends this process if it is a file */
	const char *trouble = "";
	GBytes *bytes = g_bytes_new_static(data, size);
	PopplerDocument *document = open_document(bytes, &trouble);
	if (document) {
		write_document(document, limit, has_rules);
		g_object_unref(document);
	} else {
		printf("E %s\n", trouble);
	}
	g_bytes_unref(bytes);
	return fflush(stdout) == 0 ? 0 : 2;
}
