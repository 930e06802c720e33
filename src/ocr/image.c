/* Opens pages. What is not known from the first bytes as one of the formats is damaged; how large a picture is, its head
 * says, before a dot of it is decoded. */
#include "ocr/image.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <poppler.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
	MAX_DOTS = 100000000, /* of a picture */
	MAX_SIDE = 30000,     /* of a picture, in dots */
	USUAL_DOTS = 300,     /* of an inch, of what is drawn */
	LEAST_DOTS = 150,     /* of an inch, of what is drawn as its one picture is */
	MOST_DOTS = 400,
	POINTS = 72,        /* of an inch */
	SHORT_SIDE = 3,     /* inches: no page is narrower, or its dots of an inch are not true */
	LONG_SIDE = 17,     /* inches: nor longer */
	MAX_PAGES = 100000, /* as the format of a TIFF allows */
	PDF_HEAD = 1024     /* bytes, within which a PDF says that it is one */
};

#define A4_SHORT 8.27 /* inches */
#define A4_LONG 11.69

static const struct image_answer damaged = {.trouble = IMAGE_DAMAGED};

void image_prepare(void)
{
	FcConfigSetCurrent(FcConfigCreate()); /* empty: no font files are read */
	setMsgSeverity(L_SEVERITY_NONE);
}

static bool is_pdf(const void *data, size_t size)
{
	return memmem(data, size < PDF_HEAD ? size : PDF_HEAD, "%PDF-", 5) != NULL;
}

static bool is_too_large(int width, int height)
{
	return width > MAX_SIDE || height > MAX_SIDE || (int64_t)width * height > MAX_DOTS;
}

/* ---- images ---- */

static int format_of(const void *data, size_t size)
{
	int format = IFF_UNKNOWN;
	const size_t least = 12; /* bytes that are looked at */
	if (size < least || findFileFormatBuffer(data, &format) != 0) {
		return IFF_UNKNOWN;
	}
	return format;
}

static int count_frames(const void *data, size_t size)
{
	int count = 0;
	FILE *file = fmemopen((void *)(uintptr_t)data, size, "r");
	if (!file || tiffGetCount(file, &count) != 0 || count > MAX_PAGES) {
		count = 0;
	}
	if (file) {
		fclose(file);
	}
	return count;
}

/* The dots of an inch, where the image states them so that the page has a size that pages have; else those of an A4. */
static int dots_of(const PIX *pix)
{
	int width = pixGetWidth(pix);
	int height = pixGetHeight(pix);
	int shorter = width < height ? width : height;
	int longer = width < height ? height : width;
	int stated = pixGetXRes(pix);
	if (stated > 0 && shorter >= SHORT_SIDE * stated && longer <= LONG_SIDE * stated) {
		return stated;
	}
	int guessed = (int)(shorter / A4_SHORT + 0.5);
	int by_length = (int)(longer / A4_LONG + 0.5);
	guessed = by_length > guessed ? by_length : guessed;
	return guessed > 0 ? guessed : 1;
}

static PIX *decode(const void *data, size_t size, int format, int page)
{
	if (L_FORMAT_IS_TIFF(format)) {
		return pixReadMemTiff(data, size, page);
	}
	return format == IFF_PNG ? pixReadMemPng(data, size)
	                         : pixReadMemJpeg(data, size, 0, 1, NULL, 0);
}

/* One kind of dots for all that follows: grey or colour, nothing transparent, no table of colours. */
static PIX *make_plain(PIX *pix)
{
	PIX *opaque = pixGetSpp(pix) == 4 ? pixAlphaBlendUniform(pix, 0xFFFFFF00) : pixClone(pix);
	PIX *plain = opaque ? pixConvertTo8Or32(opaque, L_COPY, 0) : NULL;
	pixDestroy(&opaque);
	pixDestroy(&pix);
	return plain;
}

static struct image_answer open_image(const void *data, size_t size, int page, struct picture *out)
{
	int width = 0;
	int height = 0;
	int bits = 0;
	int samples = 0;
	int format = format_of(data, size);
	int trouble = 1;
	if (L_FORMAT_IS_TIFF(format)) {
		trouble = readHeaderMemTiff(data, size, page, &width, &height, &bits, &samples,
		                            NULL, NULL, NULL);
	} else if (page == 0 && format == IFF_PNG) {
		trouble = readHeaderMemPng(data, size, &width, &height, &bits, &samples, NULL);
	} else if (page == 0 && format == IFF_JFIF_JPEG) {
		trouble = readHeaderMemJpeg(data, size, &width, &height, &samples, NULL, NULL);
	}
	if (trouble || width <= 0 || height <= 0) {
		return damaged;
	}
	if (is_too_large(width, height)) {
		return (struct image_answer){IMAGE_LARGE, width, height};
	}
	PIX *pix = decode(data, size, format, page);
	if (!pix) {
		return damaged;
	}
	out->dots = dots_of(pix);
	out->pix = make_plain(pix);
	return out->pix ? (struct image_answer){0} : damaged;
}

/* ---- PDF ---- */

static PopplerDocument *open_document(const void *data, size_t size)
{
	GBytes *bytes = g_bytes_new_static(data, size);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
	g_bytes_unref(bytes);
	return document;
}

/* The dots of an inch of the largest picture of a page, if it covers most of it: it is drawn as it is. */
static double dots_of_picture(PopplerPage *page, double width, double height)
{
	double dots = USUAL_DOTS;
	double largest = width * height / 2;
	GList *images = poppler_page_get_image_mapping(page);
	for (GList *at = images; at; at = at->next) {
		const PopplerImageMapping *image = at->data;
		double across = image->area.x2 - image->area.x1;
		double down = image->area.y2 - image->area.y1;
		if (across * down < largest) {
			continue;
		}
		cairo_surface_t *surface = poppler_page_get_image(page, image->image_id);
		if (surface) {
			/* Of the longer sides, as the page may be turned. */
			int side = MAX(cairo_image_surface_get_width(surface),
			               cairo_image_surface_get_height(surface));
			dots = side * POINTS / MAX(across, down);
			largest = across * down;
			cairo_surface_destroy(surface);
		}
	}
	poppler_page_free_image_mapping(images);
	return CLAMP(dots, LEAST_DOTS, MOST_DOTS);
}

/* A copy of what cairo has drawn. */
static PIX *copy_surface(cairo_surface_t *surface, int width, int height)
{
	PIX *pix = pixCreate(width, height, 32);
	cairo_surface_flush(surface);
	const unsigned char *from = cairo_image_surface_get_data(surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	for (int y = 0; pix && from && y < height; y++) {
		const uint32_t *row = (const uint32_t *)(const void *)(from + (size_t)y * stride);
		l_uint32 *into = pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
		for (int x = 0; x < width; x++) {
			into[x] = row[x] << 8; /* XRGB to RGBA */
		}
	}
	return pix;
}

static PIX *draw(PopplerPage *page, int width, int height, double scale)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, scale, scale);
	poppler_page_render(page, cairo);
	bool is_drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cairo);
	PIX *pix = is_drawn ? copy_surface(surface, width, height) : NULL;
	cairo_surface_destroy(surface);
	return pix;
}

static struct image_answer open_page(PopplerPage *page, struct picture *out)
{
	double across;
	double down;
	poppler_page_get_size(page, &across, &down);
	if (!(across >= 1 && down >= 1 && across < MAX_SIDE && down < MAX_SIDE)) {
		return damaged;
	}
	out->dots = (int)(dots_of_picture(page, across, down) + 0.5);
	double scale = (double)out->dots / POINTS;
	int width = (int)(across * scale + 0.5);
	int height = (int)(down * scale + 0.5);
	if (width <= 0 || height <= 0) {
		return damaged;
	}
	if (is_too_large(width, height)) {
		return (struct image_answer){IMAGE_LARGE, width, height};
	}
	out->pix = draw(page, width, height, scale);
	return out->pix ? (struct image_answer){0} : damaged;
}

/* ---- either ---- */

int image_count(const void *data, size_t size)
{
	int format = format_of(data, size);
	if (L_FORMAT_IS_TIFF(format)) {
		return count_frames(data, size);
	}
	if (!is_pdf(data, size)) {
		return format == IFF_PNG || format == IFF_JFIF_JPEG;
	}
	PopplerDocument *document = open_document(data, size);
	int count = document ? poppler_document_get_n_pages(document) : 0;
	g_clear_object(&document);
	return count > 0 ? count : 0;
}

struct image_answer image_open(const void *data, size_t size, int page, struct picture *out)
{
	if (!is_pdf(data, size)) {
		return open_image(data, size, page, out);
	}
	PopplerDocument *document = open_document(data, size);
	PopplerPage *at = document && page < poppler_document_get_n_pages(document)
	                      ? poppler_document_get_page(document, page)
	                      : NULL;
	struct image_answer answer = at ? open_page(at, out) : damaged;
	g_clear_object(&at);
	g_clear_object(&document);
	return answer;
}
