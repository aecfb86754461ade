import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArguments, findOrInstallBrowser } from '../run/find-browser.mjs';

const desk = { width: 1280, height: 720 };
const results = resolve(import.meta.dirname, '../../test-results');

/**
 * The built page in a real Chromium: `*.spec.ts` on a desk, `*.phone.ts` on a phone; and in a stock Firefox, over WebDriver
 * BiDi, the tests tagged `@firefox`: those without what BiDi cannot do yet (files saved, media features, a double click).
 */
export default defineConfig({
  testDir: '.',
  outputDir: resolve(results, 'browser'),
  reporter: [['list'], ['json', { outputFile: resolve(results, 'browser.json') }]],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    launchOptions: { executablePath: findOrInstallBrowser(), args: browserArguments },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desk', testMatch: '**/*.spec.ts', use: { viewport: desk } },
    {
      name: 'firefox',
      testMatch: '**/*.spec.ts',
      grep: /@firefox/,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: findOrInstallBrowser('firefox') },
        viewport: desk,
      },
    },
    {
      name: 'phone',
      testMatch: '**/*.phone.ts',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 },
    },
  ],
});
