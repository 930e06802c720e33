/* What the reports of changes for people share: their words. */
#ifndef ZHINAN_REPORT_CHANGES_WORDS_H
#define ZHINAN_REPORT_CHANGES_WORDS_H

#include "diff/changes.h"
#include "report/words.h"

/* The sign of a kind of change: + - ~ > #. */
char change_sign(enum change_kind kind);

/* Whether a change is of the direction or section that it stands in, whose title stands above it. */
bool change_is_titled(const struct change *change);

/* A kind in words: "added". */
struct str words_change_kind(const struct wording *words, enum change_kind kind);

/* How many changes there are, in all and of each kind; or that there are none. */
struct str words_change_counts(const struct wording *words, const struct changes *changes);

/* The names of partners, with commas between. */
struct str words_partner_names(const struct wording *words, const struct partner_list *partners);

/* Of which year and batch a document is; empty where it does not say. */
struct str words_edition(const struct wording *words, const struct model *model);

/* What a change is of: a field by its label as it is written, all else by a word. */
struct str words_part(const struct wording *words, const struct change *change);

/* Where it stands: "line 41 -> line 59", "old line 45"; empty where it has no place. */
struct str words_change_place(const struct wording *words, const struct change *change);

/* The place of a node: "line 41", with the page where there are pages. Empty for none. */
struct str words_node_place(const struct wording *words, const struct node *node);

/* What a change was or is (its from or to), as it is written; in words where it is a word of the model
 * (draft, final). */
struct str words_value(const struct wording *words, const struct change *change, struct str value);

/* By how much a figure differs: "+10,000,000 yuan (+9.52 %)"; or that only its relation or another
 * aspect does. Empty where from and to say it all. The arrow stands between old and new. */
struct str words_figure_change(const struct wording *words, const struct marked *at,
                               struct str arrow);

/* A decimal with its sign, + too, in percent. */
struct str words_percentage(const struct wording *words, struct decimal percent);

/* What a direction became or came from; empty where it was neither split nor merged. */
struct str words_counterparts(const struct wording *words, const struct change *change);

/* "1.2 -> 1.3", or the one number where there is but one; of a direction in another "1.8 / 1". */
struct str words_numbers(const struct wording *words, const struct marked *at, struct str arrow);

/* The names of a direction's partners, in the new model where it is there. */
struct str words_partners(const struct wording *words, const struct marked *direction);

/* What came or went with a direction: its figures as they are written. */
struct str words_direction_figures(const struct wording *words, const struct node *direction);

/* What a total says of both sides, as it is stated or as it is summed. */
struct amounts {
	bool has[2];
	struct decimal values[2];
	bool has_delta;
	struct decimal delta;
	bool
	    has_percent; /* the total's percentage is of these: stated, where both documents state it */
};
struct amounts amounts_of_total(const struct roll_up *total, bool is_stated);

/* A total of one side (0 old, 1 new) with its unit and with what it is stated as: "about 157". */
struct str words_total_value(const struct wording *words, const struct roll_up *total,
                             const struct amounts *amounts, bool is_stated, int side);

/* A number of a table whose head names the unit, and a difference in it with its sign. In Chinese
 * yuan are counted in ten thousands. */
struct str words_table_number(const struct wording *words, struct decimal value, struct str unit);
struct str words_table_delta(const struct wording *words, struct decimal value, struct str unit);

/* A figure of a direction on one side (0 old, 1 new) in such a table, with a sign for at most, about
 * and the like; as it is written where it is no one number; empty where the direction states none. */
struct str words_direction_figure(const struct wording *words,
                                  const struct direction_figure *figure, int side, struct str unit);

/* A total of one side in such a table, as it is stated or summed; "-" where there is none. */
struct str words_table_total(const struct wording *words, const struct roll_up *total,
                             bool is_stated, int side);

/* The unit of such a table; empty for counts. */
struct str words_table_unit(const struct wording *words, struct str unit);

/* What is worth a word about a total, a line each: that what is stated and summed do not agree on a
 * side, that they differ by something else, that figures are missing. Returns how many. */
size_t words_roll_up(const struct wording *words, const struct roll_up *total, struct str **out);

/* A heading for a total: funds, projects. */
struct str words_sum_kind(const struct wording *words, enum sum_kind kind);

#endif
