/* Comparisons, and what they say. */
#include <assert.h>
#include <stdlib.h>

#include "library/handle.h"

static_assert((int)ZHINAN_ADDED == CHANGE_ADDED && (int)ZHINAN_REMOVED == CHANGE_REMOVED &&
                  (int)ZHINAN_MOVED == CHANGE_MOVED &&
                  (int)ZHINAN_RENUMBERED == CHANGE_RENUMBERED &&
                  (int)ZHINAN_RENAMED == CHANGE_RENAMED && (int)ZHINAN_CHANGED == CHANGE_CHANGED &&
                  (int)ZHINAN_EDITED == CHANGE_EDITED,
              "a kind that has moved is a new one, behind the others");

enum zhinan_status zhinan_compare(struct zhinan_changes **changes, struct zhinan_document *before,
                                  struct zhinan_document *after,
                                  const struct zhinan_options *options)
{
	const struct changes_options how = {.strict_text =
	                                        option_number(options, ZHINAN_STRICT_TEXT) != 0};
	struct zhinan_changes *made = calloc(1, sizeof *made);
	if (!made) {
		out_of_memory();
	}
	*changes = made;
	arena_init(&made->arena);
	strings_init(&made->strings);
	diags_init(&made->messages.diags, &made->arena);
	made->messages.strings = &made->strings;
	made->documents[0] = before;
	made->documents[1] = after;
	document_hold(before);
	document_hold(after);
	for (int side = 0; side < 2; side++) {
		if (!made->documents[side]->has_model) {
			return no_model(&made->messages.diags, made->documents[side]);
		}
	}
	changes_from_models(&made->changes, &made->arena, &before->document.model,
	                    &after->document.model, &how);
	made->is_made = true;
	return made->changes.count > 0 ? ZHINAN_NO : ZHINAN_OK;
}

void zhinan_changes_free(struct zhinan_changes *changes)
{
	if (changes) {
		document_let_go(changes->documents[0]);
		document_let_go(changes->documents[1]);
		strings_release(&changes->strings);
		arena_release(&changes->arena);
		free(changes);
	}
}

const struct zhinan_messages *zhinan_changes_messages(const struct zhinan_changes *changes)
{
	return &changes->messages;
}

size_t zhinan_changes_count(const struct zhinan_changes *changes)
{
	return changes->changes.count;
}

static const struct change *change_at(const struct zhinan_changes *changes, size_t change)
{
	return change < changes->changes.count ? &changes->changes.items[change] : NULL;
}

enum zhinan_change_kind zhinan_change_kind(const struct zhinan_changes *changes, size_t change)
{
	const struct change *at = change_at(changes, change);
	return at ? (enum zhinan_change_kind)at->kind : ZHINAN_CHANGED;
}

/* The node whose figure changed; NULL where none did. */
static const struct marked *changed_figure(const struct change *change)
{
	bool has_figure =
	    change->kind == CHANGE_CHANGED && change->at && change->at->figure.aspects > 0;
	return has_figure ? change->at : NULL;
}

static const char *figure_text(struct strings *strings, const struct marked *at,
                               enum zhinan_change_text text)
{
	if (!at) {
		return "";
	}
	if (text == ZHINAN_CHANGE_DELTA) {
		return at->figure.has_delta ? decimal_keep(strings, at->figure.delta) : "";
	}
	if (text == ZHINAN_CHANGE_PERCENT) {
		return at->figure.has_percent ? decimal_keep(strings, at->figure.percent) : "";
	}
	return at->figure.has_delta ? strings_keep(strings, at->after->figure->unit) : "";
}

const char *zhinan_change_text(const struct zhinan_changes *changes, size_t change,
                               enum zhinan_change_text text)
{
	const struct change *at = change_at(changes, change);
	struct strings *strings = changes->messages.strings;
	if (!at) {
		return "";
	}
	switch (text) {
	case ZHINAN_CHANGE_PART:
		return strings_keep(strings, at->part);
	case ZHINAN_CHANGE_ASPECT:
		return strings_keep(strings, at->aspect);
	case ZHINAN_CHANGE_KEY:
		return strings_keep(strings, at->key);
	case ZHINAN_CHANGE_FROM:
		return strings_keep(strings, at->from);
	case ZHINAN_CHANGE_TO:
		return strings_keep(strings, at->to);
	case ZHINAN_CHANGE_DELTA:
	case ZHINAN_CHANGE_PERCENT:
	case ZHINAN_CHANGE_UNIT:
		return figure_text(strings, changed_figure(at), text);
	}
	return "";
}

const struct zhinan_node *zhinan_change_node(const struct zhinan_changes *changes, size_t change,
                                             enum zhinan_side side)
{
	const struct change *at = change_at(changes, change);
	return at && at->at ? node_out(marked_side(at->at, side == ZHINAN_OLD ? 0 : 1)) : NULL;
}

const struct zhinan_node *zhinan_change_holder(const struct zhinan_changes *changes, size_t change,
                                               enum zhinan_side side)
{
	const struct change *at = change_at(changes, change);
	return at && at->within ? node_out(marked_side(at->within, side == ZHINAN_OLD ? 0 : 1))
	                        : NULL;
}

/* The totals of a kind; NULL where there are none. */
static const struct roll_up *total_of(const struct zhinan_changes *changes, enum zhinan_kind kind)
{
	bool is_summed = kind == ZHINAN_PROJECTS || kind == ZHINAN_FUNDS;
	if (!changes->is_made || !is_summed) {
		return NULL;
	}
	const struct roll_up *total =
	    &changes->changes.totals[kind == ZHINAN_FUNDS ? SUM_FUNDS : SUM_PROJECTS];
	return total->has_overflow ? NULL : total;
}

const char *zhinan_changes_stated(const struct zhinan_changes *changes, enum zhinan_kind kind,
                                  enum zhinan_side side)
{
	const struct roll_up *total = total_of(changes, kind);
	int index = side == ZHINAN_OLD ? 0 : 1;
	return total && total->has_stated[index]
	           ? decimal_keep(changes->messages.strings, total->stated[index])
	           : "";
}

const char *zhinan_changes_summed(const struct zhinan_changes *changes, enum zhinan_kind kind,
                                  enum zhinan_side side)
{
	const struct roll_up *total = total_of(changes, kind);
	int index = side == ZHINAN_OLD ? 0 : 1;
	return total ? decimal_keep(changes->messages.strings, total->summed[index]) : "";
}
