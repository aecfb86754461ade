import { act } from 'react';
import { expect, it } from 'vitest';
import { RungsTable } from '../../src/figures/rungs-table.tsx';
import { setSetting } from '../../src/state/changes.ts';
import { mount } from './mounted.tsx';

/** "4.19 × 10⁻⁴" as a number. */
const numberOf = (text: string): number => {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const plain = text.replace(/[⁻⁰¹²³⁴-⁹]/g, (c) => (c === '⁻' ? '-' : String(digits.indexOf(c))));
  return Number(plain.replace(/\s×\s10/, 'e'));
};
const values = (host: HTMLElement): string[] =>
  [...host.querySelectorAll('tr')].map((row) => row.lastElementChild!.textContent!);

it('(6.2) the ladder of the selected layer stands in order, its inner rungs when they are asked for', () => {
  const { host, store } = mount({ layers: 7, width: 8, activation: 'tanh', layer: 3 }, <RungsTable />);
  expect(values(host).map((text) => text === 'not computed')).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
  const button = [...host.querySelectorAll('button')].find((one) => one.textContent?.startsWith('Compute'));
  act(() => button!.click());
  for (const layer of [3, 5, 7]) {
    act(() => store.apply(setSetting('layer', layer)));
    expect(host.querySelector('figcaption')!.textContent).toBe(`The ladder at layer ${layer}`);
    const numbers = values(host).map(numberOf);
    expect(numbers).toHaveLength(6);
    for (let i = 1; i < numbers.length; i++) expect(numbers[i]!).toBeLessThanOrEqual(numbers[i - 1]!);
  }
  expect(store.getState().shown.rungs).toBe(true);
});

it('with several examples only the upper rungs and the gradient remain', () => {
  const { host } = mount({ layers: 5, width: 6, examples: 4 }, <RungsTable />);
  expect(values(host)).toHaveLength(3);
  expect(host.querySelector('.ui-button')).toBeNull();
});
