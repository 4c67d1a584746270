import type { JSX } from 'react';
import type { EncryptionState } from '../../../shared/contract/index.ts';
import { announce } from '../../state/announce.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useService } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

/** Whether this computer's keychain opens the matter besides its passphrase; says why where it cannot. */
export function KeychainChoice(props: {
  /** Null while it is not known. */
  readonly state: EncryptionState | null;
  readonly onState: (state: EncryptionState) => void;
}): JSX.Element {
  const service = useService();
  const { state, onState } = props;
  const keep = async (kept: boolean) => {
    const result = await service.call('setKeychain', { kept });
    if (result.ok) {
      onState(result.value);
      announce(
        kept ? 'This computer unlocks the matter too.' : 'This computer no longer unlocks the matter.',
      );
    } else notifyFailure(result.failure);
  };
  const unavailable = state?.keychain === 'unavailable';
  return (
    <div>
      <Checkbox
        checked={state?.keychain === 'kept'}
        disabled={state === null || unavailable}
        onChange={(kept) => void keep(kept)}
      >
        Let this computer’s keychain unlock it too
      </Checkbox>
      <p className="settings-hint">
        {unavailable
          ? 'This computer has no keychain that protects what is put into it, so only the passphrase and the recovery sheet open the matter here.'
          : 'Then whoever is signed in to this account on this computer can unlock the matter without the passphrase.'}
      </p>
    </div>
  );
}
