/* The members of a grammar that are needed to read texts. What is only needed to load it (nodes of the files,
 * words before they are put together) is not there. */
#include "grammar/kept_shape.h"

/* clang-format off */
#define PLAIN(type, member)                                                                        \
	{.kind = MEMBER_PLAIN, .offset = offsetof(type, member), .size = sizeof ((type *)0)->member}
#define TEXT(type, member) {.kind = MEMBER_TEXT, .offset = offsetof(type, member)}
#define LIST(type, member, shape)                                                                  \
	{.kind = MEMBER_LIST, .offset = offsetof(type, member), .of = &(shape)}
#define ARRAY(type, member)                                                                        \
	{.kind = MEMBER_ARRAY, .offset = offsetof(type, member), .size = sizeof *((type *)0)->member}
#define RULE(type, member) {.kind = MEMBER_RULE, .offset = offsetof(type, member)}
#define LEXICON(type, member) {.kind = MEMBER_LEXICON, .offset = offsetof(type, member)}
#define SHAPE(type, table) {(table), sizeof (table) / sizeof *(table), sizeof(type)}
/* clang-format on */

static const struct member WORD[] = {
    TEXT(struct word, text),    TEXT(struct word, name),  PLAIN(struct word, classes),
    PLAIN(struct word, number), PLAIN(struct word, unit),
};
const struct shape SHAPE_WORD = SHAPE(struct word, WORD);

static const struct member TEXT_ALONE[] = {{.kind = MEMBER_TEXT}};
static const struct shape STRING = SHAPE(struct str, TEXT_ALONE);

static const struct member RULE_ALONE[] = {{.kind = MEMBER_RULE}};
static const struct shape ONLY_RULE = SHAPE(struct rule, RULE_ALONE);

static const struct member RULE_MEMBERS[] = {
    TEXT(struct rule, name),    TEXT(struct rule, file), PLAIN(struct rule, line),
    PLAIN(struct rule, column), TEXT(struct rule, text), PLAIN(struct rule, is_anchored),
};
const struct shape SHAPE_RULE = SHAPE(struct rule, RULE_MEMBERS);

static const struct member EDITION[] = {
    RULE(struct edition_rule, rule),
    PLAIN(struct edition_rule, place),
    PLAIN(struct edition_rule, number),
    PLAIN(struct edition_rule, value),
};
static const struct shape EDITION_RULE = SHAPE(struct edition_rule, EDITION);

static const struct member SIGN[] = {
    RULE(struct title_sign, rule),
    PLAIN(struct title_sign, of),
    PLAIN(struct title_sign, weight),
};
static const struct shape TITLE_SIGN = SHAPE(struct title_sign, SIGN);

/* Also of a mark that is no element of a list. */
#define MARK_MEMBERS(type, at)                                                                     \
	RULE(type, at rule), PLAIN(type, at role), PLAIN(type, at numbering),                      \
	    PLAIN(type, at is_weak), PLAIN(type, at announces_title), PLAIN(type, at is_bare),     \
	    PLAIN(type, at is_scope), PLAIN(type, at is_direction), PLAIN(type, at is_candidate),  \
	    PLAIN(type, at is_row), PLAIN(type, at is_line)
#define NOTHING
static const struct member MARK_TABLE[] = {MARK_MEMBERS(struct mark, NOTHING)};
static const struct shape MARK = SHAPE(struct mark, MARK_TABLE);

static const struct member FIELD_TABLE[] = {
    TEXT(struct field, name),
    TEXT(struct field, fact),
    RULE(struct field, rule),
    LIST(struct field, labels.words, STRING),
    PLAIN(struct field, owners),
    PLAIN(struct field, has_titles),
    PLAIN(struct field, is_evidence),
    PLAIN(struct field, value),
    LIST(struct field, separators, STRING),
    LIST(struct field, units, STRING),
};
static const struct shape FIELD = SHAPE(struct field, FIELD_TABLE);

static const struct member LABEL_TABLE[] = {TEXT(struct label, words), PLAIN(struct label, field),
                                            PLAIN(struct label, letters), PLAIN(struct label, has)};
static const struct shape LABEL = SHAPE(struct label, LABEL_TABLE);

static const struct member JOIN_TABLE[] = {RULE(struct join, before), RULE(struct join, after)};
static const struct shape JOIN = SHAPE(struct join, JOIN_TABLE);

static const struct member REPAIR_TABLE[] = {
    RULE(struct text_repair, rule),
    PLAIN(struct text_repair, wrong),
    TEXT(struct text_repair, near),
    TEXT(struct text_repair, to),
};
static const struct shape REPAIR = SHAPE(struct text_repair, REPAIR_TABLE);

static const struct member CODE_TABLE[] = {TEXT(struct word_code, word),
                                           TEXT(struct word_code, code)};
static const struct shape CODE = SHAPE(struct word_code, CODE_TABLE);

#define COLUMN(kind) LIST(struct grammar, columns[COLUMN_##kind].words, STRING)
#define SINGLE(member) RULE(struct grammar, member)
#define NUMBER(member) PLAIN(struct grammar, member)
static const struct member GRAMMAR[] = {
    TEXT(struct grammar, family),
    TEXT(struct grammar, name),
    TEXT(struct grammar, sha256),
    LEXICON(struct grammar, lexicon),
    LIST(struct grammar, recognise.items, ONLY_RULE),
    SINGLE(programme),
    LIST(struct grammar, years, EDITION_RULE),
    LIST(struct grammar, batches, EDITION_RULE),
    SINGLE(draft),
    SINGLE(plan),
    SINGLE(title),
    SINGLE(frame),
    NUMBER(frame_title),
    NUMBER(glued_title),
    SINGLE(title_lines),
    SINGLE(glued),
    SINGLE(annex),
    LIST(struct grammar, signs, TITLE_SIGN),
    SINGLE(notice),
    SINGLE(call),
    LIST(struct grammar, furniture.items, ONLY_RULE),
    SINGLE(running_header),
    SINGLE(finished),
    SINGLE(sentence_end),
    SINGLE(prose),
    LIST(struct grammar, marks, MARK),
    SINGLE(any_mark),
    NUMBER(mark_number),
    SINGLE(whole),
    SINGLE(part_label),
    SINGLE(kind_heading),
    SINGLE(remark),
    NUMBER(remark_group),
    NUMBER(reads_places),
    NUMBER(has_partners),
    NUMBER(is_programme_prose),
    LIST(struct grammar, fields, FIELD),
    LIST(struct grammar, labels, LABEL),
    ARRAY(struct grammar, label_tree.letters),
    PLAIN(struct grammar, label_tree.firsts),
    TEXT(struct grammar, expected),
    SINGLE(label),
    SINGLE(label_tail),
    LIST(struct grammar, label_ends, STRING),
    NUMBER(label_words),
    NUMBER(label_remark),
    SINGLE(label_unit),
    NUMBER(label_unit_group),
    SINGLE(label_like),
    NUMBER(label_like_words),
    COLUMN(NUMBERS),
    COLUMN(TITLES),
    COLUMN(PARTNERS),
    COLUMN(PROJECTS),
    COLUMN(FUNDS),
    COLUMN(DURATION),
    COLUMN(FOREIGN),
    COLUMN(KINDS),
    COLUMN(PARTS),
    COLUMN(OTHERS),
    COLUMN(TOTAL),
    COLUMN(SUBTOTAL),
    COLUMN(PART),
    COLUMN(CONTINUED),
    COLUMN(EACH),
    COLUMN(UNIT),
    MARK_MEMBERS(struct grammar, row.),
    MARK_MEMBERS(struct grammar, line.),
    LIST(struct grammar, joins, JOIN),
    LIST(struct grammar, repairs, REPAIR),
    LIST(struct grammar, misreadings, REPAIR),
    LEXICON(struct grammar, vocabulary),
    LIST(struct grammar, aliases.items, CODE),
    LIST(struct grammar, shorts.items, CODE),
    LIST(struct grammar, blocs.items, CODE),
    LIST(struct grammar, groups.items, CODE),
    LIST(struct grammar, kinds.items, CODE),
    SINGLE(short_name),
    NUMBER(short_group),
    SINGLE(partner_list),
    NUMBER(list_group),
    ARRAY(struct grammar, fold),
};
_Static_assert(COLUMN_WORDS_COUNT == 16, "all are in the table");
const struct shape SHAPE_GRAMMAR = SHAPE(struct grammar, GRAMMAR);

static const struct member RECOGNITION[] = {
    TEXT(struct grammar, family),
    LIST(struct grammar, recognise.items, ONLY_RULE),
};
const struct shape SHAPE_RECOGNITION = SHAPE(struct grammar, RECOGNITION);

static const struct member FILE_TABLE[] = {TEXT(struct kept_file, name),
                                           TEXT(struct kept_file, bytes)};
static const struct shape FILE_OF = SHAPE(struct kept_file, FILE_TABLE);

static const struct member FAMILY_TABLE[] = {
    TEXT(struct kept_family, name),        ARRAY(struct kept_family, files),
    PLAIN(struct kept_family, own),        TEXT(struct kept_family, grammar),
    TEXT(struct kept_family, recognition),
};
static const struct shape FAMILY = SHAPE(struct kept_family, FAMILY_TABLE);

static const struct member KEPT[] = {
    LIST(struct kept, files, FILE_OF),
    LIST(struct kept, families, FAMILY),
};
const struct shape SHAPE_KEPT = SHAPE(struct kept, KEPT);
