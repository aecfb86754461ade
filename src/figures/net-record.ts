import { useCompleteResults } from '../state/hooks.ts';
import type { NetRecord } from '../state/record.ts';
import type { ScriptId } from '../state/verify-script.ts';
import { saveText } from './downloads.ts';

interface NetFiles {
  readonly saveRecord: () => Promise<void>;
  /** A program that computes the record again; `link` is where the net can be dragged. */
  readonly saveScript: (id: ScriptId, link: string) => Promise<void>;
}

/** For event handlers: the files of the net of now, once all of its numbers are known. */
export function useNetFiles(): NetFiles {
  const complete = useCompleteResults();
  const record = async (): Promise<NetRecord> => {
    const [results, { recordOf }, { ensembleRecordOf, typicalRecordOf }] = await Promise.all([
      complete(),
      import('../state/record.ts'),
      import('../state/record-parts.ts'),
    ]);
    return recordOf(results, typicalRecordOf(results), ensembleRecordOf(results));
  };
  return {
    saveRecord: async () => {
      const [whole, { recordFileName }] = await Promise.all([record(), import('../state/record.ts')]);
      saveText(recordFileName, JSON.stringify(whole), 'application/json');
    },
    saveScript: async (id, link) => {
      const [whole, { verifyScript }] = await Promise.all([record(), import('../state/verify-script.ts')]);
      const { file, text } = verifyScript(id, whole, link);
      saveText(file, text, 'text/x-python');
    },
  };
}
