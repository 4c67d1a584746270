import Database from 'better-sqlite3';

/** A database as the floors use it: the library alone, with the settings for durability that matters have. */
export type BareDatabase = Database.Database;

/** How the pages of a bare database are encrypted. */
export interface BareEncryption {
  /** The cipher as SQLite3 Multiple Ciphers names it. */
  readonly cipher: string;
  /** 32 bytes, taken as they are: no other key is derived from them. */
  readonly key: Buffer;
}

/** Opens a bare database with a write-ahead log that is synced at every commit; plain without an encryption. */
export function openBareDatabase(path: string, encryption: BareEncryption | null = null): BareDatabase {
  const database = new Database(path);
  if (encryption !== null) {
    database.pragma(`cipher = '${encryption.cipher}'`);
    const raw = Buffer.from(`raw:${encryption.key.toString('hex')}`);
    (database as unknown as { readonly key: (raw: Buffer) => number }).key(raw);
  }
  database.pragma('journal_mode = WAL');
  // After the journal mode: entering it lowers this.
  database.pragma('synchronous = FULL');
  database.pragma('temp_store = MEMORY');
  return database;
}
