/* Reads the rows that a helper program writes, and checks each of them. */
#include "source/paged/lines.h"

enum { COORDINATE_LIMIT = 1000000 /* tenths of a point */ };

static bool read_number(struct str *rest, int32_t *out)
{
	bool is_negative = rest->size > 0 && rest->data[0] == '-';
	size_t at = is_negative;
	int32_t value = 0;
	while (at < rest->size && ascii_is_digit(rest->data[at])) {
		value = value * 10 + (rest->data[at] - '0');
		if (value > COORDINATE_LIMIT) {
			return false;
		}
		at++;
	}
	bool is_number = at > (size_t)is_negative;
	*out = is_negative ? -value : value;
	at += at < rest->size && rest->data[at] == ' ';
	*rest = str_slice(*rest, at, rest->size);
	return is_number;
}

static bool read_line(struct paged_line *line, struct str rest)
{
	bool is_right = read_number(&rest, &line->x0) && read_number(&rest, &line->y0) &&
	                read_number(&rest, &line->x1) && read_number(&rest, &line->y1) &&
	                read_number(&rest, &line->size) && read_number(&rest, &line->unit);
	line->text = str_trim(rest);
	line->has_blank = rest.size > 0 && rest.data[rest.size - 1] == ' ';
	return is_right && line->x0 <= line->x1 && line->y0 <= line->y1;
}

static bool is_base64(struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		if (!ascii_is_letter(c) && !ascii_is_digit(c) && c != '+' && c != '/' && c != '=') {
			return false;
		}
	}
	return true;
}

static bool read_rule(struct paged_rule *rule, struct str rest)
{
	return read_number(&rest, &rule->x0) && read_number(&rest, &rule->y0) &&
	       read_number(&rest, &rule->x1) && read_number(&rest, &rule->y1) &&
	       rule->x0 <= rule->x1 && rule->y0 <= rule->y1;
}

/* What is read so far. */
struct reading {
	struct paged_lines *out;
	struct arena *arena;
	int32_t before;        /* pages that come before the first of this output */
	int32_t page;          /* the last that began */
	int32_t width, height; /* of the page; 0: not stated */
	bool is_whole;
};

static uint32_t page_of(const struct reading *reading)
{
	return (uint32_t)reading->page;
}

static bool take_page(struct reading *reading, struct str rest)
{
	int32_t number;
	if (!read_number(&rest, &number) || number != reading->page + 1) {
		return false;
	}
	reading->page = number;
	reading->width = reading->height = 0;
	return true;
}

static bool take_size(struct reading *reading, struct str rest)
{
	return read_number(&rest, &reading->width) && read_number(&rest, &reading->height);
}

static bool take_line(struct reading *reading, struct str rest)
{
	struct paged_lines *out = reading->out;
	struct paged_line line = {.page = page_of(reading)};
	if (!read_line(&line, rest)) {
		return false;
	}
	if (line.text.size > 0) {
		ARENA_PUSH(reading->arena, out->items, out->count, out->capacity, line);
	}
	return true;
}

static bool take_cut_line(struct reading *reading, struct str rest)
{
	size_t before = reading->out->count;
	bool is_right = take_line(reading, rest);
	if (reading->out->count > before) {
		reading->out->items[before].is_cut = true;
	}
	return is_right;
}

/* The characters of the line before. */
static bool take_characters(struct reading *reading, struct str rest)
{
	struct arena *arena = reading->arena;
	struct paged_lines *out = reading->out;
	if (out->count == 0 || out->items[out->count - 1].origins.count > 0) {
		return false;
	}
	struct paged_line *line = &out->items[out->count - 1];
	struct paged_recognised recognised = {
	    .page = line->page, .y0 = line->y0, .y1 = line->y1, .text = line->text};
	while (rest.size > 0) {
		struct paged_character character;
		int32_t confidence;
		if (!read_number(&rest, &character.x0) || !read_number(&rest, &character.x1) ||
		    !read_number(&rest, &confidence) || confidence < 1 || confidence > 100) {
			return false;
		}
		character.confidence = (uint8_t)confidence;
		ARENA_PUSH(arena, recognised.characters, recognised.count, recognised.capacity,
		           character);
	}
	struct paged_origin *origin = ARENA_NEW(arena, struct paged_origin);
	origin->line = (uint32_t)out->recognised_count;
	line->origins = (struct paged_origins){origin, 1};
	ARENA_PUSH(arena, out->recognised, out->recognised_count, out->recognised_capacity,
	           recognised);
	return true;
}

static bool take_rule(struct reading *reading, struct str rest)
{
	struct paged_lines *out = reading->out;
	struct paged_rule rule = {.page = page_of(reading)};
	if (!read_rule(&rule, rest)) {
		return false;
	}
	ARENA_PUSH(reading->arena, out->rules, out->rule_count, out->rule_capacity, rule);
	return true;
}

static bool take_unread(struct reading *reading, struct str rest)
{
	struct paged_lines *out = reading->out;
	ARENA_PUSH(reading->arena, out->unread, out->unread_count, out->unread_capacity,
	           page_of(reading));
	return rest.size == 0;
}

static bool take_engine(struct reading *reading, struct str rest)
{
	reading->out->engine = rest;
	return rest.size > 0;
}

static bool take_picture(struct reading *reading, struct str rest)
{
	struct paged_lines *out = reading->out;
	size_t blank = str_find(rest, STR(" "));
	struct paged_picture picture = {.page = page_of(reading),
	                                .width = reading->width,
	                                .height = reading->height,
	                                .media_type = str_slice(rest, 0, blank),
	                                .base64 = str_slice(rest, blank + 1, rest.size)};
	if (blank == SIZE_MAX || picture.base64.size == 0 || !is_base64(picture.base64) ||
	    !(str_equal(picture.media_type, STR("image/png")) ||
	      str_equal(picture.media_type, STR("image/jpeg")))) {
		return false;
	}
	ARENA_PUSH(reading->arena, out->pictures, out->picture_count, out->picture_capacity,
	           picture);
	return true;
}

/* The page is being searched for rules: of use only where the program ends there. */
static bool take_drawing(struct reading *reading, struct str rest)
{
	(void)reading;
	return rest.size == 0;
}

static bool take_end(struct reading *reading, struct str rest)
{
	int32_t number;
	reading->is_whole = read_number(&rest, &number) && number == reading->page;
	return reading->is_whole;
}

/* The rows that a program writes, by the letter that they begin with. */
static const struct {
	char letter;
	bool is_of_page;
	bool (*take)(struct reading *reading, struct str rest);
} rows[] = {
    {'P', false, take_page},   {'S', true, take_size},     {'O', true, take_unread},
    {'V', false, take_engine}, {'D', true, take_drawing},  {'R', true, take_rule},
    {'L', true, take_line},    {'C', true, take_cut_line}, {'K', true, take_characters},
    {'I', true, take_picture}, {'Z', false, take_end},
};

static bool take_row(struct reading *reading, struct str row)
{
	if (row.size == 0 || (row.size > 1 && row.data[1] != ' ')) {
		return false;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].letter == row.data[0]) {
			return (!rows[i].is_of_page || reading->page > reading->before) &&
			       rows[i].take(reading, str_slice(row, 2, row.size));
		}
	}
	return false;
}

bool paged_lines_from_text(struct paged_lines *out, struct arena *arena, struct str written,
                           uint32_t before, uint32_t *pages)
{
	struct reading reading = {
	    .out = out, .arena = arena, .before = (int32_t)before, .page = (int32_t)before};
	for (size_t start = 0; start < written.size && !reading.is_whole;) {
		const char *feed = memchr(written.data + start, '\n', written.size - start);
		size_t end = feed ? (size_t)(feed - written.data) : written.size;
		if (!feed || !take_row(&reading, str_slice(written, start, end))) {
			return false;
		}
		start = end + 1;
	}
	*pages = (uint32_t)(reading.page - reading.before);
	return reading.is_whole;
}

/* Keeps the lines and rules of the pages from one to another, or those of all others. */
static void keep_lines(struct paged_lines *lines, uint32_t first, uint32_t last, bool others)
{
	size_t kept = 0;
	for (size_t i = 0; i < lines->count; i++) {
		uint32_t page = lines->items[i].page;
		if ((page >= first && page <= last) != others) {
			lines->items[kept++] = lines->items[i];
		}
	}
	lines->count = kept;
	kept = 0;
	for (size_t i = 0; i < lines->rule_count; i++) {
		uint32_t page = lines->rules[i].page;
		if ((page >= first && page <= last) != others) {
			lines->rules[kept++] = lines->rules[i];
		}
	}
	lines->rule_count = kept;
}

void paged_lines_drop_page(struct paged_lines *lines, uint32_t page)
{
	keep_lines(lines, page, page, true);
}

void paged_lines_keep_pages(struct paged_lines *lines, uint32_t first, uint32_t last)
{
	size_t kept = 0;
	keep_lines(lines, first, last, false);
	for (size_t i = 0; i < lines->unread_count; i++) {
		if (lines->unread[i] >= first && lines->unread[i] <= last) {
			lines->unread[kept++] = lines->unread[i];
		}
	}
	lines->unread_count = kept;
}
