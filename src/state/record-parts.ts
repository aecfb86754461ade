import { typicalCorrelation } from '../core/mean-field/typical-case.ts';
import type { EnsembleReport } from './ensembles.ts';
import type { EnsembleRecord, TypicalRecord } from './record.ts';
import type { Results } from './results.ts';
import { typicalOf, wideNetOf } from './typical.ts';
import { typicalLineOf } from './typical-line.ts';

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
const log10 = (log: number): number | null => finite(log / Math.LN10);

/** What theory says of such nets; null where it is not about them. */
export function typicalRecordOf(results: Results): TypicalRecord | null {
  const typical = typicalOf(results);
  const { prediction, reason } = typicalLineOf(results.experiment);
  if (!typical || !prediction) return null;
  const { rest, gradientScale } = typical;
  const correlation = typicalCorrelation(wideNetOf(results.settings), rest);
  const layers = Array.from({ length: results.settings.layers - 1 }, (_, i) => i + 2);
  return {
    qStar: finite(rest.variance),
    chi1: finite(rest.chi),
    vPrime: finite(rest.rate),
    cStar: correlation && finite(correlation.correlation),
    depthScale: finite(gradientScale),
    log10Delta: layers.map((l) => [l, prediction.logDelta[l]! / Math.LN10] as const),
    caveat: reason && `The theory does not fit nets of this size: ${reason}`,
  };
}

/** The quantiles of the ensemble; null if it is not there, or not that of these settings. */
export function ensembleRecordOf({
  ensemble,
  ensembleStale,
}: Pick<EnsembleReport, 'ensemble' | 'ensembleStale'>): EnsembleRecord | null {
  if (!ensemble || ensembleStale) return null;
  const { runs, delta } = ensemble;
  const layers = Array.from({ length: delta.p50.length - 2 }, (_, i) => i + 2);
  return {
    runs,
    log10Delta: layers.map((layer) => ({
      layer,
      p10: log10(delta.p10[layer]!),
      p50: log10(delta.p50[layer]!),
      p90: log10(delta.p90[layer]!),
    })),
  };
}
