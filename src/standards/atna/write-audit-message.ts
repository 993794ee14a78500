import { Buffer } from 'node:buffer'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../platform/xml/write.ts'
import { asXmlText } from '../../platform/xml/xml-text.ts'
import type { ActiveParticipant, AuditCode, AuditMessage, ParticipantObject } from './audit-message.ts'

/** The message as DICOM PS3.15 A.5 has it, elements in the order of its schema, UTF-8. It is written whatever names hold. */
export function writeAuditMessage(message: AuditMessage): Uint8Array {
  const { participants, source, objects } = message
  const root = element('AuditMessage', '', {}, [
    identification(message),
    ...participants.map(participant),
    part(
      'AuditSourceIdentification',
      { AuditEnterpriseSiteID: source.site, AuditSourceID: source.id },
      source.types.map((type) => coded('AuditSourceTypeCode', type)),
    ),
    ...objects.map(object),
  ])
  return Buffer.from(serialiseXml(root))
}

type Attributes = Readonly<Record<string, string | undefined>>

function part(name: string, attributes: Attributes, children: Parameters<typeof element>[3] = []): XmlElement {
  const written = Object.entries(attributes).map(([key, value]) => [key, value && asXmlText(value)] as const)
  return element(name, '', Object.fromEntries(written), children)
}

function identification({ action, at, outcome, event, types, purposes }: AuditMessage): XmlElement {
  const attributes = { EventActionCode: action, EventDateTime: at.toISOString(), EventOutcomeIndicator: outcome }
  return part('EventIdentification', attributes, [
    coded('EventID', event),
    ...types.map((type) => coded('EventTypeCode', type)),
    ...purposes.map((purpose) => coded('PurposeOfUse', purpose)),
  ])
}

function coded(name: string, { code, system, display, originalText }: AuditCode): XmlElement {
  return part(name, { 'csd-code': code, codeSystemName: system, displayName: display, originalText })
}

function participant({ userId, alternativeUserId, requestor, roles, network }: ActiveParticipant): XmlElement {
  const attributes = {
    UserID: userId,
    AlternativeUserID: alternativeUserId,
    UserIsRequestor: String(requestor),
    NetworkAccessPointID: network?.id,
    NetworkAccessPointTypeCode: network?.type,
  }
  return part(
    'ActiveParticipant',
    attributes,
    roles.map((role) => coded('RoleIDCode', role)),
  )
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

function object({ id, idType, type, role, lifeCycle, name, query, details }: ParticipantObject): XmlElement {
  const attributes = {
    ParticipantObjectID: id,
    ParticipantObjectTypeCode: type,
    ParticipantObjectTypeCodeRole: role,
    ParticipantObjectDataLifeCycle: lifeCycle,
  }
  return part('ParticipantObjectIdentification', attributes, [
    coded('ParticipantObjectIDTypeCode', idType),
    name === undefined ? undefined : part('ParticipantObjectName', {}, [asXmlText(name)]),
    query && part('ParticipantObjectQuery', {}, [base64(query)]),
    ...details.map((each) => {
      return part('ParticipantObjectDetail', { type: each.type, value: base64(each.value) })
    }),
  ])
}
