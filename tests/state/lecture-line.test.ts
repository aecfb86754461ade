import { describe, expect, it } from 'vitest';
import { type LineEnds, type LineMessage, openLine } from '../../src/state/lecture-line.ts';

/** A window that posts to who listens in it. */
function window(opener: Pick<Window, 'postMessage'> | null = null) {
  const listeners = new Set<(event: MessageEvent) => void>();
  const ends: LineEnds = {
    opener,
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const say = (data: unknown, source: unknown = null) => {
    for (const listener of listeners) listener({ data, source } as MessageEvent);
  };
  return { ends, say, postMessage: say, closed: false };
}

const standing: LineMessage = { type: 'standing', address: '#layers=3', step: 1, dark: false, own: null };
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the line between two windows', () => {
  it('carries what one says to the other, and to no other lecture', async () => {
    const heard: Record<string, LineMessage[]> = { a: [], b: [], other: [] };
    const a = openLine('test-line-1', window().ends, (message) => heard.a!.push(message));
    const b = openLine('test-line-1', window().ends, (message) => heard.b!.push(message));
    const other = openLine('test-line-2', window().ends, (message) => heard.other!.push(message));
    a.send(standing);
    await settled();
    expect(heard).toEqual({ a: [], b: [standing], other: [] });
    a.close();
    b.close();
    other.close();
  });

  it('goes to the opener where there is no channel, and back to who spoke', async () => {
    const speaker = window();
    const toOpener: unknown[] = [];
    const line = openLine(
      'test-line-3',
      { ...speaker.ends, opener: { postMessage: (data: unknown) => toOpener.push(data) } },
      () => {},
    );
    line.send({ type: 'hello' });
    expect(toOpener).toHaveLength(1);

    const projector = window();
    const answers: unknown[] = [];
    const heard: LineMessage[] = [];
    const room = openLine('test-line-3', projector.ends, (message) => heard.push(message));
    projector.say(toOpener[0], { closed: false, postMessage: (data: unknown) => answers.push(data) });
    expect(heard.at(-1)).toEqual({ type: 'hello' });
    room.send(standing);
    expect(answers).toMatchObject([{ message: standing }]);
    line.close();
    room.close();
  });

  it('does not hear what is none of its messages', () => {
    const end = window();
    const heard: LineMessage[] = [];
    const line = openLine('test-line-4', end.ends, (message) => heard.push(message));
    for (const data of [
      null,
      7,
      {},
      { line: 'test-line-4', from: 'x', message: { type: 'standing', step: -1 } },
    ])
      end.say(data);
    expect(heard).toEqual([]);
    line.close();
  });
});
