import type { NetRecord } from './record.ts';
import numpyActivations from './scripts/activations-numpy.py?raw';
import torchActivations from './scripts/activations-torch.py?raw';
import bounds from './scripts/bounds.py?raw';
import net from './scripts/net.py?raw';
import numpySteps from './scripts/numpy.py?raw';
import report from './scripts/report.py?raw';
import torchSteps from './scripts/torch.py?raw';

/** A program that computes the numbers of a record by other means and compares. */
interface ScriptKind {
  readonly file: string;
  /** What it needs beside Python. */
  readonly needs: string;
  readonly means: string;
  readonly imports: string;
  readonly parts: readonly string[];
}

const kinds = {
  torch: {
    file: 'verify_torch.py',
    needs: 'PyTorch',
    means: 'gradients by PyTorch’s autograd in float64, norms by the singular values of LAPACK',
    imports: 'import array\nimport base64\nimport json\nimport math\nimport sys\n\nimport torch',
    parts: [torchActivations, torchSteps],
  },
  numpy: {
    file: 'verify_numpy.py',
    needs: 'NumPy',
    means:
      'gradients by a backpropagation of its own and by central differences, norms by the singular values of LAPACK',
    imports:
      'import base64\nimport json\nimport math\nimport sys\n\nimport numpy as np\n\nnp.seterr(all="ignore")',
    parts: [numpyActivations, numpySteps],
  },
} as const satisfies Record<string, ScriptKind>;

export type ScriptId = keyof typeof kinds;

export interface Script {
  readonly file: string;
  readonly text: string;
}

/** Characters in a line of base64. */
const lineLength = 120;

/** Doubles in base64, little-endian, broken into lines; what there is not is NaN. */
export function base64Of(numbers: readonly (number | null)[]): string {
  const bytes = new Uint8Array(8 * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((value, i) => {
    view.setFloat64(8 * i, value ?? Number.NaN, true);
  });
  const lines: string[] = [];
  const bytesInLine = (lineLength / 4) * 3;
  for (let from = 0; from < bytes.length; from += bytesInLine)
    lines.push(btoa(String.fromCharCode(...bytes.subarray(from, from + bytesInLine))));
  return lines.join('\n');
}

/** A string of Python over several lines; the text has neither backslashes nor three quotation marks. */
const literal = (text: string): string => `"""\n${text}\n"""`;

const byLayer = (rows: readonly (readonly [string, readonly number[]])[]): string =>
  `{\n${rows.map(([l, numbers]) => `${l}: ${literal(base64Of(numbers))},\n`).join('')}}`;

/** The numbers that are long, each under its name. */
function arraysOf({ w, b, x, y, error }: NetRecord): string {
  return [
    'ARRAYS = {}',
    `ARRAYS["w"] = ${byLayer(Object.entries(w).map(([l, rows]) => [l, rows.flat()]))}`,
    `ARRAYS["b"] = ${byLayer(Object.entries(b))}`,
    ...Object.entries({ x, y, error }).map(
      ([name, rows]) => `ARRAYS["${name}"] = ${literal(base64Of(rows.flat()))}`,
    ),
  ].join('\n');
}

/** The record but for the arrays, as JSON in a raw string of Python. */
function recordOf({ w, b, x, y, error, ...rest }: NetRecord): string {
  return `RECORD = json.loads(r'''${JSON.stringify(rest).replaceAll("'", '\\u0027')}''')`;
}

function headOf({ file, needs, means, imports }: ScriptKind, link: string): string {
  return `#!/usr/bin/env python3
"""
Computes the numbers of one net again, by other means, and compares them with those of the page they come from:
${means}.

The net: ${link}
Run it:  python3 ${file}
Needs Python 3.8 or later and ${needs}, nothing else; its weights, inputs and the numbers to compare with are at its end.

Prints the largest relative difference of every quantity and ends with exit code 0 if all are below 1e-9, with 1 if not.
Logarithms are natural where nothing else is said; sizes far below the smallest double are carried as logarithms.
"""

${imports}
`;
}

/** A program that carries the record and checks it, complete in one file. */
export function verifyScript(id: ScriptId, record: NetRecord, link: string): Script {
  const kind: ScriptKind = kinds[id];
  const text = [
    headOf(kind, link),
    net,
    ...kind.parts,
    bounds,
    report,
    `${recordOf(record)}\n${arraysOf(record)}\n`,
    'if __name__ == "__main__":\n    sys.exit(main(RECORD, ARRAYS))\n',
  ].join('\n\n');
  return { file: kind.file, text };
}
