import { elementsOf, ownText, type XmlElement } from '../../platform/xml/tree.ts'
import { attributeNames, type AttributeKey } from './attribute-names.ts'
import { saml } from './names.ts'
import { refuseAssertion } from './refuse-assertion.ts'
import { readInstant } from './saml-instant.ts'

/** An assertion as it is written, before anything is held against it. */
export type ReadAssertion = {
  readonly id: string
  readonly issueInstant: Date
  readonly issuer: string
  readonly nameQualifier: string
  readonly nameId: string
  readonly nameIdFormat?: string
  /** Methods of every subject confirmation. */
  readonly confirmations: readonly string[]
  readonly notBefore: Date
  readonly notOnOrAfter: Date
  /** One set for each audience restriction; each must name us. */
  readonly audiences: readonly (readonly string[])[]
  readonly authn?: Authentication
  /** IDs of the assertions it was issued on. */
  readonly advice: readonly string[]
  readonly attributes: ReadonlyMap<AttributeKey, readonly XmlElement[]>
}

export type Authentication = {
  readonly instant: Date
  readonly context: string
  readonly sessionNotOnOrAfter?: Date
}

/** In the order of the schema; what is not here is in none of ours. */
const parts = ['Issuer', 'Subject', 'Conditions', 'Advice', 'AuthnStatement', 'AttributeStatement'] as const

const keys: ReadonlyMap<string, AttributeKey> = new Map(
  // The table's own keys.
  (Object.keys(attributeNames) as AttributeKey[]).map((key) => [attributeNames[key].name, key]),
)

/**
 * Reads an assertion from the octets that were signed, parsed again: its signature is not among them.
 *
 * @throws Problem `assertion-structure`, `assertion-attribute-repeated`
 */
export function readAssertion(root: XmlElement): ReadAssertion {
  if (root.ns !== saml || root.name !== 'Assertion' || root.attributes.Version !== '2.0')
    refuseAssertion('assertion-structure')
  const inside = elementsOf(root)
  if (inside.some(({ ns, name }) => ns !== saml || !(parts as readonly string[]).includes(name)))
    refuseAssertion('assertion-structure')
  const part = (name: (typeof parts)[number]) => atMostOne(root, name)
  const issuer = part('Issuer') ?? refuseAssertion('assertion-structure', 'Issuer')
  const authn = part('AuthnStatement')
  return {
    id: attribute(root, 'ID'),
    issueInstant: instant(root, 'IssueInstant'),
    issuer: plainText(issuer),
    nameQualifier: issuer.attributes.NameQualifier ?? '',
    ...readSubject(part('Subject') ?? refuseAssertion('assertion-structure', 'Subject')),
    ...readConditions(part('Conditions') ?? refuseAssertion('assertion-structure', 'Conditions')),
    ...(authn ? { authn: readAuthn(authn) } : {}),
    advice: readAdvice(part('Advice')),
    attributes: readAttributes(part('AttributeStatement')),
  }
}

function readSubject(subject: XmlElement) {
  onlyChildren(subject, ['NameID', 'SubjectConfirmation'])
  const nameId = atMostOne(subject, 'NameID') ?? refuseAssertion('assertion-structure', 'NameID')
  const format = nameId.attributes.Format
  return {
    nameId: plainText(nameId),
    ...(format === undefined ? {} : { nameIdFormat: format }),
    confirmations: children(subject, 'SubjectConfirmation').map((confirmation) => attribute(confirmation, 'Method')),
  }
}

/** A condition we do not know would have to hold as well, so there may be none (SAML core, 2.5.1). */
function readConditions(conditions: XmlElement) {
  onlyChildren(conditions, ['AudienceRestriction'])
  return {
    notBefore: instant(conditions, 'NotBefore'),
    notOnOrAfter: instant(conditions, 'NotOnOrAfter'),
    audiences: children(conditions, 'AudienceRestriction').map((restriction) => {
      onlyChildren(restriction, ['Audience'])
      return elementsOf(restriction).map(plainText)
    }),
  }
}

function readAuthn(statement: XmlElement): Authentication {
  const context = atMostOne(statement, 'AuthnContext') ?? refuseAssertion('assertion-structure', 'AuthnContext')
  const reference = atMostOne(context, 'AuthnContextClassRef')
  return {
    instant: instant(statement, 'AuthnInstant'),
    context: reference ? plainText(reference) : '',
    ...(statement.attributes.SessionNotOnOrAfter === undefined
      ? {}
      : { sessionNotOnOrAfter: instant(statement, 'SessionNotOnOrAfter') }),
  }
}

function readAdvice(advice: XmlElement | undefined): readonly string[] {
  if (!advice) return []
  onlyChildren(advice, ['AssertionIDRef'])
  return elementsOf(advice).map(plainText)
}

/** The values of each attribute we know, by its key; others say nothing here. */
function readAttributes(statement: XmlElement | undefined): ReadonlyMap<AttributeKey, readonly XmlElement[]> {
  const found = new Map<AttributeKey, readonly XmlElement[]>()
  if (!statement) return found
  onlyChildren(statement, ['Attribute'])
  for (const element of elementsOf(statement)) {
    const name = attribute(element, 'Name')
    const key = keys.get(name)
    onlyChildren(element, ['AttributeValue'])
    if (key === undefined) continue
    const values = elementsOf(element)
    if (found.has(key) || (values.length > 1 && !('many' in attributeNames[key])))
      refuseAssertion('assertion-attribute-repeated', name)
    found.set(key, values)
  }
  return found
}

function children(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).filter((child) => child.ns === saml && child.name === name)
}

function atMostOne(parent: XmlElement, name: string): XmlElement | undefined {
  const [found, another] = children(parent, name)
  return another ? refuseAssertion('assertion-structure', name) : found
}

function onlyChildren(parent: XmlElement, names: readonly string[]): void {
  if (elementsOf(parent).some(({ ns, name }) => ns !== saml || !names.includes(name)))
    refuseAssertion('assertion-structure', parent.name)
}

/** The element's text without white space around it; never empty, never with elements in between. */
export function plainText(element: XmlElement): string {
  const text = elementsOf(element).length === 0 ? trimmed(ownText(element)) : ''
  return text === '' ? refuseAssertion('assertion-structure', element.name) : text
}

/** Without XML's white space around it; other spaces tell one name from another. */
export function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function attribute({ attributes, name: at }: XmlElement, name: string): string {
  const value = attributes[name]
  return value ? value : refuseAssertion('assertion-structure', `${at}/@${name}`)
}

function instant(element: XmlElement, name: string): Date {
  return readInstant(attribute(element, name)) ?? refuseAssertion('assertion-structure', `${element.name}/@${name}`)
}
