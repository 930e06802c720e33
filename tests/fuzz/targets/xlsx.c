/* An XLSX by the XML in it: a sheet, and behind "=== NAME" other parts. */
#include "fuzz/fuzz.h"

const char fuzz_unit = '<';

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, kind, target)                                                                 \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "/" kind "\" Target=\"" target "\"/>"

static const struct fuzz_part usual[] = {
    {STR_INIT("xl/workbook.xml"),
     STR_INIT("<workbook xmlns:r=\"" OFFICE
              "\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>")},
    {STR_INIT("xl/_rels/workbook.xml.rels"),
     STR_INIT("<Relationships>" RELATION("r1", "worksheet", "worksheets/sheet1.xml")
                  RELATION("r2", "sharedStrings", "sharedStrings.xml")
                      RELATION("r3", "styles", "styles.xml") "</Relationships>")},
};
enum { USUAL = sizeof usual / sizeof *usual };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS + USUAL];
	struct fuzz_run run;
	fuzz_begin(&run);
	memcpy(parts, usual, sizeof usual);
	size_t count = fuzz_parts(parts + USUAL, (struct str){(const char *)data, size});
	parts[USUAL].name = STR("xl/worksheets/sheet1.xml");
	fuzz_file(STR("call.xlsx"), fuzz_archive(&run, parts, count + USUAL));
	fuzz_end(&run);
	return 0;
}
