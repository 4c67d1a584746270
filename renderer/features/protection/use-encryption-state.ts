import { useEffect, useState } from 'react';
import type { EncryptionState } from '../../../shared/contract/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useService } from '../../state/use-service.ts';

/** How the open matter is encrypted, null until it is known, and how to put a newer answer in its place. */
export function useEncryptionState(): readonly [EncryptionState | null, (state: EncryptionState) => void] {
  const service = useService();
  const [state, setState] = useState<EncryptionState | null>(null);
  useEffect(() => {
    let gone = false;
    void service.call('encryptionState', {}).then((result) => {
      if (gone) return;
      if (result.ok) setState(result.value);
      else notifyFailure(result.failure);
    });
    return () => {
      gone = true;
    };
  }, [service]);
  return [state, setState];
}
