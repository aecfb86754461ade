/** A stretch of a log₁₀ axis, whole decades at both ends, with a tick at every multiple of `step` decades. */
export interface Domain {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

export type Extent = readonly [lowest: number, highest: number];

/** What the axis is drawn on, in pixels. */
export interface AxisRoom {
  readonly height: number;
  /** The least distance of two ticks. */
  readonly tickGap: number;
  /** What must stay free above the highest value and below the lowest one. */
  readonly above: number;
  readonly below: number;
}

/** An axis shows at least this many decades, lest noise look like a story. */
const fewest = 2;

function* steps(): Generator<number> {
  for (let power = 1; ; power *= 10) yield* [power, 2 * power, 5 * power];
}

function stepFor(decades: number, { height, tickGap }: AxisRoom): number {
  for (const step of steps()) if (decades * tickGap <= step * height) return step;
  return Number.POSITIVE_INFINITY;
}

/** The ends of an axis move in round parts of its step, in whole decades at least, so that nets that are alike share their axis. */
function gridOf(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const parts = Math.round(step / power) === 2 ? 4 : 5;
  return Math.max(1, step / parts);
}

/** The least stretch on a grid of `grid` decades that has [from, to] and the room above `highest` and below `lowest`. */
function around(values: Extent, [from, to]: Extent, grid: number, room: AxisRoom): Extent {
  const [lowest, highest] = values;
  let low = Math.floor(from / grid) * grid;
  let high = Math.ceil(to / grid) * grid;
  // Room for half of the height at most, so that lengthening the stretch comes to an end.
  const above = Math.min(room.above, room.height / 4);
  const below = Math.min(room.below, room.height / 4);
  for (;;) {
    const decadesPerPixel = (high - low) / room.height;
    const tight = high - highest < above * decadesPerPixel;
    const shallow = lowest - low < below * decadesPerPixel;
    if (!tight && !shallow) return [low, high];
    if (tight) high += grid;
    if (shallow) low -= grid;
  }
}

/** The domain for values (log₁₀) from lowest to highest; for none at all, three decades below 1. */
export function chooseDomain(values: Extent, room: AxisRoom): Domain {
  const [lowest, highest] = values;
  if (!(lowest <= highest)) return chooseDomain([-2.5, -0.5], room);
  const middle = (lowest + highest) / 2;
  const wide: Extent = [Math.min(lowest, middle - fewest / 2), Math.max(highest, middle + fewest / 2)];
  for (const step of steps()) {
    const [low, high] = around(values, wide, gridOf(step), room);
    if ((high - low) * room.tickGap <= step * room.height) return { low, high, step };
  }
  throw new RangeError('No step is wide enough for an endless axis.');
}

/** The domain held during a drag: the very same while the values fit, else longer by whole steps. */
export function growDomain(held: Domain, [lowest, highest]: Extent, room: AxisRoom): Domain {
  if (!(lowest < held.low || highest > held.high)) return held;
  const { step } = held;
  const low = Math.min(held.low, Math.floor(lowest / step) * step);
  const high = Math.max(held.high, Math.ceil(highest / step) * step);
  return { low, high, step: Math.max(step, stepFor(high - low, room)) };
}

/** The exponents of the ticks, upwards. */
export function decadeTicks({ low, high, step }: Domain): number[] {
  const ticks: number[] = [];
  // + 0 turns −0 into 0.
  for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(i * step + 0);
  return ticks;
}
