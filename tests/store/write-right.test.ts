import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What each line of a program does not compile for, by line number; empty where it compiles. */
function compileErrors(source: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'glossator-types-'));
  try {
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    for (const room of ['electron', 'shared']) symlinkSync(resolve(room), join(folder, room));
    const file = join(folder, 'attempt.ts');
    writeFileSync(file, source);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      preserveSymlinks: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      types: [],
      typeRoots: [],
    });
    const attempt = program.getSourceFile(file);
    return [...program.getSemanticDiagnostics(attempt), ...program.getSyntacticDiagnostics(attempt)].map(
      (diagnostic) => {
        const { line } = ts.getLineAndCharacterOfPosition(
          diagnostic.file ?? ts.createSourceFile('', '', ts.ScriptTarget.ES2023),
          diagnostic.start ?? 0,
        );
        return `${line + 1}`;
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the right to write folded tables cannot be made up, borrowed from drafts or taken from a matter’s context', () => {
  const source = [
    "import { applyChanges } from './electron/store/apply-changes.ts';",
    "import type { AsideTx, ReadableDatabase, WriteTx } from './electron/store/database.ts';",
    "import type { Connection } from './electron/store/connection.ts';",
    "import type { MatterContext } from './electron/usecases/matter-context.ts';",
    'declare const context: MatterContext;',
    'declare const connection: Connection;',
    'declare const aside: AsideTx;',
    'declare const reader: ReadableDatabase;',
    'const run = () => ({ changes: 0, rowId: 0 });',
    'applyChanges(aside, []);',
    'applyChanges(reader, []);',
    'applyChanges({ ...reader, run }, []);',
    'const made: WriteTx = { ...reader, run };',
    'context.connection.writeLogged((tx: WriteTx) => applyChanges(tx, []));',
    'context.connection.writeAside((tx) => applyChanges(tx, []));',
    'connection.writeLogged((tx) => applyChanges(tx, []));',
    'export { made };',
  ].join('\n');
  expect(compileErrors(source)).toEqual(['10', '11', '12', '13', '14', '15']);
});
