import { createHash, sign } from 'node:crypto'
import type { Certificate } from '../../src/platform/x509/certificate.ts'
import { tags } from '../../src/platform/x509/der.ts'
import type { Issued } from '../../src/platform/x509/issue.ts'
import { tagged } from '../../src/platform/x509/profiles.ts'
import { signatureAlgorithms } from '../../src/platform/x509/signature-algorithms.ts'
import { bitString, der, integer, oid, sequence } from '../../src/platform/x509/write-der.ts'

/** What a responder says of a certificate. Keys are of elliptic curves. */
export type Said = {
  readonly status?: 'good' | 'revoked' | 'unknown'
  readonly thisUpdate?: Date
  readonly nextUpdate?: Date
  readonly about: Certificate
  readonly issuer: Certificate
  readonly signer: Issued
  readonly attached?: readonly Issued[]
}

const moment = (at: Date) => der(tags.generalizedTime, Buffer.from(at.toISOString().replace(/\.\d+|[-:T]/g, '')))

/** A response as RFC 6960 section 4.2.1 has it: DER. */
export function ocspResponse({
  status = 'good',
  thisUpdate = new Date('2026-11-22'),
  nextUpdate = new Date('2026-11-23'),
  about,
  issuer,
  signer,
  attached = [],
}: Said): Uint8Array {
  const hash = (bytes: Uint8Array) => der(tags.octetString, createHash('sha1').update(bytes).digest())
  const id = sequence(
    sequence(oid('1.3.14.3.2.26'), der(0x05)),
    hash(issuer.subjectName),
    hash(issuer.publicKeyBits),
    integer(about.serial),
  )
  const at = moment(thisUpdate)
  const said = { good: der(0x80), revoked: der(0xa1, at), unknown: der(0x82) }[status]
  const data = sequence(
    tagged(1, issuer.subjectName),
    at,
    sequence(sequence(id, said, at, tagged(0, moment(nextUpdate)))),
  )
  const chain = attached.length === 0 ? [] : [tagged(0, sequence(...attached.map((each) => each.certificate)))]
  const basic = sequence(
    data,
    sequence(oid(signatureAlgorithms.ecdsaSha256)),
    bitString(sign('sha256', data, signer.key)),
    ...chain,
  )
  const bytes = sequence(oid('1.3.6.1.5.5.7.48.1.1'), der(tags.octetString, basic))
  return sequence(der(tags.enumerated, Buffer.from([0])), tagged(0, bytes))
}
