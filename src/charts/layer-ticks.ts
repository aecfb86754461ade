const steps = [1, 2, 5, 10, 20, 50, 100];

/**
 * The layers that bear their number on the axis: 2, L, the selected one, and multiples of a round step between them.
 * Neighbours stand at least `gap` apart, `spacing` being the distance from layer to layer; the selected one goes first.
 */
export function layerTicks(layers: number, selected: number | null, spacing: number, gap: number): number[] {
  const step = steps.find((each) => each * spacing >= gap) ?? layers;
  const wanted = [selected, 2, layers];
  for (let layer = step; layer < layers; layer += step) wanted.push(layer);
  const ticks: number[] = [];
  for (const layer of wanted) {
    if (layer === null || layer < 2) continue;
    if (ticks.every((other) => other !== layer && Math.abs(other - layer) * spacing >= gap))
      ticks.push(layer);
  }
  return ticks.sort((a, b) => a - b);
}
