/* A program that has functions of its own with names that the library has inside: no two may meet. */
#include <stddef.h>
#include <stdio.h>
#include <zhinan.h>

int arena_alloc(void);
int str_find(void);
int diags_add(void);
int out_of_memory(void);
int document_from_bytes(void);

int arena_alloc(void)
{
	return 1;
}

int str_find(void)
{
	return 2;
}

int diags_add(void)
{
	return 3;
}

int out_of_memory(void)
{
	return 4;
}

int document_from_bytes(void)
{
	return 5;
}

int main(int argc, char **argv)
{
	struct zhinan_document *document;
	int own = arena_alloc() + str_find() + diags_add() + out_of_memory() + document_from_bytes();
	enum zhinan_status status = zhinan_read_file(&document, argv[argc - 1], NULL);
	printf("%d %zu\n", own, zhinan_document_count(document, ZHINAN_DIRECTION));
	zhinan_document_free(document);
	return status;
}
