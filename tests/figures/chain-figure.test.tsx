import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/charts/text.ts';
import { chainNet, intervalWidth, offsetChain } from '../../src/core/single-chain.ts';
import {
  chainLayers,
  chainTitle,
  exploding,
  powerOf,
  ratiosOf,
  windowWords,
} from '../../src/figures/chain.ts';
import { ChainFigure } from '../../src/figures/chain-figure.tsx';
import { runNet } from '../core/nets.ts';
import { fire, mount, press } from './mounted.tsx';

const slider = (host: HTMLElement, name: string): HTMLInputElement =>
  host.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)!;
const title = (host: HTMLElement): string => host.querySelector('figcaption')!.textContent!;
const row = (host: HTMLElement): HTMLElement =>
  host.querySelector<HTMLElement>('.chart-chain [role="slider"]')!;
const reset = (host: HTMLElement): HTMLButtonElement => host.querySelector('button')!;

function type(target: HTMLElement, ...keys: KeyboardEventInit[]): void {
  act(() => target.focus());
  for (const init of keys)
    fire(target, new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

describe('(122): the chain of single neurons', () => {
  it('its ratios are those that the backward pass finds in the very net', () => {
    for (const chain of [exploding, { weight: 100, offset: 0.06 }, { weight: 7, offset: -0.1 }]) {
      const net = chainNet(offsetChain(chainLayers, chain.weight, 0.3, chain.offset));
      const { logDelta } = runNet(net, [[0.3]], [[0]]).measurement;
      const ratios = ratiosOf(chain);
      for (let l = 2; l <= chainLayers; l++)
        expect(Math.abs(ratios[l]! - (logDelta[l]! - logDelta[chainLayers]!) / Math.LN10)).toBeLessThan(
          1e-11,
        );
    }
  });

  it('begins with Nielsen’s 25³ : 25² : 25 : 1', () => {
    expect([2, 3, 4, 5].map((layer) => textOf(powerOf(exploding, layer)))).toEqual(['253', '252', '25', '1']);
    const { host } = mount({}, <ChainFigure />);
    expect(title(host)).toMatch(/^It explodes.* by 25$/);
    expect(reset(host).disabled).toBe(true);
    act(() => host.querySelector('details')!.setAttribute('open', ''));
    fire(host.querySelector('details')!, new Event('toggle'));
    expect([...host.querySelectorAll('tbody tr')].map((tr) => tr.lastElementChild!.textContent)).toEqual([
      '1.56\u00a0×\u00a010⁴',
      '625',
      '25',
      '1',
    ]);
  });

  it('(123): explodes inside the window of length W and vanishes outside of it', () => {
    const half = intervalWidth(100) / 2;
    expect(half).toBeCloseTo(0.0458, 4);
    for (const sign of [-1, 1]) {
      expect(chainTitle({ weight: 100, offset: sign * half * 0.999 })).toMatch(/^It explodes/);
      expect(chainTitle({ weight: 100, offset: sign * half * 1.001 })).toMatch(/vanishes/);
    }
    expect(chainTitle({ weight: 3.9, offset: 0 })).toMatch(/can only shrink/);
    expect(windowWords({ weight: 100, offset: 0 })).toContain('0.0458.');
    expect(windowWords({ weight: 3, offset: 0 })).toContain('no activation');
  });

  it('sliders obey arrows, Shift, Home and End, and the button goes back', () => {
    const { host } = mount({}, <ChainFigure />);
    const offset = slider(host, 'Offset of the activations');
    type(
      offset,
      { key: 'ArrowRight' },
      { key: 'ArrowRight', shiftKey: true },
      { key: 'ArrowLeft', altKey: true },
    );
    expect(Number(offset.value)).toBeCloseTo(0.0109, 12);
    type(offset, { key: 'End' });
    expect(Number(offset.value)).toBe(0.1);
    expect(title(host)).toMatch(/vanishes/);
    const weight = slider(host, 'Weight of the chain');
    type(weight, { key: 'ArrowUp' });
    expect(Number(weight.value)).toBe(101);
    type(weight, { key: 'Home' });
    expect(Number(weight.value)).toBe(1);
    type(weight, { key: 'ArrowLeft' });
    expect(Number(weight.value)).toBe(1);
    expect(title(host)).toMatch(/can only shrink/);
    act(() => reset(host).click());
    expect(title(host)).toMatch(/^It explodes.* by 25$/);
    expect(host.querySelector('[aria-live]')!.textContent).toBe(title(host));
  });

  it('arrow keys walk the neurons and read them', () => {
    const { host } = mount({}, <ChainFigure />);
    act(() => row(host).focus());
    const said = (): string => row(host).getAttribute('aria-valuetext')!;
    expect(said()).toMatch(/^Layer 2: z = 0, slope 0.25. .* 1.56 times ten to the 4 times/);
    expect(press('ArrowRight').defaultPrevented).toBe(true);
    expect(said()).toMatch(/^Layer 3: .* 625 times/);
    press('End');
    expect(said()).toMatch(/^Layer 5/);
    press('ArrowRight');
    expect(row(host).getAttribute('aria-valuenow')).toBe('5');
    press('Home');
    press('ArrowLeft');
    expect(row(host).getAttribute('aria-valuenow')).toBe('2');
    expect(press('Tab').defaultPrevented).toBe(false);
  });
});
