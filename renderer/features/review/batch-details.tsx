import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { progressOf, standingWords } from '../../state/review.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import type { TableColumn } from '../../ui/table-column.ts';
import type { TableSort } from '../../ui/table-sort.ts';
import { sortRows } from '../../ui/table-sort.ts';
import { countWords } from '../../ui/words.ts';
import { GiveBatch } from './give-batch.tsx';
import { SavedLine } from './saved-line.tsx';
import { useBatchActs } from './use-batch-acts.ts';

/** One batch: its name, who reads it, its documents with how far they are, and what can be done with it. */
export function BatchDetails(props: {
  readonly batch: Item<'batch'>;
  /** The name of who has it, or null. */
  readonly reviewer: string | null;
  readonly documents: readonly DocumentSummary[];
  readonly writable: boolean;
  readonly onGone: () => void;
}): JSX.Element {
  const { batch, reviewer, documents, writable } = props;
  const acts = useBatchActs();
  const [sort, setSort] = useState<TableSort>({ column: 'urn', direction: 'ascending' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const columns = useMemo(() => batchColumns(reviewer), [reviewer]);
  const rows = useMemo(
    () => sortRows(documents, (document) => sortValue(document, sort.column, reviewer), sort.direction),
    [documents, sort, reviewer],
  );
  const takeOut = (): void => {
    const left = batch.fields.documents.filter((id) => !selected.has(id));
    void acts
      .setDocuments(batch.id, left, `Took ${countWords(selected.size, 'document')} out of the batch.`)
      .then(() => setSelected(new Set()));
  };
  return (
    <div className="review-batch">
      <div className="review-batch-head">
        <SavedLine
          label="Name of the batch"
          value={batch.fields.name}
          disabled={!writable}
          refuse={(name) => (name === '' ? 'A batch needs a name. Write a short one.' : null)}
          onSave={(name) => void acts.rename(batch.id, name)}
        />
        <GiveBatch label="Given to" batchId={batch.id} reviewer={reviewer} writable={writable} />
        {writable && selected.size > 0 && (
          <Button onClick={takeOut}>Take {countWords(selected.size, 'document')} out</Button>
        )}
        {writable && (
          <Button
            tone="danger"
            onClick={() => {
              void acts.remove([batch.id]).then((isDone) => {
                if (isDone) props.onGone();
              });
            }}
          >
            Delete the batch
          </Button>
        )}
      </div>
      {batch.fields.drawn !== '' && <p className="review-drawn">{batch.fields.drawn}</p>}
      <div className="review-batch-table">
        <Table
          label="Documents of the batch"
          columns={columns}
          rows={rows}
          keyOf={(document) => document.id}
          nameOf={(document) => `${document.urn} ${document.title}`}
          rowHeight={34}
          sort={sort}
          onSort={setSort}
          selected={selected}
          onSelect={setSelected}
          current={current}
          onCurrent={(document) => setCurrent(document.id)}
          onOpen={(document) => go({ screen: 'reader', documentId: document.id })}
        />
      </div>
    </div>
  );
}

function batchColumns(reviewer: string | null): readonly TableColumn<DocumentSummary>[] {
  return [
    {
      id: 'urn',
      heading: 'URN',
      minimum: 80,
      share: 0,
      cell: (document) => <span className="number">{document.urn}</span>,
    },
    {
      id: 'title',
      heading: 'Title',
      minimum: 160,
      share: 4,
      cell: (document) => <bdi title={document.title}>{document.title}</bdi>,
    },
    {
      id: 'progress',
      heading: 'Progress',
      minimum: 80,
      share: 0,
      cell: (document) => progressOf(document, reviewer),
    },
    {
      id: 'relevance',
      heading: 'Relevance',
      minimum: 96,
      share: 0,
      cell: (document) => standingWords(document.decisions.relevance),
    },
    {
      id: 'privilege',
      heading: 'Privilege',
      minimum: 116,
      share: 0,
      cell: (document) => standingWords(document.decisions.privilege),
    },
  ];
}

function sortValue(document: DocumentSummary, column: string, reviewer: string | null): string {
  switch (column) {
    case 'title':
      return document.title;
    case 'progress':
      return progressOf(document, reviewer);
    case 'relevance':
      return standingWords(document.decisions.relevance);
    case 'privilege':
      return standingWords(document.decisions.privilege);
    default:
      return document.urn;
  }
}
