import type { AuditReceived } from '../exchange-records/index.ts'

/** What an operator of the demonstration may do to a partner country, to see what the clinician is told. */
export type Mischief =
  | { readonly kind: 'none' }
  /** Answers after this many seconds. */
  | { readonly kind: 'slow'; readonly seconds: number }
  /** Takes no connections. */
  | { readonly kind: 'stopped' }
  /** Answers with a fault. */
  | { readonly kind: 'fault' }
  /** Answers what nobody asked. */
  | { readonly kind: 'nonsense' }
  /** Answers with the document of somebody else. */
  | { readonly kind: 'other-patient' }

/** A partner country of the demonstration. */
export type DemoPartner = {
  readonly country: string
  readonly state: 'starting' | 'open' | 'stopped' | 'failed'
  readonly mischief: Mischief
}

/** The countries of the demonstration, in the operator's hand. There is none in life. */
export type DemoControl = {
  readonly partners: () => readonly DemoPartner[]
  /** Without effect for a country there is not. */
  readonly make: (country: string, mischief: Mischief) => Promise<void>
  /** What the audit repository of all the countries has taken. */
  readonly received: () => readonly AuditReceived[]
}

/** What the page offers, by the word in its form. Slower than 30 seconds is slower than anybody waits. */
export const mischiefs = {
  none: { kind: 'none' },
  'slow-10': { kind: 'slow', seconds: 10 },
  'slow-40': { kind: 'slow', seconds: 40 },
  stopped: { kind: 'stopped' },
  fault: { kind: 'fault' },
  nonsense: { kind: 'nonsense' },
  'other-patient': { kind: 'other-patient' },
} as const satisfies Readonly<Record<string, Mischief>>

export type MischiefWord = keyof typeof mischiefs

/** The words, in the order they are offered. */
// Object.keys forgets the names that the table has.
export const mischiefWords = Object.keys(mischiefs) as readonly MischiefWord[]

/** The word of what a country is up to. */
export function wordOf(mischief: Mischief): MischiefWord {
  const same = (word: MischiefWord) => JSON.stringify(mischiefs[word]) === JSON.stringify(mischief)
  return mischiefWords.find(same) ?? (mischief.kind === 'slow' ? 'slow-10' : mischief.kind)
}
