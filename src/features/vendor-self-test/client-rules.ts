import type { NationalService, Source } from '../national-services/index.ts'
import type { LoggedCall } from '../vendor-portal/index.ts'
import {
  afterConflict,
  afterRefusedProof,
  afterWait,
  anotherToken,
  codesNever,
  declaredByVendor,
  type Judged,
  neverElevatedAfter,
  nextPage,
  noNumberInAddress,
  statusFirst,
  tokensHeld,
} from './judge-calls.ts'
import { contractOf, standards } from './sources.ts'

/** Calls of a run that are the client's own, the oldest first, and what else is known of the run. */
export type Watched = {
  readonly service: NationalService
  readonly calls: readonly LoggedCall[]
  /** Calls in the client's name whose token or proof was not the client's. */
  readonly unattributed: readonly LoggedCall[]
  readonly closed: boolean
  readonly declared: Readonly<Record<string, 'kept' | 'broken'>>
}

/** What a client is held to. */
export type ClientRule = {
  readonly id: string
  readonly basis: (service: NationalService) => Source
  /** Services that it is about; all of them when left out. */
  readonly isOf?: (service: NationalService) => boolean
  /** What the box does to the next call, when the vendor asks for it. */
  readonly fault?: string
  /** What the vendor alone can see: their screen. */
  readonly declared?: true
  readonly judge: (watched: Watched, fault: string, rule: string) => Judged
}

const hasSettings = ({ settings }: NationalService) => settings !== undefined
const pages = ({ operations }: NationalService) =>
  operations.some(({ parameters = [] }) => parameters.some(({ name }) => name === '_count'))
const changes = ({ operations }: NationalService) =>
  operations.some(({ method, after, body }) => method === 'PUT' || (body !== undefined && after !== undefined))
const hasStatus = ({ operations }: NationalService) => operations.some(({ status }) => status)
const aboutPeople = ({ operations }: NationalService) => operations.some(({ person }) => person.in !== 'none')

/** Watched all the time. */
const watched: readonly ClientRule[] = [
  { id: 'token-and-proof', basis: () => standards.dpop, judge: tokensHeld },
  { id: 'proof-once', basis: () => standards.replay, judge: (run) => codesNever(run, /^dpop-replayed$/) },
  { id: 'scope', basis: contractOf, judge: (run) => codesNever(run, /^token-(scope|kind)$/) },
  {
    id: 'form',
    basis: contractOf,
    judge: (run) => codesNever(run, /^(header|parameter|body|field|person-missing|national-number|number-of|too-many)/),
  },
  {
    id: 'attest',
    basis: () => standards.attest,
    isOf: ({ operations }) => operations.some(({ callers }) => callers.includes('professional')),
    judge: (run) => codesNever(run, /^attest/),
  },
  { id: 'number-in-address', basis: () => standards.minimal, isOf: aboutPeople, judge: noNumberInAddress },
  { id: 'status-first', basis: contractOf, isOf: hasStatus, judge: statusFirst },
  { id: 'next-page', basis: () => standards.searchset, isOf: pages, judge: nextPage },
]

/** Done to the client when the vendor asks; what writes meet comes last, since it waits for a write. */
const asked: readonly ClientRule[] = [
  { id: 'expired-token', fault: 'token=expired', basis: () => standards.bearer, judge: anotherToken },
  { id: 'refused-proof', fault: 'proof=replayed', basis: () => standards.replay, judge: afterRefusedProof },
  { id: 'unavailable', fault: 'status=503', basis: () => standards.retryAfter, judge: afterWait },
  { id: 'too-many', fault: 'status=429', basis: () => standards.retryAfter, judge: afterWait },
  { id: 'broken-server', fault: 'status=500', basis: () => standards.ours, declared: true, judge: declaredByVendor },
  { id: 'slow', fault: 'latency=10000', basis: () => standards.ours, declared: true, judge: declaredByVendor },
  { id: 'half', fault: 'data=half', basis: () => standards.json, declared: true, judge: declaredByVendor },
  {
    id: 'contradictory',
    fault: 'data=contradictory',
    basis: () => standards.ours,
    declared: true,
    judge: declaredByVendor,
  },
  {
    ...{ id: 'reservation', fault: 'privacy=reservation', basis: contractOf, isOf: hasSettings },
    ...{ declared: true, judge: neverElevatedAfter },
  },
  {
    ...{ id: 'restricted', fault: 'privacy=restricted', basis: contractOf, isOf: hasSettings },
    ...{ declared: true, judge: declaredByVendor },
  },
  {
    ...{ id: 'blocked', fault: 'privacy=blocked', basis: contractOf, isOf: hasSettings },
    ...{ declared: true, judge: neverElevatedAfter },
  },
  { id: 'conflict', fault: 'write=conflict', basis: contractOf, isOf: changes, judge: afterConflict },
]

/** Every rule that a client of the service is held to. A new one is a row above and its words in `pages/rule-texts.ts`. */
export function clientRules(service: NationalService): readonly ClientRule[] {
  return [...watched, ...asked].filter(({ isOf }) => isOf?.(service) ?? true)
}
