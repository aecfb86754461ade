import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { difference, runNet } from '../core/nets.ts';
import { netOf, normOf, random } from './matrices.ts';
import {
  apply,
  coreErrors,
  costOf,
  depthOf,
  dot,
  errorAt,
  gradient,
  layersOf,
  length,
  normals,
  outputFrom,
  type PlainNet,
  passOf,
  randomNet,
  smooth,
  transpose,
  withBiases,
} from './plain-net.ts';

const gradB = (net: PlainNet, l: number) => gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!);

interface Losses {
  readonly activation: number;
  readonly alignment: number;
  readonly averaging: number;
}

/** The three losses of (6.7) at every layer, from δ by differences and norms by SVD. */
function lossesOf(net: PlainNet): (Losses | undefined)[] {
  const L = depthOf(net);
  const { slope, slopeBound } = activations[net.activation];
  const { z } = passOf(net);
  const out: Losses[] = [];
  for (const r of layersOf(net)) {
    const slopes = z[r]!.map(slope);
    const most = Math.max(...slopes.map(Math.abs));
    const later = r < L ? gradB(net, r + 1) : [];
    const u = later.map((x) => x / length(later));
    const v = r < L ? apply(transpose(net.w[r + 1]!), u) : errorAt(net);
    const norm = r < L ? normOf(new MlMatrix(net.w[r + 1]!)) : length(v);
    out[r] = {
      activation: Math.log(slopeBound / most),
      alignment: Math.log(norm / length(v)),
      averaging: Math.log((most * length(v)) / length(v.map((x, j) => x * slopes[j]!))),
    };
  }
  return out;
}

const sum = (losses: readonly (Losses | undefined)[]) =>
  losses.reduce((all, loss) => all + (loss ? loss.activation + loss.alignment + loss.averaging : 0), 0);

describe.each(smooth)('the books of a net, %s', (id) => {
  const net = randomNet([5, 5, 4, 6, 3, 3], id, 61);
  const losses = lossesOf(net);

  it('(6.7) [eq:losses] core books the same three losses, none of them negative', () => {
    const { slack } = runNet(coreErrors(net).core, [net.x], [net.y]);
    for (const r of layersOf(net)) {
      for (const cause of ['activation', 'alignment', 'averaging'] as const) {
        expect(losses[r]![cause]).toBeGreaterThanOrEqual(-1e-8);
        expect(Math.abs(slack![cause][r]! - losses[r]![cause])).toBeLessThan(1e-7);
      }
    }
  });

  it('(6.8) [eq:ledger] the losses from layer l on add up to log B0/‖δ‖', () => {
    const L = depthOf(net);
    const { slopeBound } = activations[id];
    for (const l of layersOf(net)) {
      const norms = net.w.slice(l + 1).map((w) => normOf(new MlMatrix(w)));
      const b0 = norms.reduce((all, norm) => all * norm, slopeBound ** (L - l + 1) * length(errorAt(net)));
      expect(difference(sum(losses.slice(l)), Math.log(b0 / length(gradB(net, l))), 1)).toBeLessThan(1e-7);
    }
  });
});

it('(6.8), exercise 6.3: diag(10, 1/10) loses two decades in every step, all by alignment', () => {
  const net = netOf({
    activation: 'linear',
    sizes: [2, 2, 2, 2],
    w: () => [
      [10, 0],
      [0, 0.1],
    ],
    x: [0, 1],
    y: [0, 0],
  });
  const losses = lossesOf(net);
  for (const r of [2, 3]) {
    expect(losses[r]!.alignment / Math.LN10).toBeCloseTo(2, 3);
    expect(losses[r]!.averaging + losses[r]!.activation).toBeCloseTo(0, 9);
  }
});

it('(6.9) [eq:typical-stretch] mean and variance of ‖wᵀu‖² over 20,000 Gaussian matrices', () => {
  const [n, scale, runs] = [4, 1.5, 20_000];
  const u = normals(n, 71);
  const entries = normals(n * n * runs, 72, scale / Math.sqrt(n));
  const squares = Array.from({ length: runs }, (_, i) => {
    let square = 0;
    for (let k = 0; k < n; k++) {
      let image = 0;
      for (let j = 0; j < n; j++) image += entries[(i * n + j) * n + k]! * u[j]!;
      square += image * image;
    }
    return square / dot(u, u);
  });
  const mean = squares.reduce((all, x) => all + x, 0) / runs;
  const variance = squares.reduce((all, x) => all + (x - mean) ** 2, 0) / runs;
  // Four standard errors of the mean; the variance of the squares of χ²₄ sums allows some 4 % likewise.
  expect(Math.abs(mean - scale ** 2)).toBeLessThan(4 * Math.sqrt((2 * scale ** 4) / n / runs));
  expect(Math.abs(variance / ((2 * scale ** 4) / n) - 1)).toBeLessThan(0.1);
});

it('(6.9) the norm of a square Gaussian matrix is nearly 2σ_w already at n = 100', () => {
  const norms = [1, 2, 3].map((seed) => normOf(random(100, 100, 200 + seed, 0.1)));
  for (const norm of norms) expect(Math.abs(norm - 2)).toBeLessThan(0.15);
});

it('(6.10) [eq:last-rung] the mean of ‖Je‖² over a frame, which is that over the sphere, lies between B3²/n and B3²', () => {
  for (const id of smooth) {
    const net = randomNet([4, 5, 4, 6, 3], id, 81);
    const { z, a } = passOf(net);
    for (const l of layersOf(net)) {
      const J = new MlMatrix(
        a[5]!.map((_, i) => gradient((at) => outputFrom(net, l, at)[i]!, z[l]!)),
      ).transpose();
      const b3 = normOf(J);
      // Over a frame of three orthonormal errors, turned at random: the mean square is the same for all of them.
      const means = [0, 1].map((turn) => {
        const frame = turn === 0 ? MlMatrix.eye(3) : frameOf(82);
        const images = J.mmul(frame);
        return images.to1DArray().reduce((all, x) => all + x * x, 0) / 3;
      });
      expect(difference(means[0]!, means[1]!)).toBeLessThan(1e-10);
      expect(means[0]!).toBeLessThanOrEqual(b3 ** 2 * (1 + 1e-12));
      expect(means[0]!).toBeGreaterThanOrEqual((b3 ** 2 / 3) * (1 - 1e-12));
      // And over many random directions.
      const e = normals(3 * 4000, 83);
      let mean = 0;
      for (let i = 0; i < 4000; i++) {
        const one = e.slice(3 * i, 3 * i + 3);
        mean += (length(J.mmul(MlMatrix.columnVector(one)).to1DArray()) / length(one)) ** 2 / 4000;
      }
      expect(difference(mean, means[0]!)).toBeLessThan(0.1);
    }
  }
});

/** Three orthonormal vectors in general position: the columns of a reflection. */
function frameOf(seed: number): MlMatrix {
  const v = normals(3, seed);
  const column = MlMatrix.columnVector(v);
  return MlMatrix.eye(3).sub(column.mmul(column.transpose()).mul(2 / dot(v, v)));
}
