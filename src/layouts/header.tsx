import type { ReactNode } from 'react';
import { ContentsButton } from '../content/contents-button.tsx';
import { ThemeButton } from '../figures/theme-button.tsx';
import { Commands } from './commands.tsx';
import type { ViewId } from './layouts.ts';
import { ViewLinks } from './view-links.tsx';
import './header.css';
import './layouts.css';

export function Header({ view }: { readonly view: ViewId | null }): ReactNode {
  return (
    <header className="lay-header">
      <p className="lay-title">Why is it hard to train deep neural networks?</p>
      <ViewLinks />
      <div className="lay-header-buttons">
        {view === 'read' && <ContentsButton />}
        <Commands />
        <ThemeButton />
      </div>
    </header>
  );
}
