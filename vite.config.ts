import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

// 127.0.0.1 and not "localhost", which on some machines means IPv6 alone.
const host = '127.0.0.1';

/** One format of each font, which every browser that runs the page can read. */
function oneFormat(): Plugin {
  return {
    name: 'one-format',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/katex.min.css')
        ? code.replace(/,url\([^)]*\) format\("(?:woff|truetype)"\)/g, '')
        : undefined,
  };
}

/** What the page asks for besides scripts and styles, put into it: the digits, the icon, the fonts. */
function embed(): Plugin {
  const data = (type: string, file: string): string =>
    `data:${type};base64,${readFileSync(resolve(import.meta.dirname, 'public', file)).toString('base64')}`;
  return {
    name: 'embed',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('/state/digits-address.ts')
        ? `export const digitsAddress = '${data('application/octet-stream', 'digits.bin')}';`
        : undefined,
    transform: (code, id) => {
      // Alphabets that the text has no letter of.
      if (id.includes('/@fontsource-variable/'))
        return code.replace(/\/\* \S*(?:cyrillic|vietnamese)\S* \*\/\s*@font-face\s*\{[^}]*\}/g, '');
      return undefined;
    },
    transformIndexHtml: (html) => html.replace('./favicon.svg', data('image/svg+xml', 'favicon.svg')),
  };
}

/** The fonts of the first view. */
const firstFonts =
  /^assets\/(?:inter-latin-wght-normal|source-serif-4-latin-opsz-normal|KaTeX_Main-Regular|KaTeX_Math-Italic)-[^/]*\.woff2$/;

/** What a module exports that runs in Node while the page is built. */
async function moduleNow<Exports>(source: string): Promise<Exports> {
  const name = basename(source).replace(/\.tsx?$/, '');
  const outDir = resolve(import.meta.dirname, 'node_modules/.cache/build', name);
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    plugins: [react()],
    publicDir: false,
    build: { ssr: source, outDir, emptyOutDir: true },
  });
  return import(`${pathToFileURL(outDir)}/${name}.js`);
}

/**
 * Sets the article with all its formulas into the page, to be read before any script has run, and asks for its fonts early.
 * The few symbols that move with the first view are typeset now, so that KaTeX may come later.
 */
function prerendered(): Plugin {
  return {
    name: 'prerendered',
    apply: 'build',
    async load(id) {
      if (!id.endsWith('/figures/first-pictures.ts')) return undefined;
      const { firstPictures } = await moduleNow<typeof import('./src/figures/first-pictures.ts')>(id);
      return `export const firstPictures = ${JSON.stringify(firstPictures)};`;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const { prerender } = await moduleNow<typeof import('./src/prerender.tsx')>('src/prerender.tsx');
        const article = await prerender();
        const fonts = Object.keys(bundle ?? {}).filter((file) => firstFonts.test(file));
        return {
          html: html.replace('<div id="root"></div>', () => `<div id="root">${article}</div>`),
          tags: fonts.map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `./${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head',
          })),
        };
      },
    },
  };
}

/** The page in one file beside the page, for download. */
function oneFileBeside(): Plugin {
  return {
    name: 'one-file-beside',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir !== undefined)
        await build({ mode: 'beside', logLevel: 'error', build: { outDir: dir, emptyOutDir: false } });
    },
  };
}

/** What react-aria adds to the page by itself, letter for letter. */
const addedStyles = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
];

/**
 * The Content-Security-Policy of a page: nothing from another host, no script and no style but those it was built with.
 * Attributes may carry styles, since typeset formulas do.
 */
function policyOf(html: string): string {
  const inline = (tag: string): string[] =>
    [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${tag}>`, 'g'))].map(
      ([, text]) => text!,
    );
  const hashes = (texts: readonly string[]): string =>
    texts.map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(inline('script'))}`,
    `style-src-elem 'self'${hashes([...inline('style'), ...addedStyles])}`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "connect-src 'self' data:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Puts the policy into every built page, when all that belongs into it is there. */
function securityPolicy(): Plugin {
  return {
    name: 'security-policy',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          const html = String(file.source);
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}" />`;
          file.source = html.replace(/<meta charset="[^"]*" \/>/, (charset) => `${charset}\n    ${meta}`);
        }
      },
    },
  };
}

/** Everything in one HTML file: `single` alone in its folder, `beside` as single.html in the folder of the page. */
const oneFileModes: Readonly<Record<string, string>> = { single: 'index.html', beside: 'single.html' };

const oneFile = (name: string): ViteUserConfig => ({
  base: './',
  plugins: [react(), oneFormat(), embed(), viteSingleFile({ outputFileName: name }), securityPolicy()],
  worker: { format: 'es' },
  resolve: {
    alias: [
      {
        find: './start-worker.ts',
        replacement: resolve(import.meta.dirname, 'src/compute/start-worker-inline.ts'),
      },
    ],
  },
  build: { outDir: 'dist-single', copyPublicDir: false },
});

const page: ViteUserConfig = {
  // A relative base, so that the built page can be hosted in any folder.
  base: './',
  // No routes: what is not there is 404, as on any plain file server.
  appType: 'mpa',
  plugins: [react(), oneFormat(), prerendered(), securityPolicy(), oneFileBeside()],
  worker: { format: 'es' },
  build: {
    // One style sheet: the article stands there before the code of its chapters.
    cssCodeSplit: false,
    // Every browser that runs the page knows modulepreload.
    modulePreload: { polyfill: false },
    // All scripts of the first view in one: it compresses better than forty, and is one request.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: { host },
  preview: { host },
  test: {
    exclude: ['**/node_modules/**', 'tests/browser/**'],
    // No test is about time; a busy machine may take its own.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['tests/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/**/*.test.tsx'],
          setupFiles: ['tests/dom-setup.ts'],
        },
      },
    ],
  },
};

export default defineConfig(({ mode }) => {
  const name = oneFileModes[mode];
  return name === undefined ? page : oneFile(name);
});
