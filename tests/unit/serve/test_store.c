/* Uploads as they come, and what is kept of them. */
#include <criterion/criterion.h>

#include "serve/store.h"

static bool reserve(void *store, size_t bytes)
{
	return store_reserve(store, bytes);
}

static void give_back(void *store, size_t bytes)
{
	store_give_back(store, bytes);
}

static struct upload_limits limits_of(struct store *store)
{
	return (struct upload_limits){.file_bytes = 100,
	                              .files = 3,
	                              .reserve = reserve,
	                              .give_back = give_back,
	                              .owner = store};
}

static void take(struct upload *upload, const char *name, size_t size)
{
	static const char bytes[1000];
	upload_take(upload, "file", name, (struct str){bytes, size}, 0);
}

static struct file_set *add(struct store *store, const struct upload_limits *limits,
                            const char *name, size_t size)
{
	struct upload upload;
	const struct view view = {VIEW_REPORT, 1, 0};
	upload_init(&upload, limits);
	take(&upload, name, size);
	struct file_set *set = store_add(store, &upload, &view);
	upload_release(&upload);
	return set;
}

Test(upload, fields)
{
	struct store store;
	struct upload upload;
	struct upload_limits limits = limits_of(&store);
	store_init(&store, 8, 1000);
	upload_init(&upload, &limits);
	upload_take(&upload, NULL, NULL, STR("a form may leave out the name"), 0);
	upload_take(&upload, "other", NULL, STR("each"), 0);
	cr_assert_str_empty(upload.choice);
	upload_take(&upload, "as", NULL, STR("each"), 0);
	upload_take(&upload, NULL, NULL, STR(""), 0);
	cr_assert_str_eq(upload.choice, "each");
	take(&upload, "a.txt", 10);
	upload_take(&upload, NULL, "b.txt", STR("b"), 0);
	cr_assert_eq(upload.count, 2);
	upload_release(&upload);
}

Test(upload, pieces)
{
	struct store store;
	struct upload upload;
	store_init(&store, 10, 1000);
	const struct upload_limits limits = limits_of(&store);
	upload_init(&upload, &limits);
	upload_take(&upload, "file", "a.txt", STR(""), 0);
	upload_take(&upload, "file", "a.txt", STR("one "), 0);
	upload_take(&upload, "file", "a.txt", STR("two"), 4);
	upload_take(&upload, "as", NULL, STR("trend"), 0);
	upload_take(&upload, "file", "", STR(""), 0);
	upload_take(&upload, "file", "x/.DS_Store", STR("hidden"), 0);
	upload_take(&upload, "file", "x/.DS_Store", STR("hidden"), 6);
	upload_take(&upload, "file", "empty.txt", STR(""), 0);
	upload_take(&upload, "file", "x/a.txt", STR("three"), 0);
	upload_end(&upload);
	cr_assert_eq(upload.count, 2);
	cr_expect(str_equal(buf_str(&upload.files[0].bytes), STR("one two")));
	cr_expect(str_equal(buf_str(&upload.files[1].bytes), STR("three")));
	cr_expect_str_eq(upload.files[1].name, "a.txt");
	cr_expect_str_eq(upload.choice, "trend");
	cr_expect_eq(store.bytes, 12);
	upload_release(&upload);
	cr_expect_eq(store.bytes, 0);
	store_release(&store);
}

Test(upload, faults)
{
	struct store store;
	struct upload upload;
	store_init(&store, 10, 150);
	const struct upload_limits limits = limits_of(&store);
	upload_init(&upload, &limits);
	take(&upload, "a", 100);
	upload_take(&upload, "file", "a", STR("x"), 100);
	cr_expect_eq(upload.fault, UPLOAD_FILE_TOO_LARGE);
	cr_expect_str_eq(upload.fault_name, "a");
	cr_expect_eq(store.bytes, 0, "all is given back at once");
	upload_release(&upload);
	upload_init(&upload, &limits);
	take(&upload, "a", 100);
	take(&upload, "b", 100);
	cr_expect_eq(upload.fault, UPLOAD_NO_ROOM);
	upload_release(&upload);
	upload_init(&upload, &limits);
	for (int i = 0; i < 4; i++) {
		char name[] = {(char)('a' + i), '\0'};
		take(&upload, name, 1);
	}
	cr_expect_eq(upload.fault, UPLOAD_TOO_MANY);
	cr_expect_str_eq(upload.fault_name, "d");
	upload_release(&upload);
	store_release(&store);
}

Test(store, drops_the_oldest)
{
	struct store store;
	store_init(&store, 3, 250);
	const struct upload_limits limits = limits_of(&store);
	for (int i = 0; i < 3; i++) {
		add(&store, &limits, "a", 60);
	}
	cr_expect_eq(store.count, 3);
	add(&store, &limits, "a", 60);
	cr_expect_null(store_find(&store, 1), "too many");
	cr_expect_not_null(store_find(&store, 2));
	add(&store, &limits, "a", 100);
	cr_expect_null(store_find(&store, 2), "too large");
	cr_expect_leq(store.bytes, 250);
	cr_expect_eq(store.last_number, 5);
	store_release(&store);
	cr_expect_eq(store.bytes, 0);
}

Test(store, holds)
{
	struct store store;
	store_init(&store, 1, 250);
	const struct upload_limits limits = limits_of(&store);
	struct file_set *held = add(&store, &limits, "held", 60);
	store_hold(held);
	add(&store, &limits, "b", 60);
	cr_expect_not_null(store_find(&store, 1), "what is held stays");
	cr_expect_str_eq(held->files[0].name, "held");
	store_let_go(&store, held);
	add(&store, &limits, "c", 60);
	cr_expect_null(store_find(&store, 1));
	store_release(&store);
}

Test(store, sorts_corrections_behind)
{
	struct store store;
	struct upload upload;
	const struct view view = {VIEW_REPORT, 1, 0};
	store_init(&store, 10, 1000);
	const struct upload_limits limits = limits_of(&store);
	upload_init(&upload, &limits);
	take(&upload, "fix.yaml", 1);
	take(&upload, "b", 2);
	take(&upload, "a", 3);
	struct file_set *set = store_add(&store, &upload, &view);
	cr_expect_eq(set->documents, 2);
	cr_expect(set->has_corrections);
	cr_expect_str_eq(set->files[0].name, "b");
	cr_expect_str_eq(set->files[1].name, "a");
	cr_expect_str_eq(set->files[2].name, "fix.yaml");
	upload_release(&upload);
	store_release(&store);
}

Test(store, results)
{
	struct store store;
	const struct view trend = {.kind = VIEW_TREND};
	const struct view report = {VIEW_REPORT, 1, 0};
	store_init(&store, 10, 1000);
	const struct upload_limits limits = limits_of(&store);
	struct file_set *set = add(&store, &limits, "a", 10);
	struct result *first = store_result(set, &report, LANGUAGE_ENGLISH);
	cr_expect_eq(store_result(set, &report, LANGUAGE_ENGLISH), first);
	cr_expect_neq(store_result(set, &report, LANGUAGE_CHINESE), first);
	cr_expect_neq(store_result(set, &trend, LANGUAGE_ENGLISH), first);
	buf_append(&first->raw, STR("note 2\nhiname 5\na.xmloutput 3\nxmldone 0\n"));
	store_count_result(&store, first);
	cr_expect_eq(store.bytes, 10 + first->raw.size);
	cr_expect(str_equal(result_output(first, "a.xml"), STR("xml")));
	cr_expect_null(result_output(first, "b.xml").data);
	store_release(&store);
	cr_expect_eq(store.bytes, 0);
}
