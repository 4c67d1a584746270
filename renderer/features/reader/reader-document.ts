import type { OutputOf, ServiceCalls } from '../../../shared/contract/index.ts';

/** A document with its text and blocks, as the service gives it. */
export type ReaderDocument = OutputOf<ServiceCalls['readDocument']>;
