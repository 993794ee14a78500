import type { SignedIn } from '../../protocols/gate/access.ts'

/** The time from signing in to signing out, kept by us; the browser holds only a random token for it. */
export type Visit = { readonly person: SignedIn; readonly begun: Date; readonly lastSeen: Date }

/** How long a visit may last. */
export type VisitLimits = { readonly idleMinutes: number; readonly totalHours: number }

/** Whether a visit is still open. It ends after some time unused, and after some time in any case. */
export function visitOpen({ begun, lastSeen }: Visit, now: Date, { idleMinutes, totalHours }: VisitLimits): boolean {
  const idle = now.getTime() - lastSeen.getTime()
  const total = now.getTime() - begun.getTime()
  return idle < idleMinutes * 60_000 && total < totalHours * 3_600_000
}

/** What we must remember between sending a person to the issuer and getting them back. */
export type PendingSignIn = {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** A path on this server. */
  readonly returnTo: string
  readonly begun: Date
}

/** Enough to find a code device; a sign-in begun longer ago is never finished. */
export const pendingMinutes = 10

/** So that nobody fills the store by beginning to sign in over and over. */
export const mostPending = 10_000

/** Where visits are kept, by the hash of their token: whoever reads the store cannot take over a visit. */
export type VisitStore = {
  readonly save: (key: string, visit: Visit) => Promise<void>
  readonly find: (key: string) => Promise<Visit | undefined>
  readonly seen: (key: string, at: Date) => Promise<void>
  readonly remove: (key: string) => Promise<void>
  /** Removes what no longer can be open, and names the visits. */
  readonly removeEnded: (now: Date, limits: VisitLimits) => Promise<readonly SignedIn['visit'][]>
  /** Of too many, the oldest are forgotten. */
  readonly savePending: (key: string, pending: PendingSignIn) => Promise<void>
  /** Gives a pending sign-in once; afterwards it is gone. */
  readonly takePending: (key: string) => Promise<PendingSignIn | undefined>
  readonly removePendingBefore: (moment: Date) => Promise<void>
}
