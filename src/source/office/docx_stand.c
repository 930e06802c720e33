/* Finds the runs that are raised or lowered. Authors also shift letters a little to align them, so
 * a shifted run counts only if it is smaller than its line or shifted far. */
#include "source/office/docx_stand.h"

#include "base/script.h"

enum {
	USUAL_SIZE = 21,       /* half points, if none is stated */
	SMALL_PERCENT = 85,    /* of the size of the line */
	MOVED_PERCENT = 15,    /* of a small run's size: from here on it is raised or lowered */
	MOVED_FAR_PERCENT = 30 /* of any run's size */
};

void docx_stand_take(struct docx_stand *run, const struct xml_element *element)
{
	if (str_equal(element->name, STR("position"))) {
		run->position = xml_attribute_number(element, "val", 0);
	} else if (str_equal(element->name, STR("sz"))) {
		run->size = xml_attribute_number(element, "val", -1);
	} else {
		struct str value = xml_attribute_value(element, "val");
		run->is_superscript = str_equal(value, STR("superscript"));
		run->is_subscript = str_equal(value, STR("subscript"));
	}
}

static enum script find_script(const struct docx_stand *run, const struct docx_stand *line)
{
	int32_t usual = line->size > 0 ? line->size : USUAL_SIZE;
	int32_t size = run->size > 0 ? run->size : usual;
	int64_t percent = ((int64_t)run->position - line->position) * 100 / size;
	bool is_small = (int64_t)size * 100 <= (int64_t)usual * SMALL_PERCENT;
	if (run->is_superscript || run->is_subscript) {
		return run->is_superscript ? SCRIPT_RAISED : SCRIPT_LOWERED;
	}
	if (percent >= (is_small ? MOVED_PERCENT : MOVED_FAR_PERCENT)) {
		return SCRIPT_RAISED;
	}
	return is_small && percent <= -MOVED_PERCENT ? SCRIPT_LOWERED : SCRIPT_NONE;
}

void docx_stand_write(struct buf *out, const struct docx_stand *run, struct docx_stand *line,
                      struct str text)
{
	enum script script = find_script(run, line);
	script_write(out, script, text);
	if (script == SCRIPT_NONE && str_trim(text).size > 0) {
		*line = *run;
	}
}
