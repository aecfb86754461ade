import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { QrCode } from '../../src/figures/qr-code.tsx';
import { readQr } from './read-qr.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const container = document.createElement('div');
let root: ReturnType<typeof createRoot> | undefined;

async function show(text: string): Promise<void> {
  root ??= createRoot(container);
  await act(async () => {
    root!.render(<QrCode text={text} name="The link as a QR code" />);
  });
  // The encoder is loaded when it is first needed.
  await act(() => import('lean-qr'));
  await act(async () => {});
}

const read = (): string | null => {
  const svg = container.querySelector('svg')!;
  return readQr(svg.querySelector('path')?.getAttribute('d') ?? '', svg.getAttribute('viewBox')!);
};

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
});

describe('the QR code', () => {
  it('is read back by another library, after a change too', async () => {
    await show('https://example.org/#layers=30&activation=tanh&scale=1.5');
    expect(read()).toBe('https://example.org/#layers=30&activation=tanh&scale=1.5');
    await show('https://example.org/a/longer/way/#layers=64&width=64&activation=relu&weights=orthogonal');
    expect(read()).toBe(
      'https://example.org/a/longer/way/#layers=64&width=64&activation=relu&weights=orthogonal',
    );
  });

  it('says so where a text is too long for any code', async () => {
    await show('x'.repeat(3000));
    expect(container.textContent).toContain('too long');
    expect(container.querySelector('svg')).toBeNull();
  });
});
