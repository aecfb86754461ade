import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { pythonWith, run } from '../python.ts';
import { expect, test } from './harness.ts';
import { button, gradientFigure, log10Of, open, tableOf } from './instrument.ts';

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

/** Presses a choice of the export menu of a figure and keeps what is downloaded; returns where. */
async function exported(page: Page, figure: Locator, kinds: readonly string[]): Promise<string[]> {
  await figure.getByRole('button', { name: /^Export/ }).click();
  const places: string[] = [];
  for (const kind of kinds) {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Download ${kind}`, exact: true }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
    const place = join(folder, saved.suggestedFilename());
    await saved.saveAs(place);
    places.push(place);
  }
  await page.keyboard.press('Escape');
  return places;
}

/** Opens an SVG alone, on a screen that shows it at twice its size. */
async function openAlone(browser: Browser, file: string): Promise<Page> {
  const alone = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 1400, height: 1000 } });
  await alone.goto(`file://${file}`);
  await alone.evaluate(() => document.fonts.ready);
  return alone;
}

test('a figure opens elsewhere as it is seen here, as SVG and as PNG, and its numbers as CSV', async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#layers=9&activation=tanh&bias=0.3');
  const figure = gradientFigure(page);
  await figure.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('button', { name: 'Copy link to this figure' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.split('#')[1]!.split('&')).toEqual([
    'layers=9',
    'activation=tanh',
    'bias=0.3',
    'embed=gradient',
  ]);
  await page.keyboard.press('Escape');
  const [svg, png, csv] = await exported(page, figure, ['SVG', 'PNG', 'CSV']);

  const source = readFileSync(svg!, 'utf8');
  // Nothing is fetched from anywhere.
  expect(source.replaceAll(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(
    /(href|url\()\s*=?\s*["']?(https?:|\.|\/)/,
  );
  const alone = await openAlone(browser, svg!);
  const texts = (root: Page) =>
    root.evaluate(() =>
      [...document.querySelectorAll<SVGTextElement>('svg text')].map((text) => ({
        text: text.textContent,
        width: text.getComputedTextLength(),
        fill: getComputedStyle(text).fill,
      })),
    );
  const [there, here] = [
    await texts(alone),
    await figure.locator('svg.chart text').evaluateAll((all) =>
      (all as unknown as SVGTextElement[]).map((text) => ({
        text: text.textContent,
        width: text.getComputedTextLength(),
        fill: getComputedStyle(text).fill,
      })),
    ),
  ];
  for (const one of here) {
    const same = there.find(({ text, fill }) => text === one.text && fill === one.fill);
    expect(same, `${one.text} in ${one.fill}`).toBeDefined();
    expect(Math.abs(same!.width - one.width), one.text ?? '').toBeLessThan(0.2);
  }
  const words = there.map(({ text }) => text?.replaceAll('\u00a0', ' ')).join(' ');
  expect(words).toContain('Layers 9 · width 30 · activation tanh · weight scale 1 · bias scale 0.3 · seed 1');
  expect(words).toContain('#layers=9&activation=tanh&bias=0.3&embed=gradient');

  // The PNG has the same pixels, letters of formulas included.
  const shot = (await alone.locator('svg').first().screenshot()).toString('base64');
  const boxes = await alone.evaluate(() =>
    [...document.querySelectorAll('svg text')].map((text) => {
      const { x, y, width, height } = text.getBoundingClientRect();
      return [x, y, width, height].map((value) => Math.round(2 * value)) as [number, number, number, number];
    }),
  );
  const apart = await alone.evaluate(
    async ({ one, other, places }) => {
      const pixelsOf = async (data: string) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        canvas.drawImage(image, 0, 0);
        return canvas;
      };
      const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
      const shares = places.map(([x, y, width, height]) => {
        const [p, q] = [a.getImageData(x, y, width, height).data, b.getImageData(x, y, width, height).data];
        return p.filter((value, i) => Math.abs(value - q[i]!) > 80).length / p.length;
      });
      return { sizes: [a, b].map(({ canvas }) => [canvas.width, canvas.height]), most: Math.max(...shares) };
    },
    { one: shot, other: readFileSync(png!).toString('base64'), places: boxes },
  );
  expect(apart.sizes[1]).toEqual(apart.sizes[0]);
  expect(apart.most).toBeLessThan(0.05);
  await alone.close();

  const [head, ...rows] = readFileSync(csv!, 'utf8')
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  expect(head!.slice(0, 3)).toEqual(['layer', 'bias gradient |dC/db|', 'log10 bias gradient |dC/db|']);
  const shown = await tableOf(page);
  expect(rows.map(([layer]) => layer)).toEqual(shown.map(([layer]) => layer));
  rows.forEach(([, , log10], i) => {
    expect(Math.abs(Number(log10) - log10Of(shown[i]![1]!))).toBeLessThan(0.0023);
  });
  const python = pythonWith('pandas');
  if (python === null) return;
  const read = 'import pandas, sys; print(sorted(set(map(str, pandas.read_csv(sys.argv[1]).dtypes))))';
  expect((await run(python, ['-c', read, csv!])).output.trim()).toBe("['float64', 'int64']");
});
