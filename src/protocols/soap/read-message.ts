import { Problem } from '../../kernel/problem.ts'
import type { ExactDocument } from '../../platform/xml/exact.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { readAddressing } from '../../standards/soap/addressing.ts'
import { readSignedEnvelope } from '../../standards/soap/envelope.ts'
import { type Packed, unpack } from '../../standards/soap/mtom.ts'
import { type Attachments, refuseDanglingIncludes } from '../../standards/soap/xop.ts'
import type { Parsing } from './one-at-a-time.ts'
import type { SoapRoute } from './soap-route.ts'

/** A message whose form is right and that a route is there for. */
export type Message = {
  readonly route: SoapRoute
  readonly action: string
  readonly messageId: string
  readonly bytes: Uint8Array
  readonly document: ExactDocument
  readonly body: XmlElement
  readonly attachments: Attachments
  readonly mtom: boolean
}

/** What is known of a message while it is read, for the record of a refusal. */
export type Known = { action?: string; messageId?: string; route?: string }

/** A request asks about one patient or hands over one document: its metadata is a few hundred elements. */
const bounds = { elements: 20_000 }

/**
 * Bytes of the envelope itself. A larger document travels beside it (IHE ITI TF-2, ITI-41: MTOM with XOP), where it is not
 * parsed to find the sender out.
 */
const maxRootBytes = 2_000_000

/**
 * Reads a request: parts, envelope, addressing, then the route of its action, in this order.
 *
 * @param known is told what the message says of itself as soon as it is read
 * @throws Problem as `unpack`, `readEnvelope`, `readAddressing`; `invalid` `wsa-header-missing`, `wsa-action-mismatch`,
 *   `wsa-action-unknown`, `soap-body-unknown`, `too-large`
 */
export async function readMessage(
  contentType: string | undefined,
  received: Uint8Array,
  routes: readonly SoapRoute[],
  parsing: Parsing,
  known: Known,
): Promise<Message> {
  const packed = unpack(contentType, received)
  if (packed.root.length > maxRootBytes) {
    const message = `An envelope has at most ${maxRootBytes} bytes; what is larger is attached as MTOM`
    throw new Problem('invalid', 'too-large', message, { at: 'Envelope' })
  }
  const { headers, body, document } = await parsing(packed.root.length, () => readSignedEnvelope(packed.root, bounds))
  const { action, messageId } = readAddressing(headers)
  if (action !== undefined) known.action = action
  if (messageId !== undefined) known.messageId = messageId
  if (action === undefined || messageId === undefined) {
    throw new Problem('invalid', 'wsa-header-missing', 'wsa:Action and wsa:MessageID are required', { at: 'Header' })
  }
  const route = routeOf(routes, action, packed)
  known.route = route.id
  refuseOtherBody(route, body)
  if (received.length > maxBytesOf(route)) throw new Problem('invalid', 'too-large', 'The message is too large')
  for (const header of headers) refuseDanglingIncludes(header, new Map())
  refuseDanglingIncludes(body, packed.attachments)
  const { root, attachments, mtom } = packed
  return { route, action, messageId, bytes: root, document, body, attachments, mtom }
}

/** Bytes of one request that the route takes. */
export function maxBytesOf({ maxBytes = 1_000_000 }: SoapRoute): number {
  return maxBytes
}

function routeOf(routes: readonly SoapRoute[], action: string, { action: announced }: Packed): SoapRoute {
  if (announced !== undefined && announced !== action) {
    const message = 'The action of the content type is not that of the message'
    throw new Problem('invalid', 'wsa-action-mismatch', message, { at: 'Action' })
  }
  const route = routes.find((each) => each.action === action)
  if (!route) throw new Problem('invalid', 'wsa-action-unknown', 'This action is not answered here', { at: 'Action' })
  return route
}

function refuseOtherBody({ bodyName }: SoapRoute, { ns, name }: XmlElement): void {
  if (ns === bodyName.ns && name === bodyName.name) return
  throw new Problem('invalid', 'soap-body-unknown', 'The body is not that of the action', { at: 'Body' })
}
