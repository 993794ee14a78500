import { Buffer } from 'node:buffer'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../platform/xml/write.ts'
import type { ActiveParticipant, AuditCode, AuditMessage, ParticipantObject } from './audit-message.ts'

/** The message as DICOM PS3.15 A.5 has it, elements in the order of its schema, UTF-8. */
export function writeAuditMessage(message: AuditMessage): Uint8Array {
  const { participants, source, objects } = message
  const root = element('AuditMessage', '', {}, [
    identification(message),
    ...participants.map(participant),
    element(
      'AuditSourceIdentification',
      '',
      { AuditEnterpriseSiteID: source.site, AuditSourceID: source.id },
      source.types.map((type) => coded('AuditSourceTypeCode', type)),
    ),
    ...objects.map(object),
  ])
  return Buffer.from(serialiseXml(root))
}

function identification({ action, at, outcome, event, types, purposes }: AuditMessage): XmlElement {
  const attributes = { EventActionCode: action, EventDateTime: at.toISOString(), EventOutcomeIndicator: outcome }
  return element('EventIdentification', '', attributes, [
    coded('EventID', event),
    ...types.map((type) => coded('EventTypeCode', type)),
    ...purposes.map((purpose) => coded('PurposeOfUse', purpose)),
  ])
}

function coded(name: string, { code, system, display, originalText }: AuditCode): XmlElement {
  return element(name, '', { 'csd-code': code, codeSystemName: system, displayName: display, originalText })
}

function participant({ userId, alternativeUserId, requestor, roles, network }: ActiveParticipant): XmlElement {
  const attributes = {
    UserID: userId,
    AlternativeUserID: alternativeUserId,
    UserIsRequestor: String(requestor),
    NetworkAccessPointID: network?.id,
    NetworkAccessPointTypeCode: network?.type,
  }
  return element(
    'ActiveParticipant',
    '',
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
  return element('ParticipantObjectIdentification', '', attributes, [
    coded('ParticipantObjectIDTypeCode', idType),
    name === undefined ? undefined : element('ParticipantObjectName', '', {}, [name]),
    query && element('ParticipantObjectQuery', '', {}, [base64(query)]),
    ...details.map((each) => {
      return element('ParticipantObjectDetail', '', { type: each.type, value: base64(each.value) })
    }),
  ])
}
