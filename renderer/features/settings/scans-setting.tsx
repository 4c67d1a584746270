import type { JSX } from 'react';
import { useAct } from '../../state/use-act.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

/** Chooses for the whole matter whether text on scans is recognised as soon as they are imported. */
export function ScansSetting(props: {
  readonly recognise: boolean;
  readonly disabled: boolean;
}): JSX.Element {
  const act = useAct();
  return (
    <fieldset className="settings-group">
      <legend>Scans</legend>
      <Checkbox
        checked={props.recognise}
        disabled={props.disabled}
        onChange={(recognise) =>
          void act(
            'setRecogniseAfterImport',
            { recognise },
            recognise
              ? 'Text on scans is recognised after each import from now on.'
              : 'Text on scans is recognised when it is asked for.',
          )
        }
      >
        Recognise text on scans after each import
      </Checkbox>
      <p className="settings-hint">
        Otherwise the library says which pages have no text, and recognises it when asked. A page takes some
        seconds; it is done in the background and goes on after a restart.
      </p>
    </fieldset>
  );
}
