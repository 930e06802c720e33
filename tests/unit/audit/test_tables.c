/* Proofs of tables, of models made by hand: which rows a total is of, and what its terms are. */
#include <criterion/criterion.h>

#include "table_sample.h"

#define EXPECT(expected, ...)                                                                      \
	do {                                                                                       \
		static const char *const rows[] = {__VA_ARGS__};                                   \
		struct arena arena;                                                                \
		arena_init(&arena);                                                                \
		struct str got = table_proofs(&arena, rows, sizeof rows / sizeof *rows);           \
		cr_expect(str_equal(got, STR(expected)), "%.*s instead of %s", STR_FORMAT(got),    \
		          expected);                                                               \
		arena_release(&arena);                                                             \
	} while (0)

Test(tables, every_column)
{
	EXPECT("4/3 exact 80 of 2; 4/4 inconsistent 45 of 2; ", "header No|Name|Projects|Funds",
	       "body 1|A|30|$20", "body 2|B|50|$25", "total >Sum|80|$46");
	EXPECT("4/3 exact 30 of 1; ", "header No|Name|Projects", "body 1|A|30", "body 2|B|",
	       "total >Sum|30");
	EXPECT("3/2 exact 5 of 1; ", "header Name|Count", "body A|5", "total Sum|5|%100");
}

Test(tables, directions_and_others)
{
	EXPECT("4/3 exact 5 of 2; 4/4 exact 45 of 2; ", "header No|Name|Projects|Funds",
	       "direction 1|A|2|$20", "direction 2|B|3|$25", "total |Sum|5|$45");
	EXPECT("4/3 exact 5 of 2; ", "header No|Name|Projects", "direction 1|A|2", "body |B|3",
	       "total |Sum|5");
}

Test(tables, unreadable)
{
	EXPECT("4/2 undecidable 5 of 2; ", "header Name|Count", "body A|5", "body B|3 or 4",
	       "total Sum|9");
	EXPECT("4/2 undecidable 5 of 2; ", "header Name|Count", "body A|5", "body B|%4",
	       "total Sum|9");
	EXPECT("4/2 exact 5 of 1; ", "header Name|Count", "body A|5", "body B|-", "total Sum|5");
	EXPECT("4/2 within-bounds 15 of 2; ", "header Name|Count", "body A|5", "body B|<10",
	       "total Sum|12");
	EXPECT("4/2 undecidable 5 of 2; ", "header Name|Funds", "body A|$5", "body B|4",
	       "total Sum|$9");
}

Test(tables, subtotals)
{
	EXPECT("4/2 exact 5 of 2; 7/2 exact 3 of 2; 8/2 exact 8 of 2; ", "header Name|Count",
	       "body A|2", "body B|3", "subtotal Part|5", "body C|1", "body D|2", "subtotal Part|3",
	       "total Sum|8");
	EXPECT("5/2 exact 5 of 2; 8/2 exact 3 of 1; 9/2 exact 8 of 2; ", "header Name|Count",
	       "group >First", "body A|2", "body B|3", "subtotal Part|5", "group >Second",
	       "body C|3", "subtotal Part|3", "total Sum|8");
	EXPECT("4/2 exact 5 of 2; 6/2 exact 8 of 3; ", "header Name|Count", "body A|2", "body B|3",
	       "subtotal Part|5", "body C|3", "total Sum|8");
	EXPECT("4/2 exact 5 of 2; 6/2 exact 3 of 1; 7/2 exact 8 of 2; 7/3 exact 6 of 3; ",
	       "header X|Y", "body A|2|1", "body B|3|2", "subtotal Part|5", "body C|3|3",
	       "subtotal Part|3", "total Sum|8|6");
}

Test(tables, subtotal_that_is_wrong)
{
	EXPECT("4/2 inconsistent 5 of 2; 6/2 exact 3 of 1; 7/2 exact 8 of 3; ", "header Name|Count",
	       "body A|2", "body B|3", "subtotal Part|6", "body C|3", "subtotal Part|3",
	       "total Sum|8");
}

Test(tables, several_totals)
{
	EXPECT("3/2 exact 2 of 1; 5/2 exact 3 of 1; 6/2 exact 5 of 2; ", "header Name|Count",
	       "body A|2", "total Sum|2", "body B|3", "total Sum|3", "total All|5");
	EXPECT("3/2 exact 2 of 1; 5/2 exact 5 of 2; ", "header Name|Count", "body A|2",
	       "total Sum|2", "body B|3", "total All|5");
	EXPECT("3/2 exact 2 of 1; 5/2 inconsistent 3 of 1; ", "header Name|Count", "body A|2",
	       "total Sum|2", "body B|3", "total Sum|6");
	EXPECT("4/2 exact 5 of 2; note \"4\"; ", "header Name|Count", "body A|2", "body B|3",
	       "total Sum|5", "total Of them|4");
}

Test(tables, totals_above)
{
	EXPECT("2/2 exact 5 of 2; ", "header Name|Count", "total Sum|5", "body A|2", "body B|3");
	EXPECT("5/2 exact 3 of 1; 3/2 exact 2 of 1; 2/2 exact 5 of 2; ", "header Name|Count",
	       "total Sum|5", "subtotal Part|2", "body A|2", "subtotal Part|3", "body B|3");
}

Test(tables, over_pages_and_groups)
{
	EXPECT("5/2 exact 5 of 2; ", "header Name|Count", "body A|2", "header Name|Count",
	       "body B|3", "total Sum|5");
	EXPECT("5/2 exact 5 of 2; ", "header Name|Count", "body A|2", "group >More", "body B|3",
	       "subtotal Sum|5");
	EXPECT("4/2 exact 2 of 1; 7/2 exact 3 of 1; 8/2 exact 5 of 2; 9/2 exact 5 of 1; ",
	       "header Name|Count", "group >One", "body A|2", "subtotal Part|2", "group >Two",
	       "body B|3", "subtotal Part|3", "subtotal Both|5", "total Sum|5");
}

Test(tables, numbers_of_rows)
{
	EXPECT("4/3 exact 5 of 2; ", "header No|Name|Count", "body 1|A in 2023|2", "body 2|B|3",
	       "total Sum|2|5");
	EXPECT("4/3 exact 5 of 2; note \"7\"; ", "header No|Name|Count", "body 1|A in 2023|2",
	       "body 2|B|3", "total Sum|7|5");
}

Test(tables, for_each_project)
{
	EXPECT("4/3 exact 5 of 2; 4/4 exact 115 of 2; ", "header No|Name|Projects|Each",
	       "direction 1|A|2|@20", "direction 2|B|3|@25", "total |Sum|5|@115");
	EXPECT("3/3 undecidable 0 of 1; ", "header No|Name|Each", "direction 1|A|@20",
	       "total |Sum|$20");
}
