import type { Picture } from './export-svg.ts';

const scale = 2;

/** A browser reads the fonts of a picture while it already draws it, and does not say when it has: [ms], draws that must agree. */
const pause = 100;
const alike = 5;
const most = 40;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isSame = (a: ImageData | undefined, b: ImageData): boolean => {
  const [one, other] = [a && new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)];
  return one?.every((pixel, i) => pixel === other[i]) ?? false;
};

/** Draws until nothing changes any more. */
async function draw(image: HTMLImageElement, context: CanvasRenderingContext2D): Promise<void> {
  const { width, height } = context.canvas;
  let last: ImageData | undefined;
  for (let drawn = 0, same = 0; drawn < most && same < alike; drawn++) {
    if (drawn > 0) await after(pause);
    context.drawImage(image, 0, 0, width, height);
    const now = context.getImageData(0, 0, width, height);
    same = isSame(last, now) ? same + 1 : 0;
    last = now;
  }
}

/** The picture at twice its size, as pixels. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = scale * width;
    canvas.height = scale * height;
    await draw(image, canvas.getContext('2d', { willReadFrequently: true })!);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the browser makes no picture of this size'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
