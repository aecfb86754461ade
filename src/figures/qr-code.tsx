import { type ReactNode, useEffect, useState } from 'react';
import { reasonOf } from '../ui/unfetched.tsx';
import './qr-code.css';

/** The modules of a code as one path, a unit each, its quiet zone of four around it. */
interface Code {
  readonly of: string;
  readonly size: number;
  readonly path: string;
}

const quiet = 4;

/** Rows of dark modules as runs: "M x,y h n". */
function pathOf(size: number, isDark: (x: number, y: number) => boolean): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (isDark(x + 1, y)) x++;
      path += `M${from},${y + 0.5}h${x + 1 - from}`;
    }
  }
  return path;
}

/** Null where the text is longer than any code can hold. */
async function encode(text: string): Promise<Code | null> {
  const { correction, generate } = await import('lean-qr');
  try {
    const bitmap = generate(text, { minCorrectionLevel: correction.M });
    const path = pathOf(bitmap.size, (x, y) => bitmap.get(x, y));
    return { of: text, size: bitmap.size, path };
  } catch {
    return null;
  }
}

/** The text as a QR code, as wide as its container: dark on light in every theme, for cameras are used to that. */
export function QrCode({ text, name }: { readonly text: string; readonly name: string }): ReactNode {
  const [code, setCode] = useState<Code | null | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    encode(text).then(
      (next) => wanted && setCode(next),
      (thrown) => wanted && setProblem(reasonOf(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  if (problem !== null) return <p className="fig-qr-problem">No QR code: {problem}</p>;
  if (code === null) return <p className="fig-qr-problem">This is too long for a QR code.</p>;
  const shown = code?.of === text ? code : undefined;
  const side = (shown?.size ?? 29) + 2 * quiet;
  return (
    <svg
      className="fig-qr"
      role="img"
      aria-label={name}
      aria-busy={shown === undefined}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} />
      {shown && <path d={shown.path} />}
    </svg>
  );
}
