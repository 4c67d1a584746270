import { useEffect, useState } from 'react';
import type { PackPresets } from '../../../shared/model/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { observable, useObservable } from '../../state/observable.ts';
import { useService } from '../../state/use-service.ts';

/** Grows whenever this window changed a preset; presets are in the profile, so that no change of the matter tells of them. */
const presetsTurn = observable(0);

/** Has the presets read anew. */
export function presetsChanged(): void {
  presetsTurn.set(presetsTurn.get() + 1);
}

/** The presets there are; none while they are not known. */
export function usePackPresets(): PackPresets {
  const service = useService();
  const turn = useObservable(presetsTurn);
  const [known, setKnown] = useState<PackPresets>({ presets: [], problems: [] });
  useEffect(() => {
    let isWanted = true;
    void service.call('listPackPresets', {}).then((listed) => {
      if (!isWanted) return;
      if (listed.ok) setKnown(listed.value);
      else notifyFailure(listed.failure);
    });
    return () => {
      isWanted = false;
    };
  }, [service, turn]);
  return known;
}
