import type { JSX } from 'react';
import { useState } from 'react';
import type { BackupEntry } from '../../../shared/model/index.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords, numberWords, sizeWords } from '../../ui/words.ts';

/** How many backups are listed before somebody asks for all. */
const listedFirst = 5;

/** The backups that are there, newest first; a long list begins with the first few. */
export function BackupList({ backups }: { readonly backups: readonly BackupEntry[] }): JSX.Element | null {
  const [showsAll, setShowsAll] = useState(false);
  if (backups.length === 0) return null;
  const listed = showsAll ? backups : backups.slice(0, listedFirst);
  return (
    <>
      <table className="backup-list">
        <caption className="visually-hidden">Backups of this matter</caption>
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">Protection</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((backup) => (
            <tr key={backup.id}>
              <th scope="row">{momentWords(backup.atMs)}</th>
              <td className="number">{sizeWords(backup.bytes)}</td>
              <td>{backup.encrypted ? 'Encrypted' : 'Not encrypted'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="settings-hint">
        The bytes of sources are kept once for all of them and are not counted here.
        {backups.length > listedFirst && (
          <IconlessButton onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${numberWords(backups.length)}`}
          </IconlessButton>
        )}
      </p>
    </>
  );
}
