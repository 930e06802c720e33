// The program, its inputs, and places for files.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
export const PROGRAM = resolve(ROOT, process.env.ZHINAN ?? 'out/bin/zhinan');
const SEEN = join(ROOT, 'out/test/browser');

mkdirSync(SEEN, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'zhinan-browser-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

// A text of corpus/.
export function corpus(path) {
  return join(ROOT, 'corpus', path);
}

// A file of ../shared, or undefined where it is not there.
export function shared(path) {
  const file = join(ROOT, '../shared', path);
  return existsSync(file) ? file : undefined;
}

// Where a screenshot or a print goes, for people to look at.
export function seen(name) {
  return join(SEEN, name);
}

// Where a file of the test itself goes; it is gone after the run.
export function scratch(name) {
  return join(work, name);
}

// Writes a file of the test, and gives its path.
export function write(name, content) {
  writeFileSync(scratch(name), content);
  return scratch(name);
}

// Runs a command: its exit code and what it printed. A code other than 0 and 1, or a signal, throws.
export function run(command, ...parameters) {
  const done = spawnSync(command, parameters, {
    cwd: ROOT, encoding: 'utf8', timeout: 300000, maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ZHINAN_GRAMMARS: undefined },
  });
  if (done.error || (done.status !== 0 && done.status !== 1)) {
    throw done.error ?? new Error(`${command} ${parameters.join(' ')}: ${done.status ?? done.signal}\n${done.stderr}`);
  }
  return { code: done.status, out: done.stdout, err: done.stderr };
}

export function zhinan(...parameters) {
  return run(PROGRAM, ...parameters);
}
