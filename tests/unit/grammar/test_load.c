/* Every kind of bad grammar, each with the place and the words that staff see; and what a
 * family's own entries do to those of the files it uses. */
#include "check_grammar.h"
#include "grammar/message.h"

#define HEAD "family: t\n"
#define LABEL "label: {pattern: '<label> :'}\n"

static const char *const bad[][2] = {
    {"[a]\n", "t.yaml:1:1: error: expected a map\n"},
    {"name: x\n", "t.yaml:1:1: error: 'family' is missing\n"},
    {"family: u\n", "t.yaml:1:9: error: unknown name 'u'; known here: t\n"},
    {HEAD "name: [x]\n", "t.yaml:2:7: error: expected a word\n"},
    {HEAD "plan: {patern: a, samples: [a], pattern: a}\n",
     "t.yaml:2:8: error: unknown key 'patern'; known here: pattern samples not\n"},
    {HEAD "plan: {pattern: a, pattern: b}\n",
     "t.yaml:2:20: error: key 'pattern' is given twice in one map; remove one\n"},
    {HEAD "plan: {samples: [a]}\n", "t.yaml:2:7: error: 'pattern' is missing\n"},
    {HEAD "plan: a\n", "t.yaml:2:7: error: expected a map\n"},
    {HEAD "plan: {pattern: a, samples: a}\n", "t.yaml:2:29: error: expected a list\n"},
    {HEAD "use: [none]\n", "t.yaml:2:7: error: no grammar 'none' in FOLDER; there are: t u\n"},
    {HEAD "use: [../t]\n", "t.yaml:2:7: error: no grammar '../t' in FOLDER; there are: t u\n"},
    {HEAD "use: [t]\n", "t.yaml:2:7: error: 't' uses itself, by way of 'use'\n"},
    {HEAD "use: [loop]\n", "t.yaml:2:7: error: no grammar 'loop' in FOLDER; there are: t u\n"},
    {HEAD "use: x\n", "t.yaml:2:6: error: expected a list\n"},

    /* patterns: the place is that of the fault in the file */
    {HEAD "plan:\n  pattern: |\n    a\n      b [z-a]\n",
     "t.yaml:5:12: error: the pattern does not compile: range out of order in character "
     "class\n"},
    {HEAD "plan:\n  pattern: 研 [z-a]\n",
     "t.yaml:3:17: error: the pattern does not compile: range out of order in character "
     "class\n"},
    {HEAD "plan:\n  pattern: '研 [z-a]'\n",
     "t.yaml:3:18: error: the pattern does not compile: range out of order in character "
     "class\n"},
    {HEAD "define: {n: '[0-9]+'}\nplan:\n  pattern: (?&n) [z-a]\n",
     "t.yaml:4:21: error: the pattern does not compile: range out of order in character "
     "class\n"},
    {HEAD "define:\n  n: |\n    a (b\n",
     "t.yaml:4:9: error: the pattern does not compile: missing closing parenthesis\n"},
    {HEAD "define:\n  1n: a\n",
     "t.yaml:3:3: error: the pattern does not compile: subpattern name must start with a "
     "non-digit\n"},
    {HEAD "define:\n  this-is-no-name: a\n",
     "t.yaml:3:3: error: the pattern does not compile: syntax error in subpattern name "
     "(missing terminator?)\n"},
    {HEAD "define:\n  n12345678901234567890123456789012: a\n",
     "t.yaml:3:3: error: the pattern does not compile: subpattern name is too long (maximum "
     "32 code units)\n"},
    {HEAD "plan: {pattern: '(?&none) a'}\n",
     "t.yaml:2:21: error: the pattern does not compile: reference to non-existent "
     "subpattern\n"},
    {HEAD "define: {a: x, b: (?&c), c: y}\n",
     "t.yaml:2:22: error: the pattern does not compile: reference to non-existent "
     "subpattern\n"},
    {HEAD "plan:\n  pattern: |\n    (?: a | b )*\n",
     "t.yaml:4:5: error: the pattern can match nothing at all; it would match everywhere\n"},
    {HEAD "define: {n: 'a*'}\nplan: {pattern: (?&n) b?}\n",
     "t.yaml:3:17: error: the pattern can match nothing at all; it would match everywhere\n"},
    {HEAD "recognise: [{pattern: a}]\n", "t.yaml:2:13: error: 'name' is missing\n"},
    {HEAD "define: {n: a}\nrecognise: [{name: x, pattern: (?&n)}]\n",
     "t.yaml:3:35: error: the pattern does not compile: reference to non-existent "
     "subpattern\n"},
    {HEAD "label-unit: {pattern: a}\n",
     "t.yaml:2:23: error: the pattern has no group (?<unit> …)\n"},

    /* marks */
    {HEAD "marks: [{name: x, as: head, pattern: a}]\n",
     "t.yaml:2:23: error: unknown name 'head'; known here: heading item either\n"},
    {HEAD "marks: [{name: x, as: item, weak: yes, pattern: a}]\n",
     "t.yaml:2:35: error: unknown name 'yes'; known here: false true\n"},
    {HEAD "marks: [{name: x, as: item, numbering: roman, pattern: a}]\n",
     "t.yaml:2:40: error: unknown name 'roman'; known here: none chinese arabic circle letter "
     "decimal decimal-carry\n"},
    {HEAD "marks:\n  - {name: x, as: item, pattern: a}\n  - {name: y, as: item, pattern: b (}\n",
     "t.yaml:4:37: error: the pattern does not compile: missing closing parenthesis\n"},
    {HEAD "marks:\n  - {name: x, as: item, pattern: a}\n  - {name: y, as: item, pattern: b*}\n",
     "t.yaml:4:34: error: the pattern can match nothing at all; it would match everywhere\n"},
    {HEAD "marks:\n  - {name: x, as: item, pattern: (?<number> a )}\n"
          "  - {name: y, as: item, pattern: (?<n> b )}\n",
     "t.yaml:4:34: error: the pattern does not compile: different names for subpatterns of "
     "the same number are not allowed\n"},
    {HEAD "marks: [{name: x, as: item, pattern: a}]\ndirections: {marks: [x, z]}\n",
     "t.yaml:3:25: error: unknown name 'z'; known here: x\n"},
    {HEAD "marks:\n  - {as: item, pattern: a, "
          "name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}\n",
     "t.yaml:3:34: error: the name "
     "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' must have 1 to 64 "
     "bytes\n"},

    /* labels and fields */
    {HEAD "label: {pattern: 'a:'}\n",
     "t.yaml:2:19: error: the pattern must hold <label>, once, where the labels go\n"},
    {HEAD "label: {pattern: '<label> <label>'}\n",
     "t.yaml:2:19: error: the pattern must hold <label>, once, where the labels go\n"},
    {HEAD "fields: {f: {labels: [标签]}}\nlabel: {pattern: '<label> [z-a]'}\n",
     "t.yaml:3:30: error: the pattern does not compile: range out of order in character "
     "class\n"},
    {HEAD "marks: [{name: x, as: item, behind: z, pattern: a}]\n",
     "t.yaml:2:37: error: unknown name 'z'; known here: x\n"},
    {HEAD "words: {support: [a], helps: [b]}\n",
     "t.yaml:2:23: error: unknown key 'helps'; known here: support funds rate total count "
     "project head head-each grade determiner plain rest each recipient classifier for term "
     "finish start direction partner same with etc parts order and these kinds all be now ours "
     "field content lead apart demand topic name named past calls quota batch of within "
     "partner-unit under break matching other-side limit history prize penalty capital cost "
     "indicator instalment procedure condition\n"},
    {HEAD "words: {support: a}\n", "t.yaml:2:18: error: expected a list\n"},
    {HEAD "words: {each: {project: a}}\n", "t.yaml:2:25: error: expected a list\n"},
    {HEAD "statements: a\n", "t.yaml:2:13: error: expected a list\n"},
    {HEAD LABEL "fields: {f: {of: [direction]}}\n", "t.yaml:3:13: error: 'labels' is missing\n"},
    {HEAD LABEL "fields: {f: {labels: a}}\n", "t.yaml:3:22: error: expected a list\n"},
    {HEAD LABEL "fields: {f: {labels: [a], of: [page]}}\n",
     "t.yaml:3:32: error: unknown name 'page'; known here: direction item document\n"},
    {HEAD LABEL "fields: {f: {labels: [a], value: euro}}\n",
     "t.yaml:3:34: error: unknown name 'euro'; known here: text count money duration\n"},
    {HEAD LABEL "fields: {f: {labels: [a]}, g: {labels: [b, a]}}\n",
     "t.yaml:3:28: error: the label 'a' is given to fields/f and to fields/g\n"},

    /* words: the place is that of the sign */
    {HEAD LABEL "fields: {f: {labels: [拟?, a]}}\n",
     "t.yaml:3:23: error: '拟?' may be empty: at least one letter must always stand there\n"},
    {HEAD LABEL "fields: {f: {labels: ['']}}\n",
     "t.yaml:3:24: error: '' may be empty: at least one letter must always stand there\n"},
    {HEAD LABEL "fields: {f: {labels: [甲(乙|丙]}}\n",
     "t.yaml:3:24: error: this sign of '甲(乙|丙' has nothing to belong to: X? leaves out one "
     "letter, (A|B) is one of several\n"},
    {HEAD LABEL "fields: {f: {labels: [甲乙)]}}\n",
     "t.yaml:3:25: error: this sign of '甲乙)' has nothing to belong to: X? leaves out one "
     "letter, (A|B) is one of several\n"},
    {HEAD LABEL "fields: {f: {labels: [甲|乙]}}\n",
     "t.yaml:3:24: error: this sign of '甲|乙' has nothing to belong to: X? leaves out one "
     "letter, (A|B) is one of several\n"},
    {HEAD LABEL "fields: {f: {labels: [甲(?乙)]}}\n",
     "t.yaml:3:25: error: this sign of '甲(?乙)' has nothing to belong to: X? leaves out one "
     "letter, (A|B) is one of several\n"},
    {HEAD LABEL "fields: {f: {labels: [((((((((((((甲))))))))))))]}}\n",
     "t.yaml:3:31: error: this sign of '((((((((((((甲))))))))))))' has nothing to belong to: X? "
     "leaves out one letter, (A|B) is one of several\n"},
    {HEAD "labels:\n  s:\n    - 甲\n    - 甲?乙?丙?丁?戊?己?庚?辛?壬?癸\n",
     "t.yaml:5:7: error: an entry stands for more than 400 words; make two of it\n"},
    {HEAD "labels: {s: 甲}\n", "t.yaml:2:13: error: expected a list\n"},
    {HEAD "labels: [甲]\n", "t.yaml:2:9: error: expected a map\n"},
    {HEAD LABEL "labels: {s: [a]}\nfields: {f: {labels: {use: [t]}}}\n",
     "t.yaml:4:29: error: unknown name 't'; known here: s\n"},
    {HEAD LABEL "fields: {f: {labels: {also: [a], with: [b]}}}\n",
     "t.yaml:3:34: error: unknown key 'with'; known here: use also without\n"},
    {HEAD LABEL "fields: {f: {labels: {also: [a?b], without: [ab, a]}}}\n",
     "t.yaml:3:50: error: 'a' is not among these words, and cannot be taken away\n"},
    {HEAD LABEL "columns: {title: [(a]}\n",
     "t.yaml:3:19: error: this sign of '(a' has nothing to belong to: X? leaves out one letter, "
     "(A|B) is one of several\n"},
    {HEAD LABEL "columns: {title: {use: [s]}}\n",
     "t.yaml:3:25: error: unknown name 's'; known here: \n"},
    {HEAD LABEL "use: [u]\nlabels: {s: [a]}\nfields: {f: {labels: [b]}}\n",
     "t.yaml:4:10: error: no field and no column uses the words of 's'; those that are used: \n"},
    {HEAD LABEL "fields: {f: {labels: [a]}}\nexpected: [f, f|g]\n",
     "t.yaml:4:15: error: unknown name 'g'; known here: f\n"},

    /* titles */
    {HEAD "title: {pattern: a, signs: [{name: x, of: page, weight: 1}]}\n",
     "t.yaml:2:43: error: unknown name 'page'; known here: text line above below named heading "
     "subheading centred bold larger first early repeated numbered item labelled above-label "
     "wrapped behind-heading behind-prose behind-annex\n"},
    {HEAD "title: {pattern: a, signs: [{name: x, of: first, weight: 1.5}]}\n",
     "t.yaml:2:58: error: expected a whole number\n"},
    {HEAD "title: {pattern: a, signs: [{name: x, of: first, weight: '-'}]}\n",
     "t.yaml:2:58: error: expected a whole number\n"},
    {HEAD "title: {pattern: a, signs: [{name: x, of: first}]}\n",
     "t.yaml:2:29: error: 'weight' is missing\n"},
    {HEAD "programme: {year: [{name: x, in: page, pattern: a}]}\n",
     "t.yaml:2:34: error: unknown name 'page'; known here: title prose date file\n"},

    /* the rest */
    {HEAD "joins: [{name: x}]\n", "t.yaml:2:9: error: 'before' is missing\n"},
    {HEAD "repairs: [{name: x, pattern: (?<wrong> a )}]\n",
     "t.yaml:2:11: error: 'to' is missing\n"},
    {HEAD "repairs: [{name: x, pattern: a, to: b}]\n",
     "t.yaml:2:30: error: the pattern has no group (?<wrong> …)\n"},
    {HEAD "misreadings: [{name: x, pattern: (?<wrong> a )}]\n",
     "t.yaml:2:15: error: 'to' is missing\n"},
    {HEAD "partners: {short: {pattern: (?<short> a )}}\n",
     "t.yaml:2:19: error: 'codes' is missing\n"},
    {HEAD "partners: {aliases: {a: [b]}}\n", "t.yaml:2:25: error: expected a word\n"},
    {HEAD "fold: {項: a}\n", "t.yaml:2:8: error: '項' and 'a' must be one character each, of "
                             "the same width in UTF-8\n"},
    {HEAD "fold: {項目: 项目}\n",
     "t.yaml:2:8: error: '項目' and '项目' must be one character each, of the same width in "
     "UTF-8\n"},

    /* all of it is reported */
    {HEAD "title: {pattern: a*}\nplan: {pattern: b (}\n",
     "t.yaml:3:20: error: the pattern does not compile: missing closing parenthesis\n"
     "t.yaml:2:18: error: the pattern can match nothing at all; it would match everywhere\n"},
};

/* What the folder is called is different in each run. */
static const char *expected(struct folder *folder, const char *text)
{
	const char *place = strstr(text, "FOLDER");
	return place ? arena_format(&folder->arena, "%.*s%s%s", (int)(place - text), text,
	                            folder->path, place + 6)
	                   .data
	             : text;
}

Test(load, bad)
{
	for (size_t i = 0; i < ROWS(bad); i++) {
		struct folder folder;
		folder_init(&folder, bad[i][0], "family: u\n");
		cr_expect_eq(folder_load(&folder), STATUS_TROUBLE, "%s", bad[i][0]);
		cr_expect_str_eq(folder_diags(&folder), expected(&folder, bad[i][1]), "%s%s",
		                 bad[i][0], folder_diags(&folder));
		folder_release(&folder);
	}
}

Test(load, too_large)
{
	struct folder folder;
	static const char head[] = HEAD "define:\n  a0: aaaaaaaaaaaaaaaaaaaa\n";
	char text[2048];
	size_t size = (size_t)snprintf(text, sizeof text, "%s", head);
	for (int i = 1; i < 20; i++) {
		size += (size_t)snprintf(text + size, sizeof text - size,
		                         "  a%d: (?&a%d)(?&a%d)(?&a%d)\n", i, i - 1, i - 1, i - 1);
	}
	folder_init(&folder, text, NULL);
	cr_assert_eq(folder_load(&folder), STATUS_TROUBLE);
	cr_assert_eq(folder.diags.first->message, &MESSAGE_GRAMMAR_PATTERN_LARGE, "%s",
	             folder_diags(&folder));
	folder_release(&folder);
}

Test(load, unknown_family)
{
	struct folder folder;
	folder_init(&folder, NULL, "family: u\n");
	cr_assert_eq(folder_load(&folder), STATUS_TROUBLE);
	const char *text =
	    arena_format(&folder.arena, "error: no grammar 't' in %s; there are: u\n", folder.path)
		.data;
	cr_assert_str_eq(folder_diags(&folder), text, "%s", folder_diags(&folder));
	folder_release(&folder);
}

Test(load, use_loop)
{
	struct folder folder;
	folder_init(&folder, HEAD "use: [u]\n", "family: u\nuse: [t]\n");
	cr_assert_eq(folder_load(&folder), STATUS_TROUBLE);
	cr_assert_str_eq(folder_diags(&folder),
	                 "u.yaml:2:7: error: 't' uses itself, by way of 'use'\n");
	folder_release(&folder);
}

/* Own entries come first, and in place of those of the same name. */
Test(load, own_first)
{
	struct folder folder;
	folder_init(&folder,
	            HEAD "use: [u]\n"
	                 "define: {d: own}\n"
	                 "title: {pattern: (?&d)}\n"
	                 "marks:\n"
	                 "  - {name: y, as: item, pattern: own}\n"
	                 "  - {name: z, as: item, pattern: z}\n"
	                 "furniture: [{name: own, pattern: a}]\n"
	                 "kinds: {own: o}\n" LABEL "fields: {f: {labels: [b]}, h: {labels: [c]}}\n",
	            "family: u\n"
	            "define: {d: used}\n"
	            "title: {pattern: (?&d), samples: [used]}\n"
	            "plan: {pattern: (?&d)}\n"
	            "marks:\n"
	            "  - {name: x, as: heading, pattern: x}\n"
	            "  - {name: y, as: heading, pattern: used}\n"
	            "furniture: [{name: bare, pattern: b}]\n"
	            "kinds: {used: u}\n"
	            "fields: {f: {labels: [a]}, g: {labels: [d]}}\n");
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	const struct grammar *grammar = folder.grammar;
	static const char *const marks[] = {"marks/y", "marks/z", "marks/x"};
	cr_assert_eq(grammar->mark_count, ROWS(marks));
	for (size_t i = 0; i < ROWS(marks); i++) {
		cr_assert(str_equal(grammar->marks[i].rule.name, str_from(marks[i])));
	}
	cr_assert_eq(grammar->marks[0].role, MARK_ITEM);
	cr_assert_null(grammar->title.samples, "samples go with their pattern");
	struct match_result result;
	cr_assert(rule_match(&folder.grammar->title, STR("own"), 0, &result));
	cr_assert(rule_match(&folder.grammar->plan, STR("used"), 0, &result));
	cr_assert(str_equal(grammar->furniture.items[1].name, STR("furniture/bare")));
	cr_assert(str_equal(grammar->kinds.items[0].word, STR("own")));
	cr_assert_eq(grammar->field_count, 3);
	cr_assert(str_equal(grammar->fields[0].name, STR("f")));
	cr_assert(str_equal(grammar->fields[2].name, STR("g")));
	cr_assert_eq(grammar->label_count, 3);
	cr_assert_eq(grammar->sha256.size, 64);
	folder_release(&folder);
}

/* The order of keys in a file means nothing. */
Test(load, any_order)
{
	struct folder folder;
	folder_init(&folder,
	            "directions: {candidates: [x], marks: [x]}\n"
	            "title: {samples: [b], pattern: (?&n)}\n"
	            "marks: [{pattern: a, as: item, name: x}]\n"
	            "define: {n: b}\n" HEAD,
	            NULL);
	cr_assert_eq(folder_load(&folder), STATUS_OK, "%s", folder_diags(&folder));
	cr_assert(folder.grammar->marks[0].is_direction);
	cr_assert(folder.grammar->marks[0].is_candidate);
	cr_assert_not_null(folder.grammar->title.samples);
	folder_release(&folder);
}
