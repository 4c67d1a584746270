import Database from 'better-sqlite3';

/** A database as the floors use it: the library alone, with the settings for durability that matters have. */
export type BareDatabase = Database.Database;

/** Opens a bare database with a write-ahead log that is synced at every commit. */
export function openBareDatabase(path: string): BareDatabase {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  // After the journal mode: entering it lowers this.
  database.pragma('synchronous = FULL');
  database.pragma('temp_store = MEMORY');
  return database;
}
