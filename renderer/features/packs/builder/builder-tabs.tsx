import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { useId } from 'react';

/** One of several things shown in the same place. */
export interface BuilderTab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

/** Tabs and what the chosen one shows; arrow keys, Home and End go from tab to tab. */
export function BuilderTabs<Name extends string>(props: {
  readonly label: string;
  readonly tabs: readonly BuilderTab<Name>[];
  readonly shown: Name;
  readonly onShow: (name: Name) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { tabs, shown, onShow } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex(({ name }) => name === shown);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    onShow(next.name);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab=${next.name}]`)?.focus();
  };
  return (
    <>
      <div className="builder-tabs" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
        {tabs.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            aria-selected={name === shown}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShow(name)}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="builder-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {props.children}
      </div>
    </>
  );
}
