import { act } from 'react';
import { expect, it } from 'vitest';
import { Notice } from '../../src/figures/notice.tsx';
import { parseAddress } from '../../src/state/address.ts';
import { restore } from '../../src/state/changes.ts';
import { fire, type Mounted, mount } from './mounted.tsx';

function open(hash: string): Mounted {
  const mounted = mount({}, <Notice />);
  const { settings, dropped } = parseAddress(hash);
  act(() => mounted.store.apply(restore(settings, dropped)));
  return mounted;
}

const items = ({ host }: Mounted) => [...host.querySelectorAll('li')].map((item) => item.textContent);

it('the notice says what of an address was dropped, and why, until it is dismissed', () => {
  const mounted = open('#layers=3000&width=7&nonsense');
  expect(items(mounted)).toEqual([
    'layers=3000: layers runs from 2 to 100',
    'nonsense: no setting has this name',
  ]);
  fire(mounted.host.querySelector('button')!, new MouseEvent('click', { bubbles: true }));
  expect(mounted.host.textContent).toBe('');
  expect(mounted.store.getState().settings.width).toBe(7);
});

it('the notice of a good address is empty', () => {
  expect(open('#layers=30').host.textContent).toBe('');
});

it('the notice stays short if an address is garbage from end to end', () => {
  const mounted = open(`#${Array.from({ length: 5000 }, (_, i) => `k${i}`).join('&')}`);
  expect(items(mounted)).toHaveLength(9);
  expect(items(mounted).at(-1)).toBe('and 4992 more');
});
