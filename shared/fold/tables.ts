/**
 * The tables that the fold fills, with their columns by how they are merged.
 *
 * - `once`: set by the operation that makes the row; of two that make the same row the lower order stands.
 * - `groups`: registers, each with its own order beside it (`<group>_order`); the higher order stands.
 * - `token`: the row is a token that an operation gave; it is never changed but by being covered.
 *
 * Every rule is commutative, associative and idempotent by itself, so the fold of a set of operations does not depend
 * on the order, the number of times or the portions in which they arrive.
 */
export const foldTables = {
  matter: {
    key: ['id'],
    once: ['prefix', 'reviewer', 'at_ms'],
    groups: { title: ['title'], notes_open: ['notes_open'], recognise: ['recognise'] },
    token: [],
  },
  replica: {
    key: ['id'],
    once: ['suffix', 'started_from', 'reviewer', 'at_ms'],
    groups: {},
    token: [],
  },
  replica_key: { key: ['id'], once: ['replica', 'public_key', 'reviewer', 'at_ms'], groups: {}, token: [] },
  reviewer: { key: ['id'], once: [], groups: { name: ['name'] }, token: [] },
  document: {
    key: ['id'],
    once: [
      'urn',
      'file_name',
      'path',
      'sha256',
      'bytes',
      'format',
      'facts',
      'message_id',
      'parent',
      'family',
      'place',
      'how',
      'reviewer',
      'at_ms',
    ],
    groups: {
      text: [
        'text_sha256',
        'characters',
        'words',
        'blocks_sha256',
        'blocks',
        'encoding',
        'reader',
        'warnings',
        'pages',
        'page_words_sha256',
        'pages_without_text',
        'sealed',
      ],
      title: ['title', 'title_made_up'],
      date: ['date', 'date_precision'],
      publisher: ['publisher'],
      author: ['author'],
      kind: ['kind'],
      recipients: ['recipients'],
      provider: ['provider'],
      provider_reference: ['provider_reference'],
      custodian: ['custodian'],
      received: ['received', 'received_precision'],
      received_how: ['received_how'],
      withdrawn: ['withdrawn', 'withdrawn_by', 'withdrawn_at_ms'],
      superseded: ['superseded_by'],
    },
    token: [],
  },
  document_copy: {
    key: ['id'],
    once: ['document', 'file_name', 'path', 'reviewer', 'at_ms'],
    groups: {},
    token: [],
  },
  document_field: { key: ['document', 'field'], once: [], groups: { value: ['value'] }, token: [] },
  block_mark: {
    key: ['document', 'number'],
    once: [],
    groups: { furniture: ['furniture'], own: ['own'] },
    token: [],
  },
  passage: {
    key: ['id'],
    once: ['document', 'reviewer', 'at_ms'],
    groups: {
      span: ['span_start', 'span_end', 'quote', 'prefix', 'suffix'],
      event: ['event_date', 'event_precision'],
    },
    token: [],
  },
  passage_link: {
    key: ['id'],
    once: ['from_passage', 'to_passage', 'relation', 'reviewer', 'at_ms'],
    groups: {},
    token: [],
  },
  progress: {
    key: ['document', 'reviewer'],
    once: [],
    groups: { begun: ['begun_at_ms'], state: ['state', 'state_at_ms'] },
    token: [],
  },
  decision: {
    key: ['document', 'question', 'reviewer'],
    once: [],
    groups: { answer: ['answer', 'reason', 'answered_at_ms'] },
    token: [],
  },
  settlement: {
    key: ['document', 'question'],
    once: [],
    groups: { answer: ['answer', 'reason', 'settled_over', 'settled_by', 'settled_at_ms'] },
    token: [],
  },
  item: { key: ['id'], once: ['kind', 'reviewer', 'at_ms'], groups: {}, token: [] },
  item_field: { key: ['item', 'field'], once: [], groups: { value: ['value'] }, token: [] },
  note: {
    key: ['id'],
    once: ['reviewer', 'at_ms'],
    groups: { target: ['target_kind', 'target'], privileged: ['privileged'] },
    token: [],
  },
  theme: {
    key: ['id'],
    once: ['reviewer', 'at_ms'],
    groups: {
      code: ['code'],
      colour: ['colour'],
      parent: ['parent'],
      position: ['position'],
      retired: ['retired'],
      merged_into: ['merged_into'],
    },
    token: [],
  },
  pack: {
    key: ['id'],
    once: [
      'choices',
      'receipt',
      'clock_ms',
      'sums_sha256',
      'folder_name',
      'pages',
      'passages',
      'reviewer',
      'at_ms',
    ],
    groups: {},
    token: [],
  },
  purged: { key: ['kind', 'id'], once: ['reason', 'reviewers', 'at_ms'], groups: {}, token: [] },
  tag: {
    key: ['operation'],
    once: [],
    groups: {},
    token: ['passage', 'theme', 'reviewer', 'at_ms', 'op_order'],
  },
  document_tag: {
    key: ['operation'],
    once: [],
    groups: {},
    token: ['document', 'theme', 'reviewer', 'at_ms', 'op_order'],
  },
  life: { key: ['operation', 'subject'], once: [], groups: {}, token: ['op_order'] },
  text_version: {
    key: ['operation', 'field'],
    once: [],
    groups: {},
    token: ['subject', 'content', 'reviewer', 'at_ms', 'op_order'],
  },
} as const satisfies Record<string, FoldTable>;

/** How one table is merged. */
export interface FoldTable {
  readonly key: readonly string[];
  readonly once: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly token: readonly string[];
}

/** The name of a table the fold fills. */
export type FoldTableName = keyof typeof foldTables;

/** The tables as a list of names, in order of the alphabet. */
export const foldTableNames = (Object.keys(foldTables) as FoldTableName[]).sort();

/** A value of a folded table's cell. */
export type Cell = string | number | null;
