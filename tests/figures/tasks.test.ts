import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/figures/tasks.ts';
import { defaultSettings, isValid, type SettingKey } from '../../src/model/settings.ts';
import { resultsOf } from './nets.ts';

describe('tasks', () => {
  it('are six to eight, each under a name of its own', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(6);
    expect(tasks.length).toBeLessThanOrEqual(8);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  });

  it.each(tasks)('$id: open at the start, done with its solution', ({ isDone, solution }) => {
    for (const [key, value] of Object.entries(solution)) expect(isValid(key as SettingKey, value)).toBe(true);
    expect(isDone(resultsOf(defaultSettings))).toBe(false);
    const solved = resultsOf({ ...defaultSettings, ...solution });
    expect(solved.stale || solved.pending).toBe(false);
    expect(isDone(solved)).toBe(true);
  });
});
