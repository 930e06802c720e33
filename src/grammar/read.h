/* Reading a YAML map into a struct by a table of its keys. Only the files that load a grammar include this. */
#ifndef ZHINAN_GRAMMAR_READ_H
#define ZHINAN_GRAMMAR_READ_H

#include "grammar/definition.h"
#include "grammar/grammar.h"
#include "grammar/yaml.h"

enum { MAX_NAME_BYTES = 64 /* of a rule: its name stands in every model */ };

/* A file of a grammar. */
struct grammar_file {
	struct str family;
	struct str name; /* as diags call it */
	struct str bytes;
	size_t at;        /* the byte of it that was looked for last, */
	uint32_t line;    /* and the line that begins there, from 0 */
	bool is_open;     /* its `use` is being followed */
	bool uses_others; /* it has a key `use` */
};

/* Words under a name that fields and columns refer to. */
struct named_words {
	struct str name;
	struct words words;
	size_t capacity;
	const struct yaml *at; /* where words were added to it last */
	struct str file;
	bool is_used;
};

/* What is needed until all files are read, beside the grammar itself. */
struct loader {
	struct grammar *grammar;
	struct arena *arena;
	const char *folder;
	struct diags *diags;
	struct grammar_file *file;   /* the one being read; NULL before the first */
	struct grammar_file *main;   /* the family's own */
	struct grammar_file **files; /* all, in the order in which they were met */
	size_t file_count;
	size_t file_capacity;
	struct definitions definitions;
	struct named_words *sets;
	size_t set_count;
	size_t set_capacity;
	const struct yaml *expected; /* the list of that key, or NULL */
	struct str expected_file;    /* the file that it is in */
};

/* An array as structs hold it: the pointer, and the count behind it. */
struct array {
	void *items;
	size_t count;
};

/* A key that a map may have. Its value goes to `offset` in the map's target, read by `read`, which finds
 * in `detail` what else it needs to know: see the readers. A table of keys ends with a key without a name.
 * Keys are read in the order of the table, whatever their order in the file. */
struct key_spec {
	const char *name;
	enum status (*read)(struct loader *loader, const struct yaml *at, void *target,
	                    const struct key_spec *key);
	size_t offset;
	const void *detail;
	bool is_required;
};

/* Reads a map by its table. Goes on behind what is wrong, so that all of it is reported. */
enum status read_map(struct loader *loader, const struct yaml *map, const struct key_spec *keys,
                     void *target) MUST_CHECK;

/* What `detail` says of a pattern that goes into a struct rule at `offset`. */
struct pattern_spec {
	const char *name;   /* of the rule; NULL: it has one */
	const char *group;  /* that the pattern must have, or NULL */
	size_t number;      /* the offset in the target where the number of that group goes */
	bool is_anchored;   /* see pattern_new */
	bool is_standalone; /* it is read where there are no definitions */
	bool is_combined;   /* one pattern is made of many of its kind: not compiled alone */
};

/* What `detail` says of a list of maps, or of a map of maps, one entry a struct with a rule;
 * at `offset` the pointer to the array, and behind it the count. */
struct list_spec {
	enum yaml_kind kind; /* of the whole; a map's keys are the names of the rules */
	size_t size;         /* of the struct */
	const struct key_spec *keys;
	const char *group; /* what stands with a / before a rule's name; NULL: nothing */
	const char *name;  /* the key that holds a rule's name */
	size_t rule;       /* the offset of the rule in the struct */
	bool inherits; /* an entry keeps what a used file's entry of its name has, but for the keys
	                      that it gives anew, and for samples */
};

/* The readers. Beside each: the type at `offset`, and `detail`. */
enum status read_submap(struct loader *, const struct yaml *, void *, const struct key_spec *)
    MUST_CHECK; /* a map with the same target: its struct key_spec[] */
enum status read_known(struct loader *, const struct yaml *, void *, const struct key_spec *)
    MUST_CHECK; /* nothing: a scalar that is read elsewhere */
enum status read_text(struct loader *, const struct yaml *, void *,
                      const struct key_spec *) MUST_CHECK; /* struct str */
enum status read_flag(struct loader *, const struct yaml *, void *,
                      const struct key_spec *) MUST_CHECK; /* bool */
enum status read_choice(struct loader *, const struct yaml *, void *, const struct key_spec *)
    MUST_CHECK; /* an enum: the names of its values, const char *[] that ends with NULL */
enum status read_choices(struct loader *, const struct yaml *, void *,
                         const struct key_spec *) MUST_CHECK; /* unsigned, a bit a name: the same */
enum status read_integer(struct loader *, const struct yaml *, void *,
                         const struct key_spec *) MUST_CHECK; /* int32_t: a whole number */
enum status read_words(struct loader *, const struct yaml *, void *, const struct key_spec *)
    MUST_CHECK; /* struct str *, and behind it the count */
enum status read_codes(struct loader *, const struct yaml *, void *, const struct key_spec *)
    MUST_CHECK; /* struct word_codes: from a map word: code, or a list of words */
enum status read_pattern(struct loader *, const struct yaml *, void *,
                         const struct key_spec *) MUST_CHECK; /* struct rule: struct pattern_spec */
enum status read_samples(struct loader *, const struct yaml *, void *,
                         const struct key_spec *) MUST_CHECK; /* const struct yaml * */
enum status read_entries(struct loader *, const struct yaml *, void *, const struct key_spec *)
    MUST_CHECK; /* pointer and count: struct list_spec */

/* Makes the file of a name the one that diags name. */
void select_file(struct loader *loader, struct str name);

/* A diag at a place in the selected file. STATUS_TROUBLE. */
enum status report_at(struct loader *loader, const struct message *message, uint32_t line,
                      uint32_t column, const struct str arguments[DIAG_ARGUMENTS]) MUST_CHECK;

/* The same at a node, and at its key, with the message's arguments. */
#define bad_value(loader, at, message, ...)                                                        \
	report_at((loader), (message), (at)->line, (at)->column,                                   \
	          (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__})
#define bad_key(loader, at, message, ...)                                                          \
	report_at((loader), (message), (at)->key_line, (at)->key_column,                           \
	          (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__})

/* The same at an offset in the text of a scalar. */
enum status bad_text(struct loader *loader, const struct yaml *at, size_t offset,
                     const struct message *message, struct str argument) MUST_CHECK;

/* The same where a node is of another kind, or no list of scalars. */
enum status expect(struct loader *loader, const struct yaml *at, enum yaml_kind kind) MUST_CHECK;
enum status expect_words(struct loader *loader, const struct yaml *at) MUST_CHECK;

/* The index of a scalar in a list of names that ends with NULL. */
enum status find_name(struct loader *loader, const struct yaml *at, const char *const *names,
                      unsigned *index) MUST_CHECK;

/* Names with one more behind them, and a blank in between, in the loader's arena. */
struct str append_name(const struct loader *loader, struct str names, struct str name);

/* Compiles a rule's text; a fault is a diag at its place in the selected file. */
enum status compile_rule(struct loader *loader, struct rule *rule) MUST_CHECK;

#endif
