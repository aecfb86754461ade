import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { type QuantityId, quantities } from '../../src/model/quantities.ts';
import { isLayerExpression, layerAt, term, termsOf, withoutMarks } from '../../src/tex/term.ts';

const ids = Object.keys(quantities) as QuantityId[];
const layers = ['l', 'L', 'r', 'l+1', 'l-1', 'L-1', 'r-1', '2', '7', '100'];
const anyId = fc.constantFrom(...ids);
const anyLayer = fc.constantFrom(...layers);

describe('terms', () => {
  it('are read back from the formula in which they stand, each once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyId, anyLayer), { maxLength: 6 }), (written) => {
        const tex = written.map(([id, at]) => term(id, at)).join(' \\cdot ');
        const different = [...new Set(written.map(([id, at]) => `${id} ${at}`))];
        expect(termsOf(tex).map(({ id, at }) => `${id} ${at}`)).toEqual(different);
      }),
    );
  });

  it('are found within terms', () => {
    const tex = term('slopeMax', 'l', `\\|${term('slopes')}\\|`);
    expect(termsOf(tex).map(({ id }) => id)).toEqual(['slopeMax', 'slopes']);
  });

  it('are nothing else: an unknown quantity or layer is no term, and none can be written', () => {
    expect(termsOf('\\htmlData{term=loss,at=l}{C} \\htmlData{term=delta,at=q}{x}')).toEqual([]);
    expect(() => term('delta', 'q')).toThrow('q');
    expect(() => term('delta', 'l,at=L')).toThrow();
  });

  it('have a layer: a letter with a shift, or a number', () => {
    expect(layers.every(isLayerExpression)).toBe(true);
    expect(['', 'q', 'l+', '+1', 'l+1+1', '-1', 'l 1', 'lL', '2.5'].filter(isLayerExpression)).toEqual([]);
  });
});

describe('the layer meant', () => {
  const values = { l: 4, L: 14, r: 9 };

  it('follows the selected layer, the depth, and r', () => {
    const meant = ['l', 'l+1', 'l-1', 'L', 'L-1', 'r', 'r-1', '7'].map((at) => layerAt(at as 'l', values));
    expect(meant).toEqual([4, 5, 3, 14, 13, 9, 8, 7]);
  });

  it('is none where the net has no such layer or r no value', () => {
    expect(layerAt('L+1', values)).toBeUndefined();
    expect(layerAt('l-4', values)).toBeUndefined();
    expect(layerAt('15', values)).toBeUndefined();
    expect(layerAt('r', { l: 4, L: 14 })).toBeUndefined();
  });

  it('is always a layer of the net', () => {
    const number = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        fc.constantFrom('l', 'L', 'r'),
        fc.integer({ min: -9, max: 9 }),
        number,
        number,
        number,
        (v, k, l, L, r) => {
          const found = layerAt(`${v}${k < 0 ? k : `+${k}`}` as 'l', { l, L, r });
          const plain = { l, L, r }[v as 'l'] + k;
          expect(found).toBe(plain >= 1 && plain <= L ? plain : undefined);
        },
      ),
    );
  });
});

describe('a formula without its marks', () => {
  const mathml = (tex: string): string => {
    const html = katex.renderToString(tex, { output: 'mathml', trust: true, strict: false });
    return html.replace(/<annotation.*<\/annotation>/, '').replace(/<\/?mrow>/g, '');
  };

  it('is the same formula', () => {
    const inner = `\\left\\{ ${term('delta')} \\right\\}_{${term('layer')}}`;
    const nested = `${term('slopeMax', 'l+1', `\\|${term('slopes', 'l+1')}\\|`)}^2 \\le {x}`;
    const all = ids.map((id) => `${term(id, 'l+1')}^{2}`).join(' + ');
    for (const tex of [inner, nested, all]) {
      expect(withoutMarks(tex)).not.toContain('htmlData');
      expect(mathml(withoutMarks(tex))).toBe(mathml(tex));
    }
    expect(withoutMarks(`${term('gamma')}^{L-l+1}`)).toBe('{\\gamma}^{L-l+1}');
  });
});
