import type { QuantityId } from '../model/quantities.ts';

/** A layer as an upper index: `l`, `{l+1}`, `{L}`. A number would be as likely a power. */
const at = String.raw`\^(?:(?<bare>[lLr])|\{(?<braced>[lLr](?:[+-]\d+)?)\})`;
/** One component stands for the whole. */
const component = String.raw`(?:_(?:[A-Za-z]|\{[^{}]*\}))?(?![_'^])`;
/** Not the end of a command or a word, and not under an accent, which makes it another quantity. */
const alone = String.raw`(?<![A-Za-z\\]|\\(?:tilde|hat|bar|dot|widetilde)\s*)`;
const letter = (name: string): string => `${alone}${name}${at}${component}`;

interface Pattern {
  readonly id: QuantityId;
  readonly source: string;
}

/** Longer ones first: what has been found in one is not looked for in another. */
const patterns: readonly Pattern[] = [
  { id: 'errorNorm', source: String.raw`\\\|a\^L\s*-\s*y\\\|` },
  { id: 'error', source: `${alone}a\\^L\\s*-\\s*y(?![A-Za-z_^])` },
  { id: 'weightNorm', source: String.raw`\\\|w${at}\\\|` },
  { id: 'slopeMax', source: String.raw`\\\|\\Sigma'\(z${at}\)\\\|` },
  { id: 'slopes', source: String.raw`\\Sigma'\(z${at}\)` },
  { id: 'delta', source: String.raw`\\delta${at}${component}` },
  { id: 'weights', source: letter('w') },
  { id: 'preActivation', source: letter('z') },
  { id: 'activations', source: letter('a') },
  { id: 'biases', source: letter('b') },
  { id: 'gamma', source: String.raw`\\gamma(?![A-Za-z_])` },
];

const any = new RegExp(patterns.map(({ source }) => withoutNames(source)).join('|'), 'g');
const each = patterns.map(({ id, source }) => ({ id, pattern: new RegExp(`^(?:${source})$`) }));

/** Groups of one name may not stand in one expression twice. */
function withoutNames(source: string): string {
  return source.replaceAll(/\?<(?:bare|braced)>/g, '?:');
}

/**
 * Marks the quantities of the registry in TeX that is written by hand: `\delta^{l+1}` becomes `@delta{l+1}[\delta^{l+1}]`
 * (see `markup.ts`). It is for the lines of proofs; an equation names its own. A line that names one itself stays as it is.
 */
export function linkSymbols(tex: string): string {
  if (tex.includes('@')) return tex;
  return tex.replace(any, (found) => {
    for (const { id, pattern } of each) {
      const match = pattern.exec(found);
      if (match) return `@${id}{${match.groups?.bare ?? match.groups?.braced ?? 'l'}}[${found}]`;
    }
    return found;
  });
}
