import { useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../../shared/base/index.ts';
import type { PackPreview } from '../../../../shared/contract/index.ts';
import type { PackChoices } from '../../../../shared/model/index.ts';
import type { ServiceClient } from '../../../state/client.ts';
import { useMatter, useService } from '../../../state/use-service.ts';
import { choicesToSend } from '../pack-choices.ts';

/** How long choices rest before an outline is asked for, in milliseconds. */
const restMs = 250;

/** The outline of a pack that is being put together. */
export interface LivePreview {
  /** The newest there is; left from before while a newer one is being made. */
  readonly preview: PackPreview | null;
  readonly failure: Failure | null;
  readonly outdated: boolean;
  /** The choices that the outline was made for. */
  readonly of: PackChoices | null;
}

interface Asked {
  readonly choices: PackChoices;
  readonly sequence: number;
}

interface Answered {
  readonly asked: Asked;
  readonly result: Result<PackPreview>;
}

/**
 * The outline of these choices, and anew when the matter changes. One is made at a time: what changed meanwhile is asked for when it
 * has come, so that a large pack is not planned once for each letter.
 */
export function useLivePreview(choices: PackChoices | null): LivePreview {
  const service = useService();
  const sequence = useMatter()?.sequence ?? 0;
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [last, setLast] = useState<{ readonly of: PackChoices; readonly preview: PackPreview } | null>(null);
  const asking = useRef<{ wanted: Asked | null; isUnderWay: boolean; isOver: boolean }>({
    wanted: null,
    isUnderWay: false,
    isOver: false,
  });
  useEffect(() => {
    const state = asking.current;
    state.isOver = false;
    return () => {
      state.isOver = true;
    };
  }, []);
  useEffect(() => {
    if (choices === null || choices.title.trim() === '') return undefined;
    const timer = setTimeout(() => {
      const state = asking.current;
      state.wanted = { choices, sequence };
      if (state.isUnderWay) return;
      state.isUnderWay = true;
      void askUntilNewest(service, state, (answer) => {
        setAnswered(answer);
        if (answer.result.ok) setLast({ of: answer.asked.choices, preview: answer.result.value });
      });
    }, restMs);
    return () => clearTimeout(timer);
  }, [service, choices, sequence]);
  const isNewest = answered?.asked.choices === choices && answered?.asked.sequence === sequence;
  const failed = answered !== null && !answered.result.ok ? answered.result.failure : null;
  return {
    preview: failed === null ? (last?.preview ?? null) : null,
    failure: failed,
    outdated: !isNewest,
    of: last?.of ?? null,
  };
}

async function askUntilNewest(
  service: ServiceClient,
  state: { wanted: Asked | null; isUnderWay: boolean; isOver: boolean },
  take: (answer: Answered) => void,
): Promise<void> {
  while (state.wanted !== null && !state.isOver) {
    const asked = state.wanted;
    state.wanted = null;
    const result = await service.call('previewPack', { choices: choicesToSend(asked.choices) });
    if (!state.isOver) take({ asked, result });
  }
  state.isUnderWay = false;
}
