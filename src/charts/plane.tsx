import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Point } from './boxes.ts';
import { ChartSvg } from './chart-svg.tsx';
import { GrowthLegend } from './growth-legend.tsx';
import type { Cells } from './growth-scale.ts';
import { growthRamp } from './growth-scale.ts';
import { PlaneCells } from './plane-cells.tsx';
import { type PlaneData, planeGeometry } from './plane-geometry.ts';
import { PlaneMarks, PlanePoint } from './plane-marks.tsx';
import { useColours } from './use-colours.ts';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';
import './plane.css';

export interface PlaneProps {
  readonly data: PlaneData;
  /** The net on show. */
  readonly net: Point;
  /** χ₁ of the cells, as far as it is known. */
  readonly cells: Cells | undefined;
  /** What the point is and how it is moved, for who does not see it. */
  readonly summary: string;
  /** What holds at a setting, in words. */
  readonly reading: (at: Point) => string;
  /** The setting that a key asks for. */
  readonly keyed: (event: KeyboardEvent) => Point | undefined;
  readonly onMove: (to: Point) => void;
  readonly onDrag: (dragging: boolean) => void;
}

/** A plane of settings in which the net on show is a point that can be dragged, or moved with the arrow keys. */
export function Plane({ data, net, cells, summary, reading, keyed, onMove, onDrag }: PlaneProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>();
  const [coloursRef, colours] = useColours<HTMLSpanElement>();
  const [pointed, setPointed] = useState<Point | null>(null);
  const held = useRef(false);
  const geometry = useMemo(() => size && planeGeometry(data, size), [data, size]);
  const ramp = useMemo(() => {
    const [vanish, edge, grow] = colours ?? [];
    return vanish && edge && grow ? growthRamp({ vanish, edge, grow }) : null;
  }, [colours]);

  const placeOf = (event: { clientX: number; clientY: number; currentTarget: Element }): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return geometry!.settingAt({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const isOnPoint = (event: PointerEvent<HTMLDivElement>): boolean =>
    event.target instanceof Element && event.target.closest('.chart-plane-handle') !== null;
  const release = () => {
    if (!held.current) return;
    held.current = false;
    onDrag(false);
  };
  const hover = (event: PointerEvent<HTMLDivElement>) => {
    if (!geometry) return;
    if (held.current) onMove(placeOf(event));
    else if (event.pointerType !== 'touch') setPointed(placeOf(event));
  };
  return (
    <div className="chart-plot">
      <div
        ref={ref}
        className="chart-plot-frame chart-plane-frame"
        role="slider"
        tabIndex={0}
        aria-label={summary}
        aria-valuemin={0}
        aria-valuemax={data.most.x}
        aria-valuenow={net.x}
        aria-valuetext={reading(net)}
        onKeyDown={(event) => {
          const to = event.ctrlKey || event.metaKey ? undefined : keyed(event);
          if (to === undefined) return;
          event.preventDefault();
          setPointed(null);
          onMove(to);
        }}
        onPointerDown={(event) => {
          // A finger beside the point may be about to scroll the page; a tap is heard as a click.
          if (!geometry || event.button !== 0 || (event.pointerType === 'touch' && !isOnPoint(event))) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = true;
          setPointed(null);
          onDrag(true);
          if (!isOnPoint(event)) onMove(placeOf(event));
        }}
        onPointerMove={hover}
        onPointerUp={release}
        onPointerCancel={release}
        onLostPointerCapture={release}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          if (
            geometry &&
            event.nativeEvent instanceof globalThis.PointerEvent &&
            event.nativeEvent.pointerType === 'touch'
          )
            onMove(placeOf(event));
        }}
      >
        <span ref={coloursRef} className="chart-growth-colours" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {geometry && ramp && <PlaneCells cells={cells} ramp={ramp} box={geometry.plot} />}
        {geometry && (
          <ChartSvg size={geometry.size}>
            <PlaneMarks geometry={geometry} />
            <PlanePoint geometry={geometry} net={net} />
          </ChartSvg>
        )}
      </div>
      {ramp && <GrowthLegend ramp={ramp} />}
      <p className="chart-reading" aria-hidden="true">
        {reading(pointed ?? net)}
      </p>
    </div>
  );
}
