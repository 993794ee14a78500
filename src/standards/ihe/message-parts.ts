import type { XmlElement } from '../../platform/xml/tree.ts'

/** Attachments of a message (MTOM), by content id without `cid:` and angle brackets. */
export type Attachments = ReadonlyMap<string, Uint8Array>

/** What goes into a SOAP body, with what it refers to by `xop:Include`. */
export type MessageParts = { readonly body: XmlElement; readonly attachments: Attachments }
