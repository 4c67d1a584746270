import { packName, type PackSelection } from '../../shared/pack/index.ts';

/** The name of a volume's file: the pack's name, with its number where there are several. */
export function volumeFile({ matterTitle, choices }: PackSelection, number: number, count: number): string {
  const title = packName(matterTitle, choices);
  return count === 1 ? `${title}.pdf` : `${title}, volume ${number} of ${count}.pdf`;
}
