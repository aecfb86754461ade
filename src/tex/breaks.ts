/** A control sequence or a single character. */
const tokens = /\\(?:[A-Za-z]+|[^A-Za-z])|[^\\]/g;

/** What a displayed formula may break before: relations, and the operators of sums and products. */
const operators: ReadonlySet<string> = new Set(
  '= < > + - \\le \\leq \\ge \\geq \\ll \\gg \\approx \\sim \\in \\to \\implies \\iff \\Rightarrow \\cdot \\times'.split(
    ' ',
  ),
);

const deeper: Readonly<Record<string, number>> = { '{': 1, '(': 1, '[': 1, '}': -1, ')': -1, ']': -1 };

/**
 * The formula with leave to break before each operator outside of braces, parentheses and brackets, and none after it:
 * in a display a line begins with its relation. What aligns its own lines is left as it is.
 */
export function withBreaks(tex: string): string {
  if (tex.includes('\\begin{')) return tex;
  let depth = 0;
  return tex.replace(tokens, (token) => {
    depth += deeper[token] ?? 0;
    return depth === 0 && operators.has(token) ? `\\allowbreak ${token}\\nobreak ` : token;
  });
}
