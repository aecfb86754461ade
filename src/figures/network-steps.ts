import type { Step } from '../charts/network-step.tsx';
import { term } from '../tex/term.ts';

/** The number of a step in its pass, from 0. */
function indexOf({ pass, layer, part }: Step, L: number): number {
  const layers = pass === 'forward' ? layer - 2 : L - layer;
  return 2 * layers + (part === 'slopes' ? 1 : 0);
}

/** The step that many steps on; null beyond the first and the last. Where a step is not taken apart it is a whole layer. */
export function stepFrom(step: Step, by: number, L: number, whole: boolean): Step | null {
  const index = indexOf(step, L) + (whole ? 2 * by : by);
  if (index < 0 || index >= 2 * (L - 1)) return null;
  const layers = Math.floor(index / 2);
  return {
    pass: step.pass,
    layer: step.pass === 'forward' ? layers + 2 : L - layers,
    part: index % 2 === 0 ? 'weights' : 'slopes',
  };
}

/** What a step computes, in its two parts; the numbers of the layers are written out, for they are what is lit. */
export function stepTex(
  { pass, layer: l }: Step,
  L: number,
  hasOutputSlopes: boolean,
): readonly [string, string] {
  const at = String(l);
  const z = term('preActivation', at);
  if (pass === 'forward')
    return [
      `${z} = ${term('weights', at)}\\,${term('activations', String(l - 1))} + ${term('biases', at)}`,
      `${term('activations', at)} = ${term('sigma')}(${z})`,
    ];
  const delta = term('delta', at);
  const after = String(l + 1);
  const carried = l === L ? term('error') : `(${term('weights', after)})^T\\,${term('delta', after)}`;
  const grouped = l === L ? `(${carried})` : carried;
  const slopes = l < L || hasOutputSlopes ? `${term('slopes', at)}\\,${grouped}` : carried;
  return [carried, `${delta} = ${slopes}`];
}
