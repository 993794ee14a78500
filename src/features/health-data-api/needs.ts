import type { KeyObject } from 'node:crypto'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { ContactPoint, Replays } from '../country-of-affiliation/index.ts'
import type { AuditedSystem, ExchangeRecords } from '../exchange-records/index.ts'
import type { Clients } from './clients.ts'
import type { ClaimTrust } from './stated-claims.ts'

/** How a question ended. It names no patient. */
export type EndedInteraction = {
  /** ISO 3166-1, two letters; `none` where nobody was believed to be who they say. */
  readonly country: string
  /** Of IHE: `ITI-78` and so on. */
  readonly transaction: string
  /** `answered`, or the stable code of why not; also an answer that says no is an answer. */
  readonly outcome: string
}

/** What the FHIR face needs beside the core. */
export type HealthDataNeeds = {
  readonly point: ContactPoint
  /** ISO 3166-1, two letters: whose people these are. */
  readonly country: string
  /** OIDs without a prefix. */
  readonly homeCommunityId: string
  readonly repositoryUniqueId: string
  /** This contact point, as audit records name it. */
  readonly self: AuditedSystem
  /** Scheme, host and port we are reached at, without a last slash. */
  readonly origin: string
  readonly clients: Clients
  /** Home community OID of a country, without a prefix; undefined for one that nobody has told us of. */
  readonly communityOf: (country: string) => string | undefined
  /** The one of the SOAP face: what was used there is not used here. */
  readonly replays: Replays
  readonly records: Pick<ExchangeRecords, 'record'>
  /** Private, P-256: signs access tokens. One made at the start will do, since they last five minutes. */
  readonly key: KeyObject
  /** What handles in addresses are made with: other programs that answer for the same country need the same. */
  readonly handleSecret: Uint8Array
  /**
   * The client certificate (DER) that the connection was opened with. Given, tokens are bound to it and there is none
   * without; left out, where connections ask for no certificate, tokens are bound to nothing.
   */
  readonly certificateOf?: (request: WebRequest) => Uint8Array | undefined
  /** Whose a client certificate is, its path and pin checked; or why it is not believed. */
  readonly peerOf: (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }
  /** Told of each question when it comes; what it returns is told how the question ended. For the operator's figures. */
  readonly asked?: (request: WebRequest) => (ended: EndedInteraction) => void
  readonly now: () => Date
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}

/** What the claims of a client are held against now. */
export function trustIn({ now, communityOf }: HealthDataNeeds, { country }: { readonly country: string }): ClaimTrust {
  return { now: now(), country, community: communityOf(country) }
}
