/* index.ndjson and summary.csv. */
#include "archive/indexes.h"
#include "archive/message.h"
#include "base/file_name.h"
#include "report/audit_words.h"
#include "report/csv_out.h"

void archive_index_ndjson(FILE *stream, const struct archive_records *records)
{
	for (size_t i = 0; i < records->count; i++) {
		archive_record_write(stream, records->items[i]);
	}
}

enum column {
	COLUMN_NAME,
	COLUMN_TITLE,
	COLUMN_STATUS,
	COLUMN_REASON,
	COLUMN_PLAN,
	COLUMN_PROGRAMME,
	COLUMN_YEAR,
	COLUMN_BATCH,
	COLUMN_EDITION,
	COLUMN_GRAMMAR,
	COLUMN_DIRECTIONS,
	COLUMN_DIRECTIONS_STATED,
	COLUMN_PROJECTS_RELATION,
	COLUMN_PROJECTS,
	COLUMN_FUNDS_RELATION,
	COLUMN_FUNDS,
	COLUMN_VERDICT,
	COLUMN_ERRORS,
	COLUMN_WARNINGS,
	COLUMN_NOTES,
	COLUMN_FINDING,
	COLUMN_FINDING_LINE,
	COLUMN_AMOUNTS,
	COLUMN_AMOUNTS_OPEN,
	COLUMN_SOURCE,
	COLUMN_FORMAT,
	COLUMN_ENCODING,
	COLUMN_BYTES,
	COLUMN_SHA256,
	COLUMN_COUNT
};

static const struct message *const names[COLUMN_COUNT] = {
    [COLUMN_NAME] = &MESSAGE_ARCHIVE_NAME,
    [COLUMN_TITLE] = &MESSAGE_ARCHIVE_TITLE,
    [COLUMN_STATUS] = &MESSAGE_ARCHIVE_STATUS,
    [COLUMN_REASON] = &MESSAGE_ARCHIVE_REASON,
    [COLUMN_PLAN] = &MESSAGE_ARCHIVE_PLAN,
    [COLUMN_PROGRAMME] = &MESSAGE_ARCHIVE_PROGRAMME,
    [COLUMN_YEAR] = &MESSAGE_ARCHIVE_YEAR,
    [COLUMN_BATCH] = &MESSAGE_ARCHIVE_BATCH,
    [COLUMN_EDITION] = &MESSAGE_ARCHIVE_EDITION,
    [COLUMN_GRAMMAR] = &MESSAGE_ARCHIVE_GRAMMAR,
    [COLUMN_DIRECTIONS] = &MESSAGE_ARCHIVE_DIRECTIONS,
    [COLUMN_DIRECTIONS_STATED] = &MESSAGE_ARCHIVE_DIRECTIONS_STATED,
    [COLUMN_PROJECTS_RELATION] = &MESSAGE_ARCHIVE_PROJECTS_RELATION,
    [COLUMN_PROJECTS] = &MESSAGE_ARCHIVE_PROJECTS,
    [COLUMN_FUNDS_RELATION] = &MESSAGE_ARCHIVE_FUNDS_RELATION,
    [COLUMN_FUNDS] = &MESSAGE_ARCHIVE_FUNDS,
    [COLUMN_VERDICT] = &MESSAGE_ARCHIVE_VERDICT,
    [COLUMN_ERRORS] = &MESSAGE_ARCHIVE_ERRORS,
    [COLUMN_WARNINGS] = &MESSAGE_ARCHIVE_WARNINGS,
    [COLUMN_NOTES] = &MESSAGE_ARCHIVE_NOTES,
    [COLUMN_FINDING] = &MESSAGE_ARCHIVE_FINDING,
    [COLUMN_FINDING_LINE] = &MESSAGE_ARCHIVE_FINDING_LINE,
    [COLUMN_AMOUNTS] = &MESSAGE_ARCHIVE_AMOUNTS,
    [COLUMN_AMOUNTS_OPEN] = &MESSAGE_ARCHIVE_AMOUNTS_OPEN,
    [COLUMN_SOURCE] = &MESSAGE_ARCHIVE_SOURCE,
    [COLUMN_FORMAT] = &MESSAGE_ARCHIVE_FORMAT,
    [COLUMN_ENCODING] = &MESSAGE_ARCHIVE_ENCODING,
    [COLUMN_BYTES] = &MESSAGE_ARCHIVE_BYTES,
    [COLUMN_SHA256] = &MESSAGE_ARCHIVE_SHA256,
};

/* A total and, before it, the word of its relation. */
static void set_total(struct cell *cells, enum column column, const struct archive_total *total,
                      const struct wording *words)
{
	if (total->has_value) {
		struct str relation = relation_name(total->relation);
		cells[column - 1] = cell_text(words_code(words, CODE_RELATION, relation));
		cells[column] = cell_number(total->value);
	}
}

/* What only a text has that was read. */
static void set_read(struct cell *cells, const struct archive_record *record,
                     const struct wording *words)
{
	cells[COLUMN_DIRECTIONS] = cell_count(record->directions);
	if (record->stated_directions.has_value) {
		cells[COLUMN_DIRECTIONS_STATED] = cell_number(record->stated_directions.value);
	}
	set_total(cells, COLUMN_PROJECTS, &record->stated_projects, words);
	set_total(cells, COLUMN_FUNDS, &record->stated_funds, words);
	cells[COLUMN_VERDICT] = cell_text(words_overall_named(words, record->verdict));
	cells[COLUMN_ERRORS] = cell_count(record->findings[FINDING_ERROR]);
	cells[COLUMN_WARNINGS] = cell_count(record->findings[FINDING_WARNING]);
	cells[COLUMN_NOTES] = cell_count(record->findings[FINDING_NOTE]);
	cells[COLUMN_FINDING] = cell_text(record->finding.words[words->language]);
	cells[COLUMN_FINDING_LINE] = cell_ordinal(record->finding.line);
	cells[COLUMN_AMOUNTS] = cell_count(record->amounts);
	cells[COLUMN_AMOUNTS_OPEN] = cell_count(record->amounts - record->amounts_understood);
}

static void set_cells(struct cell cells[COLUMN_COUNT], const struct archive_record *record,
                      const struct wording *words)
{
	struct str reason = record->reason.words[words->language];
	cells[COLUMN_NAME] = cell_text(record->name);
	cells[COLUMN_TITLE] = cell_text(record->title);
	cells[COLUMN_STATUS] = cell_text(
	    words_of(words, record->has_failed ? &MESSAGE_ARCHIVE_FAILED : &MESSAGE_ARCHIVE_READ));
	cells[COLUMN_REASON] = cell_text(reason.size > 0 ? reason : record->reason.code);
	cells[COLUMN_PLAN] = cell_text(record->plan);
	cells[COLUMN_PROGRAMME] = cell_text(record->programme);
	cells[COLUMN_YEAR] = cell_ordinal(record->year);
	cells[COLUMN_BATCH] = cell_ordinal(record->batch);
	cells[COLUMN_EDITION] = cell_text(words_code(words, CODE_STATUS, record->edition));
	cells[COLUMN_GRAMMAR] = cell_text(record->grammar);
	cells[COLUMN_SOURCE] = cell_text(file_name_text(words->arena, record->path));
	cells[COLUMN_FORMAT] = cell_text(record->format);
	cells[COLUMN_ENCODING] = cell_text(record->encoding);
	cells[COLUMN_BYTES] = cell_ordinal(record->bytes);
	cells[COLUMN_SHA256] = cell_text(digest_hex(&record->sha256, words->arena));
	if (!record->has_failed) {
		set_read(cells, record, words);
	}
}

void archive_index_csv(FILE *stream, const struct archive_records *records,
                       const struct wording *words)
{
	const char *heads[COLUMN_COUNT];
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		heads[i] = names[i]->words[words->language];
	}
	csv_head(stream, heads, COLUMN_COUNT);
	for (size_t i = 0; i < records->count; i++) {
		struct arena arena; /* of a row */
		struct cell cells[COLUMN_COUNT] = {0};
		arena_init(&arena);
		const struct wording own = {words->language, &arena};
		set_cells(cells, records->items[i], &own);
		csv_row(stream, cells, COLUMN_COUNT);
		arena_release(&arena);
	}
}
