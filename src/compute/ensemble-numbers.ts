import { drawRun, type EnsembleNumbers } from '../core/ensemble/ensemble.ts';
import { createUnitNormals, type UnitNormals } from '../core/ensemble/unit-normals.ts';
import { roomOf } from '../core/ensemble/workspace.ts';
import { type Experiment, shapeOf, type Tensors, tensorKey, tensorLayer } from '../core/experiment.ts';

/** 64 MB of drawn matrices; nets beyond are drawn again every time. */
const defaultCapacity = 8e6;

/** The numbers of the tensors of one net. */
function sizeOf(experiment: Experiment): number {
  const key = tensorKey(experiment);
  const layers = new Set<number>();
  for (let l = 2; l <= experiment.layers; l++) layers.add(tensorLayer(experiment, l));
  let size = 0;
  for (const layer of layers) {
    const { rows, columns } = shapeOf(key, layer);
    size += rows * columns;
  }
  return size;
}

/** Keeps the random numbers of the ensemble asked for last, whatever its scales and activation, as far as there is room. */
export function createEnsembleNumbers(capacity = defaultCapacity): EnsembleNumbers {
  let normals: UnitNormals | null = null;
  let drawnFor = '';
  let drawn: Tensors[] = [];
  return {
    normals: (experiment) => {
      const stride = roomOf(experiment);
      if (normals?.seed !== experiment.seed || normals.stride !== stride)
        normals = createUnitNormals(experiment.seed, stride);
      return normals;
    },
    tensors: (experiment, run) => {
      const name = JSON.stringify(tensorKey(experiment));
      if (name !== drawnFor) drawn = [];
      drawnFor = name;
      const most = Math.floor(capacity / sizeOf(experiment));
      // Deeper nets than before leave room for fewer of them.
      if (drawn.length > most) drawn.length = most;
      if (run >= most) return drawRun(experiment, run);
      drawn[run] ??= drawRun(experiment, run);
      return drawn[run];
    },
  };
}
