/** Those who wait for an answer that is to come. */
export interface WaitingList<T> {
  readonly isEmpty: () => boolean;
  readonly wait: () => Promise<T>;
  /** Answers all of them; a text is the reason why there is no answer. */
  readonly settle: (answer: T | string) => void;
}

export function createWaitingList<T extends object>(): WaitingList<T> {
  const waiting: { readonly resolve: (answer: T) => void; readonly reject: (reason: Error) => void }[] = [];
  return {
    isEmpty: () => waiting.length === 0,
    wait: () => new Promise((resolve, reject) => void waiting.push({ resolve, reject })),
    settle: (answer) => {
      for (const { resolve, reject } of waiting.splice(0)) {
        if (typeof answer === 'string') reject(new Error(answer));
        else resolve(answer);
      }
    },
  };
}
