// Servers of tests, and windows that ask them.
import { spawn } from 'node:child_process';
import { checkEqual } from './checks.mjs';
import { open } from './pages.mjs';
import { PROGRAM } from './program.mjs';

// Runs `use` with the address of a server of its own, which must stop cleanly behind it.
export async function withServer(use, { program = PROGRAM, options = [] } = {}) {
  const server = spawn(program, ['serve', '--lang', 'en', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const first = await new Promise((resolve) => server.stdout.once('data', (data) => resolve(String(data))));
  try {
    await use(/http:\S+/.exec(first)[0]);
  } finally {
    server.kill('SIGINT');
  }
  checkEqual(await ended, 0, 'the server stops cleanly');
}

// A window that may ask its own server, and nobody else.
export const ask = (address, options) => open(address, { ...options, ownServer: true });

// Uploads files on the first page; gives the frame of the result.
export async function upload(page, files) {
  await page.setInputFiles('#file', files);
  await page.click('main button[type=submit]');
  await page.waitForSelector('iframe');
  const frame = await (await page.$('iframe')).contentFrame();
  await frame.waitForSelector('h1');
  return frame;
}
