import { Buffer } from 'node:buffer'
import { parseExact } from '../../platform/xml/exact.ts'
import { standaloneText } from '../../platform/xml/exact-text.ts'
import { assertionsIn } from './security-header.ts'

/**
 * The assertions of a message as documents of their own, to be sent on: character for character as received, with the
 * namespaces that were declared around them declared on them. Their signatures hold wherever they are put, since
 * exclusive canonicalisation does not see declarations that are not used, and sees those that are where they were.
 *
 * @param envelope what `verifyAssertions` accepted; nothing is verified here
 * @throws Problem as `verifyAssertions` for a message that is not made so
 */
export function assertionsToForward(envelope: Uint8Array): readonly Uint8Array[] {
  const document = parseExact(envelope)
  return assertionsIn(document).map((element) => Buffer.from(standaloneText(document, element)))
}
