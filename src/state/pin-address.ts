import { defaultSettings, type SettingKey, type Settings } from '../model/settings.ts';
import { experimentKeys } from './experiment.ts';
import { mostPins, type Pin, tidyName } from './pins.ts';
import { readValue } from './setting-schemas.ts';

/** What of a pin could not be taken, and why. */
export interface Loss {
  readonly text: string;
  readonly reason: string;
}

interface Read {
  readonly pin: Pin | null;
  readonly losses: readonly Loss[];
}

const isOfNet = (key: string): key is SettingKey => (experimentKeys as readonly string[]).includes(key);

/** "A;layers:30;activation:tanh": the name, then what differs from the defaults. */
export function formatPin({ name, net }: Pin): string {
  const differing = experimentKeys.filter((key) => net[key] !== defaultSettings[key]);
  return [encodeURIComponent(name), ...differing.map((key) => `${key}:${net[key]}`)].join(';');
}

/** A pin of an address, percent-decoded; what is wrong in it is left out. */
function readPin(text: string): Read {
  const [first = '', ...parts] = text.split(';');
  const name = tidyName(first);
  if (name === '') return { pin: null, losses: [{ text, reason: 'a pin begins with its name' }] };
  const losses: Loss[] = [];
  const values: Partial<Record<SettingKey, string | number>> = {};
  for (const part of parts) {
    const colon = part.indexOf(':');
    const key = colon < 0 ? part : part.slice(0, colon);
    const answer = isOfNet(key)
      ? readValue(key, part.slice(colon + 1))
      : { reason: 'no setting of a net has this name' };
    if ('reason' in answer) losses.push({ text: part, reason: `${answer.reason}, in the pin ${name}` });
    else if (isOfNet(key)) values[key] = answer.value;
  }
  // Each value has passed the schema of its own key.
  return { pin: { name, net: { ...defaultSettings, ...(values as Partial<Settings>) } }, losses };
}

/** All pins of an address in their order; for each text what was lost of it. */
export function readPins(texts: readonly string[]): {
  readonly pins: readonly Pin[];
  readonly losses: readonly (readonly Loss[])[];
} {
  const pins: Pin[] = [];
  const losses = texts.map((text) => {
    const { pin, losses: own } = readPin(text);
    if (pin === null) return own;
    if (pins.length >= mostPins) return [{ text, reason: `at most ${mostPins} nets can be pinned` }];
    if (pins.some(({ name }) => name === pin.name))
      return [{ text, reason: `another pin is called ${pin.name}` }];
    pins.push(pin);
    return own;
  });
  return { pins, losses };
}
