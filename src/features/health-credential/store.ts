import type { Presentation } from './presentation.ts'

/** A presentation as it was read: `version` says whether it was changed since. */
export type KeptPresentation = { readonly presentation: Presentation; readonly version: number }

/** Questions to wallets. One that has expired is as absent as one that never was. */
export type Presentations = {
  readonly add: (presentation: Presentation) => Promise<void>
  readonly find: (id: string, now: Date) => Promise<KeptPresentation | undefined>
  /** @returns false, and changes nothing, when it is not this version any more */
  readonly change: (presentation: Presentation, version: number) => Promise<boolean>
  readonly forgetVisit: (visit: string) => Promise<void>
  /** @returns how many */
  readonly deleteExpired: (now: Date) => Promise<number>
}
