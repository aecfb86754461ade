import type { ReactNode } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { chapterAnchor, visit } from '../content/places.tsx';
import type { FigureId } from '../model/figures.ts';
import { setSettings } from '../state/changes.ts';
import { useGetState, useStep } from '../state/hooks.ts';
import { showScene } from '../state/scenes.ts';
import { type Found, sections } from './search-rows.ts';
import './commands.css';

interface Props {
  readonly onDone: () => void;
  readonly onFigure: (id: FigureId) => void;
}

/** What was asked for has closed the dialog, which gives the keyboard back first. */
const afterwards = (act: () => void) => void setTimeout(act, 150);

/** Everything that has a name, found by a part of it. */
export function SearchList({ onDone, onFigure }: Props): ReactNode {
  const step = useStep();
  const getState = useGetState();
  const { contains } = useFilter({ sensitivity: 'base' });
  const go = (found: Found) => {
    if (found.kind === 'figure') return onFigure(found.figure);
    onDone();
    if (found.kind === 'set') return step(setSettings(found.settings(getState().settings)));
    if (found.kind === 'scene') {
      const present = setSettings({ view: 'present', lecture: 'whole' });
      return step((state) => showScene(found.at, found.scene)(present(state)));
    }
    if (found.kind === 'chapter') {
      step(setSettings({ view: 'read', chapter: found.chapter }));
      return afterwards(() => visit(document.getElementById(chapterAnchor(found.chapter))));
    }
    afterwards(() => {
      const sliders = document.querySelectorAll<HTMLElement>(
        `input[type="range"][aria-label="${found.name}"]`,
      );
      [...sliders].find((slider) => slider.checkVisibility())?.focus();
    });
  };
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label="Search" autoFocus className="lay-search">
        <Input placeholder="A chapter, a figure, a setting, a known choice" />
      </SearchField>
      <Menu
        aria-label="What was found"
        className="lay-found"
        items={sections}
        renderEmptyState={() => 'Nothing has such a name.'}
      >
        {({ title, rows }) => (
          <MenuSection id={title}>
            <Header>{title}</Header>
            <Collection items={rows}>
              {(found) => (
                <MenuItem className="ui-option" textValue={found.words} onAction={() => go(found)}>
                  {found.words} {found.note && <small>{found.note}</small>}
                </MenuItem>
              )}
            </Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
}
