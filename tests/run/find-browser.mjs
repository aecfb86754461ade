import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** @typedef {'chromium' | 'firefox'} BrowserName */
/**
 * @typedef {object} Browser
 * @property {string} title
 * @property {string} variable names the one to take
 * @property {string} debian the package that has it
 * @property {string} elsewhere how to get it where there is no such package
 * @property {readonly string[]} names on the PATH
 * @property {readonly string[]} places where installers put it
 */

const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFiles32, LOCALAPPDATA } = process.env;

/**
 * Below every folder that Windows has for programs.
 * @param {readonly string[]} paths
 */
const onWindows = (...paths) =>
  [PROGRAMFILES, programFiles32, LOCALAPPDATA].flatMap((folder) =>
    folder === undefined ? [] : paths.map((path) => join(folder, path)),
  );

/** @type {Readonly<Record<BrowserName, Browser>>} */
const browsers = {
  chromium: {
    title: 'Chromium',
    variable: 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH',
    debian: 'chromium',
    elsewhere: 'npx playwright install chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/usr/bin/chromium',
      '/snap/bin/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...onWindows('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    ],
  },
  // As Mozilla ships it; Playwright's own build of it is another browser.
  firefox: {
    title: 'Firefox',
    variable: 'PLAYWRIGHT_FIREFOX_EXECUTABLE_PATH',
    debian: 'firefox-esr',
    elsewhere: 'see https://www.mozilla.org/firefox/',
    names: ['firefox-esr', 'firefox'],
    places: [
      '/usr/bin/firefox-esr',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...onWindows('Mozilla Firefox/firefox.exe'),
    ],
  },
};

/**
 * The browser that tests run in: the one that its variable names, else, for Chromium, Playwright's own, else an
 * installed one.
 * @param {BrowserName} [name]
 * @returns {string | undefined}
 */
export function findBrowser(name = 'chromium') {
  const { variable, names, places } = browsers[name];
  const asked = process.env[variable];
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`${variable} names ${asked}, and there is no such file.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((file) => folders.map((folder) => join(folder, file)));
  const own = name === 'chromium' ? [chromium.executablePath()] : [];
  return [...own, ...onPath, ...places].find((path) => existsSync(path));
}

const isRoot = process.getuid?.() === 0;

/**
 * The one command that installs a browser here.
 * @param {BrowserName} name
 */
function installCommand(name) {
  const { debian, elsewhere } = browsers[name];
  if (existsSync('/etc/debian_version')) {
    const install = `apt-get update && apt-get install --yes ${debian}`;
    return isRoot ? install : `sudo sh -c '${install}'`;
  }
  return elsewhere;
}

/**
 * As {@link findBrowser}; on Debian, as root, installs Debian's package if there is none. Elsewhere throws an error that
 * says which command installs one.
 * @param {BrowserName} [name]
 * @returns {string}
 */
export function findOrInstallBrowser(name = 'chromium') {
  const found = findBrowser(name);
  if (found !== undefined) return found;
  const command = installCommand(name);
  const { title } = browsers[name];
  if (!isRoot || !command.startsWith('apt-get')) {
    throw new Error(
      `The browser tests need ${title}, and there is none here. To install it:\n\n  ${command}\n`,
    );
  }
  console.log(`No ${title} here. Installing it: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('sh', ['-c', `(${command}) 2>&1`], { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const installed = findBrowser(name);
  if (installed !== undefined) return installed;
  throw new Error(`${result.stdout}\n${title} could not be installed by\n\n  ${command}\n`);
}

/**
 * What a browser prints for --version.
 * @param {string} path
 */
export function versionOf(path) {
  // Chrome on Windows opens a window instead of printing its version.
  if (process.platform === 'win32') return path;
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** For Chromium: no sandbox as root, where it does not start; no connections of its own to anywhere. */
export const browserArguments = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
