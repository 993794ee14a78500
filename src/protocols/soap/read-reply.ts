import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { readReplyAddressing } from '../../standards/soap/addressing.ts'
import { readEnvelope } from '../../standards/soap/envelope.ts'
import { readFault } from '../../standards/soap/fault.ts'
import { unpack } from '../../standards/soap/mtom.ts'
import { type Attachments, refuseDanglingIncludes } from '../../standards/soap/xop.ts'
import type { Parsing } from './one-at-a-time.ts'
import { RemoteFault } from './remote-problem.ts'

/** An answer as HTTP brought it. */
export type Received = {
  readonly status: number
  readonly contentType: string | undefined
  readonly body: Uint8Array
}

/** What a reply is made of. */
export type ReplyParts = {
  readonly body: XmlElement
  readonly attachments: Attachments
  readonly bytes: Uint8Array
  readonly messageId?: string
  readonly relatesTo?: string
}

/** Statuses with which something in front of the other side says that it is away (RFC 9110 section 15.6). */
const away: readonly number[] = [502, 503, 504]

/**
 * Reads an answer. It must be to our message: one that says it answers another is refused, and one that does not say is
 * taken, since it came back on the connection that we asked on.
 *
 * @throws Problem `remote-fault`, `remote-unreachable`, `remote-broken`, and those of `unpack` and `readEnvelope`
 */
export async function readReply(received: Received, requestId: string, parsing: Parsing): Promise<ReplyParts> {
  const { status, contentType, body: whole } = received
  if (status >= 300 && status < 400) throw broken('The other side answered with a redirect, which is not followed')
  const isSoap = /xml|multipart\/related/i.test(contentType ?? '')
  if (!isSoap && away.includes(status)) {
    throw new Problem('unavailable', 'remote-unreachable', 'The other side says that it is away', { at: `${status}` })
  }
  const { root, attachments } = unpack(contentType, whole)
  const { headers, body } = await parsing(root.length, () => readEnvelope(root))
  const fault = readFault(body)
  if (fault) throw new RemoteFault(fault)
  const { messageId, relatesTo } = readReplyAddressing(headers)
  if (relatesTo !== undefined && relatesTo !== requestId) throw broken('The answer is to another message')
  refuseDanglingIncludes(body, attachments)
  return {
    body,
    attachments,
    bytes: root,
    ...(messageId === undefined ? {} : { messageId }),
    ...(relatesTo === undefined ? {} : { relatesTo }),
  }
}

function broken(message: string): Problem {
  return new Problem('unavailable', 'remote-broken', message)
}
