/* Prints what a guideline asks for, and whether it adds up: example FILE.
 * Built with: cc example.c $(pkg-config --cflags --libs zhinan) */
#include <stdio.h>
#include <zhinan.h>

int main(int argc, char **argv)
{
	struct zhinan_document *document;
	struct zhinan_audit *audit;
	if (argc != 2 || zhinan_read_file(&document, argv[1], NULL) == ZHINAN_TROUBLE) {
		const char *why =
		    argc == 2
			? zhinan_message_text(zhinan_document_messages(document), 0, ZHINAN_ENGLISH)
			: "usage: example FILE";
		fprintf(stderr, "%s\n", why);
		return 2;
	}
	puts(zhinan_document_text(document, ZHINAN_TITLE));
	for (size_t i = 0; i < zhinan_document_count(document, ZHINAN_DIRECTION); i++) {
		const struct zhinan_node *direction =
		    zhinan_document_node(document, ZHINAN_DIRECTION, i);
		const struct zhinan_node *funds = zhinan_direction_total(document, i, ZHINAN_FUNDS);
		const char *value =
		    zhinan_figure_decimal(document, zhinan_node_figure(funds), ZHINAN_VALUE);
		printf("%s %s: %s (line %llu)\n",
		       zhinan_node_text(document, direction, ZHINAN_NUMBER),
		       zhinan_node_text(document, direction, ZHINAN_HEADLINE), value ? value : "-",
		       (unsigned long long)zhinan_place_line(zhinan_node_place(direction)));
	}
	enum zhinan_status status = zhinan_audit(&audit, document, NULL);
	for (size_t i = 0; i < zhinan_proofs_count(audit); i++) {
		puts(zhinan_proof_sentence(audit, i, ZHINAN_CHINESE));
	}
	printf("%s\n", zhinan_audit_verdict(audit, ZHINAN_ENGLISH));
	zhinan_audit_free(audit);
	zhinan_document_free(document);
	return status;
}
