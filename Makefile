# zhinan: the program is out/bin/zhinan; `make help` lists what can be made.
# A new src/<stage>/<file>.c, src/<stage>/<room>/<file>.c or tests/unit/<stage>/<file>.c needs no line here.

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
GOALS := all library install uninstall setup demo test unit golden pins lint asan fuzz faults bench coverage format man completions deb arm64 fresh help clean
.PHONY: $(GOALS) programs

ifeq ($(origin CC),default)
CC := gcc
endif

LIBRARIES := libpcre2-8 icu-uc icu-i18n libxml-2.0 yaml-0.1 yajl nettle libseccomp
# Few runs need these: they are opened by their sonames, see src/base/library.h.
LATE_LIBRARIES := libzip xlsxwriter libmicrohttpd sqlite3
PDF_LIBRARIES := poppler-glib cairo fontconfig libseccomp
OFD_LIBRARIES := libzip libxml-2.0 glib-2.0 libseccomp
OCR_LIBRARIES := tesseract lept $(PDF_LIBRARIES)
# Asked for when first used and then kept: pkg-config may be installed by this very run.
ask = $(eval $(1) := $(shell pkg-config $(2)))$($(1))
LIBRARY_CFLAGS = $(call ask,LIBRARY_CFLAGS,--cflags $(LIBRARIES) $(LATE_LIBRARIES))
LIBRARY_LIBS = $(call ask,LIBRARY_LIBS,--libs $(LIBRARIES))
STATIC_LIBS = $(call ask,STATIC_LIBS,--libs --static $(LIBRARIES))
PDF_CFLAGS = $(call ask,PDF_CFLAGS,--cflags $(PDF_LIBRARIES))
PDF_LIBS = $(call ask,PDF_LIBS,--libs $(PDF_LIBRARIES))
OFD_CFLAGS = $(call ask,OFD_CFLAGS,--cflags $(OFD_LIBRARIES))
OFD_LIBS = $(call ask,OFD_LIBS,--libs $(OFD_LIBRARIES))
OCR_CFLAGS = $(call ask,OCR_CFLAGS,--cflags $(OCR_LIBRARIES))
OCR_LIBS = $(call ask,OCR_LIBS,--libs $(OCR_LIBRARIES))
TEST_CFLAGS = $(call ask,TEST_CFLAGS,--cflags criterion)
TEST_LIBS = $(call ask,TEST_LIBS,--libs criterion $(LATE_LIBRARIES))
ask_soname = $(eval $(1) := $(shell readelf -d $$($(CC) -print-file-name=$(2)) | \
    sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p'))$($(1))
LIBZIP = $(call ask_soname,LIBZIP,libzip.so)
LIBXLSXWRITER = $(call ask_soname,LIBXLSXWRITER,libxlsxwriter.so)
LIBMICROHTTPD = $(call ask_soname,LIBMICROHTTPD,libmicrohttpd.so)
LIBSQLITE3 = $(call ask_soname,LIBSQLITE3,libsqlite3.so)
SONAMES = -DLIBZIP=$(LIBZIP) -DLIBXLSXWRITER=$(LIBXLSXWRITER) -DLIBMICROHTTPD=$(LIBMICROHTTPD) \
    -DLIBSQLITE3=$(LIBSQLITE3)

# The program has its libraries in itself, and so starts in half the time; STATIC=no links the
# shared ones instead.
STATIC ?= yes
PROGRAM_LIBS = $(if $(filter yes,$(STATIC)),-Wl$(COMMA)-Bstatic \
    $(patsubst -lyajl,-lyajl_s,$(filter-out -lm -lpthread,$(STATIC_LIBS))) -lstdc++ \
    -Wl$(COMMA)-Bdynamic -lm -static-libgcc,$(LIBRARY_LIBS))
COMMA := ,

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wconversion
# The same objects go into the program and into the library, which shows no names but those of its header.
LANGUAGE := -std=c17 -D_GNU_SOURCE -Isrc -fPIC -fvisibility=hidden
SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS = $(CFLAGS)
COMPILE = $(CC) $(LANGUAGE) $(WARNINGS) $(CPPFLAGS) $(FLAGS) $(LIBRARY_CFLAGS) $(SONAMES) \
    -MMD -MP
LINK = $(CC) $(FLAGS) $(LDFLAGS) -Wl,--as-needed

# Where `make install` puts things. LIBDIR is seen from PREFIX; DESTDIR goes before all, for packages.
PREFIX ?= /usr/local
LIBDIR ?= lib
STRIP ?= no

# The readers of some formats are programs of their own, and no part of the library; they share what is in helper/.
HELPER_SOURCES := $(sort $(wildcard src/helper/*.c))
PDF_SOURCES := $(sort $(wildcard src/pdf/*.c))
OFD_SOURCES := $(sort $(wildcard src/ofd/*.c))
OCR_SOURCES := $(sort $(wildcard src/ocr/*.c))
# So is what the build translates the grammars with: KEPT=no leaves that out (a program for another
# machine than this one), and the program then loads their files at each start.
KEEP_SOURCES := $(sort $(wildcard src/keep/*.c))
KEEP_ROOMS := base value grammar
KEPT ?= yes
SOURCES := $(filter-out $(HELPER_SOURCES) $(PDF_SOURCES) $(OFD_SOURCES) $(OCR_SOURCES) $(KEEP_SOURCES),$(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c)))
LIBRARY := $(filter-out src/main.c,$(SOURCES))
# What src/library/zhinan.h declares; the linker adds what that needs.
INTERFACE := $(patsubst %.c,out/build/release/%.o,$(sort $(wildcard src/library/*.c)))
TEST_SOURCES := $(sort $(wildcard tests/unit/*/*.c))
TESTS := $(patsubst tests/unit/%/,out/test/%,$(sort $(dir $(TEST_SOURCES))))

RELEASE := out/build/release
ASAN := out/build/asan
TEST_OBJECTS := $(TEST_SOURCES:%.c=$(ASAN)/%.o)
# What they have of base/ stands by itself.
HELPER_OBJECTS := $(HELPER_SOURCES:%.c=$(RELEASE)/%.o) $(RELEASE)/src/base/sandbox.o
PDF_OBJECTS := $(PDF_SOURCES:%.c=$(RELEASE)/%.o) $(HELPER_OBJECTS)
OFD_OBJECTS := $(OFD_SOURCES:%.c=$(RELEASE)/%.o) $(HELPER_OBJECTS)
OCR_OBJECTS := $(OCR_SOURCES:%.c=$(RELEASE)/%.o)
OCR_TESTED := $(patsubst %.c,$(ASAN)/%.o,$(filter-out src/ocr/main.c src/ocr/page.c,$(OCR_SOURCES)))
# The reader of OFD is no part of the library, and its tests have no other part of it.
OFD_TESTED := $(patsubst %.c,$(ASAN)/%.o,$(filter-out src/ofd/main.c src/helper/confine.c,$(OFD_SOURCES) $(HELPER_SOURCES)))
# scripts/pins links these anew for each rule that it takes out; without the sanitizers, as it does so often.
PIN_ROOMS := facts extract layout outline
PIN_OBJECTS := $(patsubst %.c,$(RELEASE)/%.o,$(filter $(PIN_ROOMS:%=tests/unit/%/%),$(TEST_SOURCES)))
PINS = PINS_ROOMS='$(PIN_ROOMS)' PINS_COMPILE='$(COMPILE)' PINS_LINK='$(LINK)' PINS_LIBRARIES='$(LIBRARY_LIBS) $(TEST_LIBS)' scripts/pins
# The one made without the sanitizers serves the program with them too: it is data.
KEPT_OBJECT := $(if $(filter yes,$(KEPT)),$(RELEASE)/src/keep/kept.o)
# What tests/fuzz runs: clang's libFuzzer, and of the program the rooms that the targets reach.
FUZZ := out/build/fuzz
FUZZ_CC := clang
FUZZ_SANITIZE := address,undefined
FUZZ_FLAGS := -O1 -gline-tables-only -fno-omit-frame-pointer -fno-sanitize-recover=all
FUZZ_ROOMS := base source value grammar layout outline facts extract model verify audit diff report
FUZZ_LIBRARY := src/pipeline.c $(filter $(FUZZ_ROOMS:%=src/%/%),$(SOURCES))
FUZZ_SHARED := $(sort $(wildcard tests/fuzz/*.c))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/targets/*.c))
FUZZ_TARGETS := $(FUZZ_SOURCES:tests/fuzz/targets/%.c=$(FUZZ)/%)
FUZZ_OBJECTS := $(patsubst %.c,$(FUZZ)/%.o,$(FUZZ_LIBRARY) $(FUZZ_SHARED) $(FUZZ_SOURCES))
TIME ?= 600
OBJECTS := $(FUZZ_OBJECTS) $(sort $(PDF_OBJECTS) $(OFD_OBJECTS) $(OCR_OBJECTS) $(OFD_TESTED) $(OCR_TESTED) $(KEEP_SOURCES:%.c=$(RELEASE)/%.o) $(SOURCES:%.c=$(RELEASE)/%.o) $(SOURCES:%.c=$(ASAN)/%.o) $(TEST_OBJECTS) $(PIN_OBJECTS))

all: programs library ## build out/bin/zhinan and out/lib/libzhinan (the default)
	@echo 'built: out/bin/zhinan (try: out/bin/zhinan --help)'

programs: out/bin/zhinan out/bin/zhinan-pdf out/bin/zhinan-ofd out/bin/zhinan-ocr

library: out/lib/libzhinan.so out/lib/libzhinan.a ## build out/lib/libzhinan alone, see src/library/zhinan.h

# The manual and the completions where they can be made.
install: programs library $(if $(shell command -v python3),man completions) ## install under PREFIX, /usr/local by default (also: LIBDIR DESTDIR STRIP=yes)
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' STRIP='$(STRIP)' REQUIRES='$(LIBRARIES)' scripts/install install

uninstall: ## remove what `make install` with the same variables installed
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' scripts/install uninstall

# What the goals of this run need of the system. One process, so that two jobs cannot both
# be installing. `make` alone, and what else is not listed here, installs nothing: it names what is missing.
INSTALLING := setup demo test unit golden pins lint asan fuzz faults bench coverage format man completions deb arm64
setup: ## install the packages that building needs and that are missing
	@scripts/setup $(if $(filter $(INSTALLING),$(MAKECMDGOALS)),,--check) build \
	    $(if $(filter test unit golden pins asan faults coverage lint,$(MAKECMDGOALS)),test) \
	    $(if $(filter lint format,$(MAKECMDGOALS)),lint) $(if $(filter bench,$(MAKECMDGOALS)),bench) \
	    $(if $(filter test man completions deb,$(MAKECMDGOALS)),package) \
	    $(if $(filter arm64,$(MAKECMDGOALS)),arm64) $(if $(filter coverage,$(MAKECMDGOALS)),coverage) \
	    $(if $(filter fuzz,$(MAKECMDGOALS)),fuzz)

demo: programs ## read every guideline in corpus/ into out/, and verify each result
	@scripts/demo

test: programs library man completions out/bin/zhinan-asan $(TESTS) ## everything that can fail: unit, golden and script tests
	@scripts/test

unit: $(TESTS) ## the unit tests, under the sanitizers
	@scripts/test unit

golden: programs ## the golden cases, with the release program
	@scripts/test golden

pins: $(PIN_OBJECTS) $(RELEASE)/library.a ## take out each rule of thumb in turn: a unit test must fail
	@$(PINS) $(ONLY)

asan: out/bin/zhinan-asan ## build the sanitizer program and run the golden cases with it
	@scripts/test asan

lint: setup ## layers, format, warnings as errors, clang-tidy, lengths
	@LINT_CFLAGS='$(LANGUAGE) $(WARNINGS) $(LIBRARY_CFLAGS) $(SONAMES) $(PDF_CFLAGS) $(OCR_CFLAGS) $(TEST_CFLAGS)' \
	    scripts/lint

faults: programs ## make each allocation, write and helper fail in turn: some hours
	@tests/faults.sh --full

bench: programs ## measure the program
	@scripts/bench

fuzz: programs $(FUZZ_TARGETS) ## look for inputs that break what is promised, TIME=600 seconds in all (also: ONLY=targets)
	@scripts/fuzz '$(TIME)' $(ONLY)

coverage: setup ## which lines and branches the tests run
	@scripts/coverage

format: setup ## lay out the C files anew
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] tests/unit/*/*.[ch] tests/fuzz/*.[ch] tests/fuzz/targets/*.c)

# Made of what the program says of itself (src/cmd/describe.c).
MANUALS := out/share/man/man1/zhinan.1 out/share/man/zh_CN/man1/zhinan.1
COMPLETIONS := out/share/bash-completion/completions/zhinan out/share/zsh/site-functions/_zhinan \
    out/share/fish/vendor_completions.d/zhinan.fish

man: $(MANUALS) ## the manual page in English and Chinese: out/share/man/

completions: $(COMPLETIONS) ## the completions of bash, zsh and fish: out/share/

deb: setup ## the Debian packages: out/deb/
	@scripts/make-deb

arm64: setup ## the program for 64-bit ARM, and what runs it here: out/arm64/zhinan
	@scripts/cross-arm64

fresh: ## as root: all of it on a new Debian in a folder, see scripts/fresh
	@scripts/fresh

# The day of the pages is that of the last commit, so that the same sources make the same bytes.
DAY = $(shell date -u -d @$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)} +%Y-%m-%d)
out/share/man/man1/zhinan.1: MAKE_PAGE = scripts/make-manual out/bin/zhinan en $(DAY)
out/share/man/zh_CN/man1/zhinan.1: MAKE_PAGE = scripts/make-manual out/bin/zhinan zh $(DAY)
out/share/bash-completion/completions/zhinan: MAKE_PAGE = scripts/make-completions out/bin/zhinan bash
out/share/zsh/site-functions/_zhinan: MAKE_PAGE = scripts/make-completions out/bin/zhinan zsh
out/share/fish/vendor_completions.d/zhinan.fish: MAKE_PAGE = scripts/make-completions out/bin/zhinan fish
$(MANUALS): scripts/make-manual
$(COMPLETIONS): scripts/make-completions
$(MANUALS) $(COMPLETIONS): out/bin/zhinan
	@mkdir -p $(@D)
	$(MAKE_PAGE) >$@

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 13

clean: ## remove out/
	rm -rf out

$(OBJECTS): | setup

out/bin/zhinan: $(RELEASE)/src/main.o $(RELEASE)/library.a $(if $(filter yes,$(STATIC)),$(RELEASE)/icu-data.o) $(KEPT_OBJECT)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(PROGRAM_LIBS)

# Of the data of ICU, three quarters are of no use here.
$(RELEASE)/icu-data.o: scripts/icu-data | setup
	@mkdir -p $(@D)
	scripts/icu-data '$(CC)' $@

out/lib/libzhinan.so: $(INTERFACE) $(KEPT_OBJECT) $(RELEASE)/library.a src/library/names.map
	@mkdir -p $(@D)
	$(LINK) -shared -Wl,-soname,libzhinan.so.0 -Wl,--version-script=src/library/names.map -Wl,-z,defs \
	    -Wl,-z,nodelete -o $@.0 $(INTERFACE) $(KEPT_OBJECT) $(RELEASE)/library.a $(LIBRARY_LIBS)
	ln -sf $(@F).0 $@

# One object whose own names are taken out, so that they meet none of a program that it is linked into.
out/lib/libzhinan.a: $(INTERFACE) $(KEPT_OBJECT) $(RELEASE)/library.a
	@mkdir -p $(@D)
	$(CC) -r -nostdlib -o $(RELEASE)/libzhinan.o $(INTERFACE) $(KEPT_OBJECT) $(RELEASE)/library.a
	objcopy --localize-hidden $(RELEASE)/libzhinan.o
	@rm -f $@
	$(AR) rcs $@ $(RELEASE)/libzhinan.o

$(PDF_OBJECTS): CPPFLAGS += $(PDF_CFLAGS)
# It puts functions of its own in the place of cairo's, which finds them by their names.
$(PDF_SOURCES:%.c=$(RELEASE)/%.o): CPPFLAGS += -fvisibility=default
# Even where a test under the sanitizers asks for it: they need more memory than it may have.
out/bin/zhinan-pdf $(PDF_OBJECTS): FLAGS = $(CFLAGS)

out/bin/zhinan-pdf: $(PDF_OBJECTS)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(PDF_LIBS)

$(OFD_SOURCES:%.c=$(RELEASE)/%.o) $(OFD_TESTED) $(ASAN)/tests/unit/ofd/%.o: CPPFLAGS += $(OFD_CFLAGS)
out/bin/zhinan-ofd $(OFD_OBJECTS): FLAGS = $(CFLAGS)

out/bin/zhinan-ofd: $(OFD_OBJECTS)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(OFD_LIBS) -lm

$(OCR_OBJECTS) $(OCR_TESTED) $(ASAN)/tests/unit/ocr/%.o: CPPFLAGS += $(OCR_CFLAGS)
out/bin/zhinan-ocr $(OCR_OBJECTS): FLAGS = $(CFLAGS)

# OpenMP's library comes with Tesseract's, and is told by this program to start no threads.
out/bin/zhinan-ocr: $(OCR_OBJECTS) $(HELPER_OBJECTS)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(OCR_LIBS) -l:libgomp.so.1 -lm

out/bin/zhinan-asan out/test/% $(ASAN)/%.o: FLAGS = $(SANITIZE)
$(ASAN)/tests/%.o $(RELEASE)/tests/%.o: CPPFLAGS += $(TEST_CFLAGS)

out/bin/zhinan-asan: $(ASAN)/src/main.o $(KEPT_OBJECT) $(ASAN)/library.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBRARY_LIBS)

$(ASAN)/library.a: $(LIBRARY:%.c=$(ASAN)/%.o)
$(RELEASE)/library.a: $(LIBRARY:%.c=$(RELEASE)/%.o)
$(ASAN)/library.a $(RELEASE)/library.a:
	@rm -f $@
	$(AR) rcsT $@ $^

$(FUZZ_OBJECTS): CC = $(FUZZ_CC)
# Without the tracing of comparisons: words come from the dictionary, and it takes a third of the time.
$(FUZZ_OBJECTS): FLAGS = $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link,$(FUZZ_SANITIZE) -fno-sanitize-coverage=trace-cmp
$(FUZZ_SHARED:%.c=$(FUZZ)/%.o) $(FUZZ_SOURCES:%.c=$(FUZZ)/%.o): CPPFLAGS += -Itests -fvisibility=default
$(FUZZ)/library.a: $(FUZZ_LIBRARY:%.c=$(FUZZ)/%.o)
	@rm -f $@
	$(AR) rcsT $@ $^

# The target of PDF puts itself in the place of the program that reads one.
$(FUZZ)/pdf: LDFLAGS += -Wl,--wrap=run_program,--wrap=run_programs
$(FUZZ_TARGETS): $(FUZZ)/%: $(FUZZ)/tests/fuzz/targets/%.o $(FUZZ_SHARED:%.c=$(FUZZ)/%.o) $(FUZZ)/library.a
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer,$(FUZZ_SANITIZE) $(LDFLAGS) -Wl,--as-needed -o $@ $^ $(LIBRARY_LIBS)

# The files that the assembler puts into the program (base/embed.h).
$(RELEASE)/src/report/page_files.o $(ASAN)/src/report/page_files.o $(FUZZ)/src/report/page_files.o: $(wildcard src/report/page/*)
$(RELEASE)/src/archive/archive_files.o $(ASAN)/src/archive/archive_files.o: $(wildcard src/archive/*.sql src/archive/page/*)
$(RELEASE)/src/serve/page_files.o $(ASAN)/src/serve/page_files.o: $(wildcard src/serve/page/*)

out/build/keep: $(RELEASE)/src/keep/main.o \
    $(filter $(addsuffix /%,$(addprefix $(RELEASE)/src/,$(KEEP_ROOMS))),$(SOURCES:%.c=$(RELEASE)/%.o)) \
    $(if $(filter yes,$(STATIC)),$(RELEASE)/icu-data.o)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(PROGRAM_LIBS)

out/build/grammars.kept: out/build/keep $(wildcard grammars/*.yaml)
	out/build/keep grammars $@

$(RELEASE)/src/keep/kept.o: out/build/grammars.kept

$(RELEASE)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(FUZZ)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(ASAN)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# One program a stage: its test files against the library.
PERCENT := %
.SECONDEXPANSION:
$(TESTS): | out/bin/zhinan-pdf out/bin/zhinan-ocr
out/test/ocr: ROOM_LIBS = $(OCR_LIBS) -l:libgomp.so.1
out/test/ocr: $(OCR_TESTED)
$(filter-out out/test/ofd,$(TESTS)): out/test/%: $$(filter $(ASAN)/tests/unit/$$*/$$(PERCENT),$(TEST_OBJECTS)) \
    $(ASAN)/library.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBRARY_LIBS) $(TEST_LIBS) $(ROOM_LIBS)

out/test/ofd: $(filter $(ASAN)/tests/unit/ofd/%,$(TEST_OBJECTS)) $(OFD_TESTED)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(OFD_LIBS) $(TEST_LIBS) -lm

-include $(OBJECTS:.o=.d)
