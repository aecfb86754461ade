/** The keys of every layout, for the dialog that lists them. */
export const shortcuts: readonly {
  readonly keys: readonly string[];
  readonly words: string;
  /** Not where one figure stands alone in another page. */
  readonly wholePage?: true;
}[] = [
  { keys: ['/', 'Ctrl+K'], words: 'Search: known choices, chapters, figures, settings', wholePage: true },
  { keys: ['Ctrl+Z'], words: 'Undo the last change of the net' },
  { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], words: 'Redo it' },
  { keys: ['Esc'], words: 'Let go of what is lit; close what is open' },
  { keys: ['?'], words: 'This list' },
];

/** Where a control or a figure has the keyboard. */
export const localKeys: typeof shortcuts = [
  { keys: ['←', '→'], words: 'A slider, or the layer of a figure: one step' },
  { keys: ['Shift', 'Alt'], words: 'With an arrow: ten steps, a tenth of a step' },
  { keys: ['Page Up', 'Page Down'], words: 'A large step' },
  { keys: ['Home', 'End'], words: 'The first and the last' },
  { keys: ['Enter'], words: 'Choose what a figure shows there; pin a lit symbol' },
];

export type CommandKey = 'search' | 'help' | 'undo' | 'redo';

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(selector));

/** A field for text keeps its letters and its own undo, a list only its letters. */
const text = 'textarea, input:not([type="range"], [type="radio"], [type="checkbox"])';
const letters = `${text}, select`;

/** What a key asks for, wherever the keyboard is. */
export function commandOf(event: KeyboardEvent): CommandKey | null {
  if (event.defaultPrevented || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'k' && !event.shiftKey) return 'search';
    if (isIn(event.target, text)) return null;
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' && !event.shiftKey ? 'redo' : null;
  }
  if (isIn(event.target, letters)) return null;
  if (key === '/') return 'search';
  return key === '?' ? 'help' : null;
}
