import { defaultSettings, type Settings, selectedLayer, settingKeys } from '../model/settings.ts';
import { formatPin, readPins } from './pin-address.ts';
import type { Pin } from './pins.ts';
import { readValue } from './setting-schemas.ts';

/** Something in an address that was not taken, in the words of a notice: "{key}={value}: {reason}". */
export interface Dropped {
  /** At most 40 characters, as is the value; cut ones end in an ellipsis. */
  readonly key: string;
  readonly value: string;
  readonly reason: string;
}

export interface ParsedAddress {
  readonly settings: Settings;
  readonly pins: readonly Pin[];
  /** In the order of the address, the same thing once. */
  readonly dropped: readonly Dropped[];
}

interface Part {
  readonly key: string;
  readonly text: string;
}
type Verdict = Part & ({ readonly value: string | number } | { readonly reason: string });

/** The key under which an address carries a whole lecture; it is read elsewhere, and no setting. */
export const lectureKey = 'scenes';

/** Percent-decoded; as it stands where a sequence is broken. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function split(hash: string): Part[] {
  const parts = hash.replace(/^#/, '').split('&');
  return parts
    .filter((part) => part !== '' && !part.startsWith(`${lectureKey}=`))
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 0) return { key: decode(part), text: '' };
      return { key: decode(part.slice(0, equals)), text: decode(part.slice(equals + 1)) };
    });
}

const isPin = ({ key }: Part): boolean => key === 'pin';

const judge = (part: Part): Verdict => ({ ...part, ...readValue(part.key, part.text) });

/** For every key the last of the valid ones. */
function lastValid(verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict & { value: string | number }> {
  return new Map(verdicts.flatMap((verdict) => ('value' in verdict ? [[verdict.key, verdict]] : [])));
}

function cut(text: string): string {
  // Without the half of a surrogate pair that a cut may leave.
  return text.length <= 40 ? text : `${text.slice(0, 39).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The settings an address asks for, the defaults where it is silent or wrong. Every string is an address. */
export function parseAddress(hash: string): ParsedAddress {
  const parts = split(hash);
  const { pins, losses } = readPins(parts.filter(isPin).map(({ text }) => text));
  const alone = parts.filter((part) => !isPin(part)).map(judge);
  const layers = Number(lastValid(alone).get('layers')?.value ?? defaultSettings.layers);
  const verdicts = alone.map((verdict): Verdict => {
    if (verdict.key !== 'layer' || !('value' in verdict) || Number(verdict.value) <= layers) return verdict;
    return {
      key: verdict.key,
      text: verdict.text,
      reason: `layer runs from 2 to ${layers}, the number of layers`,
    };
  });
  const taken = lastValid(verdicts);
  const dropped = new Map<string, Dropped>();
  const drop = (part: Part, reason: string) => {
    const [key, value] = [cut(part.key), cut(part.text)];
    dropped.set(`${key}=${value}: ${reason}`, { key, value, reason });
  };
  let [nextPin, next] = [0, 0];
  for (const part of parts) {
    if (isPin(part)) {
      for (const { text, reason } of losses[nextPin++]!) drop({ key: 'pin', text }, reason);
      continue;
    }
    const verdict = verdicts[next++]!;
    if (taken.get(verdict.key) === verdict) continue;
    const again = `${cut(verdict.key)} is given more than once; the last valid one counts`;
    drop(verdict, 'reason' in verdict ? verdict.reason : again);
  }
  const values = Object.fromEntries([...taken].map(([key, { value }]) => [key, value]));
  // Each value has passed the schema of its own key.
  return {
    settings: { ...defaultSettings, ...(values as Partial<Settings>) },
    pins,
    dropped: [...dropped.values()],
  };
}

/**
 * The address of the settings and the pins, beginning with '#', or '' if all are the defaults. Numbers keep all their
 * digits, so that {@link parseAddress} gives back equal settings; only ASCII letters, digits and `# = & . -` occur, and in
 * pins also `; : %` and what names may have.
 */
export function formatAddress(settings: Settings, pins: readonly Pin[] = []): string {
  const written: Settings = { ...settings, layer: selectedLayer(settings) };
  const parts = settingKeys
    .filter((key) => written[key] !== defaultSettings[key])
    .map((key) => `${key}=${written[key]}`);
  const all = [...parts, ...pins.map((pin) => `pin=${formatPin(pin)}`)];
  return all.length === 0 ? '' : `#${all.join('&')}`;
}

/** The address of all that an address carries. */
export const addressOf = ({ settings, pins }: Pick<ParsedAddress, 'settings' | 'pins'>): string =>
  formatAddress(settings, pins);
