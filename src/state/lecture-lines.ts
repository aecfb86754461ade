const lineAt = (source: string, position: number): number =>
  source.slice(0, Math.max(0, position)).split('\n').length;

const token =
  /\s*(?:(?<string>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?<value>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))|(?<sign>[[\]{},:]))/guy;

/** What may come next in JSON: a value, or the end of an empty list; a key; a colon; a comma or an end. */
type Next = 'value' | 'first' | 'key' | 'first key' | 'colon' | 'comma';

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Where text stops being JSON: parsers do not all say it. */
function faultIn(source: string): number {
  const open: string[] = [];
  let next: Next = 'value';
  let at = 0;
  token.lastIndex = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const { string, value, sign = '' } = match.groups ?? {};
    const wantsValue = next === 'value' || next === 'first';
    if (string !== undefined || value !== undefined) {
      if (wantsValue) next = 'comma';
      else if (string !== undefined && (next === 'key' || next === 'first key')) next = 'colon';
      else break;
    } else if (sign in closing && wantsValue) {
      open.push(closing[sign]!);
      next = sign === '{' ? 'first key' : 'first';
    } else if (sign === open.at(-1) && (next === 'comma' || next === 'first' || next === 'first key')) {
      open.pop();
      next = 'comma';
    } else if (sign === ':' && next === 'colon') next = 'value';
    else if (sign === ',' && next === 'comma' && open.length > 0)
      next = open.at(-1) === '}' ? 'key' : 'value';
    else break;
    at = token.lastIndex;
  }
  return at + /^\s*/.exec(source.slice(at))![0].length;
}

/** The line on which text stops being JSON, counted from 1. */
export const lineOfSyntaxError = (source: string): number => lineAt(source.trimEnd(), faultIn(source));

/**
 * The line on which the object at this place of the list `scenes` begins, in text that is JSON; null if there is none. Walks
 * the text once: strings are passed over, brackets counted, and the last key at the outer level remembered.
 */
export function lineOfScene(source: string, place: number): number | null {
  let depth = 0;
  let key = '';
  let count = 0;
  for (const { 0: token, index } of source.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|[^\s"[\]{},:]+/gs)) {
    const isScene = depth === 2 && key === '"scenes"' && token !== ']';
    if (isScene && count++ === place) return lineAt(source, index);
    if (depth === 1 && token.startsWith('"')) key = token;
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
  }
  return null;
}
