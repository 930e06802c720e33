/* Records as lines of JSON. One table has the keys for both ways; reading takes nothing that writing does not write,
 * as a line may be torn, foreign or made to do harm. */
#include <yajl/yajl_parse.h>

#include "archive/record.h"
#include "base/file_name.h"
#include "base/json_memory.h"
#include "base/json_out.h"
#include "base/utf8.h"
#include "model/xml_value.h"
#include "value/decimal_json.h"

enum { FORM = 1 /* of records; one that this program does not know is not read */ };

enum field_kind {
	FIELD_STATUS,   /* "read" "failed" */
	FIELD_TEXT,     /* struct str */
	FIELD_DIGEST,   /* struct digest */
	FIELD_SIZE,     /* uint64_t */
	FIELD_NUMBER,   /* uint32_t that is left out where it is 0 */
	FIELD_COUNT,    /* uint32_t that each text that was read has */
	FIELD_VALUE,    /* of a struct archive_total; also where it is one */
	FIELD_RELATION, /* the same */
	FIELD_LEVEL,    /* of the finding */
	FIELD_VERDICT
};

struct field {
	struct str map; /* the key of the map that it stands in; empty: the record's own */
	struct str key;
	enum field_kind kind;
	size_t offset; /* in the record */
};

#define AT(member) offsetof(struct archive_record, member)
#define TOTAL(name, member)                                                                        \
	{STR_INIT(name), STR_INIT("value"), FIELD_VALUE, AT(member)},                              \
	    {STR_INIT(name), STR_INIT("relation"), FIELD_RELATION, AT(member)},

/* clang-format off */
static const struct field fields[] = {
    {{0}, STR_INIT("name"), FIELD_TEXT, AT(name)},
    {{0}, STR_INIT("status"), FIELD_STATUS, AT(has_failed)},
    {{0}, STR_INIT("path"), FIELD_TEXT, AT(path)},
    {{0}, STR_INIT("bytes"), FIELD_SIZE, AT(bytes)},
    {{0}, STR_INIT("sha256"), FIELD_DIGEST, AT(sha256)},
    {{0}, STR_INIT("key"), FIELD_DIGEST, AT(key)},
    {{0}, STR_INIT("format"), FIELD_TEXT, AT(format)},
    {{0}, STR_INIT("encoding"), FIELD_TEXT, AT(encoding)},
    {STR_INIT("reason"), STR_INIT("code"), FIELD_TEXT, AT(reason.code)},
    {STR_INIT("reason"), STR_INIT("zh"), FIELD_TEXT, AT(reason.words[LANGUAGE_CHINESE])},
    {STR_INIT("reason"), STR_INIT("en"), FIELD_TEXT, AT(reason.words[LANGUAGE_ENGLISH])},
    {{0}, STR_INIT("grammar"), FIELD_TEXT, AT(grammar)},
    {{0}, STR_INIT("grammar_sha256"), FIELD_DIGEST, AT(grammar_sha256)},
    {{0}, STR_INIT("title"), FIELD_TEXT, AT(title)},
    {{0}, STR_INIT("plan"), FIELD_TEXT, AT(plan)},
    {{0}, STR_INIT("programme"), FIELD_TEXT, AT(programme)},
    {{0}, STR_INIT("year"), FIELD_NUMBER, AT(year)},
    {{0}, STR_INIT("batch"), FIELD_NUMBER, AT(batch)},
    {{0}, STR_INIT("edition"), FIELD_TEXT, AT(edition)},
    {{0}, STR_INIT("directions"), FIELD_COUNT, AT(directions)},
    TOTAL("stated_directions", stated_directions)
    TOTAL("stated_projects", stated_projects)
    TOTAL("stated_funds", stated_funds)
    {{0}, STR_INIT("amounts"), FIELD_COUNT, AT(amounts)},
    {{0}, STR_INIT("amounts_understood"), FIELD_COUNT, AT(amounts_understood)},
    {{0}, STR_INIT("verdict"), FIELD_VERDICT, AT(verdict)},
    {STR_INIT("findings"), STR_INIT("error"), FIELD_COUNT, AT(findings[FINDING_ERROR])},
    {STR_INIT("findings"), STR_INIT("warning"), FIELD_COUNT, AT(findings[FINDING_WARNING])},
    {STR_INIT("findings"), STR_INIT("note"), FIELD_COUNT, AT(findings[FINDING_NOTE])},
    {STR_INIT("finding"), STR_INIT("check"), FIELD_TEXT, AT(finding.check)},
    {STR_INIT("finding"), STR_INIT("level"), FIELD_LEVEL, AT(finding)},
    {STR_INIT("finding"), STR_INIT("line"), FIELD_NUMBER, AT(finding.line)},
    {STR_INIT("finding"), STR_INIT("zh"), FIELD_TEXT, AT(finding.words[LANGUAGE_CHINESE])},
    {STR_INIT("finding"), STR_INIT("en"), FIELD_TEXT, AT(finding.words[LANGUAGE_ENGLISH])},
    {STR_INIT("outputs"), STR_INIT("xml"), FIELD_DIGEST, AT(outputs[OUTPUT_XML])},
    {STR_INIT("outputs"), STR_INIT("json"), FIELD_DIGEST, AT(outputs[OUTPUT_JSON])},
    {STR_INIT("outputs"), STR_INIT("audit"), FIELD_DIGEST, AT(outputs[OUTPUT_AUDIT])},
    {STR_INIT("outputs"), STR_INIT("page"), FIELD_DIGEST, AT(outputs[OUTPUT_PAGE])},
    {STR_INIT("outputs"), STR_INIT("text"), FIELD_DIGEST, AT(outputs[OUTPUT_TEXT])},
};
/* clang-format on */

enum { FIELDS = sizeof fields / sizeof *fields, FIELDS_LIMIT = 64 };
_Static_assert((int)FIELDS <= (int)FIELDS_LIMIT, "a bit of a word for each");

static const struct str statuses[] = {STR_INIT("read"), STR_INIT("failed")};

/* ---- writing ---- */

static bool is_written(const struct archive_record *record, const struct field *field)
{
	const void *member = (const char *)record + field->offset;
	switch (field->kind) {
	case FIELD_TEXT:
		return ((const struct str *)member)->size > 0;
	case FIELD_DIGEST:
		return digest_is_set(member);
	case FIELD_SIZE:
		return *(const uint64_t *)member > 0;
	case FIELD_NUMBER:
		return *(const uint32_t *)member > 0;
	case FIELD_VALUE:
	case FIELD_RELATION:
		return ((const struct archive_total *)member)->has_value;
	case FIELD_LEVEL:
		return record->finding.check.size > 0;
	case FIELD_COUNT:
	case FIELD_VERDICT:
		return !record->has_failed;
	case FIELD_STATUS:
		break;
	}
	return true;
}

static void write_field(struct json_out *out, const struct archive_record *record,
                        const struct field *field, struct arena *arena)
{
	const void *member = (const char *)record + field->offset;
	const struct archive_total *total = member;
	json_key(out, field->key);
	switch (field->kind) {
	case FIELD_STATUS:
		json_text(out, NULL, statuses[record->has_failed]);
		break;
	case FIELD_TEXT:
		json_text(out, NULL, *(const struct str *)member);
		break;
	case FIELD_DIGEST:
		json_text(out, NULL, digest_hex(member, arena));
		break;
	case FIELD_SIZE:
		json_integer(out, NULL, (long long)*(const uint64_t *)member);
		break;
	case FIELD_NUMBER:
	case FIELD_COUNT:
		json_integer(out, NULL, *(const uint32_t *)member);
		break;
	case FIELD_VALUE:
		json_decimal(out, NULL, total->value);
		break;
	case FIELD_RELATION:
		json_text(out, NULL, relation_name(total->relation));
		break;
	case FIELD_LEVEL:
		json_text(out, NULL, finding_level_name(record->finding.level));
		break;
	case FIELD_VERDICT:
		json_text(out, NULL, overall_name(record->verdict));
		break;
	}
}

void archive_record_write(FILE *stream, const struct archive_record *record)
{
	struct arena arena;
	struct json_out out;
	struct archive_record own = *record;
	struct str map = {0};
	arena_init(&arena);
	own.path = file_name_text(&arena, record->path);
	json_out_init_lines(&out, stream);
	json_map(&out, NULL);
	json_integer(&out, "record", FORM);
	for (size_t i = 0; i < FIELDS; i++) {
		const struct field *field = &fields[i];
		if (!is_written(&own, field)) {
			continue;
		}
		if (map.size > 0 && !str_equal(map, field->map)) {
			json_end_map(&out);
		}
		if (field->map.size > 0 && !str_equal(map, field->map)) {
			json_key(&out, field->map);
			json_map(&out, NULL);
		}
		map = field->map;
		write_field(&out, &own, field, &arena);
	}
	if (map.size > 0) {
		json_end_map(&out);
	}
	json_end_map(&out);
	json_end_line(&out);
	json_out_release(&out);
	arena_release(&arena);
}

/* ---- reading ---- */

struct reader {
	struct archive_record *out;
	struct arena *arena;
	struct str map;            /* that is open; empty: the record's own */
	const struct field *field; /* whose value is next; NULL: a map or the form */
	uint64_t seen;             /* a bit for each field */
	int depth;
	bool is_form; /* the form is next */
	bool has_form;
};

/* Whether a text is UTF-8: yajl has seen to its shape, but takes surrogates and characters that are written
 * longer than they need be. */
static bool is_text(struct str text)
{
	for (size_t at = 0; at < text.size;) {
		char shortest[4];
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		bool is_scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
		if (!is_scalar || utf8_write(c, shortest) != at - start) {
			return false;
		}
	}
	return true;
}

/* The place of a word in a list, as a number that a member holds. */
static bool find_word(uint8_t *out, struct str word, size_t count, struct str (*name)(size_t))
{
	for (size_t i = 0; i < count; i++) {
		if (str_equal(name(i), word)) {
			*out = (uint8_t)i;
			return true;
		}
	}
	return false;
}

static struct str level_at(size_t i)
{
	return finding_level_name((enum finding_level)i);
}

static struct str verdict_at(size_t i)
{
	return overall_name((enum overall)i);
}

static struct str status_at(size_t i)
{
	return statuses[i];
}

static bool read_total(struct archive_total *total, struct str text)
{
	total->has_value = decimal_parse(&total->value, text);
	return total->has_value;
}

static int take_string(void *context, const unsigned char *bytes, size_t size)
{
	struct reader *reader = context;
	struct str text = {(const char *)bytes, size};
	if (!reader->field || !is_text(text)) {
		return false;
	}
	void *member = (char *)reader->out + reader->field->offset;
	struct archive_total *total = member;
	uint8_t status = 0;
	switch (reader->field->kind) {
	case FIELD_STATUS: {
		bool is_status = find_word(&status, text, 2, status_at);
		reader->out->has_failed = status == 1;
		return is_status;
	}
	case FIELD_TEXT:
		*(struct str *)member = arena_copy(reader->arena, text);
		return size > 0;
	case FIELD_DIGEST:
		return digest_from_hex(member, text) && digest_is_set(member);
	case FIELD_VALUE:
		return read_total(total, text);
	case FIELD_RELATION:
		return xml_value_relation(text, &total->relation);
	case FIELD_LEVEL:
		return find_word(&reader->out->finding.level, text, FINDING_LEVEL_COUNT, level_at);
	case FIELD_VERDICT:
		return find_word(&reader->out->verdict, text, OVERALL_COUNT, verdict_at);
	case FIELD_SIZE:
	case FIELD_NUMBER:
	case FIELD_COUNT:
		break;
	}
	return false;
}

static int take_number(void *context, const char *bytes, size_t size)
{
	struct reader *reader = context;
	struct str text = {bytes, size};
	uint64_t number = 0;
	if (reader->is_form) {
		reader->is_form = false;
		reader->has_form = xml_value_whole(text, FORM, &number) && number == FORM;
		return reader->has_form;
	}
	if (!reader->field) {
		return false;
	}
	void *member = (char *)reader->out + reader->field->offset;
	switch (reader->field->kind) {
	case FIELD_SIZE:
		return xml_value_whole(text, INT64_MAX, member);
	case FIELD_NUMBER:
	case FIELD_COUNT:
		if (!xml_value_whole(text, UINT32_MAX, &number)) {
			return false;
		}
		*(uint32_t *)member = (uint32_t)number;
		return true;
	case FIELD_VALUE:
		return read_total(member, text);
	default:
		return false;
	}
}

static int take_key(void *context, const unsigned char *bytes, size_t size)
{
	struct reader *reader = context;
	struct str key = {(const char *)bytes, size};
	reader->field = NULL;
	reader->is_form = reader->depth == 1 && !reader->has_form && str_equal(key, STR("record"));
	if (reader->is_form) {
		return true;
	}
	for (size_t i = 0; i < FIELDS; i++) {
		uint64_t bit = (uint64_t)1 << i;
		if (str_equal(fields[i].map, reader->map) && str_equal(fields[i].key, key)) {
			bool is_new = !(reader->seen & bit);
			reader->field = &fields[i];
			reader->seen |= bit;
			return is_new;
		}
		if (reader->depth == 1 && size > 0 && str_equal(fields[i].map, key)) {
			reader->map = fields[i].map;
			return true;
		}
	}
	return false;
}

static int open_map(void *context)
{
	struct reader *reader = context;
	bool is_expected = reader->depth == 0 || (reader->depth == 1 && reader->map.size > 0);
	reader->depth++;
	return is_expected;
}

static int close_map(void *context)
{
	struct reader *reader = context;
	reader->depth--;
	reader->map = (struct str){0};
	reader->field = NULL;
	return true;
}

static int refuse(void *context)
{
	(void)context;
	return false;
}

static int refuse_boolean(void *context, int value)
{
	(void)context;
	(void)value;
	return false;
}

/* Whether a record has what each has, and does not contradict itself. */
static bool is_whole(const struct reader *reader)
{
	const struct archive_record *record = reader->out;
	bool has_status = false;
	bool has_verdict = false;
	for (size_t i = 0; i < FIELDS; i++) {
		bool is_seen = reader->seen >> i & 1;
		has_status = has_status || (is_seen && fields[i].kind == FIELD_STATUS);
		has_verdict = has_verdict || (is_seen && fields[i].kind == FIELD_VERDICT);
	}
	return reader->has_form && has_status && archive_name_is_sound(record->name) &&
	       record->amounts_understood <= record->amounts &&
	       (record->has_failed ? record->reason.code.size > 0 : has_verdict);
}

enum status archive_record_read(struct archive_record *out, struct arena *arena, struct str line)
{
	static const yajl_callbacks callbacks = {
	    .yajl_null = refuse,
	    .yajl_boolean = refuse_boolean,
	    .yajl_number = take_number,
	    .yajl_string = take_string,
	    .yajl_start_map = open_map,
	    .yajl_map_key = take_key,
	    .yajl_end_map = close_map,
	    .yajl_start_array = refuse,
	    .yajl_end_array = refuse,
	};
	*out = (struct archive_record){0};
	struct reader reader = {.out = out, .arena = arena};
	yajl_alloc_funcs memory = json_memory;
	yajl_handle handle = yajl_alloc(&callbacks, &memory, &reader);
	const unsigned char *bytes = (const unsigned char *)(line.data ? line.data : "");
	bool is_record = yajl_parse(handle, bytes, line.size) == yajl_status_ok &&
	                 yajl_complete_parse(handle) == yajl_status_ok && is_whole(&reader);
	yajl_free(handle);
	if (!is_record) {
		*out = (struct archive_record){0};
		return STATUS_NO;
	}
	return STATUS_OK;
}
