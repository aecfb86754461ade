import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureIds } from '../../src/model/figures.ts';
import { firstFigures, rememberedFigures, rememberFigures, type Shelf } from '../../src/state/arrangement.ts';

function shelfWith(text: string | null): Shelf {
  const held = new Map<string, string>();
  return {
    localStorage: {
      getItem: (key) => held.get(key) ?? text,
      setItem: (key, value) => void held.set(key, value),
    },
  };
}

describe('the figures a person has opened', () => {
  it('are found again, in the order of the table', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...figureIds)), (open) => {
        const shelf = shelfWith(null);
        expect(rememberFigures(shelf, open)).toBe(true);
        expect(rememberedFigures(shelf)).toEqual(figureIds.filter((id) => open.includes(id)));
      }),
    );
  });

  it('are the first ones where nothing, or nothing sensible, is remembered', () => {
    for (const text of [null, '', '{', '{"open":["slack"]}', '[1]', `["${'x'.repeat(2000)}"]`])
      expect(rememberedFigures(shelfWith(text))).toEqual(firstFigures);
    expect(rememberedFigures(shelfWith('["slack","rubbish","cobweb"]'))).toEqual(['slack', 'cobweb']);
  });

  it('are the first ones where storage is forbidden or full, and that is told', () => {
    const full: Shelf = {
      localStorage: {
        getItem: () => null,
        setItem: () => {
          throw new Error('full');
        },
      },
    };
    const forbidden: Shelf = {
      get localStorage(): Shelf['localStorage'] {
        throw new Error('forbidden');
      },
    };
    for (const shelf of [full, forbidden]) {
      expect(rememberFigures(shelf, ['slack'])).toBe(false);
      expect(rememberedFigures(shelf)).toEqual(firstFigures);
    }
  });
});
