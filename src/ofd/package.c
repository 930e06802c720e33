/* Many programs write the locations of OFD as they please: from the root of the archive or from the document where the
 * standard counts from the file, with backslashes, in other capitals, with names in GBK. */
#include "ofd/package.h"

#include <glib.h>
#include <string.h>
#include <zip.h>

enum { MAX_MEMBERS = 200000 };

struct package {
	zip_t *zip;
	GHashTable
	    *names;    /* of members, and of their lower case where that is free, to their index */
	uint64_t left; /* bytes that may still be unpacked */
	enum trouble trouble;
};

struct member {
	struct package *package;
	zip_file_t *file;
};

/* The encodings of China, the last of which has all characters of the others. They stay open, as libxml2 finds them only
 * while they are loaded. */
static const char *const encodings[] = {"GBK", "GB2312", "GB18030"};
static GIConv converters[G_N_ELEMENTS(encodings)];

void package_prepare(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(encodings); i++) {
		converters[i] = g_iconv_open("UTF-8", encodings[i]);
	}
}

/* A name that is not in UTF-8, in UTF-8; NULL if it cannot be told. */
static char *convert_name(const char *raw)
{
	GIConv converter = converters[G_N_ELEMENTS(encodings) - 1];
	bool is_open = converter && converter != (GIConv)-1;
	return is_open ? g_convert_with_iconv(raw, -1, converter, NULL, NULL, NULL) : NULL;
}

enum trouble package_trouble(const struct package *package)
{
	return package->trouble;
}

void package_fail(struct package *package, enum trouble trouble)
{
	if (package->trouble == TROUBLE_NONE) {
		package->trouble = trouble;
	}
}

void package_spend(struct package *package, uint64_t bytes)
{
	if (bytes > package->left) {
		package_fail(package, TROUBLE_LARGE);
		package->left = 0;
	} else {
		package->left -= bytes;
	}
}

/* ---- names ---- */

static void append_part(GString *path, const char *part, size_t size)
{
	if (size == 0 || (size == 1 && part[0] == '.')) {
		return;
	}
	if (size == 2 && part[0] == '.' && part[1] == '.') {
		const char *last = strrchr(path->str, '/');
		g_string_truncate(path, last ? (gsize)(last - path->str) : 0);
		return;
	}
	if (path->len > 0) {
		g_string_append_c(path, '/');
	}
	g_string_append_len(path, part, (gssize)size);
}

static void append_parts(GString *path, const char *location)
{
	while (*location) {
		size_t size = strcspn(location, "/\\");
		append_part(path, location, size);
		location += size;
		location += *location ? 1 : 0;
	}
}

char *package_join(const char *folder, const char *location)
{
	GString *path = g_string_new(NULL);
	char *trimmed = g_strstrip(g_strdup(location));
	if (*trimmed != '/' && *trimmed != '\\') {
		append_parts(path, folder);
	}
	append_parts(path, trimmed);
	g_free(trimmed);
	return g_string_free(path, FALSE);
}

char *package_folder(const char *name)
{
	const char *last = strrchr(name, '/');
	return g_strndup(name, last ? (gsize)(last - name) : 0);
}

/* The name of a member in UTF-8, joined; NULL if it cannot be told. */
static char *member_name(zip_t *zip, zip_uint64_t index)
{
	const char *raw = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
	if (!raw || g_utf8_validate(raw, -1, NULL)) {
		return raw ? package_join("", raw) : NULL;
	}
	char *text = convert_name(raw);
	char *name = text ? package_join("", text) : NULL;
	g_free(text);
	return name;
}

static void add_name(GHashTable *names, char *name, zip_uint64_t index)
{
	char *lower = g_ascii_strdown(name, -1);
	g_hash_table_replace(names, name, GSIZE_TO_POINTER(index + 1));
	if (g_hash_table_contains(names, lower)) {
		g_free(lower);
	} else {
		g_hash_table_insert(names, lower, GSIZE_TO_POINTER(index + 1));
	}
}

static bool is_name(const struct package *package, const char *name)
{
	return g_hash_table_contains(package->names, name);
}

/* The name under which a path is known, or NULL; frees the path. */
static char *known_name(const struct package *package, char *path)
{
	/* What may be left out of a location. */
	static const char *const ends[] = {"", ".xml", "/Content.xml", "/Document.xml"};
	char *found = NULL;
	for (size_t i = 0; !found && i < G_N_ELEMENTS(ends); i++) {
		char *name = g_strconcat(path, ends[i], NULL);
		char *lower = g_ascii_strdown(name, -1);
		found = is_name(package, name)    ? g_strdup(name)
		        : is_name(package, lower) ? g_strdup(lower)
		                                  : NULL;
		g_free(name);
		g_free(lower);
	}
	g_free(path);
	return found;
}

char *package_find(const struct package *package, const char *root, const char *folder,
                   const char *location)
{
	char *plain = g_strstrip(g_strdup(location));
	const char *relative = plain + strspn(plain, "/\\");
	char *found = NULL;
	if (*relative) {
		/* As the standard has it; then as it is often meant. */
		found = known_name(package, package_join(folder, plain));
		found = found ? found : known_name(package, package_join(folder, relative));
		found = found ? found : known_name(package, package_join(root, relative));
		found = found ? found : known_name(package, package_join("", relative));
	}
	char *unescaped = found || !strchr(plain, '%') ? NULL : g_uri_unescape_string(plain, NULL);
	if (unescaped && strcmp(unescaped, plain) != 0 && !strchr(unescaped, '%')) {
		found = package_find(package, root, folder, unescaped);
	}
	g_free(unescaped);
	g_free(plain);
	return found;
}

/* ---- contents ---- */

struct package *package_open(const void *data, size_t size, uint64_t unpacked)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(data, size, 0, &error);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	zip_error_fini(&error);
	if (!zip) {
		zip_source_free(source);
		return NULL;
	}
	struct package *package = g_new0(struct package, 1);
	*package =
	    (struct package){.zip = zip,
	                     .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	                     .left = unpacked};
	zip_int64_t count = zip_get_num_entries(zip, 0);
	if (count > MAX_MEMBERS) {
		package_fail(package, TROUBLE_LARGE);
		count = 0;
	}
	for (zip_int64_t i = 0; i < count; i++) {
		char *name = member_name(zip, (zip_uint64_t)i);
		if (name) {
			add_name(package->names, name, (zip_uint64_t)i);
		}
	}
	return package;
}

void package_close(struct package *package)
{
	g_hash_table_destroy(package->names);
	zip_discard(package->zip);
	g_free(package);
}

struct member *member_open(struct package *package, const char *name)
{
	zip_stat_t stat;
	size_t index = GPOINTER_TO_SIZE(g_hash_table_lookup(package->names, name));
	if (index == 0 || package->trouble != TROUBLE_NONE) {
		package_fail(package, TROUBLE_DAMAGED);
		return NULL;
	}
	if (zip_stat_index(package->zip, index - 1, 0, &stat) == 0 &&
	    (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
		package_fail(package, TROUBLE_LOCKED);
		return NULL;
	}
	zip_file_t *file = zip_fopen_index(package->zip, index - 1, 0);
	if (!file) {
		package_fail(package, TROUBLE_DAMAGED);
		return NULL;
	}
	struct member *member = g_new0(struct member, 1);
	*member = (struct member){package, file};
	return member;
}

size_t member_read(struct member *member, void *out, size_t size)
{
	struct package *package = member->package;
	zip_int64_t got = zip_fread(member->file, out, size);
	if (got < 0) {
		package_fail(package, TROUBLE_DAMAGED);
	} else {
		package_spend(package, (uint64_t)got);
	}
	return package->trouble == TROUBLE_NONE ? (size_t)got : 0;
}

void member_close(struct member *member)
{
	zip_fclose(member->file);
	g_free(member);
}
