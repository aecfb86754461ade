import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { Point } from '../charts/boxes.ts';
import { Plane } from '../charts/plane.tsx';
import type { PlaneData } from '../charts/plane-geometry.ts';
import { criticalCurve, criticalWeightScale, edgeKinds } from '../core/mean-field/edge.ts';
import { fixedPoints, restingPoint } from '../core/mean-field/fixed-points.ts';
import { firstVariance } from '../core/mean-field/variance-map.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import type { Settings } from '../model/settings.ts';
import { keyedValue, roundSetting } from '../model/track.ts';
import { setDragging, setSettings } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';
import { usePlane } from '../state/late-hooks.ts';
import type { PlaneRange } from '../state/planes.ts';
import { type Cell, numberCell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import { type GhostNet, useGhosts } from './ghosts.ts';
import { InSight, useInSight, useResultsInSight } from './in-sight.tsx';
import { growthWords, planeNote, planeTitle } from './phase-plane-words.ts';
import { useHeld } from './use-held.ts';

/** The part of the plane that has the edge and the net in it; equal ones are the same object. */
const ranges: readonly PlaneRange[] = [
  { weightScale: 4, biasScale: 2 },
  { weightScale: 4, biasScale: 5 },
  { weightScale: 20, biasScale: 2 },
  { weightScale: 20, biasScale: 5 },
];
const late: readonly ActivationId[] = ['sigmoid', 'hard-sigmoid'];

const rangeFor = (nets: readonly Settings[]): PlaneRange =>
  ranges.find(({ weightScale, biasScale }) =>
    nets.every(
      ({ activation, scale, bias }) =>
        weightScale >= Math.max(scale, late.includes(activation) ? 20 : 0) && biasScale >= bias,
    ),
  )!;

const curves = new Map<string, readonly Point[]>();

function edgeCurve(activation: ActivationId, { weightScale, biasScale }: PlaneRange): readonly Point[] {
  if (edgeKinds[activation] === 'point') return [];
  const key = `${activation} ${weightScale} ${biasScale}`;
  let curve = curves.get(key);
  if (!curve) {
    curve = criticalCurve(activation, biasScale, 56)
      .map((point) => ({ x: point.weightScale, y: Math.sqrt(Math.max(0, point.biasSquare)) }))
      .filter(({ x }) => x <= weightScale);
    curves.set(key, curve);
  }
  return curve;
}

/** χ₁ for an input of variance 1, and where the variance settles. */
function restAt(activation: ActivationId, { x, y }: Point) {
  const net = { activation, weightScale: x, biasScale: y };
  return restingPoint(net, fixedPoints(net), firstVariance(net, 1));
}

function reading(activation: ActivationId, at: Point): string {
  const { chi, variance } = restAt(activation, at);
  const settles = variance === Number.POSITIVE_INFINITY ? 'q → ∞' : `q → ${formatNumber(variance)}`;
  return `Weight scale ${formatNumber(at.x)}, bias scale ${formatNumber(at.y)}: ${growthWords(chi)} (χ₁ = ${formatNumber(chi)}, ${settles}).`;
}

function tableOf(
  activation: ActivationId,
  certified: number,
  net: Point,
  pinned: readonly GhostNet[],
): Table {
  const row = (name: string, at: Point): readonly Cell[] => {
    const { variance, chi } = restAt(activation, at);
    return [name, ...[at.x, at.y, variance, chi].map((value) => numberCell(value, { digits: 4 }))];
  };
  const edges = [0, 0.1, 0.2, 0.5, 1, 2].flatMap((y) => {
    const x = edgeKinds[activation] === 'point' && y > 0 ? null : criticalWeightScale(activation, y);
    return x === null ? [] : [row(`edge at σ_b = ${y}`, { x, y })];
  });
  return {
    columns: ['setting', 'σ_w', 'σ_b', 'q*', 'χ₁'],
    rows: [
      row('this net', net),
      ...pinned.map((pin) => row(`pinned: ${pin.name}`, { x: pin.net.scale, y: pin.net.bias })),
      ...(certified > 0 && Number.isFinite(certified)
        ? [row('certified up to', { x: certified, y: net.y })]
        : []),
      ...edges,
    ],
  };
}

function PhasePlane(): ReactNode {
  const { settings, certifiedScale } = useResultsInSight();
  const inSight = useInSight();
  const apply = useApply();
  const { activation, scale, bias } = settings;
  const pinned = useGhosts();
  const here = useMemo(() => pinned.filter((pin) => pin.net.activation === activation), [pinned, activation]);
  const range = useHeld(rangeFor([settings, ...here.map((pin) => pin.net)]), `${activation} ${here.length}`);
  const cells = usePlane(activation, range, inSight);
  const net = useMemo(() => ({ x: scale, y: bias }), [scale, bias]);
  const data: PlaneData = useMemo(() => {
    const edgeScale = edgeKinds[activation] === 'point' ? criticalWeightScale(activation, 0) : null;
    return {
      most: { x: range.weightScale, y: range.biasScale },
      edge: edgeCurve(activation, range),
      edgePoint: edgeScale === null ? undefined : { x: edgeScale, y: 0 },
      certified: Math.min(certifiedScale, range.weightScale),
      ghosts: here.map(({ id, label, net: { scale: x, bias: y } }) => ({ id, label, x, y })),
    };
  }, [activation, range, certifiedScale, here]);
  const keyed = (event: KeyboardEvent): Point | undefined => {
    const upright = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (!upright && event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return undefined;
    return upright
      ? { x: scale, y: keyedValue('bias', bias, event) ?? bias }
      : { x: keyedValue('scale', scale, event) ?? scale, y: bias };
  };
  return (
    <Figure
      id="phase-plane"
      title={planeTitle(activation)}
      note={planeNote(settings, pinned)}
      table={() => tableOf(activation, certifiedScale, net, here)}
    >
      <div className="fig-plot fig-plane">
        <Plane
          data={data}
          net={net}
          cells={cells}
          summary="The net as a point of the plane. Left and right change σ_w, up and down σ_b"
          reading={(at) => reading(activation, at)}
          keyed={keyed}
          onMove={({ x, y }) =>
            apply(setSettings({ scale: roundSetting('scale', x), bias: roundSetting('bias', y) }))
          }
          onDrag={(dragging) => apply(setDragging(dragging ? 'scale' : null))}
        />
      </div>
      {cells?.problem && <p className="fig-note">The colours could not be computed: {cells.problem}</p>}
    </Figure>
  );
}

/** The plane (σ_w, σ_b), coloured by how fast gradients vanish or grow; the net on show is a point that can be dragged. */
export function PhasePlaneFigure(): ReactNode {
  return (
    <InSight>
      <PhasePlane />
    </InSight>
  );
}
