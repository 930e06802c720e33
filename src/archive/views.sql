CREATE INDEX directions_by_document ON directions (document);
CREATE INDEX facts_by_document ON facts (document);
CREATE INDEX facts_by_direction ON facts (direction) WHERE direction IS NOT NULL;
CREATE INDEX partners_by_code ON partners (code);
CREATE INDEX partners_by_direction ON partners (direction);
CREATE INDEX findings_by_document ON findings (document);
CREATE INDEX proofs_by_document ON proofs (document);

-- Each text with where it stands. text LIKE '%...%' reads all of them, and finds words of any length; from three
-- characters on the index finds them quicker: id IN (SELECT rowid FROM search WHERE text LIKE '%...%').
CREATE VIEW said AS
SELECT t.id, d.name AS document, d.title, d.programme, d.year, d.batch, d.edition,
	n.number, n.title AS direction, t.field, t.kind, t.line, t.text
FROM texts AS t
JOIN documents AS d ON d.id = t.document
LEFT JOIN directions AS n ON n.id = t.direction;

-- Each partner of each direction, with what the direction has.
CREATE VIEW partner_directions AS
SELECT p.code, p.name, d.programme, d.year, d.batch, d.edition, d.name AS document,
	n.number, n.title AS direction, n.projects, n.fen, n.fen / 100 AS yuan, p.line
FROM partners AS p
JOIN documents AS d ON d.id = p.document
LEFT JOIN directions AS n ON n.id = p.direction;

-- What each project gets at most, in whatever currency; of a range its end.
CREATE VIEW project_funds AS
SELECT d.name AS document, d.title, d.programme, d.year, d.batch, d.edition,
	n.number, n.title AS direction, f.class, f.relation, f.text, f.unit,
	coalesce(f.fen, f.fen_max) AS fen, coalesce(f.fen, f.fen_max) / 100 AS yuan, f.line
FROM facts AS f
JOIN documents AS d ON d.id = f.document
LEFT JOIN directions AS n ON n.id = f.direction
WHERE f.kind = 'funds' AND f.per = 'project';

-- The amounts of money and counts of projects that were not understood.
CREATE VIEW not_understood AS
SELECT d.name AS document, d.programme, d.year, d.batch, d.edition,
	n.number, n.title AS direction, f.figure, f.text, f.line
FROM facts AS f
JOIN documents AS d ON d.id = f.document
LEFT JOIN directions AS n ON n.id = f.direction
WHERE f.kind = 'mention' AND f.reason = 'unknown';

-- A programme year by year; a draft is not its final text, and has a row of its own. Sums are those of the directions;
-- "missing" counts the directions without an amount, which the sum in yuan lacks.
CREATE VIEW programme_years AS
SELECT plan, programme, year, edition,
	count(*) AS documents,
	sum(directions) AS directions,
	sum(projects_sum) AS projects,
	sum(funds_sum_fen) / 100 AS yuan,
	sum(funds_missing) AS missing,
	sum(funds_fen) / 100 AS yuan_stated,
	sum(verdict = 'inconsistent') AS inconsistent,
	sum(amounts) AS amounts,
	sum(amounts - amounts_understood) AS not_understood
FROM documents
WHERE status = 'read'
GROUP BY plan, programme, year, edition;
