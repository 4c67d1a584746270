import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { LexicalTypeaheadMenuPlugin, MenuOption } from '@lexical/react/LexicalTypeaheadMenuPlugin';
import type { TextNode } from 'lexical';
import { $createTextNode } from 'lexical';
import type { JSX } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { findChoices } from './reference-choice.ts';
import type { ReferenceChoice } from './reference-choice.ts';
import { $createReferenceNode } from './reference-node.ts';

class ReferenceOption extends MenuOption {
  readonly choice: ReferenceChoice;

  constructor(choice: ReferenceChoice) {
    super(`${choice.reference.kind}-${choice.reference.id}`);
    this.choice = choice;
  }
}

/** The list that `@` opens: themes, documents and passages to refer to, narrowed by typing on. */
export function ReferenceMenu({
  choices,
}: {
  readonly choices: readonly ReferenceChoice[];
}): JSX.Element | null {
  const [editor] = useLexicalComposerContext();
  // The list belongs to the screen the editor stands on: at the end of the page it would be outside every landmark.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(
    () => editor.registerRootListener((root) => setPlace(root?.closest<HTMLElement>('main') ?? null)),
    [editor],
  );
  const [typed, setTyped] = useState<string | null>(null);
  const options = useMemo(
    () => (typed === null ? [] : findChoices(choices, typed).map((choice) => new ReferenceOption(choice))),
    [choices, typed],
  );
  const insert = (option: ReferenceOption, query: TextNode | null, close: () => void): void => {
    editor.update(() => {
      const reference = $createReferenceNode(option.choice.label, option.choice.reference);
      query?.replace(reference);
      const space = $createTextNode(' ');
      reference.insertAfter(space);
      space.selectEnd();
    });
    close();
  };
  return (
    <LexicalTypeaheadMenuPlugin<ReferenceOption>
      options={options}
      onQueryChange={setTyped}
      onSelectOption={insert}
      triggerFn={referenceTrigger}
      anchorClassName="note-references-anchor"
      {...(place === null ? {} : { parent: place })}
      menuRenderFn={(anchor, { selectedIndex, selectOptionAndCleanUp, setHighlightedIndex }) =>
        anchor.current === null || options.length === 0
          ? null
          : createPortal(
              <ul className="note-references" role="listbox" aria-label="Refer to">
                {options.map((option, position) => (
                  <li
                    key={option.key}
                    id={`typeahead-item-${position}`}
                    ref={(element) => option.setRefElement(element)}
                    role="option"
                    aria-selected={position === selectedIndex}
                    onMouseEnter={() => setHighlightedIndex(position)}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => selectOptionAndCleanUp(option)}
                  >
                    <span className="note-references-label">{option.choice.label}</span>
                    <span className="note-references-detail">{option.choice.detail}</span>
                  </li>
                ))}
              </ul>,
              anchor.current,
            )
      }
    />
  );
}

/** Finds `@` with what was typed after it, at the start of the text or after a space or an opening sign. */
function referenceTrigger(text: string): {
  readonly leadOffset: number;
  readonly matchingString: string;
  readonly replaceableString: string;
} | null {
  const match = /(?:^|[\s([{“‘])@([^@\n]{0,60})$/.exec(text);
  const query = match?.[1];
  if (query === undefined) return null;
  return {
    leadOffset: text.length - query.length - 1,
    matchingString: query,
    replaceableString: `@${query}`,
  };
}
