import type { ReactNode } from 'react';
import { type Block, lineHeight } from './gradient-caption.ts';
import type { LineId } from './gradient-data.ts';
import { RichText } from './rich-text.tsx';
import { textOf } from './text.ts';

export interface TextBlockProps {
  readonly block: Block;
  readonly text: number;
  readonly className: string;
  readonly anchor?: 'start' | 'end';
  /** The series it belongs to. */
  readonly series?: LineId;
}

/** Lines of text in their box. */
export function TextBlock({ block, text, className, anchor = 'start', series }: TextBlockProps): ReactNode {
  const { lines, box } = block;
  return (
    <g className={className} textAnchor={anchor} data-series={series}>
      {lines.map((line, i) => (
        <text
          key={textOf(line)}
          x={Math.round(anchor === 'start' ? box.left : box.right)}
          y={Math.round(box.top + (i + 0.77) * lineHeight * text)}
        >
          <RichText rich={line} />
        </text>
      ))}
    </g>
  );
}
