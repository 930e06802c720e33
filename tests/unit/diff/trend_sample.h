/* Small models in few words, and what their trend holds. */
#ifndef ZHINAN_TEST_TREND_SAMPLE_H
#define ZHINAN_TEST_TREND_SAMPLE_H

#include "diff/trend.h"

enum { SAMPLE_MODELS = 12 };

struct sample {
	struct arena arena;
	struct model models[SAMPLE_MODELS];
	const struct model *list[SAMPLE_MODELS];
	size_t count;
	struct node *holder; /* what further directions stand in */
	struct trend trend;
};

void sample_init(struct sample *sample);
void sample_release(struct sample *sample);

/* A further document. Year and batch may be 0. */
void sample_edition(struct sample *sample, const char *name, uint32_t year, uint32_t batch,
                    const char *status);

/* A direction of the last document, or of its holder: partners as codes with blanks between (each
 * is named as "name-CODE-YEAR"), its key, counts and funds as words; NULL: none. Words are a number
 * with "about ", "<=", ">=" before it, or "2-4"; funds end with a currency: "100 CNY", and with
 * "/project" where they are for each. Returns the node. */
struct node *sample_direction(struct sample *sample, const char *partners, const char *key,
                              const char *projects, const char *funds);

/* A total that the last document states. */
void sample_state(struct sample *sample, enum node_kind kind, const char *words);

/* Makes the trend of the documents, in their order or from the last to the first. */
const struct trend *sample_trend(struct sample *sample, bool backwards);

/* The row of an id; fails the test where there is none. */
const struct trend_row *sample_row(const struct sample *sample, const char *id);

/* A sum in words as above, "+1" behind it where one is missing, "?" where all is; "-" for NULL. */
const char *sample_words(struct sample *sample, const struct sum *sum);

/* The same of a row in an edition, by its label, and in a year. */
const char *sample_cell(struct sample *sample, const char *id, const char *label, uint32_t measure);
const char *sample_year(struct sample *sample, const char *id, uint32_t year, uint32_t measure);

#endif
