import { activations } from '../activations.ts';
import type { ActivationId } from '../types.ts';

/**
 * σ and σ′ by cubics in intervals of 1/64 of |z|, z > 0 and z < 0 apart: exact where σ is piecewise linear, and good to some
 * 10⁻⁹ elsewhere, several times faster than the functions. |z| is not shifted, so that σ(z) keeps its digits however small
 * z is where σ(0) = 0. The relative error of a slope in a Gaussian tail is about (z/200)⁴.
 */
const perUnit = 64;
/** Beyond, the functions themselves are asked. */
const reach = 32;
const intervals = reach * perUnit;

/** Places in an interval where cubic and function agree: both ends for σ, which is continuous; none for σ′, which may jump there. */
const valueNodes = [0, 0.25, 0.75, 1];
const slopeNodes = [1, 3, 5, 7].map((k) => (1 - Math.cos((k * Math.PI) / 8)) / 2);

/** Coefficients of 1, t, t², t³ of the cubic through (nodes, f), by divided differences. */
function cubic(nodes: readonly number[], f: readonly number[]): [number, number, number, number] {
  const [t0, t1, t2, t3] = nodes as [number, number, number, number];
  const [f0, f1, f2, f3] = f as [number, number, number, number];
  const d01 = (f1 - f0) / (t1 - t0);
  const d12 = (f2 - f1) / (t2 - t1);
  const d23 = (f3 - f2) / (t3 - t2);
  const d012 = (d12 - d01) / (t2 - t0);
  const d123 = (d23 - d12) / (t3 - t1);
  const c3 = (d123 - d012) / (t3 - t0);
  const c2 = d012 - c3 * (t0 + t1 + t2);
  const c1 = d01 - d012 * (t0 + t1) + c3 * (t0 * t1 + t0 * t2 + t1 * t2);
  return [f0 - t0 * (d01 - t1 * (d012 - t2 * c3)), c1, c2, c3];
}

/** An activation that is evaluated for whole layers. */
export interface TabulatedActivation {
  readonly id: ActivationId;
  /**
   * Eight coefficients an interval, four of σ and four of σ′: first the intervals of z > 0, then those of z < 0, where t runs
   * with |z|.
   */
  readonly table: Float64Array;
  /** So many intervals on either side are there; more are made when a z is met that wants them. */
  filled: number;
}

const known = new Map<ActivationId, TabulatedActivation>();

export function tabulated(id: ActivationId): TabulatedActivation {
  const found = known.get(id);
  if (found) return found;
  const made: TabulatedActivation = { id, table: new Float64Array(16 * intervals), filled: 0 };
  known.set(id, made);
  return made;
}

/** Makes the intervals up to `count`, which is at least 4 units of z. */
function extend(activation: TabulatedActivation, count: number): void {
  const { value, slope } = activations[activation.id];
  for (const side of [1, -1]) {
    const start = side === 1 ? 0 : intervals;
    for (let k = activation.filled; k < count; k++) {
      const at = (t: number) => (side * (k + t)) / perUnit;
      const values = valueNodes.map((t) => value(at(t)));
      const slopes = slopeNodes.map((t) => slope(at(t)));
      activation.table.set(cubic(valueNodes, values), 8 * (start + k));
      activation.table.set(cubic(slopeNodes, slopes), 8 * (start + k) + 4);
    }
  }
  activation.filled = count;
}

/** Numbers with the bits of the same, for their signs: to ask z > 0 would be to guess wrong every other time. */
export interface SignedNumbers {
  readonly values: Float32Array;
  readonly bits: Int32Array;
}

export const withBits = (values: Float32Array): SignedNumbers => ({
  values,
  bits: new Int32Array(values.buffer, values.byteOffset, values.length),
});

/** a ← σ(z), slopes ← σ′(z) for the n numbers z = scale·unit[from + j], none of them 0, scale > 0; written from `to` on. */
export function applyTabulated(
  activation: TabulatedActivation,
  { values, bits }: SignedNumbers,
  from: number,
  n: number,
  scale: number,
  a: Float64Array,
  slopes: Float64Array,
  to: number,
): void {
  const { table, filled } = activation;
  for (let j = 0; j < n; j++) {
    const z = scale * values[from + j]!;
    const x = perUnit * Math.abs(z);
    if (x < filled) {
      const k = x | 0;
      const t = x - k;
      const o = 8 * k + (bits[from + j]! >>> 31) * 8 * intervals;
      a[to + j] = table[o]! + t * (table[o + 1]! + t * (table[o + 2]! + t * table[o + 3]!));
      slopes[to + j] = table[o + 4]! + t * (table[o + 5]! + t * (table[o + 6]! + t * table[o + 7]!));
    } else if (x < intervals) {
      extend(activation, Math.min(intervals, 2 * Math.max(x | 0, 2 * perUnit)));
      applyTabulated(activation, { values, bits }, from + j, n - j, scale, a, slopes, to + j);
      return;
    } else {
      a[to + j] = activations[activation.id].value(z);
      slopes[to + j] = activations[activation.id].slope(z);
    }
  }
}
