import type { JSX } from 'react';
import type { PassageLink } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { useAct } from '../../state/use-act.ts';
import { Citation } from '../../ui/citation.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { relationWords } from './link-source.ts';

/** The links of a passage: how it stands to others, which a click leads to. */
export function PassageLinks(props: {
  readonly links: readonly PassageLink[];
  /** The passage with those of its span, by id. */
  readonly passageIds: readonly string[];
  /** Whether links can be taken away now. */
  readonly removable: boolean;
}): JSX.Element {
  const act = useAct();
  return (
    <ul className="reader-card-links" aria-label="Links">
      {props.links.map((link) => {
        const isFrom = props.passageIds.includes(link.from.passageId);
        const other = isFrom ? link.to : link.from;
        const words = relationWords[link.relation][isFrom ? 'from' : 'to'];
        return (
          <li key={link.id}>
            <span className="reader-card-relation">{words}</span>{' '}
            <Citation
              citation={other.citation}
              onOpen={() =>
                go({ screen: 'reader', documentId: other.documentId, at: { passageId: other.passageId } })
              }
            />
            <span className="reader-card-other" dir="auto">
              {other.quote}
            </span>
            {props.removable && (
              <IconlessButton
                aria-label={`Take away the link: ${words} ${other.citation}`}
                onClick={() =>
                  void act('unlinkPassages', { linkId: link.id }, `Took the link to ${other.citation} away.`)
                }
              >
                Take away
              </IconlessButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
