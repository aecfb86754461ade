/** What a key of a keyboard or a clicker does during a lecture. */
export const actionByKey = {
  ArrowRight: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  b: 'dark',
  '.': 'dark',
  r: 'restore',
  q: 'code',
  n: 'notes',
  f: 'full',
  s: 'speaker',
  l: 'desk',
  Escape: 'back',
} as const;

export type Action = (typeof actionByKey)[keyof typeof actionByKey];

/** The keys as the title slide tells them. */
export const keyWords: readonly (readonly [keys: string, does: string])[] = [
  ['→ PageDown Space', 'next'],
  ['← PageUp', 'previous'],
  ['B .', 'blackout'],
  ['R', 'restore the scene'],
  ['Q', 'QR code'],
  ['N', 'notes'],
  ['S', 'speaker window'],
  ['F', 'full screen'],
  ['L', 'lectures'],
  ['Esc', 'back to where you came from'],
];

/** Keys that clickers send; they turn the page wherever the keyboard is, but for text. */
const clicker = ['PageDown', 'PageUp', '.'];

const text = 'input:not([type="range"], [type="radio"]), textarea, select, [contenteditable], dialog';
const pressed = 'button, a, input, summary, [role="slider"], [role="toolbar"]';

/** What the key asks for where the keyboard is; undefined if it is meant for something else. */
export function actionOf(event: KeyboardEvent): Action | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!Object.hasOwn(actionByKey, key)) return undefined;
  const action = actionByKey[key as keyof typeof actionByKey];
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role="dialog"]')) return undefined;
  if (target?.closest(text)) return key === 'Escape' ? action : undefined;
  const isOwn = key === ' ' || key.startsWith('Arrow');
  if (isOwn && target?.closest(pressed)) return undefined;
  if (event.shiftKey && key === ' ') return 'previous';
  return clicker.includes(key) || !event.defaultPrevented ? action : undefined;
}
