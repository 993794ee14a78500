import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { type HeldDocument, heldBytes, uniqueIdOf } from './held-document.ts'
import { seenBy } from './may-see.ts'
import { homeCommunityId, repositoryUniqueId } from './reference.ts'
import { type Patient, writePdf } from './write-pdf.ts'

/**
 * Retrieve Document (ITI-68).
 *
 * @throws Problem `not-found` (`document-unknown`), the same whether there is none, it is another's, or it is kept back
 */
export async function retrieveDocument(asked: Asked): Promise<Outcome> {
  const { parameters } = asked
  const isOurs =
    oidIn(parameters, 'repositoryUniqueId') === repositoryUniqueId &&
    oidIn(parameters, 'homeCommunityId') === homeCommunityId
  const wanted = oidIn(parameters, 'documentUniqueId')
  const found = isOurs ? seenBy(asked).shown.find(({ reference }) => uniqueIdOf(reference) === wanted) : undefined
  if (!found) throw new Problem('not-found', 'document-unknown', 'There is no such document')
  const { type, bytes } = await bytesOf(found, asked)
  return { status: 200, body: bytes, type, headers: { 'cache-control': 'no-store' } }
}

function oidIn(parameters: URLSearchParams, name: string): string {
  return (parameters.get(name) ?? '').replace(/^urn:oid:/, '')
}

async function bytesOf({ reference, body }: HeldDocument, asked: Asked) {
  return body.kind === 'bytes'
    ? { type: body.contentType, bytes: await uploadedBytes(reference, asked) }
    : { type: 'application/pdf', bytes: await writePdf(reference, body.text, patientIn(asked)) }
}

async function uploadedBytes({ id }: Json, { findBeside }: Asked): Promise<Uint8Array> {
  const held = await findBeside(heldBytes.service, String(id))
  // Written with the reference, by the upload alone.
  if (!held) throw new Error('A document that was uploaded has no bytes')
  return Buffer.from(String(held.content.data), 'base64')
}

function patientIn({ person, beside }: Asked): Patient {
  const [registered] = beside[registers.people] ?? []
  // Written by the box alone, from a person of the population.
  const { name } = (registered?.content ?? {}) as {
    readonly name?: { readonly given: string; readonly family: string }
  }
  return {
    name: name ? `${name.given} ${name.family}` : '',
    number: person?.number ?? '',
    born: person?.born ?? '',
  }
}
