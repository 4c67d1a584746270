import { readFile, stat } from 'node:fs/promises';
import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import type { OperationDraft, Theme, ThemeImportReport, ThemeTextField } from '../../shared/model/index.ts';
import {
  planThemeImport,
  readCsvTable,
  type PlannedTheme,
  type ThemeImportPlan,
} from '../../shared/pack/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { decode } from '../ingest/decode.ts';
import { fileFailure } from '../ingest/file-failure.ts';
import { readStandingVersionsOf, readThemeAsSet } from '../store/index.ts';
import { listThemes } from './edit-themes.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { parentChange, positionChange } from './move-themes.ts';

/** The largest file of themes that is read, in bytes: a thousand themes with long definitions take a tenth of it. */
const largestFile = 20_000_000;

/**
 * Adds and changes themes as a CSV file says (`planThemeImport`), all in one act, lines that are refused left out; or, with
 * `expected` null, only says what would come of it. `expected` is the SHA-256 of the file as it was looked at: where the
 * file has changed since, nothing is done (`call-invalid`).
 */
export async function importThemes(
  context: MatterContext,
  path: string,
  expected: string | null,
): Promise<Result<ThemeImportReport>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const sha256 = sha256Hex(bytes.value);
  if (expected !== null && expected !== sha256) {
    return failure(
      'call-invalid',
      'The file was changed after its preview was made, so nothing was imported. Look at the preview again.',
    );
  }
  const text = textOf(bytes.value);
  if (!text.ok) return text;
  const table = readCsvTable(text.value);
  if (!table.ok) {
    const { line, sentence } = table.failure;
    return failure('call-invalid', `Line ${line}: ${sentence} Nothing was imported.`);
  }
  const plan = planThemeImport(listThemes(context), table.value, context.newIdentifier);
  if (expected !== null) {
    const writing = requireWriting(context);
    if (!writing.ok) return writing;
    const operations = operationsOf(context, plan);
    if (operations.length > 0) writing.value.write(operations);
  }
  return success({ sha256, lines: plan.lines, remarks: plan.remarks });
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    if ((await stat(path)).size > largestFile) {
      return failure('file-too-large', 'This file is larger than any list of themes. Nothing was imported.');
    }
    return success(await readFile(path));
  } catch (error) {
    return { ok: false, failure: fileFailure(error) };
  }
}

/** UTF-8 exactly as it stands, as this application writes it; else decoded the way sources are. */
function textOf(bytes: Uint8Array): Result<string, Failure> {
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const decoded = decode(bytes, null);
    return decoded.ok ? success(decoded.value.text) : decoded;
  }
}

function operationsOf(context: MatterContext, plan: ThemeImportPlan): readonly OperationDraft[] {
  return [
    ...plan.added.flatMap(creation),
    ...plan.changed.flatMap(({ theme, planned }) => changes(context, theme, planned)),
  ];
}

function creation(planned: PlannedTheme): readonly OperationDraft[] {
  const { id: theme, name, code, colour, definition, parent, position } = planned;
  const written = (field: ThemeTextField, text: string): readonly OperationDraft[] =>
    text === '' ? [] : [{ type: 'theme.write', body: { theme, field, text, replaces: [] } }];
  return [
    { type: 'theme.create', body: { theme, name, code, colour, definition, parent, position } },
    ...written('use', planned.use),
    ...written('avoid', planned.avoid),
    ...(planned.retired
      ? [{ type: 'theme.set', body: { theme, field: 'retired', value: true, was: false } } as const]
      : []),
  ];
}

function changes(context: MatterContext, theme: Theme, planned: PlannedTheme): readonly OperationDraft[] {
  const written = (field: ThemeTextField): readonly OperationDraft[] => {
    if (theme[field] === planned[field]) return [];
    const replaces = readStandingVersionsOf(context.reader, theme.id, field).map(
      ({ operation }) => operation,
    );
    return [{ type: 'theme.write', body: { theme: theme.id, field, text: planned[field], replaces } }];
  };
  const operations: OperationDraft[] = [
    ...written('name'),
    ...written('definition'),
    ...written('use'),
    ...written('avoid'),
  ];
  if (theme.code !== planned.code) {
    const was = readThemeAsSet(context.reader, theme.id)?.code ?? theme.code;
    operations.push({
      type: 'theme.set',
      body: { theme: theme.id, field: 'code', value: planned.code, was },
    });
  }
  if (theme.colour !== planned.colour) {
    operations.push({
      type: 'theme.set',
      body: { theme: theme.id, field: 'colour', value: planned.colour, was: theme.colour },
    });
  }
  if (theme.retired !== planned.retired) {
    operations.push({
      type: 'theme.set',
      body: { theme: theme.id, field: 'retired', value: planned.retired, was: theme.retired },
    });
  }
  if (theme.parent !== planned.parent) operations.push(parentChange(context, theme.id, planned.parent));
  if (theme.position !== planned.position) operations.push(positionChange(theme, planned.position));
  return operations;
}
