/* What a family of guidelines looks like, compiled from grammars/<family>.yaml and the files that it uses
 * (load.h). Each rule is compiled once and knows where it is written; nothing of a grammar changes while
 * texts are read with it, in as many threads as may be: what is counted is in tally.h. The later stages
 * ask the grammar by the functions below; none of them knows a Chinese word. */
#ifndef ZHINAN_GRAMMAR_GRAMMAR_H
#define ZHINAN_GRAMMAR_GRAMMAR_H

#include "base/arena.h"
#include "base/diag.h"
#include "grammar/pattern.h"
#include "grammar/vocabulary.h"
#include "value/figure.h"
#include "value/lexicon.h"

struct
    yaml; /* a node of a grammar file, see yaml.h: only loading and checking samples look into it */

/* Which list of the grammar a rule is in. */
enum rule_kind {
	RULE_SINGLE, /* none, or one of rules alone */
	RULE_MARK,
	RULE_FIELD,
	RULE_LABEL, /* the form of all labels */
	RULE_JOIN,  /* its `before` stands for both sides */
	RULE_REPAIR,
	RULE_MISREADING
};

/* One pattern with its name, its place and its samples. */
struct rule {
	struct str name;   /* "marks/chapter" */
	struct str file;   /* the grammar file's name */
	uint32_t line;     /* of the pattern's first line */
	uint32_t column;   /* of its first character */
	struct str source; /* the pattern as written */
	struct str text;   /* the same with the definitions in it: what is compiled */
	bool is_anchored;
	struct pattern *pattern;    /* NULL: there is none, or a shared one stands for it */
	uint32_t number;            /* of that pattern among those of the grammar */
	const struct yaml *samples; /* that it must match, or NULL */
	const struct yaml *refused; /* that it must not match, or NULL */
	const struct yaml *at;      /* the pattern's node */
	struct grammar *grammar;    /* that it belongs to, or NULL */
	enum rule_kind kind;
	uint32_t index; /* in that list */
};

/* What a line is that begins with a mark. */
enum mark_role {
	MARK_HEADING,
	MARK_ITEM,
	MARK_EITHER /* a heading where the line is short and no sentence */
};

/* How a mark's numbers go on. */
enum numbering {
	NUMBERING_NONE,          /* bullets */
	NUMBERING_CHINESE,       /* Chinese numerals */
	NUMBERING_ARABIC,        /* 1 2 3 */
	NUMBERING_CIRCLE,        /* digits in circles or brackets, one character each */
	NUMBERING_LETTER,        /* A B C, of either width */
	NUMBERING_DECIMAL,       /* 1.1 1.2 ... 1.10 */
	NUMBERING_DECIMAL_CARRY, /* 1.9 is followed by 2.0 or by 1.10 */
	NUMBERING_COUNT
};

struct mark {
	struct rule rule;
	enum mark_role role;
	enum numbering numbering;
	const struct yaml *behind; /* names the mark that it is to follow in the ladder, or NULL */
	bool is_weak;              /* begins a line only behind a finished one */
	bool announces_title;      /* its words say that a title of a direction stands behind it */
	bool is_bare;      /* its pattern is the line itself, with no sign before its text */
	bool is_scope;     /* what is stated under it is said of it alone */
	bool is_direction; /* its headings always are directions */
	bool is_candidate; /* its headings are directions where evidence stands under them */
	bool is_row;       /* it stands for no sign, but for a row of a table */
	bool is_line;      /* ... but for a line in a list without marks */
};

/* What a labelled field holds. */
enum value_kind { VALUE_TEXT, VALUE_COUNT, VALUE_MONEY, VALUE_DURATION, VALUE_KIND_COUNT };

enum { OWNER_DIRECTION = 1, OWNER_ITEM = 2, OWNER_DOCUMENT = 4 };

struct words {
	struct str *items;
	size_t count;
};

/* Words as a file lists them: spellings, and sets of spellings by their names. They are put
 * together when all files are read, since a family may add words to a set that all use. */
struct word_list {
	struct words words;
	const struct yaml *at; /* where they are listed, or NULL */
	struct str file;       /* the name of that file */
};

struct field {
	struct str name;  /* "requirements" */
	struct str fact;  /* what its value is a fact of: its name, where nothing else is said */
	struct rule rule; /* "fields/requirements", without a pattern */
	struct word_list labels;
	unsigned owners;  /* OWNER_... */
	bool has_titles;  /* titles in book-title marks in it are agreements */
	bool is_evidence; /* its label makes the heading above a direction */
	enum value_kind value;
	struct str *separators; /* of an inline list, outermost first */
	size_t separator_count;
	struct str *units; /* what a bare number of this field counts */
	size_t unit_count;
};

struct label {
	struct str words; /* as in the grammar */
	uint32_t field;   /* index into fields */
	uint32_t letters; /* how many, at most MAX_LABEL_LETTERS; see label_letter_bit */
	uint64_t has;     /* the bits of these */
};

enum { MAX_LABEL_LETTERS = 32 /* that are compared with those of another */ };

/* A bit for a letter; some letters share one. */
static inline uint64_t label_letter_bit(uint32_t character)
{
	return UINT64_C(1) << character % 64;
}

/* A letter of the tree of all labels: those that begin alike share their beginning. */
struct label_letter {
	uint32_t character;
	uint32_t sibling; /* index of another letter that may stand here; 0: none */
	uint32_t child;   /* index of the first that may follow; 0: none */
	uint32_t label;   /* index + 1 of the label that ends here; 0: none does */
};

enum { LABEL_FIRSTS = 1024 /* bits: of most that share one only one begins a label */ };

/* The first letter is none: what may begin a label follows it. */
struct label_tree {
	struct label_letter *letters;
	size_t count;
	size_t capacity;
	uint64_t firsts[LABEL_FIRSTS /
	                64]; /* a bit for each that a label begins with: see label_tree_may_begin */
};

static inline void label_tree_note_first(struct label_tree *tree, uint32_t character)
{
	tree->firsts[character % LABEL_FIRSTS / 64] |= UINT64_C(1) << character % 64;
}

/* False where no label begins with a character; true where one may. */
static inline bool label_tree_may_begin(const struct label_tree *tree, uint32_t character)
{
	return tree->firsts[character % LABEL_FIRSTS / 64] >> character % 64 & 1;
}

/* The end of a line and the beginning of the next that belong together; either may be NULL. */
struct join {
	struct rule before;
	struct rule after;
};

/* A repair, or the reading of a character that was taken for another one. */
struct text_repair {
	struct rule rule;
	uint32_t wrong;  /* the group that is replaced */
	struct str near; /* only in a paragraph that contains this; empty: in all */
	struct str to;
};

/* Sentences of a file, each with all that it states. */
struct sentence_samples {
	const struct yaml *list;
	struct str file;
};

/* What a sign of a title looks at: the candidate itself, the lines around it, how the format shows it, where
 * it stands. The first four have a pattern, the others none. */
enum sign_of {
	SIGN_TEXT,       /* the candidate without its frame */
	SIGN_LINE,       /* with it: its line as it stands */
	SIGN_ABOVE,      /* one of the lines before it */
	SIGN_BELOW,      /* one of the lines behind it */
	SIGN_NAMED,      /* it ends as titles of the family do: rule `title` */
	SIGN_HEADING,    /* the format's heading of the first level */
	SIGN_SUBHEADING, /* of another level */
	SIGN_CENTRED,
	SIGN_BOLD,
	SIGN_LARGER,
	SIGN_FIRST,       /* nothing stands before it */
	SIGN_EARLY,       /* little stands before it */
	SIGN_REPEATED,    /* the same stands on another line */
	SIGN_NUMBERED,    /* it begins with a mark that has a number */
	SIGN_ITEM,        /* it begins with the sign of an item */
	SIGN_LABELLED,    /* it begins with a label */
	SIGN_ABOVE_LABEL, /* the next line does: then it is what the label is of */
	SIGN_WRAPPED,     /* it goes on with a line that fills the page's width */
	SIGN_BEHIND_HEADING,
	SIGN_BEHIND_PROSE,
	SIGN_BEHIND_ANNEX, /* in an annex */
	SIGN_OF_COUNT
};

/* What speaks for a line as the title of the document, or against it. */
struct title_sign {
	struct rule rule; /* pattern may be NULL */
	enum sign_of of;
	int32_t weight;
};

/* Where the year or the batch of a programme is looked for, the best place first. */
enum edition_place {
	EDITION_TITLE,
	EDITION_PROSE, /* the first paragraphs */
	EDITION_DATE, /* lines near the title, and short ones of their own: publication, signature */
	EDITION_FILE, /* the file's name */
	EDITION_PLACE_COUNT
};

/* How a year or a batch is written. */
struct edition_rule {
	struct rule rule;
	enum edition_place place;
	uint32_t number; /* the group of its number; 0: it has none */
	int32_t value;   /* what it is where it has none: a batch that is called the first */
};

struct fold_entry {
	uint32_t from;
	uint32_t to;
};

/* What the columns and rows of tables are called, beside the labels of fields. */
enum column_words {
	COLUMN_NUMBERS,  /* what counts the rows */
	COLUMN_TITLES,   /* the directions' titles */
	COLUMN_PARTNERS, /* the countries that directions are with */
	COLUMN_PROJECTS,
	COLUMN_FUNDS,
	COLUMN_DURATION,
	COLUMN_FOREIGN, /* anywhere in the name of a column: its figures are not the issuer's funds */
	COLUMN_KINDS,   /* the name of a column of kinds of project */
	COLUMN_PARTS,   /* before such a name, and more about it */
	COLUMN_OTHERS,   /* the name of a column in a table that lists no directions */
	COLUMN_TOTAL,    /* the first cell of a row that adds up the others */
	COLUMN_SUBTOTAL, /* ... that adds up some of them */
	COLUMN_PART, /* at the beginning of the first cell of a row that is a part of one above */
	COLUMN_CONTINUED, /* at the beginning of a line: the table above goes on below it */
	COLUMN_EACH,      /* at the beginning: before what a figure is for each of */
	COLUMN_UNIT,      /* before the unit of all figures of a table */
	COLUMN_WORDS_COUNT
};

enum column_kind {
	COLUMN_NONE,
	COLUMN_NUMBER,
	COLUMN_TITLE,
	COLUMN_PARTNER, /* countries: the titles where no other column has them */
	COLUMN_FIELD
};

struct column {
	enum column_kind kind;
	const struct field *field; /* of COLUMN_FIELD */
};

struct rules {
	struct rule *items;
	size_t count;
};

/* Each list holds a file's own entries before those of the files it uses. */
struct grammar {
	struct str family;
	struct str name;
	struct str sha256;  /* over the files it was loaded from */
	struct words files; /* their names; empty in a kept one */
	struct arena *arena;
	struct lexicon *lexicon;
	struct rule **all; /* every rule */
	size_t all_count;
	struct pattern **patterns; /* all that was compiled, for grammar_free */
	size_t pattern_count;
	size_t pattern_capacity;

	struct rules recognise;
	struct rule programme;
	struct edition_rule *years;
	size_t year_count;
	struct edition_rule *batches;
	size_t batch_count;
	struct rule draft; /* what shows a draft; may be missing */
	struct rule plan;
	struct rule title;
	struct rule frame;       /* what stands around a title on its line; may be missing */
	uint32_t frame_title;    /* its group `title` */
	uint32_t glued_title;    /* the same of `glued` */
	struct rule title_lines; /* a title on more than one line; may be missing */
	struct rule glued;       /* a title with the text behind it on one line; may be missing */
	struct rule annex;       /* a line that begins an annex; may be missing */
	struct title_sign *signs;
	size_t sign_count;
	struct rule notice;     /* a title of what only announces the document; may be missing */
	struct rule call;       /* a notice that may be the document itself; may be missing */
	struct rules furniture; /* the last is the one for bare page numbers */
	struct rule running_header; /* only a name: such lines are found as they repeat */
	struct rule finished;       /* the end of a line that ends a sentence */
	struct rule sentence_end;   /* full stops and the like */
	struct rule prose;          /* something that only stands in prose */

	struct mark *marks;
	size_t mark_count;
	struct rule any_mark;     /* all marks in one pattern, whose (*MARK) is index + 1 */
	uint32_t mark_number;     /* its group `number` */
	struct rule whole;        /* a direction's title that is complete; pattern may be NULL */
	struct rule part_label;   /* a label that may stand alone behind a mark; the same */
	struct rule kind_heading; /* a heading that names a kind of project; the same */
	struct rule remark;       /* brackets behind a direction's title; the same */
	uint32_t remark_group;
	bool reads_places; /* directions are also found by where they stand and by their words */
	bool has_partners; /* each direction is with countries that its title names */
	bool is_programme_prose; /* the quoted name of the programme may stand in a sentence */

	struct field *fields;
	size_t field_count;
	struct label *labels;
	size_t label_count;
	struct label_tree label_tree;
	/* Names of the fields that directions should have, blanks between them, and | between those of which
	 * one is enough. */
	struct str expected;
	struct rule label; /* its pattern holds all labels */
	struct rule
	    label_tail; /* what stands behind the words of a label, at least: see label_tree.h; may be missing */
	struct str label_template; /* that pattern with <label> in place of the labels */
	struct str
	    *label_ends; /* one of these ends every label but one at `from`; none: not known */
	size_t label_end_count;
	uint32_t label_words; /* group numbers of the label's pattern */
	uint32_t label_remark;
	struct rule label_unit; /* a unit in a label's brackets: its group `unit` */
	uint32_t label_unit_group;
	struct rule label_like; /* what stands like a label: its group `words`; may be missing */
	uint32_t label_like_words;

	struct word_list columns[COLUMN_WORDS_COUNT];
	struct mark row;  /* what a row of a table is marked with: a style like that of a mark */
	struct mark line; /* the same of a line in a list without marks */

	struct join *joins;
	size_t join_count;
	struct text_repair *repairs;
	size_t repair_count;
	struct text_repair
	    *misreadings; /* of recognised text; each puts as many bytes as it takes */
	size_t misreading_count;
	struct word_codes words[ROLE_COUNT_OF_ALL]; /* by role; a code where it needs a name */
	struct lexicon *vocabulary;                 /* the same as one index, see vocabulary.h */
	struct sentence_samples *sentences;         /* with what they state */
	size_t sentence_count;
	size_t sentence_capacity;

	struct word_codes aliases; /* partner words beside Unicode's region names */
	struct word_codes shorts;  /* one-character names */
	struct word_codes blocs;
	struct word_codes groups; /* words for groups that a list spells out; no code */
	struct word_codes kinds;  /* words for kinds of programme */
	struct rule short_name;   /* its group `short` is one of shorts */
	uint32_t short_group;
	struct rule partner_list; /* its group `list` names countries */
	uint32_t list_group;

	struct fold_entry *fold; /* ascending in `from` */
	size_t fold_count;
};

/* What a line in a list without marks is marked with: a style behind those of the ladder. */
static inline const struct mark *grammar_line_mark(const struct grammar *grammar)
{
	return &grammar->marks[grammar->mark_count];
}

/* Frees what PCRE2 holds of a grammar; NULL is fine. */
void grammar_free(struct grammar *grammar);

/* Files that are more than a family: what all families share; what reads a text of none. */
#define GRAMMAR_BASE "common"
#define GRAMMAR_GENERIC "generic"

/* The character that the rules see in place of another: itself for most, else one of as many bytes. */
uint32_t grammar_fold(const struct grammar *grammar, uint32_t character);

/* The mark that a line begins with, or NULL. Stores the span of the mark, and that of its number (empty where
 * it has none). */
const struct mark *grammar_mark(const struct grammar *grammar, struct str line, struct span *whole,
                                struct span *number);

/* The ordinal that a mark's number stands for: 3 for "3", for the Chinese numeral and for the circled
 * 3; for decimals the last part, so that 1.9 and 2.0 are 9 and 0; 0 where it has none. */
uint32_t number_ordinal(const struct mark *mark, struct str number);

/* How many bytes of a line a mark's rule matched before it failed; 0 where it matches the line, or not even
 * its first character. */
size_t mark_furthest(const struct mark *mark, struct str line);

/* The next label in a paragraph at or behind `from`, or NULL. Stores the spans of the label with its colon, of
 * its words alone, and of the brackets behind them (empty where there are none). */
const struct label *grammar_label(const struct grammar *grammar, struct str paragraph, size_t from,
                                  struct span *whole, struct span *words, struct span *remark);

/* The label that begins at byte `at` of a paragraph, or NULL. */
const struct label *grammar_label_at(const struct grammar *grammar, struct str paragraph, size_t at,
                                     struct span *whole, struct span *words, struct span *remark);

/* The field with a name ("requirements"), or NULL. */
const struct field *grammar_field(const struct grammar *grammar, struct str name);

/* The label whose words are nearest to these (folded): at least half of the characters of both
 * stand in the same order in both. Empty where there is none. */
struct str grammar_nearest_label(const struct grammar *grammar, struct str words);

/* What a cell of a table's first row says is below it: a label of the grammar or a word of its
 * `columns`, blanks in it and brackets behind it aside. */
struct column grammar_column(const struct grammar *grammar, struct str cell);

/* Whether the grammar has names for columns of titles: without them no line is a table's first row. */
bool grammar_knows_columns(const struct grammar *grammar);

/* Whether a cell, or another text, has words of a kind: where enum column_words says what, anywhere in it or
 * at its beginning; else they are all of it, blanks in it and brackets behind them aside. */
bool grammar_cell_says(const struct grammar *grammar, enum column_words kind, struct str cell);

/* The label that words are, blanks in them aside; NULL where they are none. */
const struct label *grammar_label_named(const struct grammar *grammar, struct str words);

/* Gives a bare number the unit that brackets in a label or the name of a column state; false, and the
 * figure left as it was, where they state none. */
bool grammar_apply_remark(const struct grammar *grammar, struct str remark, struct figure *figure);

/* Whether a text is a note that states the unit of a whole table, alone or in brackets; stores the span of
 * the unit in it. */
bool grammar_unit_note(const struct grammar *grammar, struct str text, struct span *unit);

/* Makes a figure behind a label the value of its field: gives it the unit that it lacks, which is that of the
 * label's remark (its brackets included; may be empty), or for an amount with a multiplier (ten thousand, a
 * hundred million) the field's first. False, the figure possibly changed, where it cannot be a value of this field. */
bool field_takes_figure(const struct grammar *grammar, const struct field *field, struct str remark,
                        struct figure *figure);

/* Whether a field counts things of a unit: of any where it lists no units. */
bool field_takes_unit(const struct field *field, struct str unit);

/* Where a rule stands: "common.yaml:39"; empty where it is in no grammar. In the arena. */
struct str grammar_rule_place(const struct grammar *grammar, struct str name, struct arena *arena);

/* Compiles a rule that has no pattern yet, for its grammar to free. False, and the error filled in, where
 * it is wrong. */
bool rule_compile(struct rule *rule, struct pattern_error *error);

/* The same of a rule that is known to be right: compiled, or taken out of `kept` (see pattern.h), when it is first
 * matched. */
void rule_compile_later(struct rule *rule, struct pattern_kept kept);

/* Matches one rule. A rule that runs away counts as no match and goes into the tally's list of runaways;
 * one that has done so often is not tried again. */
bool rule_match(const struct rule *rule, struct str subject, size_t from,
                struct match_result *result);

/* The same, only at byte `from`. */
bool rule_match_here(const struct rule *rule, struct str subject, size_t from,
                     struct match_result *result);

#endif
