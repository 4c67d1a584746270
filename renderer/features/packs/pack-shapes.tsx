import type { JSX } from 'react';
import { packShapes, type PackChoices, type PackShape } from '../../../shared/model/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

const words: Readonly<Record<PackShape, { readonly label: string; readonly hint: string }>> = {
  index: {
    label: 'The index, for Word and as a table',
    hint: 'With the page numbers of the PDF.',
  },
  word: {
    label: 'The report for Word',
    hint: 'Passages, references and notes to work on; the documents stay in the PDF.',
  },
  html: {
    label: 'All of it as one page for any browser',
    hint: 'Needs no network and holds no script; easiest to read by ear or on a small screen.',
  },
  archive: {
    label: 'An archive copy of the report',
    hint: 'Built for PDF/A-3a, in one file and numbered by itself: without documents as their own pages, with the table of passages inside.',
  },
  documents: {
    label: 'The cited documents one by one, as texts in a ZIP file',
    hint: 'Only together with the cited documents in full.',
  },
  originals: {
    label: 'Instead of their texts, the files as they were received',
    hint: 'Whatever is in a file leaves with it, seen or not: comments, earlier wordings, attachments that were not chosen. A file with a privileged document in it, or with words under boxes, stays.',
  },
};

/** Which shapes a pack has beside its PDF. */
export function PackShapes(props: {
  readonly chosen: readonly PackShape[] | undefined;
  /** Whether whole texts may leave. */
  readonly fullTexts: boolean;
  /** Told what else is chosen now; nothing in it where nothing is. */
  readonly onChange: (shapes: Pick<PackChoices, 'shapes'>) => void;
}): JSX.Element {
  const { fullTexts, onChange } = props;
  const chosen = new Set(props.chosen);
  const isOffered = (shape: PackShape): boolean => {
    if (shape === 'documents') return fullTexts;
    return shape !== 'originals' || (fullTexts && chosen.has('documents'));
  };
  const choose = (shape: PackShape, isChosen: boolean): void => {
    const next = packShapes.filter((one) => (one === shape ? isChosen : chosen.has(one)));
    // Files go only where the documents do.
    const shapes = next.filter((one) => one !== 'originals' || next.includes('documents'));
    onChange(shapes.length === 0 ? {} : { shapes });
  };
  return (
    <fieldset className="radio-group">
      <legend>Beside the PDF</legend>
      {packShapes.map((shape) => (
        <Checkbox
          key={shape}
          checked={chosen.has(shape) && isOffered(shape)}
          disabled={!isOffered(shape)}
          onChange={(isChosen) => choose(shape, isChosen)}
        >
          {words[shape].label}
          <span className="radio-hint">{words[shape].hint}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** Choices with other shapes; none at all is left out of them. */
export function withShapes<Choices extends Pick<PackChoices, 'shapes'>>(
  choices: Choices,
  shapes: Pick<PackChoices, 'shapes'>,
): Omit<Choices, 'shapes'> & Pick<PackChoices, 'shapes'> {
  const { shapes: before, ...others } = choices;
  return before === undefined && shapes.shapes === undefined ? choices : { ...others, ...shapes };
}
