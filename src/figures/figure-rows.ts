import type { FunctionComponent } from 'react';
import type { FigureId } from '../model/figures.ts';
import { ActivationBandsFigure } from './activation-bands-figure.tsx';
import { ChainFigure } from './chain-figure.tsx';
import { CobwebFigure } from './cobweb-figure.tsx';
import { ComparisonFigure } from './comparison-figure.tsx';
import { DepthSweepFigure } from './depth-sweep-figure.tsx';
import { FactorsFigure } from './factors-figure.tsx';
import { GradientFigure } from './gradient-figure.tsx';
import { IntervalFigure } from './interval-figure.tsx';
import { NetworkFigure } from './network-figure.tsx';
import { NilpotentFigure } from './nilpotent-figure.tsx';
import { PhasePlaneFigure } from './phase-plane-figure.tsx';
import { PowersFigure } from './powers-figure.tsx';
import { PrecisionFigure } from './precision-figure.tsx';
import { SingularValuesFigure } from './singular-values-figure.tsx';
import { SlackLedger } from './slack-ledger.tsx';
import { SlopeFigure } from './slope-figure.tsx';
import { StartingSpeedsFigure } from './starting-speeds-figure.tsx';
import { UnrolledFigure } from './unrolled-figure.tsx';
import { WidthFigure } from './width-figure.tsx';

/** What draws each figure. Whoever imports this fetches the code of all of them. */
export const figureRows: Readonly<Record<FigureId, FunctionComponent>> = {
  gradient: GradientFigure,
  network: NetworkFigure,
  slopes: SlopeFigure,
  slack: SlackLedger,
  'singular-values': SingularValuesFigure,
  'depth-sweep': DepthSweepFigure,
  'phase-plane': PhasePlaneFigure,
  cobweb: CobwebFigure,
  factors: FactorsFigure,
  activations: ActivationBandsFigure,
  width: WidthFigure,
  chain: ChainFigure,
  interval: IntervalFigure,
  comparison: ComparisonFigure,
  precision: PrecisionFigure,
  speeds: StartingSpeedsFigure,
  unrolled: UnrolledFigure,
  powers: PowersFigure,
  nilpotent: NilpotentFigure,
};
