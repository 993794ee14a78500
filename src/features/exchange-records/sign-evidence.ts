import { createHash } from 'node:crypto'
import type { Queue } from '../../platform/queue/queue.ts'
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

/** Signs the evidence that waits, and keeps it beside what it is about. @returns how much was signed */
export async function signEvidence({ records, signer, now }: SigningNeeds): Promise<number> {
  for (let signed = 0; ; ) {
    const claim = await records.signing.claim(now(), leaseSeconds, batch)
    if (!claim) return signed
    for (const { key, payload } of claim.items) {
      const event = await records.event(payload.event ?? '')
      const evidence = (await records.evidence(payload.event ?? '')).find((each) => evidenceKey(each) === key)
      // What was purged meanwhile needs no evidence.
      if (!event || !evidence) continue
      await records.keepSigned(evidence, signedForm(evidence, event, signer))
      signed += 1
    }
    const keys = claim.items.map(({ key }) => key)
    await records.signing.done(claim.token, keys, now())
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
