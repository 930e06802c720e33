/* Recognition of encodings: every labelled file, and the rules one by one. */
#include "check_source.h"

#include "source/message.h"
#include "source/plain/recognise.h"

enum { COLUMNS = 9, PATH = 0, LABEL = 1, ALSO = 2, REFERENCE = 6 };
#define FOLDER "../shared/encodings/"

/* These cannot be told, and are refused. The first has a character for which ICU knows only
 * private use; the second holds every pair of bytes, many of them no Big5. */
static const char *const refused[] = {"cpython/big5hkscs.txt", "encoding_rs/big5_in.txt"};

static bool is_refused(struct str path)
{
	for (size_t i = 0; i < ROWS(refused); i++) {
		if (str_equal(path, str_from(refused[i]))) {
			return true;
		}
	}
	return false;
}

/* Cuts the next field off *rest, which `end` ends. */
static struct str cut(struct str *rest, char end)
{
	const char *found = rest->size ? memchr(rest->data, end, rest->size) : NULL;
	size_t size = found ? (size_t)(found - rest->data) : rest->size;
	struct str field = str_slice(*rest, 0, size);
	*rest = str_slice(*rest, size + 1, rest->size);
	return field;
}

static bool is_as_labelled(struct str encoding, struct str label, struct str also)
{
	if (str_equal(label, STR("UTF-16")) || str_equal(label, STR("UTF-32"))) {
		return str_starts(encoding, label); /* in either byte order */
	}
	bool matches = str_equal(encoding, label) ||
	               (str_equal(label, STR("UTF-8-BOM")) && str_equal(encoding, STR("UTF-8")));
	while (!matches && also.size > 0) {
		matches = str_equal(encoding, cut(&also, ','));
	}
	return matches;
}

static void check_labelled(struct arena *arena, const struct str fields[COLUMNS])
{
	char path[256];
	snprintf(path, sizeof path, FOLDER "%.*s", STR_FORMAT(fields[PATH]));
	struct str bytes = read_shared(arena, path);
	struct diags diags;
	struct source source;
	diags_init(&diags, arena);
	enum status status = source_from_bytes(&source, arena, str_from(path), bytes, NULL, &diags);
	if (is_refused(fields[PATH])) {
		cr_assert_eq(status, STATUS_TROUBLE, "%s is not refused", path);
		cr_assert_eq(diags.first->message, &MESSAGE_SOURCE_NOT_TEXT, "%s", path);
		return;
	}
	cr_assert_eq(status, STATUS_OK, "%s is refused", path);
	cr_assert(is_as_labelled(source.encoding, fields[LABEL], fields[ALSO]), "%s is %.*s", path,
	          STR_FORMAT(source.encoding));
	cr_assert_eq(source.defect_count, 0, "%s: %zu defects", path, source.defect_count);
	if (!str_equal(source.encoding, STR("HZ-GB-2312"))) {
		check_map(&source, arena, path);
	}
	if (fields[REFERENCE].size > 0) {
		snprintf(path, sizeof path, FOLDER "%.*s", STR_FORMAT(fields[REFERENCE]));
		struct str reference = read_shared(arena, path);
		cr_assert(str_equal(str_trim(source.text), str_trim(reference)), "text of %s",
		          path);
	}
}

Test(recognise, labelled_files)
{
	need_shared(FOLDER "labels.tsv");
	struct arena arena;
	arena_init(&arena);
	struct str rest = read_shared(&arena, FOLDER "labels.tsv");
	size_t rows = 0;
	for (cut(&rest, '\n'); rest.size > 0; rows++) {
		struct str line = cut(&rest, '\n');
		struct str fields[COLUMNS];
		for (size_t i = 0; i < COLUMNS; i++) {
			fields[i] = cut(&line, '\t');
		}
		check_labelled(&arena, fields);
	}
	cr_assert(rows > 50, "%zu rows", rows);
	arena_release(&arena);
}

#define GB_TEXT "\xCF\xEE\xC4\xBF\xD6\xB8\xC4\xCF\xA3\xAC\xB9\xB2\xD6\xA7\xB3\xD6\xA1\xA3"
#define GB_AS_UTF8 "项目指南，共支持。"

static const struct {
	const char *what;
	struct str bytes;
	const char *encoding; /* NULL: refused */
	const char *text;
} rules[] = {
    {"ASCII", STR_INIT("plain"), "UTF-8", "plain"},
    {"GB 18030", STR_INIT(GB_TEXT), "GB18030", GB_AS_UTF8},
    {"XML that tells the truth", STR_INIT("<?xml version='1.0' encoding='Big5'?>\xA4\xA4"), "Big5",
     "<?xml version='1.0' encoding='Big5'?>中"},
    {"XML that lies", STR_INIT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" GB_TEXT), "GB18030",
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" GB_AS_UTF8},
    {"HTML", STR_INIT("<html><META charset=shift_jis>\x93\xFA\x96{"), "Shift_JIS", "日本\n"},
    {"HTML, the older form",
     STR_INIT("<meta http-equiv=Content-Type content=\"text/html; charset=big5\">\xA4\xA4"), "Big5",
     "中\n"},
    {"GB2312 is read as GB 18030", STR_INIT("<meta charset=\"gb2312\">\x8D\xB0\xD2\xBB"), "GB18030",
     "嵃一\n"},
    {"HTML that lies", STR_INIT("<meta charset=iso-8859-1>" GB_TEXT), "GB18030", GB_AS_UTF8 "\n"},
    {"a declaration of nothing known", STR_INIT("<meta charset=x-unknown>" GB_TEXT), "GB18030",
     GB_AS_UTF8 "\n"},
    {"a mark goes over a declaration", STR_INIT("\xEF\xBB\xBF<meta charset=gbk>中"), "UTF-8",
     "中\n"},
    {"a mark that lies", STR_INIT("\xEF\xBB\xBF" GB_TEXT), NULL, NULL},
    {"Big5 by its comma", STR_INIT("\xAD\x70\xA1\x41\xA4\xA4"), "Big5", "計，中"},
    {"HZ", STR_INIT("~{VPND~}~~!"), "HZ-GB-2312", "中文~!"},
    {"HZ that does not end is ASCII", STR_INIT("~{VPND"), "UTF-8", "~{VPND"},
    {"a C comment is no HZ", STR_INIT("~{ } a~}"), "UTF-8", "~{ } a~}"},
    {"UTF-16 without line ends", STR_INIT("\x4E\0\x4E\x8C\0 "), "UTF-16BE", "一二 "},
    {"UTF-16 in either order", STR_INIT("\0 \x20\0"), NULL, NULL},
    {"UTF-8 and GB 18030 mixed", STR_INIT(GB_AS_UTF8 GB_TEXT), NULL, NULL},
    {"controls", STR_INIT("\1\2\3\0\1\2\3\0a"), NULL, NULL},
};

Test(recognise, rules)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rules); i++) {
		struct reading reading;
		bool is_known = encoding_recognise(&reading, rules[i].bytes);
		cr_assert_eq(is_known, rules[i].encoding != NULL, "%s: %s", rules[i].what,
		             reading.encoding);
		if (!is_known) {
			cr_assert_lt(reading.first_fault, rules[i].bytes.size, "%s", rules[i].what);
			continue;
		}
		cr_assert_str_eq(reading.encoding, rules[i].encoding, "%s: %s", rules[i].what,
		                 reading.encoding);
		struct source source = read_bytes(&arena, rules[i].bytes, NULL, rules[i].what);
		cr_assert(str_equal(source.text, str_from(rules[i].text)), "%s: %.*s",
		          rules[i].what, STR_FORMAT(source.text));
	}
	arena_release(&arena);
}
