import { formatNumber } from '../model/format.ts';
import { netKeys, pageSettings } from '../model/page-settings.ts';
import { netSettings, plainScene, type Scene } from '../model/scene.ts';
import { seriesIds } from '../model/series.ts';
import { defaultSettings, type Settings, selectedLayer, settingRows } from '../model/settings.ts';
import { type Change, clearFocus, type State, setSettings } from './changes.ts';

/** What a scene shows beside its net: series and the lit quantity. */
function attire(scene: Scene): Change {
  return (state) => ({
    ...state,
    shown: {
      gradW: scene.shown.includes('gradW'),
      rungs: scene.shown.includes('rungs'),
      lower: scene.shown.includes('lower'),
      ensemble: scene.shown.includes('ensemble'),
      typical: scene.shown.includes('typical'),
    },
    focus: scene.lit,
    pinned: scene.lit !== null,
  });
}

/** The scene at this place of the lecture, counted from 1, as it was prepared; the page is left as it is. */
export function showScene(place: number, scene: Scene): Change {
  return (state) => {
    const settings = { ...defaultSettings, ...scene.settings, ...pageSettings(state.settings), scene: place };
    return attire(scene)({ ...setSettings(settings)(state), example: null });
  };
}

/** For an address that names the scene alone: its net. A net that the address names stays, as after a drag. */
export function completeScene(place: number, scene: Scene): Change {
  return (state) => (isDefaultNet(state.settings) ? showScene(place, scene) : attire(scene))(state);
}

const isDefaultNet = (settings: Settings): boolean =>
  netKeys.every((key) => settings[key] === defaultSettings[key]);

/** Whether the net on show is the one of the scene, whatever layer is selected. */
export const isAsPrepared = (scene: Scene, settings: Settings): boolean =>
  netKeys.every((key) => key === 'layer' || settings[key] === (scene.settings[key] ?? defaultSettings[key]));

/** What another window of the same lecture shows; layout and theme of this one stay. `scene` is the one meant there. */
export function followOther(settings: Settings, scene: Scene | undefined): Change {
  return (state) => {
    const { lecture, scene: place } = settings;
    const moved = settings.scene !== state.settings.scene || settings.lecture !== state.settings.lecture;
    const dressed = moved && scene ? attire(scene)(state) : state;
    return setSettings({ ...settings, ...pageSettings(state.settings), lecture, scene: place })(dressed);
  };
}

/** The lecture has not begun, or is left for the title: nothing is lit. */
export const showTitle: Change = (state) => clearFocus(setSettings({ scene: 0 })(state));

/** What is on show as a scene of its own; what cannot be seen (words, kind) is taken from the scene it was, if any. */
export function sceneOnShow({ settings, shown, focus, pinned }: State, scene: Scene = plainScene): Scene {
  const { words } = settingRows.activation.choices.find(({ id }) => id === settings.activation)!;
  const name = `${words}, ${settings.layers} layers`;
  return {
    ...scene,
    title: scene.title || name,
    statement: scene.statement || `${name}, weights of scale ${formatNumber(settings.scale)}`,
    settings: netSettings({ ...settings, layer: selectedLayer(settings) }),
    shown: seriesIds.filter((id) => shown[id]),
    lit:
      focus !== null && pinned
        ? { quantity: focus.quantity, ...(focus.layer !== undefined && { layer: focus.layer }) }
        : null,
  };
}
