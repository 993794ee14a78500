import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import type { AssertionFrame, ClaimedCode, PurposeOfUse } from '../myhealth-eu/assertion-claims.ts'
import { dsig } from '../xmldsig/algorithms.ts'
import { signaturePlace, signEnveloped, type Signer } from '../xmldsig/sign-enveloped.ts'
import { assertionKinds, type AssertionKind } from './assertion-kinds.ts'
import { xBorderAudience } from './assertion-trust.ts'
import { type AttributeKey, attributeNames, purposeCodeSystem } from './attribute-names.ts'
import { hl7v3, saml, senderVouches, xmlSchema } from './names.ts'

type Value = string | XmlElement

/** What an assertion is made of besides its frame. */
export type AssertionContent = {
  readonly kind: AssertionKind
  readonly authnContext: string
  /** ID of the identity assertion it is issued on. */
  readonly advice?: string
  /** In the order in which they are written; what is undefined is left out. */
  readonly attributes: readonly (readonly [AttributeKey, readonly Value[] | Value | undefined])[]
}

const part = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...inside: (Value | undefined)[]
) => element(name, saml, attributes, inside)

/**
 * The signed assertion as octets, in the order of the schema. Attribute values say that they are strings, as others'
 * readers expect; the prefix that says so is signed along.
 */
export function writeAssertion(frame: AssertionFrame, content: AssertionContent, signer: Signer): Uint8Array {
  return signEnveloped(
    assertionTree(frame, content),
    signer,
    { id: frame.id, valueNamespaces: { xs: xmlSchema } },
    { [saml]: 'saml2', [dsig]: 'ds', [hl7v3]: '' },
  )
}

function assertionTree(
  frame: AssertionFrame,
  { kind, authnContext, advice, attributes }: AssertionContent,
): XmlElement {
  const row = assertionKinds.find((each) => each.kind === kind)
  const issued = frame.issueInstant.toISOString()
  return part(
    'Assertion',
    { ID: frame.id, IssueInstant: issued, Version: '2.0' },
    part('Issuer', { NameQualifier: row?.nameQualifier }, frame.issuer),
    signaturePlace,
    part(
      'Subject',
      {},
      part('NameID', { Format: frame.nameIdFormat }, frame.nameId),
      part('SubjectConfirmation', { Method: senderVouches }),
    ),
    part(
      'Conditions',
      { NotBefore: frame.notBefore.toISOString(), NotOnOrAfter: frame.notOnOrAfter.toISOString() },
      part('AudienceRestriction', {}, part('Audience', {}, xBorderAudience)),
    ),
    advice === undefined ? undefined : part('Advice', {}, part('AssertionIDRef', {}, advice)),
    part(
      'AuthnStatement',
      { AuthnInstant: issued },
      part('AuthnContext', {}, part('AuthnContextClassRef', {}, authnContext)),
    ),
    part('AttributeStatement', {}, ...attributes.map(([key, values]) => attributeTree(key, values))),
  )
}

function attributeTree(key: AttributeKey, given: readonly Value[] | Value | undefined): XmlElement | undefined {
  if (given === undefined) return undefined
  const values = Array.isArray(given) ? (given as readonly Value[]) : [given as Value]
  const { name, friendlyName } = attributeNames[key]
  return part(
    'Attribute',
    { FriendlyName: friendlyName, Name: name, NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri' },
    ...values.map((value) =>
      part('AttributeValue', typeof value === 'string' ? { 'xsi:type': 'xs:string' } : {}, value),
    ),
  )
}

/** A role as its attribute holds it (ISCO-08). */
export function roleValue({ code, codeSystem, displayName }: ClaimedCode): XmlElement {
  return element('Role', hl7v3, { code, codeSystem, codeSystemName: 'ISCO', displayName })
}

/** A purpose of use as its attribute holds it. */
export function purposeValue(purpose: PurposeOfUse): XmlElement {
  return element('PurposeOfUse', hl7v3, {
    code: purpose,
    codeSystem: purposeCodeSystem,
    codeSystemName: 'eHDSI XSPA PurposeOfUse',
    displayName: purpose,
  })
}
