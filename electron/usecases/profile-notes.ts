import { systemErrorCode } from '../files/system-error-code.ts';

/** Notes in this machine's profile that make work easier but must never stand in its way. */
export interface ProfileNotes {
  /** Writes a note. Where the system refuses, the work that it belongs to goes on, and `warning` says so until a note succeeds. */
  readonly write: (note: () => Promise<void>) => Promise<void>;
  readonly warning: () => string | null;
}

/** Notes of which none has failed yet. */
export function profileNotes(): ProfileNotes {
  let failed = false;
  return {
    write: async (note) => {
      try {
        await note();
        failed = false;
      } catch (error) {
        if (systemErrorCode(error) === null) throw error;
        failed = true;
      }
    },
    warning: () =>
      failed
        ? 'Glossator’s own folder on this computer cannot be written, because its disk is full or protected, so your name and where this matter stands could not be noted there. Everything you save goes into the matter all the same.'
        : null,
  };
}
