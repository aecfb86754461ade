import type { Lecture, Scene } from './scene.ts';

/** Every edit of a lecture is a function of it; places count from 0, and one that does not exist changes nothing. */
export type LectureEdit = (lecture: Lecture) => Lecture;

const has = ({ scenes }: Lecture, at: number): boolean =>
  Number.isInteger(at) && at >= 0 && at < scenes.length;

export function insertScene(at: number, scene: Scene): LectureEdit {
  return (lecture) => ({ ...lecture, scenes: lecture.scenes.toSpliced(at, 0, scene) });
}

export function replaceScene(at: number, part: Partial<Scene>): LectureEdit {
  return (lecture) =>
    has(lecture, at)
      ? { ...lecture, scenes: lecture.scenes.with(at, { ...lecture.scenes[at]!, ...part }) }
      : lecture;
}

export function removeScene(at: number): LectureEdit {
  return (lecture) => (has(lecture, at) ? { ...lecture, scenes: lecture.scenes.toSpliced(at, 1) } : lecture);
}

export function duplicateScene(at: number): LectureEdit {
  return (lecture) => (has(lecture, at) ? insertScene(at + 1, lecture.scenes[at]!)(lecture) : lecture);
}

export function moveScene(from: number, to: number): LectureEdit {
  return (lecture) => {
    if (!has(lecture, from) || !has(lecture, to) || from === to) return lecture;
    const scenes = lecture.scenes.toSpliced(from, 1).toSpliced(to, 0, lecture.scenes[from]!);
    return { ...lecture, scenes };
  };
}

export function retitle(title: string): LectureEdit {
  return (lecture) => ({ ...lecture, title });
}
