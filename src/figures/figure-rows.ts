import type { FunctionComponent } from 'react';
import type { FigureId } from '../model/figures.ts';
import { ActivationBandsFigure } from './activation-bands-figure.tsx';
import { BackwardStep } from './backward-step.tsx';
import { ChainFigure } from './chain-figure.tsx';
import { CobwebFigure } from './cobweb-figure.tsx';
import { ComparisonFigure } from './comparison-figure.tsx';
import { DepthSweepFigure } from './depth-sweep-figure.tsx';
import { FactorsFigure } from './factors-figure.tsx';
import { GradientFigure } from './gradient-figure.tsx';
import { GuessFigure } from './guess-figure.tsx';
import { IntervalFigure } from './interval-figure.tsx';
import { NetworkFigure } from './network-figure.tsx';
import { NilpotentFigure } from './nilpotent-figure.tsx';
import { PhasePlaneFigure } from './phase-plane-figure.tsx';
import { PowersFigure } from './powers-figure.tsx';
import { PrecisionFigure } from './precision-figure.tsx';
import { RungsTable } from './rungs-table.tsx';
import { SingularValuesFigure } from './singular-values-figure.tsx';
import { SlackLedger } from './slack-ledger.tsx';
import { SlopeComparison, SlopeFigure } from './slope-figure.tsx';
import { StartingSpeedsFigure } from './starting-speeds-figure.tsx';
import { TrainingFigure } from './training.tsx';
import { UnrolledFigure } from './unrolled-figure.tsx';
import { WidthFigure } from './width-figure.tsx';

interface FigureRow {
  readonly Draw: FunctionComponent;
  /** Pinned nets are drawn in it, beside the net on show. */
  readonly holdsPins?: true;
}

/** What draws each figure. Whoever imports this fetches the code of all of them. */
export const figureRows: Readonly<Record<FigureId, FigureRow>> = {
  gradient: { Draw: GradientFigure, holdsPins: true },
  guess: { Draw: GuessFigure },
  network: { Draw: NetworkFigure },
  'step-back': { Draw: BackwardStep },
  slopes: { Draw: SlopeFigure, holdsPins: true },
  'two-slopes': { Draw: SlopeComparison },
  ladder: { Draw: RungsTable },
  slack: { Draw: SlackLedger, holdsPins: true },
  'singular-values': { Draw: SingularValuesFigure, holdsPins: true },
  'depth-sweep': { Draw: DepthSweepFigure, holdsPins: true },
  'phase-plane': { Draw: PhasePlaneFigure, holdsPins: true },
  cobweb: { Draw: CobwebFigure, holdsPins: true },
  factors: { Draw: FactorsFigure },
  activations: { Draw: ActivationBandsFigure },
  width: { Draw: WidthFigure, holdsPins: true },
  chain: { Draw: ChainFigure },
  interval: { Draw: IntervalFigure },
  comparison: { Draw: ComparisonFigure },
  precision: { Draw: PrecisionFigure, holdsPins: true },
  speeds: { Draw: StartingSpeedsFigure },
  training: { Draw: TrainingFigure },
  unrolled: { Draw: UnrolledFigure },
  powers: { Draw: PowersFigure },
  nilpotent: { Draw: NilpotentFigure },
};
