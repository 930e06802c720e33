/* The part of the summary that is a line a direction. */
#ifndef ZHINAN_REPORT_SUMMARY_TABLE_H
#define ZHINAN_REPORT_SUMMARY_TABLE_H

#include "model/model.h"
#include "report/terminal.h"

/* What a figure is per; empty for a total. */
struct str fact_per(const struct node *node);

/* A fact's text; of an amount whose unit stands elsewhere, as above the column of a table, the amount in full. */
struct str fact_text(const struct wording *words, const struct node *node);

/* Prints the first of the `count` directions of a model: number, line, partners, projects, funds, title. */
void print_direction_table(struct terminal *terminal, const struct model *model, size_t count);

#endif
