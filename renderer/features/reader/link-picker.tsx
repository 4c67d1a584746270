import '../../ui/field.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { LinkEnd, LinkRelation } from '../../../shared/model/index.ts';
import { linkRelations } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { LongListbox, optionId } from './long-listbox.tsx';
import { relationWords } from './link-source.ts';
import { useLinkChoices } from './use-link-choices.ts';
import type { PassagesHere } from './use-link-choices.ts';

/**
 * Links a passage to another one of the matter: found by words or citation, those of this document first; or, with
 * `source`, the one that the link was begun from before to this one. First the relation, then the other passage.
 */
export function LinkPicker(props: {
  /** The passage the link is made at. */
  readonly passage: LinkEnd;
  /** The passage it was begun from, where it was. */
  readonly source: LinkEnd | null;
  readonly here: PassagesHere;
  readonly onLink: (from: LinkEnd, to: LinkEnd, relation: LinkRelation) => void;
  /** Keeps this passage and lets the reader look for the other one. */
  readonly onGoAndLook: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { passage, source } = props;
  const id = useId();
  const holder = useRef<HTMLDivElement>(null);
  const keys = useShownKeys();
  const [relation, setRelation] = useState<LinkRelation>('contradicts');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { choices, remark } = useLinkChoices(source === null, passage, props.here, query);
  const chosen = Math.min(at, choices.length - 1);
  useEffect(() => {
    const field = holder.current?.querySelector<HTMLElement>('input');
    const first = field ?? holder.current?.querySelector<HTMLElement>('[role=radio][tabindex="0"]');
    first?.focus({ preventScroll: true });
  }, []);

  const take = (other: LinkEnd | undefined): void => {
    if (source !== null) props.onLink(source, passage, relation);
    else if (other !== undefined) props.onLink(passage, other, relation);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const onRelation = event.target instanceof HTMLElement && event.target.role === 'radio';
    const step = { ArrowDown: 1, ArrowUp: -1, ...(onRelation ? { ArrowRight: 1, ArrowLeft: -1 } : {}) }[
      event.key
    ];
    if (event.key === 'Escape') props.onClose();
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement && !onRelation)) {
      take(choices[chosen]);
    } else if (step !== undefined && onRelation) {
      const next = linkRelations[(linkRelations.indexOf(relation) + step + 3) % 3] ?? relation;
      setRelation(next);
      holder.current?.querySelector<HTMLElement>(`[data-relation=${next}]`)?.focus();
    } else if (step !== undefined) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={holder}
      className="reader-picker reader-link-picker"
      role="dialog"
      aria-label="Link the passage"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
          props.onClose();
      }}
    >
      <p className="reader-picker-title">{source === null ? 'This passage' : source.citation}…</p>
      <div className="reader-relations" role="radiogroup" aria-label="How it stands to the other passage">
        {linkRelations.map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            data-relation={each}
            aria-checked={relation === each}
            tabIndex={relation === each ? 0 : -1}
            className={classNames('reader-relation', relation === each && 'reader-relation-chosen')}
            onClick={() => setRelation(each)}
          >
            {relationWords[each].from}
          </button>
        ))}
      </div>
      {source === null ? (
        <>
          <input
            className="field-input"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-label="Find the other passage"
            aria-activedescendant={choices.length === 0 ? undefined : optionId(`${id}-list`, chosen)}
            autoComplete="off"
            spellCheck={false}
            placeholder="Words of the other passage, or its citation"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
          />
          <LongListbox
            id={`${id}-list`}
            label="Passages"
            options={choices}
            keyOf={(choice) => choice.passageId}
            at={chosen}
            onTake={take}
            renderOption={(choice) => (
              <span className="reader-picker-words">
                <span className="reader-picker-facts">{choice.citation}</span>{' '}
                <span className="reader-link-quote" dir="auto">
                  {choice.quote}
                </span>
              </span>
            )}
          />
          {remark !== null && <p className="reader-picker-title">{remark}</p>}
          <IconlessButton onClick={props.onGoAndLook}>
            Go and look for it instead
            {keys('link-passage') === undefined ? '' : `, then press ${keys('link-passage') ?? ''} there`}
          </IconlessButton>
        </>
      ) : (
        <div className="reader-link-end">
          <p className="reader-picker-title">…this passage, {passage.citation}</p>
          <IconlessButton onClick={() => take(undefined)} keys="Enter">
            Link them
          </IconlessButton>
          <IconlessButton onClick={props.onGoAndLook}>Begin a new link here</IconlessButton>
        </div>
      )}
    </div>
  );
}
