import { quantileOf } from '../ensemble/samples.ts';

/** Of the speeds of one layer over an ensemble of nets; of the speeds themselves, not their logarithms. */
export interface LayerSpeeds {
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
  readonly geometricMean: number;
}

/** From log-norms of all nets at index l = 2 … L of each; the same index. Of no net nothing. */
export function speedSummary(logNorms: readonly Float64Array[]): readonly LayerSpeeds[] {
  const [first] = logNorms;
  const summary: LayerSpeeds[] = [];
  if (!first) return summary;
  for (let l = 2; l < first.length; l++) {
    const logs = Float64Array.from(logNorms, (net) => net[l]!).sort();
    summary[l] = {
      p5: Math.exp(quantileOf(logs, 0.05)),
      median: Math.exp(quantileOf(logs, 0.5)),
      p95: Math.exp(quantileOf(logs, 0.95)),
      geometricMean: Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length),
    };
  }
  return summary;
}
