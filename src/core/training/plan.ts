export const optimiserIds = ['descent', 'momentum', 'adam'] as const;
export type OptimiserId = (typeof optimiserIds)[number];

/** How a net is trained. */
export interface TrainingPlan {
  readonly optimiser: OptimiserId;
  /** η > 0. */
  readonly rate: number;
  /** μ of momentum, 0 ≤ μ < 1; the others do not use it. */
  readonly momentum: number;
  /** λ ≥ 0 of the L2 term (λ/2n)Σ‖wˡ‖² that is added to the cost, n the number of training examples. Biases are free. */
  readonly decay: number;
  /** The longest gradient that is not shortened; null for any. */
  readonly clip: number | null;
  /** Examples a step; null for all of them. */
  readonly batch: number | null;
  /** Where training ends. */
  readonly epochs: number;
}

/** Nielsen's for the curves of his chapter 5: full batch, 500 epochs, η = 0.1, λ = 5. */
export const nielsenPlan: TrainingPlan = {
  optimiser: 'descent',
  rate: 0.1,
  momentum: 0.9,
  decay: 5,
  clip: null,
  batch: null,
  epochs: 500,
};

/** How many steps make an epoch: the last one takes what is left. */
export const stepsPerEpoch = ({ batch }: TrainingPlan, examples: number): number =>
  batch === null ? 1 : Math.ceil(examples / batch);

/** How many vectors of the length of θ the optimiser remembers. */
export const memories: Readonly<Record<OptimiserId, number>> = { descent: 0, momentum: 1, adam: 2 };

/** Of Adam, as its authors propose (Kingma and Ba 2015, algorithm 1). */
export const adamConstants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
