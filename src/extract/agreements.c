/* Agreements: what the cooperation of a direction rests on. */
#include "extract/record.h"

/* Titles are agreements only in a field that says so; elsewhere they are part of their text. */
void records_find_agreements(struct records *records)
{
	const struct record *field = NULL;
	size_t kept = 0;
	for (size_t i = 0; i < records->count; i++) {
		struct record record = records->items[i];
		if (record.kind == RECORD_FIELD) {
			field = &records->items[i];
		} else if (field && record.depth <= field->depth) {
			field = NULL;
		}
		if (record.kind == RECORD_AGREEMENT) {
			if (!field || !field->field->has_titles) {
				continue;
			}
			record.depth = field->depth;
			record.field = field->field;
		}
		records->items[kept++] = record;
		if (field == &records->items[i]) {
			field = &records->items[kept - 1];
		}
	}
	records->count = kept;
}
