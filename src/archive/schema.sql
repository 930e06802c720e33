-- index.sqlite of an archive. Nothing in it is a binary fraction: an amount is text with its exact digits ("3148000.5"),
-- and beside it, where it fits, a whole number: of fen (hundredths) for money, so that 500 wan yuan are 500000000 fen.
-- What is not known is NULL.

CREATE TABLE documents (
	id INTEGER PRIMARY KEY,                -- in the order of the names
	name TEXT NOT NULL UNIQUE,             -- its files are texts/NAME.xml and so on
	path TEXT,                             -- of the source, as it was given
	status TEXT NOT NULL,                  -- 'read' 'failed'
	reason TEXT, reason_zh TEXT, reason_en TEXT, -- why it failed: a word, and sentences
	title TEXT, plan TEXT, programme TEXT,
	year INTEGER, batch INTEGER,
	edition TEXT,                          -- 'final' 'draft'
	grammar TEXT,
	verdict TEXT,                          -- 'consistent' 'unproved' 'undecidable' 'inconsistent'
	errors INTEGER, warnings INTEGER, notes INTEGER,
	directions INTEGER,                    -- that stand in no other direction
	directions_stated TEXT, directions_relation TEXT, -- 'exact' 'about' 'at-most' ...
	projects_stated TEXT, projects_relation TEXT,
	projects_sum INTEGER,                  -- of the directions, as the audit adds them up,
	projects_missing INTEGER,              -- and of how many it has no number
	funds_stated TEXT,                     -- in yuan
	funds_relation TEXT,
	funds_fen INTEGER,                     -- the same in fen
	funds_sum_fen INTEGER,                 -- of the directions, as the audit adds them up,
	funds_missing INTEGER,                 -- and of how many it has no amount in yuan
	amounts INTEGER, amounts_understood INTEGER,
	format TEXT, encoding TEXT, bytes INTEGER, sha256 TEXT
) STRICT;

CREATE TABLE directions (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES documents,
	node TEXT,                             -- its id in the XML: 'dir-1'
	outer_direction INTEGER REFERENCES directions, -- that it stands in
	number TEXT, title TEXT, key TEXT,
	line INTEGER,
	projects INTEGER, fen INTEGER          -- what a sum over all directions takes of it: nothing counts twice
) STRICT;

CREATE TABLE partners (
	document INTEGER NOT NULL REFERENCES documents,
	direction INTEGER REFERENCES directions,
	code TEXT,                             -- ISO 3166, or a bloc's
	name TEXT,                             -- as written
	line INTEGER
) STRICT;

CREATE TABLE facts (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES documents,
	direction INTEGER REFERENCES directions, -- NULL: of the document, or of a section
	part TEXT NOT NULL,                    -- 'stated' 'body' 'mentions'
	kind TEXT NOT NULL,                    -- 'projects' 'funds' 'duration' 'directions' 'partners' 'agreement' 'mention'
	figure TEXT,                           -- 'money' 'count' 'duration' 'percent' ...
	text TEXT,                             -- as written
	relation TEXT,
	value TEXT, min TEXT, max TEXT,        -- exact; of a range there is no value
	unit TEXT,                             -- 'CNY', a classifier, 'month'
	per TEXT,                              -- 'project': so much for each
	class TEXT,                            -- the kind of project, as written
	reason TEXT,                           -- of a mention: why it is no fact; 'unknown': it was not understood
	number INTEGER,                        -- the value of all but money, where it is whole
	fen INTEGER, fen_min INTEGER, fen_max INTEGER, -- those of money, in hundredths of its unit
	is_part INTEGER NOT NULL,              -- 1: a part of another fact
	shared TEXT,                           -- the nodes of the directions that a table states it for together
	line INTEGER, page INTEGER
) STRICT;

CREATE TABLE findings (
	document INTEGER NOT NULL REFERENCES documents,
	check_id TEXT NOT NULL,                -- zhinan audit --explain CHECK says what it is
	level TEXT NOT NULL,                   -- 'error' 'warning' 'note'
	node TEXT,                             -- of the direction or section in the XML
	line INTEGER,
	zh TEXT, en TEXT
) STRICT;

CREATE TABLE proofs (
	document INTEGER NOT NULL REFERENCES documents,
	check_id TEXT NOT NULL,
	verdict TEXT NOT NULL,                 -- 'exact' 'rounded' ... 'undecidable' 'inconsistent'
	node TEXT,                             -- whose total it is; NULL: the document's
	unit TEXT,
	stated TEXT,                           -- as written
	stated_value TEXT, sum TEXT, difference TEXT,
	missing INTEGER,                       -- terms without a number
	line INTEGER
) STRICT;

-- Every heading, paragraph, item and cell.
CREATE TABLE texts (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES documents,
	direction INTEGER REFERENCES directions,
	field TEXT,                            -- 'requirements' ...: the grammar's name
	kind TEXT NOT NULL,                    -- 'title' 'heading' 'p' 'item' 'cell'
	line INTEGER,
	text TEXT NOT NULL
) STRICT;

-- The index of texts by three characters each: finds what has three or more, by LIKE '%...%'. It knows no shorter word
-- and says that there is none; the view "said" is for these.
CREATE VIRTUAL TABLE search USING fts5(
	text, content='texts', content_rowid='id', tokenize='trigram', detail='none', columnsize=0
);
