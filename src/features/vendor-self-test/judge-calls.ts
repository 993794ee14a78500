import { isSafe } from '../national-services/index.ts'
import type { LoggedCall } from '../vendor-portal/index.ts'
import type { Watched } from './client-rules.ts'
import type { Because, Verdict } from './report.ts'

/** What calls say of one rule, with those that it rests on. */
export type Judged = {
  readonly verdict: Verdict
  readonly because?: Because
  readonly calls: readonly LoggedCall[]
}

/** Seconds that clocks and wires may differ. */
const tolerance = 1

/** Enough to believe it. */
const shown = 3

const notTried = (because: Because, calls: readonly LoggedCall[] = []): Judged => ({
  verdict: 'not-tried',
  because,
  calls: calls.slice(-shown),
})

const kept = (...calls: readonly LoggedCall[]): Judged => ({ verdict: 'kept', calls: calls.slice(-shown) })

const broken = (because: Because, ...calls: readonly LoggedCall[]): Judged => ({
  verdict: 'broken',
  because,
  calls: calls.slice(-shown),
})

/**
 * Every call came with a token and a proof that hold. A call whose token was not believed may be anybody's: it is told, and
 * no verdict rests on it.
 */
export function tokensHeld({ calls, unattributed }: Watched): Judged {
  if (unattributed.length > 0) return notTried('unattributed', unattributed)
  return calls.length === 0 ? notTried('no-call') : kept(...calls)
}

/** No call was refused with a code like that. */
export function codesNever({ calls }: Watched, codes: RegExp): Judged {
  const own = calls.filter(({ faults }) => faults === undefined)
  const found = own.filter(({ code }) => code !== undefined && codes.test(code))
  if (found.length > 0) return broken('refused', ...found)
  return own.length === 0 ? notTried('no-call') : kept(...own)
}

/** No national number stood in an address, where proxies and logs see it. */
export function noNumberInAddress({ calls }: Watched): Judged {
  const found = calls.filter(({ facts }) => facts?.numberInAddress)
  if (found.length > 0) return broken('refused', ...found)
  return calls.length === 0 ? notTried('no-call') : kept(...calls)
}

/** The first call about each person was the one that asks whether there is anything. */
export function statusFirst({ calls, service }: Watched): Judged {
  const isStatus = new Set(service.operations.filter(({ status }) => status).map(({ id }) => id))
  const first = new Map<string, LoggedCall>()
  for (const call of calls) {
    const about = call.facts?.about
    if (about !== undefined && !first.has(about)) first.set(about, call)
  }
  const wrong = [...first.values()].filter(({ operation }) => !isStatus.has(operation))
  if (wrong.length > 0) return broken('no-status-first', ...wrong)
  return first.size === 0 ? notTried('no-call') : kept(...first.values())
}

/** Where there was more than a page, the next one was asked for; what a fault counts too many is no page. */
export function nextPage({ calls, closed }: Watched): Judged {
  const first = calls.find(({ facts, faults }) => facts?.more && faults === undefined)
  if (!first) return notTried('no-call')
  const next = after(calls, first).find(
    ({ operation, facts }) =>
      operation === first.operation &&
      facts?.about === first.facts?.about &&
      Number(facts?.page ?? 0) > Number(first.facts?.page ?? 0),
  )
  if (next) return kept(first, next)
  return closed ? broken('no-next-page', first) : notTried('no-call-after', [first])
}

/** After a token that had expired, the same is asked with another, and that one is answered. */
export function anotherToken(run: Watched): Judged {
  return afterAsked(run, 'token=expired', (asked, next) =>
    next.facts?.token === asked.facts?.token
      ? broken('same-token', asked, next)
      : keptOnceAnswered(run, asked, ({ facts }) => facts?.token !== asked.facts?.token),
  )
}

/** After a proof that was refused, the same is asked with a new one, and that one is answered. */
export function afterRefusedProof(run: Watched): Judged {
  return afterAsked(run, 'proof=replayed', (asked, next) =>
    next.facts?.proof === asked.facts?.proof || next.code === 'dpop-replayed'
      ? broken('same-proof', asked, next)
      : keptOnceAnswered(run, asked, ({ facts }) => facts?.proof !== asked.facts?.proof),
  )
}

/** After `Retry-After`, nothing is asked of the same operation before the time is out. */
export function afterWait(run: Watched, fault: string): Judged {
  return afterAsked(run, fault, (asked, next) => {
    const waited = (next.at.getTime() - next.milliseconds - asked.at.getTime()) / 1000
    return waited + tolerance < (asked.facts?.wait ?? 0) ? broken('too-early', asked, next) : kept(asked, next)
  })
}

/** After a change that somebody else's stood in the way of, what is there is read before it is sent again. */
export function afterConflict(run: Watched): Judged {
  const asked = cameAbout(run, 'write=conflict')
  if (!asked) return notTried('not-asked')
  const later = after(run.calls, asked).filter((call) => sameAbout(asked, call))
  const again = later.findIndex(({ operation }) => operation === asked.operation)
  if (again < 0) return notTried('no-call-after', [asked])
  const reads = new Set(run.service.operations.filter(isSafe).map(({ id }) => id))
  const read = later.slice(0, again).find(({ operation, status }) => reads.has(operation) && status < 400)
  return read ? kept(asked, read, later[again]!) : broken('no-fetch-between', asked, later[again]!)
}

/** What only the screen shows: the vendor says. */
export function declaredByVendor(run: Watched, fault: string, rule: string): Judged {
  const asked = cameAbout(run, fault)
  if (!asked) return notTried('not-asked')
  const declared = run.declared[rule]
  return declared ? { verdict: declared, because: 'declared', calls: [asked] } : notTried('undeclared', [asked])
}

/**
 * What a person's reservation or block keeps back is not asked for again with a basis that would open it: until the same is
 * asked without one, since the box keeps nothing back any longer by then.
 */
export function neverElevatedAfter(run: Watched, fault: string, rule: string): Judged {
  const asked = cameAbout(run, fault)
  const later = asked ? after(run.calls, asked).filter((call) => sameAbout(asked, call)) : []
  const without = later.findIndex(({ operation, facts }) => operation === asked?.operation && !facts?.elevated)
  const forced = later.slice(0, without < 0 ? undefined : without).find(({ facts }) => facts?.elevated)
  return asked && forced ? broken('elevated-after-block', asked, forced) : declaredByVendor(run, fault, rule)
}

/** About the same person; what does not say whom it is about, by itself, may be about anybody. */
function sameAbout(asked: LoggedCall, { facts }: LoggedCall): boolean {
  const about = asked.facts?.about
  return about === undefined || facts?.about === undefined || facts.about === about
}

/** The call that the fault came to: the last, since a vendor may ask for it again. */
function cameAbout({ calls }: Watched, fault: string): LoggedCall | undefined {
  return calls.findLast(({ faults, facts }) => facts?.asked && faults === fault)
}

function afterAsked(run: Watched, fault: string, judge: (asked: LoggedCall, next: LoggedCall) => Judged): Judged {
  const asked = cameAbout(run, fault)
  if (!asked) return notTried('not-asked')
  const next = after(run.calls, asked).find(({ operation }) => operation === asked.operation)
  return next ? judge(asked, next) : notTried('no-call-after', [asked])
}

/** A call that fails again shows no recovery: another run of the same program looks like it. */
function keptOnceAnswered(run: Watched, asked: LoggedCall, isNew: (call: LoggedCall) => boolean): Judged {
  const later = after(run.calls, asked).filter(({ operation }) => operation === asked.operation)
  const answered = later.find((call) => call.status < 400 && isNew(call))
  return answered ? kept(asked, answered) : notTried('only-refused', [asked, ...later])
}

function after(calls: readonly LoggedCall[], call: LoggedCall): readonly LoggedCall[] {
  return calls.slice(calls.indexOf(call) + 1)
}
