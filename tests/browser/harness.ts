import { expect } from '@playwright/test';
import { type PreviewServer, preview } from 'vite';
import { test as base } from './stock-firefox.ts';

interface Watched {
  /** What the page has logged as an error or thrown, and the requests that failed or went to another host. */
  readonly faults: string[];
}

interface Served {
  /** Where the built page is served to this worker. */
  readonly address: string;
}

function addressOf(server: PreviewServer): string {
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The preview server has no local address.');
  return address;
}

/** Whether React has taken over the header, the instrument and every chapter of the page as it was built. */
function isTakenOver(): boolean {
  const root = document.getElementById('root');
  if (root === null) return true;
  const parts = [
    root.firstElementChild,
    ...root.querySelectorAll('.fig-instrument, .art-chapter > :last-child'),
  ];
  return parts.every(
    (part) => part !== null && Object.keys(part).some((key) => key.startsWith('__reactFiber')),
  );
}

/**
 * Playwright's test, on the built page: `page.goto('./#layers=30')` opens it, and a test fails if the page logs an error,
 * throws, misses a file or asks another host for anything. A test that provokes a fault empties `faults` itself.
 */
export const test = base.extend<Watched, Served>({
  address: [
    async ({}, use) => {
      // Port 0 is any free one.
      const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'silent' });
      await use(addressOf(server));
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ address }, use) => use(address),
  // Who presses sooner is a person too fast for any page.
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled === false) return use(page);
    const takenOver =
      <Given extends unknown[], Response>(open: (...given: Given) => Promise<Response>) =>
      async (...given: Given): Promise<Response> => {
        const response = await open(...given);
        await page.waitForFunction(isTakenOver);
        return response;
      };
    page.goto = takenOver(page.goto.bind(page));
    page.reload = takenOver(page.reload.bind(page));
    await use(page);
  },
  faults: [
    async ({ page, address }, use) => {
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`logged: ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        const own = url.origin === new URL(address).origin || ['data:', 'blob:'].includes(url.protocol);
        if (!own) faults.push(`asked another host: ${request.url()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
      });
      await use(faults);
      expect(faults, 'faults of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
