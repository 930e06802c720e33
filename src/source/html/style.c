/* A small part of CSS: simple selectors, and the properties that hide or emphasise text. */
#include "source/html/style.h"

#include <stdlib.h>

#include "base/search.h"

enum {
	MAX_VALUE = 48, /* bytes of a value that is looked at */
	MAX_NAME = 100,
	BOLD_WEIGHT = 600,
	FAR_AWAY = -9000 /* tenths of a pixel: out of every window */
};

/* A length in tenths of a pixel, or in percent. */
struct length {
	int32_t value;
	bool is_percent;
	bool is_known;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void say(struct html_style *style, unsigned look, bool is_on)
{
	style->set |= (uint16_t)look;
	style->on = (uint16_t)(is_on ? style->on | look : style->on & ~look);
}

static bool has(struct str value, const char *word)
{
	return str_find(value, str_from(word)) != SIZE_MAX;
}

/* ---- values ---- */

/* Reads a number with its unit; digits behind the hundredths are ignored. */
static struct length read_length(struct str value)
{
	static const struct {
		struct str unit;
		int32_t per_thousand; /* tenths of a pixel, or percent */
		bool is_percent;
	} units[] = {{STR_INIT("px"), 10000, false}, {STR_INIT("pt"), 13333, false},
	             {STR_INIT("em"), 100000, true}, {STR_INIT("rem"), 160000, false},
	             {STR_INIT("%"), 1000, true},    {STR_INIT("mm"), 37795, false},
	             {STR_INIT("cm"), 377953, false}};
	size_t at = str_starts(value, STR("-"));
	bool is_negative = at > 0;
	int64_t number = 0; /* hundredths */
	int64_t digit = 100;
	bool has_digit = false;
	for (; at < value.size; at++) {
		char c = value.data[at];
		if (c == '.' && digit == 100) {
			digit = 10;
		} else if (c < '0' || c > '9') {
			break;
		} else if (digit == 100) {
			has_digit = true;
			number = number < 1000000 ? number * 10 + (c - '0') * 100 : number;
		} else {
			has_digit = true;
			number += (c - '0') * digit;
			digit /= 10;
		}
	}
	struct str unit = str_slice(value, at, value.size);
	if (!has_digit || number == 0) {
		return (struct length){0, false, has_digit};
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (str_equal(unit, units[i].unit)) {
			int64_t length = number * units[i].per_thousand / 100000;
			return (struct length){(int32_t)(is_negative ? -length : length),
			                       units[i].is_percent, true};
		}
	}
	return (struct length){0};
}

static void take_size(struct html_style *style, struct str value)
{
	static const struct {
		struct str word;
		int16_t size;
	} words[] = {
	    {STR_INIT("xx-small"), 90},  {STR_INIT("x-small"), 100}, {STR_INIT("small"), 130},
	    {STR_INIT("medium"), 160},   {STR_INIT("large"), 180},   {STR_INIT("x-large"), 240},
	    {STR_INIT("xx-large"), 320}, {STR_INIT("larger"), -120}, {STR_INIT("smaller"), -83}};
	struct length length = read_length(value);
	if (length.is_known && length.value >= 0) {
		int32_t size = length.value < MAX_FONT_SIZE ? length.value : MAX_FONT_SIZE;
		style->set |= LOOK_SIZED;
		style->size = (int16_t)(length.is_percent ? -size : size);
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_equal(value, words[i].word)) {
			style->set |= LOOK_SIZED;
			style->size = words[i].size;
		}
	}
}

static bool is_bold(struct str value)
{
	if (value.size == 3 && value.data[0] >= '1' && value.data[0] <= '9') {
		return (value.data[0] - '0') * 100 >= BOLD_WEIGHT;
	}
	return str_starts(value, STR("bold"));
}

static bool is_nothing(struct str value)
{
	struct length length = read_length(value);
	return length.is_known && length.value == 0;
}

static bool is_far(struct str value)
{
	struct length length = read_length(value);
	return length.is_known && !length.is_percent && length.value <= FAR_AWAY;
}

/* Applies a declaration whose value is in lower case, without blanks, and NUL-terminated. */
static void take_declaration(struct html_style *style, struct str name, struct str value)
{
	static const struct {
		struct str name;
		unsigned look;
		bool (*is_on)(struct str value); /* or one of the words */
		const char *words[2];
	} properties[] = {
	    {STR_INIT("display"), LOOK_HIDDEN, NULL, {"none", NULL}},
	    {STR_INIT("mso-hide"), LOOK_HIDDEN, NULL, {"all", NULL}},
	    {STR_INIT("left"), LOOK_HIDDEN, is_far, {NULL, NULL}},
	    {STR_INIT("top"), LOOK_HIDDEN, is_far, {NULL, NULL}},
	    {STR_INIT("text-indent"), LOOK_HIDDEN, is_far, {NULL, NULL}},
	    {STR_INIT("visibility"), LOOK_INVISIBLE, NULL, {"hidden", "collapse"}},
	    {STR_INIT("color"), LOOK_CLEAR, NULL, {"transparent", NULL}},
	    {STR_INIT("opacity"), LOOK_FAINT, is_nothing, {NULL, NULL}},
	    {STR_INIT("width"), LOOK_FLAT, is_nothing, {NULL, NULL}},
	    {STR_INIT("height"), LOOK_FLAT, is_nothing, {NULL, NULL}},
	    {STR_INIT("max-height"), LOOK_FLAT, is_nothing, {NULL, NULL}},
	    {STR_INIT("overflow"), LOOK_CUT, NULL, {"hidden", "clip"}},
	    {STR_INIT("text-decoration"), LOOK_STRUCK, NULL, {"line-through", NULL}},
	    {STR_INIT("text-decoration-line"), LOOK_STRUCK, NULL, {"line-through", NULL}},
	    {STR_INIT("font-weight"), LOOK_BOLD, is_bold, {NULL, NULL}},
	    {STR_INIT("font"), LOOK_BOLD, NULL, {"bold", NULL}},
	    {STR_INIT("text-align"), LOOK_CENTRED, NULL, {"center", NULL}},
	    {STR_INIT("vertical-align"), LOOK_RAISED, NULL, {"super", NULL}},
	    {STR_INIT("vertical-align"), LOOK_LOWERED, NULL, {"sub", NULL}},
	};
	/* Several properties turn this look on, as they do is_far's: none turns it off. */
	static const unsigned added = LOOK_FLAT;
	if (str_equal(name, STR("font-size"))) {
		take_size(style, value);
		return;
	}
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
		if (!str_equal(name, properties[i].name)) {
			continue;
		}
		bool is_on = properties[i].is_on && properties[i].is_on(value);
		for (size_t k = 0; k < 2 && properties[i].words[k]; k++) {
			is_on |= has(value, properties[i].words[k]);
		}
		bool is_way = properties[i].is_on == is_far || (properties[i].look & added);
		if (is_on || !is_way) {
			say(style, properties[i].look, is_on);
		}
	}
}

void html_style_declare(struct html_style *style, struct str declarations)
{
	char buffer[MAX_VALUE + 1];
	for (size_t at = 0; at < declarations.size;) {
		const char *stop = memchr(declarations.data + at, ';', declarations.size - at);
		size_t end = stop ? (size_t)(stop - declarations.data) : declarations.size;
		size_t size = 0;
		size_t colon = 0;
		for (; at < end; at++) {
			char c = declarations.data[at];
			if (c == '!') {
				break; /* important */
			}
			if (!is_blank(c) && size < MAX_VALUE) {
				colon = c == ':' && colon == 0 ? size : colon;
				buffer[size++] = ascii_lower(c);
			}
		}
		buffer[size] = '\0';
		if (colon > 0) {
			take_declaration(style, (struct str){buffer, colon},
			                 (struct str){buffer + colon + 1, size - colon - 1});
		}
		at = end + 1;
	}
}

/* Applies one style to another: what `over` says wins. */
static void lay_over(struct html_style *style, const struct html_style *over)
{
	style->on = (uint16_t)((style->on & ~over->set) | (over->on & over->set));
	style->set |= over->set;
	style->size = over->set & LOOK_SIZED ? over->size : style->size;
}

void html_style_of_tag(struct html_style *style, struct str tag)
{
	static const struct {
		struct str tag;
		struct html_style style;
	} tags[] = {
	    {STR_INIT("b"), {LOOK_BOLD, LOOK_BOLD, 0}},
	    {STR_INIT("strong"), {LOOK_BOLD, LOOK_BOLD, 0}},
	    {STR_INIT("sup"), {LOOK_RAISED, LOOK_RAISED, 0}},
	    {STR_INIT("sub"), {LOOK_LOWERED, LOOK_LOWERED, 0}},
	    {STR_INIT("th"), {LOOK_BOLD | LOOK_CENTRED, LOOK_BOLD | LOOK_CENTRED, 0}},
	    {STR_INIT("center"), {LOOK_CENTRED, LOOK_CENTRED, 0}},
	    {STR_INIT("caption"), {LOOK_CENTRED, LOOK_CENTRED, 0}},
	    {STR_INIT("del"), {LOOK_DELETED, LOOK_DELETED, 0}},
	    {STR_INIT("s"), {LOOK_STRUCK, LOOK_STRUCK, 0}},
	    {STR_INIT("strike"), {LOOK_STRUCK, LOOK_STRUCK, 0}},
	    {STR_INIT("big"), {LOOK_SIZED, 0, -120}},
	    {STR_INIT("small"), {LOOK_SIZED, 0, -83}},
	    {STR_INIT("h1"), {LOOK_BOLD | LOOK_SIZED, LOOK_BOLD, -200}},
	    {STR_INIT("h2"), {LOOK_BOLD | LOOK_SIZED, LOOK_BOLD, -150}},
	    {STR_INIT("h3"), {LOOK_BOLD | LOOK_SIZED, LOOK_BOLD, -117}},
	    {STR_INIT("h4"), {LOOK_BOLD, LOOK_BOLD, 0}},
	    {STR_INIT("h5"), {LOOK_BOLD | LOOK_SIZED, LOOK_BOLD, -83}},
	    {STR_INIT("h6"), {LOOK_BOLD | LOOK_SIZED, LOOK_BOLD, -67}},
	};
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		if (str_equal(tags[i].tag, tag)) {
			lay_over(style, &tags[i].style);
		}
	}
}

void html_style_of_attribute(struct html_style *style, struct str name, struct str value)
{
	static const int16_t sizes[] = {100, 130, 160, 180, 240, 320, 480};
	if (str_equal(name, STR("align")) && value.size > 0) {
		char first = ascii_lower(value.data[0]);
		say(style, LOOK_CENTRED, first == 'c' || (first == 'm' && value.size == 6));
	} else if (str_equal(name, STR("size")) && value.size == 1 && value.data[0] >= '1' &&
	           value.data[0] <= '7') {
		style->set |= LOOK_SIZED;
		style->size = sizes[value.data[0] - '1'];
	}
}

/* ---- style sheets ---- */

static bool is_name_byte(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* Adds a rule if its selector is a tag, a class, an id, or a tag with one of these. */
static void add_rule(struct html_sheet *sheet, struct arena *arena, struct str selector,
                     const struct html_style *style)
{
	struct html_rule rule = {.kind = ' ', .order = (uint32_t)sheet->count, .style = *style};
	size_t tag = 0;
	selector = str_trim(selector);
	while (tag < selector.size && is_name_byte(selector.data[tag])) {
		tag++;
	}
	size_t end = tag;
	if (tag < selector.size) {
		rule.kind = selector.data[tag];
		end++;
		while (end < selector.size && is_name_byte(selector.data[end])) {
			end++;
		}
	}
	if (end < selector.size || end == 0 || end > MAX_NAME ||
	    (rule.kind != ' ' && rule.kind != '.' && rule.kind != '#')) {
		return;
	}
	struct str tag_name = arena_copy(arena, str_slice(selector, 0, tag));
	for (size_t i = 0; i < tag; i++) { /* the copy is ours */
		((char *)(uintptr_t)tag_name.data)[i] = ascii_lower(tag_name.data[i]);
	}
	rule.tag = tag_name;
	rule.name =
	    rule.kind == ' ' ? tag_name : arena_copy(arena, str_slice(selector, tag + 1, end));
	ARENA_PUSH(arena, sheet->rules, sheet->count, sheet->capacity, rule);
}

/* The place behind the first mark in a text, or the text's end. */
static size_t skip_to(struct str text, const char *mark)
{
	size_t at = str_find(text, str_from(mark));
	return at == SIZE_MAX ? text.size : at + strlen(mark);
}

/* Where the block ends that a "{" at `at` begins. */
static size_t skip_block(struct str css, size_t at)
{
	size_t depth = 0;
	for (; at < css.size; at++) {
		depth += css.data[at] == '{';
		if (css.data[at] == '}' && --depth == 0) {
			return at + 1;
		}
	}
	return css.size;
}

/* Drops comments, and the marks of HTML comments around a sheet. */
static struct str strip_comments(struct arena *arena, struct str css)
{
	char *plain = arena_alloc(arena, css.size + 1);
	size_t size = 0;
	for (size_t at = 0; at < css.size;) {
		struct str rest = str_slice(css, at, css.size);
		if (str_starts(rest, STR("/*"))) {
			at += 2 + skip_to(str_slice(rest, 2, rest.size), "*/");
		} else if (str_starts(rest, STR("<!--")) || str_starts(rest, STR("-->"))) {
			at += *rest.data == '<' ? 4 : 3;
		} else {
			plain[size++] = css.data[at++];
		}
	}
	return (struct str){plain, size};
}

/* Whether a block applies to screens of any width. */
static bool is_for_screen(struct str head)
{
	return str_starts(head, STR("@media")) && (has(head, "screen") || has(head, "all")) &&
	       !has(head, "(") && !has(head, "not");
}

static void read_css(struct html_sheet *sheet, struct arena *arena, struct str css)
{
	css = strip_comments(arena, css);
	for (size_t at = 0; at < css.size;) {
		const char *open = memchr(css.data + at, '{', css.size - at);
		if (!open) {
			return;
		}
		size_t brace = (size_t)(open - css.data);
		struct str head = str_trim(str_slice(css, at, brace));
		while (str_starts(head, STR("}"))) { /* of a block that was entered */
			head = str_trim(str_slice(head, 1, head.size));
		}
		const char *stop = memrchr(css.data + at, ';', brace - at);
		if (stop) { /* @import and the like */
			at = (size_t)(stop - css.data) + 1;
			continue;
		}
		if (str_starts(head, STR("@"))) {
			at = is_for_screen(head) ? brace + 1 : skip_block(css, brace);
			continue;
		}
		const char *close = memchr(css.data + brace, '}', css.size - brace);
		size_t end = close ? (size_t)(close - css.data) : css.size;
		struct html_style style = {0};
		html_style_declare(&style, str_slice(css, brace + 1, end));
		for (size_t start = 0; style.set != 0 && start < head.size;) {
			const char *comma = memchr(head.data + start, ',', head.size - start);
			size_t last = comma ? (size_t)(comma - head.data) : head.size;
			add_rule(sheet, arena, str_slice(head, start, last), &style);
			start = last + 1;
		}
		at = end + 1;
	}
}

static int compare_names(const struct html_rule *rule, char kind, struct str name, struct str tag)
{
	int order = rule->kind != kind ? rule->kind - kind : str_compare(rule->name, name);
	return order != 0 ? order : str_compare(rule->tag, tag);
}

static int compare_rules(const void *a, const void *b)
{
	const struct html_rule *left = a;
	const struct html_rule *right = b;
	int order = compare_names(left, right->kind, right->name, right->tag);
	return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

/* Sorts the rules and merges those for the same elements; the later one wins. */
static void sort_rules(struct html_sheet *sheet)
{
	size_t count = 0;
	if (sheet->count > 0) {
		qsort(sheet->rules, sheet->count, sizeof *sheet->rules, compare_rules);
	}
	for (size_t i = 0; i < sheet->count; i++) {
		const struct html_rule *rule = &sheet->rules[i];
		struct html_rule *last = count > 0 ? &sheet->rules[count - 1] : NULL;
		if (last && compare_names(last, rule->kind, rule->name, rule->tag) == 0) {
			lay_over(&last->style, &rule->style);
		} else {
			sheet->rules[count++] = *rule;
		}
	}
	sheet->count = count;
}

static bool starts_with_word(struct str text, const char *word)
{
	size_t size = strlen(word);
	for (size_t i = 0; i < size; i++) {
		if (i >= text.size || ascii_lower(text.data[i]) != word[i]) {
			return false;
		}
	}
	return true;
}

/* Whether the tag of a style sheet says that it is only for print. */
static bool is_for_print(struct str tag)
{
	size_t media = str_find(tag, STR("media"));
	struct str rest = str_slice(tag, media == SIZE_MAX ? tag.size : media, tag.size);
	return has(rest, "print") && !has(rest, "screen") && !has(rest, "all");
}

void html_sheet_read(struct html_sheet *out, struct arena *arena, struct str page)
{
	*out = (struct html_sheet){0};
	for (size_t at = 0; at < page.size;) {
		const char *next = memchr(page.data + at, '<', page.size - at);
		if (!next) {
			break;
		}
		at = (size_t)(next - page.data);
		struct str rest = str_slice(page, at, page.size);
		if (str_starts(rest, STR("<!--"))) {
			at += skip_to(rest, "-->");
			continue;
		}
		if (!starts_with_word(rest, "<style")) {
			at++;
			continue;
		}
		size_t start = skip_to(rest, ">");
		size_t end = start;
		while (end < rest.size &&
		       !(rest.data[end] == '<' &&
		         starts_with_word(str_slice(rest, end, rest.size), "</style"))) {
			end++;
		}
		if (!is_for_print(str_slice(rest, 0, start))) {
			read_css(out, arena, str_slice(rest, start, end));
		}
		at += end;
	}
	sort_rules(out);
}

static void apply_rule(const struct html_sheet *sheet, struct html_style *style, char kind,
                       struct str name, struct str tag)
{
	size_t i;
	SEARCH_FIRST(i, 0, sheet->count, compare_names(&sheet->rules[i], kind, name, tag) < 0);
	if (i < sheet->count && compare_names(&sheet->rules[i], kind, name, tag) == 0) {
		lay_over(style, &sheet->rules[i].style);
	}
}

void html_sheet_apply(const struct html_sheet *sheet, struct html_style *style, char kind,
                      struct str name, struct str tag)
{
	if (sheet->count > 0 && name.size > 0) {
		apply_rule(sheet, style, kind, name, kind == ' ' ? name : STR(""));
		if (kind != ' ') {
			apply_rule(sheet, style, kind, name, tag);
		}
	}
}

void html_style_resolve(struct html_style *style, const struct html_style *around)
{
	static const unsigned inherited = LOOK_INVISIBLE | LOOK_CLEAR | LOOK_BOLD | LOOK_CENTRED;
	static const unsigned sticky = LOOK_HIDDEN | LOOK_DELETED | LOOK_STRUCK;
	static const unsigned flat = LOOK_FLAT | LOOK_CUT;
	unsigned on = style->on;
	on |= (on & flat) == flat ? LOOK_HIDDEN : 0U;
	on |= around->on & ((inherited & ~(unsigned)style->set) | sticky);
	style->on = (uint16_t)on;
	int32_t size = style->set & LOOK_SIZED ? style->size : around->size;
	size = size < 0 ? -size * around->size / 100 : size;
	style->size = (int16_t)(size < MAX_FONT_SIZE ? size : MAX_FONT_SIZE);
}
