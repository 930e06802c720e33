// Tests by name, and a count of what held.

const tests = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
let room = '';
let name = '';

// What tests are registered from here on belong to: the name of their file.
export function enter(file) {
  room = file;
}

// Registers a test: its body is run later, and its name is ROOM/TITLE.
export function test(title, body) {
  tests.push({ name: `${room}/${title}`, body });
}

// Counts a check, and prints it where it does not hold, with what was found. Returns whether it holds.
export function check(holds, what, detail = '') {
  if (holds) {
    counts.passed++;
  } else {
    counts.failed++;
    const found = typeof detail === 'string' ? detail : JSON.stringify(detail, null, 1);
    console.log(`FAIL ${name}: ${what}${found ? `:\n  ${found.slice(0, 4000).replaceAll('\n', '\n  ')}` : ''}`);
  }
  return Boolean(holds);
}

// The same for two values that must be equal.
export function checkEqual(found, expected, what) {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return check(left === right, what, `found    ${left}\nexpected ${right}`);
}

// Counts something that cannot be looked at here, and says so.
export function skip(what) {
  counts.skipped++;
  console.log(`skipped: ${what}`);
}

// The same of every test.
export function skipAll(what) {
  counts.skipped += tests.length;
  console.log(`skipped: ${what}`);
}

// Runs the tests whose names have a word (undefined: all); `after` runs behind each. What is thrown has failed.
export async function runTests(only, after) {
  const chosen = tests.filter((each) => !only || each.name.includes(only));
  for (const each of chosen) {
    name = each.name;
    for (const step of [each.body, after]) {
      try {
        await step();
      } catch (error) {
        check(false, 'it ended with an error', error.stack ?? String(error));
      }
    }
  }
  return chosen.length;
}

// The last line of a suite, and the exit code.
export function result() {
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed || counts.passed + counts.skipped === 0 ? 1 : 0;
}
