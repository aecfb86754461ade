import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Contender } from '../race.ts';

/** Somebody else's program at a task, in one way or several. One that is not there says why. */
export type Peer<Task, Of extends Contender = Contender> = (task: Task) => Promise<readonly Of[] | string>;

const folder = resolve('tests/bench/peers');

/** A package that the peers' own package file names; null if it is not installed. */
export function requirePeer<Module>(name: string): Module | null {
  if (!existsSync(resolve(folder, 'node_modules', name))) return null;
  return createRequire(resolve(folder, 'package.json'))(name) as Module;
}

export const notInstalled = 'Not measured: ConvNetJS and tfjs, which `npm ci` in tests/bench/peers installs.';

export interface Gathered<Of extends Contender> {
  readonly there: readonly Of[];
  /** Why others are not, each reason once. */
  readonly absent: readonly string[];
}

export async function gather<Task, Of extends Contender>(
  peers: readonly Peer<Task, Of>[],
  task: Task,
): Promise<Gathered<Of>> {
  const there: Of[] = [];
  const absent = new Set<string>();
  for (const peer of peers) {
    const found = await peer(task);
    if (typeof found === 'string') absent.add(found);
    else there.push(...found);
  }
  return { there, absent: [...absent] };
}
