import type { KeptLookup } from './store.ts'
import type { Lookup, Step } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { AskedFor, Trouble } from './trouble.ts'
import { troubleOfProblem } from './trouble.ts'

/** What a question found: the lookup as it is then. */
export type Found = Pick<Lookup, 'step'> & Partial<Lookup>

type AskNeeds = Pick<TreatmentCountryNeeds, 'lookups' | 'underWay' | 'discard'>

/** Begins asking for a lookup; the answer changes it, unless somebody else did meanwhile: then nothing is left of it. */
export async function ask(
  needs: AskNeeds,
  { lookup, version }: KeptLookup,
  what: AskedFor,
  question: (signal: AbortSignal) => Promise<Found>,
): Promise<void> {
  needs.underWay.start(lookup.id, async (signal) => {
    let fault: unknown
    const found = await question(signal).catch((error: unknown): Found => {
      const trouble = troubleOfProblem(error) ?? { code: 'ours' }
      if (isOurs(trouble)) fault = error
      return { step: stopped(what, trouble) }
    })
    await told(needs, { lookup: { ...lookup, ...found }, version })
    if (fault !== undefined) throw fault
  })
}

/** A document that was kept for a lookup that does not hear of it, as one cancelled meanwhile, is not left lying. */
async function told({ lookups, discard }: AskNeeds, { lookup, version }: KeptLookup): Promise<void> {
  let taken = false
  try {
    taken = await lookups.change(lookup, version)
  } finally {
    if (!taken && lookup.step.kind === 'fetched') await discard(lookup.visit, lookup.step.document)
  }
}

/** Whether it is for whoever runs the contact point to hear of, beside the professional. */
function isOurs({ code }: Trouble): boolean {
  return code === 'ours' || code === 'not-recorded' || code === 'attest-refused' || code === 'attest-unavailable'
}

/** The step of a lookup that stopped. */
export function stopped(during: AskedFor, trouble: Trouble): Step {
  return { kind: 'stopped', during, trouble }
}

/**
 * Stops a lookup that is asking, whatever it asks: the answer finds it changed and leaves it so. An answer that came while
 * the button was on its way is cancelled as well.
 *
 * @param seen the version whose waiting page the button stood on
 */
export async function cancel(
  needs: Pick<TreatmentCountryNeeds, 'lookups' | 'underWay' | 'discard' | 'now'>,
  { lookup, version }: KeptLookup,
  seen: number,
): Promise<void> {
  const { step, ...rest } = lookup
  const justAnswered = version === seen + 1 && step.kind !== 'stopped' && step.kind !== 'filled-in'
  if (step.kind !== 'asking' && !justAnswered) return
  const opened = rest.opened?.filter(({ document }) => step.kind !== 'fetched' || document !== step.document)
  const cancelled: Lookup = {
    ...rest,
    ...(opened ? { opened } : {}),
    step: stopped(askedFor(lookup), { code: 'cancelled' }),
  }
  if (await needs.lookups.change(cancelled, version)) {
    needs.underWay.cancel(lookup.id)
    if (step.kind === 'fetched') await needs.discard(lookup.visit, step.document)
    return
  }
  const later = await needs.lookups.find(lookup.visit, lookup.id, needs.now())
  if (later) await cancel(needs, later, seen)
}

/** What was asked for, or is. */
function askedFor({ step, wish }: Lookup): AskedFor {
  if (step.kind === 'asking') return step.what
  if (step.kind === 'identified') return 'identify'
  return wish?.kind === 'document' ? 'retrieve' : 'list'
}
