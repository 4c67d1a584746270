import './theme-passages.css';
import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { useQuery } from '../../state/use-service.ts';
import { Citation } from '../../ui/citation.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import type { ListedPassage } from './listed-passages.ts';
import { listedPassages, passagesFound } from './listed-passages.ts';
import { SplitForm } from './split-form.tsx';

const pageSize = 50;
const everyDocument = '';
const noPassage: ReadonlySet<string> = new Set();

/**
 * The passages tagged with a theme, in order of document and position; a citation leads to its place. To split the theme,
 * some of them are ticked and given to another.
 */
export function ThemePassages(props: {
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  /** Some went to another theme. */
  readonly onSplit: (into: string) => void;
}): JSX.Element {
  const { theme } = props;
  const query = useQuery('listPassages', { themeIds: [theme.id] });
  const [shown, setShown] = useState(pageSize);
  const [splitting, setSplitting] = useState(false);
  const [ticked, setTicked] = useState(noPassage);
  const [typed, setTyped] = useState('');
  const [documentId, setDocumentId] = useState(everyDocument);
  const listed = useMemo(() => listedPassages(query.value ?? []), [query.value]);
  const found = useMemo(
    () => passagesFound(listed, typed, documentId === everyDocument ? null : documentId),
    [listed, typed, documentId],
  );
  const chosen = listed.filter(({ passage }) => ticked.has(passage.id));
  const tick = (those: readonly ListedPassage[], on: boolean) => {
    const next = new Set(ticked);
    for (const { passage } of those) {
      if (on) next.add(passage.id);
      else next.delete(passage.id);
    }
    setTicked(next);
  };
  const leaveSplitting = () => {
    setSplitting(false);
    setTicked(noPassage);
  };
  return (
    <section aria-label="Passages">
      <div className="theme-passages-head">
        <h3>Passages</h3>
        {props.writable && !splitting && listed.length > 0 && (
          <IconlessButton onClick={() => setSplitting(true)}>Split this theme…</IconlessButton>
        )}
      </div>
      {listed.length > theme.passages && (
        <p className="number">
          {countWords(listed.length, 'passage')} listed. Those that overlap in the text count as one, so the
          theme counts {theme.passages}.
        </p>
      )}
      {query.status === 'failed' && <p role="alert">{query.failure.message}</p>}
      {query.status === 'ready' && listed.length === 0 && (
        <p className="number">
          None yet. Select words in a document and press the theme&apos;s digit, or T to find it by name.
        </p>
      )}
      {listed.length > 0 && (
        <div className="theme-passages-filter">
          <Field
            label="Words in the passages"
            labelHidden
            type="search"
            placeholder="Words in the passages"
            value={typed}
            onChange={setTyped}
          />
          <Select
            label="Document"
            labelHidden
            value={documentId}
            options={[
              { value: everyDocument, label: 'All documents' },
              ...documentsOf(listed).map(({ id, urn }) => ({ value: id, label: urn })),
            ]}
            onChange={setDocumentId}
          />
        </div>
      )}
      {splitting && (
        <SplitForm
          theme={theme}
          themes={props.themes}
          chosen={chosen}
          found={found}
          onTickAll={(on) => tick(found, on)}
          onSplit={(into) => {
            leaveSplitting();
            props.onSplit(into);
          }}
          onCancel={leaveSplitting}
        />
      )}
      <ul role="list">
        {found.slice(0, shown).map((one) => (
          <li key={one.passage.id} className="theme-passage">
            {splitting && (
              <input
                type="checkbox"
                aria-label={`${one.passage.citation} goes to the other theme`}
                checked={ticked.has(one.passage.id)}
                onChange={(event) => tick([one], event.target.checked)}
              />
            )}
            <PassageLine listed={one} />
          </li>
        ))}
      </ul>
      {listed.length > 0 && found.length === 0 && <p className="number">No passage has these words.</p>}
      {found.length > shown && (
        <IconlessButton tone="primary" onClick={() => setShown(shown + pageSize * 4)}>
          Show more of the remaining {countWords(found.length - shown, 'passage')}
        </IconlessButton>
      )}
    </section>
  );
}

function PassageLine({ listed }: { readonly listed: ListedPassage }): JSX.Element {
  const { passage } = listed;
  return (
    <>
      <Citation
        citation={passage.citation}
        onOpen={() => go({ screen: 'reader', documentId: passage.documentId, at: { passageId: passage.id } })}
      />
      <div>
        <q dir="auto">{passage.quote}</q>
        {listed.overlaps && (
          <p className="theme-passage-overlap">
            Overlaps another passage of this theme: the two count as one.
          </p>
        )}
      </div>
    </>
  );
}

function documentsOf(
  listed: readonly ListedPassage[],
): readonly { readonly id: string; readonly urn: string }[] {
  const urns = new Map(listed.map(({ passage }) => [passage.documentId, passage.urn]));
  return [...urns].map(([id, urn]) => ({ id, urn }));
}
