import type { QuantityId } from '../../src/model/quantities.ts';
import { expect, test } from './harness.ts';
import { ids, inText, litInInstrument, litInText, openWhole, shownAt, silent } from './linking.ts';

test('a tap lights every quantity from the text to the instrument and back, and lets go of it', async ({
  page,
}) => {
  test.slow();
  await openWhole(page);
  const lit = () => litInInstrument(page);
  const hidden: QuantityId[] = [];
  for (const id of ids) {
    const there = shownAt[id]?.(page);
    if (!silent.has(id)) {
      const symbol = inText(page, id).first();
      await symbol.tap({ timeout: 10_000 });
      await expect(litInText(page, id).first(), `${id} in the text`).toBeAttached();
      if (there) await expect.poll(lit, `${id} from the text to the instrument`).toBeGreaterThan(0);
      await symbol.tap({ timeout: 10_000 });
      await expect(litInText(page, id), `${id} is let go of`).toHaveCount(0);
    }
    if (!there) continue;
    if (!(await there.isVisible())) {
      hidden.push(id);
      continue;
    }
    await there.tap({ timeout: 10_000 });
    await expect.poll(lit, `${id} in the instrument`).toBeGreaterThan(0);
    if (!silent.has(id)) await expect(litInText(page, id).first(), `${id} back in the text`).toBeAttached();
    await there.tap({ timeout: 10_000 });
    await expect.poll(lit, `${id} is let go of`).toBe(0);
  }
  // A phone has no room for the reading of the slack.
  expect(hidden).toEqual(['slack']);
});
