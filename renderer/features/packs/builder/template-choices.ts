import type { InputOf, ServiceCalls } from '../../../../shared/contract/index.ts';
import type { PackChoices, PackContent } from '../../../../shared/model/index.ts';
import { choicesToSend } from '../pack-choices.ts';

/** The choices as a template keeps them: saved searches without what they found, since they are asked anew. */
export function templateChoices(choices: PackChoices): InputOf<ServiceCalls['previewPack']>['choices'] {
  const sent = choicesToSend(choices);
  const { parts, query } = sent;
  return {
    ...sent,
    ...(query === undefined ? {} : { query: { ...query, passages: [] } }),
    ...(parts === undefined
      ? {}
      : { parts: parts.map((part) => ({ ...part, contents: part.contents.map(withoutAnswer) })) }),
  };
}

function withoutAnswer(content: PackContent): PackContent {
  return content.kind === 'query' ? { ...content, query: { ...content.query, passages: [] } } : content;
}
