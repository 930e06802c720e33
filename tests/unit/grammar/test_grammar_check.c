/* Samples: the shipped grammars keep to theirs, and each kind of rule tells where it does
 * not, and how. */
#include "check_grammar.h"
#include "grammar/grammar_check.h"
#include "grammar/tally.h"

#define HEAD "family: t\n"
#define LABEL "label: {pattern: '\\G <label> ：', samples: ['经费：': {words: 经费}]}\n"
#define SLOW(run)                                                                                   \
	"error: rule plan takes more and more work for each character in a text with many of '" run \
	"' in a row: let no repetition give back what it took (*+), bound it ({0,20}), or let it "  \
	"begin nowhere inside such a run ((?<! ))\n"
#define FIELD "fields:\n  f:\n    labels: [经费]\n    value: money\n    unit: [元]\n"

Test(grammar_check, shipped)
{
	struct arena arena;
	struct diags diags;
	struct str *families;
	size_t count;
	arena_init(&arena);
	diags_init(&diags, &arena);
	cr_assert_eq(grammar_families(&families, &count, &arena, "grammars", &diags), STATUS_OK);
	cr_assert_gt(count, 1);
	for (size_t i = 0; i < count; i++) {
		struct grammar *grammar;
		size_t samples;
		enum status status =
		    grammar_load(&grammar, &arena, "grammars", families[i].data, &diags);
		if (status == STATUS_OK) {
			struct tally tally;
			tally_init(&tally, &arena, grammar);
			tally_use(&tally);
			status = grammar_check(grammar, &samples, &diags);
			tally_use(NULL);
			cr_expect_geq(samples, grammar->all_count);
			cr_expect_eq(tally.runaway_count, 0);
		}
		for (const struct diag *diag = diags.first; diag; diag = diag->next) {
			cr_expect_fail("%s", diag_text(diag, LANGUAGE_ENGLISH, &arena).data);
		}
		cr_expect_eq(status, STATUS_OK);
		grammar_free(grammar);
	}
	arena_release(&arena);
}

static const char *const rows[][2] = {
    /* samples of one pattern */
    {HEAD "plan:\n  pattern: |\n    a\n", "t.yaml:4:5: error: rule plan has no sample\n"},
    {HEAD "plan: {pattern: a, samples: []}\n", "t.yaml:2:17: error: rule plan has no sample\n"},
    {HEAD "plan:\n  pattern: 国家 重点 研发\n  samples:\n    - 见国家重点“计划”\n",
     "t.yaml:5:7: error: rule plan does not match its sample; matched up to here:\n"
     "    见国家重点“计划”\n"
     "              ^\n"},
    {HEAD "plan: {pattern: a (?<n> b ), samples: [ab: {n: c}]}\n",
     "t.yaml:2:48: error: rule plan: 'n' is 'c' in the sample, the rule yields 'b'\n"},
    {HEAD "plan: {pattern: a (?<n> b )?, samples: [a: {n: ''}, ab: {n: ''}]}\n",
     "t.yaml:2:61: error: rule plan: 'n' is '' in the sample, the rule yields 'b'\n"},
    {HEAD "plan: {pattern: a, samples: [a: {n: b}]}\n",
     "t.yaml:2:34: error: rule plan yields nothing that is called 'n'\n"},
    {HEAD "plan: {pattern: (?<n> a ), samples: [a: {n: [a]}]}\n",
     "t.yaml:2:45: error: expected a word\n"},
    {HEAD "plan: {pattern: a, samples: [a], not: [b, ca]}\n",
     "t.yaml:2:43: error: rule plan matches what it must not: ca\n"},
    {HEAD "plan: {pattern: a, samples: [[a]]}\n",
     "t.yaml:2:30: error: a sample of rule plan is written as TEXT, or TEXT: {GROUP: VALUE}\n"},
    {HEAD "title: {pattern: a, samples: [ba]}\n",
     "t.yaml:2:31: error: rule title does not match its sample; matched up to here:\n"
     "    ba\n"
     "    ^\n"},

    /* a repetition in another, over digits, blanks and Han; one behind another; one that begins anew at each place of
       a run; those that give nothing back, are bounded, or begin at the beginning of a run alone are let pass */
    {HEAD "plan:\n  pattern: '(?: \\d+ \\h? )+ 年'\n  samples: [12 年]\n",
     "t.yaml:3:13: " SLOW("1")},
    {HEAD "plan:\n  pattern: '共 (?: \\h+ ,? )* 年'\n  samples: [共 年]\n",
     "t.yaml:3:13: " SLOW(" ")},
    {HEAD "plan:\n  pattern: '[（(] (?: \\p{Han}{1,9} ,? )+ [）)] 年'\n  samples: [（甲）年]\n",
     "t.yaml:3:13: " SLOW("一")},
    {HEAD "plan:\n  pattern: '（ \\h* 元? \\h* ）'\n  samples: [（ ）]\n",
     "t.yaml:3:13: " SLOW(" ")},
    {HEAD "plan:\n  pattern: \\d+ \\h*+ 年\n  samples: [12 年]\n", "t.yaml:3:12: " SLOW("1")},
    {HEAD "plan:\n  pattern: '[（(] (?: 甲 | [（(] )* 乙'\n  samples: [（甲乙]\n",
     "t.yaml:3:13: " SLOW("(")},
    {HEAD "plan:\n  pattern: '（ \\h*+ 元? \\h*+ ）'\n  samples: [（ ）]\n", ""},
    {HEAD "plan:\n  pattern: \\d{1,40} \\h*+ \\p{Han}{0,40} 年\n  samples: [12 年]\n", ""},
    {HEAD "plan:\n  pattern: (?<! \\d ) \\d++ \\h*+ 年\n  samples: [12 年]\n", ""},

    /* marks, alone and together */
    {HEAD "marks:\n"
          "  - {name: x, as: item, pattern: a, samples: [ab]}\n"
          "  - {name: y, as: item, pattern: ab, samples: [ab]}\n",
     "t.yaml:4:48: error: rule marks/y does not get its sample, rule marks/x takes it: ab\n"},
    {HEAD "marks:\n"
          "  - {name: x, as: item, pattern: (?<number> a ), samples: [ab: {number: b}], "
          "not: [ac]}\n",
     "t.yaml:3:73: error: rule marks/x: 'number' is 'b' in the sample, the rule yields 'a'\n"
     "t.yaml:3:84: error: rule marks/x matches what it must not: ac\n"},

    /* labels */
    {HEAD "label: {pattern: '<label> ：', samples: [经费：]}\n",
     "t.yaml:2:41: error: a sample of rule label is written as TEXT: {words: LABEL}\n"},
    {HEAD "label: {pattern: '<label> ：', samples: ['经 费': {words: 经费}]}\n",
     "t.yaml:2:41: error: rule label does not match its sample; matched up to here:\n"
     "    经 费\n"
     "         ^\n"},
    {HEAD "label: {pattern: '<label> ：', samples: ['经费：': {words: 经费}], "
          "not: ['经费：': {words: 经费}]}\n",
     "t.yaml:2:68: error: rule label matches what it must not: 经费：\n"},

    /* fields */
    {HEAD LABEL FIELD, "t.yaml:4:3: error: rule fields/f has no sample\n"},
    {HEAD LABEL FIELD "    samples:\n      - 经费：5 万元: {value: '50000', unit: USD, "
                      "relation: about}\n",
     "t.yaml:9:41: error: rule fields/f: 'unit' is 'USD' in the sample, the rule yields "
     "'CNY'\n"
     "t.yaml:9:56: error: rule fields/f: 'relation' is 'about' in the sample, the rule yields "
     "'exact'\n"},
    {HEAD LABEL FIELD "    samples:\n      - 经费：5 万元: {values: '5'}\n",
     "t.yaml:9:19: error: rule fields/f yields nothing that is called 'values'\n"},
    {HEAD LABEL FIELD "    samples: [经费：待定, 金额：5 万元]\n",
     "t.yaml:8:15: error: rule fields/f does not match its sample; matched up to here:\n"
     "    经费：待定\n"
     "          ^\n"
     "t.yaml:8:22: error: rule fields/f does not match its sample; matched up to here:\n"
     "    金额：5 万元\n"
     "    ^\n"},
    {HEAD LABEL FIELD "    samples: [经费：5 万元]\n"
                      "    not: [经费：6 万元, 金额：6 万元]\n",
     "t.yaml:9:11: error: rule fields/f matches what it must not: 经费：6 万元\n"},
    {HEAD LABEL "fields:\n  f: {labels: [经费], samples: [依据：甲]}\n"
                "  g: {labels: [依据], samples: [依据：乙]}\n",
     "t.yaml:4:31: error: rule fields/f does not get its sample, rule fields/g takes it: "
     "依据：甲\n"},

    /* joins */
    {HEAD
     "joins:\n"
     "  - {name: x, before: '， $', after: '[0-9]', samples: [甲，, 5]}\n"
     "  - {name: y, before: '， $', after: '[0-9]', samples: [[甲，, 5], [甲，, 乙], [甲, 5]]}\n"
     "  - {name: z, after: '[0-9]', samples: [5, 甲5]}\n"
     "  - {name: v, before: '， $', after: '[0-9]', samples: [甲，]}\n"
     "  - {name: w, before: '， $', after: '[0-9]', samples: [甲，, 5], "
     "not: [[甲，, 5], [甲，, 乙]]}\n",
     "t.yaml:4:66: error: rule joins/y does not match its sample; matched up to here:\n"
     "    乙\n"
     "    ^\n"
     "t.yaml:4:75: error: rule joins/y does not match its sample; matched up to here:\n"
     "    甲\n"
     "    ^\n"
     "t.yaml:5:44: error: rule joins/z does not match its sample; matched up to here:\n"
     "    甲5\n"
     "    ^\n"
     "t.yaml:6:56: error: a sample of rule joins/v is written as [END OF A LINE, BEGINNING OF "
     "THE NEXT], or the one it looks at\n"
     "t.yaml:7:71: error: rule joins/w matches what it must not: 甲，\n"},

    /* repairs */
    {HEAD "repairs:\n  - name: dot\n    near: '://'\n    pattern: (?<= [a-z] ) (?<wrong> 。 )\n"
          "    to: .\n"
          "    samples:\n"
          "      - http://a。b。c: http://a.b.c\n"
          "      - http://a。b: http://a。b\n"
          "      - a。b: a.b\n"
          "      - http://a。b\n"
          "    not: [a。b]\n",
     "t.yaml:9:21: error: rule dot: 'http://a。b' is 'http://a。b' in the sample, the rule "
     "yields 'http://a.b'\n"
     "t.yaml:10:9: error: rule dot does not match its sample; matched up to here:\n"
     "    a。b\n"
     "       ^\n"
     "t.yaml:11:9: error: a sample of rule dot is written as TEXT: REPAIRED TEXT\n"},

    /* misreadings */
    {HEAD "misreadings:\n  - name: zero\n    pattern: (?<= [0-9] ) (?<wrong> O )\n"
          "    to: '0'\n"
          "    samples:\n"
          "      - 1OO: '100'\n"
          "      - 1O: '1O'\n"
          "      - 1O\n"
          "    not: [1O, O1]\n"
          "  - {name: dash, pattern: (?<wrong> 一 ), to: '-', samples: [1一2: 1-2]}\n",
     "t.yaml:8:13: error: rule misreadings/zero: '1O' is '1O' in the sample, the rule yields "
     "'10'\n"
     "t.yaml:9:9: error: a sample of rule misreadings/zero is written as TEXT: REPAIRED TEXT\n"
     "t.yaml:10:11: error: rule misreadings/zero matches what it must not: 1O\n"
     "t.yaml:11:61: error: rule misreadings/dash may only put in what has the same width in "
     "UTF-8; of its sample it makes '1-2'\n"},

    /* samples are looked at as texts are */
    {HEAD "fold: {項: 项}\nplan: {pattern: 项 (?<n> . ), samples: [項項: {n: 项}]}\n",
     "t.yaml:3:48: error: rule plan: 'n' is '项' in the sample, the rule yields '項'\n"},
};

Test(grammar_check, samples)
{
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct folder folder;
		size_t samples;
		folder_init(&folder, rows[i][0], NULL);
		enum status status = folder_load(&folder);
		if (status == STATUS_OK) {
			status = grammar_check(folder.grammar, &samples, &folder.diags);
		}
		cr_expect_eq(status, *rows[i][1] ? STATUS_NO : STATUS_OK, "%s", rows[i][0]);
		cr_expect_str_eq(folder_diags(&folder), rows[i][1], "%s%s", rows[i][0],
		                 folder_diags(&folder));
		folder_release(&folder);
	}
}
