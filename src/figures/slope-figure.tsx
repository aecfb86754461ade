import { type ReactNode, useMemo } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData, PlotSeries } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { activations } from '../core/activations.ts';
import { slopeArgument } from '../core/network.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { inSentence } from '../model/in-sentence.ts';
import type { ColourRole } from '../model/quantities.ts';
import { selectedLayer, settingRows } from '../model/settings.ts';
import { useAppState, useResults } from '../state/hooks.ts';
import { numberCell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';

const reach = 6;
const step = 0.05;
const zs = Array.from(
  { length: (2 * reach) / step + 1 },
  (_, i) => (i * 2 * reach) / ((2 * reach) / step) - reach,
);

export const activationWords = (id: ActivationId): string =>
  settingRows.activation.choices.find((choice) => choice.id === id)!.words;

function slopeSeries(id: ActivationId, role: ColourRole, label: string): PlotSeries {
  const { slope } = activations[id];
  return { id, role, label: plain(label), points: zs.map((z) => ({ x: z, y: slope(z) })) };
}

/** Room for the slopes and γ, with a round number at the top. */
function heightFor(ids: readonly ActivationId[]): readonly [number, number] {
  const slopes = ids.flatMap((id) => zs.map((z) => activations[id].slope(z)));
  const most = Math.max(...ids.map((id) => activations[id].slopeBound));
  return [Math.min(0, Math.min(...slopes) * 1.15), most * 1.12];
}

/** σ′ of the net's activation with γ, and where the pre-activations of the selected layer lie. */
export function SlopeFigure(): ReactNode {
  const { settings, measurement } = useResults();
  const { activation } = settings;
  const layer = selectedLayer(settings);
  const z = measurement.single && slopeArgument(measurement.single.forward, layer);
  const gamma = activations[activation].slopeBound;
  const pinned = useGhosts();
  const ghosts = useMemo(
    () => pinned.filter(({ net }) => net.activation !== activation),
    [pinned, activation],
  );
  const curves = useMemo(
    () => ({
      x: { title: [{ text: 'z', set: 'symbol' as const }], domain: [-reach, reach] as const },
      y: {
        title: plain(ghosts.length > 0 ? 'slope' : `slope of ${inSentence(activationWords(activation))}`),
        domain: heightFor([activation, ...ghosts.map(({ net }) => net.activation)]),
      },
      series: [
        ...ghosts.map(({ id, label, net }) => ({
          ...slopeSeries(net.activation, 'typical', ''),
          id,
          ghost: id,
          label,
        })),
        slopeSeries(activation, 'slope', 'σ′'),
      ],
      rules: [
        {
          along: 'x' as const,
          at: gamma,
          role: 'slope' as const,
          label: plain(`γ = ${formatNumber(gamma, { trim: true })}`),
        },
      ],
    }),
    [activation, gamma, ghosts],
  );
  const data: PlotData = useMemo(
    () => (z ? { ...curves, rug: { xs: z, role: 'slope' } } : curves),
    [curves, z],
  );
  const inside = z ? z.filter((zj) => Math.abs(zj) > reach).length : 0;
  const { slope } = activations[activation];
  return (
    <Figure
      id="slopes"
      title="No slope exceeds γ, wherever the neurons stand"
      note={
        z
          ? `Strokes on the axis: the pre-activations of the ${z.length} neurons of layer ${layer} of this net${
              inside > 0 ? `, of which ${inside} lie outside the picture` : ''
            }.`
          : 'With several examples every neuron has a pre-activation for each; they are not drawn.'
      }
      table={(): Table => ({
        columns: ['neuron', 'z', 'σ′(z)', ...ghosts.map(({ name }) => `σ′(z) of ${name}`)],
        rows: Array.from(z ?? [], (zj, j) => [
          j + 1,
          numberCell(zj),
          numberCell(slope(zj)),
          ...ghosts.map(({ net }) => numberCell(activations[net.activation].slope(zj))),
        ]),
      })}
    >
      <div className="fig-plot">
        <Plot
          data={data}
          summary={`Slope of ${activationWords(activation)} against the pre-activation z`}
          reading={(x) =>
            `At z = ${formatNumber(x)} the slope is ${formatNumber(slope(x))}${saidOf(
              ghosts,
              ({ net }) =>
                `(${activationWords(net.activation)}) ${formatNumber(activations[net.activation].slope(x))}`,
            )}.`
          }
          step={0.1}
          start={0}
        />
      </div>
    </Figure>
  );
}

const compared = [
  slopeSeries('sigmoid', 'slope', 'sigmoid'),
  slopeSeries('tanh', 'contrast', 'tanh'),
] as const;
const comparison: PlotData = {
  x: { title: [{ text: 'z', set: 'symbol' }], domain: [-reach, reach] },
  y: { title: plain('slope'), domain: heightFor(['sigmoid', 'tanh']) },
  series: compared,
  rules: [
    { along: 'x', at: 1, role: 'contrast', label: plain('γ = 1') },
    { along: 'x', at: 0.25, role: 'slope', label: plain('γ = ¼') },
  ],
};

const comparedAt = (places: readonly number[]): Table => ({
  columns: ['z', 'sigmoid', 'tanh'],
  rows: places.map((z) => [
    numberCell(z, { trim: true }),
    numberCell(activations.sigmoid.slope(z)),
    numberCell(activations.tanh.slope(z)),
  ]),
});

/** The slopes of the sigmoid and of tanh side by side. */
export function SlopeComparison(): ReactNode {
  const activation = useAppState((state) => state.settings.activation);
  const both = (x: number) =>
    (['sigmoid', 'tanh'] as const).map((id) => `${id} ${formatNumber(activations[id].slope(x))}`).join(', ');
  return (
    <Figure
      id="two-slopes"
      title="The sigmoid’s slope is at most a quarter; that of tanh reaches one"
      note={`The net on show uses ${inSentence(activationWords(activation))}.`}
      table={() => comparedAt([0, 0.5, 1, 2, 3, 4, 5, 6])}
      numbers={() => comparedAt(zs)}
    >
      <div className="fig-plot">
        <Plot
          data={comparison}
          summary="Slopes of the sigmoid and of tanh against the pre-activation z"
          reading={(x) => `Slopes at z = ${formatNumber(x)}: ${both(x)}.`}
          step={0.1}
          start={0}
        />
      </div>
    </Figure>
  );
}
