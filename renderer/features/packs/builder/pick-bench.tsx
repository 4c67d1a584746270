import type { DragEvent, JSX } from 'react';
import { useMemo, useState } from 'react';
import {
  dateInWords,
  isWithheld,
  type DocumentSummary,
  type Item,
  type PackContent,
  type Theme,
} from '../../../../shared/model/index.ts';
import { inOrderOfDate } from '../../../../shared/pack/index.ts';
import { familiesOf } from '../../../state/families.ts';
import { themeTree } from '../../../state/theme-order.ts';
import { useQuery } from '../../../state/use-service.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ThemeChip } from '../../../ui/theme-chip.tsx';
import { numberWords } from '../../../ui/words.ts';
import type { PartDrag } from './use-part-drag.ts';
import { PickRows, type Pickable } from './pick-list-rows.tsx';

/** What can be picked from a list. */
export type PickedKind = 'themes' | 'searches' | 'passages' | 'documents';

/** What adding and dragging from a list needs. */
interface PickingProps {
  readonly onAdd: (contents: readonly PackContent[]) => void;
  readonly drag: PartDrag;
}

/** The list of what may be put into a bundle. */
export function PickBench(
  props: PickingProps & {
    readonly kind: PickedKind;
    /** The chapter of passages that is chosen, to which more can be added, or null. */
    readonly chapter: Extract<PackContent, { readonly kind: 'passages' }> | null;
    readonly onAddToChapter: (passages: readonly string[]) => void;
    readonly themes: readonly Theme[];
    readonly documents: readonly DocumentSummary[];
    readonly savedQueries: readonly Item<'saved-query'>[];
  },
): JSX.Element {
  switch (props.kind) {
    case 'themes':
      return <PickThemes {...props} />;
    case 'searches':
      return <PickSearches {...props} />;
    case 'passages':
      return <PickPassages {...props} />;
    case 'documents':
      return <PickDocuments {...props} />;
  }
}

function PickThemes(props: PickingProps & { readonly themes: readonly Theme[] }): JSX.Element {
  const items = useMemo(
    () =>
      themeTree(props.themes).map(({ theme, depth }): Pickable => ({
        id: theme.id,
        depth,
        words: `${theme.code} ${theme.name}`,
        label: (
          <>
            <ThemeChip theme={theme} named />
            <span className="number pick-row-end">{numberWords(theme.passages)}</span>
          </>
        ),
      })),
    [props.themes],
  );
  return (
    <Picking
      {...props}
      what="themes"
      items={items}
      none="There is no theme yet. Make themes, and tag passages with them in the reader."
      contentsOf={(ids) => ids.map((theme): PackContent => ({ kind: 'theme', theme }))}
    />
  );
}

function PickSearches(
  props: PickingProps & { readonly savedQueries: readonly Item<'saved-query'>[] },
): JSX.Element {
  const items = useMemo(
    () =>
      props.savedQueries.map(({ id, fields }): Pickable => ({
        id,
        words: `${fields.name} ${fields.query}`,
        label: (
          <>
            <bdi className="pick-row-words">{fields.name}</bdi>
            <span className="number pick-row-end">{fields.query}</span>
          </>
        ),
      })),
    [props.savedQueries],
  );
  return (
    <Picking
      {...props}
      what="saved searches"
      items={items}
      none="No search is saved yet. Search, and keep the search under a name; then it can be a chapter here."
      contentsOf={(ids) =>
        ids.flatMap((id): readonly PackContent[] => {
          const saved = props.savedQueries.find((item) => item.id === id);
          if (saved === undefined) return [];
          const { name, query } = saved.fields;
          return [{ kind: 'query', query: { name, query, passages: [] } }];
        })
      }
    />
  );
}

function PickPassages(
  props: PickingProps & {
    readonly themes: readonly Theme[];
    readonly chapter: Extract<PackContent, { readonly kind: 'passages' }> | null;
    readonly onAddToChapter: (passages: readonly string[]) => void;
  },
): JSX.Element {
  const [isInto, setIsInto] = useState(true);
  const listed = useQuery('listPassages', {});
  const passages = listed.value;
  const items = useMemo(() => {
    const codes = new Map(props.themes.map((theme) => [theme.id, theme]));
    return (passages ?? []).map((passage): Pickable => {
      const themes = passage.tags.flatMap(({ themeId }) => codes.get(themeId) ?? []);
      return {
        id: passage.id,
        words: `${passage.citation} ${passage.quote} ${themes.map(({ code, name }) => `${code} ${name}`).join(' ')}`,
        label: (
          <>
            <bdi className="pick-row-words">{passage.quote}</bdi>
            <span className="number pick-row-end">
              {themes.map((theme) => theme.code).join(' ')} {passage.citation}
            </span>
          </>
        ),
      };
    });
  }, [passages, props.themes]);
  if (listed.status === 'loading')
    return <p className="number pick-rows-none">The passages are being read.</p>;
  return (
    <Picking
      {...props}
      what="passages"
      items={items}
      none="There is no passage yet. Select words in a document and press the digit of a theme."
      contentsOf={(ids) => [{ kind: 'passages', title: 'Chosen passages', passages: ids }]}
      onAddIds={props.chapter !== null && isInto ? props.onAddToChapter : undefined}
    >
      {props.chapter === null ? undefined : (
        <Checkbox checked={isInto} onChange={setIsInto}>
          Into the chapter that is chosen
        </Checkbox>
      )}
    </Picking>
  );
}

function PickDocuments(
  props: PickingProps & { readonly documents: readonly DocumentSummary[] },
): JSX.Element {
  const [byDate, setByDate] = useState(false);
  const { documents } = props;
  const items = useMemo(() => {
    const families = familiesOf(documents);
    return documents
      .filter(({ withdrawn }) => withdrawn === null)
      .map((document): Pickable => {
        const isKept = isWithheld(document.decisions.privilege);
        return {
          id: document.id,
          depth: families.above(document).length,
          words: `${document.urn} ${document.title}`,
          label: (
            <>
              <span className="number">{document.urn}</span>
              <bdi className="pick-row-words">{document.title}</bdi>
              {isKept && <span className="pick-row-kept">privileged, stays out</span>}
              <span className="number pick-row-end">{dateInWords(document.date)}</span>
            </>
          ),
        };
      });
  }, [documents]);
  return (
    <Picking
      {...props}
      what="documents"
      items={items}
      none="There is no document yet. Import some in the library."
      contentsOf={(ids) =>
        (byDate ? inOrderOfDate(ids, documents) : ids).map((document): PackContent => ({
          kind: 'document',
          document,
        }))
      }
    >
      <Checkbox checked={byDate} onChange={setByDate}>
        In order of date
      </Checkbox>
    </Picking>
  );
}

function Picking(
  props: PickingProps & {
    readonly what: string;
    readonly items: readonly Pickable[];
    readonly none: string;
    readonly contentsOf: (ids: readonly string[]) => readonly PackContent[];
    /** Takes what is added instead of new items. */
    readonly onAddIds?: ((ids: readonly string[]) => void) | undefined;
    readonly children?: JSX.Element | undefined;
  },
): JSX.Element {
  const { drag, contentsOf } = props;
  return (
    <PickRows
      what={props.what}
      items={props.items}
      none={props.none}
      onAdd={(ids) => {
        if (props.onAddIds === undefined) props.onAdd(contentsOf(ids));
        else props.onAddIds(ids);
      }}
      onDragStart={(event: DragEvent<HTMLElement>, ids, words) =>
        drag.start(event, { kind: 'new', contents: contentsOf(ids) }, words)
      }
      onDragEnd={drag.end}
    >
      {props.children}
    </PickRows>
  );
}
