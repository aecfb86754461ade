import { spawn, spawnSync } from 'node:child_process';

/** Interpreters that may be there; the second is the system's where the first is somebody's own. */
const interpreters = ['python3', '/usr/bin/python3', 'python'];

/** One that has the package; null where there is none. */
export function pythonWith(name: 'numpy' | 'torch' | 'pandas'): string | null {
  const works = (python: string) => spawnSync(python, ['-c', `import ${name}`]).status === 0;
  return interpreters.find(works) ?? null;
}

export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a program file to its end. */
export function run(command: string, args: readonly string[], cwd?: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...(cwd !== undefined && { cwd }) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}
