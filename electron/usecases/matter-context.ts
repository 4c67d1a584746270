import type { Clock, IdentifierSource, Result } from '../../shared/base/index.ts';
import { failure } from '../../shared/base/index.ts';
import type { OperationDraft, Reviewer } from '../../shared/model/index.ts';
import type { SigningKey } from '../crypto/index.ts';
import type {
  Connection,
  DocumentTexts,
  PassageIndex,
  ReadableDatabase,
  WriteGate,
  WriteTx,
  WrittenAct,
} from '../store/index.ts';
import type { DataKey } from '../crypto/index.ts';
import type { SessionSurroundings } from './matter-session.ts';
import type { ProfileNotes } from './profile-notes.ts';
import type { TaskRegistry } from './tasks.ts';

/** Everything the use cases of one open matter share. */
export interface MatterContext {
  readonly path: string;
  readonly matter: string;
  /** The key of an encrypted matter, erased when the session closes; null for a plain one. */
  readonly key: DataKey | null;
  /** Whether it was opened with its recovery sheet, so that a lost passphrase may be replaced. */
  readonly openedWithSheet: boolean;
  /** Without the way into the folded tables, which only the write gate has. */
  readonly connection: Pick<Connection, 'writeAside' | 'readAtOneState' | 'rewrite' | 'emptyLog'>;
  /** The connection itself where it keeps every other one out (shared storage), so that jobs must use it; else null. */
  readonly onlyConnection: Connection | null;
  readonly reader: ReadableDatabase;
  readonly texts: DocumentTexts;
  readonly passages: PassageIndex;
  readonly clock: Clock;
  readonly newIdentifier: IdentifierSource;
  readonly surroundings: SessionSurroundings;
  readonly tasks: TaskRegistry;
  /** The imports that are running, by id. */
  readonly imports: Set<string>;
  /** Null where the matter can only be read. */
  readonly writing: MatterWriting | null;
  /** Why the matter can only be read, or null. */
  readonly readOnlyBecause: string | null;
  /** What a person must know of where the matter lies and of what this machine could not note, in sentences, or null. */
  readonly placeWarning: () => string | null;
  /** Copies the matter as the connection sees it into a new file, which the caller syncs. */
  readonly copyInto: Connection['copyInto'];
  /** The first 16 bytes of the file in hexadecimal, by which an encrypted matter's key file is found. */
  readonly fileMark: string;
}

/** What only an open matter that can be written has. */
export interface MatterWriting {
  readonly replica: string;
  /** The suffix that this replica's URNs carry, empty for the plain series. */
  readonly urnSuffix: string;
  readonly gate: WriteGate;
  /** What this machine signs the chain's end with. */
  readonly key: SigningKey;
  readonly reviewer: () => Reviewer;
  readonly setReviewer: (name: string) => void;
  readonly notes: ProfileNotes;
  /** Resolves when no note of the chain's end is being written to the profile any more. */
  readonly headNoted: () => Promise<void>;
  /** Writes one act of the present reviewer; durable when it returns. */
  readonly write: (operations: readonly OperationDraft[], options?: ActOptions) => WrittenAct;
  /** Writes several acts in one transaction; durable when it returns. */
  readonly writeMany: (
    acts: readonly {
      readonly operations: readonly OperationDraft[];
      readonly before?: (tx: WriteTx) => void;
    }[],
  ) => readonly WrittenAct[];
}

/** What an act may carry besides its operations. */
export interface ActOptions {
  readonly undoes?: string;
  readonly before?: (tx: WriteTx) => void;
}

/** The right to write, or the sentence that says why there is none. */
export function requireWriting(context: MatterContext): Result<MatterWriting> {
  return context.writing === null
    ? failure(
        'read-only',
        context.readOnlyBecause ?? 'This matter was opened for reading only, so nothing can be changed here.',
      )
    : { ok: true, value: context.writing };
}
