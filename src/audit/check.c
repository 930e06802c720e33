/* The table of checks, and the words of machine output. */
#include "audit/audit.h"
#include "audit/message.h"

const struct check checks[] = {
#define CHECK(name, id, level, is_proof)                                                           \
	{STR_INIT(id), &MESSAGE_CHECK_##name, &MESSAGE_EXPLAIN_##name, level, is_proof},
#include "audit/checks.def"
#undef CHECK
};
const size_t check_count = sizeof checks / sizeof *checks;

const struct check *check_find(struct str id)
{
	for (size_t i = 0; i < check_count; i++) {
		if (str_equal(checks[i].id, id)) {
			return &checks[i];
		}
	}
	return NULL;
}

bool check_ids(const char *const **out, struct arena *arena, const char *list, struct str *unknown)
{
	const char **ids = NULL;
	size_t count = 0;
	size_t capacity = 0;
	while (list && *list) {
		size_t width = strcspn(list, ",");
		struct str id = arena_copy(arena, (struct str){list, width});
		if (!check_find(id)) {
			*unknown = id;
			return false;
		}
		ARENA_PUSH(arena, ids, count, capacity, id.data);
		list += width + (list[width] == ',');
	}
	if (ids) {
		ARENA_PUSH(arena, ids, count, capacity, (const char *)NULL);
	}
	*out = ids;
	return true;
}

struct str finding_level_name(enum finding_level level)
{
	static const struct str names[FINDING_LEVEL_COUNT] = {
	    [FINDING_ERROR] = STR_INIT("error"),
	    [FINDING_WARNING] = STR_INIT("warning"),
	    [FINDING_NOTE] = STR_INIT("note"),
	};
	return names[level];
}
