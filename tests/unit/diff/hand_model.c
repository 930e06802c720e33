/* See hand_model.h. */
#include "hand_model.h"

#include "hand_table.h"

static struct node *add(struct model *model, enum node_kind kind, struct node *parent,
                        const char *text)
{
	struct node *node = node_new(model, kind, parent);
	node->text = str_from(text);
	node->place.line = 1;
	return node;
}

static void add_figure(struct model *model, struct node *parent, enum node_kind kind, int number)
{
	struct figure *figure = ARENA_NEW(model->arena, struct figure);
	bool is_money = kind == NODE_FUNDS;
	if (number == 0) {
		return;
	}
	*figure = (struct figure){.kind = is_money ? FIGURE_MONEY : FIGURE_COUNT,
	                          .has_value = true,
	                          .decimals = is_money ? -4 : 0,
	                          .value = {(int64_t)number * (is_money ? 10000 : 1), 0},
	                          .unit = is_money ? STR("CNY") : STR("个")};
	struct node *node = add(model, kind, parent, NULL);
	node->text = arena_format(model->arena, is_money ? "%d 万元" : "%d 个", number);
	node->figure = figure;
}

static struct node *add_direction(struct model *model, struct node *parent,
                                  const struct hand_direction *hand)
{
	struct node *node = add(model, NODE_DIRECTION, parent, NULL);
	node->key = str_from(hand->key);
	node->number = str_from(hand->number);
	node->id = arena_format(model->arena, "dir-%s", hand->number ? hand->number : "");
	if (hand->title) {
		add(model, NODE_HEADING, node, hand->title);
	}
	for (size_t i = 0; i < 3 && hand->partners[i]; i++) {
		add(model, NODE_PARTNER, node, hand->partners[i])->code =
		    str_from(hand->partners[i]);
	}
	struct node *field = NULL;
	for (size_t i = 0; i < MOST_ITEMS; i++) {
		if (hand->items[i]) {
			field = field ? field : add(model, NODE_FIELD, node, NULL);
			field->name = STR("requirements");
			add(model, NODE_ITEM, field, hand->items[i])->number =
			    arena_format(model->arena, "%zu", i + 1);
		}
	}
	if (hand->paragraph) {
		add(model, NODE_PARAGRAPH, node, hand->paragraph);
	}
	add_figure(model, node, NODE_PROJECTS, hand->projects);
	add_figure(model, node, NODE_FUNDS, hand->funds);
	return node;
}

static void add_grid(struct model *model, struct node *parent, const struct hand_grid *grid)
{
	struct str text = {"", 0};
	for (size_t i = 0; i < grid->rows; i++) {
		char sort = grid->cells[i][0] ? grid->cells[i][0][0] : ' ';
		const char *role = i == 0        ? "header"
		                   : sort == 'd' ? "direction"
		                   : sort == 'g' ? "group"
		                   : sort == 't' ? "total"
		                                 : "body";
		text = arena_format(model->arena, "%.*s%s:", STR_FORMAT(text), role);
		for (size_t j = 0; j < grid->columns; j++) {
			text = arena_format(model->arena, "%.*s%s%s", STR_FORMAT(text),
			                    j > 0 ? "|" : "",
			                    grid->cells[i][j] ? grid->cells[i][j] : "");
		}
		text = arena_format(model->arena, "%.*s\n", STR_FORMAT(text));
	}
	if (grid->rows > 0) {
		hand_table(model, parent, text.data);
	}
}

void hand_model_make(struct model *out, struct arena *arena, const struct hand_model *hand)
{
	struct node *around = NULL;
	model_init(out, arena);
	add_figure(out, out->stated, NODE_FUNDS, hand->stated_funds);
	struct node *section = add(out, NODE_SECTION, out->body, NULL);
	section->number = STR("一");
	add(out, NODE_HEADING, section, "领域和方向");
	for (size_t i = 0; i < hand->count; i++) {
		bool is_inner = hand->directions[i].depth > 0 && around;
		struct node *node =
		    add_direction(out, is_inner ? around : section, &hand->directions[i]);
		around = is_inner ? around : node;
	}
	add_grid(out, section, &hand->grid);
}

static const char *words(struct arena *arena, struct chance *chance, uint32_t most)
{
	static const char *const pool[] = {
	    "合作", "研究", "能源", "材料", "海洋", "医药", "双方", "应当",
	    "提交", "报告", "共同", "实验", "平台", "数据", "传感", "制造",
	    "农业", "环境", "人员", "交流", "<&>",  "ABC",  "第二", "\xF0\xA0\x80\x80",
	    "。",   "，",   " ",    "３０", "\x01",
	};
	struct str text = {"", 0};
	for (uint32_t left = 1 + roll(chance, most); left > 0; left--) {
		text = arena_format(arena, "%.*s%s", STR_FORMAT(text),
		                    pool[roll(chance, sizeof pool / sizeof *pool)]);
	}
	return text.data;
}

static const char *number(struct arena *arena, uint32_t value)
{
	return arena_format(arena, "1.%u", value).data;
}

static struct hand_direction random_direction(struct arena *arena, struct chance *chance)
{
	static const char *const partners[] = {"US", "JP", "GB", "FR", "DE", "NZ"};
	static const char *const kinds[] = {"cooperation", "joint-research", ""};
	const char *partner = partners[roll(chance, 6)];
	const char *kind = kinds[roll(chance, 3)];
	struct hand_direction direction = {.title = words(arena, chance, 8),
	                                   .number = number(arena, roll(chance, 20)),
	                                   .projects = (int)roll(chance, 9),
	                                   .funds = (int)roll(chance, 9) * 100,
	                                   .depth = roll(chance, 4) == 0};
	if (roll(chance, 3) > 0) {
		direction.partners[0] = partner;
		direction.partners[1] = roll(chance, 5) == 0 ? "IT" : NULL;
		direction.key =
		    arena_format(arena, "%s/%s%s", partner, kind, roll(chance, 5) == 0 ? "#2" : "")
			.data;
	} else {
		direction.key = direction.title;
	}
	for (uint32_t i = roll(chance, MOST_ITEMS + 1); i > 0; i--) {
		direction.items[i - 1] =
		    roll(chance, 5) ? words(arena, chance, 9) : "双方应当提交报告。";
	}
	direction.paragraph = roll(chance, 3) ? words(arena, chance, 20) : NULL;
	return direction;
}

static const char *random_cell(struct arena *arena, struct chance *chance)
{
	uint32_t sort = roll(chance, 8);
	if (sort < 3) {
		return arena_format(arena, "%u", 1 + roll(chance, 30)).data;
	}
	return sort == 3   ? NULL
	       : sort == 4 ? arena_format(arena, "^2%s", words(arena, chance, 2)).data
	                   : words(arena, chance, 4);
}

static const char *random_first(struct arena *arena, struct chance *chance)
{
	static const char *const sorts[] = {"d", "", "", "g", "t"};
	return arena_format(arena, "%s%s", sorts[roll(chance, 5)], words(arena, chance, 2)).data;
}

static void random_grid(struct hand_grid *grid, struct arena *arena, struct chance *chance)
{
	static const char *const heads[] = {"名称", "经费（万元）", "项目数",
	                                    "备注", "单位",         "地点"};
	uint32_t first = roll(chance, 6);
	grid->rows = roll(chance, MOST_ROWS);
	grid->columns = 1 + roll(chance, MOST_COLUMNS);
	for (size_t i = 0; i < grid->rows; i++) {
		for (size_t j = 0; j < grid->columns; j++) {
			grid->cells[i][j] = i == 0   ? heads[(first + j) % 6]
			                    : j == 0 ? random_first(arena, chance)
			                             : random_cell(arena, chance);
		}
	}
}

static void swap_cells(struct hand_grid *grid, const size_t one[2], const size_t other[2])
{
	const char *kept = grid->cells[one[0]][one[1]];
	grid->cells[one[0]][one[1]] = grid->cells[other[0]][other[1]];
	grid->cells[other[0]][other[1]] = kept;
}

/* A cell becomes another, a row or a column moves to the end, or goes from there. */
static void edit_grid(struct hand_grid *grid, struct arena *arena, struct chance *chance)
{
	if (grid->rows < 2) {
		random_grid(grid, arena, chance);
		return;
	}
	size_t at = 1 + roll(chance, (uint32_t)grid->rows - 1);
	size_t column = roll(chance, (uint32_t)grid->columns);
	switch (roll(chance, 6)) {
	case 0:
		for (size_t j = 0; j < grid->columns; j++) {
			swap_cells(grid, (size_t[2]){at, j}, (size_t[2]){grid->rows - 1, j});
		}
		break;
	case 1:
		for (size_t i = 0; i < grid->rows; i++) {
			swap_cells(grid, (size_t[2]){i, column}, (size_t[2]){i, grid->columns - 1});
		}
		break;
	case 2:
		grid->rows--;
		break;
	case 3:
		grid->columns -= grid->columns > 1;
		break;
	default:
		grid->cells[at][column] =
		    column == 0 ? random_first(arena, chance) : random_cell(arena, chance);
		break;
	}
}

void hand_model_random(struct hand_model *out, struct arena *arena, struct chance *chance)
{
	*out = (struct hand_model){.count = roll(chance, MOST_DIRECTIONS - 3),
	                           .stated_funds = (int)roll(chance, 3) * 1000};
	for (size_t i = 0; i < out->count; i++) {
		out->directions[i] = random_direction(arena, chance);
	}
	random_grid(&out->grid, arena, chance);
}

static void swap(struct hand_direction *a, struct hand_direction *b)
{
	struct hand_direction kept = *a;
	*a = *b;
	*b = kept;
}

/* One direction: its title, its figures, its number, its items. */
static void edit_direction(struct hand_direction *direction, struct arena *arena,
                           struct chance *chance)
{
	const char **item = &direction->items[roll(chance, MOST_ITEMS)];
	const char **other = &direction->items[roll(chance, MOST_ITEMS)];
	const char *kept = *item;
	switch (roll(chance, 8)) {
	case 0:
		direction->title = words(arena, chance, 8);
		break;
	case 1:
		direction->funds = (int)roll(chance, 9) * 100;
		break;
	case 2:
		direction->projects = (int)roll(chance, 9);
		break;
	case 3:
		direction->number = number(arena, roll(chance, 20));
		break;
	case 4:
		*item = roll(chance, 3) ? words(arena, chance, 9) : NULL;
		break;
	case 5:
		*item = *other;
		*other = kept;
		break;
	case 6: /* a clause moves behind another */
		if (*item && *other && item != other) {
			*other = arena_format(arena, "%s，%s", *other, *item).data;
			*item = NULL;
		}
		break;
	default:
		direction->paragraph =
		    direction->paragraph
			? arena_format(arena, "%s%s", words(arena, chance, 4), direction->paragraph)
			      .data
			: words(arena, chance, 20);
		break;
	}
}

void hand_model_edit(struct hand_model *model, struct arena *arena, struct chance *chance)
{
	size_t at = model->count > 0 ? roll(chance, (uint32_t)model->count) : 0;
	uint32_t what = model->count > 0 ? roll(chance, 8) : 0;
	if (roll(chance, 3) == 0) {
		edit_grid(&model->grid, arena, chance);
		return;
	}
	if (what == 0 && model->count < MOST_DIRECTIONS) { /* one comes */
		model->count++;
		for (size_t i = model->count - 1; i > at; i--) {
			model->directions[i] = model->directions[i - 1];
		}
		model->directions[at] = random_direction(arena, chance);
	} else if (what == 1 && model->count > 0) { /* one goes */
		for (size_t i = at; i + 1 < model->count; i++) {
			model->directions[i] = model->directions[i + 1];
		}
		model->count--;
	} else if (what == 2) {
		swap(&model->directions[at],
		     &model->directions[roll(chance, (uint32_t)model->count)]);
	} else if (model->count > 0) {
		edit_direction(&model->directions[at], arena, chance);
	}
}
