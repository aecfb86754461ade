import type { ReactNode } from 'react';
import { indexSpace, type Rich, runSize } from './text.ts';

/** How far raised and lowered runs stand off the line, in em of the text around them. */
const shifts = { raised: -0.38, lowered: 0.2, index: -0.34, symbol: 0 } as const;

/** The runs of a text as tspans. What moves a run off the line is taken back by the next one. */
export function RichText({ rich }: { rich: Rich }): ReactNode {
  let level = 0;
  let before = '';
  return rich.map((run) => {
    const wanted = run.set === undefined ? 0 : shifts[run.set];
    const size = run.set === undefined ? 1 : runSize[run.set];
    const dy = (wanted - level) / size;
    level = wanted;
    before += run.text;
    return (
      <tspan
        key={before}
        className={run.set && `chart-${run.set}`}
        dx={run.set === 'index' ? `${indexSpace}em` : undefined}
        dy={dy === 0 ? undefined : `${Math.round(dy * 1000) / 1000}em`}
        style={size === 1 ? undefined : { fontSize: `${size}em` }}
      >
        {run.text}
      </tspan>
    );
  });
}
