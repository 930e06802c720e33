/* Locations of members, and members by their locations. */
#include "ofd/package.h"

#include <criterion/criterion.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

Test(package, joined)
{
	static const struct {
		const char *folder, *location, *joined;
	} cases[] = {
	    {"", "OFD.xml", "OFD.xml"},
	    {"", "/Doc_0/Document.xml", "Doc_0/Document.xml"},
	    {"Doc_0", "Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"},
	    {"Doc_0", "/Doc_0/P.xml", "Doc_0/P.xml"},
	    {"Doc_0/Pages", "../Res/a.xml", "Doc_0/Res/a.xml"},
	    {"Doc_0", "./a//b/./c.xml", "Doc_0/a/b/c.xml"},
	    {"Doc_0", ".\\Pages\\P.xml", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "\\Doc_0\\P.xml", "Doc_0/P.xml"},
	    {"Doc_0", "../../../etc/passwd", "etc/passwd"},
	    {"Doc_0", "..", ""},
	    {"Doc_0", " \n P.xml\t", "Doc_0/P.xml"},
	    {"Doc_0", "..a/b..", "Doc_0/..a/b.."},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *joined = package_join(cases[i].folder, cases[i].location);
		cr_assert_str_eq(joined, cases[i].joined);
		g_free(joined);
	}
}

Test(package, folders)
{
	char *folder = package_folder("Doc_0/Pages/P.xml");
	cr_assert_str_eq(folder, "Doc_0/Pages");
	g_free(folder);
	folder = package_folder("OFD.xml");
	cr_assert_str_eq(folder, "");
	g_free(folder);
}

/* Makes an archive whose members are their own names, in memory to be freed. */
static void *make(const char *const *names, size_t *size)
{
	zip_error_t error;
	zip_stat_t stat;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
	zip_source_keep(source);
	for (; *names; names++) {
		zip_source_t *part = zip_source_buffer(zip, *names, strlen(*names), 0);
		zip_file_add(zip, *names, part, ZIP_FL_ENC_RAW);
	}
	zip_close(zip);
	zip_source_stat(source, &stat);
	void *data = malloc(stat.size);
	*size = stat.size;
	zip_source_open(source);
	zip_source_read(source, data, stat.size);
	zip_source_close(source);
	zip_source_free(source);
	return data;
}

Test(package, found)
{
	static const char *const names[] = {"OFD.xml",           "Doc_0/Document.xml",
	                                    "Doc_0/Pages/P.xml", "Doc_0/Pages/Page_1/Content.xml",
	                                    "Doc_0/a b.xml",     "A/B.xml",
	                                    "a/b.xml",           NULL};
	static const struct {
		const char *root, *folder, *location, *found;
	} cases[] = {
	    {"Doc_0", "Doc_0", "Pages/P.xml", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "Doc_0/Pages", "P.xml", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "Doc_0/Pages", "Pages/P.xml", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "Doc_0", "/Pages/P.xml", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "Doc_0", "Doc_0/Pages/P.xml", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "Doc_0", "Pages/P", "Doc_0/Pages/P.xml"},
	    {"Doc_0", "Doc_0", "Pages/Page_1/", "Doc_0/Pages/Page_1/Content.xml"},
	    {"Doc_0", "Doc_0", "pages/p.XML", "doc_0/pages/p.xml"},
	    {"Doc_0", "Doc_0", "a%20b.xml", "Doc_0/a b.xml"},
	    {"", "", "A/B.xml", "A/B.xml"},
	    {"", "", "a/b.xml", "a/b.xml"},
	    {"", "", "", NULL},
	    {"", "", "/", NULL},
	    {"Doc_0", "Doc_0", "Pages/Q.xml", NULL},
	    {"Doc_0", "Doc_0", "%", NULL},
	    {"Doc_0", "Doc_0", "%2525", NULL},
	};
	size_t size;
	void *data = make(names, &size);
	struct package *package = package_open(data, size, 1000);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *found =
		    package_find(package, cases[i].root, cases[i].folder, cases[i].location);
		cr_assert_eq(!found, !cases[i].found, "%s", cases[i].location);
		cr_assert(!found || strcmp(found, cases[i].found) == 0, "%s: %s", cases[i].location,
		          found);
		g_free(found);
	}
	package_close(package);
	free(data);
}

Test(package, limits)
{
	static const char *const names[] = {"OFD.xml", "123456789", NULL};
	char out[20];
	size_t size;
	void *data = make(names, &size);
	struct package *package = package_open(data, size, 20);
	struct member *member = member_open(package, "123456789");
	cr_assert_eq(member_read(member, out, sizeof out), 9);
	cr_assert_eq(memcmp(out, "123456789", 9), 0);
	cr_assert_eq(member_read(member, out, sizeof out), 0);
	member_close(member);
	package_spend(package, 5);
	cr_assert_eq(package_trouble(package), TROUBLE_NONE);
	member = member_open(package, "OFD.xml");
	cr_assert_eq(member_read(member, out, sizeof out), 0);
	cr_assert_eq(package_trouble(package), TROUBLE_LARGE);
	member_close(member);
	cr_assert_null(member_open(package, "OFD.xml"));
	package_close(package);
	for (size_t cut = 1; cut < size; cut++) {
		package = package_open(data, cut, 20);
		cr_assert_null(package);
	}
	free(data);
}

/* Only the first trouble counts. */
Test(package, trouble)
{
	static const char *const names[] = {"OFD.xml", NULL};
	size_t size;
	void *data = make(names, &size);
	struct package *package = package_open(data, size, 20);
	cr_assert_null(member_open(package, "none"));
	package_fail(package, TROUBLE_DEEP);
	cr_assert_eq(package_trouble(package), TROUBLE_DAMAGED);
	package_close(package);
	free(data);
}
