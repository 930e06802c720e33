/* The model as JSON: read by a reader that is not ours, and compared in what matters. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <yajl/yajl_parse.h>

#include "model/json_write.h"
#include "sample.h"

static char *to_json(const struct model *model, struct diags *diags, enum status *status)
{
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	*status = json_write(stream, model, diags);
	fclose(stream);
	return data;
}

/* What stands in the JSON of the sample. */
static const char *const parts[] = {
    "\"grammar\": \"sample\"",
    "\"expected\": \"projects agreement|commitment\"",
    "\"bytes\": 400",
    "\"year\": 2023",
    "\"value\": 10800000",
    "\"decimals\": -4",
    "\"value\": \"-1.5\"",
    "\"soft\": true",
    "\"bytes\": \"81-89 90-95 100-4000000000\"",
    "\"key\": \"NZ:\\\"&<>\"",
    "\"text\": \"食品科学\"",
    "\"from\": \"\\n\\r\\n \\t\"",
    "\"to\": \"\"",
    "\"element\": \"agreement\"",
    "\"element\": \"table\",",
    "\"label\": \"单位：\\\"万元\\\"\"",
    "\"role\": \"total\"",
    "\"column-span\": 2",
    "\"of\": \"dir-1 dir-2\"",
    "\"text\": \"榜题\\n名称\"",
    "\"text\": \"换函 <1>\"",
    "\"unknown-labels\": [",
    "\"nearest\": \"拟支持项目数 \\\"3\\\"\"",
    "\"coverage\": \"0.9999\"",
    "\"to\": \"project\"",
    "\"remarks\": [",
    "\"note\": \"gone\"",
    "\\n\u202E \\\"why\\\"\\r\\n",
    "\\u0001",
};

Test(json_write, content)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	enum status status;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	char *json = to_json(&model, &diags, &status);
	cr_assert_eq(status, STATUS_OK, "%s", sample_diag(&diags));
	yajl_handle reader = yajl_alloc(NULL, NULL, NULL);
	bool is_json =
	    yajl_parse(reader, (const unsigned char *)json, strlen(json)) == yajl_status_ok &&
	    yajl_complete_parse(reader) == yajl_status_ok;
	yajl_free(reader);
	cr_assert(is_json, "JSON that a reader accepts:\n%s", json);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		cr_expect(strstr(json, parts[i]), "%s stands in\n%s", parts[i], json);
	}
	free(json);

	struct node *node = model.body;
	for (int i = 0; i < 200; i++) {
		node = node_new(&model, NODE_ITEM, node);
	}
	free(to_json(&model, &diags, &status));
	cr_assert_eq(status, STATUS_TROUBLE, "too deep for the writer");
	cr_assert(strstr(sample_diag(&diags), "nested deeper"), "%s", sample_diag(&diags));
	arena_release(&arena);
}
