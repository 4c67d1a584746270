/** A violation of one boundary rule: a file that imports what it must not, and where the tool must see it lead. */
export interface PlantedViolation {
  readonly rule: string;
  readonly from: string;
  readonly imports: string;
  /** What the tool names as the target; the end of the path is enough. */
  readonly to: string;
}

/** The room violations: for each room one file that reaches into a room closed to it. */
const intoRooms: readonly (readonly [room: string, target: string])[] = [
  ['shared/base', 'shared/model'],
  ['shared/model', 'shared/contract'],
  ['shared/text', 'shared/fold'],
  ['shared/fold', 'shared/text'],
  ['shared/pack', 'shared/contract'],
  ['shared/query', 'shared/fold'],
  ['shared/exchange', 'shared/pack'],
  ['shared/contract', 'shared/pack'],
  ['electron/main', 'electron/usecases'],
  ['electron/preload', 'electron/main'],
  ['electron/service', 'electron/store'],
  ['electron/ports', 'electron/usecases'],
  ['electron/usecases', 'electron/service'],
  ['electron/store', 'electron/ingest'],
  ['electron/ingest', 'electron/store'],
  ['electron/pack', 'electron/store'],
  ['electron/crypto', 'electron/files'],
  ['electron/files', 'electron/crypto'],
  ['electron/cli', 'electron/store'],
  ['renderer/features', 'electron/usecases'],
  ['renderer/state', 'renderer/ui'],
  ['renderer/editor', 'renderer/application'],
  ['renderer/ui', 'renderer/editor'],
  ['renderer/application', 'electron/main'],
];

/** The package violations: the package, and a room that may not have it. */
const ofPackages: readonly (readonly [rule: string, room: string, packageName: string])[] = [
  ['electron', 'electron/usecases', 'electron'],
  ['sqlite', 'electron/usecases', 'better-sqlite3'],
  ['argon2', 'electron/usecases', '@node-rs/argon2'],
  ['parsers', 'electron/usecases', 'parse5'],
  ['pdf', 'electron/usecases', 'pdfkit'],
  ['word', 'electron/usecases', 'docx'],
  ['spelling', 'electron/service', 'nspell'],
  ['lexical', 'renderer/ui', 'lexical'],
  ['zod', 'shared/base', 'zod'],
];

/** One violation of every rule, in files that break no other. */
export const plantedViolations: readonly PlantedViolation[] = [
  ...intoRooms.map(([room, target]) => ({
    rule: `room-${room.replace('/', '-')}`,
    from: room === 'renderer/features' ? 'renderer/features/alpha/into-room.ts' : `${room}/into-room.ts`,
    imports: `${'../'.repeat(room === 'renderer/features' ? 3 : 2)}${target}/index.ts`,
    to: `${target}/index.ts`,
  })),
  ...ofPackages.map(([rule, room, packageName]) => ({
    rule: `package-${rule}`,
    from: `${room}/of-package-${rule}.ts`,
    imports: packageName,
    to: `node_modules/${packageName}/`,
  })),
  {
    rule: 'package-electron',
    from: 'electron/service/serve.ts',
    imports: 'electron',
    to: 'node_modules/electron/',
  },
  {
    rule: 'no-room',
    from: 'shared/stray/file.ts',
    imports: '../base/index.ts',
    to: 'shared/base/index.ts',
  },
  {
    rule: 'feature-door',
    from: 'renderer/features/alpha/through-wall.ts',
    imports: '../beta/inside.ts',
    to: 'renderer/features/beta/inside.ts',
  },
  {
    rule: 'feature-door-from-outside',
    from: 'renderer/application/through-wall.ts',
    imports: '../features/beta/inside.ts',
    to: 'renderer/features/beta/inside.ts',
  },
  {
    rule: 'room-door',
    from: 'renderer/features/alpha/past-the-door.ts',
    imports: '../../editor/inside.ts',
    to: 'renderer/editor/inside.ts',
  },
  {
    rule: 'no-cycle',
    from: 'shared/text/circle.ts',
    imports: './circle.ts',
    to: 'shared/text/circle.ts',
  },
  { rule: 'no-network', from: 'electron/files/network.ts', imports: 'node:https', to: 'https' },
  { rule: 'no-node-outside-electron', from: 'shared/text/node.ts', imports: 'node:fs', to: 'fs' },
  {
    rule: 'no-development-package',
    from: 'electron/files/development.ts',
    imports: 'react',
    to: 'node_modules/react/',
  },
  {
    rule: 'no-unresolvable',
    from: 'shared/text/nowhere.ts',
    imports: './no-such-file.ts',
    to: './no-such-file.ts',
  },
];
