// Runs the tests of pages, one file a page, in one browser; see tests/browser.sh.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enter, result, runTests, skipAll } from './lib/checks.mjs';
import { closePages, startBrowser, stopBrowser } from './lib/pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(here).filter((name) => name.endsWith('.mjs') && name !== 'run.mjs').sort();
for (const file of files) {
  enter(file.replace('.mjs', ''));
  await import(`./${file}`);
}
const only = process.argv[2];
try {
  await startBrowser();
} catch (error) {
  skipAll(`chromium does not start here: ${error.message.split('\n')[0]}`);
  process.exit(result());
}
if ((await runTests(only, closePages)) === 0) {
  console.log(`no test has this in its name: ${only}`);
}
await stopBrowser();
process.exitCode = result();
