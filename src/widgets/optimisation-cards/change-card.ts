import type { Optimisation } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';

/** Makes a change of the record out of a change of one card. */
export type ChangeCard = (next: (card: Optimisation) => Optimisation) => RecordChange;
