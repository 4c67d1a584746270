import type { JSX } from 'react';
import { useId } from 'react';
import type { PaletteColour } from '../../../shared/model/index.ts';
import { paletteColours } from '../../../shared/model/index.ts';
import { themeColour } from '../../ui/theme-chip.tsx';

/** A colour from the palette, each with its name. */
export function ColourChoice(props: {
  readonly value: PaletteColour;
  readonly disabled: boolean;
  readonly onChange: (colour: PaletteColour) => void;
}): JSX.Element {
  const name = useId();
  return (
    <fieldset className="colour-choice" disabled={props.disabled}>
      <legend className="field-label">Colour</legend>
      {paletteColours.map((colour) => (
        <label key={colour} className="colour-choice-one">
          <input
            type="radio"
            name={name}
            checked={colour === props.value}
            onChange={() => props.onChange(colour)}
          />
          <span className="colour-choice-sample" style={{ background: themeColour(colour) }} />
          {colour}
        </label>
      ))}
    </fieldset>
  );
}
