#include "ocr/tessdata.h"

#include <dirent.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Only letters, digits and _ stand in the name of a file of data. */
static bool are_languages(const char *languages)
{
	static const char *const known =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+";
	size_t length = strlen(languages);
	return length > 0 && length < MAX_LANGUAGES && strspn(languages, known) == length &&
	       languages[0] != '+' && languages[length - 1] != '+' && !strstr(languages, "++");
}

/* Looks into one folder, and remembers it if it has more than those before, of which `most` is told. */
static void look(const char *folder, struct tessdata *out, int *most)
{
	char missing[MAX_LANGUAGES] = "";
	char names[MAX_LANGUAGES];
	char path[MAX_FOLDER + MAX_LANGUAGES + sizeof ".traineddata"];
	char *rest = NULL;
	int found = 0;
	snprintf(names, sizeof names, "%s", out->languages);
	for (char *name = strtok_r(names, "+", &rest); name; name = strtok_r(NULL, "+", &rest)) {
		snprintf(path, sizeof path, "%s/%s.traineddata", folder, name);
		if (access(path, R_OK) == 0) {
			found++;
		} else {
			g_strlcat(missing, missing[0] ? "+" : "", sizeof missing);
			g_strlcat(missing, name, sizeof missing);
		}
	}
	if (found > *most) {
		*most = found;
		snprintf(out->folder, sizeof out->folder, "%s", folder);
		snprintf(out->missing, sizeof out->missing, "%s", missing);
	}
}

/* Debian has a folder for each version of the format of the data. */
static void look_at_versions(struct tessdata *out, int *most)
{
	static const char *const above = "/usr/share/tesseract-ocr";
	char folder[MAX_FOLDER];
	DIR *versions = opendir(above);
	const struct dirent *entry = versions ? readdir(versions) : NULL;
	for (; entry; entry = readdir(versions)) {
		int length =
		    snprintf(folder, sizeof folder, "%s/%s/tessdata", above, entry->d_name);
		if (length < MAX_FOLDER && entry->d_name[0] != '.') {
			look(folder, out, most);
		}
	}
	if (versions) {
		closedir(versions);
	}
}

bool tessdata_find(const char *languages, struct tessdata *out)
{
	int most = 0;
	if (!are_languages(languages)) {
		return false;
	}
	*out = (struct tessdata){0};
	snprintf(out->languages, sizeof out->languages, "%s", languages);
	snprintf(out->missing, sizeof out->missing, "%s", languages);
	look_at_versions(out, &most);
	look("/usr/share/tessdata", out, &most);
	look("/usr/local/share/tessdata", out, &most);
	return true;
}
