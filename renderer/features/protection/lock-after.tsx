import type { JSX } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';

const offered = [5, 10, 15, 30, 60];

/** After how long without use of the computer encrypted matters are locked, for every matter on this machine. */
export function LockAfter(): JSX.Element {
  const { preferences, change } = usePreferences();
  const { lockAfterMinutes } = preferences;
  const minutes = [...new Set([...offered, lockAfterMinutes])]
    .filter((value) => value > 0)
    .toSorted((one, other) => one - other);
  return (
    <div>
      <Select
        label="Lock encrypted matters when the computer is not used"
        value={String(lockAfterMinutes)}
        options={[
          { value: '0', label: 'Never' },
          ...minutes.map((value) => ({
            value: String(value),
            label: `After ${countWords(value, 'minute')}`,
          })),
        ]}
        onChange={(value) => change({ lockAfterMinutes: Number(value) })}
      />
      <p className="settings-hint">
        They lock as well when the computer sleeps or its screen is locked. What was being typed is kept.
      </p>
    </div>
  );
}
