import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { findOrInstallBrowser, versionOf } from './find-browser.mjs';

/**
 * `npm test`: every stage in order, up to the first that fails. The last line is "N passed, N failed", the sum over the
 * unit and the browser tests; a stage that fails without a count of its own counts as one failure.
 */

/** @typedef {{ passed: number, failed: number }} Counts */
/**
 * @typedef {object} Stage
 * @property {string} title
 * @property {() => boolean} run whether it went well
 * @property {string} [report] the file in which it leaves its counts
 * @property {(report: any) => Counts} [count]
 */

const root = resolve(import.meta.dirname, '../..');
const unitReport = resolve(root, 'test-results/unit.json');
const browserReport = resolve(root, 'test-results/browser.json');

const env = {
  ...process.env,
  PATH: resolve(root, 'node_modules/.bin') + delimiter + (process.env.PATH ?? ''),
};
const { isTTY } = process.stdout;

/**
 * @param {string} command
 * @param {Record<string, string>} more
 */
function command(command, more = {}) {
  const options = { cwd: root, env: { ...env, ...more }, shell: true };
  return spawnSync(command, { ...options, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function testInBrowser() {
  const chromium = findOrInstallBrowser('chromium');
  const firefox = findOrInstallBrowser('firefox');
  console.log(`${versionOf(chromium)}\n${versionOf(firefox)}`);
  return command('playwright test --config tests/browser/playwright.config.ts', {
    PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: chromium,
    PLAYWRIGHT_FIREFOX_EXECUTABLE_PATH: firefox,
  });
}

/** @type {readonly Stage[]} */
const stages = [
  {
    title: 'Format and lint',
    run: () => command(`biome ci --error-on-warnings --colors=${isTTY ? 'force' : 'off'}`),
  },
  { title: 'Types', run: () => command('tsc') },
  {
    title: 'Unit and property tests',
    run: () =>
      command(
        `vitest run --reporter=default --reporter=json --outputFile.json="${unitReport}"`,
        isTTY ? {} : { NO_COLOR: '1' },
      ),
    report: unitReport,
    count: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  },
  { title: 'Build', run: () => command('vite build --logLevel warn') },
  {
    title: 'Real browsers',
    run: testInBrowser,
    report: browserReport,
    count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  },
];

/**
 * @param {Stage} stage
 * @returns {Counts}
 */
function attempt({ title, run, report, count }) {
  console.log(`\n== ${title}`);
  if (report) rmSync(report, { force: true });
  let ok = false;
  try {
    ok = run();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
  const counted = report && count && existsSync(report);
  const { passed, failed } = counted
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  // A run without a test proves nothing.
  const sound = ok && (!count || passed > 0);
  return { passed, failed: sound ? failed : Math.max(failed, 1) };
}

const total = { passed: 0, failed: 0 };
for (const stage of stages) {
  const { passed, failed } = attempt(stage);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) {
    console.log(`\nStopped: "${stage.title}" failed.`);
    break;
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
