import { createHash } from 'node:crypto'
import type { Queue, QueueItem } from '../../platform/queue/queue.ts'
import { writeEvidence } from '../../standards/evidence/rem-evidence.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import type { EvidenceOf } from './exchange-records.ts'
import { type ExchangeRecordStore, evidenceKey } from './store.ts'

/** What signing takes: the key of the contact point's signature, never that of its connections. */
export type SigningNeeds = {
  readonly records: Pick<ExchangeRecordStore, 'event' | 'evidence' | 'keepSigned'> & { readonly signing: Queue }
  readonly signer: Signer
  readonly now: () => Date
}

const [leaseSeconds, batch] = [120, 50]

/** How often evidence is tried before it is left to the operator as a dead letter, and the seconds between. */
const [mostTries, againSeconds] = [3, 30]

/**
 * Signs the evidence that waits, and keeps it beside what it is about. What cannot be signed becomes a dead letter after
 * three tries, and the rest goes on; while the key signs nothing at all, all of it waits.
 *
 * @returns how much was signed
 * @throws what signing threw, once the queue knows of it, unless the evidence was given up
 */
export async function signEvidence(needs: SigningNeeds): Promise<number> {
  const { signing } = needs.records
  for (let signed = 0; ; ) {
    const claim = await signing.claim(needs.now(), leaseSeconds, batch)
    if (!claim) return signed
    const { settled, made, failed } = await signInTurn(needs, claim.items)
    signed += made
    if (settled.length > 0) await signing.done(claim.token, settled, needs.now())
    else if (failed) await stopAt(needs, claim.token, failed)
  }
}

type Failed = { readonly item: QueueItem; readonly error: unknown }

type Turn = { readonly settled: readonly string[]; readonly made: number; readonly failed?: Failed }

/** Until the first that cannot be signed. */
async function signInTurn({ records, signer }: SigningNeeds, items: readonly QueueItem[]): Promise<Turn> {
  const settled: string[] = []
  let made = 0
  for (const item of items) {
    const event = await records.event(item.payload.event ?? '')
    const evidence = (await records.evidence(item.payload.event ?? '')).find((each) => evidenceKey(each) === item.key)
    // What was purged meanwhile needs no evidence.
    if (event && evidence) {
      const attempt = attempted(() => signedForm(evidence, event, signer))
      if ('error' in attempt) return { settled, made, failed: { item, error: attempt.error } }
      await records.keepSigned(evidence, attempt.bytes)
      made += 1
    }
    settled.push(item.key)
  }
  return { settled, made }
}

async function stopAt({ records, signer, now }: SigningNeeds, token: number, { item, error }: Failed): Promise<void> {
  const { signing } = records
  const again = new Date(now().getTime() + againSeconds * 1_000)
  if (!signsAnything(signer, now())) {
    await signing.postpone(token, now(), again)
    throw error
  }
  const last = item.tries + 1 >= mostTries
  await signing.refuse(token, item.key, 'evidence-signing', now(), last ? undefined : again)
  if (!last) throw error
}

/** Whether it is the key that fails, and not what is signed. */
function signsAnything(signer: Signer, at: Date): boolean {
  const about = { kind: 'NRO', action: 'urn:none', messageId: 'urn:none', digest: '00'.repeat(32) } as const
  const names = { sender: 'none', recipient: 'none', identifier: 'none' }
  return 'bytes' in attempted(() => writeEvidence({ ...about, ...names, at }, signer))
}

function attempted(sign: () => Uint8Array): { readonly bytes: Uint8Array } | { readonly error: unknown } {
  try {
    return { bytes: sign() }
  } catch (error) {
    return { error }
  }
}

function signedForm(about: EvidenceOf, { role, consumer, provider }: ExchangeEvent, signer: Signer): Uint8Array {
  // The request is what country A received and country B sent.
  const request = (role === 'A') === (about.kind === 'NRR')
  const [sender, recipient] = request ? [consumer, provider] : [provider, consumer]
  const names = { sender: sender?.commonName ?? '', recipient: recipient?.commonName ?? '' }
  const { kind, at, action, messageId, digest } = about
  return writeEvidence({ kind, at, action, messageId, digest, ...names, identifier: identifierOf(about) }, signer)
}

/** The same evidence has the same identifier, however often it is signed: a UUID of version 8 (RFC 9562 section 5.8). */
function identifierOf(about: EvidenceOf): string {
  const hex = createHash('sha256').update(evidenceKey(about)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
