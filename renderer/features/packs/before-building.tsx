import type { JSX } from 'react';
import type { PackPreview } from '../../../shared/contract/index.ts';
import type { PackChoices } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { notifyFailure } from '../../state/notices.ts';
import { perMatter } from '../../state/per-matter.ts';
import { useObservable } from '../../state/observable.ts';
import { runningTasks, runTask } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { FindingsList } from './findings-list.tsx';
import { choicesToSend } from './pack-choices.ts';

/** A preview whose pages were looked at, and the one that it takes the place of until a newer comes. */
const checked = perMatter<{ readonly of: PackPreview; readonly preview: PackPreview } | null>(null);

/** What to know or settle before building, and on request what only the pages of documents show. */
export function BeforeBuilding(props: {
  readonly preview: PackPreview;
  /** The choices that the preview was made for. */
  readonly choices: PackChoices | null;
  readonly onEntry?: (number: number) => void;
  readonly hasEntry?: (number: number) => boolean;
}): JSX.Element | null {
  const { choices, onEntry } = props;
  const service = useService();
  const busy = useObservable(runningTasks).length > 0;
  const last = useObservable(checked);
  const { findings, unmeasured } = last?.of === props.preview ? last.preview : props.preview;
  const check = async (): Promise<void> => {
    if (choices === null) return;
    const result = await runTask('Looking at the pages of the pack', (task) =>
      service.call('checkBeforeBuild', { task, choices: choicesToSend(choices) }),
    );
    if (!result.ok) {
      notifyFailure(result.failure);
      return;
    }
    checked.set({ of: props.preview, preview: result.value });
    announce(
      result.value.findings.length === 0
        ? 'Nothing was found that has to be looked at.'
        : `${countWords(result.value.findings.length, 'thing')} to look at before building.`,
    );
  };
  if (findings.length === 0 && unmeasured === 0) return null;
  return (
    <div className="bundle-warnings" role="region" aria-label="Before building" tabIndex={0}>
      <FindingsList
        findings={findings}
        onEntry={onEntry}
        {...(props.hasEntry === undefined ? {} : { hasEntry: props.hasEntry })}
      />
      {unmeasured > 0 && (
        <p className="number">
          Damaged pages and pictures too fine are found by looking at the pages themselves.{' '}
          <IconlessButton disabled={busy || choices === null} onClick={() => void check()}>
            Look at the pages of {countWords(unmeasured, 'document')}
          </IconlessButton>
        </p>
      )}
    </div>
  );
}
