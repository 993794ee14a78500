import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, textOf, type XmlElement } from '../../platform/xml/tree.ts'
import type { ActiveParticipant, AuditCode, AuditMessage, ParticipantObject } from './audit-message.ts'

/**
 * Reads an audit message of either schema: codes in `code` (RFC 3881) or in `csd-code` (DICOM), and the latter's names in
 * any of the attributes in use.
 *
 * @throws Problem `invalid` (`audit-message`), placed at the element that is not as the schemas have it; or as `parseXml`
 */
export function readAuditMessage(bytes: Uint8Array): AuditMessage {
  const root = parseXml(bytes)
  if (root.name !== 'AuditMessage') throw broken(root)
  const event = one(root, 'EventIdentification')
  const source = one(root, 'AuditSourceIdentification')
  return {
    action: oneOf(event, 'EventActionCode', ['C', 'R', 'U', 'D', 'E']),
    at: time(event),
    outcome: oneOf(event, 'EventOutcomeIndicator', ['0', '4', '8', '12']),
    event: coded(one(event, 'EventID')),
    types: all(event, 'EventTypeCode').map(coded),
    purposes: all(event, 'PurposeOfUse').map(coded),
    participants: atLeastOne(root, 'ActiveParticipant').map(participant),
    source: {
      id: attribute(source, 'AuditSourceID'),
      ...optional('site', source.attributes.AuditEnterpriseSiteID),
      types: all(source, 'AuditSourceTypeCode').map(coded),
    },
    objects: all(root, 'ParticipantObjectIdentification').map(object),
  }
}

const broken = ({ name, line }: XmlElement) =>
  new Problem('invalid', 'audit-message', 'Not an audit message as RFC 3881 or DICOM PS3.15 has it', { at: name, line })

const all = (parent: XmlElement, name: string) => elementsOf(parent).filter((child) => child.name === name)

function atLeastOne(parent: XmlElement, name: string): readonly XmlElement[] {
  const found = all(parent, name)
  if (found.length === 0) throw broken(parent)
  return found
}

function one(parent: XmlElement, name: string): XmlElement {
  const [only, another] = all(parent, name)
  if (!only || another) throw broken(parent)
  return only
}

function attribute(element: XmlElement, name: string): string {
  const value = element.attributes[name]
  if (value === undefined) throw broken(element)
  return value
}

function oneOf<Value extends string>(element: XmlElement, name: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === element.attributes[name])
  if (found === undefined) throw broken(element)
  return found
}

function optional<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  // A computed key widens to string, which the signature narrows again.
  return (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [K in Key]?: string }
}

function time(event: XmlElement): Date {
  const at = new Date(attribute(event, 'EventDateTime'))
  if (Number.isNaN(at.getTime())) throw broken(event)
  return at
}

function coded(element: XmlElement): AuditCode {
  const { attributes } = element
  const code = attributes['csd-code'] ?? attributes.code
  if (code === undefined) throw broken(element)
  return {
    code,
    ...optional('system', attributes.codeSystemName ?? attributes.codeSystem),
    ...optional('display', attributes.displayName),
    ...optional('originalText', attributes.originalText),
  }
}

function participant(element: XmlElement): ActiveParticipant {
  const { UserIsRequestor: requestor, NetworkAccessPointID: id, NetworkAccessPointTypeCode: type } = element.attributes
  return {
    userId: attribute(element, 'UserID'),
    ...optional('alternativeUserId', element.attributes.AlternativeUserID),
    // RFC 3881 section 5.4: true when it is not said.
    requestor: requestor !== 'false',
    roles: all(element, 'RoleIDCode').map(coded),
    ...(id === undefined ? {} : { network: { id, type: type === '1' ? '1' : '2' } }),
  }
}

const bytesOf = (base64: string) => Buffer.from(base64, 'base64')

function object(element: XmlElement): ParticipantObject {
  const { attributes } = element
  const [query] = all(element, 'ParticipantObjectQuery')
  const [name] = all(element, 'ParticipantObjectName')
  return {
    ...optional('id', attributes.ParticipantObjectID),
    idType: coded(one(element, 'ParticipantObjectIDTypeCode')),
    type: oneOf(element, 'ParticipantObjectTypeCode', ['1', '2', '3', '4']),
    ...optional('role', attributes.ParticipantObjectTypeCodeRole),
    ...optional('lifeCycle', attributes.ParticipantObjectDataLifeCycle),
    ...optional('name', name && textOf(name)),
    ...(query ? { query: bytesOf(textOf(query)) } : {}),
    details: all(element, 'ParticipantObjectDetail').map((detail) => ({
      type: attribute(detail, 'type'),
      value: bytesOf(attribute(detail, 'value')),
    })),
  }
}
