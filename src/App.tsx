import { type ReactNode, useEffect, useInsertionEffect } from 'react';
import { Notice } from './figures/notice.tsx';
import { Header } from './layouts/header.tsx';
import { LayoutOnShow, useViewOnShow } from './layouts/layout-on-show.tsx';
import { layouts } from './layouts/layouts.ts';
import { clearFocus } from './state/changes.ts';
import { useApply, useAppState } from './state/hooks.ts';
import { fetched } from './ui/fetched.tsx';

/**
 * The theme stands on the root element, where the colours of every theme are defined; `auto` leaves it to the system,
 * but for a lecture, which is made for a projector.
 */
function useTheme(): void {
  const theme = useAppState(({ settings }) =>
    settings.theme === 'auto' && settings.view === 'present' ? 'projector' : settings.theme,
  );
  // Before anything is measured: another theme gives every element its style anew.
  useInsertionEffect(() => {
    if (theme === 'auto') return;
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    return () => {
      delete dataset.theme;
    };
  }, [theme]);
}

/** The frames of what opens: fetched as soon as the page is there, lest they wait for a connection. */
function useFrames(): void {
  useEffect(() => {
    void Promise.allSettled([import('./ui/dialog-panel.tsx'), import('./ui/popover-panel.tsx')]);
  }, []);
}

/** Esc lets go of what is pointed at or pinned, wherever the keyboard is. */
function useEscape(): void {
  const apply = useApply();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) apply(clearFocus);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [apply]);
}

const Embed = fetched({
  what: 'The figure',
  load: async () => (await import('./layouts/embed.tsx')).Embed,
});

export function App(): ReactNode {
  useTheme();
  useFrames();
  useEscape();
  const figure = useAppState((state) => state.settings.embed);
  if (figure === 'none') return <Page />;
  return (
    <>
      <Notice />
      <Embed figure={figure} />
    </>
  );
}

function Page(): ReactNode {
  const asked = useAppState((state) => state.settings.view);
  const onShow = useViewOnShow(asked);
  return (
    <>
      {!layouts[onShow.view ?? asked].bare && <Header view={onShow.view} />}
      <Notice />
      <LayoutOnShow {...onShow} />
    </>
  );
}
