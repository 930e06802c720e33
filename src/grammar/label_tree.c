/* See label_tree.h. Labels are tried at every line, and many begin alike: as a tree, each letter of a
 * text is looked at once, however many labels there are. */
#include "grammar/label_tree.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "grammar/message.h"
#include "grammar/words.h"

/* ---- the tree ---- */

/* The letter that follows another; made where it is not there. */
static uint32_t next_letter(struct label_tree *tree, struct arena *arena, uint32_t at,
                            uint32_t character)
{
	uint32_t last = 0;
	for (uint32_t i = tree->letters[at].child; i > 0; i = tree->letters[i].sibling) {
		if (tree->letters[i].character == character) {
			return i;
		}
		last = i;
	}
	uint32_t new = (uint32_t)tree->count;
	ARENA_PUSH(arena, tree->letters, tree->count, tree->capacity,
	           (struct label_letter){.character = character});
	*(last > 0 ? &tree->letters[last].sibling : &tree->letters[at].child) = new;
	return new;
}

uint32_t *label_tree_add(struct label_tree *tree, struct arena *arena, struct str words)
{
	uint32_t letter = 0;
	if (tree->count == 0) {
		ARENA_PUSH(arena, tree->letters, tree->count, tree->capacity,
		           (struct label_letter){0});
	}
	for (size_t at = 0; at < words.size;) {
		uint32_t c = utf8_next(words, &at);
		if (letter == 0) {
			label_tree_note_first(tree, c);
		}
		letter = next_letter(tree, arena, letter, c);
	}
	return &tree->letters[letter].label;
}

/* ---- the pattern ---- */

/* A letter, behind what may stand before it; what is special in a pattern is quoted. */
static void append_letter(struct buf *buf, struct str before, uint32_t c)
{
	char bytes[16];
	bool is_plain = c >= 0x80 || ascii_is_digit((char)c) || ascii_is_letter((char)c);
	size_t size = before.size;
	memcpy(bytes, before.data, size);
	bytes[size] = '\\';
	size += !is_plain;
	size += utf8_write(c, bytes + size);
	buf_append(buf, (struct str){bytes, size});
}

static void append_behind(struct buf *buf, const struct label_tree *tree, uint32_t at);

/* Where many letters may stand, a set of some of them goes before these: where none of those stands, they
 * are passed over at once. */
static void append_set(struct buf *buf, const struct label_tree *tree, uint32_t from, size_t count)
{
	buf_append(buf, STR("(?=["));
	for (uint32_t i = from; i > 0 && count > 0; i = tree->letters[i].sibling, count--) {
		append_letter(buf, STR(""), tree->letters[i].character);
	}
	buf_append(buf, STR("])"));
}

/* Each letter that may stand at a place, with what may stand behind it. */
static void append_fork(struct buf *buf, const struct label_tree *tree, uint32_t first)
{
	enum { SET_LETTERS = 12 };
	size_t in_set = 0;
	buf_append(buf, STR("(?:"));
	for (uint32_t i = first; i > 0; i = tree->letters[i].sibling) {
		buf_append(buf, i == first ? STR("") : STR("|"));
		if (in_set == 0) {
			append_set(buf, tree, i, SET_LETTERS);
			buf_append(buf, STR("(?:"));
		}
		append_letter(buf, STR(""), tree->letters[i].character);
		append_behind(buf, tree, i);
		in_set = (in_set + 1) % SET_LETTERS;
		buf_append(buf, in_set == 0 || tree->letters[i].sibling == 0 ? STR(")") : STR(""));
	}
	buf_append(buf, STR(")"));
}

/* What may stand behind a letter, as long as there is one way to go on; then each of several. Where
 * a label may end, to go on is tried first. */
static void append_behind(struct buf *buf, const struct label_tree *tree, uint32_t at)
{
	struct str blanks = at > 0 ? STR("\\h*") : STR("");
	uint32_t child = tree->letters[at].child;
	while (child > 0 && tree->letters[child].sibling == 0 && tree->letters[at].label == 0) {
		append_letter(buf, blanks, tree->letters[child].character);
		blanks = STR("\\h*");
		at = child;
		child = tree->letters[at].child;
	}
	if (child == 0) {
		return;
	}
	bool is_end = tree->letters[at].label > 0;
	buf_append(buf, is_end ? STR("(?:") : STR(""));
	buf_append(buf, blanks);
	append_fork(buf, tree, child);
	buf_append(buf, is_end ? STR(")?") : STR(""));
}

struct str label_pattern(struct arena *arena, struct str template, const struct label_tree *tree)
{
	struct buf buf;
	buf_init(&buf);
	size_t place = str_find(template, LABEL_PLACE);
	buf_append(&buf, str_slice(template, 0, place));
	buf_append(&buf, STR("(?<words>"));
	append_behind(&buf, tree, 0);
	buf_append(&buf, STR(")"));
	buf_append(&buf, str_slice(template, place + LABEL_PLACE.size, template.size));
	struct str all = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return all;
}

struct str label_tail_pattern(struct arena *arena, struct str template)
{
	static const struct str condition = STR_INIT("(?(<");
	size_t place = str_find(template, LABEL_PLACE);
	struct str rest = str_slice(template, place + LABEL_PLACE.size, template.size);
	struct buf buf;
	if (place == SIZE_MAX || str_find(rest, STR("\\G")) != SIZE_MAX ||
	    str_find(rest, STR("(*")) != SIZE_MAX) {
		return (struct str){0};
	}
	buf_init(&buf);
	/* Whether a group before the label matched is not known: both ways are open. */
	for (size_t at; (at = str_find(rest, condition)) != SIZE_MAX;) {
		buf_append(&buf, str_slice(rest, 0, at));
		buf_append(&buf, STR("(?:"));
		rest = str_slice(rest, at + condition.size, rest.size);
		size_t end = str_find(rest, STR(">)"));
		rest = str_slice(rest, end == SIZE_MAX ? rest.size : end + 2, rest.size);
	}
	buf_append(&buf, rest);
	struct str all = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return all;
}

/* ---- of all fields ---- */

static void note_letters(struct label *label)
{
	for (size_t at = 0; at < label->words.size && label->letters < MAX_LABEL_LETTERS;) {
		label->has |= label_letter_bit(utf8_next(label->words, &at));
		label->letters++;
	}
}

/* The labels of a field into the tree; one that several of its spellings yield counts once. */
static enum status collect_field(struct loader *loader, struct field *field, size_t *capacity)
{
	struct grammar *grammar = loader->grammar;
	struct words *words = &field->labels.words;
	uint32_t index = (uint32_t)(field - grammar->fields);
	size_t kept = 0;
	for (size_t i = 0; i < words->count; i++) {
		uint32_t *place =
		    label_tree_add(&grammar->label_tree, loader->arena, words->items[i]);
		if (*place == 0) {
			struct label label = {.words = words->items[i], .field = index};
			note_letters(&label);
			ARENA_PUSH(loader->arena, grammar->labels, grammar->label_count, *capacity,
			           label);
			*place = (uint32_t)grammar->label_count;
			words->items[kept++] = words->items[i];
		} else if (grammar->labels[*place - 1].field != index) {
			const struct field *first =
			    &grammar->fields[grammar->labels[*place - 1].field];
			const struct rule *rule = &field->rule;
			select_file(loader, rule->file);
			return report_at(loader, &MESSAGE_GRAMMAR_LABEL_TWICE, rule->line,
			                 rule->column,
			                 (const struct str[DIAG_ARGUMENTS]){
					     words->items[i], first->rule.name, rule->name});
		}
	}
	words->count = kept;
	return STATUS_OK;
}

static enum status collect_labels(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	size_t capacity = 0;
	for (size_t i = 0; i < grammar->field_count; i++) {
		struct field *field = &grammar->fields[i];
		struct str name = field->rule.name;
		field->name = str_slice(name, sizeof "fields/" - 1, name.size);
		field->fact = field->fact.size > 0 ? field->fact : field->name;
		if (!field->labels.at) {
			select_file(loader, field->rule.file);
			return bad_value(loader, field->rule.at, &MESSAGE_GRAMMAR_MISSING_KEY,
			                 STR("labels"));
		}
		if (resolve_words(loader, &field->labels) != STATUS_OK ||
		    collect_field(loader, field, &capacity) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
	}
	return STATUS_OK;
}

/* A fault of the pattern with the labels in it, at its place in the template as written. */
static enum status bad_template(struct loader *loader, const struct pattern_error *error)
{
	const struct rule *rule = &loader->grammar->label;
	struct str template = loader->grammar->label_template;
	size_t place = str_find(template, LABEL_PLACE);
	size_t added = rule->text.size - template.size;
	size_t offset = error->offset;
	if (offset > place + LABEL_PLACE.size + added) {
		offset -= added;
	} else if (offset > place) {
		offset = place;
	}
	select_file(loader, rule->file);
	return bad_text(loader, rule->at,
	                definitions_origin(&loader->definitions, rule->source, offset),
	                &MESSAGE_GRAMMAR_PATTERN, error->message);
}

enum status combine_labels(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	struct rule *rule = &grammar->label;
	struct pattern_error error = {0};
	if (collect_labels(loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	grammar->label_template = rule->text;
	if (grammar->label_count == 0 || rule->text.size == 0) {
		return STATUS_OK;
	}
	for (uint32_t i = grammar->label_tree.letters[0].child; i > 0;
	     i = grammar->label_tree.letters[i].sibling) {
		label_tree_note_first(&grammar->label_tree,
		                      grammar->label_tree.letters[i].character);
	}
	rule->text = label_pattern(loader->arena, rule->text, &grammar->label_tree);
	if (!rule_compile(rule, &error)) {
		return bad_template(loader, &error);
	}
	grammar->label_tail = *rule;
	grammar->label_tail.is_anchored = true;
	grammar->label_tail.text = label_tail_pattern(loader->arena, grammar->label_template);
	if (grammar->label_tail.text.size == 0 || !rule_compile(&grammar->label_tail, &error)) {
		grammar->label_tail.pattern = NULL;
	}
	grammar->label_words = pattern_group(rule->pattern, "words");
	grammar->label_remark = pattern_group(rule->pattern, "remark");
	return STATUS_OK;
}
