import type { ReactNode } from 'react';
import { ContentsButton } from '../content/contents-button.tsx';
import { ThemeButton } from '../figures/theme-button.tsx';
import './layouts.css';

export function Header(): ReactNode {
  return (
    <header className="lay-header">
      <p className="lay-title">Why is it hard to train deep neural networks?</p>
      <div className="lay-header-buttons">
        <ContentsButton />
        <ThemeButton />
      </div>
    </header>
  );
}
