/* The tree with its places, and what is refused. */
#include "check_grammar.h"
#include "grammar/message.h"
#include "grammar/yaml.h"

static enum status read_yaml(struct folder *folder, const char *text, struct yaml **root)
{
	return yaml_parse(root, &folder->arena, str_from(text), STR("f"), NULL, &folder->diags);
}

static void setup(struct folder *folder)
{
	*folder = (struct folder){0};
	arena_init(&folder->arena);
	diags_init(&folder->diags, &folder->arena);
}

Test(yaml, places)
{
	struct folder folder;
	struct yaml *root;
	setup(&folder);
	static const char text[] = "键: 值\n"
				   "list: [a, 'b c']\n"
				   "block: |\n"
				   "  one\n"
				   "    two\n"
				   "fold: >\n"
				   "  x\n"
				   "  y\n";
	cr_assert_eq(read_yaml(&folder, text, &root), STATUS_OK);
	const struct yaml *value = yaml_get(root, "键");
	cr_assert(str_equal(value->scalar, STR("值")));
	cr_assert_eq(value->key_line, 1);
	cr_assert_eq(value->key_column, 1);
	cr_assert_eq(value->column, 4, "in characters");
	const struct yaml *list = yaml_get(root, "list");
	cr_assert_eq(list->kind, YAML_LIST);
	cr_assert_eq(list->first->style, YAML_PLAIN);
	cr_assert_eq(list->first->next->style, YAML_QUOTED);
	cr_assert_eq(list->first->next->column, 11);
	const struct yaml *block = yaml_get(root, "block");
	cr_assert_eq(block->style, YAML_LITERAL);
	cr_assert(str_equal(block->scalar, STR("one\n  two\n")));
	cr_assert_eq(block->line, 3);
	cr_assert_eq(yaml_get(root, "fold")->style, YAML_FOLDED);
	cr_assert_null(yaml_get(root, "none"));
	arena_release(&folder.arena);
}

Test(yaml, refused)
{
	static const char *const rows[][2] = {
	    {"", "f:1:1: error: the file is empty\n"},
	    {"a: 1\nb: [\n", "f:3:1: error: did not find expected node content\n"},
	    {"a: 1\nb: 2\na: 3\n", "f:3:1: error: key 'a' is given twice in one map; remove one\n"},
	    {"x:\n  - {k: 1, k: 2}\n",
	     "f:2:12: error: key 'k' is given twice in one map; remove one\n"},
	    {"a: *b\n",
	     "f:1:4: error: an alias (*name) is not used in grammars; write the value out\n"},
	    {"a: &b 1\n", "f:1:4: error: an anchor (&name) or a tag (!name) is not used in "
	                  "grammars; write the value out\n"},
	    {"a: !!int 1\n", "f:1:4: error: an anchor (&name) or a tag (!name) is not used in "
	                     "grammars; write the value out\n"},
	    {"? [a]\n: b\n", "f:1:3: error: a list, map or alias as a key is not used in "
	                     "grammars; write the value out\n"},
	    {"a: 1\n---\nb: 2\n", "f:2:1: error: a second document (---) is not used in "
	                          "grammars; write the value out\n"},
	    {"a: 1\n  b: 2\n", "f:2:4: error: mapping values are not allowed in this context\n"},
	};
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct folder folder;
		struct yaml *root;
		setup(&folder);
		cr_expect_eq(read_yaml(&folder, rows[i][0], &root), STATUS_TROUBLE, "%s",
		             rows[i][0]);
		cr_expect_str_eq(folder_diags(&folder), rows[i][1], "%s: %s", rows[i][0],
		                 folder_diags(&folder));
		arena_release(&folder.arena);
	}
}

Test(yaml, too_deep)
{
	struct folder folder;
	struct yaml *root;
	char text[100001];
	memset(text, '[', 100000);
	text[100000] = '\0';
	setup(&folder);
	cr_assert_eq(read_yaml(&folder, text, &root), STATUS_TROUBLE);
	cr_assert_eq(folder.diags.first->message, &MESSAGE_YAML_TOO_DEEP);
	arena_release(&folder.arena);
}

/* What stands behind the key is not even looked at. */
Test(yaml, up_to_key)
{
	struct folder folder;
	struct yaml *root;
	setup(&folder);
	cr_assert_eq(yaml_parse(&root, &folder.arena, STR("a: {k: 1}\nk: 2\nb: [}\n"), STR("f"),
	                        "k", &folder.diags),
	             STATUS_OK);
	cr_assert_not_null(yaml_get(root, "k"));
	cr_assert_null(yaml_get(root, "b"));
	arena_release(&folder.arena);
}

/* Many keys in one map take no more than the time to sort them. */
Test(yaml, many_keys)
{
	enum { KEYS = 100000 };
	struct folder folder;
	struct yaml *root;
	setup(&folder);
	char *text = malloc(KEYS * 12);
	size_t size = 0;
	for (int i = 0; i < KEYS; i++) {
		size += (size_t)sprintf(text + size, "k%d: 1\n", i);
	}
	cr_assert_eq(read_yaml(&folder, text, &root), STATUS_OK);
	free(text);
	arena_release(&folder.arena);
}
