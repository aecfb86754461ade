import { describe, expect, it } from 'vitest';
import { typicalCase } from '../../src/core/mean-field/typical-case.ts';
import { createPlanes } from '../../src/state/planes.ts';
import { createManualPool } from '../compute/manual-pool.ts';

const range = { weightScale: 4, biasScale: 2 };

describe('phase planes', () => {
  it('come row by row, each state of knowledge an object of its own, and are asked for once', () => {
    const pool = createManualPool();
    const planes = createPlanes(pool);
    let heard = 0;
    planes.subscribe(() => heard++);
    expect(planes.get('tanh', range)).toBeUndefined();
    planes.ask('tanh', range);
    planes.ask('tanh', { ...range });
    expect(pool.requests).toHaveLength(1);
    const empty = planes.get('tanh', range)!;
    pool.step('plane');
    const some = planes.get('tanh', range)!;
    expect(empty.chi.filter((row) => row)).toHaveLength(0);
    expect(some.chi.filter((row) => row)).toHaveLength(1);
    expect(some.complete).toBe(false);
    pool.finish();
    const all = planes.get('tanh', range)!;
    expect(all.complete).toBe(true);
    expect(all.chi.every((row) => row?.length === all.columns)).toBe(true);
    planes.ask('tanh', range);
    expect(pool.requests).toHaveLength(1);
    expect(heard).toBeGreaterThan(all.rows);
  });

  it('hold χ₁ of the middle of each cell, columns σ_w, rows σ_b', () => {
    const pool = createManualPool();
    const planes = createPlanes(pool);
    planes.ask('sigmoid', range);
    pool.finish();
    const { chi, rows, columns } = planes.get('sigmoid', range)!;
    for (const [i, j] of [
      [0, 0],
      [rows - 1, 3],
      [17, columns - 1],
    ] as const) {
      const weightScale = (4 * (j + 0.5)) / columns;
      const biasScale = (2 * (i + 0.5)) / rows;
      const net = { activation: 'sigmoid', weightScale, biasScale } as const;
      expect(chi[i]![j]).toBe(typicalCase(net, 1, 2).rest.chi);
    }
  });

  it('another one takes the place of one that is not finished; a failure is told', () => {
    const pool = createManualPool();
    const planes = createPlanes(pool);
    planes.ask('tanh', range);
    planes.ask('erf', range);
    expect(pool.running()).toEqual(['plane']);
    pool.finish();
    expect(planes.get('erf', range)!.complete).toBe(true);
    planes.ask('tanh', range);
    pool.fail('plane', 'no memory');
    expect(planes.get('tanh', range)!.problem).toBe('no memory');
    planes.ask('tanh', range);
    expect(pool.requests).toHaveLength(4);
  });
});
