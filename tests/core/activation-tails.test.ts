import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import type { ActivationId } from '../../src/core/types.ts';
import slopeBounds from '../oracle/slope-bounds.json' with { type: 'json' };
import { expectRelative } from './closeness.ts';

describe('sign changes of σ′: relative precision right up to the zero', () => {
  it('σ′(z₀+h)/h tends to σ″(z₀) for GELU (φ(z₀)(2−z₀²)) and SiLU', () => {
    const z = Number(slopeBounds.gelu.root0);
    const second = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * (2 - z * z);
    // z₀ itself is known to 1e-17 beyond the double: h = z − z₀ is exact.
    const low = 1.4956759177009883e-17;
    for (const h of [2 ** -30, 2 ** -36, 2 ** -42]) {
      expectRelative(activations.gelu.slope(z + h), second * (h - low), 2 * h + 1e-14);
    }
    const v = Number(slopeBounds.silu.min_value_x);
    const e = Math.exp(v);
    for (const h of [2 ** -30, 2 ** -36, 2 ** -42]) {
      expectRelative(
        activations.silu.slope(v + h),
        ((e * (1 + e)) / (1 + e) ** 2) * (h + 1.0946994183093437e-16),
        2 * h + 1e-14,
      );
    }
  });

  it('the branches of GELU meet', () => {
    for (const edge of [-0.25, 0.25]) {
      const z = Number(slopeBounds.gelu.root0) + edge;
      expectRelative(activations.gelu.slope(z - 1e-12), activations.gelu.slope(z + 1e-12), 3e-11);
    }
  });
});

describe('tails, where the slope itself underflows', () => {
  const far = [40, 100, 700, 740, 745, 746, 800, 1e4];
  const leftTails: [ActivationId, (size: number) => number][] = [
    ['sigmoid', (t) => -t],
    ['tanh', (t) => 2 * Math.LN2 - 2 * t],
    ['softplus', (t) => -t],
    ['softsign', (t) => -2 * Math.log(1 + t)],
    ['elu', (t) => -t],
    ['selu', (t) => Math.log(1.7580993408473768) - t],
    // Φ/φ = (1 − t⁻² + 3t⁻⁴ − 15t⁻⁶ …)/t at −t.
    [
      'gelu',
      (t) =>
        Math.log(t) +
        Math.log1p(-(t ** -2) + t ** -4 - 3 * t ** -6) -
        (t * t) / 2 -
        Math.log(2 * Math.PI) / 2,
    ],
    ['silu', (t) => Math.log(t - 1) - t],
    ['mish', (t) => Math.log(t - 1) - t],
    ['arctan', (t) => -Math.log(1 + t * t)],
    ['erf', (t) => Math.log(2 / Math.sqrt(Math.PI)) - t * t],
  ];
  it.each(leftTails)('log|σ′| of %s on the left', (id, tail) => {
    for (const t of far) expectRelative(activations[id].logSlope(-t), tail(t), 3e-14);
  });

  it('log|σ′| is symmetric where σ is odd up to a constant', () => {
    for (const id of ['sigmoid', 'tanh', 'softsign', 'arctan', 'erf', 'sin'] as const) {
      for (const t of [...far, 0.1, 1, 7]) {
        expect(activations[id].logSlope(t)).toBe(activations[id].logSlope(-t));
      }
    }
  });

  it('log σ′ on the right is the small number it is: softplus −e⁻ᶻ, SiLU (z−1)e⁻ᶻ, Mish (4z−2)e⁻²ᶻ, GELU zφ', () => {
    for (const z of [40, 100, 300]) {
      expectRelative(activations.softplus.logSlope(z), -Math.exp(-z), 1e-14);
      expectRelative(activations.silu.logSlope(z), (z - 1) * Math.exp(-z), 1e-13);
      expectRelative(activations.mish.logSlope(z), (4 * z - 2) * Math.exp(-2 * z), 1e-13);
    }
    const phi = Math.exp(-200) / Math.sqrt(2 * Math.PI);
    expectRelative(activations.gelu.logSlope(20), 20 * phi * (1 - 1 / 400 + 1 / 160000 - 3 / 64e6), 1e-9);
  });

  it('values in the left tail keep their relative precision', () => {
    for (const t of [20, 100, 700]) {
      expectRelative(activations.sigmoid.value(-t), Math.exp(-t), t === 20 ? 3e-9 : 1e-15);
      expectRelative(activations.softplus.value(-t), Math.exp(-t), t === 20 ? 3e-9 : 1e-15);
      expectRelative(activations.silu.value(-t), -t * Math.exp(-t), t === 20 ? 3e-9 : 1e-15);
      expectRelative(activations.mish.value(-t), -t * Math.exp(-t), t === 20 ? 3e-9 : 1e-15);
    }
  });

  it('limits at ±∞', () => {
    const up = Number.POSITIVE_INFINITY;
    const limits: Partial<Record<ActivationId, [number, number]>> = {
      linear: [-up, up],
      sigmoid: [0, 1],
      tanh: [-1, 1],
      relu: [0, up],
      'leaky-relu': [-up, up],
      elu: [-1, up],
      selu: [-1.7580993408473768, up],
      softplus: [0, up],
      softsign: [-1, 1],
      gelu: [0, up],
      silu: [0, up],
      mish: [0, up],
      'hard-tanh': [-1, 1],
      'hard-sigmoid': [0, 1],
      arctan: [-Math.PI / 2, Math.PI / 2],
      erf: [-1, 1],
    };
    for (const [id, ends] of Object.entries(limits) as [ActivationId, [number, number]][]) {
      const sigma = activations[id];
      [-up, up].forEach((z, i) => {
        expect(sigma.value(z) + 0).toBe(ends[i]! + 0);
        expect(Math.abs(sigma.slope(z) - sigma.slope(Math.sign(z) * 1e300))).toBe(0);
        expect(sigma.logSlope(z) + 0).toBe(Math.log(Math.abs(sigma.slope(z))));
      });
    }
  });
});
