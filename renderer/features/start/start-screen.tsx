import './start-screen.css';
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import type { RecentMatter } from '../../../shared/contract/index.ts';
import { performAction, useShownKeys } from '../../state/actions.ts';
import { finishEverything } from '../../state/closing.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { pathParts } from '../../ui/path-parts.ts';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { momentWords } from '../../ui/words.ts';
import { NewMatterForm } from './new-matter-form.tsx';

/** Where one begins: a new matter, an existing one, a recent one, or the sample. */
export function StartScreen(): JSX.Element {
  const shell = useShell();
  const keys = useShownKeys();
  const [recent, setRecent] = useState<readonly RecentMatter[] | null>(null);
  useEffect(() => {
    let gone = false;
    void shell.call('recentMatters', {}).then((result) => {
      if (gone) return;
      if (result.ok) setRecent(result.value);
      else notifyFailure(result.failure);
    });
    return () => {
      gone = true;
    };
  }, [shell]);
  const openRecent = async (path: string) => {
    await finishEverything();
    const result = await shell.call('openRecentMatter', { path });
    if (!result.ok) notifyFailure(result.failure);
  };
  return (
    <div className="start">
      <div className="start-inside">
        <ScreenHeading>Glossator</ScreenHeading>
        <p className="start-lead">
          Read source texts, tag passages by theme, and hand over evidence packs that can be checked word for
          word. Everything stays on this machine.
        </p>
        <div className="start-columns">
          <section aria-labelledby="start-new">
            <h2 id="start-new">New matter</h2>
            <NewMatterForm />
          </section>
          <section aria-labelledby="start-open">
            <h2 id="start-open">Open</h2>
            <div className="start-buttons">
              <Button keys={keys('open-matter')} onClick={() => void performAction('open-matter')}>
                Open a matter
              </Button>
              <Button onClick={() => void performAction('open-sample-matter')}>Open the sample matter</Button>
            </div>
            <p className="start-hint">
              The sample is an invented inquiry with source texts, tagged passages and notes, to try things
              out on.
            </p>
            {recent !== null && recent.length > 0 && (
              <>
                <h3>Opened lately</h3>
                <ul role="list">
                  {recent.map((matter) => (
                    <li key={matter.path}>
                      <button
                        type="button"
                        className="start-recent"
                        title={matter.path}
                        onClick={() => void openRecent(matter.path)}
                      >
                        <span className="start-recent-title">
                          {/* Of an encrypted matter nothing but its place is remembered. */}
                          {matter.title === '' ? pathParts(matter.path).name : matter.title}
                        </span>
                        <span className="number">{momentWords(matter.openedAtMs)}</span>
                        <span className="start-recent-path">{matter.path}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}
