import { type ReactNode, useState } from 'react';
import { Button, Popover, PreviewTrigger } from 'react-aria-components';
import './in-text.css';

export interface PreviewProps {
  /** What stands in the sentence. */
  readonly face: ReactNode;
  /** The name of the button. */
  readonly name: string;
  /** The words of the button that leads there, inside the preview. */
  readonly follow: string;
  readonly onFollow: () => void;
  readonly children: ReactNode;
}

/**
 * A reference that shows what it refers to: hover or focus opens the preview, a click or Enter goes there. On a touch
 * screen the first tap opens the preview, which has a button to go there. Esc closes it.
 */
export function Preview({ face, name, follow, onFollow, children }: PreviewProps): ReactNode {
  const [open, setOpen] = useState(false);
  const go = () => {
    setOpen(false);
    onFollow();
  };
  return (
    <PreviewTrigger delay={200} closeDelay={150} isOpen={open} onOpenChange={setOpen}>
      <Button
        className="ui-reference"
        aria-label={name}
        onPress={({ pointerType }) => (pointerType === 'touch' ? setOpen(!open) : go())}
      >
        {face}
      </Button>
      <Popover className="ui-popover ui-preview" placement="top" offset={8}>
        {children}
        <Button className="ui-reference ui-preview-follow" onPress={go}>
          {follow}
        </Button>
      </Popover>
    </PreviewTrigger>
  );
}
