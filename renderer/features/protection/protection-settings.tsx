import './protection.css';
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { MatterState } from '../../../shared/contract/index.ts';
import { sampleFileName } from '../../../shared/contract/index.ts';
import { performAction, useShownKeys } from '../../state/actions.ts';
import { useMatter } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { ChangePassphraseForm } from './change-passphrase-form.tsx';
import { EncryptForm } from './encrypt-form.tsx';
import { KeychainChoice } from './keychain-choice.tsx';
import { LockAfter } from './lock-after.tsx';
import { ShowSheetForm } from './show-sheet-form.tsx';
import { useEncryptionState } from './use-encryption-state.ts';

/** The part of the settings about who can read the matter: encrypting it, its passphrase, its sheet, and when it locks. */
export function ProtectionSettings({ arrive }: { readonly arrive: boolean }): JSX.Element | null {
  const matter = useMatter();
  const section = useRef<HTMLFieldSetElement>(null);
  const isKnown = matter !== null;
  useEffect(() => {
    if (!arrive || !isKnown) return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.focus({ preventScroll: true });
  }, [arrive, isKnown]);
  if (matter === null) return null;
  return (
    <fieldset ref={section} className="settings-group protection-settings" tabIndex={-1}>
      <legend>Protection</legend>
      {matter.encrypted ? <Encrypted /> : <Plain matter={matter} />}
    </fieldset>
  );
}

type OpenForm = 'encrypt' | 'passphrase' | 'sheet' | null;

function Plain({ matter }: { readonly matter: MatterState }): JSX.Element {
  const [open, setOpen] = useState<OpenForm>(null);
  if (matter.fileName === sampleFileName) {
    return (
      <p className="settings-hint">
        This is the sample matter. Everything in it is invented, so it is open to everybody and not encrypted.
        A new matter of your own is encrypted unless you choose otherwise.
      </p>
    );
  }
  return (
    <>
      <p>This matter is not encrypted: whoever comes by {matter.fileName} can read it.</p>
      {open === 'encrypt' ? (
        <EncryptForm onLeave={() => setOpen(null)} />
      ) : (
        <Button disabled={matter.readOnlyBecause !== null} onClick={() => setOpen('encrypt')}>
          Encrypt this matter…
        </Button>
      )}
    </>
  );
}

function Encrypted(): JSX.Element {
  const keys = useShownKeys();
  const [open, setOpen] = useState<OpenForm>(null);
  const [state, setState] = useEncryptionState();
  const withSheet = state?.openedWithSheet === true;
  return (
    <>
      <p>
        {withSheet
          ? 'This matter is encrypted, and was opened with its recovery sheet: where the passphrase is lost, a new one can be chosen here without it.'
          : 'This matter is encrypted: its passphrase opens it, or its recovery sheet.'}
      </p>
      <div className="protection-buttons">
        <Button
          aria-expanded={open === 'passphrase'}
          onClick={() => setOpen(open === 'passphrase' ? null : 'passphrase')}
        >
          Change the passphrase…
        </Button>
        <Button aria-expanded={open === 'sheet'} onClick={() => setOpen(open === 'sheet' ? null : 'sheet')}>
          Show the recovery sheet…
        </Button>
        <Button keys={keys('lock-now')} onClick={() => void performAction('lock-now')}>
          Lock now
        </Button>
      </div>
      {open === 'passphrase' && (
        <ChangePassphraseForm presentNeeded={!withSheet} onLeave={() => setOpen(null)} />
      )}
      {open === 'sheet' && <ShowSheetForm onLeave={() => setOpen(null)} />}
      <KeychainChoice state={state} onState={setState} />
      <LockAfter />
    </>
  );
}
