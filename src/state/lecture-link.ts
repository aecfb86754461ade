import type { Lecture } from '../model/scene.ts';
import { lectureKey } from './address.ts';
import { formatLecture, type ParsedLecture, parseLecture } from './lecture-file.ts';

/** Longer addresses are cut or refused by some programs through which links travel. */
export const longestLink = 4000;

/** Bytes that the stream refuses make reading it fail; what then becomes of writing is no news. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** The lecture as an address carries it: its file, deflated, in the letters of base64 for addresses. */
export async function packLecture(lecture: Lecture): Promise<string> {
  const bytes = new TextEncoder().encode(formatLecture(lecture, 0));
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The lecture of a link; any text is judged, none throws. */
export async function unpackLecture(packed: string): Promise<ParsedLecture> {
  try {
    // What is packed may unfold to a thousand times its length.
    if (packed.length > 5 * longestLink) return { faults: ['the lecture in this link is too long'] };
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const source = await through(bytes, new DecompressionStream('deflate-raw'));
    return parseLecture(new TextDecoder().decode(source));
  } catch {
    return { faults: ['the lecture in this link is cut or damaged'] };
  }
}

/** The packed lecture in the hash of an address. */
export function packedIn(hash: string): string | null {
  return new RegExp(`[#&]${lectureKey}=([\\w-]+)`).exec(hash)?.[1] ?? null;
}
