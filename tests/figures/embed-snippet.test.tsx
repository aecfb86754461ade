import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedSnippet } from '../../src/figures/embed-snippet.ts';
import { figureIds, figureTitles } from '../../src/model/figures.ts';
import { addressOf } from '../../src/state/address.ts';
import { netOf, tidyName } from '../../src/state/pins.ts';
import { soundSettings } from '../state/arbitrary-settings.ts';

describe('the HTML for another page', () => {
  it('is one frame of the very link, whatever is in it, and one listener', () => {
    const anyName = fc.string({ minLength: 1 }).map(tidyName);
    fc.assert(
      fc.property(
        fc.constantFrom(...figureIds),
        soundSettings,
        anyName.filter((name) => name !== ''),
        (figure, settings, name) => {
          const pins = [{ name, net: netOf(settings) }];
          const link = `https://example.org/a'b/${addressOf({ settings, pins })}`;
          const page = document.createElement('div');
          page.innerHTML = embedSnippet(figure, link);
          expect([...page.children].map(({ tagName }) => tagName)).toEqual(['IFRAME', 'SCRIPT']);
          expect(page.querySelector('iframe')!.getAttribute('src')).toBe(link);
          expect(page.querySelector('iframe')!.title).toBe(figureTitles[figure]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
