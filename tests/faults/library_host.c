/* A program that has nothing of zhinan but the library: host document|audit|changes FORMAT [OLD] NEW. Writes what it is
 * told to standard output, and the messages of what fails to standard error. The exit code is the worst status. */
#include <stdlib.h>
#include <string.h>
#include <zhinan.h>

static enum zhinan_status worst;

static void note(enum zhinan_status status, const struct zhinan_messages *messages)
{
	for (size_t i = 0; i < zhinan_messages_count(messages); i++) {
		fprintf(stderr, "%s\n", zhinan_message_text(messages, i, ZHINAN_ENGLISH));
	}
	worst = status > worst ? status : worst;
}

static struct zhinan_document *read_document(const char *path)
{
	struct zhinan_document *document;
	enum zhinan_status status = zhinan_read_file(&document, path, NULL);
	note(status, zhinan_document_messages(document));
	return document;
}

static void print_output(enum zhinan_status status, struct zhinan_output *output)
{
	note(status, zhinan_output_messages(output));
	if (zhinan_output_print(output, stdout) != ZHINAN_OK) {
		perror("standard output");
		worst = ZHINAN_TROUBLE;
	}
	zhinan_output_free(output);
}

static void print_document(const char *format, struct zhinan_document *document)
{
	struct zhinan_output *output;
	enum zhinan_status status =
	    zhinan_document_write(&output, document, format, ZHINAN_CHINESE);
	print_output(status, output);
}

static void print_audit(const char *format, struct zhinan_document *document)
{
	struct zhinan_audit *audit;
	struct zhinan_output *output;
	enum zhinan_status status = zhinan_audit(&audit, document, NULL);
	note(status, zhinan_audit_messages(audit));
	status = zhinan_audit_write(&output, audit, format, ZHINAN_CHINESE);
	print_output(status, output);
	zhinan_audit_free(audit);
}

static void print_changes(const char *format, const char *before, struct zhinan_document *after)
{
	struct zhinan_document *document = read_document(before);
	struct zhinan_changes *changes;
	struct zhinan_output *output;
	enum zhinan_status status = zhinan_compare(&changes, document, after, NULL);
	note(status, zhinan_changes_messages(changes));
	status = zhinan_changes_write(&output, changes, format, ZHINAN_CHINESE);
	print_output(status, output);
	zhinan_changes_free(changes);
	zhinan_document_free(document);
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		return ZHINAN_TROUBLE;
	}
	struct zhinan_document *document = read_document(argv[argc - 1]);
	if (strcmp(argv[1], "document") == 0) {
		print_document(argv[2], document);
	} else if (strcmp(argv[1], "audit") == 0) {
		print_audit(argv[2], document);
	} else {
		print_changes(argv[2], argv[3], document);
	}
	zhinan_document_free(document);
	return worst;
}
