import jsQrModule from 'jsqr';

// A CommonJS module that Node and bundlers give in different wrappings.
const jsQR = ('default' in jsQrModule ? jsQrModule.default : jsQrModule) as typeof import('jsqr')['default'];

const scale = 4;

/** What a reader of QR codes makes of the picture that a path "M x,y h n …" draws in a square of this side and corner. */
export function readQr(path: string, viewBox: string): string | null {
  const [corner = 0, , side = 0] = viewBox.split(' ').map(Number);
  const pixels = side * scale;
  const image = new Uint8ClampedArray(4 * pixels * pixels).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(-?[\d.]+),(-?[\d.]+)h([\d.]+)/g)) {
    const left = (Number(x) - corner) * scale;
    const top = (Number(y) - 0.5 - corner) * scale;
    for (let row = top; row < top + scale; row++) {
      for (let column = left; column < left + Number(length) * scale; column++)
        image.fill(0, 4 * (row * pixels + column), 4 * (row * pixels + column) + 3);
    }
  }
  return jsQR(image, pixels, pixels)?.data ?? null;
}
