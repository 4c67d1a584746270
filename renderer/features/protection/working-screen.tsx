import './protection.css';
import type { JSX } from 'react';
import { useObservable } from '../../state/observable.ts';
import { runningTasks } from '../../state/tasks.ts';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { WorkProgress } from './work-progress.tsx';

/** The window while its matter is closed for work on its file, such as being encrypted. */
export function WorkingScreen({ heading }: { readonly heading: string }): JSX.Element {
  const isListed = useObservable(runningTasks).length > 0;
  return (
    <main className="protection">
      <div className="protection-inside">
        <ScreenHeading>{heading}</ScreenHeading>
        {isListed && (
          <p>The matter opens again by itself when this is done. Leave the computer switched on.</p>
        )}
        <WorkProgress />
      </div>
    </main>
  );
}
