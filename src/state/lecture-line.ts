import * as v from 'valibot';

/** What two windows of one lecture have in common. */
export interface Standing {
  /** The settings, as an address. */
  readonly address: string;
  readonly step: number;
  readonly dark: boolean;
  /** The lecture as a file, where it is the person's own; null else. */
  readonly own: string | null;
}

export type LineMessage = { readonly type: 'hello' } | ({ readonly type: 'standing' } & Standing);

const schema = v.object({
  line: v.string(),
  from: v.string(),
  message: v.variant('type', [
    v.object({ type: v.literal('hello') }),
    v.object({
      type: v.literal('standing'),
      address: v.string(),
      step: v.pipe(v.number(), v.integer(), v.minValue(0)),
      dark: v.boolean(),
      own: v.nullable(v.string()),
    }),
  ]),
});

/** What is needed of a window. */
export interface LineEnds {
  readonly opener: Pick<Window, 'postMessage'> | null;
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
  readonly removeEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
}

export interface Line {
  readonly send: (message: LineMessage) => void;
  /** A window opened from here. */
  readonly connect: (other: Pick<Window, 'postMessage'>) => void;
  readonly close: () => void;
}

/**
 * A line between the windows of one lecture. It goes through a BroadcastChannel, which outlives a reload of either; pages
 * from a disk may not have one in common, so it goes from window to window too. A message may come twice.
 */
export function openLine(name: string, ends: LineEnds, hear: (message: LineMessage) => void): Line {
  const self = Math.random().toString(36).slice(2);
  const others = new Set<Pick<Window, 'postMessage'>>(ends.opener ? [ends.opener] : []);

  const listen = (event: MessageEvent) => {
    const parsed = v.safeParse(schema, event.data);
    if (!parsed.success || parsed.output.line !== name || parsed.output.from === self) return;
    // The one that speaks can be answered, even if it has been loaded anew.
    if (event.source && 'closed' in event.source) others.add(event.source);
    hear(parsed.output.message);
  };

  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = listen;
  } catch {
    // Windows still hear each other directly.
  }
  ends.addEventListener('message', listen);
  return {
    send: (message) => {
      const data = { line: name, from: self, message };
      channel?.postMessage(data);
      // Files have no origin by which to name them; what is said is no secret.
      for (const other of others) other.postMessage(data, '*');
    },
    connect: (other) => others.add(other),
    close: () => {
      channel?.close();
      ends.removeEventListener('message', listen);
    },
  };
}
