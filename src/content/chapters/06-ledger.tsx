import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { SlackLedger } from '../../figures/slack-ledger.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** Where the bound loses, layer by layer and cause by cause. */
export function Ledger(): ReactNode {
  return (
    <>
      <h3>Keeping the books</h3>
      <p>
        The ladder compares whole products. It is also possible to follow the error on its way back and to
        note at each layer what the proof allows and what happens. Given the norms, this costs no more than
        the backward pass itself, and the losses can be added up.
      </p>
      <Equation id="losses" />
      <Equation id="ledger" />
      <p>
        For layer <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" /> of the net on show the books say: <Reading of="slackDecades" /> decades in
        all, of which alignment <Reading of="alignmentDecades" />, averaging <Reading of="averagingDecades" />
        , saturation <Reading of="saturationDecades" />. A decade is a factor of ten. The sum is exact,{' '}
        <Ref id="ledger" />; nothing is left over.
      </p>
      <SlackLedger />
    </>
  );
}
