/* All functions of zhinan.h, on the files that are named: check FILE FILE... Prints what is not as it should be,
 * and at the end "N checks, N failed". The first two files are of one programme and differ. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zhinan.h>

static int checks;
static int failed;

#define CHECK(what)                                                                                \
	do {                                                                                       \
		checks++;                                                                          \
		if (!(what)) {                                                                     \
			failed++;                                                                  \
			printf("%s:%d: %s\n", __FILE__, __LINE__, #what);                          \
		}                                                                                  \
	} while (0)

/* ---- all that can be asked, as one number ---- */

static uint64_t add(uint64_t sum, const char *text)
{
	for (; *text; text++) {
		sum = (sum ^ (unsigned char)*text) * 1099511628211U;
	}
	return sum * 31;
}

static uint64_t ask_place(uint64_t sum, const struct zhinan_place *place)
{
	uint64_t start;
	uint64_t end;
	int32_t box[4] = {0};
	sum = sum * 31 + zhinan_place_line(place) + zhinan_place_page(place) + zhinan_place_confidence(place);
	sum += (uint64_t)zhinan_place_box(place, box) + (uint64_t)box[0];
	for (size_t i = 0; zhinan_place_bytes(place, i, &start, &end); i++) {
		sum = sum * 31 + start + end;
	}
	return sum;
}

static uint64_t ask_figure(uint64_t sum, const struct zhinan_document *document,
                           const struct zhinan_figure *figure)
{
	int decimals = 0;
	sum = sum * 31 + zhinan_figure_kind(figure) + zhinan_figure_relation(figure) +
	      (unsigned)zhinan_figure_is_soft(figure) +
	      (unsigned)zhinan_figure_decimals(figure, &decimals);
	for (int i = 0; i <= ZHINAN_VALUE_TEXT; i++) {
		sum = add(sum, zhinan_figure_text(document, figure, (enum zhinan_figure_text)i));
	}
	for (int i = 0; i <= ZHINAN_MAX; i++) {
		int64_t value;
		const char *text = zhinan_figure_decimal(document, figure, (enum zhinan_bound)i);
		if (zhinan_figure_integer(figure, (enum zhinan_bound)i, &value)) {
			char digits[32];
			snprintf(digits, sizeof digits, "%lld", (long long)value);
			sum += strcmp(digits, text) != 0; /* which no two runs would share */
		}
		sum = add(sum, text ? text : "-");
	}
	return sum;
}

static uint64_t ask_document(const struct zhinan_document *document)
{
	uint64_t sum = 14695981039346656037U;
	for (int i = 0; i <= ZHINAN_SOURCE_SHA256; i++) {
		sum = add(sum, zhinan_document_text(document, (enum zhinan_document_text)i));
	}
	for (int i = 0; i <= ZHINAN_AMOUNTS_UNDERSTOOD; i++) {
		sum = sum * 31 + zhinan_document_number(document, (enum zhinan_document_number)i);
	}
	static const enum zhinan_kind roots[] = {ZHINAN_STATED, ZHINAN_BODY, ZHINAN_MENTIONS};
	for (size_t i = 0; i < 3; i++) {
		const struct zhinan_node *root = zhinan_document_node(document, roots[i], 0);
		for (const struct zhinan_node *node = root; node;
		     node = zhinan_node_following(node, root)) {
			for (int text = 0; text <= ZHINAN_OF; text++) {
				sum = add(sum, zhinan_node_text(document, node,
				                                (enum zhinan_node_text)text));
			}
			for (int number = 0; number <= ZHINAN_COLUMN_SPAN; number++) {
				sum = sum * 31 +
				      zhinan_node_number(node, (enum zhinan_node_number)number);
			}
			sum = ask_place(sum, zhinan_node_place(node));
			sum = ask_figure(sum, document, zhinan_node_figure(node));
			sum = sum * 31 + zhinan_node_kind(node) +
			      zhinan_node_kind(zhinan_node_owner(node));
		}
	}
	return sum;
}

static uint64_t ask_audit(const struct zhinan_audit *audit)
{
	uint64_t sum = zhinan_audit_overall(audit);
	sum = add(sum, zhinan_audit_verdict(audit, ZHINAN_CHINESE));
	for (size_t i = 0; i <= zhinan_proofs_count(audit); i++) {
		for (int text = 0; text <= ZHINAN_PROOF_DIFFERENCE; text++) {
			sum = add(sum, zhinan_proof_text(audit, i, (enum zhinan_proof_text)text));
		}
		sum = add(sum, zhinan_proof_sentence(audit, i, ZHINAN_ENGLISH)) +
		      zhinan_proof_verdict(audit, i);
		sum = ask_place(sum, zhinan_proof_place(audit, i));
		for (size_t term = 0; term <= zhinan_terms_count(audit, i); term++) {
			for (int text = 0; text <= ZHINAN_TERM_VALUE; text++) {
				sum = add(sum, zhinan_term_text(audit, i, term,
				                                (enum zhinan_term_text)text));
			}
			sum = ask_place(sum, zhinan_term_place(audit, i, term));
		}
	}
	for (size_t i = 0; i <= zhinan_findings_count(audit); i++) {
		sum = add(sum, zhinan_finding_message(audit, i, ZHINAN_ENGLISH));
		sum = add(sum, zhinan_finding_message(audit, i, ZHINAN_CHINESE));
		sum = add(sum, zhinan_finding_check(audit, i)) + zhinan_finding_level(audit, i);
		sum = ask_place(add(sum, zhinan_finding_part(audit, i)),
		                zhinan_finding_place(audit, i));
	}
	return sum;
}

/* ---- one file ---- */

static const char *const document_formats[] = {NULL, "xml", "json", "csv", "xlsx", "html"};
static const char *const audit_formats[] = {NULL, "text", "json", "csv", "xlsx", "svrl", "sarif"};
static const char *const change_formats[] = {NULL,   "text", "json", "xml",
                                             "html", "docx", "csv",  "xlsx"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void check_output(enum zhinan_status status, struct zhinan_output *output)
{
	CHECK(status == ZHINAN_OK && zhinan_output_size(output) > 0);
	CHECK(zhinan_messages_count(zhinan_output_messages(output)) == 0);
	zhinan_output_free(output);
}

/* The XML of the model is read again, and is true to its source. */
static void check_again(struct zhinan_document *document, const char *path)
{
	struct zhinan_output *xml;
	struct zhinan_output *said;
	struct zhinan_document *again;
	struct zhinan_changes *changes;
	static char source[1 << 22];
	FILE *file = fopen(path, "rb");
	size_t size = file ? fread(source, 1, sizeof source, file) : 0;
	if (file) {
		fclose(file);
	}
	CHECK(zhinan_document_write(&xml, document, "xml", ZHINAN_ENGLISH) == ZHINAN_OK);
	CHECK(zhinan_read_bytes(&again, "again", zhinan_output_bytes(xml), zhinan_output_size(xml),
	                        NULL) == ZHINAN_OK);
	CHECK(ask_document(again) == ask_document(document));
	CHECK(zhinan_compare(&changes, document, again, NULL) == ZHINAN_OK);
	CHECK(zhinan_changes_count(changes) == 0);
	zhinan_changes_free(changes);
	CHECK(zhinan_verify(&said, zhinan_output_bytes(xml), zhinan_output_size(xml), path, source,
	                    size, NULL) == ZHINAN_OK);
	CHECK(zhinan_output_size(said) == 0);
	zhinan_output_free(said);
	source[size / 2] ^= 1;
	CHECK(zhinan_verify(&said, zhinan_output_bytes(xml), zhinan_output_size(xml), path, source,
	                    size, NULL) == ZHINAN_NO);
	CHECK(zhinan_messages_count(zhinan_output_messages(said)) == 1);
	CHECK(zhinan_output_print(xml, stderr) == ZHINAN_OK);
	zhinan_output_free(said);
	zhinan_output_free(xml);
	zhinan_document_free(again);
}

static void check_file(const char *path)
{
	struct zhinan_document *document;
	struct zhinan_audit *audit;
	struct zhinan_output *output;
	CHECK(zhinan_read_file(&document, path, NULL) == ZHINAN_OK);
	size_t directions = zhinan_document_count(document, ZHINAN_DIRECTION);
	CHECK(directions > 0);
	CHECK(!zhinan_direction_total(document, directions, ZHINAN_FUNDS));
	CHECK(!zhinan_document_node(document, ZHINAN_DIRECTION, directions));
	const struct zhinan_node *first = zhinan_document_node(document, ZHINAN_DIRECTION, 0);
	CHECK(zhinan_node_parent(first) &&
	      zhinan_node_kind(zhinan_node_first(first)) == ZHINAN_HEADING);
	CHECK(zhinan_place_pieces(zhinan_node_place(zhinan_node_first(first))) > 0);
	CHECK(zhinan_node_text(document, first, ZHINAN_KEY) ==
	      zhinan_node_text(document, first, ZHINAN_KEY));
	CHECK(ask_document(document) == ask_document(document));
	for (size_t i = 0; i < COUNT(document_formats); i++) {
		enum zhinan_status status =
		    zhinan_document_write(&output, document, document_formats[i], ZHINAN_CHINESE);
		check_output(status, output);
	}
	check_again(document, path);
	CHECK(zhinan_audit(&audit, document, NULL) != ZHINAN_TROUBLE);
	zhinan_document_free(document); /* the audit keeps it */
	CHECK(ask_audit(audit) == ask_audit(audit));
	CHECK(zhinan_messages_count(zhinan_audit_messages(audit)) == 0);
	for (size_t i = 0; i < COUNT(audit_formats); i++) {
		enum zhinan_status status =
		    zhinan_audit_write(&output, audit, audit_formats[i], ZHINAN_ENGLISH);
		check_output(status, output);
	}
	zhinan_audit_free(audit);
}

/* ---- two files ---- */

static void check_changes(const char *before, const char *after)
{
	struct zhinan_document *documents[2];
	struct zhinan_changes *changes;
	struct zhinan_output *output;
	size_t figures = 0;
	CHECK(zhinan_read_file(&documents[0], before, NULL) == ZHINAN_OK);
	CHECK(zhinan_read_file(&documents[1], after, NULL) == ZHINAN_OK);
	CHECK(zhinan_compare(&changes, documents[0], documents[1], NULL) == ZHINAN_NO);
	zhinan_document_free(documents[0]);
	zhinan_document_free(documents[1]);
	CHECK(zhinan_changes_count(changes) > 0);
	for (size_t i = 0; i <= zhinan_changes_count(changes); i++) {
		for (int text = 0; text <= ZHINAN_CHANGE_UNIT; text++) {
			figures += text == ZHINAN_CHANGE_DELTA &&
			           *zhinan_change_text(changes, i, (enum zhinan_change_text)text);
		}
		const struct zhinan_node *nodes[] = {zhinan_change_node(changes, i, ZHINAN_OLD),
		                                     zhinan_change_node(changes, i, ZHINAN_NEW)};
		CHECK(zhinan_change_kind(changes, i) != ZHINAN_ADDED || !nodes[0]);
		CHECK(zhinan_change_kind(changes, i) != ZHINAN_REMOVED || !nodes[1]);
		zhinan_change_holder(changes, i, ZHINAN_NEW);
	}
	CHECK(figures > 0);
	CHECK(*zhinan_changes_stated(changes, ZHINAN_FUNDS, ZHINAN_OLD));
	CHECK(*zhinan_changes_summed(changes, ZHINAN_FUNDS, ZHINAN_NEW));
	CHECK(!*zhinan_changes_summed(changes, ZHINAN_PARTNER, ZHINAN_NEW));
	CHECK(zhinan_messages_count(zhinan_changes_messages(changes)) == 0);
	for (size_t i = 0; i < COUNT(change_formats); i++) {
		enum zhinan_status status =
		    zhinan_changes_write(&output, changes, change_formats[i], ZHINAN_CHINESE);
		check_output(status, output);
	}
	CHECK(zhinan_changes_write(&output, changes, "pdf", ZHINAN_CHINESE) == ZHINAN_TROUBLE);
	zhinan_output_free(output);
	zhinan_changes_free(changes);
}

/* ---- trouble ---- */

static void check_message(const struct zhinan_messages *messages, const char *words)
{
	CHECK(zhinan_messages_count(messages) == 1);
	CHECK(zhinan_message_level(messages, 0) == ZHINAN_ERROR &&
	      zhinan_message_line(messages, 0) == 0);
	CHECK(strstr(zhinan_message_text(messages, 0, ZHINAN_ENGLISH), words));
	CHECK(*zhinan_message_text(messages, 0, ZHINAN_CHINESE) &&
	      !*zhinan_message_text(messages, 1, ZHINAN_ENGLISH));
}

static void check_trouble(const char *path)
{
	struct zhinan_document *none;
	struct zhinan_document *document;
	struct zhinan_audit *audit;
	struct zhinan_changes *changes;
	struct zhinan_output *output;
	struct zhinan_options *options = zhinan_options_new();
	CHECK(zhinan_read_file(&none, "/none/such", options) == ZHINAN_TROUBLE);
	check_message(zhinan_document_messages(none), "/none/such");
	CHECK(ask_document(none) != 0 && zhinan_document_count(none, ZHINAN_BODY) == 0);
	CHECK(zhinan_audit(&audit, none, options) == ZHINAN_TROUBLE && ask_audit(audit) != 0);
	check_message(zhinan_audit_messages(audit), "could not be read");
	CHECK(zhinan_compare(&changes, none, none, options) == ZHINAN_TROUBLE);
	check_message(zhinan_changes_messages(changes), "could not be read");
	CHECK(!*zhinan_changes_stated(changes, ZHINAN_FUNDS, ZHINAN_OLD));
	CHECK(zhinan_document_write(&output, none, "xml", ZHINAN_ENGLISH) == ZHINAN_TROUBLE);
	CHECK(zhinan_output_size(output) == 0 && !*zhinan_output_bytes(output));
	zhinan_output_free(output);
	CHECK(zhinan_audit_write(&output, audit, NULL, ZHINAN_ENGLISH) == ZHINAN_TROUBLE);
	zhinan_output_free(output);
	CHECK(zhinan_changes_write(&output, changes, NULL, ZHINAN_ENGLISH) == ZHINAN_TROUBLE);
	zhinan_output_free(output);
	zhinan_audit_free(audit);
	zhinan_changes_free(changes);
	zhinan_document_free(none);

	CHECK(zhinan_options_set_text(options, (enum zhinan_text_option)99, "x") == ZHINAN_TROUBLE);
	CHECK(zhinan_options_set_number(options, (enum zhinan_number_option)99, 1) ==
	      ZHINAN_TROUBLE);
	CHECK(zhinan_options_set_text(options, ZHINAN_TOLERANCE, "-1") == ZHINAN_TROUBLE);
	CHECK(zhinan_options_set_text(options, ZHINAN_PRECISION, "some") == ZHINAN_TROUBLE);
	CHECK(zhinan_options_set_text(options, ZHINAN_GRAMMARS, "/none/grammars") == ZHINAN_OK);
	CHECK(zhinan_read_file(&none, path, options) == ZHINAN_TROUBLE);
	check_message(zhinan_document_messages(none),
	              "/none/grammars; the option or the environment's variable ZHINAN_GRAMMARS");
	zhinan_document_free(none);
	CHECK(zhinan_options_set_text(options, ZHINAN_GRAMMARS, NULL) == ZHINAN_OK);
	CHECK(zhinan_options_set_number(options, ZHINAN_MAX_BYTES, 10) == ZHINAN_OK);
	CHECK(zhinan_read_file(&none, path, options) == ZHINAN_TROUBLE);
	check_message(zhinan_document_messages(none), "10 bytes");
	zhinan_document_free(none);
	CHECK(zhinan_read_bytes(&none, "n", "12345678901", 11, options) == ZHINAN_TROUBLE);
	check_message(zhinan_document_messages(none), "10 bytes");
	zhinan_document_free(none);
	CHECK(zhinan_options_set_number(options, ZHINAN_MAX_BYTES, 0) == ZHINAN_OK);
	CHECK(zhinan_options_set_text(options, ZHINAN_FAMILY, "nonsense") == ZHINAN_OK);
	CHECK(zhinan_read_file(&none, path, options) == ZHINAN_TROUBLE);
	zhinan_document_free(none);
	CHECK(zhinan_options_set_text(options, ZHINAN_FAMILY, NULL) == ZHINAN_OK);
	CHECK(zhinan_options_set_text(options, ZHINAN_ONLY, "funds-total,nonsense") == ZHINAN_OK);
	CHECK(zhinan_read_file(&document, path, options) == ZHINAN_OK);
	CHECK(zhinan_audit(&audit, document, options) == ZHINAN_TROUBLE);
	check_message(zhinan_audit_messages(audit), "no such check: nonsense");
	zhinan_audit_free(audit);
	CHECK(zhinan_options_set_text(options, ZHINAN_ONLY, "funds-total") == ZHINAN_OK);
	CHECK(zhinan_audit(&audit, document, options) == ZHINAN_OK &&
	      zhinan_proofs_count(audit) == 1);
	zhinan_audit_free(audit);
	CHECK(zhinan_document_write(&output, document, "docx", ZHINAN_ENGLISH) == ZHINAN_TROUBLE);
	check_message(zhinan_output_messages(output), "choose from xml json csv xlsx html");
	zhinan_output_free(output);
	zhinan_document_free(document);
	CHECK(zhinan_read_bytes(&document, "empty", NULL, 0, NULL) == ZHINAN_OK);
	CHECK(zhinan_document_count(document, ZHINAN_DIRECTION) == 0);
	zhinan_document_free(document);
	zhinan_options_free(options);
	zhinan_options_free(NULL);
	zhinan_document_free(NULL);
	zhinan_audit_free(NULL);
	zhinan_changes_free(NULL);
	zhinan_output_free(NULL);
}

/* ---- threads ---- */

struct reading {
	const char *path;
	const struct zhinan_options *options;
	const struct zhinan_document *shared;
	uint64_t sums[2];
};

static void *read_in_thread(void *data)
{
	struct reading *reading = data;
	struct zhinan_document *document;
	struct zhinan_audit *audit;
	struct zhinan_output *output;
	zhinan_read_file(&document, reading->path, reading->options);
	zhinan_audit(&audit, document, NULL);
	zhinan_document_write(&output, document, "xlsx", ZHINAN_CHINESE);
	reading->sums[0] = ask_document(document) + ask_audit(audit) + zhinan_output_size(output);
	reading->sums[1] = ask_document(reading->shared);
	zhinan_output_free(output);
	zhinan_audit_free(audit);
	zhinan_document_free(document);
	return NULL;
}

static void check_threads(char **paths)
{
	enum { THREADS = 4 };
	pthread_t threads[THREADS];
	struct reading readings[THREADS];
	struct reading alone[2];
	struct zhinan_document *shared;
	struct zhinan_options *options = zhinan_options_new();
	zhinan_read_file(&shared, paths[0], options);
	for (int i = 0; i < THREADS; i++) {
		readings[i] =
		    (struct reading){.path = paths[i % 2], .options = options, .shared = shared};
		CHECK(pthread_create(&threads[i], NULL, read_in_thread, &readings[i]) == 0);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
	}
	zhinan_options_free(options); /* the document keeps the grammars */
	for (int i = 0; i < 2; i++) {
		alone[i] = readings[i];
		alone[i].options = NULL;
		read_in_thread(&alone[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		CHECK(memcmp(readings[i].sums, alone[i % 2].sums, sizeof alone[0].sums) == 0);
	}
	CHECK(alone[0].sums[0] != alone[1].sums[0]);
	zhinan_document_free(shared);
}

int main(int argc, char **argv)
{
	CHECK(strcmp(zhinan_version(), ZHINAN_VERSION) == 0);
	if (argc < 3) {
		return 2;
	}
	check_threads(argv + 1);
	for (int i = 1; i < argc; i++) {
		check_file(argv[i]);
	}
	check_changes(argv[1], argv[2]);
	check_trouble(argv[1]);
	printf("%d checks, %d failed\n", checks, failed);
	return failed > 0;
}
