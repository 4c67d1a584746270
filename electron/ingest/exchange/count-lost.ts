import type { ProjectElement } from './element.ts';

/** Parts of a project that a matter has no room for, as they are told. */
const partNames: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Case: ['case', 'cases'],
  Variable: ['variable', 'variables'],
  VariableValue: ['value of a variable', 'values of variables'],
  Set: ['set', 'sets'],
  Link: ['link', 'links'],
  Graph: ['graph', 'graphs'],
  Transcript: ['transcript', 'transcripts'],
  TranscriptSelection: ['selection in a transcript', 'selections in transcripts'],
  SyncPoint: ['point of time in a transcript', 'points of time in transcripts'],
  PDFSelection: ['selection on the page of a PDF', 'selections on pages of PDFs'],
  PictureSelection: ['selection in a picture', 'selections in pictures'],
  AudioSelection: ['selection in a recording', 'selections in recordings'],
  VideoSelection: ['selection in a film', 'selections in films'],
  Representation: ['text that another program made of a PDF', 'texts that another program made of PDFs'],
  TextDescription: ['text that describes a picture', 'texts that describe pictures'],
};

/** Says of each kind how many parts of it there are that are not taken over. */
export function lostParts(root: ProjectElement): readonly string[] {
  const counts = new Map<string, number>();
  let descriptions = 0;
  const waiting: { readonly element: ProjectElement; readonly parent: string }[] = [
    { element: root, parent: '' },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, parent } = next;
    if (element.name in partNames) counts.set(element.name, (counts.get(element.name) ?? 0) + 1);
    if (element.name === 'Description' && parent !== 'Code' && element.text.trim() !== '') descriptions += 1;
    for (const child of element.children) waiting.push({ element: child, parent: element.name });
  }
  const sentences = Object.entries(partNames).flatMap(([name, [one, many]]) => {
    const count = counts.get(name) ?? 0;
    return count === 0
      ? []
      : [`${count.toLocaleString('en-GB')} ${count === 1 ? one : many} not taken over.`];
  });
  if (descriptions === 0) return sentences;
  const words = descriptions === 1 ? 'description' : 'descriptions';
  return [
    ...sentences,
    `${descriptions.toLocaleString('en-GB')} ${words} of the project, its sources or places not taken over.`,
  ];
}
