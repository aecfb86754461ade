import { useCompleteResults } from '../state/hooks.ts';
import { type NetRecord, recordFileName, recordOf } from '../state/record.ts';
import { ensembleRecordOf, typicalRecordOf } from '../state/record-parts.ts';
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
    const results = await complete();
    return recordOf(results, typicalRecordOf(results), ensembleRecordOf(results));
  };
  return {
    saveRecord: async () => saveText(recordFileName, JSON.stringify(await record()), 'application/json'),
    saveScript: async (id, link) => {
      const [whole, { verifyScript }] = await Promise.all([record(), import('../state/verify-script.ts')]);
      const { file, text } = verifyScript(id, whole, link);
      saveText(file, text, 'text/x-python');
    },
  };
}
