import { elementsOf, ownText, textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { FAULT, SOAP, WSA, WSSE } from './names.ts'

/** The five kinds of fault (SOAP 1.2 part 1, section 5.4.6). */
export type FaultCode = 'VersionMismatch' | 'MustUnderstand' | 'DataEncodingUnknown' | 'Sender' | 'Receiver'

/** A refusal of a whole message. */
export type SoapFault = {
  readonly code: FaultCode
  /** Local names, outermost first, as `FailedAuthentication`. */
  readonly subcodes: readonly string[]
  /** In English. What another side wrote here may be about a person: not for logs. */
  readonly reason: string
  /** Our stable code, when the other side is of our kind. */
  readonly detail?: string
}

const codes: readonly FaultCode[] = ['VersionMismatch', 'MustUnderstand', 'DataEncodingUnknown', 'Sender', 'Receiver']

/** Subcodes we write, and the namespace each is of: WS-Addressing SOAP binding section 6.4, WS-Security section 12. */
const subcodeNs: Readonly<Record<string, string>> = {
  ActionNotSupported: WSA,
  ActionMismatch: WSA,
  InvalidAddressingHeader: WSA,
  InvalidCardinality: WSA,
  MessageAddressingHeaderRequired: WSA,
  OnlyAnonymousAddressSupported: WSA,
  FailedAuthentication: WSSE,
}
const prefixes: Readonly<Record<string, string>> = { [SOAP]: 'env', [WSA]: 'wsa', [WSSE]: 'wsse' }

/**
 * The `wsa:Action` that a message with this fault has: WS-Addressing SOAP binding, section 6, tells its own faults from
 * those of SOAP.
 */
export function faultAction({ subcodes }: SoapFault): string {
  return subcodes.some((name) => subcodeNs[name] === WSA) ? `${WSA}/fault` : `${WSA}/soap/fault`
}

/** The body of a message that refuses another; two subcodes at most. Written by `writeEnvelope`. */
export function writeFault({ code, subcodes: [outer, inner], reason, detail }: SoapFault): XmlElement {
  const innermost = inner === undefined ? [] : [coded('Subcode', inner)]
  const subcode = outer === undefined ? [] : [coded('Subcode', outer, innermost)]
  const told = detail === undefined ? [] : [element('fault', FAULT, { code: detail })]
  // Values are texts, which declare no prefix: an element of the same namespace does it for WS-Security.
  const declaring = outer !== undefined && subcodeNs[outer] === WSSE ? [element(outer, WSSE)] : []
  const details = [...told, ...declaring]
  return element('Fault', SOAP, {}, [
    coded('Code', code, subcode),
    element('Reason', SOAP, {}, [element('Text', SOAP, { 'xml:lang': 'en' }, [reason])]),
    ...(details.length === 0 ? [] : [element('Detail', SOAP, {}, details)]),
  ])
}

function coded(name: string, value: string, inner: readonly XmlElement[] = []): XmlElement {
  const prefix = prefixes[subcodeNs[value] ?? SOAP]
  return element(name, SOAP, {}, [element('Value', SOAP, {}, [`${prefix}:${value}`]), ...inner])
}

/** Reads the body of an answer; undefined when it is no fault. A fault of an unknown code is the receiver's. */
export function readFault(body: XmlElement): SoapFault | undefined {
  if (body.ns !== SOAP || body.name !== 'Fault') return undefined
  const part = (name: string) => childOf(body, name)
  const [code = '', ...subcodes] = valuesOf(part('Code'))
  const own = part('Detail')?.children.find((child) => typeof child !== 'string' && child.ns === FAULT)
  const detail = own && typeof own !== 'string' ? own.attributes.code : undefined
  return {
    code: codes.find((each) => each === code) ?? 'Receiver',
    subcodes,
    reason: textOf(childOf(part('Reason'), 'Text') ?? body)
      .trim()
      .slice(0, 500),
    ...(detail === undefined ? {} : { detail }),
  }
}

/** Local names of a Code and the subcodes inside it; prefixes are not told apart. */
function valuesOf(code: XmlElement | undefined): readonly string[] {
  const values: string[] = []
  for (let at = code; at && values.length < 5; at = childOf(at, 'Subcode')) {
    const value = childOf(at, 'Value')
    values.push(value ? ownText(value).trim().replace(/^.*:/, '') : '')
  }
  return values
}

function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elementsOf(parent).find((child) => child.ns === SOAP && child.name === name)
}
