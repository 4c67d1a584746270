import {
  dateInWords,
  type DescribedText,
  type DocumentSummary,
  type Item,
} from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { fieldValueWords } from '../../ui/custom-field-values.ts';
import type { TableColumn } from '../../ui/table-column.ts';
import type { SortValue } from '../../ui/table-sort.ts';
import { numberWords } from '../../ui/words.ts';

/** A column that can be chosen for the library: what it shows of a document and what it is sorted by. */
export interface OriginColumn {
  readonly id: string;
  readonly heading: string;
  readonly minimum: number;
  readonly words: (document: DocumentSummary) => string;
  readonly sortValue: (document: DocumentSummary) => SortValue;
  readonly align?: 'end';
}

/** Every column that can be chosen, those of the matter's own fields last. */
export function originColumnChoices(own: readonly Item<'field'>[]): readonly OriginColumn[] {
  return [
    line('author', 'Author or sender'),
    line('recipients', 'Recipients'),
    line('provider', 'Provider'),
    line('providerReference', 'Provider’s reference'),
    line('custodian', 'Custodian'),
    {
      id: 'received',
      heading: 'Received',
      minimum: 92,
      words: ({ received }) => (received === null ? '' : dateInWords(received)),
      sortValue: ({ received }) => received?.value ?? null,
    },
    line('receivedHow', 'How received'),
    {
      id: 'date',
      heading: 'Date',
      minimum: 92,
      words: ({ date }) => dateInWords(date),
      sortValue: ({ date }) => date?.value ?? null,
    },
    {
      id: 'type',
      heading: 'Type',
      minimum: 96,
      words: ({ typeName }) => typeName,
      sortValue: ({ typeName }) => typeName,
    },
    {
      id: 'pages',
      heading: 'Pages',
      minimum: 52,
      words: ({ pages }) => (pages === null ? '' : numberWords(pages)),
      sortValue: ({ pages }) => pages,
      align: 'end',
    },
    {
      id: 'fileName',
      heading: 'File',
      minimum: 120,
      words: ({ fileName }) => spellUnseen(fileName),
      sortValue: ({ fileName }) => fileName,
    },
    ...own.map(({ id, fields: { name, type } }): OriginColumn => ({
      id,
      heading: name,
      minimum: 92,
      words: (document) => fieldValueWords(document.fields[id]),
      sortValue: (document) => {
        const value = document.fields[id];
        return value === undefined
          ? null
          : typeof value === 'object'
            ? value.value
            : typeof value === 'boolean'
              ? String(value)
              : value;
      },
      ...(type === 'number' ? { align: 'end' as const } : {}),
    })),
  ];
}

function line(id: DescribedText, heading: string): OriginColumn {
  return {
    id,
    heading,
    minimum: 110,
    words: (document) => document[id] ?? '',
    sortValue: (document) => document[id],
  };
}

/** The columns of the library's table that say where documents come from, as chosen. */
export function originColumns(chosen: readonly OriginColumn[]): readonly TableColumn<DocumentSummary>[] {
  return chosen.map(({ id, heading, minimum, words, align }) => ({
    id,
    heading,
    minimum,
    share: align === undefined ? 1 : 0,
    ...(align === undefined ? {} : { align }),
    cell: (document) => {
      const shown = words(document);
      return (
        <bdi className="library-origin" title={shown}>
          {shown}
        </bdi>
      );
    },
  }));
}
