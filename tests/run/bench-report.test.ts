import { expect, it } from 'vitest';
import { withSection } from './bench-report.mjs';

it('puts a section in the place of that of the same name and leaves the others', () => {
  const first = withSection(withSection('', 'passes', 'old\n\n| a |\n| --- |'), 'bundle', 'kept');
  const second = withSection(first, 'passes', '\nnew\n');
  expect(second).toMatch(/^# Benchmarks\n/);
  expect(second.split('# Benchmarks')).toHaveLength(2);
  expect(second.slice(second.indexOf('## '))).toBe('## bundle\n\nkept\n\n## passes\n\nnew\n');
});
