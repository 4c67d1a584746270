import './findings-list.css';
import type { JSX } from 'react';
import {
  severityWords,
  type PackFinding,
  type PackFindingPlace,
  type PackFindingSeverity,
} from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { numberWords } from '../../ui/words.ts';

/** What is to be known or settled of a pack, the gravest first, each with a way to the place it is about. */
export function FindingsList(props: {
  readonly findings: readonly PackFinding[];
  /** Shows an entry of the index by its number; left out where entries cannot be shown. */
  readonly onEntry?: ((number: number) => void) | undefined;
  /** Whether an entry can be shown. */
  readonly hasEntry?: (number: number) => boolean;
}): JSX.Element {
  const severities = Object.keys(severityWords) as readonly PackFindingSeverity[];
  return (
    <div className="pack-findings">
      {severities.map((severity) => {
        const findings = props.findings.filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        return (
          <div key={severity} role="group" aria-label={severityWords[severity]}>
            <p className="pack-findings-head">
              {severityWords[severity]} ({numberWords(findings.length)})
            </p>
            <ul role="list">
              {findings.map((finding) => (
                <li
                  key={finding.sentence}
                  className={classNames('pack-warning', 'pack-finding', `pack-finding-${severity}`)}
                >
                  <bdi>{finding.sentence}</bdi>
                  {finding.place !== undefined && <WayTo place={finding.place} {...props} />}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function WayTo(props: {
  readonly place: PackFindingPlace;
  readonly onEntry?: ((number: number) => void) | undefined;
  readonly hasEntry?: (number: number) => boolean;
}): JSX.Element | null {
  const { place, onEntry, hasEntry } = props;
  switch (place.kind) {
    case 'document': {
      const { document: documentId, urn, passage } = place;
      const at = passage === undefined ? {} : { at: { passageId: passage } };
      return (
        <IconlessButton onClick={() => go({ screen: 'reader', documentId, ...at })}>
          {passage === undefined ? `Open ${urn}` : `Open ${urn} at the passage`}
        </IconlessButton>
      );
    }
    case 'theme':
      return (
        <IconlessButton onClick={() => go({ screen: 'themes', themeId: place.theme })}>
          Show the theme
        </IconlessButton>
      );
    case 'entry':
      return onEntry === undefined || hasEntry?.(place.number) === false ? null : (
        <IconlessButton onClick={() => onEntry(place.number)}>Show No. {place.number}</IconlessButton>
      );
  }
}
