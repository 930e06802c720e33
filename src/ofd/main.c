/* zhinan-ofd: reads OFD (GB/T 33190), the layout format of Chinese offices, on standard input, and writes its lines of text
 * with their places to standard output. It is a separate program so that a fault in it, or in the libraries that unpack
 * and parse, ends only this process, which cannot open files or use the network.
 *
 * usage: zhinan-ofd PAGES UNPACKED DEPTH < FILE: the most pages that are read, bytes unpacked, and elements in one
 * another. Writes lines:
 *
 *   P NUMBER
 *       a page begins; the pages of all documents in the file are counted through
 *   D, R, L, C
 *       its rules and lines, see helper/lines.h
 *   Z PAGES
 *       all is written
 *   E damaged, E locked, E pages NUMBER, E large, E deep
 *       instead of all else
 *
 * Exit code 0 in each of these cases, 2 for other failures, 127 where the system cannot confine it, and it reads nothing. */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "helper/confine.h"
#include "ofd/package.h"
#include "ofd/document.h"
#include "ofd/page.h"

#define MEMORY ((uint64_t)512 << 20)

static const char *const readable[] = {NULL};

struct limits {
	size_t pages, unpacked, depth;
};

/* What could not be read, if something could not. */
static enum trouble write_pages(struct package *package, const GPtrArray *documents)
{
	int number = 0;
	for (guint i = 0; i < documents->len; i++) {
		struct document *document = g_ptr_array_index(documents, i);
		for (guint k = 0; k < document->pages->len; k++) {
			if (package_trouble(package) != TROUBLE_NONE) {
				break;
			}
			printf("P %d\n", ++number);
			page_write(document, g_ptr_array_index(document->pages, k));
		}
	}
	printf("Z %d\n", number);
	return package_trouble(package);
}

static void write_trouble(FILE *out, enum trouble trouble)
{
	static const char *const words[] = {[TROUBLE_NONE] = "damaged",
	                                    [TROUBLE_DAMAGED] = "damaged",
	                                    [TROUBLE_LOCKED] = "locked",
	                                    [TROUBLE_LARGE] = "large",
	                                    [TROUBLE_DEEP] = "deep"};
	fprintf(out, "E %s\n", words[trouble]);
}

/* Writes the pages to memory first: of a file that cannot be read to its end nothing is told. */
static void write_documents(FILE *out, struct package *package, const GPtrArray *documents)
{
	char *written = NULL;
	size_t size = 0;
	stdout = open_memstream(&written, &size);
	if (!stdout) {
		write_trouble(out, TROUBLE_LARGE);
		return;
	}
	enum trouble trouble = write_pages(package, documents);
	bool is_whole = fclose(stdout) == 0;
	stdout = out;
	if (trouble != TROUBLE_NONE || !is_whole) {
		write_trouble(out, is_whole ? trouble : TROUBLE_LARGE);
	} else {
		fwrite(written, 1, size, out);
	}
	free(written);
}

static void read_package(FILE *out, struct package *package, const struct limits *limits)
{
	size_t pages;
	GPtrArray *documents = documents_read(package, limits->depth, limits->pages, &pages);
	enum trouble trouble = package_trouble(package);
	if (trouble != TROUBLE_NONE || pages == 0) {
		write_trouble(out, trouble);
	} else if (pages > limits->pages) {
		fprintf(out, "E pages %zu\n", pages);
	} else {
		write_documents(out, package, documents);
	}
	documents_free(documents);
}

int main(int argc, char **argv)
{
	size_t size;
	struct limits limits = {0};
	const void *data = helper_input(&size);
	if (argc == 4) {
		limits = (struct limits){strtoul(argv[1], NULL, 10), strtoul(argv[2], NULL, 10),
		                         strtoul(argv[3], NULL, 10)};
	}
	if (limits.pages == 0 || limits.unpacked == 0 || limits.depth == 0 || !data) {
		fputs("usage: zhinan-ofd PAGES UNPACKED DEPTH < FILE\n", stderr);
		return 2;
	}
	setenv("TZ", "UTC0", 1); /* libzip asks for it at each member, and it is in a file */
	package_prepare();
	xmlInitParser();
	if (!helper_confine(readable, MEMORY)) {
		return HELPER_NOT_STARTED;
	}
	close(STDERR_FILENO); /* a complaint there ends this process if it is a file */
	struct package *package = package_open(data, size, limits.unpacked);
	if (package) {
		read_package(stdout, package, &limits);
		package_close(package);
	} else {
		write_trouble(stdout, TROUBLE_DAMAGED);
	}
	return fflush(stdout) == 0 ? 0 : 2;
}
