import type { JSX } from 'react';
import { useMemo } from 'react';
import type { DocumentSummary, Theme } from '../../../shared/model/index.ts';
import { useThemes } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { themeColour } from '../../ui/theme-chip.tsx';
import { countWords, documentDateWords } from '../../ui/words.ts';
import { VirtualList } from './virtual-list.tsx';

/** What to read: every document with its reference, kind and date, and a bar for each theme as long as it has passages. */
export function DocumentList(props: {
  readonly documents: readonly DocumentSummary[];
  readonly currentId: string | null;
  readonly onOpen: (documentId: string) => void;
}): JSX.Element {
  const themes = useThemes();
  const most = useMemo(
    () => Math.max(1, ...props.documents.map((document) => document.passages)),
    [props.documents],
  );
  return (
    <>
      <div className="reader-pane-bar">
        <h2>{countWords(props.documents.length, 'document')}</h2>
      </div>
      <VirtualList
        label="Documents"
        className="reader-pane-list"
        items={props.documents}
        keyOf={documentKey}
        estimate={74}
        shownKey={props.currentId}
        renderItem={(document) => (
          <button
            type="button"
            className={classNames(
              'reader-document',
              document.id === props.currentId && 'reader-document-current',
            )}
            aria-current={document.id === props.currentId ? 'page' : undefined}
            onClick={() => props.onOpen(document.id)}
          >
            <span className="reader-document-title" dir="auto">
              {document.title}
            </span>
            <span className="reader-document-facts">
              <span>
                {document.urn} · {document.kind}
              </span>
              <span>{documentDateWords(document.date)}</span>
            </span>
            <ThemeBars document={document} themes={themes} most={most} />
          </button>
        )}
      />
    </>
  );
}

function documentKey(document: DocumentSummary): string {
  return document.id;
}

function ThemeBars(props: {
  readonly document: DocumentSummary;
  readonly themes: readonly Theme[];
  readonly most: number;
}): JSX.Element {
  const counted = props.themes.flatMap((theme) => {
    const count = props.document.passagesByTheme[theme.id] ?? 0;
    return count === 0 ? [] : [{ theme, count }];
  });
  const words = counted.map(({ theme, count }) => `${theme.name} ${count}`).join(', ');
  return (
    <span className="reader-document-bars" title={words}>
      <span className="visually-hidden">{counted.length === 0 ? 'No passages yet' : words}</span>
      {counted.map(({ theme, count }) => (
        <span
          key={theme.id}
          aria-hidden="true"
          style={{
            background: themeColour(theme.colour),
            width: `${Math.max(5, (count / props.most) * 88)}%`,
          }}
        />
      ))}
    </span>
  );
}
