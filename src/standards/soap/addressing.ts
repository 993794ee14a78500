import { Problem } from '../../kernel/problem.ts'
import { elementsOf, ownText, type XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { SOAP, WSA } from './names.ts'

/** The addressing of a message, as far as a request and its answer on the same connection need it. */
export type Addressing = {
  readonly action?: string
  readonly messageId?: string
  readonly relatesTo?: string
}

/** Where answers go when they go back on the same connection, the only place we send them. */
const anonymous = `${WSA}/anonymous`
const longest = 2_000

/**
 * Reads the WS-Addressing header blocks. An address for answers or faults other than the anonymous one is refused and
 * never called: it would let a caller point us at any machine.
 *
 * @throws Problem `invalid` `wsa-header-twice`, `wsa-header`, `wsa-only-anonymous`
 * @see https://www.w3.org/TR/ws-addr-soap/
 */
export function readAddressing(headers: readonly XmlElement[]): Addressing {
  refuseElsewhere(headers, 'ReplyTo')
  refuseElsewhere(headers, 'FaultTo')
  return readReplyAddressing(headers)
}

/**
 * The same of an answer, to which nobody answers: where it would have answers sent, as Axis2 writes (`none`), does not matter.
 *
 * @throws Problem `invalid` `wsa-header-twice`, `wsa-header`
 */
export function readReplyAddressing(headers: readonly XmlElement[]): Addressing {
  const [action, messageId, relatesTo] = ['Action', 'MessageID', 'RelatesTo'].map((name) => textIn(headers, name))
  return {
    ...(action === undefined ? {} : { action }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(relatesTo === undefined ? {} : { relatesTo }),
  }
}

function blockOf(headers: readonly XmlElement[], name: string): XmlElement | undefined {
  const [block, ...more] = headers.filter((header) => header.ns === WSA && header.name === name)
  if (more.length > 0) throw new Problem('invalid', 'wsa-header-twice', `wsa:${name} stands twice`, { at: name })
  return block
}

function textIn(headers: readonly XmlElement[], name: string): string | undefined {
  const block = blockOf(headers, name)
  if (!block) return undefined
  const value = ownText(block).trim()
  if (value !== '' && value.length <= longest && elementsOf(block).length === 0) return value
  throw new Problem('invalid', 'wsa-header', `wsa:${name} has no value that can be used`, { at: name })
}

function refuseElsewhere(headers: readonly XmlElement[], name: string): void {
  const block = blockOf(headers, name)
  if (!block) return
  const address = elementsOf(block).find((child) => child.ns === WSA && child.name === 'Address')
  if (address && ownText(address).trim() === anonymous) return
  throw new Problem('invalid', 'wsa-only-anonymous', `wsa:${name} is not the anonymous address`, { at: name })
}

/** What a message that we send says of itself. */
export type Addressed = {
  /** The endpoint's URL in a request; left out in an answer. */
  readonly to?: string
  readonly action: string
  readonly messageId: string
  /** The request that this answers, when it had an id. */
  readonly relatesTo?: string
}

/** The header blocks, in the order the reference implementation writes them. */
export function writeAddressing({ to, action, messageId, relatesTo }: Addressed): readonly XmlElement[] {
  const must = { [`{${SOAP}}mustUnderstand`]: '1' }
  return [
    element('To', WSA, to === undefined ? {} : must, [to ?? anonymous]),
    element('Action', WSA, must, [action]),
    element('MessageID', WSA, {}, [messageId]),
    ...(relatesTo === undefined ? [] : [element('RelatesTo', WSA, {}, [relatesTo])]),
    ...(to === undefined ? [] : [element('ReplyTo', WSA, {}, [element('Address', WSA, {}, [anonymous])])]),
  ]
}
