import { failure, type Result } from '../../shared/base/index.ts';
import type {
  CallMessage,
  CallTable,
  OutputOf,
  ReplyMessage,
  ValidInputOf,
} from '../../shared/contract/index.ts';

type InputSchema = CallTable[string]['input'];

/** A handler for every call of a table, given input that was already validated. */
export type Handlers<Table extends CallTable> = {
  readonly [Name in keyof Table]: (
    input: ValidInputOf<Table[Name]>,
  ) => Promise<Result<OutputOf<Table[Name]>>>;
};

/** Records a thrown value, which is a bug, and gives the incident's id. `call` is a name of the contract. */
export type ReportIncident = (error: unknown, call: string) => string;

/** Longest name a call may have, so that a message cannot make a log or a reply long. */
const longestName = 100;

/** Reads a posted message as a call, or gives null where it has not exactly a call's shape. */
export function parseCallMessage(message: unknown): CallMessage | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return null;
  const { id, call, input, ...more }: Partial<Record<string, unknown>> = { ...message };
  const numbered = typeof id === 'number' && Number.isSafeInteger(id) && id >= 0;
  if (!numbered || typeof call !== 'string' || call.length > longestName) return null;
  return Object.keys(more).length === 0 ? { id, call, input } : null;
}

/**
 * Answers one call: finds its handler, validates its input, and replies under the call's id.
 *
 * Never rejects. An unknown name gives `call-unknown`; input of the wrong shape gives `call-invalid`, naming the field and
 * nothing that was sent; an exception is reported and gives `internal` with the incident's id, never its message.
 */
export async function dispatchCall<Table extends CallTable>(
  table: Table,
  handlers: Handlers<Table>,
  message: CallMessage,
  report: ReportIncident,
): Promise<ReplyMessage> {
  const { id, call: name, input } = message;
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  // The compiler cannot relate a name found at run time to its handler's input; validation just below does.
  const handler = handlers[name] as ((input: unknown) => Promise<Result<unknown>>) | undefined;
  if (entry === undefined || handler === undefined) {
    return {
      id,
      result: failure('call-unknown', 'A window asked for something this version of Glossator cannot do.'),
    };
  }
  const parsed = entry.input.safeParse(input);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    return { id, result: failure('call-invalid', sentenceFor(name, entry.input, path)) };
  }
  try {
    return { id, result: await handler(parsed.data) };
  } catch (error) {
    return { id, result: internalFailure(report(error, name)) };
  }
}

/** The failure shown where a bug was met: it names the incident in the log and nothing else. */
export function internalFailure(incident: string): Result<never> {
  return failure(
    'internal',
    `Something went wrong inside Glossator, and this was not done. What was saved before is safe. The incident is in the log as ${incident}.`,
  );
}

function sentenceFor(name: string, schema: InputSchema, path: readonly PropertyKey[]): string {
  const known = fieldNames(schema);
  const field = path
    .filter((part) => typeof part === 'number' || known.has(String(part)))
    .map(String)
    .join('.');
  return field === ''
    ? `The call “${name}” was given something it does not take, and nothing was done.`
    : `The call “${name}” was given a value for “${field}” that it does not take, and nothing was done.`;
}

/** The field names a schema itself declares: a record's keys come from the caller and are never repeated. */
function fieldNames(schema: InputSchema): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part) as [string, unknown][]) {
      if (key === 'properties' && typeof value === 'object' && value !== null) {
        for (const name of Object.keys(value)) names.add(name);
      }
      visit(value);
    }
  };
  const description: unknown = schema.toJSONSchema({ io: 'input', unrepresentable: 'any' });
  visit(description);
  return names;
}
