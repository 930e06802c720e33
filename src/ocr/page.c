#include "ocr/page.h"

#include <stdio.h>

#include "ocr/clean.h"
#include "ocr/places.h"
#include "ocr/preview.h"
#include "ocr/recognise.h"
#include "ocr/rules.h"

enum {
	PER_POINT = 10,  /* tenths */
	POINTS = 72,     /* of an inch */
	MOST_DOTS = 250, /* of an inch: pictures with more are reduced */
	READ_DOTS = 200,
	LEAST_SIDE = 16, /* dots: less has no room for a letter */
	DOUBTFUL =
	    88, /* percent: pages that are read upside down are less certain, others hardly ever */
	ENOUGH = 10, /* characters, to tell by */
	QUARTER = 1, /* turns */
	HALF = 2
};

/* What was read of a picture. */
struct reading {
	int width, height; /* in dots */
	double slant;
	GArray *rules;
	struct places places;
	struct outcome outcome;
};

static void release(struct reading *reading)
{
	if (reading->rules) {
		g_array_free(reading->rules, TRUE);
		g_array_free(reading->places.glyphs, TRUE);
	}
	*reading = (struct reading){0};
}

/* Tesseract reads Han characters of larger pictures worse, and more slowly. */
static void reduce(struct picture *picture)
{
	int shorter = MIN(pixGetWidth(picture->pix), pixGetHeight(picture->pix));
	if (picture->dots > MOST_DOTS && shorter * READ_DOTS >= picture->dots) {
		l_float32 scale = (l_float32)READ_DOTS / (l_float32)picture->dots;
		PIX *smaller = pixScale(picture->pix, scale, scale);
		pixDestroy(&picture->pix);
		picture->pix = smaller;
		picture->dots = READ_DOTS;
	}
}

static void turn(struct picture *picture, int quarters)
{
	PIX *turned = pixRotateOrth(picture->pix, quarters);
	pixDestroy(&picture->pix);
	picture->pix = turned;
}

/* Makes grey and ink of a picture, with level lines. False if memory does not suffice. */
static bool prepare(const struct picture *picture, struct sheet *sheet, double *slant)
{
	sheet->dots = picture->dots;
	sheet->grey = clean_grey(picture->pix, picture->dots);
	sheet->ink = sheet->grey ? clean_ink(sheet->grey) : NULL;
	*slant = sheet->ink ? clean_slant(sheet->ink) : 0;
	if (*slant != 0) {
		PIX *level = pixRotateAMGray(sheet->grey, (l_float32)*slant, 0xFF);
		pixDestroy(&sheet->grey);
		pixDestroy(&sheet->ink);
		sheet->grey = level;
		sheet->ink = level ? clean_ink(level) : NULL;
	}
	return sheet->ink != NULL;
}

static void take_line(const struct text_line *line, void *places)
{
	places_add(places, line);
}

static bool read_picture(const struct picture *picture, const struct tessdata *data,
                         struct reading *out)
{
	struct sheet sheet = {0};
	*out = (struct reading){0};
	bool is_read = picture->pix && prepare(picture, &sheet, &out->slant);
	if (is_read) {
		out->width = pixGetWidth(sheet.grey);
		out->height = pixGetHeight(sheet.grey);
		out->rules = rules_take(&sheet);
		out->places.dots = sheet.dots;
		out->places.glyphs = g_array_new(FALSE, FALSE, sizeof(struct glyph));
	}
	if (is_read && out->width >= LEAST_SIDE && out->height >= LEAST_SIDE) {
		is_read = recognise_page(&sheet, data->folder, data->languages, take_line,
		                         &out->places, &out->outcome);
		places_finish(&out->places);
	}
	pixDestroy(&sheet.grey);
	pixDestroy(&sheet.ink);
	return is_read;
}

/* Reads a page that may lie on its side or upside down. */
static bool read_upright(struct picture *picture, const struct tessdata *data, struct reading *out)
{
	bool is_read = read_picture(picture, data, out);
	if (is_read && out->outcome.on_side * 2 > out->outcome.characters) {
		release(out);
		turn(picture, QUARTER);
		is_read = read_picture(picture, data, out);
	}
	if (is_read && out->outcome.certainty < DOUBTFUL && out->outcome.characters >= ENOUGH) {
		struct reading other;
		turn(picture, HALF);
		is_read = read_picture(picture, data, &other);
		if (is_read && other.outcome.certainty > out->outcome.certainty) {
			release(out);
			*out = other;
		} else {
			release(&other);
			turn(picture, HALF);
		}
	}
	return is_read;
}

static size_t tell_rules(void *reading, const struct rule **out)
{
	const GArray *rules = ((const struct reading *)reading)->rules;
	*out = (const struct rule *)(const void *)rules->data;
	return rules->len;
}

bool page_write(struct picture *picture, int number, const struct tessdata *data)
{
	struct reading reading;
	int scale = POINTS * PER_POINT;
	reduce(picture);
	bool is_read = read_upright(picture, data, &reading);
	if (is_read) {
		printf("P %d\n", number);
		printf("S %d %d\n", reading.width * scale / picture->dots,
		       reading.height * scale / picture->dots);
		printf("V tesseract %s\n", recognise_version());
		lines_write((const struct glyph *)(const void *)reading.places.glyphs->data,
		            reading.places.glyphs->len, tell_rules, &reading);
		if (picture->pix) {
			preview_write(picture->pix, picture->dots, reading.slant);
		}
		printf("Z %d\n", number);
	}
	release(&reading);
	return is_read;
}
