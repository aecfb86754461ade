import { type Browser, test as base } from '@playwright/test';

type Send = (method: string, parameters: unknown) => Promise<unknown>;

/** What of Playwright's own side of a browser is needed here. */
interface Inside {
  readonly _connection: {
    readonly toImpl: (browser: Browser) => {
      readonly _browserSession: { readonly constructor: { readonly prototype: { send: Send } } };
    };
  };
}

/**
 * Lets Playwright speak to a Firefox as Mozilla ships it. Over WebDriver BiDi it begins every context with a wish for a
 * colour scheme, a command that Firefox 153 does not know yet, and gives up at that answer. Without it the browser keeps
 * its own scheme. https://github.com/w3c/webdriver-bidi/pull/1076
 */
function forgiveMediaFeatures(browser: Browser): void {
  const session = (browser as unknown as Inside)._connection.toImpl(browser)._browserSession;
  const { prototype } = session.constructor;
  const { send } = prototype;
  prototype.send = function (this: unknown, method, parameters) {
    const answer = send.call(this, method, parameters);
    return method === 'emulation.setMediaFeaturesOverride'
      ? answer.catch((error: Error) => {
          if (!error.message.includes('unknown command')) throw error;
          return {};
        })
      : answer;
  };
}

/** Playwright's test, in a stock Firefox too. */
export const test = base.extend<object, object>({
  browser: [
    async ({ browser, browserName }, use) => {
      if (browserName === 'firefox') forgiveMediaFeatures(browser);
      await use(browser);
    },
    { scope: 'worker' },
  ],
});
