import { memo, type ReactNode, useMemo, useRef } from 'react';
import { Fan } from '../charts/fan.tsx';
import { type FanLine, fanLineIds } from '../charts/fan-geometry.ts';
import { FanLabel } from '../charts/fan-label.tsx';
import { aloud } from '../model/format.ts';
import type { QuantityId } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { useSpectra } from '../state/late-hooks.ts';
import type { Results } from '../state/results.ts';
import type { Spectra } from '../state/spectra.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import { useGhosts } from './ghosts.ts';
import { InSight, useInSight, useResultsInSight } from './in-sight.tsx';
import { useLinked } from './use-linked.ts';
import './figures.css';
import './singular-values.css';
import { fanData, fanRows, fanTitle, layerSentence } from './singular-values.ts';

/** What a line of the fan is in the rest of the page: ‖J_l‖‖e‖ is B3. */
const quantityOf: Partial<Record<FanLine['id'], QuantityId>> = {
  bound: 'bound',
  largest: 'b3',
  measured: 'delta',
};

/** The singular values of J_l from the output back, worked out while the figure is in sight. */
export function SingularValuesFigure(): ReactNode {
  return (
    <InSight>
      <Values />
    </InSight>
  );
}

function noteOf({ status }: Spectra, { net }: Results): ReactNode {
  switch (status) {
    case 'batch':
      return 'Several examples go through the net at present, and each has matrices of its own. Choose one example to see their singular values.';
    case 'too large':
      return `The singular values of ${net.sizes.length - 2} matrices of ${net.sizes[2]} × ${net.sizes.at(-1)} would take more than ten seconds. Choose a narrower or a shallower net to see them.`;
    case 'failed':
      return 'The singular values could not be computed: the calculation stopped.';
    default:
      return (
        <>
          Thin lines: the singular values of{' '}
          <span className="fig-symbol">
            J<sub>l</sub>
          </span>
          , the matrix that takes the output error back to layer <span className="fig-symbol">l</span>. Each
          is what an error of one direction is multiplied by. Measured in this net; the bound is a theorem.
        </>
      );
  }
}

function Values(): ReactNode {
  const results = useResultsInSight();
  const spectra = useSpectra(useInSight());
  const apply = useApply();
  const focus = useAppState((state) => state.focus);
  const isHeld = useAppState((state) => state.dragging !== null);
  const ghosts = useGhosts();
  const data = useMemo(() => fanData(results, spectra, ghosts), [results, spectra, ghosts]);
  const layer = Math.min(selectedLayer(results.settings), data.layers);
  const known = data.values.filter((values) => values).length;
  const isWorking = spectra.status === 'working';
  const title = fanTitle(data);
  // Said when a control has been let go, and of the net on show alone.
  const kept = useRef(title);
  if (!isHeld && !isWorking) kept.current = title;
  const said = kept.current;
  return (
    <Figure
      id="singular-values"
      title={title}
      note={noteOf(spectra, results)}
      table={(): Table => ({
        columns: [
          ...['layer', 'bound / ‖e‖', 'largest', '‖δ‖ / ‖e‖', 'median', 'smallest not 0', 'exactly 0'],
          ...ghosts.map(({ name }) => `pinned: ${name}`),
        ],
        rows: fanRows(data),
      })}
    >
      <div className="fig-plot fig-fan" aria-busy={isWorking}>
        <Fan
          data={data}
          selected={layer}
          meant={focus?.layer ?? null}
          emphasis={fanLineIds.find((id) => quantityOf[id] === focus?.quantity)}
          isHeld={isHeld}
          summary="Singular values from the output back to each layer, with the error and its bound among them"
          reading={(l) => layerSentence(data, l)}
          onChoose={(next) => apply(setSetting('layer', next))}
          label={(line) => <Label key={line.id} of={line} />}
        />
        {isWorking && (
          <p className="fig-fan-progress">
            computing, {data.stale ? 0 : known} of {data.layers - 1} layers
          </p>
        )}
      </div>
      <p className="ui-hidden" aria-live="polite">
        {aloud(said)}
      </p>
    </Figure>
  );
}

const Label = memo(function Label({ of }: { readonly of: FanLine }): ReactNode {
  const quantity = quantityOf[of.id];
  return quantity ? <LinkedLabel of={of} quantity={quantity} /> : <FanLabel of={of} />;
});

function LinkedLabel({ of, quantity }: { readonly of: FanLine; readonly quantity: QuantityId }): ReactNode {
  const { onClick, ...linked } = useLinked(quantity);
  return (
    <FanLabel
      of={of}
      {...linked}
      onClick={(event) => {
        // The chart would take it for the choice of a layer.
        event.stopPropagation();
        onClick();
      }}
    />
  );
}
