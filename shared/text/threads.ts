/** A message as its thread needs it. */
export interface ThreadMessage {
  readonly id: string;
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** The instant it was sent, ISO 8601 in UTC, or null. */
  readonly sent: string | null;
}

/** A message at its place in a thread. */
export interface ThreadPlace {
  readonly id: string;
  /** The message that it answers, the nearest that is here; null for one that answers none that is here. */
  readonly answers: string | null;
  /** How many answers deep it stands. */
  readonly depth: number;
  /** The message whose Message-ID it has, too, or null. */
  readonly repeats: string | null;
}

/** A Message-ID that is named somewhere, with the messages that have it: none, one, or several that repeat each other. */
interface Container {
  readonly messages: ThreadMessage[];
  readonly children: Container[];
  parent: Container | null;
}

/**
 * Threads messages by Message-ID, References and In-Reply-To, as mail programs do (J. Zawinski, Message Threading, steps 1 to 3).
 *
 * The same messages give the same threads in whatever order they come: they are taken by when they were sent. What a message says
 * of itself stands over what others say of it. Subjects are not looked at: two letters of one subject need not be one conversation.
 */
export function threadsOf(messages: readonly ThreadMessage[]): readonly (readonly ThreadPlace[])[] {
  const ordered = messages.toSorted(compareMessages);
  const containers = new Map<string, Container>();
  const containerOf = (messageId: string): Container => {
    const known = containers.get(messageId) ?? { messages: [], children: [], parent: null };
    containers.set(messageId, known);
    return known;
  };
  const own = ordered.map((message) => {
    // No Message-ID begins with a space, so a document's own name is never taken for one.
    const container = containerOf(message.messageId ?? ` ${message.id}`);
    container.messages.push(message);
    return container;
  });
  const chains = ordered.map(({ references, inReplyTo }) => {
    const last = inReplyTo.at(0);
    return last === undefined || references.at(-1) === last || references.length > 0
      ? references
      : [...references, last];
  });
  ordered.forEach((_, index) => {
    const last = chains[index]?.at(-1);
    const container = own[index];
    if (last !== undefined && container !== undefined) adopt(containerOf(last), container);
  });
  for (const chain of chains) {
    chain.forEach((messageId, index) => {
      const before = chain[index - 1];
      if (before !== undefined) adopt(containerOf(before), containerOf(messageId));
    });
  }
  return [...containers.values()]
    .filter(({ parent }) => parent === null)
    .map(placesBelow)
    .filter((thread) => thread.length > 0);
}

/** Makes one container the child of another, unless it has a parent or would become its own ancestor. */
function adopt(parent: Container, child: Container): void {
  if (child.parent !== null) return;
  for (let above: Container | null = parent; above !== null; above = above.parent) {
    if (above === child) return;
  }
  child.parent = parent;
  parent.children.push(child);
}

function placesBelow(root: Container): readonly ThreadPlace[] {
  const places: ThreadPlace[] = [];
  const open: { readonly container: Container; readonly answers: string | null; readonly depth: number }[] = [
    { container: root, answers: null, depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { container, answers, depth } = next;
    const [first] = container.messages;
    for (const message of container.messages) {
      const repeats = message === first ? null : (first?.id ?? null);
      places.push({ id: message.id, answers, depth, repeats });
    }
    const below = first === undefined ? { answers, depth } : { answers: first.id, depth: depth + 1 };
    for (const child of container.children) open.push({ container: child, ...below });
  }
  return places;
}

/** By when they were sent, those that do not say last; then by id. */
export function compareMessages(one: ThreadMessage, other: ThreadMessage): number {
  const sent = compare(one.sent ?? '~', other.sent ?? '~');
  return sent === 0 ? compare(one.id, other.id) : sent;
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
