/**
 * Who may import whom. The table of rooms is the one in ARCHITECTURE.md; `tests/arch` plants a violation of every rule.
 */

const ownCode = '^(electron|renderer|shared|resources|tests|scripts)/';

const sharedRooms = [
  'shared/base',
  'shared/model',
  'shared/text',
  'shared/fold',
  'shared/pack',
  'shared/query',
  'shared/exchange',
  'shared/contract',
];

/** Each room, and the rooms it may import besides itself. */
const rooms = {
  'shared/base': [],
  'shared/model': ['shared/base'],
  'shared/text': ['shared/base', 'shared/model'],
  'shared/fold': ['shared/base', 'shared/model'],
  'shared/pack': ['shared/base', 'shared/model', 'shared/text'],
  'shared/query': ['shared/base', 'shared/model', 'shared/text'],
  'shared/exchange': ['shared/base', 'shared/model', 'shared/text'],
  'shared/contract': ['shared/base', 'shared/model'],
  'electron/main': ['shared/base', 'shared/contract', 'electron/ports', 'electron/files'],
  'electron/preload': ['shared/contract'],
  'electron/service': [
    'shared/base',
    'shared/contract',
    'electron/ports',
    'electron/usecases',
    'electron/ingest',
    'electron/files',
  ],
  'electron/ports': ['shared/base', 'shared/contract'],
  'electron/usecases': [
    'electron/store',
    'electron/ingest',
    'electron/pack',
    'electron/crypto',
    'electron/files',
    'resources/presets',
    ...sharedRooms,
  ],
  'electron/store': ['electron/crypto', 'electron/files', ...sharedRooms],
  'electron/ingest': sharedRooms,
  'electron/pack': sharedRooms,
  'electron/crypto': ['shared/base', 'shared/model'],
  'electron/files': ['shared/base', 'shared/contract'],
  'electron/cli': ['electron/usecases', 'electron/ingest', 'electron/files', ...sharedRooms],
  'renderer/features': ['renderer/state', 'renderer/ui', 'renderer/editor', ...sharedRooms],
  'renderer/state': sharedRooms,
  'renderer/editor': ['renderer/state', 'renderer/ui', ...sharedRooms],
  'renderer/ui': sharedRooms,
  'renderer/application': [
    'renderer/features',
    'renderer/state',
    'renderer/ui',
    'renderer/editor',
    ...sharedRooms,
  ],
};

/** Packages that only one place may import: what they are good for stays behind that place's door. */
const packages = [
  { name: 'electron', packages: ['electron'], allowed: '^electron/(main/|preload/|service/index\\.ts$)' },
  { name: 'sqlite', packages: ['better-sqlite3'], allowed: '^electron/store/' },
  { name: 'argon2', packages: ['@node-rs/argon2'], allowed: '^electron/crypto/' },
  { name: 'parsers', packages: ['parse5'], allowed: '^electron/ingest/' },
  {
    name: 'pdf',
    packages: ['pdfkit', 'fontkit', 'bidi-js', 'linebreak', '@cantoo/pdf-lib'],
    allowed: '^electron/pack/',
  },
  { name: 'word', packages: ['docx'], allowed: '^electron/pack/' },
  { name: 'spelling', packages: ['nspell', 'dictionary-en-gb'], allowed: '^electron/usecases/spelling/' },
  { name: 'lexical', packages: ['lexical', '@lexical/[^/]+'], allowed: '^renderer/editor/' },
  { name: 'zod', packages: ['zod'], allowed: '^(shared/contract|electron/(main|ports|files))/' },
];

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const roomRules = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `room-${room.replace('/', '-')}`,
  comment: `${room} may import ${mayImport.length === 0 ? 'nothing' : mayImport.join(', ')}.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: ownCode, pathNot: [room, ...mayImport].map((allowed) => `^${allowed}/`) },
}));

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const packageRules = packages.map(({ name, packages: names, allowed }) => ({
  name: `package-${name}`,
  comment: `Only ${allowed} may import ${names.join(', ')}.`,
  severity: 'error',
  from: { path: '^(electron|renderer|shared)/', pathNot: allowed },
  to: { path: `node_modules/(@types/)?(${names.join('|')})/` },
}));

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const doorRules = [
  {
    name: 'no-room',
    comment: 'Every file of the product lies in a room, the entries of the window apart.',
    severity: 'error',
    from: {
      path: '^(electron|renderer|shared)/',
      pathNot: [...Object.keys(rooms).map((room) => `^${room}/`), '^renderer/[^/]+$'],
    },
    to: {},
  },
  {
    name: 'feature-door',
    comment: "A feature is entered through its index.ts: nobody imports another feature's inside.",
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/' },
    to: {
      path: '^renderer/features/',
      pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'feature-door-from-outside',
    comment: 'The rest of the window enters a feature through its index.ts, too.',
    severity: 'error',
    from: { path: '^renderer/', pathNot: '^renderer/features/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/[^/]+/index\\.ts$' },
  },
  {
    name: 'room-door',
    comment:
      'A feature enters the shared rooms and the editor through their index.ts; state and ui are single parts, taken one by one.',
    severity: 'error',
    from: { path: '^renderer/features/' },
    to: {
      path: '^(renderer/editor|shared/[^/]+)/.*\\.tsx?$',
      pathNot: '^(renderer/editor|shared/[^/]+)/index\\.ts$',
    },
  },
  {
    name: 'no-cycle',
    comment: 'Files that import each other in a circle cannot be understood one at a time.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-network',
    comment: 'The product makes no network connection.',
    severity: 'error',
    // The one exception takes these modules away from the process that reads sources.
    from: {
      path: '^(electron|renderer|shared)/',
      pathNot: '^electron/ingest/helper/close-off\\.ts$',
    },
    to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|inspector)$' },
  },
  {
    name: 'no-node-outside-electron',
    comment: 'Shared code is pure and the window has no Node.',
    severity: 'error',
    from: { path: '^(renderer|shared)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-development-package',
    comment:
      'What runs in Node when packaged must be a dependency: development dependencies are not shipped.',
    severity: 'error',
    from: { path: '^(electron|shared)/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], pathNot: 'node_modules/(@types/[^/]+|electron)/' },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [...roomRules, ...packageRules, ...doorRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};

export default configuration;
