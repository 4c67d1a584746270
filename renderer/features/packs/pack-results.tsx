import type { JSX } from 'react';
import { useObservable } from '../../state/observable.ts';
import { VerificationReport } from '../../ui/verification-report.tsx';
import { BuiltPack } from './built-pack.tsx';
import { lastBuilt, lastChecked } from './pack-work.ts';

/** What came of the last check and of the last build, until each is put away. */
export function PackResults(): JSX.Element {
  const built = useObservable(lastBuilt);
  const checked = useObservable(lastChecked);
  return (
    <>
      {checked !== null && (
        <VerificationReport
          verification={checked.verification}
          whole={`The pack is as it was built, and every quote is in its source: ${checked.folder}`}
          broken={`This is not the pack as it was built. Do not rely on it: ${checked.folder}`}
          onPutAway={() => lastChecked.set(null)}
        />
      )}
      {built !== null && <BuiltPack built={built} />}
    </>
  );
}
