import { failure, success, type Result } from '../../shared/base/index.ts';
import type { OperationDraft, PassageSelector, PassageState } from '../../shared/model/index.ts';
import { selectorOf } from '../../shared/text/index.ts';
import { readLifeTokens, readStandingVersionsOf, readTagTokens } from '../store/index.ts';
import { statesOfNote, statesOfPassage } from './earlier-states.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { noDocument } from './tag-passage.ts';
import { passagePlace } from './target-label.ts';

const noSuchState =
  'There is no earlier state of that kind to put back: it was deleted then, or the act did not concern it. Nothing was changed.';

/**
 * Makes a passage what it was after an act, in one act: standing, with those ends, themes and event date. A theme taken off
 * goes whoever put it on, as when it is taken off by hand; one put back carries the present reviewer's name.
 */
export function restorePassage(context: MatterContext, passageId: string, act: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const states = statesOfPassage(context, passageId);
  const wanted = states.find(({ operation }) => operation.act === act)?.state;
  const now = states.at(-1)?.state;
  const place = passagePlace(context, passageId);
  const read = place === null ? null : context.texts.read(place.document);
  if (wanted === undefined || now === undefined || !wanted.standing) {
    return failure('call-invalid', noSuchState);
  }
  if (read === null) return noDocument();
  const operations: OperationDraft[] = [];
  if (readLifeTokens(context.reader, passageId).length === 0) {
    operations.push({ type: 'passage.restore', body: { passage: passageId } });
  }
  if (wanted.start !== now.start || wanted.end !== now.end) {
    const selector = ({ start, end }: PassageState): PassageSelector => selectorOf(read.text, start, end);
    operations.push({
      type: 'passage.move',
      body: { passage: passageId, to: selector(wanted), was: selector(now) },
    });
  }
  operations.push(...themeChanges(context, passageId, wanted.themes, now.themes));
  if (wanted.event?.value !== now.event?.value) {
    operations.push({
      type: 'passage.event',
      body: { passage: passageId, date: wanted.event, was: now.event },
    });
  }
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

function themeChanges(
  context: MatterContext,
  passage: string,
  wanted: readonly string[],
  now: readonly string[],
): readonly OperationDraft[] {
  const added = wanted.filter((theme) => !now.includes(theme));
  const removed = now.filter((theme) => !wanted.includes(theme));
  return [
    ...added.map((theme): OperationDraft => ({ type: 'tag.add', body: { passage, theme } })),
    ...removed.map((theme): OperationDraft => ({
      type: 'tag.remove',
      body: {
        passage,
        theme,
        covers: readTagTokens(context.reader, passage, theme).map((tag) => tag.operation),
      },
    })),
  ];
}

/**
 * Gives a note the text it had after an act, in one act, and makes it stand again where it was deleted. Whether it is
 * privileged stays as it is: opening a note is a decision of its own.
 */
export function restoreNote(context: MatterContext, noteId: string, act: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const states = statesOfNote(context, noteId);
  const wanted = states.find(({ operation }) => operation.act === act)?.state;
  const now = states.at(-1)?.state;
  if (wanted === undefined || !wanted.standing) return failure('call-invalid', noSuchState);
  const versions = readStandingVersionsOf(context.reader, noteId, 'content');
  const operations: OperationDraft[] = [];
  if (readLifeTokens(context.reader, noteId).length === 0) {
    operations.push({ type: 'note.restore', body: { note: noteId } });
  }
  const stands = versions.length === 1 && JSON.stringify(now?.content) === JSON.stringify(wanted.content);
  if (!stands) {
    operations.push({
      type: 'note.edit',
      body: {
        note: noteId,
        content: wanted.content,
        replaces: versions.map((version) => version.operation),
      },
    });
  }
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}
