import fc from 'fast-check';
import {
  linkRelations,
  plainNote,
  progressStates,
  type Operation,
  type OperationDraft,
} from '../../../shared/model/index.ts';
import {
  foldInMemory,
  invertAct,
  isUndoable,
  type Cell,
  type FoldedState,
} from '../../../shared/fold/index.ts';
import { standingStateOf, text } from './standing-state-of.ts';

const replicas = ['replica-a', 'replica-b', 'replica-c'];

/** One thing done on one of three replicas; the numbers choose among what that replica knows. */
interface Step {
  readonly replica: number;
  readonly kind: (typeof stepKinds)[number];
  readonly choices: readonly [number, number, number];
}

const stepKinds = [
  'import',
  'describe',
  'copy',
  'copyDelete',
  'withdraw',
  'supersede',
  'furniture',
  'own',
  'passage',
  'move',
  'passageDelete',
  'tag',
  'untag',
  'note',
  'noteEdit',
  'noteOpen',
  'noteDelete',
  'theme',
  'themeWrite',
  'themeParent',
  'themeMerge',
  'themeCode',
  'themeDelete',
  'matterTitle',
  'reading',
  'progress',
  'documentTag',
  'documentUntag',
  'decide',
  'settle',
  'event',
  'link',
  'linkDelete',
  'noteAttach',
  'item',
  'itemSet',
  'itemDelete',
  'pack',
  'purgePropose',
  'purgeWithdraw',
  'purge',
  'undo',
  'exchange',
] as const;

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    replica: fc.nat({ max: 2 }),
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...stepKinds) },
      { weight: 2, arbitrary: fc.constantFrom('exchange', 'tag', 'noteEdit', 'undo', 'theme') },
    ),
    choices: fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 99 })),
  }),
  { minLength: 3, maxLength: 45 },
);

/** The operations of three replicas that worked apart and exchanged now and then, each acting on what it knew. */
export const randomHistory: fc.Arbitrary<readonly Operation[]> = steps.map(historyOf);

function historyOf(done: readonly Step[]): readonly Operation[] {
  const known: Operation[][] = [[], [], []];
  let made = 0;
  const fresh = (what: string): string => `${what}-${String((made += 1)).padStart(4, '0')}`;
  const append = (at: number, drafts: readonly OperationDraft[], undoes: string | null): void => {
    const mine = known[at] ?? [];
    const act = fresh('act');
    for (const draft of drafts) {
      const replica = replicas[at] ?? '';
      mine.push({
        id: fresh('op'),
        act,
        undoes,
        replica,
        replicaSeq: mine.filter((operation) => operation.replica === replica).length + 1,
        clock: Math.max(0, ...mine.map((operation) => operation.clock)) + 1,
        atMs: 1_000_000 - made,
        reviewer: `reviewer-${at}`,
        ...draft,
      });
    }
  };
  append(0, [{ type: 'matter.create', body: { matter: 'matter', title: 'One', prefix: 'HAR' } }], null);
  for (const [at, replica] of known.entries()) {
    if (at > 0) replica.push(...(known[0] ?? []));
    append(
      at,
      [
        { type: 'replica.begin', body: { suffix: at === 0 ? null : `-${at}`, startedFrom: [] } },
        { type: 'replica.key', body: { publicKey: `key-${at}` } },
      ],
      null,
    );
  }
  for (const step of done) {
    const mine = known[step.replica] ?? [];
    if (step.kind === 'exchange') {
      const other = known[(step.replica + 1 + (step.choices[0] % 2)) % 3] ?? [];
      const ids = new Set(mine.map((operation) => operation.id));
      mine.push(...other.filter((operation) => !ids.has(operation.id)));
    } else if (step.kind === 'undo') {
      const own = mine.filter(
        (operation) => operation.replica === replicas[step.replica] && isUndoable(operation.type),
      );
      const act = own.at(-1 - (step.choices[0] % Math.max(1, own.length)))?.act;
      if (act === undefined) continue;
      const operations = mine.filter((operation) => operation.act === act);
      append(step.replica, invertAct(operations, standingStateOf(mine)).operations, act);
    } else {
      append(step.replica, draftsOf(step, foldInMemory(mine), mine, fresh), null);
    }
  }
  const all = new Map(known.flat().map((operation) => [operation.id, operation]));
  return [...all.values()];
}

function draftsOf(
  step: Step,
  state: FoldedState,
  known: readonly Operation[],
  fresh: (what: string) => string,
): readonly OperationDraft[] {
  const [a, b, c] = step.choices;
  const ids = (
    table: 'document' | 'document_copy' | 'passage' | 'passage_link' | 'note' | 'theme' | 'item',
  ): readonly string[] => [...(state.get(table)?.values() ?? [])].map((row) => text(row['id']));
  const pick = (list: readonly string[], n: number): string | undefined => list[n % list.length];
  const uncovered = (
    table: 'life' | 'tag' | 'document_tag' | 'text_version',
    matches: Readonly<Record<string, Cell>>,
  ) =>
    [...(state.get(table)?.values() ?? [])]
      .filter(
        (row) =>
          row['covered'] === 0 && Object.entries(matches).every(([column, value]) => row[column] === value),
      )
      .map((row) => text(row['operation']));
  const lives = (subject: string): readonly string[] => uncovered('life', { subject });
  const document = pick(ids('document'), a);
  const passage = pick(ids('passage'), a);
  const note = pick(ids('note'), a);
  const theme = pick(ids('theme'), b);
  const copy = pick(ids('document_copy'), a);
  const link = pick(ids('passage_link'), a);
  const item = pick(ids('item'), a);
  const proposals = [...(state.get('purged')?.values() ?? [])].filter((row) => row['kind'] === 'proposal');
  const proposal = pick(
    proposals.map((row) => text(row['id'])),
    a,
  );
  const question = b % 2 === 0 ? 'relevance' : 'privilege';
  const answer = c % 3 === 0 ? null : b % 2 === 0 ? 'relevant' : 'privileged';
  const selector = { start: b, end: b + 1 + c, quote: `quote ${b}`, prefix: '', suffix: '' };
  switch (step.kind) {
    case 'import':
      return [
        {
          type: 'document.import',
          body: {
            document: fresh('document'),
            urn: `HAR${String(a).padStart(6, '0')}`,
            fileName: `${a}.txt`,
            path: b % 2 === 0 ? null : `folder/${a}.txt`,
            sha256: `${a}`,
            bytes: b,
            textSha256: `${a}`,
            characters: b,
            words: c,
            blocksSha256: `${a}`,
            blocks: c,
            encoding: { encoding: 'utf-8', reason: 'valid utf-8', byteOrderMark: false },
            reader: { name: 'plain-text', version: 1 },
            warnings: c % 2 === 0 ? [] : ['A warning.'],
            detected: {
              title: `Title ${a}`,
              titleMadeUp: b % 2 === 0,
              date: c % 2 === 0 ? null : { value: '2018-04', precision: 'month' },
              publisher: null,
              author: null,
              kind: 'letter',
            },
          },
        },
      ];
    case 'describe':
      if (document === undefined) return [];
      return [
        c % 3 === 0
          ? { type: 'document.describe', body: { document, field: 'title', value: `T${b}`, was: '' } }
          : c % 3 === 1
            ? { type: 'document.describe', body: { document, field: 'date', value: null, was: null } }
            : {
                type: 'document.describe',
                body: { document, field: 'receivedHow', value: `By post ${b}`, was: null },
              },
        ...(b % 4 === 0
          ? [
              {
                type: 'document.field' as const,
                body: { document, field: `field-${c % 2}`, value: b % 8 === 0 ? null : b, was: null },
              },
            ]
          : []),
      ];
    case 'copy':
      return document === undefined
        ? []
        : [
            {
              type: 'document.copy',
              body: { document, copy: fresh('copy'), fileName: 'again.txt', path: null },
            },
          ];
    case 'copyDelete':
      return copy === undefined
        ? []
        : [{ type: 'document.copy-delete', body: { copy, covers: lives(copy) } }];
    case 'withdraw':
      return document === undefined
        ? []
        : [
            {
              type: 'document.withdraw',
              body: { document, reason: b % 2 === 0 ? null : `Reason ${b}`, was: null },
            },
          ];
    case 'supersede':
      return document === undefined
        ? []
        : [
            {
              type: 'document.supersede',
              body: { document, by: pick(ids('document'), b) ?? null, was: null },
            },
          ];
    case 'furniture':
      return document === undefined
        ? []
        : [
            {
              type: 'block.furniture',
              body: { document, block: 1 + (b % 3), furniture: c % 2 === 0, was: c % 2 === 1 },
            },
          ];
    case 'own':
      return document === undefined
        ? []
        : [
            {
              type: 'block.own',
              body: {
                document,
                block: 1 + (b % 3),
                own: c % 2 === 0 ? null : { kind: 'page-line', page: b + 1, line: c + 1 },
                was: null,
              },
            },
          ];
    case 'passage': {
      if (document === undefined || theme === undefined) return [];
      const made = fresh('passage');
      return [
        { type: 'passage.create', body: { passage: made, document, ...selector } },
        { type: 'tag.add', body: { passage: made, theme } },
      ];
    }
    case 'move':
      return passage === undefined
        ? []
        : [{ type: 'passage.move', body: { passage, to: selector, was: { ...selector, start: 0 } } }];
    case 'passageDelete':
      return passage === undefined
        ? []
        : [{ type: 'passage.delete', body: { passage, covers: lives(passage) } }];
    case 'tag':
      return passage === undefined || theme === undefined
        ? []
        : [{ type: 'tag.add', body: { passage, theme } }];
    case 'untag':
      return passage === undefined || theme === undefined
        ? []
        : [
            {
              type: 'tag.remove',
              body: { passage, theme, covers: uncovered('tag', { passage, theme }) },
            },
          ];
    case 'note':
      return [
        {
          type: 'note.create',
          body: {
            note: fresh('note'),
            target:
              passage === undefined || b % 2 === 0 ? { kind: 'matter' } : { kind: 'passage', id: passage },
            content: plainNote(`Words ${c}`),
            privileged: c % 2 === 0,
          },
        },
      ];
    case 'noteEdit':
      return note === undefined
        ? []
        : [
            {
              type: 'note.edit',
              body: {
                note,
                content: plainNote(`Other words ${c}`),
                replaces: uncovered('text_version', { subject: note, field: 'content' }),
              },
            },
          ];
    case 'noteOpen':
      return note === undefined
        ? []
        : [{ type: 'note.open', body: { note, privileged: b % 2 === 0, was: b % 2 === 1 } }];
    case 'noteDelete':
      return note === undefined ? [] : [{ type: 'note.delete', body: { note, covers: lives(note) } }];
    case 'theme':
      return [
        {
          type: 'theme.create',
          body: {
            theme: fresh('theme'),
            name: `Theme ${a}`,
            code: `T${a % 4}`,
            colour: 'blue',
            definition: '',
            parent: b % 2 === 0 ? null : (theme ?? null),
            position: c / 4,
          },
        },
      ];
    case 'themeWrite':
      return theme === undefined
        ? []
        : [
            {
              type: 'theme.write',
              body: {
                theme,
                field: c % 2 === 0 ? 'name' : 'definition',
                text: `Wording ${a}`,
                replaces: uncovered('text_version', {
                  subject: theme,
                  field: c % 2 === 0 ? 'name' : 'definition',
                }),
              },
            },
          ];
    case 'themeParent':
    case 'themeMerge':
      return theme === undefined
        ? []
        : [
            {
              type: 'theme.set',
              body: {
                theme,
                field: step.kind === 'themeParent' ? 'parent' : 'mergedInto',
                value: c % 5 === 0 ? null : (pick(ids('theme'), c) ?? null),
                was: null,
              },
            },
          ];
    case 'themeCode':
      return theme === undefined
        ? []
        : [{ type: 'theme.set', body: { theme, field: 'code', value: `T${c % 4}`, was: '' } }];
    case 'themeDelete':
      return theme === undefined ? [] : [{ type: 'theme.delete', body: { theme, covers: lives(theme) } }];
    case 'matterTitle':
      return [
        {
          type: 'matter.set',
          body: { matter: 'matter', change: { field: 'title', value: `Title ${a}`, was: '' } },
        },
      ];
    case 'reading':
      return document === undefined ? [] : [{ type: 'document.reading', body: { document } }];
    case 'progress':
      return document === undefined
        ? []
        : [
            {
              type: 'document.progress',
              body: { document, state: progressStates[b % 4] ?? null, was: c % 2 === 0 ? null : 'reading' },
            },
          ];
    case 'documentTag':
      return document === undefined || theme === undefined
        ? []
        : [{ type: 'document.tag', body: { document, theme } }];
    case 'documentUntag':
      return document === undefined || theme === undefined
        ? []
        : [
            {
              type: 'document.untag',
              body: { document, theme, covers: uncovered('document_tag', { document, theme }) },
            },
          ];
    case 'decide':
      return document === undefined
        ? []
        : [
            {
              type: 'document.decide',
              body: {
                document,
                question,
                answer,
                reason: `Reason ${c}`,
                was: { answer: null, reason: '' },
              },
            },
          ];
    case 'settle':
      return document === undefined
        ? []
        : [
            {
              type: 'document.settle',
              body: {
                document,
                question,
                settled: { answer, reason: `Reason ${c}`, over: [`reviewer-${a % 3} ${answer ?? ''}`] },
                was: { answer: null, reason: '', over: [] },
              },
            },
          ];
    case 'event':
      return passage === undefined
        ? []
        : [
            {
              type: 'passage.event',
              body: {
                passage,
                date: b % 2 === 0 ? null : { value: `${1990 + (c % 30)}`, precision: 'year' },
                was: null,
              },
            },
          ];
    case 'link': {
      const to = pick(ids('passage'), b);
      return passage === undefined || to === undefined
        ? []
        : [
            {
              type: 'link.create',
              body: { link: fresh('link'), from: passage, to, relation: linkRelations[c % 3] ?? 'repeats' },
            },
          ];
    }
    case 'linkDelete':
      return link === undefined ? [] : [{ type: 'link.delete', body: { link, covers: lives(link) } }];
    case 'noteAttach':
      return note === undefined || passage === undefined
        ? []
        : [
            {
              type: 'note.attach',
              body: { note, target: { kind: 'passage', id: passage }, was: { kind: 'matter' } },
            },
          ];
    case 'item':
      return [
        {
          type: 'item.create',
          body: {
            item: fresh('item'),
            kind: 'term-list',
            fields: { name: `List ${a}`, terms: [`term ${b}`], shown: c % 2 === 0 },
          },
        },
      ];
    case 'itemSet':
      return item === undefined
        ? []
        : [
            {
              type: 'item.set',
              body:
                b % 2 === 0
                  ? { item, kind: 'term-list', field: 'name', value: `List ${c}`, was: `List ${a}` }
                  : { item, kind: 'term-list', field: 'terms', value: [`term ${c}`], was: [] },
            },
          ];
    case 'itemDelete':
      return item === undefined
        ? []
        : [{ type: 'item.delete', body: { item, kind: 'term-list', covers: lives(item) } }];
    case 'pack':
      return [
        {
          type: 'pack.build',
          body: {
            pack: fresh('pack'),
            choices: {
              title: 'Pack',
              themes: [],
              documents: [],
              order: 'theme',
              context: 'none',
              notes: 'none',
              fullTexts: false,
              names: false,
            },
            receipt: { matter: 'matter', heads: [] },
            clockMs: a,
            sumsSha256: '',
            folderName: 'pack',
            pages: b,
            passages: c,
          },
        },
      ];
    case 'purgePropose':
      return [
        {
          type: 'purge.propose',
          body: {
            purge: fresh('purge'),
            documents: [{ document: document ?? '', urn: `HAR${b}`, sha256: `${b}` }],
            reason: `Reason ${c}`,
          },
        },
      ];
    case 'purgeWithdraw':
      return proposal === undefined
        ? []
        : [{ type: 'purge.withdraw', body: { purge: proposal, covers: lives(proposal) } }];
    case 'purge':
      return [
        {
          type: 'purge',
          body: {
            proposal: proposal ?? '',
            covers: proposal === undefined ? [] : lives(proposal),
            documents: [{ document: document ?? '', urn: `HAR${b}`, sha256: `${b}` }],
            operations: [known[a % known.length]?.id ?? ''],
            blobs: [`${b}`],
            reason: `Reason ${c}`,
            reviewers: ['reviewer-0', 'reviewer-1'],
          },
        },
      ];
    case 'undo':
    case 'exchange':
      return [];
  }
}
