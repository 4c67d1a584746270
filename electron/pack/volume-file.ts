import { fileNameFromTitle, type PackSelection } from '../../shared/pack/index.ts';

/** The name of a volume's file: the pack's title, with its number where there are several. */
export function volumeFile({ choices }: PackSelection, number: number, count: number): string {
  const title = fileNameFromTitle(choices.title, 'Evidence pack');
  return count === 1 ? `${title}.pdf` : `${title}, volume ${number} of ${count}.pdf`;
}
