import { failure, success, type Result } from '../../shared/base/index.ts';
import type {
  EncryptionState,
  lockCalls,
  RecoverySheet,
  RestoredBackup,
} from '../../shared/contract/index.ts';
import type { Handlers } from '../ports/dispatch.ts';
import type { MatterToOpen } from '../ports/service-messages.ts';
import type { HeldKey, MatterSession, SessionSurroundings } from '../usecases/matter-session.ts';
import type { AskKeychain } from './keychain-questions.ts';
import type { MatterOpening } from './matter-opening.ts';

/** The use cases about the keys of matters. */
export interface KeysOfMatters {
  readonly unlock: (
    path: string,
    using:
      | { readonly kind: 'passphrase'; readonly passphrase: string }
      | { readonly kind: 'recovery'; readonly typed: string }
      | { readonly kind: 'keychain'; readonly secret: Buffer },
    surroundings: SessionSurroundings,
  ) => Promise<Result<HeldKey>>;
  readonly encrypt: (options: {
    readonly path: string;
    readonly passphrase: string;
    readonly surroundings: SessionSurroundings;
  }) => Promise<Result<{ readonly key: HeldKey }>>;
  readonly sheetOf: (
    key: HeldKey,
    matter: { readonly path: string; readonly title: string },
    nowMs: number,
  ) => RecoverySheet;
  readonly nameOf: (key: HeldKey) => string;
  /** Whether backups are kept of the matter at a path. */
  readonly hasBackups: (path: string, profileFolder: string) => Promise<boolean>;
  /** Puts the newest good backup in the matter's place. */
  readonly restore: (
    path: string,
    using:
      | { readonly kind: 'passphrase'; readonly passphrase: string }
      | { readonly kind: 'recovery'; readonly typed: string }
      | null,
    task: string,
    surroundings: SessionSurroundings,
  ) => Promise<Result<{ readonly key: HeldKey | null; readonly backup: RestoredBackup }>>;
  /** What the keychain made of the matter's secret, or null where it keeps none. */
  readonly keychainSecret: (path: string, surroundings: SessionSurroundings) => string | null;
  /** Keeps the key under a secret that the keychain protects, or takes that away again. */
  readonly keepInKeychain: (
    path: string,
    slot: { readonly key: HeldKey; readonly secret: Buffer; readonly protectedSecret: string } | null,
    surroundings: SessionSurroundings,
  ) => Promise<Result<null>>;
}

/** What the handlers need of the host they serve. */
export interface LockHandlersOptions {
  readonly surroundings: SessionSurroundings;
  readonly keys: KeysOfMatters;
  readonly createMatter: MatterOpening['createMatter'];
  readonly askKeychain: AskKeychain;
  /** The matter that waits for a passphrase, or null. */
  readonly locked: () => MatterToOpen | null;
  /** The file whose opening failed, or null. */
  readonly failed: () => string | null;
  readonly session: () => Promise<Result<MatterSession>>;
  readonly openFile: (
    path: string,
    key: HeldKey | null,
    withSheet: boolean,
  ) => Promise<Result<MatterSession>>;
  /** Closes the open matter for some work on its file and opens it again with what comes of it; calls wait meanwhile. */
  readonly closeFor: (
    work: () => Promise<{ readonly path: string; readonly key: HeldKey | null }>,
  ) => Promise<Result<MatterSession>>;
}

const secretLength = 32;

const notWaiting = failure('call-invalid', 'This matter does not wait for a passphrase. Nothing was done.');

const noKeychain = failure(
  'keychain-unavailable',
  'This computer has no keychain that protects what it keeps, so the matter opens with its passphrase only. Nothing was changed.',
);

/** Handlers of the calls that are answered while no matter is open. */
export function lockHandlers(options: LockHandlersOptions): Handlers<typeof lockCalls> {
  const { surroundings, keys, askKeychain } = options;
  let atWork = false;

  /** One thing at a time: what is being unlocked or made is not unlocked or made a second time. */
  const alone = async <Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    if (atWork) return failure('call-invalid', 'This is being done already. Wait until it is finished.');
    atWork = true;
    try {
      return await work();
    } finally {
      atWork = false;
    }
  };

  const openWith = async (path: string, key: HeldKey | null, withSheet = false): Promise<Result<null>> => {
    const session = await options.openFile(path, key, withSheet);
    return session.ok ? success(null) : session;
  };

  const stateOf = async (session: MatterSession): Promise<Result<EncryptionState>> => {
    const key = session.anotherKey();
    const keyName = key === null ? null : keys.nameOf(key);
    key?.erase();
    const available = (await askKeychain({ kind: 'available' })) !== null;
    const kept = keys.keychainSecret(session.path, surroundings) !== null;
    const keychain = !available ? 'unavailable' : kept ? 'kept' : 'not-kept';
    const { openedWithSheet } = session;
    return success({ encrypted: keyName !== null, keyName, openedWithSheet, keychain });
  };

  const keepInKeychain = async (session: MatterSession): Promise<Result<null>> => {
    const key = session.anotherKey();
    if (key === null) {
      return failure('call-invalid', 'This matter is not encrypted, so there is no key to keep.');
    }
    const secret = Buffer.from(surroundings.random(secretLength));
    try {
      const protectedSecret = await askKeychain({ kind: 'protect', secret: secret.toString('base64') });
      if (protectedSecret === null) return noKeychain;
      return await keys.keepInKeychain(session.path, { key, secret, protectedSecret }, surroundings);
    } finally {
      secret.fill(0);
      key.erase();
    }
  };

  return {
    unlockMatter: ({ using }) =>
      alone(async () => {
        const waiting = options.locked();
        if (waiting?.kind !== 'file') return notWaiting;
        const { path } = waiting;
        if (using.kind !== 'keychain') {
          const key = await keys.unlock(path, using, surroundings);
          return key.ok ? openWith(path, key.value, using.kind === 'recovery') : key;
        }
        const protectedSecret = keys.keychainSecret(path, surroundings);
        const secret =
          protectedSecret === null ? null : await askKeychain({ kind: 'reveal', protectedSecret });
        if (secret === null) return noKeychain;
        const bytes = Buffer.from(secret, 'base64');
        try {
          const key = await keys.unlock(path, { kind: 'keychain', secret: bytes }, surroundings);
          return key.ok ? await openWith(path, key.value) : key;
        } finally {
          bytes.fill(0);
        }
      }),
    choosePassphrase: ({ passphrase }) =>
      alone(async () => {
        const waiting = options.locked();
        if (waiting?.kind !== 'new') return notWaiting;
        const { path, title, prefix } = waiting;
        const made = await options.createMatter({
          path,
          title,
          prefix,
          surroundings,
          ...(passphrase === null ? {} : { passphrase }),
        });
        if (!made.ok) return made;
        const { key } = made.value;
        const sheet = key === null ? null : keys.sheetOf(key, { path, title }, surroundings.clock());
        const opened = await openWith(path, key);
        return opened.ok ? success(sheet) : opened;
      }),
    restoreNewestBackup: ({ task, using }) =>
      alone(async () => {
        const path = options.failed();
        if (path === null) {
          return failure('call-invalid', 'This matter is open or locked, so nothing takes its place.');
        }
        const restored = await keys.restore(path, using, task, surroundings);
        if (!restored.ok) return restored;
        const opened = await openWith(path, restored.value.key);
        return opened.ok ? success(restored.value.backup) : opened;
      }),
    encryptMatter: ({ task, passphrase }) =>
      alone(async () => {
        const session = await options.session();
        if (!session.ok) return session;
        const state = await session.value.calls.matterState({});
        if (!state.ok) return state;
        if (state.value.encrypted) {
          return failure('call-invalid', 'This matter is encrypted already. Nothing was changed.');
        }
        if (state.value.readOnlyBecause !== null) return failure('read-only', state.value.readOnlyBecause);
        const { path } = session.value;
        const { title } = state.value;
        let answer: Result<RecoverySheet> | null = null;
        const opened = await options.closeFor(async () => {
          const encrypted = await keys.encrypt({ path, passphrase, surroundings });
          if (!encrypted.ok) {
            answer = encrypted;
            return { path, key: null };
          }
          const { key } = encrypted.value;
          answer = success(keys.sheetOf(key, { path, title }, surroundings.clock()));
          return { path, key };
        });
        // Backups made before are plain, and go once there is one that is not.
        if (opened.ok && isEncrypted(opened.value)) await opened.value.replaceBackups(task);
        return answer ?? (opened.ok ? notWaiting : opened);
      }),
    encryptionState: async () => {
      const session = await options.session();
      return session.ok ? stateOf(session.value) : session;
    },
    setKeychain: ({ kept }) =>
      alone(async () => {
        const session = await options.session();
        if (!session.ok) return session;
        const changed = kept
          ? await keepInKeychain(session.value)
          : await keys.keepInKeychain(session.value.path, null, surroundings);
        return changed.ok ? stateOf(session.value) : changed;
      }),
  };
}

function isEncrypted(session: MatterSession): boolean {
  const key = session.anotherKey();
  key?.erase();
  return key !== null;
}
