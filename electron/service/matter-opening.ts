import type { Result } from '../../shared/base/index.ts';
import type { HeldKey, MatterSession, SessionSurroundings } from '../usecases/matter-session.ts';

/** The use cases by which a host comes to an open matter. */
export interface MatterOpening {
  readonly openMatter: (options: {
    readonly path: string;
    readonly surroundings: SessionSurroundings;
    readonly access: 'write-or-read';
    readonly key?: HeldKey;
    readonly withSheet?: boolean;
  }) => Promise<Result<MatterSession>>;
  readonly createMatter: (options: {
    readonly path: string;
    readonly title: string;
    readonly prefix: string;
    readonly passphrase?: string;
    readonly surroundings: SessionSurroundings;
  }) => Promise<Result<{ readonly matter: string; readonly key: HeldKey | null }>>;
  /** Whether a matter may be made there, before anybody chooses a passphrase for it. */
  readonly checkPlaceOfNewMatter: (path: string) => Result<null>;
  readonly ensureSampleMatter: (options: {
    readonly profileFolder: string;
    readonly sampleFolder: string;
    readonly surroundings: SessionSurroundings;
  }) => Promise<Result<{ readonly path: string }>>;
}
