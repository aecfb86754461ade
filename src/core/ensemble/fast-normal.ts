import erfc from '@stdlib/math-base-special-erfc';

/**
 * Ziggurat of Marsaglia and Tsang (J. Stat. Softw. 5 (2000) 8): the half of the normal density, f(x) = e^{−x²/2}, under 256
 * layers of equal area, the lowest with the tail beyond R. A point of a layer that lies left of the next edge is under
 * the density for certain, which it is 99 times in a hundred. Layer and place are cut from different bits of a number.
 */
const layers = 256;
const tailStart = 3.6541528853610088;
const density = (x: number): number => Math.exp(-0.5 * x * x);

/** Right edges of the layers, from the lowest (as wide as its area demands) to the top; edge[256] = 0. */
const edge = new Float64Array(layers + 1);
/** f at the edges. */
const height = new Float64Array(layers + 1);
{
  const area = tailStart * density(tailStart) + Math.sqrt(Math.PI / 2) * erfc(tailStart * Math.SQRT1_2);
  edge[0] = area / density(tailStart);
  edge[1] = tailStart;
  for (let i = 1; i < layers - 1; i++) {
    edge[i + 1] = Math.sqrt(-2 * Math.log(density(edge[i]!) + area / edge[i]!));
  }
  for (let i = 0; i <= layers; i++) height[i] = density(edge[i]!);
}

const unit = 2 ** -32;

/** xoshiro128** (Blackman and Vigna 2021): the next 32 bits, signed. */
function next(state: Int32Array): number {
  const s1 = state[1]!;
  const product = Math.imul(s1, 5);
  const result = Math.imul((product << 7) | (product >>> 25), 9);
  const s2 = state[2]! ^ state[0]!;
  const s3 = state[3]! ^ s1;
  state[1] = s1 ^ s2;
  state[0]! ^= s3;
  state[2] = s2 ^ (s1 << 9);
  state[3] = (s3 << 11) | (s3 >>> 21);
  return result;
}

/** Uniform on (0, 1). */
const uniform = (state: Int32Array): number => ((next(state) >>> 0) + 0.5) * unit;

/** x given that |x| > R, by Marsaglia's rule. */
function tail(state: Int32Array): number {
  for (;;) {
    const x = -Math.log(uniform(state)) / tailStart;
    if (-2 * Math.log(uniform(state)) > x * x) return tailStart + x;
  }
}

/** Whether a point at x ≥ 0 of the layer, not left of the next edge, is under the density. */
const isUnder = (state: Int32Array, layer: number, x: number): boolean =>
  height[layer]! + uniform(state) * (height[layer + 1]! - height[layer]!) < density(x);

/**
 * Fills out[from … from+count) with independent N(0,1), 24 bits each, from the generator whose 128 bits are `state`, and
 * leaves it where it has come to. A longer row begins as the shorter one does.
 */
export function fillNormalFast(state: Int32Array, out: Float32Array, from: number, count: number): void {
  for (let k = from; k < from + count; k++) {
    for (;;) {
      const bits = next(state);
      const layer = bits & 255;
      // Symmetric, and never 0.
      const place = ((bits >> 8) + 0.5) * 2 ** -23;
      const x = place * edge[layer]!;
      const size = Math.abs(x);
      if (size < edge[layer + 1]!) {
        out[k] = x;
        break;
      }
      if (layer === 0) {
        out[k] = place < 0 ? -tail(state) : tail(state);
        break;
      }
      if (isUnder(state, layer, size)) {
        out[k] = x;
        break;
      }
    }
  }
}
