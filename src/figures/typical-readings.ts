import { layersPerDecade } from '../charts/growth-scale.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import type { Results } from '../state/results.ts';
import { edgeOf, typicalOf } from '../state/typical.ts';

type Read = (results: Results) => string | null;

/** √χ₁ at rest. */
const factorOf = (results: Results): number | null => {
  const typical = typicalOf(results);
  return typical && Math.sqrt(typical.rest.chi);
};

/** Numbers about wide nets with the settings of the net on show; null where theory does not speak of them. */
export const typicalReadings = {
  restVariance: (results) => {
    const typical = typicalOf(results);
    return typical && formatNumber(typical.rest.variance);
  },
  chi1: (results) => {
    const typical = typicalOf(results);
    return typical && formatNumber(typical.rest.chi);
  },
  typicalFactor: (results) => {
    const factor = factorOf(results);
    return factor === null ? null : formatNumber(factor);
  },
  /** Layers for a factor of ten at rest, "∞" on the edge. */
  decadeLayers: (results) => {
    const factor = factorOf(results);
    return factor === null ? null : formatNumber(layersPerDecade(factor ** 2));
  },
  /** ‖δ²‖/‖δ^L‖ from the actual input on. */
  typicalRatio: (results) => {
    const typical = typicalOf(results);
    if (!typical) return null;
    const logs = typical.trajectory.chi.subarray(2, results.settings.layers).map(Math.log10);
    return formatLog10(logs.reduce((sum, log) => sum + log, 0) / 2);
  },
  /** The σ_w of the edge at the bias scale of now. */
  edgeScale: ({ settings }) => {
    const edge = edgeOf(settings);
    return edge === null ? 'nowhere' : formatNumber(edge, { digits: 4 });
  },
} as const satisfies Record<string, Read>;
