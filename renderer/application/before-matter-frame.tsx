import type { JSX } from 'react';
import { assertNever } from '../../shared/base/index.ts';
import { RecoverySheetScreen, RestoredScreen, WorkingScreen } from '../features/protection/index.ts';
import type { BeforeMatter } from '../state/before-matter.ts';
import { beforeMatter } from '../state/before-matter.ts';
import { useWindowTitle } from '../state/navigation.ts';
import { nothingPossible, useMenuState } from './menu-state.ts';

/** The window while something is to be seen before its matter's own screens. */
export function BeforeMatterFrame({ before }: { readonly before: BeforeMatter }): JSX.Element {
  useWindowTitle('');
  useMenuState({ ...nothingPossible, lockable: before.kind === 'sheet' });
  switch (before.kind) {
    case 'working':
      return <WorkingScreen heading={before.heading} />;
    case 'sheet':
      return <RecoverySheetScreen sheet={before.sheet} isNew={before.isNew} onDone={goOn} />;
    case 'restored':
      return <RestoredScreen backup={before.backup} onDone={goOn} />;
    default:
      return assertNever(before, 'what comes before a matter');
  }
}

function goOn(): void {
  beforeMatter.set(null);
}
