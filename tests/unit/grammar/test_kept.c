/* Grammars as they are kept: what is read of them is what loading makes of the files, and nothing is read of them
 * where a file is another than it was. */
#include "check_grammar.h"
#include "base/utf8.h"
#include "grammar/grammars.h"
#include "grammar/kept.h"
#include "grammar/tally.h"

#define HEAD "family: t\n"

/* What is kept of a folder, in its arena. */
static struct str keep(struct folder *folder)
{
	struct buf buf;
	buf_init(&buf);
	cr_assert_eq(kept_write(&buf, folder->path, &folder->diags), STATUS_OK, "%s",
	             folder_diags(folder));
	struct str kept = arena_copy(&folder->arena, buf_str(&buf));
	buf_release(&buf);
	return kept;
}

/* Loads the family "t", and says whether it is the one that was kept: this does not know its files. */
static bool is_kept(struct folder *folder, struct grammars *grammars, struct grammar **out)
{
	cr_assert_eq(grammars_family(out, grammars, STR("t"), &folder->diags), STATUS_OK, "%s",
	             folder_diags(folder));
	return (*out)->files.count == 0;
}

static void expect_words(struct words a, struct words b)
{
	cr_assert_eq(a.count, b.count);
	for (size_t i = 0; i < a.count; i++) {
		cr_expect(str_equal(a.items[i], b.items[i]));
	}
}

static void expect_lexicon(const struct lexicon *a, const struct lexicon *b)
{
	size_t counts[2];
	const struct word *left = lexicon_words(a, &counts[0]);
	const struct word *right = lexicon_words(b, &counts[1]);
	cr_assert_eq(counts[0], counts[1]);
	for (size_t i = 0; i < counts[0]; i++) {
		cr_expect(str_equal(left[i].text, right[i].text));
		cr_expect(str_equal(left[i].name, right[i].name));
		cr_expect(left[i].classes == right[i].classes);
		cr_expect_eq(left[i].number, right[i].number);
		cr_expect_eq(left[i].unit, right[i].unit);
	}
}

static void expect_rules(const struct grammar *a, const struct grammar *b)
{
	cr_assert_eq(a->all_count, b->all_count);
	for (size_t i = 0; i < a->all_count; i++) {
		const struct rule *left = a->all[i];
		const struct rule *right = b->all[i];
		cr_expect(str_equal(left->name, right->name));
		cr_expect(str_equal(left->file, right->file));
		cr_expect(str_equal(left->text, right->text));
		cr_expect_eq(left->line, right->line);
		cr_expect_eq(left->column, right->column);
		cr_expect_eq(left->kind, right->kind);
		cr_expect_eq(left->index, right->index);
		cr_expect_eq(left->pattern != NULL, right->pattern != NULL, "%.*s",
		             STR_FORMAT(left->name));
		cr_expect_eq(left->grammar, a);
	}
}

Test(kept, shipped)
{
	struct folder folder = {.path = "grammars"};
	arena_init(&folder.arena);
	diags_init(&folder.diags, &folder.arena);
	struct str kept = keep(&folder);
	cr_assert(str_equal(kept, keep(&folder)), "the same bytes");
	struct grammars *quick = grammars_open_with(&folder.arena, "grammars", kept);
	struct grammars *slow = grammars_open_with(&folder.arena, "grammars", (struct str){0});
	struct str *names;
	size_t count;
	cr_assert_eq(grammar_families(&names, &count, &folder.arena, "grammars", &folder.diags),
	             STATUS_OK);
	for (size_t i = 0; i < count; i++) {
		struct grammar *a;
		struct grammar *b;
		cr_assert_eq(grammars_family(&a, quick, names[i], &folder.diags), STATUS_OK);
		cr_assert_eq(grammars_family(&b, slow, names[i], &folder.diags), STATUS_OK);
		cr_expect_eq(a->files.count, 0);
		cr_expect_gt(b->files.count, 0);
		cr_expect(str_equal(a->sha256, b->sha256));
		cr_expect(str_equal(a->expected, b->expected));
		cr_expect_eq(a->label_count, b->label_count);
		cr_expect_eq(
		    memcmp(a->label_tree.firsts, b->label_tree.firsts, sizeof a->label_tree.firsts),
		    0);
		expect_rules(a, b);
		expect_lexicon(a->lexicon, b->lexicon);
		expect_lexicon(a->vocabulary, b->vocabulary);
		for (int column = 0; column < COLUMN_WORDS_COUNT; column++) {
			expect_words(a->columns[column].words, b->columns[column].words);
		}
	}
	grammars_close(quick);
	grammars_close(slow);
	arena_release(&folder.arena);
}

Test(kept, changed_files)
{
	static const struct {
		const char *what;
		const char *t, *u; /* what the files hold now; NULL: what they held */
		bool is_kept;
	} rows[] = {
	    {"nothing", NULL, NULL, true},
	    {"its own file", HEAD "use: [u]\ntitle: {pattern: c}\n", NULL, false},
	    {"one that it uses", NULL, "family: u\nplan: {pattern: d}\n", false},
	    {"by a byte more", HEAD "use: [u]\ntitle: {pattern: a}\n\n", NULL, false},
	};
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct folder folder;
		struct grammar *grammar;
		folder_init(&folder, HEAD "use: [u]\ntitle: {pattern: a}\n",
		            "family: u\nplan: {pattern: b}\n");
		struct str kept = keep(&folder);
		if (rows[i].t) {
			folder_write(&folder, "t.yaml", rows[i].t);
		}
		if (rows[i].u) {
			folder_write(&folder, "u.yaml", rows[i].u);
		}
		struct grammars *grammars = grammars_open_with(&folder.arena, folder.path, kept);
		cr_expect_eq(is_kept(&folder, grammars, &grammar), rows[i].is_kept, "%s",
		             rows[i].what);
		struct match_result result;
		bool is_c = rule_match(&grammar->title, STR("c"), 0, &result);
		bool is_d = rule_match(&grammar->plan, STR("d"), 0, &result);
		cr_expect_eq(is_c, i == 1, "%s", rows[i].what);
		cr_expect_eq(is_d, i == 2, "%s", rows[i].what);
		grammars_close(grammars);
		folder_release(&folder);
	}
}

/* A file that is gone is missing, whatever is kept of it; a new one is a family like all others. */
Test(kept, files_that_come_and_go)
{
	struct folder folder;
	struct grammar *grammar;
	struct grammar *const *found;
	size_t count;
	folder_init(&folder, HEAD "recognise: [{name: n, pattern: a}]\n", NULL);
	struct str kept = keep(&folder);
	folder_write(&folder, "u.yaml", "family: u\nrecognise: [{name: n, pattern: b}]\n");
	unlink(folder_file(&folder, "t.yaml"));
	struct grammars *grammars = grammars_open_with(&folder.arena, folder.path, kept);
	cr_expect_eq(grammars_family(&grammar, grammars, STR("t"), &folder.diags), STATUS_TROUBLE);
	cr_assert_eq(grammars_recognition(&found, &count, grammars, &folder.diags), STATUS_OK);
	cr_assert_eq(count, 1);
	cr_expect(str_equal(found[0]->family, STR("u")));
	grammars_close(grammars);
	folder_release(&folder);
}

/* Patterns of another PCRE2 are compiled from their texts. */
Test(kept, another_library)
{
	struct arena arena;
	struct pattern_error error;
	struct match_result result;
	arena_init(&arena);
	struct pattern *made = pattern_new(&arena, STR("甲 (?<n> \\d+ )"), false, &error);
	struct pattern_kept kept = pattern_keep(made, &arena);
	cr_assert_gt(kept.code.size, 100);
	cr_expect_gt(kept.necessity.size, 0);
	for (size_t i = 0; i < 12; i++) { /* these bytes tell which PCRE2 it was */
		struct pattern_kept other = {.code = arena_copy(&arena, kept.code)};
		((char *)(uintptr_t)other.code.data)[i] ^= 0x55;
		struct pattern *pattern = pattern_new_later(STR("甲 (?<n> \\d+ )"), false, other);
		cr_expect_eq(pattern_match(pattern, NULL, STR("在甲12"), 0, &result), MATCH_YES);
		cr_expect_eq(pattern_group(pattern, "n"), 1);
		cr_expect_eq(result.groups[1].start, 6);
		pattern_free(pattern);
	}
	pattern_free(made);
	arena_release(&arena);
}

/* What a kept pattern needs of a text is what it needs by itself: by a first character a text may be passed over. */
Test(kept, first_characters)
{
	static const char *const tails[] = {"", "甲", "1", "\n", " 甲"};
	struct arena arena;
	struct pattern_error error;
	struct match_result a;
	struct match_result b;
	arena_init(&arena);
	struct buf buf;
	buf_init(&buf);
	buf_append(
	    &buf,
	    STR("\\h* (?: (?! 二 ) [一-三] $ | (?<= ^ ) \\d \\b | (?= 乙 ) . 甲 | 丙? 丁 | \\n"));
	for (int i = 0; i < 600; i++) {
		buf_append(&buf, STR(" | 戊己庚辛"));
	}
	buf_append(&buf, STR(" )"));
	struct pattern *made = pattern_new(&arena, buf_str(&buf), true, &error);
	cr_assert_not_null(made);
	struct pattern_kept kept = pattern_keep(made, &arena);
	cr_assert_gt(kept.necessity.size, 0);
	struct pattern *quick = pattern_new_later(buf_str(&buf), true, kept);
	size_t hits = 0;
	for (uint32_t c = 1; c < 0x11000; c++) {
		for (size_t i = 0; i < ROWS(tails) && (c < 0xD800 || c > 0xDFFF); i++) {
			char text[16];
			size_t size = utf8_write(c, text);
			memcpy(text + size, tails[i], strlen(tails[i]));
			struct str subject = {text, size + strlen(tails[i])};
			enum match wanted = pattern_match(made, NULL, subject, 0, &a);
			cr_assert_eq(pattern_match(quick, NULL, subject, 0, &b), wanted, "%x %zu",
			             c, i);
			hits += wanted == MATCH_YES;
		}
	}
	cr_expect_gt(hits, 20);
	pattern_free(made);
	pattern_free(quick);
	buf_release(&buf);
	arena_release(&arena);
}
