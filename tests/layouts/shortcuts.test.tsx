import { describe, expect, it } from 'vitest';
import { commandOf, shortcuts } from '../../src/layouts/shortcuts.ts';

function pressIn(html: string, init: KeyboardEventInit): ReturnType<typeof commandOf> {
  const host = document.body.appendChild(document.createElement('div'));
  host.innerHTML = html;
  let command: ReturnType<typeof commandOf> = null;
  host.addEventListener('keydown', (event) => {
    command = commandOf(event);
  });
  (host.firstElementChild ?? host).dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true }));
  host.remove();
  return command;
}

const undo = { key: 'z', ctrlKey: true };
const slider = '<input type="range">';

describe('the keys of every layout', () => {
  it.each([
    [{ key: '/' }, 'search'],
    [{ key: 'k', ctrlKey: true }, 'search'],
    [{ key: 'k', metaKey: true }, 'search'],
    [undo, 'undo'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    [{ key: 'y', ctrlKey: true }, 'redo'],
    [{ key: '?', shiftKey: true }, 'help'],
    [{ key: 'z' }, null],
    [{ key: 'k' }, null],
    [{ key: 'z', ctrlKey: true, altKey: true }, null],
  ] as const)('%o asks for %s', (init, command) => {
    expect(pressIn(slider, init)).toBe(command);
  });

  it('leave a field its letters and its own undo, and a list its letters', () => {
    for (const field of ['<input>', '<input type="search">', '<textarea></textarea>']) {
      for (const init of [{ key: '/' }, { key: '?' }, undo]) expect(pressIn(field, init)).toBeNull();
      expect(pressIn(field, { key: 'k', ctrlKey: true })).toBe('search');
    }
    expect(pressIn('<select></select>', { key: '/' })).toBeNull();
    expect(pressIn('<select></select>', undo)).toBe('undo');
  });

  it('are all in the list', () => {
    const listed = shortcuts.flatMap(({ keys }) => keys);
    for (const key of ['/', 'Ctrl+K', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y', '?']) expect(listed).toContain(key);
  });
});
