import { Contrast, Moon, Presentation, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { settingRows } from '../model/settings.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';

const { choices } = settingRows.theme;
const icons = { auto: Contrast, light: Sun, dark: Moon, projector: Presentation };

/** Each press goes on to the next theme. */
export function ThemeButton(): ReactNode {
  const theme = useAppState((state) => state.settings.theme);
  const apply = useApply();
  const at = choices.findIndex(({ id }) => id === theme);
  const next = choices[(at + 1) % choices.length]!;
  const Icon = icons[theme];
  return (
    <button
      type="button"
      className="ui-button fig-theme"
      title={`Theme: ${choices[at]!.words}`}
      aria-label={`Theme: ${choices[at]!.words}. Next: ${next.words}`}
      onClick={() => apply(setSetting('theme', next.id))}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
