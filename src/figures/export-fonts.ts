/** The faces that a style sheet of the page declares. */
interface Face {
  readonly rule: CSSFontFaceRule;
  readonly base: string;
}

const unquoted = (family: string): string => family.trim().replace(/^["']|["']$/g, '');

function declaredFaces(): Face[] {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      const base = sheet.href ?? document.baseURI;
      return [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? [{ rule, base }] : []));
    } catch {
      // The sheet of another host may not be read.
      return [];
    }
  });
}

/** Whether any character of the text lies in a unicode-range, U+0-FF, U+131, U+3??; one that is absent has them all. */
export function coversAny(range: string, text: string): boolean {
  if (range === '') return true;
  const spans = range.split(',').map((part) => {
    const [low = '', high = low] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(low.replaceAll('?', '0'), 16), Number.parseInt(high.replaceAll('?', 'F'), 16)];
  });
  return [...text].some((character) => {
    const code = character.codePointAt(0)!;
    return spans.some(([low, high]) => code >= low! && code <= high!);
  });
}

async function dataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The characters that are set in each family and style. */
export interface TextOfFont {
  readonly family: string;
  readonly italic: boolean;
  readonly text: string;
}

/** @font-face rules with the fonts in them, of the faces that the texts need; none of those the page does not bring along. */
export async function fontFaces(texts: readonly TextOfFont[]): Promise<string> {
  const faces = declaredFaces().filter(({ rule: { style } }) =>
    texts.some(
      ({ family, italic, text }) =>
        unquoted(style.getPropertyValue('font-family')) === family &&
        (style.getPropertyValue('font-style') === 'italic') === italic &&
        coversAny(style.getPropertyValue('unicode-range'), text),
    ),
  );
  const rules = await Promise.all(
    faces.map(async ({ rule: { style }, base }) => {
      const [, , address] = /url\((["']?)(.*?)\1\)/.exec(style.getPropertyValue('src')) ?? [];
      if (address === undefined) return '';
      const source = await dataUrl(new URL(address, base).href);
      const kept = ['font-family', 'font-style', 'font-weight', 'unicode-range']
        .map((name) => [name, style.getPropertyValue(name)] as const)
        .filter(([, value]) => value !== '');
      return `@font-face{${kept.map(([name, value]) => `${name}:${value};`).join('')}src:url(${source}) format("woff2");}`;
    }),
  );
  return rules.join('\n');
}
