import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names on the PATH, then the places where installers put a Chromium. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
    (folder) =>
      folder === undefined
        ? []
        : [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          ],
  ),
];

/**
 * The Chromium that tests run in: the one that PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names, else Playwright's own, else
 * an installed one.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const asked = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names ${asked}, and there is no such file.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...places].find((path) => existsSync(path));
}

const isRoot = process.getuid?.() === 0;

/** The one command that installs a browser here. */
function installCommand() {
  if (existsSync('/etc/debian_version')) {
    const install = 'apt-get update && apt-get install --yes chromium';
    return isRoot ? install : `sudo sh -c '${install}'`;
  }
  return 'npx playwright install chromium';
}

/**
 * As {@link findBrowser}; on Debian, as root, installs Debian's chromium if there is none. Elsewhere throws an error that
 * says which command installs one.
 * @returns {string}
 */
export function findOrInstallBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  const command = installCommand();
  if (!isRoot || !command.startsWith('apt-get')) {
    throw new Error(
      `The browser tests need Chromium, and there is none here. To install it:\n\n  ${command}\n`,
    );
  }
  console.log(`No Chromium here. Installing it: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('sh', ['-c', `(${command}) 2>&1`], { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(`${result.stdout}\nChromium could not be installed by\n\n  ${command}\n`);
}

/**
 * What Chromium prints for --version.
 * @param {string} path
 */
export function versionOf(path) {
  // Chrome on Windows opens a window instead of printing its version.
  if (process.platform === 'win32') return path;
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** No sandbox as root, where Chromium's does not start; no connections of its own to anywhere. */
export const browserArguments = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
