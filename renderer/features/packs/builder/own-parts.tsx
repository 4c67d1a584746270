import './own-parts.css';
import type { JSX } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentSummary, Item, PackContent, Theme } from '../../../../shared/model/index.ts';
import { announce } from '../../../state/announce.ts';
import { useObservable } from '../../../state/observable.ts';
import { shortcutText } from '../../../state/shortcut.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Field } from '../../../ui/field.tsx';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { countWords } from '../../../ui/words.ts';
import { blankPage, editBundle, itemOf, sectionOf, stepEdit, type Bundle } from './bundle.ts';
import type { BundleHistory } from './bundle-history.ts';
import { bundleRows, placeForNew, rowAfterRemoval, type BundleRow } from './bundle-rows.ts';
import { chosenRow, edit, newPartId, stepBack } from './bundle-so-far.ts';
import { contentWords, type NamedThings } from './content-words.ts';
import { addEdit, dropPlace, dropRowEdit } from './drop-edit.ts';
import { ItemBench } from './item-bench.tsx';
import { PartList } from './part-list.tsx';
import { titleOf } from './part-row.tsx';
import { PickBench, type PickedKind } from './pick-bench.tsx';
import { usePartDrag } from './use-part-drag.ts';

/** What stands below the list of parts. */
type Bench = { readonly kind: 'pick'; readonly what: PickedKind } | { readonly kind: 'item' } | null;

const pickWords: Readonly<Record<PickedKind, string>> = {
  themes: 'Add theme chapters',
  searches: 'Add saved searches',
  passages: 'Add a chapter of passages',
  documents: 'Add documents',
};

/** The parts of a bundle: its title, the list of sections and items, and below it what is being added or changed. */
export function OwnParts(props: {
  readonly history: BundleHistory;
  readonly themes: readonly Theme[];
  readonly documents: readonly DocumentSummary[];
  readonly savedQueries: readonly Item<'saved-query'>[];
  /** The numbers printed on first pages, by the item's id. */
  readonly pages: ReadonlyMap<string, string>;
  /** Whether anything of a section, by its id, is in the pack. */
  readonly inIndex: (section: string) => boolean;
}): JSX.Element {
  const { history, themes, documents } = props;
  const bundle = history.present;
  const chosen = useObservable(chosenRow);
  const [bench, setBench] = useState<Bench>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const benchPlace = useRef<HTMLElement>(null);
  const listPlace = useRef<HTMLDivElement>(null);
  const { inIndex } = props;
  const rows = useMemo(
    () => bundleRows(bundle, (section) => inIndex(bundle.sections[section]?.id ?? '')),
    [bundle, inIndex],
  );
  const named = useMemo(
    (): NamedThings => ({
      themes: new Map(themes.map((theme) => [theme.id, theme])),
      documents: new Map(documents.map((document) => [document.id, document])),
    }),
    [themes, documents],
  );
  const item = chosen === null ? null : itemOf(bundle, chosen);
  const focusList = useCallback(() => {
    listPlace.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
  }, []);

  const add = (contents: readonly PackContent[], to = placeForNew(bundle, chosen)): string | null => {
    const items = contents.map((content) => ({ id: newPartId(), content }));
    const last = items.at(-1);
    if (last === undefined) return null;
    edit(addEdit(to, items, newPartId));
    chosenRow.set(last.id);
    const [first] = items;
    const what =
      items.length === 1 && first !== undefined
        ? contentWords(first.content, named).title
        : `${String(items.length)} items`;
    const section = bundle.sections.find(({ id }) => id === to?.section);
    announce(`Added ${what}${section === undefined ? '' : ` to ${section.title}`}.`);
    return last.id;
  };
  const addToChapter = (passages: readonly string[]): void => {
    const content = item?.content;
    if (item === null || content?.kind !== 'passages') return;
    const added = passages.filter((id) => !content.passages.includes(id));
    const next = { ...content, passages: [...content.passages, ...added] };
    edit({ kind: 'change-item', item: item.id, content: next });
    announce(`Added ${countWords(added.length, 'passage')} to ${contentWords(next, named).title}.`);
  };
  const drag = usePartDrag((dragged, mark) => {
    if (dragged.kind === 'new') {
      add(dragged.contents, dropPlace(bundle, mark));
      return;
    }
    const change = dropRowEdit(bundle, dragged.id, mark);
    if (change === null) return;
    edit(change);
    announce(placeWords(editBundle(bundle, change), dragged.id, named));
  });
  const step = (id: string, by: -1 | 1): void => {
    const change = stepEdit(bundle, id, by);
    if (change === null) {
      announce(by === -1 ? 'It is the first already.' : 'It is the last already.');
      return;
    }
    edit(change);
    announce(placeWords(editBundle(bundle, change), id, named));
  };
  const remove = (id: string): void => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) return;
    chosenRow.set(rowAfterRemoval(rows, id));
    edit({ kind: 'remove', id });
    announce(`Took out ${rowWords(row, named)}. ${shortcutText('Ctrl+Z')} puts it back.`);
  };
  const addSection = (): void => {
    const id = newPartId();
    const after = bundle.sections.findIndex((section) => section.id === sectionIdOf(bundle, chosen));
    const before = after < 0 ? null : (bundle.sections[after + 1]?.id ?? null);
    edit({ kind: 'add-section', section: { id, title: 'New section', items: [] }, before });
    chosenRow.set(id);
    setEdited(id);
  };
  const openBench = (next: Bench): void => {
    setBench(next);
    // What is opened takes the focus as soon as it is drawn.
    requestAnimationFrame(() => {
      const place = benchPlace.current;
      const field = place?.querySelector<HTMLElement>('input, [contenteditable=true], [role=listbox]');
      (field ?? place?.querySelector<HTMLElement>('button'))?.focus();
    });
  };
  const openRow = (id: string): void => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) return;
    chosenRow.set(id);
    if (row.kind === 'section') setEdited(id);
    else openBench({ kind: 'item' });
  };
  const setTitle = (id: string, title: string): void => {
    const content = itemOf(bundle, id)?.content;
    if (content === undefined) edit({ kind: 'name-section', section: id, title });
    else if ('title' in content) edit({ kind: 'change-item', item: id, content: { ...content, title } });
  };
  const pick = (what: PickedKind) => (): void => openBench({ kind: 'pick', what });
  const items: readonly MenuItem[] = [
    { label: 'Theme chapters…', onChoose: pick('themes') },
    { label: 'Documents…', onChoose: pick('documents') },
    { label: 'Passages…', onChoose: pick('passages') },
    { label: 'Saved searches…', onChoose: pick('searches') },
    {
      label: 'A page of own words',
      onChoose: () => {
        add([blankPage()]);
        openBench({ kind: 'item' });
      },
    },
    {
      label: 'A divider',
      onChoose: () => setEdited(add([{ kind: 'divider', title: '' }])),
    },
    { label: 'A chronology', onChoose: () => void add([{ kind: 'chronology' }]) },
    { label: 'A register of themes', onChoose: () => void add([{ kind: 'register' }]) },
    { label: 'A section', onChoose: addSection },
  ];
  const [hasGone, setHasGone] = useState(item);
  if (hasGone !== item) {
    setHasGone(item);
    if (item === null && bench?.kind === 'item') setBench(null);
  }
  useEffect(() => {
    if (edited !== null && !rows.some((row) => row.id === edited)) setEdited(null);
  }, [edited, rows]);
  const isEmpty = bundle.sections.every((section) => section.items.length === 0);

  return (
    <div className="own-parts">
      <div className="own-parts-head">
        <Field
          label="Title on the cover"
          value={bundle.settings.title}
          onChange={(title) => edit({ kind: 'name-bundle', title })}
          maxLength={1_000}
          required
        />
        <div className="own-parts-bar">
          <Menu label="Add…" name="Add to the pack" items={items} />
          <IconlessButton onClick={addSection}>New section</IconlessButton>
          <span className="own-parts-gap" />
          <IconlessButton
            aria-label="Undo in this bundle"
            disabled={history.past.length === 0}
            onClick={() => stepBack('undo')}
          >
            Undo
          </IconlessButton>
          <IconlessButton
            aria-label="Redo in this bundle"
            disabled={history.future.length === 0}
            onClick={() => stepBack('redo')}
          >
            Redo
          </IconlessButton>
        </div>
      </div>
      <div
        className={classNames('own-parts-list', isEmpty && bench === null && 'own-parts-list-empty')}
        ref={listPlace}
      >
        <PartList
          rows={rows}
          named={named}
          pages={props.pages}
          chosen={chosen}
          edited={edited}
          drag={drag}
          onChoose={(id) => chosenRow.set(id)}
          onOpen={openRow}
          onEditTitle={(id) => {
            const row = rows.find((candidate) => candidate.id === id);
            setEdited(
              row === undefined || (row.kind === 'item' && !('title' in row.item.content)) ? null : id,
            );
          }}
          onTitle={setTitle}
          onStep={step}
          onRemove={remove}
        />
        {isEmpty && bench === null && (
          <div className="own-parts-empty">
            <p>
              A pack of your own parts is empty so far. Add documents, theme chapters or pages of your own
              words; the outline beside shows the page numbers as you go.
            </p>
            <div className="pack-buttons">
              <IconlessButton tone="primary" onClick={pick('documents')}>
                Add documents
              </IconlessButton>
              <IconlessButton tone="primary" onClick={pick('themes')}>
                Add theme chapters
              </IconlessButton>
            </div>
          </div>
        )}
        {!isEmpty && bench === null && (
          <p className="number own-parts-keys">
            {shortcutText('Alt+Up')} and {shortcutText('Alt+Down')} move, Enter opens, F2 names, Delete takes
            out, {shortcutText('Ctrl+Z')} undoes.
          </p>
        )}
      </div>
      {bench !== null && (bench.kind === 'pick' || item !== null) && (
        <section
          ref={benchPlace}
          className={bench.kind === 'pick' ? 'own-parts-bench own-parts-bench-pick' : 'own-parts-bench'}
          aria-labelledby="own-parts-bench-heading"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.stopPropagation();
            setBench(null);
            focusList();
          }}
        >
          <div className="own-parts-bench-head">
            <h2 id="own-parts-bench-heading">
              {bench.kind === 'pick'
                ? pickWords[bench.what]
                : item === null
                  ? ''
                  : contentWords(item.content, named).title}
            </h2>
            <IconlessButton
              keys="Esc"
              onClick={() => {
                setBench(null);
                focusList();
              }}
            >
              Done
            </IconlessButton>
          </div>
          {bench.kind === 'pick' ? (
            <PickBench
              key={bench.what}
              kind={bench.what}
              themes={themes}
              documents={documents}
              savedQueries={props.savedQueries}
              onAdd={add}
              chapter={item?.content.kind === 'passages' ? item.content : null}
              onAddToChapter={addToChapter}
              drag={drag}
            />
          ) : (
            item !== null && (
              <div className="own-parts-item">
                <ItemBench
                  key={`${item.id} ${String(history.turn)}`}
                  item={item}
                  named={named}
                  onChange={(content) => edit({ kind: 'change-item', item: item.id, content })}
                  onDone={() => {
                    setBench(null);
                    focusList();
                  }}
                />
              </div>
            )
          )}
        </section>
      )}
    </div>
  );
}

function sectionIdOf(bundle: Bundle, id: string | null): string | null {
  if (id === null) return null;
  return sectionOf(bundle, id)?.id ?? id;
}

function rowWords(row: BundleRow, named: NamedThings): string {
  if (row.kind === 'item') return contentWords(row.item.content, named).title;
  const title = titleOf(row);
  return `the section ${title.trim() === '' ? 'without a title' : title} and what was in it`;
}

/** Where a row is now, as it is said to a person who does not see it move. */
function placeWords(bundle: Bundle, id: string, named: NamedThings): string {
  const at = bundle.sections.findIndex((section) => section.id === id);
  if (at >= 0) {
    const title = bundle.sections[at]?.title ?? '';
    return `Section ${title} is now ${String(at + 1)} of ${String(bundle.sections.length)}.`;
  }
  const section = sectionOf(bundle, id);
  const item = itemOf(bundle, id);
  if (section === null || item === null) return '';
  const place = section.items.indexOf(item) + 1;
  const { title } = contentWords(item.content, named);
  return `${title} is now ${String(place)} of ${String(section.items.length)} in ${section.title}.`;
}
