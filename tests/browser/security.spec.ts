import { expect, test } from './harness.ts';
import { open } from './instrument.ts';

test('the policy of the page refuses other hosts, inline scripts, eval and foreign styles', {
  tag: '@firefox',
}, async ({ page, faults }) => {
  await open(page);
  const refused = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const ran = { inline: false };
    Object.assign(window, { ran });
    const script = document.createElement('script');
    script.textContent = 'window.ran.inline = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { display: none !important; }';
    document.head.append(style);
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel.png';
    document.body.append(image);
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    const hidden = getComputedStyle(document.body).display === 'none';
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { seen: [...new Set(seen)].sort(), ...ran, fetched, hidden };
  });
  expect(refused).toEqual({
    seen: ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'],
    inline: false,
    fetched: false,
    hidden: false,
  });
  // Eval as the page would call it; what Playwright evaluates is not held by the policy.
  const added = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const worker = new Worker(
          URL.createObjectURL(
            new Blob(['try { postMessage(String(eval("1 + 1"))); } catch (e) { postMessage(e.name); }']),
          ),
        );
        worker.onmessage = ({ data }) => resolve(data);
      }),
  );
  expect(added).toBe('EvalError');
  faults.length = 0;
});

test('no layout, lecture, figure or dialog asks another host for anything', async ({ page, address }) => {
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  for (const hash of ['#view=explore', '#view=present&scene=9', '#view=speaker', '#embed=comparison']) {
    await page.goto(`./?${hash.length}${hash}`);
    await expect(page.getByRole('main')).toBeVisible();
    await page.waitForLoadState('networkidle');
  }
  await page.goto('./?#view=explore&data=digits');
  await page.getByRole('main').getByRole('button', { name: 'Take away' }).click();
  await expect(page.getByRole('dialog', { name: 'Take away' }).getByRole('heading').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const { origin } = new URL(address);
  expect([...asked].filter((one) => one !== 'null')).toEqual([origin]);
});
