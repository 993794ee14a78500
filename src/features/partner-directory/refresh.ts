import { Problem } from '../../kernel/problem.ts'
import { metadataPath, services } from '../../standards/smp/participant.ts'
import { type AskedFor, readServiceMetadata } from '../../standards/smp/service-metadata.ts'
import type { FetchMetadata } from './fetch-metadata.ts'
import { type Judged, type JudgeNeeds, judgeMetadata, type Needed } from './judge-metadata.ts'
import type { DirectoryFault } from './partner-directory.ts'
import type { Sighting } from './pin.ts'
import type { DirectoryStore, FetchOutcome, KeptMetadata } from './store.ts'

/** A country we exchange with, and who publishes its metadata: scheme, host, and a path where there is one. */
export type Publisher = { readonly country: string; readonly address: string }

/** One asking of a publisher, for the record of EHDSI-193. */
export type MetadataQuery = FetchOutcome & { readonly address: string; readonly answer?: Uint8Array }

export type RefreshNeeds = {
  readonly store: DirectoryStore
  readonly fetchMetadata: FetchMetadata
  /** Awaited before anything is kept: an asking that cannot be recorded ends the refresh. */
  readonly recorded: (query: MetadataQuery) => Promise<void>
  readonly judge: () => JudgeNeeds
}

/**
 * Asks a country's publisher for all its services, and keeps what is good as offered. Nothing of it counts before all in
 * it is approved; what is wrong is not kept at all, so what was used stays.
 */
export async function refreshCountry(
  { country, address }: Publisher,
  needs: RefreshNeeds,
): Promise<readonly FetchOutcome[]> {
  const { metadata } = await needs.store.load()
  const outcomes: FetchOutcome[] = []
  for (const { service } of services) {
    const used = metadata.find((kept) => kept.country === country && kept.service === service && kept.slot === 'used')
    const from = `${address.replace(/\/$/, '')}${metadataPath(country, service)}`
    const { answer, fault: silent } = await answerOf(needs.fetchMetadata, from)
    const at = needs.judge().now
    const judged = answer && judgedBeside({ country, service, answer, used }, needs.judge())
    const fault = silent ?? (judged && 'fault' in judged ? judged.fault : undefined)
    const outcome = { country, service, at, ...(fault ? { fault } : {}) }
    await needs.recorded({ ...outcome, address: from, ...(answer ? { answer } : {}) })
    if (answer && judged && 'needed' in judged)
      await keep({ country, service, answer, used }, judged.needed, at, needs.store)
    await needs.store.putOutcome(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

async function answerOf(
  fetchMetadata: FetchMetadata,
  from: string,
): Promise<{ readonly answer?: Uint8Array; readonly fault?: DirectoryFault }> {
  try {
    return { answer: await fetchMetadata(from) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const known: readonly DirectoryFault[] = ['not-published', 'metadata-broken']
    return { fault: known.find((fault) => fault === error.code) ?? 'publisher-silent' }
  }
}

type Answer = AskedFor & { readonly answer: Uint8Array; readonly used: KeptMetadata | undefined }

/** What is as before takes away what was offered since: the country has thought better of it. */
async function keep(
  { country, service, answer, used }: Answer,
  needed: readonly Needed[],
  at: Date,
  store: DirectoryStore,
): Promise<void> {
  if (used && Buffer.compare(used.bytes, answer) === 0) return store.adopt(used)
  await store.sight(needed.map((each): Sighting => ({ ...each, seenAt: at, from: 'metadata' })))
  await store.putMetadata({ country, service, slot: 'offered', bytes: answer, fetchedAt: at })
}

/** A publisher that falls back to what was before may have been made to: older metadata is a fault of its own. */
function judgedBeside({ country, service, answer, used }: Answer, needs: JudgeNeeds): Judged {
  const judged = judgeMetadata(answer, { country, service }, needs)
  if ('fault' in judged || !used) return judged
  const [since, now] = [openSince(used), judged.metadata.activation]
  return since && (now === undefined || now < since) ? { fault: 'metadata-older' } : judged
}

/** Also of what has ended since: it was judged when it was taken into use. */
function openSince({ bytes, country, service }: KeptMetadata): Date | undefined {
  return readServiceMetadata(bytes, { country, service }, { seal: () => {}, publisher: () => {} }).activation
}
