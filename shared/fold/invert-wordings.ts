import { canonicalJson, type JsonValue } from '../base/index.ts';
import type { NoteContent, Operation, OperationDraft } from '../model/index.ts';
import { isSelfOrOwnTurn } from './own-turns.ts';
import type { Inverse, StandingState } from './standing-state.ts';

type Wording = Operation & { readonly type: 'note.edit' | 'theme.write' };

/**
 * Turns back what an act wrote into one text: every wording it replaced stands again, several of them as the conflict
 * they were. All the act's wordings of that text are turned back together, at the first of them.
 *
 * @param settled texts of this act already turned back; added to.
 */
export function invertWordings(
  operation: Wording,
  act: readonly Operation[],
  state: StandingState,
  settled: Set<string>,
): Inverse {
  const { subject, field } = textOf(operation);
  const text = `${subject} ${field}`;
  if (settled.has(text)) return { operations: [], kept: [] };
  settled.add(text);
  const what = operation.type === 'note.edit' ? 'The note' : `The theme’s ${field}`;
  if (state.lives(subject).length === 0) {
    return { operations: [], kept: [`${what} was removed since, so it stays as it is.`] };
  }
  const wordings = act.filter(isWording).filter((other) => {
    const another = textOf(other);
    return another.subject === subject && another.field === field;
  });
  const own = state
    .texts(subject, field)
    .filter((standing) =>
      wordings.some(
        (wording) =>
          standing.content === contentOf(wording) && isSelfOrOwnTurn(state, wording, standing.operation),
      ),
    )
    .map((standing) => standing.operation);
  if (own.length === 0) {
    return { operations: [], kept: [`${what} was written again since, so the later text stays.`] };
  }
  const ids = new Set(wordings.map((wording) => wording.id));
  const earlier = wordings
    .flatMap((wording) => wording.body.replaces)
    .filter((replaced) => !ids.has(replaced))
    .map((replaced) => state.textWrittenBy(replaced, field))
    .filter((content) => content !== null);
  // A text that was written for the first time was empty before.
  const isFirst = wordings.every((wording) => wording.body.replaces.length === 0);
  const standingAgain = operation.type === 'theme.write' && isFirst ? [''] : [...new Set(earlier)];
  return {
    operations: standingAgain.map((content) => rewritten(operation, content, own)),
    kept: [],
  };
}

function rewritten(operation: Wording, content: string, replaces: readonly string[]): OperationDraft {
  return operation.type === 'note.edit'
    ? {
        type: 'note.edit',
        body: { note: operation.body.note, content: JSON.parse(content) as NoteContent, replaces },
      }
    : {
        type: 'theme.write',
        body: { theme: operation.body.theme, field: operation.body.field, text: content, replaces },
      };
}

function isWording(operation: Operation): operation is Wording {
  return operation.type === 'note.edit' || operation.type === 'theme.write';
}

function textOf(operation: Wording): { readonly subject: string; readonly field: string } {
  return operation.type === 'note.edit'
    ? { subject: operation.body.note, field: 'content' }
    : { subject: operation.body.theme, field: operation.body.field };
}

/** The text as the fold stores it. */
function contentOf(operation: Wording): string {
  return operation.type === 'note.edit'
    ? canonicalJson(JSON.parse(JSON.stringify(operation.body.content)) as JsonValue)
    : operation.body.text;
}
