import { smallestGain } from './smallest-gain.ts';
import { spectralNorm } from './spectral-norm.ts';
import type { Bracket, Matrix } from './types.ts';

/** How much wᵀ stretches: ‖w‖ = max ‖wᵀu‖ and s₋(w) = min ‖wᵀu‖ over unit vectors u. */
export interface WeightNorms {
  readonly largest: Bracket;
  readonly smallest: Bracket;
}

export const weightNorms = (w: Matrix): WeightNorms => ({
  largest: spectralNorm(w),
  smallest: smallestGain(w),
});
