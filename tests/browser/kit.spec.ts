import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pythonWith, run } from '../python.ts';
import { expect, test } from './harness.ts';
import { button, open } from './instrument.ts';

const folder = mkdtempSync(join(tmpdir(), 'kit-'));

const kit = (page: Page) => page.getByRole('dialog', { name: 'Take away' });

/** Presses a button of the open kit and keeps what is downloaded under its own name; returns where. */
async function download(page: Page, name: string, file: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    kit(page).getByRole('button', { name, exact: true }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe(file);
  const place = join(mkdtempSync(join(folder, 'net-')), file);
  await saved.saveAs(place);
  return place;
}

const nets = {
  'saturating, 60 layers deep': '#layers=60&activation=tanh&scale=1.5&bias=0.2',
  'one that cuts off': '#layers=20&activation=relu&scale=1.4142&width=40',
  'one with a bend': '#layers=15&activation=gelu&bias=0.1&width=20&target=independent',
  'cross-entropy': '#layers=12&activation=sigmoid&cost=cross-entropy&bias=0.5&scale=4',
  'a batch of digits': '#layers=5&activation=tanh&data=digits&examples=20',
  residual: '#layers=24&activation=relu&skip=residual&scale=0.4',
  tied: '#layers=20&activation=softsign&tied=yes&scale=2&seed=7',
  orthogonal: '#layers=30&activation=tanh&weights=orthogonal&scale=1.1',
  'layer normalisation': '#layers=20&activation=silu&norm=layer&width=24',
  'below the smallest double': '#layers=100&activation=erf&scale=20&width=6&target=independent',
} as const;

const scripts = [
  { library: 'numpy', name: 'Download NumPy script', file: 'verify_numpy.py' },
  { library: 'torch', name: 'Download PyTorch script', file: 'verify_torch.py' },
] as const;

/** Runs the files one after the other as `python3 file` would, but loads the library once. */
const runAll = `
import runpy, sys
for file in sys.argv[1:]:
    try:
        runpy.run_path(file, run_name="__main__")
    except SystemExit as end:
        print("exit code", end.code)
`;

test('the scripts of ten nets find no difference above 1e-9', async ({ page }) => {
  const found = scripts.map((script) => ({
    ...script,
    python: pythonWith(script.library),
    files: [] as string[],
  }));
  const runnable = found.filter(({ python }) => python !== null);
  for (const { library } of found.filter(({ python }) => python === null))
    test
      .info()
      .annotations.push({ type: 'left out', description: `There is no Python with ${library} here.` });
  test.skip(runnable.length === 0, 'there is no Python with NumPy or PyTorch here to run the scripts with');
  test.slow();
  await open(page);
  for (const hash of Object.values(nets)) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await button(page, 'Take away').click();
    for (const { name, file, files } of runnable) files.push(await download(page, name, file));
    await page.keyboard.press('Escape');
  }
  for (const { python, files, library } of runnable) {
    const { output } = await run(python!, ['-c', runAll, ...files]);
    const verdicts =
      output.match(/^(AGREES: .*, the limit 1e-09\.\nexit code 0|(?:DIFFERS|\w*Error).*)$/gm) ?? [];
    const expected = Object.keys(nets).map((what) => `${what}, ${library}: agrees`);
    expect(
      Object.keys(nets).map(
        (what, i) => `${what}, ${library}: ${verdicts[i]?.startsWith('AGREES') ? 'agrees' : verdicts[i]}`,
      ),
      output,
    ).toEqual(expected);
  }
});
