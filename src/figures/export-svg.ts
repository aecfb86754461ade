import { fontFaces, type TextOfFont } from './export-fonts.ts';
import { drawnLegend, escapedText, tag } from './export-legend.ts';
import { standalone } from './export-styles.ts';

/** What is written around a drawing. */
export interface Caption {
  readonly title: string;
  /** In words: what the figure shows of which net, and where it can be dragged. */
  readonly lines: readonly string[];
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const pad = 20;
const gap = 14;
const sans = "'Inter Variable', 'Inter', system-ui, sans-serif";

/** Drawings, pictures and legends of a figure, from the top. */
const parts = 'svg.chart, canvas, [data-drawn]';

type Part = SVGSVGElement | HTMLElement;

function partsOf(figure: Element): Part[] {
  const all = [...figure.querySelectorAll<Part>(parts)];
  // What stands in a legend is drawn with it, what is not seen not at all.
  return all.filter(
    (part) => !part.parentElement!.closest('[data-drawn]') && part.getBoundingClientRect().height > 0,
  );
}

/** Whether there is more to a figure than words and tables. */
export const hasDrawing = (figure: Element): boolean => figure.querySelector('svg.chart') !== null;

/** Parts that lie beside or above one another, to be kept as they stand; what lay between groups is left out. */
function groupsOf(figure: Element): { readonly parts: readonly Part[]; readonly box: DOMRect }[] {
  const groups: { parts: Part[]; box: DOMRect }[] = [];
  const placed = partsOf(figure)
    .map((part) => ({ part, box: part.getBoundingClientRect() }))
    .sort((a, b) => a.box.top - b.box.top);
  for (const { part, box } of placed) {
    const last = groups.at(-1);
    if (!last || box.top >= last.box.bottom - 1) {
      groups.push({ parts: [part], box });
      continue;
    }
    last.parts.push(part);
    const [left, top] = [Math.min(last.box.left, box.left), Math.min(last.box.top, box.top)];
    const [right, bottom] = [Math.max(last.box.right, box.right), Math.max(last.box.bottom, box.bottom)];
    last.box = new DOMRect(left, top, right - left, bottom - top);
  }
  // What comes later on the page lies on top.
  const after = (a: Part, b: Part) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  for (const group of groups) group.parts.sort(after);
  return groups;
}

function drawn(part: Part, box: DOMRect): string {
  const own = part.getBoundingClientRect();
  const place = { x: own.left - box.left, y: own.top - box.top, width: own.width, height: own.height };
  if (part instanceof SVGSVGElement) {
    const copy = standalone(part);
    for (const [name, value] of Object.entries(place))
      copy.setAttribute(name, String(Math.round(value * 100) / 100));
    copy.setAttribute('overflow', 'visible');
    return new XMLSerializer().serializeToString(copy);
  }
  if (part instanceof HTMLCanvasElement)
    return tag('image', { ...place, href: part.toDataURL(), preserveAspectRatio: 'none' });
  return drawnLegend(part, box);
}

const brush = () => document.createElement('canvas').getContext('2d')!;

/** A text broken into lines no wider than this; a word that is longer, as addresses are, at any letter. */
function wrapped(text: string, width: number, font: string): string[] {
  const context = brush();
  context.font = font;
  const fits = (line: string) => context.measureText(line).width <= width;
  const lines = [''];
  for (const word of text.split(/[ \n]+/)) {
    const last = lines.at(-1)!;
    const longer = last === '' ? word : `${last} ${word}`;
    if (fits(longer)) lines[lines.length - 1] = longer;
    else {
      if (last !== '') lines.push('');
      for (const letter of word) {
        if (fits(lines.at(-1)! + letter)) lines[lines.length - 1] += letter;
        else lines.push(letter);
      }
    }
  }
  return lines;
}

interface Lettering {
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

/** Lines of text from y on, and where they end. */
function written(
  text: string,
  y: number,
  width: number,
  { size, weight, fill }: Lettering,
): [string, number] {
  const lines = wrapped(text, width, `${weight} ${size}px "Inter Variable", system-ui, sans-serif`);
  const step = Math.round(1.4 * size);
  const style = { 'font-family': sans, 'font-size': `${size}px`, 'font-weight': weight, fill };
  const texts = lines.map((line, i) =>
    tag('text', { x: pad, y: y + (i + 0.8) * step, ...style }, escapedText(line)),
  );
  return [texts.join(''), y + lines.length * step];
}

/** The text of a drawing by the fonts of the page in which it is set. */
function textsOf(svg: string): TextOfFont[] {
  const found = new Map<string, TextOfFont>();
  const all = new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('*');
  const propertyOf = (element: Element | null, name: string): string =>
    element === null
      ? ''
      : (element.getAttribute(name) ??
        new RegExp(`(?:^|;)${name}:([^;]+)`).exec(element.getAttribute('style') ?? '')?.[1] ??
        propertyOf(element.parentElement, name));
  for (const element of all) {
    const text = [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
    if (text.trim() === '') continue;
    const italic = propertyOf(element, 'font-style') === 'italic';
    for (const name of propertyOf(element, 'font-family').split(',')) {
      const family = name.trim().replace(/^'|'$/g, '');
      const key = `${family} ${italic}`;
      found.set(key, { family, italic, text: (found.get(key)?.text ?? '') + text });
    }
  }
  return [...found.values()];
}

/** A figure as one file that looks elsewhere as it looks here: styles and fonts in it, its caption burnt in. */
export async function pictureOf(figure: Element, { title, lines }: Caption): Promise<Picture> {
  const groups = groupsOf(figure);
  const style = getComputedStyle(figure.querySelector('svg.chart')!);
  const ground = colourOf(style.getPropertyValue('--chart-ground'), figure);
  const ink = { title: style.color, note: colourOf('var(--muted)', figure) };
  const inner = Math.max(320, ...groups.map(({ box }) => box.width));
  const width = Math.ceil(inner + 2 * pad);
  let [body, y] = written(title, pad, inner, { size: 15, weight: 650, fill: ink.title });
  for (const { parts: own, box } of groups) {
    y += gap;
    body += `<g transform="translate(${pad},${y})">${own.map((part) => drawn(part, box)).join('')}</g>`;
    y += Math.ceil(box.height);
  }
  y += gap;
  for (const line of lines) {
    const [text, end] = written(line, y, inner, { size: 12, weight: 400, fill: ink.note });
    body += text;
    y = end + 4;
  }
  const height = Math.ceil(y + pad - 4);
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-kerning="normal">`;
  const faces = await fontFaces(textsOf(`${open}${body}</svg>`));
  const head = `<title>${escapedText(title)}</title><desc>${escapedText(lines.join(' '))}</desc><style>${faces}</style>`;
  const paper = tag('rect', { width, height, fill: ground });
  return { svg: `${open}${head}${paper}${body}</svg>\n`, width, height };
}

/** A colour as it is seen at a place, variables and themes resolved. */
function colourOf(value: string, at: Element): string {
  const probe = document.createElement('i');
  probe.style.color = value;
  at.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
