import type { XmlElement } from '../../platform/xml/tree.ts'
import { firstAt, trimmedAttribute } from './find-element.ts'
import { toHl7Time } from './hl7-time.ts'
import { withoutOidPrefix } from './oid.ts'
import { v3 } from './person-v3.ts'
import { namespaces } from './transactions.ts'

/** HL7 v3 identifier of a message or a query; the extension may be missing. */
export type MessageIdentifier = { readonly root: string; readonly extension?: string }

const interactions = '2.16.840.1.113883.1.6'

/** What both messages of ITI-55 begin with. */
export type Frame = {
  readonly interaction: string
  readonly messageId: MessageIdentifier
  readonly created: Date
  readonly receiver: string
  readonly sender: string
  readonly acceptAckCode: 'AL' | 'NE'
}

/** The elements before the acknowledgement or the control act, in the order of the HL7 schema. */
export function writeFrame(frame: Frame): readonly XmlElement[] {
  return [
    writeMessageId('id', frame.messageId),
    v3('creationTime', { value: toHl7Time(frame.created) }),
    v3('versionCode', { code: 'V3PR1' }),
    v3('interactionId', { root: interactions, extension: frame.interaction }),
    v3('processingCode', { code: 'P' }),
    v3('processingModeCode', { code: 'T' }),
    v3('acceptAckCode', { code: frame.acceptAckCode }),
    v3('receiver', { typeCode: 'RCV' }, [device(frame.receiver)]),
    v3('sender', { typeCode: 'SND' }, [device(frame.sender)]),
  ]
}

/** The code of what triggered the message. */
export function writeTrigger(code: string): XmlElement {
  return v3('code', { code, codeSystem: interactions })
}

/** An identifier of a message or a query, as an element of that name. */
export function writeMessageId(name: string, { root, extension }: MessageIdentifier): XmlElement {
  return v3(name, { root, extension })
}

/** The same, read; undefined without a root. */
export function readMessageId(id: XmlElement | undefined): MessageIdentifier | undefined {
  const root = trimmedAttribute(id, 'root')
  const extension = trimmedAttribute(id, 'extension')
  return root === undefined ? undefined : { root, ...(extension === undefined ? {} : { extension }) }
}

/** The OID of whom a message is from or for, without a prefix. */
export function readParty(message: XmlElement, role: 'sender' | 'receiver'): string | undefined {
  const root = trimmedAttribute(firstAt(message, namespaces.hl7v3, role, 'device', 'id'), 'root')
  return root === undefined ? undefined : withoutOidPrefix(root)
}

function device(oid: string): XmlElement {
  const id = v3('id', { root: withoutOidPrefix(oid) })
  return v3('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, [
    id,
    v3('asAgent', { classCode: 'AGNT' }, [
      v3('representedOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, [id]),
    ]),
  ])
}
