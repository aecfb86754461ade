import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * What a stream of random numbers is for. Every purpose, layer and row has a stream of its own: adding a layer or
 * widening one leaves all numbers drawn before as they were.
 */
const purposes = {
  weights: 1,
  biases: 2,
  inputs: 3,
  errors: 4,
  runs: 5,
  ahead: 6,
  back: 7,
  order: 8,
} as const;
export type Purpose = keyof typeof purposes;

/** Finaliser of MurmurHash3 (32 bits; Appleby, public domain): a bijection that spreads every bit over all. */
function spread(h: number): number {
  let k = h;
  k = Math.imul(k ^ (k >>> 16), 0x85ebca6b);
  k = Math.imul(k ^ (k >>> 13), 0xc2b2ae35);
  return k ^ (k >>> 16);
}

const absorb = (h: number, part: number): number => spread(h + Math.imul(part, 0x9e3779b1) + 0x7f4a7c15);

/** One of the 32-bit words hashed from (seed, purpose, layer, row), signed; `salt` tells the words apart. */
function hashed(salt: number, seed: number, purpose: Purpose, layer: number, row: number): number {
  return absorb(absorb(absorb(absorb(spread(salt), seed), purposes[purpose]), layer), row);
}

/** Writes the 128 bits that belong to (seed, purpose, layer, row) into `state`. */
export function hashState(
  state: Int32Array | number[],
  seed: number,
  purpose: Purpose,
  layer: number,
  row: number,
): void {
  for (let i = 0; i < 4; i++) state[i] = hashed(i + 1, seed, purpose, layer, row);
}

/** The stream that belongs to (seed, purpose, layer, row): xoroshiro128+ whose 128 bits of state are hashed from these. */
export function stream(seed: number, purpose: Purpose, layer: number, row = 0): RandomGenerator {
  const state: number[] = [];
  hashState(state, seed, purpose, layer, row);
  return xoroshiro128plusFromState(state);
}

/** The seed of a net of the ensemble: run 0, 1, 2, … of `seed`. */
export const runSeed = (seed: number, run: number): number => hashed(1, seed, 'runs', 0, run) >>> 0;

/** Fills out[from … from+count) with independent N(0,1) by Box and Muller. A longer row begins as the shorter one does. */
export function fillNormal(random: RandomGenerator, out: Float64Array, from = 0, count = out.length): void {
  for (let k = 0; k < count; k += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
    const angle = 2 * Math.PI * uniformFloat64(random);
    out[from + k] = radius * Math.cos(angle);
    if (k + 1 < count) out[from + k + 1] = radius * Math.sin(angle);
  }
}

/** As {@link fillNormal}, uniform on [−√3, √3): mean 0, variance 1. */
export function fillUniform(random: RandomGenerator, out: Float64Array, from = 0, count = out.length): void {
  for (let k = 0; k < count; k++) out[from + k] = Math.sqrt(3) * (2 * uniformFloat64(random) - 1);
}
