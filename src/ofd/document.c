/* OFD.xml names a Document.xml for each document, which names its pages, in their order, its templates and its resources.
 * Where a document has versions, the file of the current one names its Document.xml. */
#include "ofd/document.h"

#include <stdlib.h>
#include <string.h>

#include "ofd/content.h"

enum place { OFD = PLACE_START + 1, BODY, VERSIONS, VERSION, DOCUMENT, COMMON, AREA, PAGES, LEAF };

/* OFD.xml while it is read, and the documents as they come. */
struct entry {
	struct package *package;
	size_t depth, most;
	GPtrArray *documents;
	size_t pages;
	char *location; /* of the document */
	char *version;  /* location of its current version */
};

/* ---- a document ---- */

static void free_template(gpointer data)
{
	struct template *template = data;
	g_free(template->name);
	if (template->drawing) {
		drawing_free(template->drawing);
	}
	g_free(template);
}

static void free_document(gpointer data)
{
	struct document *document = data;
	resources_clear(&document->resources);
	g_free(document->name);
	g_ptr_array_free(document->pages, TRUE);
	g_hash_table_destroy(document->templates);
	g_free(document);
}

struct reading {
	struct entry *entry;
	struct document *document;
	GPtrArray *resources; /* names of members, read when all is known */
};

static char *find_in_document(const struct reading *reading, const char *location)
{
	const char *root = reading->document->resources.root;
	return location ? package_find(reading->entry->package, root, root, location) : NULL;
}

static void end_physical_box(void *self, char *text)
{
	struct reading *reading = self;
	box_read(text, &reading->document->area);
}

static void end_resources(void *self, char *text)
{
	struct reading *reading = self;
	char *name = find_in_document(reading, text);
	if (name) {
		g_ptr_array_add(reading->resources, name);
	}
}

static void begin_template(void *self, const struct element *element)
{
	struct reading *reading = self;
	const char *id = element_attribute(element, "ID");
	char *name = find_in_document(reading, element_attribute(element, "BaseLoc"));
	if (id && name) {
		struct template *template = g_new0(struct template, 1);
		template->name = name;
		g_hash_table_replace(reading->document->templates,
		                     GUINT_TO_POINTER((unsigned)strtoul(id, NULL, 10)), template);
	} else {
		g_free(name);
	}
}

static void begin_page(void *self, const struct element *element)
{
	struct reading *reading = self;
	struct document *document = reading->document;
	document->page_count++;
	if (document->page_count > reading->entry->most) {
		return;
	}
	char *name = find_in_document(reading, element_attribute(element, "BaseLoc"));
	if (!name) {
		package_fail(reading->entry->package, TROUBLE_DAMAGED);
		return;
	}
	g_ptr_array_add(document->pages, name);
}

static const struct xml_rule document_rules[] = {
    {"Document", PLACE_START, DOCUMENT, NULL, NULL},
    {"CommonData", DOCUMENT, COMMON, NULL, NULL},
    {"PageArea", COMMON, AREA, NULL, NULL},
    {"PhysicalBox", AREA, LEAF, NULL, end_physical_box},
    {"PublicRes", COMMON, LEAF, NULL, end_resources},
    {"DocumentRes", COMMON, LEAF, NULL, end_resources},
    {"TemplatePage", COMMON, LEAF, begin_template, NULL},
    {"Pages", DOCUMENT, PAGES, NULL, NULL},
    {"Page", PAGES, LEAF, begin_page, NULL},
};

/* Reads a document; its name goes to it. */
static void read_document(struct entry *entry, char *name)
{
	struct xml_table table = {document_rules, G_N_ELEMENTS(document_rules)};
	struct document *document = g_new0(struct document, 1);
	char *root = package_folder(name);
	resources_init(&document->resources, entry->package, root, entry->depth);
	g_free(root);
	document->name = name;
	document->pages = g_ptr_array_new_with_free_func(g_free);
	document->templates = g_hash_table_new_full(NULL, NULL, NULL, free_template);
	g_ptr_array_add(entry->documents, document);
	struct reading reading = {entry, document, g_ptr_array_new_with_free_func(g_free)};
	if (xml_read(entry->package, name, table, &reading, entry->depth)) {
		entry->pages += document->page_count;
		for (guint i = 0; i < reading.resources->len && entry->pages <= entry->most; i++) {
			content_read_resources(&document->resources,
			                       g_ptr_array_index(reading.resources, i));
		}
	}
	g_ptr_array_free(reading.resources, TRUE);
}

/* ---- all documents ---- */

static void begin_locked(void *self, const struct element *element)
{
	struct entry *entry = self;
	(void)element;
	package_fail(entry->package, TROUBLE_LOCKED);
}

static void end_root(void *self, char *text)
{
	struct entry *entry = self;
	g_free(entry->location);
	entry->location = g_strdup(text);
}

static void begin_version(void *self, const struct element *element)
{
	struct entry *entry = self;
	if (element_flag(element, "Current", false)) {
		g_free(entry->version);
		entry->version = g_strdup(element_attribute(element, "BaseLoc"));
	}
}

static const struct xml_rule version_rules[] = {
    {"DocVersion", PLACE_START, VERSION, NULL, NULL},
    {"DocRoot", VERSION, LEAF, NULL, end_root},
};

/* Goes on to the document of the current version. Returns the folder that its location is seen from. */
static char *follow_version(struct entry *entry)
{
	struct xml_table table = {version_rules, G_N_ELEMENTS(version_rules)};
	char *root = entry->location ? package_folder(entry->location) : g_strdup("");
	char *name = entry->version ? package_find(entry->package, root, "", entry->version) : NULL;
	g_free(root);
	if (!name) {
		return g_strdup("");
	}
	xml_read(entry->package, name, table, entry, entry->depth);
	char *folder = package_folder(name);
	g_free(name);
	return folder;
}

static void end_body(void *self, char *text)
{
	struct entry *entry = self;
	(void)text;
	char *folder = follow_version(entry);
	char *name =
	    entry->location ? package_find(entry->package, "", folder, entry->location) : NULL;
	if (name) {
		read_document(entry, name);
	} else {
		package_fail(entry->package, TROUBLE_DAMAGED);
	}
	g_free(folder);
	g_clear_pointer(&entry->location, g_free);
	g_clear_pointer(&entry->version, g_free);
}

static const struct xml_rule entry_rules[] = {
    {"OFD", PLACE_START, OFD, NULL, NULL},
    {"DocBody", OFD, BODY, NULL, end_body},
    {"Encryptions", OFD, LEAF, begin_locked, NULL},
    {"Encryptions", BODY, LEAF, begin_locked, NULL},
    {"DocRoot", BODY, LEAF, NULL, end_root},
    {"Versions", BODY, VERSIONS, NULL, NULL},
    {"Version", VERSIONS, LEAF, begin_version, NULL},
};

GPtrArray *documents_read(struct package *package, size_t depth, size_t most, size_t *pages)
{
	struct xml_table table = {entry_rules, G_N_ELEMENTS(entry_rules)};
	struct entry entry = {.package = package,
	                      .depth = depth,
	                      .most = most,
	                      .documents = g_ptr_array_new_with_free_func(free_document)};
	char *locks = package_find(package, "", "", "Encryptions.xml");
	if (locks) {
		package_fail(package, TROUBLE_LOCKED);
	}
	g_free(locks);
	char *name = package_find(package, "", "", "OFD.xml");
	if (name) {
		xml_read(package, name, table, &entry, depth);
	}
	g_free(name);
	g_free(entry.location);
	g_free(entry.version);
	*pages = entry.pages;
	return entry.documents;
}

void documents_free(GPtrArray *documents)
{
	g_ptr_array_free(documents, TRUE);
}

const struct drawing *document_template(struct document *document, unsigned id)
{
	struct template *template = g_hash_table_lookup(document->templates, GUINT_TO_POINTER(id));
	if (!template) {
		return NULL;
	}
	if (!template->drawing) {
		struct page_content page;
		content_read_page(&page, &document->resources, template->name);
		resources_keep(&document->resources, page.drawing);
		template->drawing = page.drawing;
		page.drawing = drawing_new();
		content_clear_page(&page);
	}
	return template->drawing;
}
