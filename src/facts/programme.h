/* Which programme a text is a call of: its name, year and batch. */
#ifndef ZHINAN_FACTS_PROGRAMME_H
#define ZHINAN_FACTS_PROGRAMME_H

#include "layout/text.h"

struct programme_facts {
	struct str plan;
	struct str name; /* without year and batch; never cut out of a sentence */
	struct str status;
	uint32_t year;
	uint32_t batch;
	bool year_from_name; /* only the file's name has it */
	bool batch_from_name;
};

/* Finds what a text says of its programme, in the arena. The title goes before the first sentences,
 * these before the date of publication and of the signature, all before the file's name. What
 * is not stated stays empty. */
void programme_from_text(struct programme_facts *out, struct arena *arena, const struct text *text,
                         struct grammar *grammar);

#endif
